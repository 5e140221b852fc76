"""The folder that would be published of the files as they are now, made file by file when asked."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from importlib import resources
from typing import TYPE_CHECKING

from apcli import locale
from apcli.diagnostics import Severity
from apcli.errors import ApcliError
from apcli.lint.registry import checkers
from apcli.lint.runner import run
from apcli.preview.page import SCRIPT, STYLE, bare_page, with_findings
from apcli.preview.placing import Shown, shown, stopping
from apcli.preview.server import Served
from apcli.publishing import addresses
from apcli.publishing.files import data_files
from apcli.publishing.pages import Pages, picture_files
from apcli.workspace import load, salvaged

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from apcli.preview.placing import Gettext
    from apcli.publishing.site import Site
    from apcli.workspace import Workspace

    Make = Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class Making:
    """What makes the parts of a folder: its site, the documents beside the pages, and PNG of SVG.

    Each raises an `ApcliError` where it cannot.
    """

    site: Callable[[Workspace], Site]
    documents: Callable[[Site], Mapping[str, Make]]
    png: Callable[[bytes], bytes]


class Folder:
    """What would be published of the files as they are now, with what `validate` finds in them.

    With mistakes in the files it shows what can be read of them. `version` is from which on a page
    asks for changes.
    """

    def __init__(
        self,
        data: tuple[Path, str],
        templates: Sequence[Path],
        gettext: Gettext,
        version: int,
        making: Making,
    ) -> None:
        self._templates, self._gettext, self._version = templates, gettext, version
        self._making = making
        self._made: dict[str, bytes] = {}
        self._site: Site | None = None
        self.findings: tuple[Shown, ...] = ()
        self.errors = 0
        try:
            self._read(data)
        except ApcliError as error:
            self._stop(error)

    def served(self, file: str) -> Served:
        """A file by its place in the folder; the front page for an empty one.

        A file that cannot be made is a page that says why.
        """
        if file in (STYLE, SCRIPT):
            return Served(file, resources.files("apcli.preview").joinpath(file).read_bytes())
        name = file or addresses.INDEX
        try:
            data = self._file(name)
        except ApcliError as error:
            return Served(addresses.INDEX, self._bare(name, (stopping(error, self._gettext),)))
        if data is not None:
            return Served(name, data)
        if any(place.page == name for each in self.findings for place in each.places):
            return Served(addresses.INDEX, self._bare(name, self.findings))
        missing = self._file(addresses.NOT_FOUND) or self._bare(name, self.findings)
        return Served(addresses.NOT_FOUND, missing, found=False)

    def _read(self, data: tuple[Path, str]) -> None:
        workspace = load(*data)
        locale.adopt(workspace.own_words)
        found = run(workspace, checkers())
        self.errors = sum(1 for each in found if each.severity is Severity.ERROR)
        readable = salvaged(workspace) if self.errors else workspace
        found.sort(key=lambda each: each.severity is not Severity.ERROR)
        self.findings = tuple(shown(each, readable, self._gettext) for each in found)
        if readable.read_plan is None:
            return
        try:
            self._site = self._making.site(readable)
        except ApcliError:
            raise
        except Exception:
            if not self.errors:
                raise  # else what is wrong with the files is among the findings

    def _stop(self, error: ApcliError) -> None:
        self.findings = (stopping(error, self._gettext), *self.findings)
        self.errors += 1

    def _file(self, name: str) -> bytes | None:
        """The content of a file, with the findings if it is a page; None if there is none.

        Raises:
            ApcliError: it cannot be made.
        """
        if name not in self._made:
            data = self._published(name)
            if data is None:
                return None
            if name.endswith(".html"):
                data = self._with_findings(data.decode(), name)
            self._made[name] = data
        return self._made[name]

    def _published(self, name: str) -> bytes | None:
        try:
            if make := self._pages.get(name):
                return make().encode()
            if make_document := self._documents.get(name):
                return make_document()
            if name.endswith((".svg", ".png")):
                return self._picture(name)
            return self._data.get(name)
        except ApcliError:
            raise
        except Exception:
            if not self.errors:
                raise
            return None

    @cached_property
    def _pages(self) -> Mapping[str, Callable[[], str]]:
        if self._site is None:
            return {}
        return dict(Pages(self._site, self._templates, tuple(self._documents)).every())

    @cached_property
    def _documents(self) -> Mapping[str, Make]:
        return self._making.documents(self._site) if self._site else {}

    @cached_property
    def _data(self) -> Mapping[str, bytes]:
        return data_files(self._site) if self._site else {}

    @cached_property
    def _pictures(self) -> Mapping[str, str]:
        return picture_files(self._site, self._templates) if self._site else {}

    def _picture(self, name: str) -> bytes | None:
        svg = self._pictures.get(f"{name[: -len('.png')]}.svg")
        if svg is None:
            return None
        return svg.encode() if name.endswith(".svg") else self._making.png(svg.encode())

    def _with_findings(self, page: str, name: str) -> bytes:
        return with_findings(page, name, self.findings, self._version, self._gettext).encode()

    def _bare(self, name: str, findings: Sequence[Shown]) -> bytes:
        return with_findings(bare_page(), name, findings, self._version, self._gettext).encode()
