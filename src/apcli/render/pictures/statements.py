"""What an indicator says, figure by figure: the one source of a picture and of its table."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from apcli.era import short_moment_label, span_label
from apcli.models import Kind
from apcli.progress import number_of
from apcli.progress.year import shown_value
from apcli.render.indicators import BASELINE, TARGET
from apcli.render.labels import day_label, measured_label, number_label, target_label
from apcli.render.pictures.words import KINDS, STATES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apcli.era import Moment
    from apcli.models import Indicator, Measured, Target

_ORDER = tuple(KINDS)


@dataclass(frozen=True, slots=True)
class Statement:
    """One figure of the fiscal years from `first` to `last`.

    `kind` is baseline, target or a kind of value. `text` is how the document prints it, `brief` the
    same without the unit and with a short date. `number` is None where it is no number: a text, a
    milestone, or the reason why there is no value.
    """

    first: int
    last: int
    kind: str
    text: str
    brief: str
    number: Fraction | None = None
    as_of: str | None = None

    @property
    def word(self) -> str:
        """What it is: 基準値, 目標値, 実績, with the day where it was counted at one."""
        word = KINDS[self.kind]
        return f"{word}（{self.as_of}）" if self.as_of else word

    @property
    def row(self) -> tuple[str, str, str]:
        """Its row of a table: years, what it is, the figure with its unit."""
        return (span_label(self.first, self.last), self.word, self.text)


def statements(indicator: Indicator) -> tuple[Statement, ...]:
    """Everything that the indicator says, by years, and in one year by what it is."""
    found = [*_values(indicator), *_targets(indicator)]
    return tuple(sorted(found, key=lambda one: (one.first, _ORDER.index(one.kind))))


def _values(indicator: Indicator) -> Iterator[Statement]:
    baseline = indicator.baseline
    if baseline:
        yield _measured(indicator, baseline.fiscal_year, BASELINE, baseline)
    for year, values in indicator.values.items():
        if values.state:
            word = STATES[values.state]
            yield Statement(year, year, Kind.ACTUAL, word, word)
        for kind in (Kind.ACTUAL, Kind.PRELIMINARY, Kind.FORECAST):
            measured = getattr(values, kind)
            if measured:
                yield _measured(indicator, year, kind, measured)
        for measured in values.interim:
            yield _measured(indicator, year, Kind.INTERIM, measured)


def _measured(indicator: Indicator, year: int, kind: str, measured: Measured) -> Statement:
    number = number_of(measured, indicator.unit)
    value = shown_value(measured, indicator)
    text = measured_label(measured, indicator)
    brief = _brief(measured.reached, text)
    if value is not None:
        brief = number_label(value, indicator.decimals)
    as_of = day_label(measured.as_of, kind, indicator.aggregation)
    return Statement(year, year, kind, text, brief, number, as_of)


def _targets(indicator: Indicator) -> Iterator[Statement]:
    for span, target in indicator.targets.items():
        yield _target(indicator, span.first, span.last, target)


def _target(indicator: Indicator, first: int, last: int, target: Target) -> Statement:
    text = target_label(target, indicator)
    if target.value is None:
        return Statement(first, last, TARGET, text, _brief(target.by, text))
    brief = number_label(target.value, indicator.decimals)
    return Statement(first, last, TARGET, text, brief, Fraction(target.value))


def _brief(moment: Moment | None, text: str) -> str:
    return short_moment_label(moment) if moment else text
