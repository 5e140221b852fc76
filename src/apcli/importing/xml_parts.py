"""The parts of a packed file (XLSX, ODS, DOCX), read as a stream of XML elements."""

from __future__ import annotations

import zipfile
from xml.parsers import expat

from apcli.importing.raw import MAX_UNPACKED, Refused

CHUNK = 1 << 16


class Handler:
    """What is done with the elements of a part; names come without their namespace."""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""

    def end(self, name: str) -> None:
        """An element ends."""

    def text(self, text: str) -> None:
        """Characters between them."""


def read_part(package: zipfile.ZipFile, name: str, handler: Handler) -> None:
    """Send the elements of a part to the handler.

    Raises:
        Refused: there is no such part, it is no XML, or it declares entities, which may be a bomb.
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = lambda each, given: handler.start(
        _local(each), {_local(key): value for key, value in given.items()}
    )
    parser.EndElementHandler = lambda each: handler.end(_local(each))
    parser.CharacterDataHandler = handler.text
    parser.StartDoctypeDeclHandler = _refuse
    left = MAX_UNPACKED
    try:
        with package.open(name) as stream:
            while chunk := stream.read(CHUNK):
                left -= len(chunk)
                if left < 0:
                    raise Refused("bomb")
                parser.Parse(chunk, False)
            parser.Parse(b"", True)
    except (KeyError, expat.ExpatError, zipfile.BadZipFile, EOFError, OSError) as error:
        raise Refused("damaged", name) from error
    except (RuntimeError, NotImplementedError) as error:  # what zipfile says of a password
        raise Refused("encrypted") from error


def _local(name: str) -> str:
    return name.rpartition(" ")[2]


def _refuse(*_declared: object) -> None:
    raise Refused("bomb")
