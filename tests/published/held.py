"""Read the data folder as plain text values, without apcli."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import cast

import yaml

from tests.published.sheets import circled

DATA = Path(__file__).parents[2] / "data"

Node = str | list["Node"] | dict[str, "Node"]


@dataclass(frozen=True)
class Data:
    """The files of one data folder; every scalar is text."""

    plan: dict[str, Node]
    taxonomy: dict[str, Node]
    glossary: dict[str, Node]
    initiatives: tuple[dict[str, Node], ...]

    def initiative(self, number: int) -> dict[str, Node]:
        """Return the only initiative of that number."""
        (found,) = (each for each in self.initiatives if each["number"] == str(number))
        return found

    def codes(self, axis: str, keys: list[str]) -> str:
        """Return the printed codes of items named by their keys."""
        (named,) = (each for each in mappings(self.taxonomy["axes"]) if each["key"] == axis)
        items = {text(item["key"]): text(item["code"]) for item in mappings(named["items"])}
        return "".join(circled(int(items[key])) for key in keys)


def mapping(node: Node) -> dict[str, Node]:
    """Return the node, which is a mapping."""
    assert isinstance(node, dict), node
    return node


def mappings(node: Node) -> list[dict[str, Node]]:
    """Return the node, which is a list of mappings."""
    assert isinstance(node, list), node
    return [mapping(item) for item in node]


def text(node: Node) -> str:
    """Return the node, which is a scalar."""
    assert isinstance(node, str), node
    return node


def texts(node: Node) -> list[str]:
    """Return the scalars of a list, or the only one."""
    return [text(item) for item in node] if isinstance(node, list) else [text(node)]


def leaves(node: Node, path: str = "") -> Iterator[tuple[str, str]]:
    """Yield every scalar with its dotted path."""
    if isinstance(node, str):
        yield path, node
        return
    pairs = node.items() if isinstance(node, dict) else enumerate(node)
    for key, item in pairs:
        yield from leaves(item, f"{path}.{key}" if path else str(key))


@cache
def read_data(folder: Path) -> Data:
    """Return the data of a folder."""
    return Data(
        plan=_read(folder / "plan.yaml"),
        taxonomy=_read(folder / "taxonomy.yaml"),
        glossary=_read(folder / "glossary.yaml"),
        initiatives=tuple(_read(file) for file in sorted((folder / "initiatives").glob("*.yaml"))),
    )


def _read(file: Path) -> dict[str, Node]:
    loaded = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    return mapping(cast("Node", loaded))
