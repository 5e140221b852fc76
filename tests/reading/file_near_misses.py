"""The near misses that no table of YAML can hold: bytes, sizes, and files in their folder.

A case is the bytes of one file and every finding of reading it, or a change of the example plan's
folder and every finding of loading it. A finding of the case's rule makes it one that triggers.
"""

from __future__ import annotations

import codecs
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.example_plan import FILES, SECOND

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.reading.reading import Found

MEBIBYTE = 1024 * 1024
LEVELS = 64


@dataclass(frozen=True)
class OfBytes:
    """The bytes of a file, and what is found in them by code, line and column."""

    rule: str
    name: str
    data: bytes
    found: tuple[Found, ...] = ()


@dataclass(frozen=True)
class OfFolder:
    """A change of the example plan's folder, and the codes and files of what is found then."""

    rule: str
    name: str
    change: Callable[[Path], object]
    found: tuple[tuple[str, str], ...] = ()


def of_size(size: int) -> bytes:
    return b"a: b\n#" + b"x" * (size - 7) + b"\n"


def in_brackets(levels: int) -> bytes:
    return f"a: {'[' * (levels - 1)}{']' * (levels - 1)}\n".encode()


def in_lines(levels: int) -> bytes:
    lines = [f"{' ' * level}a:\n" for level in range(levels - 1)]
    return ("".join(lines) + f"{' ' * levels}a: b\n").encode()


def text(characters: str) -> bytes:
    return f"title: 窓{characters}口\n".encode()


def _each(rule: str, name: str, characters: str, *found: Found) -> list[OfBytes]:
    """A case for each of the characters, between two others."""
    return [OfBytes(rule, f"{name} U+{ord(each):04X}", text(each), found) for each in characters]


def _escaped(rule: str, name: str, character: str, *found: Found) -> OfBytes:
    return OfBytes(rule, name, f'title: "窓\\u{ord(character):04x}口"\n'.encode(), found)


_ENCODINGS = [
    OfBytes("wrong_encoding", "UTF-8", text("")),
    OfBytes("wrong_encoding", "UTF-8 with a mark", codecs.BOM_UTF8 + text("")),
    OfBytes("wrong_encoding", "the last code point", text("\U0010ffff")),
    OfBytes("wrong_encoding", "one beyond it", b"a: \xf4\x90\x80\x80\n", (("AP002", 1, 4),)),
    OfBytes("wrong_encoding", "the last before the surrogates", text("\ud7ff")),
    OfBytes("wrong_encoding", "the first surrogate", b"a: \xed\xa0\x80\n", (("AP002", 1, 4),)),
    OfBytes(
        "wrong_encoding",
        "the first after the surrogates",
        text("\ue000"),
        (("AP020", 1, 9),),
    ),
    OfBytes("wrong_encoding", "an overlong slash", b"a: \xc0\xaf\n", (("AP002", 1, 4),)),
    OfBytes("wrong_encoding", "the last byte cut off", b"a: \xe7\xaa", (("AP002", 1, 4),)),
    OfBytes("wrong_encoding", "CP932", "a: b\nc: 窓口\n".encode("cp932"), (("AP002", 2, 4),)),
    OfBytes("wrong_encoding", "CP932 in half width", "a: ｱ\n".encode("cp932"), (("AP002", 1, 4),)),
    OfBytes(
        "wrong_encoding",
        "one wrong byte among as many characters",
        "a: あ".encode() + b"\x83\n",
        (("AP002", 1, 5),),
    ),
    OfBytes(
        "wrong_encoding",
        "one wrong byte among more characters",
        "a: ああ".encode() + b"\x83\n",
        (("AP002", 1, 6),),
    ),
    OfBytes(
        "wrong_encoding", "a wrong byte after a mark", codecs.BOM_UTF8 + b"\xff", (("AP002", 1, 1),)
    ),
    OfBytes("wrong_encoding", "UTF-16", "a: b\n".encode("utf-16-le"), (("AP002", 1, 1),)),
    OfBytes("wrong_encoding", "UTF-16 backwards", "a: b\n".encode("utf-16-be"), (("AP002", 1, 1),)),
    OfBytes("wrong_encoding", "UTF-16 of two", "a:".encode("utf-16-le"), (("AP002", 1, 1),)),
    OfBytes("wrong_encoding", "a mark of UTF-16 alone", codecs.BOM_UTF16_LE, (("AP002", 1, 1),)),
    OfBytes(
        "wrong_encoding", "a mark of UTF-16 backwards", codecs.BOM_UTF16_BE, (("AP002", 1, 1),)
    ),
    OfBytes("wrong_encoding", "a quarter of zeros", b"a: \0bcd\n", (("AP003", 1, 4),)),
    OfBytes("wrong_encoding", "zeros on every other place", b"a\0b\0cdef", (("AP003", 1, 2),)),
    OfBytes("wrong_encoding", "zeros on all sorts of places", b"a\0b\0\0cdefg", (("AP003", 1, 2),)),
    OfBytes("wrong_encoding", "one zero more", b"a\0b\0c\0def", (("AP002", 1, 1),)),
    OfBytes("wrong_encoding", "zeros before that", b"\0a\0b\0cdef", (("AP002", 1, 1),)),
    OfBytes("wrong_encoding", "three bytes with a zero", b"\0\0a", (("AP003", 1, 1),)),
    OfBytes(
        "wrong_encoding", "zeros in the first 64 bytes", b"a" * 30 + b"\0a" * 17, (("AP002", 1, 1),)
    ),
    OfBytes(
        "wrong_encoding",
        "zeros after them",
        b"a" * 31 + b"a\0" * 16 + b"a\0\0\0\0",
        (("AP003", 1, 33),),
    ),
]

