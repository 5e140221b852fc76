"""The pictures of a plan: files of `data/figures/`, read within bounds and looked at."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal
from xml.parsers import expat

from apcli.diagnostics import message
from apcli.workspace.folder import FIGURES, leaves, read_file

if TYPE_CHECKING:
    from collections.abc import Mapping

    from apcli.diagnostics import Message
    from apcli.workspace.loading import Workspace

MOST_BYTES = 5 << 20
"""The bytes that a figure may have."""

MOST_PIXELS = 50_000_000
"""The pixels that a figure may have: a small file may hold a picture of any size."""

Format = Literal["png", "jpeg", "svg"]

_NAME = re.compile(r"figures/[^/\\:\0]+")
_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_END = b"IEND\xaeB`\x82"
_JPEG, _JPEG_END = b"\xff\xd8\xff", b"\xff\xd9"
_FRAMES = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})
"""The marks of a JPEG after which its size stands."""
_ACTIVE = frozenset({"script", "foreignobject", "iframe", "embed", "object", "handler", "set"})
"""Elements of an SVG that run something, or hold what may."""
_WITHIN = re.compile(r"\s*(?:#|data:image/(?:png|jpeg|gif|webp)[;,])", re.IGNORECASE)
_ELSEWHERE = re.compile(r"url\(\s*[\"']?\s*(?!#|[\"']?data:image/)|@import", re.IGNORECASE)


class NoFigure(ValueError):
    """A file that cannot be shown; `message` says why and `help` what to do."""

    def __init__(self, message: Message, help: Message) -> None:
        super().__init__(str(message))
        self.message = message
        self.help = help


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture that can be shown: its file inside the data folder, its format and its bytes."""

    file: str
    format: Format
    data: bytes

    @property
    def media_type(self) -> str:
        """Its type as the web names it."""
        return "image/svg+xml" if self.format == "svg" else f"image/{self.format}"


def read_figure(workspace: Workspace, file: str) -> Figure:
    """The picture in a file of the plan.

    Raises:
        NoFigure: there is none, it is too large, no picture, or more than a picture.
    """
    if not _NAME.fullmatch(file) or file in ("figures/.", "figures/.."):
        raise NoFigure(
            message("'{file}' is not the name of a figure", file=file),
            message("put the file in {folder}/ and write {example}", **_EXAMPLE),
        )
    path = f"{workspace.root}/{file}"
    missing = message("put the file in {folder}/", folder=f"{workspace.shown_root}/{FIGURES}")
    if leaves(workspace.root, path):
        raise NoFigure(message("the link points outside the data folder"), missing)
    try:
        data = read_file(path, MOST_BYTES)
    except FileNotFoundError as error:
        raise NoFigure(message("there is no file {file}", file=file), missing) from error
    except OSError as error:
        reason = error.strerror or str(error)
        text = message("{file} cannot be read: {reason}", file=file, reason=reason)
        raise NoFigure(text, missing) from error
    return Figure(file, _format(file, data), data)


_EXAMPLE: Mapping[str, str] = {"folder": FIGURES, "example": "'file: figures/map.svg'"}
_SMALLER = message("save it with fewer pixels; {megabytes} MiB are allowed", megabytes=5)
_PLAIN = message("save it as a plain SVG, or as PNG")
_A_PICTURE = message("use a PNG, a JPEG, or an SVG without script")


def _format(file: str, data: bytes) -> Format:
    """What the bytes are; the name of the file says nothing.

    Raises:
        NoFigure: they are no picture, or one that must not be shown.
    """
    if len(data) > MOST_BYTES:
        raise NoFigure(message("the figure {file} is too large", file=file), _SMALLER)
    if data.startswith(_PNG):
        format: Format = "png"
        size = _size_of_png(data)
    elif data.startswith(_JPEG):
        format, size = "jpeg", _size_of_jpeg(data)
    else:
        _check_svg(file, data)
        return "svg"
    if size is None or 0 in size:
        text = message("the figure {file} is damaged", file=file)
        raise NoFigure(text, message("save it again in the program that it comes from"))
    if size[0] * size[1] > MOST_PIXELS:
        fewer = message("save it with fewer pixels; {most} are allowed", most=f"{MOST_PIXELS:,}")
        raise NoFigure(message("the figure {file} is too large", file=file), fewer)
    return format


