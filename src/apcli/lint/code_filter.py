"""Which codes a run is about: `--select` and `--ignore`, by whole codes or their beginnings."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from apcli.diagnostics import message
from apcli.errors import NoSuchRule
from apcli.nearest import comparison_key, did_you_mean, nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

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


def codes(given: Iterable[str], known: Mapping[str, str]) -> tuple[str, ...]:
    """The codes, or their beginnings, in what was typed: several with commas between them.

    `known` are the codes by the names of their rules. A rule may be named by its name, or as a
    finding shows it: `AP301[missing-indicator]`.

    Raises:
        NoSuchRule: a word is neither a name nor the beginning of a known code.
    """
    words = (word.strip() for text in given for word in text.split(","))
    return tuple(_code(word, known) for word in words if word)


def _code(word: str, known: Mapping[str, str]) -> str:
    typed = comparison_key(word).partition("[")[0]
    name = typed.replace("_", "-")
    if name in known:
        return known[name]
    code = typed.upper()
    if not any(one.startswith(code) for one in known.values()):
        near = nearest(word, [*known, *known.values()])
        help = did_you_mean(near, message("'apcli rules' shows what there is"))
        raise NoSuchRule(message("no rule has the code or name '{code}'", code=word), help)
    return code
