"""Which codes a run is about: `--select` and `--ignore`, by whole codes or their beginnings."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from apcli.diagnostics import message
from apcli.errors import NoSuchRule
from apcli.nearest import did_you_mean, nearest

if TYPE_CHECKING:
    from collections.abc import Iterable

    from apcli.diagnostics import Diagnostic


class CodeFilter(NamedTuple):
    """Codes or beginnings of codes: everything where nothing is selected, less what is ignored."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()

    def has(self, code: str) -> bool:
        """The run is about this code."""
        selected = not self.select or code.startswith(self.select)
        return selected and not (self.ignore and code.startswith(self.ignore))

    def keeps(self, diagnostic: Diagnostic) -> bool:
        """The finding is reported: what keeps a file from being read always is."""
        rule = diagnostic.rule
        return not rule.adjustable or self.has(rule.code)


def codes(given: Iterable[str], known: Iterable[str]) -> tuple[str, ...]:
    """The codes in what was typed, several with commas between them.

    Raises:
        NoSuchRule: one of them begins no known code.
    """
    all_known = tuple(known)
    found = tuple(
        code.strip().upper() for text in given for code in text.split(",") if code.strip()
    )
    for code in found:
        if not any(one.startswith(code) for one in all_known):
            near = nearest(code, all_known)
            help = did_you_mean(near, message("'apcli rules' shows what there is"))
            raise NoSuchRule(message("no rule has the code '{code}'", code=code), help)
    return found