_CONTROLS = [
    *_each(
        "control_character",
        "a control",
        "\x00\x08\x0b\x0c\x0e\x1f\x7f\x80\x84\x86\x9f",
        ("AP003", 1, 9),
    ),
    *_each("control_character", "no character", "\ufffe\uffff", ("AP003", 1, 9)),
    *_each("control_character", "the next to one", "\t\x20\x7e\xa0\ufffd"),
    OfBytes("control_character", "line ends of all sorts", b"a: b\r\nc: d\re: f\n"),
    OfBytes("control_character", "the second of two", text("\x01\x02"), (("AP003", 1, 9),)),
    _escaped("control_character", "an escape of a control", "\x08", ("AP003", 1, 8)),
    _escaped("control_character", "an escape of delete", "\x7f", ("AP003", 1, 8)),
    _escaped("control_character", "an escape of no character", "\uffff", ("AP003", 1, 8)),
    _escaped("control_character", "an escape of a tab", "\t"),
    _escaped("control_character", "an escape of a line break", "\n"),
    OfBytes("control_character", "an escape in a key", b'"a\\u0008": b\n', (("AP003", 1, 1),)),
    OfBytes("control_character", "an escape in single quotes", b"a: '\\u0008'\n"),
    OfBytes("control_character", "an escape without quotes", b"a: \\u0008\n"),
    OfBytes("control_character", "an unpaired surrogate", b'a: "\\ud800"\n', (("AP003", 1, 7),)),
    OfBytes("control_character", "the last surrogate", b'a: "\\udfff"\n', (("AP003", 1, 7),)),
    OfBytes(
        "control_character", "a pair of surrogates", b'a: "\\ud83d\\ude00"\n', (("AP004", 1, 7),)
    ),
    OfBytes("control_character", "two first halves", b'a: "\\ud83d\\udbff"\n', (("AP003", 1, 7),)),
    OfBytes("control_character", "eight digits", b'a: "\\U0000D800"\n', (("AP003", 1, 7),)),
    OfBytes("control_character", "no code point", b'a: "\\U00110000"\n', (("AP004", 1, 7),)),
    OfBytes("control_character", "the last before the surrogates", b'a: "\\ud7ff"\n'),
    OfBytes("control_character", "the first after the surrogates", b'a: "\\uf900"\n'),
]

_SEPARATORS = [
    *_each("line_separator", "a separator", "\x85\u2028\u2029", ("AP012", 1, 9)),
    *_each("line_separator", "the next to one", "\u2027\u202f\xa1"),
    OfBytes(
        "line_separator", "two of them", text("\u2028\u2028"), (("AP012", 1, 9), ("AP012", 1, 10))
    ),
    OfBytes(
        "line_separator",
        "two kinds and a letter of private use",
        text("\x85\ue000\u2028"),
        (("AP012", 1, 9), ("AP020", 1, 10), ("AP012", 1, 11)),
    ),
    OfBytes(
        "line_separator",
        "one beside what could stand for it",
        text("\u2028" + "".join(map(chr, range(0x10000, 0x10100)))),
        (("AP012", 1, 9),),
    ),
    _escaped("line_separator", "an escape of one", "\u2028", ("AP012", 1, 8)),
    _escaped("line_separator", "an escape of the next to one", "\u2027"),
]

