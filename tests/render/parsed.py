"""Markdown as a reader of GitHub sees it: parsed by markdown-it, without its automatic links."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it.token import Token

_TAG = re.compile(r"</?(?:a|br|span)\b[^<>]*>")
_ANCHOR = re.compile(r'<a id="([^"]+)"></a>')


class _Parser(MarkdownIt):
    """GitHub shows an address as it is written; markdown-it would show how it has understood it."""

    def normalizeLinkText(self, link: str) -> str:  # noqa: N802  the name is markdown-it's
        return link


_PARSER = _Parser("gfm-like", {"linkify": False}).disable("linkify")


@dataclass(frozen=True)
class Piece:
    """A heading, paragraph, cell …: the tags around it, outermost first, and what it shows."""

    tags: tuple[str, ...]
    text: str
    inline: tuple[Token, ...]

    @property
    def markup(self) -> set[str]:
        """The kinds of inline markup other than text, line breaks and empty elements."""
        plain = {"text", "text_special", "softbreak", "hardbreak"}
        return {
            token.type
            for token in self.inline
            if token.type not in plain and not _TAG.fullmatch(token.content or "-")
        }


def pieces(markdown: str) -> list[Piece]:
    """Every piece of text of the document."""
    found, tags = [], []
    for token in _PARSER.parse(markdown):
        if token.nesting == 1:
            tags.append(token.tag)
        elif token.nesting == -1:
            tags.pop()
        elif token.type == "inline":
            inline = tuple(token.children or ())
            found.append(Piece(tuple(tags), "".join(map(_shown, inline)), inline))
        else:
            found.append(Piece((*tags, token.tag), token.content, ()))
    return found


def text_of(markdown: str) -> str:
    """All that the document shows, pieces separated by line breaks."""
    return "\n".join(piece.text for piece in pieces(markdown))


def rows(markdown: str) -> list[list[str]]:
    """The cells of every table row of the document."""
    found: list[list[str]] = []
    for token, piece in _cells(markdown):
        if token == "tr":
            found.append([])
        elif piece is not None:
            found[-1].append(piece)
    return found


def links(markdown: str) -> set[str]:
    """The destinations of all links, as they are written."""
    return set(re.findall(r"\]\(([^()\s]*)\)", markdown))


def anchors(markdown: str) -> list[str]:
    """The anchors that links can lead to, in order."""
    return _ANCHOR.findall(markdown)


def _cells(markdown: str) -> Iterator[tuple[str, str | None]]:
    inside = False
    for token in _PARSER.parse(markdown):
        if token.type == "tr_open":
            yield "tr", None
        elif token.type in ("td_open", "th_open"):
            inside = True
        elif inside and token.type == "inline":
            yield "cell", "".join(map(_shown, token.children or ()))
            inside = False


def _shown(token: Token) -> str:
    if token.type in ("softbreak", "hardbreak"):
        return "\n"
    if token.type == "html_inline":
        return "\n" if token.content == "<br>" else ""
    return token.content
