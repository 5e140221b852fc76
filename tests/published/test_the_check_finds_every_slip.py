"""The check itself: one slip anywhere in an initiative, and it no longer says what stands there."""

from collections.abc import Iterator

import pytest

from tests.published import held
from tests.published.adopted import NUMBERS
from tests.published.edition import edition_of
from tests.published.fields import held_fields, stated_fields
from tests.published.held import Data, Node, mapping
from tests.published.reading import sheets


def _with_one_slip(node: Node) -> Iterator[tuple[Node, str]]:
    """Yield the node with one scalar changed, one entry lost or a list turned, and where."""
    if isinstance(node, str):
        yield f"{node}9", "changed"
    elif isinstance(node, dict):
        for key, entry in node.items():
            for slipped, where in _with_one_slip(entry):
                yield {**node, key: slipped}, f"{key}.{where}"
            yield {other: node[other] for other in node if other != key}, f"{key} lost"
    else:
        for index, entry in enumerate(node):
            for slipped, where in _with_one_slip(entry):
                yield [*node[:index], slipped, *node[index + 1 :]], f"{index}.{where}"
            yield [*node[:index], *node[index + 1 :]], f"{index} lost"
        if len(node) > 1:
            yield node[::-1], "turned"


def _held_or_unreadable(initiative: Node, data: Data) -> dict[str, str]:
    try:
        return held_fields(mapping(initiative), data)
    except (KeyError, ValueError) as unreadable:
        return {"unreadable": repr(unreadable)}


@pytest.mark.parametrize("number", NUMBERS)
def test_every_slip_in_an_initiative_is_found(number: int) -> None:
    data = edition_of(held.read_data(held.DATA))
    initiative = {key: node for key, node in data.initiative(number).items() if key != "errata"}
    stated = stated_fields(sheets()[number])
    slips = list(_with_one_slip(initiative))
    assert len(slips) > 20
    missed = [where for slipped, where in slips if _held_or_unreadable(slipped, data) == stated]
    assert not missed