_INVISIBLE = [
    *_each(
        "invisible_character",
        "an invisible character",
        "\xad\u061c\u200b\u200f\u202a\u202e\u2060\u2066\u2069\ufeff",
        ("AP013", 1, 9),
    ),
    *_each(
        "invisible_character",
        "the next to one",
        "\xac\xae\u061b\u061d\u200a\u2010\u202f\u205f\u2061\u2065\u206a\ufefe\uff00",
    ),
    OfBytes("invisible_character", "a mark at the beginning", codecs.BOM_UTF8 + text("")),
    OfBytes("invisible_character", "two marks", codecs.BOM_UTF8 * 2 + text(""), (("AP013", 1, 1),)),
    OfBytes(
        "invisible_character",
        "one in a line after others",
        b"a: b\r\nc: d\re: f\n" + "g: h\u200b\n".encode(),
        (("AP013", 4, 5),),
    ),
    OfBytes("invisible_character", "the next to one, and a thin space", text("\u2010\u200a")),
    _escaped("invisible_character", "an escape of one", "\u200b", ("AP013", 1, 8)),
    _escaped("invisible_character", "an escape of the next to one", "\u2010"),
]

_PRIVATE = [
    *_each(
        "private_character",
        "a private use character",
        "\ue000\uefff\uf000\uf8ff\U000f0000\U000ffffd\U00100000\U0010fffd",
        ("AP020", 1, 9),
    ),
    *_each(
        "private_character",
        "the next to one",
        "\uf900\ud7ff\uff21\ufb00\U000effff\U000fffff",
    ),
    OfBytes(
        "private_character",
        "two of them",
        text("\ue000a\ue001"),
        (("AP020", 1, 9), ("AP020", 1, 11)),
    ),
    _escaped("private_character", "an escape of one", "\ue000", ("AP020", 1, 8)),
    _escaped("private_character", "an escape of the next to one", "\uf900"),
]

_SIZES = [
    OfBytes("out_of_bounds", "1 MiB", of_size(MEBIBYTE)),
    OfBytes("out_of_bounds", "1 MiB and a mark", codecs.BOM_UTF8 + of_size(MEBIBYTE)),
    OfBytes("out_of_bounds", "a byte more", of_size(MEBIBYTE + 1), (("AP008", 1, 1),)),
    OfBytes("out_of_bounds", "64 levels", in_brackets(LEVELS)),
    OfBytes("out_of_bounds", "65 levels", in_brackets(LEVELS + 1), (("AP008", 1, 67),)),
    OfBytes("out_of_bounds", "64 levels of lines", in_lines(LEVELS)),
    OfBytes("out_of_bounds", "65 levels of lines", in_lines(LEVELS + 1), (("AP008", 65, 66),)),
    OfBytes(
        "out_of_bounds", "64 levels of lines and signs", in_lines(LEVELS).replace(b"b", b"b &c"), ()
    ),
    OfBytes(
        "out_of_bounds",
        "65 levels and an anchor after them",
        in_brackets(LEVELS + 1) + b"b: &c d\n",
        (("AP008", 1, 67),),
    ),
    OfBytes(
        "out_of_bounds",
        "64 levels, closed, and 2 more, then an anchor",
        in_brackets(LEVELS) + b"b: [[&c d]]\n",
        (("AP005", 2, 6),),
    ),
    OfBytes(
        "out_of_bounds",
        "levels that were closed before 65 levels and an anchor",
        b"- [[], [], []]\n- " + b"[" * LEVELS + b"]" * LEVELS + b"\n- &a b\n",
        (("AP008", 2, 66),),
    ),
    OfBytes("out_of_bounds", "3000 brackets", in_brackets(3000), (("AP008", 1, 1003),)),
    OfBytes("out_of_bounds", "200 levels of lines", in_lines(200), (("AP008", 65, 65),)),
]

