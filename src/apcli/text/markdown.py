"""Text as Markdown that reads as that very text, on GitHub too."""

from __future__ import annotations

import re

ADDRESS = re.compile(r"https?://[A-Za-z0-9\-._~:/?#@!$&'()*+,=%\[\]]*[A-Za-z0-9/=#_~-]")
"""A web address in running text, without the full stop or bracket that follows it."""

_SPECIAL = re.compile(
    r"""
    [\\`*\[\]<#|~$]                          # emphasis, code, links, tags, headings, cells, math
    | (?<![^\W_])_ | _(?![^\W_])             # inside a word _ is a letter like any other
    | &(?=\#?[A-Za-z0-9]+;)                  # a character reference
    | !(?=\[|$)                              # an image
    """,
    re.VERBOSE,
)
_AT_START = re.compile(r"[-+](?![0-9A-Za-z])|[=>]|:(?=-)")
_NUMBERED = re.compile(r"([0-9]{1,9})([.)])(?=\s|$)")
_EMOJI = re.compile(r":(?=(?:[0-9_+-]*[a-z][a-z0-9_+-]*|[+-]1|100|1234):)")
_BREAK = re.compile(r"[\r\n]+")


def escape(text: str, *, line_break: str = " ", addresses: bool = True) -> str:
    """Markdown that shows the text as it stands, wherever in a line it is put.

    A line break in the text becomes `line_break`. Web addresses stay whole in angle brackets, since
    GitHub would link them with their backslashes; not so where `addresses` is False, inside a link.
    """
    written = [_escape(each, addresses=addresses) for each in _lines(text)]
    return _start(line_break.join(written))


def _lines(text: str) -> list[str]:
    first, *others = _BREAK.split(text)
    if not others:
        return [first]
    between = (each.strip(" \t") for each in others[:-1])
    return [first.rstrip(" \t"), *filter(None, between), others[-1].lstrip(" \t")]


def _escape(text: str, *, addresses: bool) -> str:
    pieces, start = [], 0
    for found in ADDRESS.finditer(text) if addresses else ():
        pieces += [_escape_words(text[start : found.start()]), f"<{found[0]}>"]
        start = found.end()
    return "".join([*pieces, _escape_words(text[start:])])


def _escape_words(text: str) -> str:
    # GitHub makes pictures of :names: in finished text nodes; an empty element parts the two.
    return _EMOJI.sub(":<span></span>", _SPECIAL.sub(r"\\\g<0>", text))


def _start(text: str) -> str:
    """The text, with what has a meaning only at the start of a line escaped there."""
    content = text.lstrip(" \t")
    lead = text[: len(text) - len(content)]
    if content and ("\t" in lead or len(lead) > 3):
        lead = "&#32;" + lead[1:]  # not the indentation of a code block
    content = _NUMBERED.sub(r"\1\\\2", content, count=1) if _NUMBERED.match(content) else content
    return f"{lead}\\{content}" if _AT_START.match(content) else lead + content