def _size_of_png(data: bytes) -> tuple[int, int] | None:
    """Width and height; None where it does not go on to its end."""
    if data[12:16] != b"IHDR" or not data.rstrip(b"\0").endswith(_PNG_END):
        return None
    return int.from_bytes(data[16:20], "big"), int.from_bytes(data[20:24], "big")


def _size_of_jpeg(data: bytes) -> tuple[int, int] | None:
    """Width and height; None where it does not go on to its end."""
    if _JPEG_END not in data[-64:]:
        return None
    place = 2
    while place + 9 < len(data) and data[place] == 0xFF:
        mark = data[place + 1]
        if mark in _FRAMES:
            height = int.from_bytes(data[place + 5 : place + 7], "big")
            return int.from_bytes(data[place + 7 : place + 9], "big"), height
        place += 1 if mark == 0xFF else 2 + int.from_bytes(data[place + 2 : place + 4], "big")
    return None


def _check_svg(file: str, data: bytes) -> None:
    """See that it is an SVG that only shows what is inside it.

    Raises:
        NoFigure: it is none, or has a script, or shows what is elsewhere.
    """
    found = _Svg()
    try:
        found.parser.Parse(data, True)
    except _DeclaresEntities as error:
        raise NoFigure(message("the figure {file} declares entities", file=file), _PLAIN) from error
    except (expat.ExpatError, ValueError, LookupError) as error:
        text = message("{file} is not a picture", file=file)
        raise NoFigure(text, _A_PICTURE) from error
    if not found.is_svg:
        raise NoFigure(message("{file} is not a picture", file=file), _A_PICTURE)
    if found.runs:
        raise NoFigure(
            message("the figure {file} has a script ({name})", file=file, name=found.runs), _PLAIN
        )
    if found.outside:
        raise NoFigure(
            message(
                "the figure {file} shows what is not in it ({name})", file=file, name=found.outside
            ),
            message("embed all pictures and fonts when you save it, or save it as PNG"),
        )


class _DeclaresEntities(Exception):
    """A text may be repeated in an XML file until it is of any size."""


class _Svg:
    """What the elements of an XML file are, as they are parsed."""

    def __init__(self) -> None:
        self.is_svg: bool | None = None
        self.runs = self.outside = ""
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.StartElementHandler = self._element
        self.parser.EntityDeclHandler = self._entity
        self.parser.CharacterDataHandler = self._text
        self.parser.ProcessingInstructionHandler = self._instruction
        self._in_style = False

    def _element(self, tag: str, attributes: dict[str, str]) -> None:
        space, _, name = tag.rpartition(" ")
        name = name.lower()
        if self.is_svg is None:
            self.is_svg = name == "svg" and space in ("", "http://www.w3.org/2000/svg")
        self._in_style = name == "style"
        if name in _ACTIVE:
            self.runs = self.runs or name
        for key, value in attributes.items():
            self._attribute(key.rpartition(" ")[2].lower(), value, name)

    def _attribute(self, name: str, value: str, element: str) -> None:
        if name.startswith("on") or (name == "href" and "script:" in value.lower()):
            self.runs = self.runs or name
        shown = name in ("href", "src") and element != "a"
        if (shown and not _WITHIN.match(value)) or _ELSEWHERE.search(value):
            self.outside = self.outside or name

    def _entity(self, name: str, *_rest: object) -> None:
        raise _DeclaresEntities(name)

    def _text(self, text: str) -> None:
        if self._in_style and _ELSEWHERE.search(text):
            self.outside = self.outside or "style"

    def _instruction(self, target: str, _data: str) -> None:
        if target == "xml-stylesheet":
            self.outside = self.outside or target