_SPACES = [
    OfBytes("trailing_space", "no space at the end", b"a: b\n\nc: d"),
    OfBytes("trailing_space", "a space at the end of a line", b"a: b \nc: d\n", (("AP015", 1, 5),)),
    OfBytes("trailing_space", "a space at the end of the file", b"a: b\nc: d ", (("AP015", 2, 5),)),
    OfBytes("trailing_space", "a space before CR LF", b"a: b \r\n", (("AP015", 1, 5),)),
    OfBytes("trailing_space", "a space before CR", b"a: b \rc: d\n", (("AP015", 1, 5),)),
    OfBytes("trailing_space", "a tab at the end", b"a: b\t\n", (("AP015", 1, 5),)),
    OfBytes("trailing_space", "two spaces and a tab", b"a: b  \t\n", (("AP015", 1, 5),)),
    OfBytes("trailing_space", "a line of spaces", b"a: b\n  \nc: d\n", (("AP015", 2, 1),)),
    OfBytes("trailing_space", "spaces inside", b"a: b  c\n"),
    OfBytes("trailing_space", "a tab inside", b"a: b\tc\r\n"),
    OfBytes("trailing_space", "an ideographic space", "a: b\u3000\n".encode()),
    OfBytes("trailing_space", "in a file that cannot be read", b"a: b: c \n", (("AP004", 1, 5),)),
]

_SYNTAX = [
    OfBytes("yaml_syntax", "a conflict", b"a: b\n<<<<<<< HEAD\nc: d\n", (("AP004", 2, 1),)),
    OfBytes("yaml_syntax", "the end of a conflict", b"a: b\r\n>>>>>>>\r\n", (("AP004", 2, 1),)),
    OfBytes(
        "yaml_syntax",
        "the middle of a conflict",
        b"a: '\n=======\n>>>>>>> d'\n",
        (("AP004", 2, 1),),
    ),
    OfBytes(
        "yaml_syntax", "no conflict", b"a: |\n  <<<<<<< b\n  >>>>>>> c\n# >>>>>>>\n # <<<<<<< c\n"
    ),
    OfBytes(
        "yaml_syntax", "a key without a colon", "a: b\nc窓\nd: e\n".encode(), (("AP004", 2, 1),)
    ),
    OfBytes("yaml_syntax", "no space after a colon", b"- a:5\n  b: c\n", (("AP004", 1, 4),)),
    OfBytes("yaml_syntax", "two on one line", b"a: b\nc:5\nd: e: f\n", (("AP004", 2, 2),)),
    OfBytes("yaml_syntax", "on the line itself", b"c:5\nd: e: f\n", (("AP004", 1, 2),)),
    OfBytes(
        "yaml_syntax", "a list after Japanese keys", "窓口: a\n- b\n".encode(), (("AP004", 2, 1),)
    ),
    OfBytes(
        "yaml_syntax",
        "a full-width colon two lines above",
        "notes:\n- a：b\n- c\n- d: e: f\n".encode(),
        (("AP004", 4, 7),),
    ),
    OfBytes(
        "yaml_syntax",
        "a full-width colon on the line below",
        "notes:\n- d: e: f\n- a：b\n".encode(),
        (("AP004", 2, 7),),
    ),
    OfBytes(
        "yaml_syntax",
        "a full-width colon on the line above",
        "a：b\nc: d\n".encode(),
        (("AP004", 1, 2),),
    ),
    OfBytes(
        "yaml_syntax",
        "a full-width colon on the first line",
        "a：b: c: d\ne: f\n".encode(),
        (("AP004", 1, 7),),
    ),
]

_EMPTY = [
    OfBytes("not_a_mapping", "no byte", b"", (("AP009", 1, 1),)),
    OfBytes("not_a_mapping", "a mark alone", codecs.BOM_UTF8, (("AP009", 1, 1),)),
    OfBytes("not_a_mapping", "blank lines", b"\n\n", (("AP009", 1, 1),)),
    OfBytes("not_a_mapping", "a key alone", b"a:\n"),
]

BYTES = [
    *_ENCODINGS,
    *_CONTROLS,
    *_SEPARATORS,
    *_INVISIBLE,
    *_PRIVATE,
    *_SIZES,
    *_SPACES,
    *_SYNTAX,
    *_EMPTY,
]


def nothing(_: Path) -> None:
    """Leave the folder as it is."""


def without(name: str) -> Callable[[Path], object]:
    return lambda folder: (folder / name).unlink()


