"""Web pages as a parser sees them: their elements, their words, and where their links lead."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from posixpath import normpath
from typing import TYPE_CHECKING
from urllib.parse import unquote, urldefrag

if TYPE_CHECKING:
    from collections.abc import Mapping

_VOID = {"img", "link", "meta", "br", "wbr", "input"}
DOWNLOADED = (".jsonld", ".svg", ".png", ".csv", ".pdf", ".docx", ".xlsx", ".json", ".xml")
_SHAPES = {"polyline", "rect", "path"}


@dataclass
class Page(HTMLParser):
    """A parsed page; `words` are the texts in its body, beside its pictures and notes on terms."""

    source: str
    tags: set[str] = field(default_factory=set)
    attributes: list[tuple[str, str]] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()
        self._open: list[tuple[str, str]] = []
        self.feed(self.source)
        self.close()
        assert not self._open, f"left open: {self._open}"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.tags.add(tag)
        self.attributes += given.items()
        self.ids += [given["id"]] if "id" in given else []
        self.links += [given["href"]] if tag == "a" else []
        if tag not in _VOID:
            self._open.append((tag, given.get("class", "")))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in _SHAPES, tag
        self.attributes += ((name, value or "") for name, value in attrs)

    def handle_endtag(self, tag: str) -> None:
        assert self._open
        assert self._open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        inside = {tag for tag, _ in self._open}
        if not inside & {"style", "script"}:
            self.texts.append(data)
            if "main" in inside and "svg" not in inside and ("span", "note") not in self._open:
                self.words.append(data)

    @property
    def text(self) -> str:
        """All words in order, without blanks and marks of terms."""
        return re.sub(r"[\s*]", "", "".join(self.words))


def broken_links(pages: Mapping[str, str]) -> list[str]:
    """The links of a site's pages, by their files, that lead nowhere, and ids that occur twice.

    What is downloaded is no page.
    """
    parsed = {name: Page(page) for name, page in pages.items()}
    found = []
    for name, page in parsed.items():
        found += [f"{name}: {each} twice" for each in set(page.ids) if page.ids.count(each) > 1]
        for link in page.links:
            if link.startswith(("http://", "https://")) or link.endswith(DOWNLOADED):
                continue
            path, anchor = urldefrag(link)
            folder = name.rpartition("/")[0]
            target = normpath(f"{folder}/{unquote(path)}".lstrip("/")) if path else name
            if target not in parsed or (anchor and anchor not in parsed[target].ids):
                found.append(f"{name}: {link}")
    return found


def structure(page: str) -> str:
    """The page without style, script, their digests, and what is inside its pictures."""
    page = re.sub(r"(<(style|script)>).*?(</\2>)", r"\1…\3", page, flags=re.DOTALL)
    page = re.sub(r"sha256-[^']+", "sha256-…", page)
    return re.sub(r'(<svg )[^>]*(class="[^"]*").*?(</svg>)', r"\1\2>…\3", page, flags=re.DOTALL)
