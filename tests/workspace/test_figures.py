"""Figures of a plan: what can be shown, and what is refused with which words."""

from __future__ import annotations

import struct
import zlib
from typing import TYPE_CHECKING

import pytest

from apcli.workspace import NoFigure, Workspace, read_figure

if TYPE_CHECKING:
    from pathlib import Path

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">%s</svg>'


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(width: int = 4, height: int = 2, rows: int | None = None) -> bytes:
    """A red picture; `rows` may be fewer than the height that it names."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    line = b"\0" + b"\xc0\x20\x20" * min(width, 4)
    body = zlib.compress(line * (height if rows is None else rows))
    parts = (chunk(b"IHDR", head), chunk(b"IDAT", body), chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


JPEG = (
    b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00"
    b"\xff\xc0\x00\x0b\x08%s\x01\x01\x11\x00\xff\xda\x00\x08\x01\x01\x00\x00?\x00\xd2\xff\xd9"
)
"""A JPEG as far as its frame says; its size is to be filled in."""


def read(folder: Path, data: bytes, file: str = "figures/map.svg") -> str:
    (folder / "figures").mkdir(exist_ok=True)
    (folder / "figures/map.svg").write_bytes(data)
    return read_figure(Workspace(folder, "data"), file).format


@pytest.mark.parametrize(
    ("data", "format"),
    [
        (png(), "png"),
        (JPEG % b"\x00\x02\x00\x04", "jpeg"),
        (SVG % b"", "svg"),
        (b"\xef\xbb\xbf<?xml version='1.0'?>\n" + SVG % b"<title>x</title>", "svg"),
        (b'<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x.dtd">' + SVG % b"", "svg"),
        (SVG % b'<use href="#a"/><image href="data:image/png;base64,AAAA"/>', "svg"),
        (SVG % b'<a href="https://example.com/"><text>x</text></a>', "svg"),
        (SVG % b'<rect fill="url(#a)"/><style>.a { fill: url(#b) }</style>', "svg"),
    ],
)
def test_a_picture_is_told_by_its_bytes(tmp_path: Path, data: bytes, format: str) -> None:
    assert read(tmp_path, data) == format


SCRIPT = "the figure figures/map.svg has a script ({})"
ELSEWHERE = "the figure figures/map.svg shows what is not in it ({})"
DAMAGED = "the figure figures/map.svg is damaged"
LARGE = "the figure figures/map.svg is too large"
NONE = "figures/map.svg is not a picture"
ENTITIES = "the figure figures/map.svg declares entities"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (SVG % b"<script/>", SCRIPT.format("script")),
        (SVG % b"<foreignObject/>", SCRIPT.format("foreignobject")),
        (SVG % b'<rect onclick="x()"/>', SCRIPT.format("onclick")),
        (SVG % b'<a href="javascript:x()"/>', SCRIPT.format("href")),
        (SVG % b'<image href="https://example.com/a.png"/>', ELSEWHERE.format("href")),
        (SVG % b'<image href="data:image/svg+xml,x"/>', ELSEWHERE.format("href")),
        (SVG % b'<use href="other.svg#a"/>', ELSEWHERE.format("href")),
        (SVG % b'<rect fill="url(a.svg#b)"/>', ELSEWHERE.format("fill")),
        (SVG % b"<style>@import 'a.css';</style>", ELSEWHERE.format("style")),
        (b"<?xml-stylesheet href='a.css'?>" + SVG % b"", ELSEWHERE.format("xml-stylesheet")),
        (b'<!DOCTYPE svg [<!ENTITY a "b">]>' + SVG % b"&a;", ENTITIES),
        (b"<html/>", NONE),
        (b"GIF89a", NONE),
        (b"", NONE),
        (SVG % b"<rect>", NONE),
        (png()[:-5], DAMAGED),
        (png(0), DAMAGED),
        ((JPEG % b"\x00\x02\x00\x04")[:-2], DAMAGED),
        (b"\xff\xd8\xff\xd9", DAMAGED),
        (png(10_000, 5_001, rows=1), LARGE),
        (SVG % (b" " * (5 << 20)), LARGE),
    ],
)
def test_what_cannot_be_shown_is_refused(tmp_path: Path, data: bytes, said: str) -> None:
    with pytest.raises(NoFigure) as found:
        read(tmp_path, data)
    assert str(found.value) == said


def test_a_picture_may_have_fifty_million_pixels(tmp_path: Path) -> None:
    assert read(tmp_path, png(10_000, 5_000, rows=1)) == "png"
    with pytest.raises(NoFigure) as found:
        read(tmp_path, png(10_000, 5_001, rows=1))
    assert str(found.value.help) == "save it with fewer pixels; 50,000,000 are allowed"


def test_an_svg_may_have_a_document_type(tmp_path: Path) -> None:
    kind = b'<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/svg11.dtd">'
    assert read(tmp_path, kind + SVG % b"") == "svg"


@pytest.mark.parametrize(
    "file", ["map.svg", "figures/", "figures/..", "figures/../plan.yaml", "/etc/passwd", ""]
)
def test_a_figure_lies_in_its_folder(tmp_path: Path, file: str) -> None:
    with pytest.raises(NoFigure) as found:
        read(tmp_path, SVG % b"", file)
    assert str(found.value) == f"'{file}' is not the name of a figure"


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    outside = tmp_path / "secret.svg"
    outside.write_bytes(SVG % b"")
    data = tmp_path / "data"
    (data / "figures").mkdir(parents=True)
    (data / "figures/map.svg").symlink_to(outside)
    with pytest.raises(NoFigure) as found:
        read_figure(Workspace(data, "data"), "figures/map.svg")
    assert str(found.value) == "the link points outside the data folder"


def test_a_folder_is_no_figure(tmp_path: Path) -> None:
    (tmp_path / "figures/map.svg").mkdir(parents=True)
    with pytest.raises(NoFigure) as found:
        read_figure(Workspace(tmp_path, "data"), "figures/map.svg")
    assert "cannot be read" in str(found.value)