def renamed(name: str) -> Callable[[Path], object]:
    """The second initiative under another name."""
    return lambda folder: (folder / SECOND).rename(folder / "initiatives" / name)


def added(*names: str, content: str = FILES[SECOND]) -> Callable[[Path], object]:
    def add(folder: Path) -> None:
        for number, name in enumerate(names, 3):
            text = content.replace("number: 2", f"number: {number}")
            (folder / "initiatives" / name).write_text(text, "utf-8")

    return add


def linked(name: str, target: str) -> Callable[[Path], object]:
    """The file as a link to `target`, which has its content and is beside or in the folder."""

    def link(folder: Path) -> None:
        path = folder / name
        moved = path.parent / target
        moved.parent.mkdir(exist_ok=True)
        path.rename(moved)
        path.symlink_to(target)

    return link


def folder_at(name: str) -> Callable[[Path], object]:
    def make(folder: Path) -> None:
        (folder / name).unlink()
        (folder / name).mkdir()

    return make


def padded(size: int) -> Callable[[Path], object]:
    """The second initiative with a comment that makes it so large."""
    content = FILES[SECOND].encode() + b"#"
    return lambda folder: (folder / SECOND).write_bytes(content.ljust(size, b"x"))


def without_initiatives(folder: Path) -> None:
    for path in (folder / "initiatives").iterdir():
        path.unlink()
    (folder / "initiatives").rmdir()


def beside(name: str) -> Callable[[Path], object]:
    """A file in the data folder, or in a folder of it."""

    def make(folder: Path) -> None:
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("a: b\n", "utf-8")

    return make


def part_renamed(name: str, wrong: str) -> Callable[[Path], object]:
    return lambda folder: (folder / name).rename(folder / wrong)


def link_to_itself_as(name: str) -> Callable[[Path], object]:
    return lambda folder: (folder / "initiatives" / name).symlink_to(name)


def reserved(key: str) -> tuple[tuple[str, str], ...]:
    return (("AP019", f"initiatives/{key}.yaml"),)


def link_to_itself(folder: Path) -> None:
    (folder / SECOND).unlink()
    (folder / SECOND).symlink_to("second.yaml")


