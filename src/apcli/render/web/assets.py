"""What web pages have beside their text: styles, scripts, pictures as addresses."""

from __future__ import annotations

import base64
import hashlib
from typing import TYPE_CHECKING

from apcli.render.web.html_markup import Html

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apcli.workspace import Figure

STYLES = ("html/plan.css", "pictures/pictures.css", "pictures/dark.css")
"""The styles of every document; one called like its kind comes after them."""
SCRIPT = "html/plan.js"


def data_address(figure: Figure) -> Html:
    """The picture itself as an address, so that the page fetches nothing."""
    data = base64.b64encode(figure.data).decode()
    return Html(f"data:{figure.media_type};base64,{data}")


def placing(columns: int) -> Iterator[str]:
    """The style of classes that say in which columns a bar of a timetable stands."""
    for column in range(1, columns + 1):
        yield f".at-{column} {{ grid-column-start: {column}; }}\n"
        yield f".for-{column} {{ grid-column-end: span {column}; }}\n"
        tracks = f"repeat({column}, minmax(0, 1fr))"
        yield f".columns-{column} ol {{ grid-template-columns: {tracks}; }}\n"


def digest(text: str) -> str:
    """The digest by which a page allows a style or a script that stands in it."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def tidy(page: str) -> str:
    """The page without blank lines and without blanks at the starts and ends of lines."""
    lines = (line.strip(" \t") for line in page.split("\n"))
    return "\n".join(filter(None, lines)) + "\n"