FOLDERS = [
    OfFolder("unreadable_file", "all files", nothing),
    *(
        OfFolder("unreadable_file", f"without {name}", without(name))
        for name in ("taxonomy.yaml", "glossary.yaml")
    ),
    OfFolder(
        "unreadable_file", "without the plan", without("plan.yaml"), (("AP001", "plan.yaml"),)
    ),
    OfFolder("unreadable_file", "without initiatives", without_initiatives),
    OfFolder("unreadable_file", "without an initiative", without(SECOND)),
    OfFolder("unreadable_file", "a folder", folder_at("plan.yaml"), (("AP001", "plan.yaml"),)),
    OfFolder(
        "unreadable_file", "a folder as an initiative", folder_at(SECOND), (("AP001", SECOND),)
    ),
    OfFolder("unreadable_file", "a link to itself", link_to_itself, (("AP001", SECOND),)),
    OfFolder("out_of_bounds", "an initiative of 1 MiB", padded(MEBIBYTE)),
    OfFolder("out_of_bounds", "and a byte more", padded(MEBIBYTE + 1), (("AP008", SECOND),)),
    OfFolder("file_name", "every character of a key", renamed("az-09.yaml")),
    OfFolder("file_name", "only a hyphen", renamed("-.yaml")),
    *(
        OfFolder(
            "file_name", f"the name {name}", renamed(name), (("AP010", f"initiatives/{name}"),)
        )
        for name in (
            "Second.yaml",
            "a_b.yaml",
            "a b.yaml",
            "a.b.yaml",
            "窓口.yaml",
            "ａ.yaml",
            "second.yml",
            "second.YAML",
            "second.Yml",
        )
    ),
    *(
        OfFolder("file_name", f"hidden: {name}", added(name))
        for name in (".second.yaml", ".yaml", ".git", "Thumbs.db", "desktop.ini")
    ),
    *(
        OfFolder(
            "file_name",
            f"an initiative that is not read: {name}",
            added(name),
            (("AP010", f"initiatives/{name}"),),
        )
        for name in ("third.yaml.txt", "third.YML.bak", "third.yaml~", "third.yamls", "third.yaml_")
    ),
    *(
        OfFolder(
            "unread_file",
            f"a file beside the initiatives: {name}",
            added(name),
            (("AP018", f"initiatives/{name}"),),
        )
        for name in (
            "second.yaml.txt",
            "second.yaml.bak",
            "second.yaml~",
            "second (1).yaml.bak",
            "コピー ～ second.yaml~",
            "third.md",
            "third",
            "yaml",
            "third.y",
            "second.bak",
        )
    ),
    *(
        OfFolder(
            "unread_file",
            f"a file beside the plan: {name}",
            beside(name),
            (("AP018", name),),
        )
        for name in ("plan.yaml.bak", "Plan.yaml", "notes.yaml", "README.md", "taxonomy (1).yaml")
    ),
    *(
        OfFolder("unread_file", f"no file, or hidden: {name}", beside(name))
        for name in (
            ".plan.yaml",
            "figures/a.svg",
            ".old/a.yaml",
            "initiatives/.old/a.yaml",
            "Thumbs.db",
        )
    ),
    *(
        OfFolder(
            "unread_file",
            f"a folder with it: {name}",
            beside(name),
            (("AP018", name.rpartition("/")[0]),),
        )
        for name in (
            "initiatives/old/a.yaml",
            "initiatives/旧/memo.txt",
            "Initiatives/a.yaml",
            "取組/a.yml",
            "old/a.yaml.txt",
        )
    ),
    OfFolder("unread_file", "a link to itself", link_to_itself_as("third.bak")),
    OfFolder(
        "unread_file",
        "a file of no plan",
        lambda folder: (folder / "plan.yaml").rename(folder / "notes.yaml"),
        (("AP001", "plan.yaml"),),
    ),
    *(
        OfFolder(
            "file_name",
            f"{name} under the name {wrong}",
            part_renamed(name, wrong),
            (("AP010", wrong), *found),
        )
        for name, wrong, found in (
            ("plan.yaml", "plan.yaml.txt", (("AP001", "plan.yaml"),)),
            ("plan.yaml", "Plan.yml", (("AP001", "plan.yaml"),)),
            ("taxonomy.yaml", "taxonomy.yml", ()),
            ("taxonomy.yaml", "Taxonomy.yaml", ()),
            ("glossary.yaml", "glossary.yaml.txt", ()),
        )
    ),
    *(
        OfFolder("reserved_name", f"a reserved name: {key}", added(f"{key}.yaml"), reserved(key))
        for key in ("aux", "con", "nul", "prn", "com1", "com0", "lpt9")
    ),
    *(
        OfFolder("reserved_name", f"another name: {key}", added(f"{key}.yaml"))
        for key in ("auxiliary", "com", "com10", "lpt-1", "a-con")
    ),
    OfFolder("file_name", "names that differ in a letter", added("seconds.yaml")),
    OfFolder(
        "file_name",
        "names that differ in case",
        added("Second.yaml"),
        (("AP010", "initiatives/Second.yaml"), ("AP010", SECOND)),
    ),
    OfFolder(
        "file_name",
        "names that differ in how a character is composed",
        added("e\u0301.yaml", "\u00e9.yaml"),
        (("AP010", "initiatives/e\u0301.yaml"), ("AP010", "initiatives/\u00e9.yaml")),
    ),
    OfFolder(
        "file_name",
        "names that differ in their ending",
        added("second.yml"),
        (("AP010", "initiatives/second.yml"),),
    ),
    OfFolder(
        "outside_link", "a link inside the folder", linked(SECOND, "../kept/second-initiative")
    ),
    OfFolder(
        "outside_link",
        "a link to outside",
        linked(SECOND, "../../second.yaml"),
        (("AP011", SECOND),),
    ),
    OfFolder(
        "outside_link",
        "a link to a folder beside it with a longer name",
        linked(SECOND, "../../data2/second.yaml"),
        (("AP011", SECOND),),
    ),
    *(
        OfFolder(
            "outside_link", f"a link at {name} inside the folder", linked(name, f"kept/{name}")
        )
        for name in ("plan.yaml", "glossary.yaml")
    ),
    *(
        OfFolder(
            "outside_link",
            f"a link at {name} to outside",
            linked(name, f"../{name}"),
            (("AP011", name),),
        )
        for name in ("plan.yaml", "taxonomy.yaml", "glossary.yaml")
    ),
]
"""`FIRST` stays as it is wherever there are initiatives."""
