"""The plan's own words (`words` of `plan.yaml`)."""

from collections.abc import Mapping
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, ConfigDict, WithJsonSchema, model_validator
from pydantic_core import PydanticKnownError

from apcli.diagnostics import message
from apcli.models import shape_rules
from apcli.models.base import Model
from apcli.models.grammar import excerpt, problem
from apcli.models.indicator import Aggregation, Direction, IndicatorKind
from apcli.models.measured import Kind
from apcli.models.no_value import YearState
from apcli.models.review import Change
from apcli.models.scalars import Role, Text
from apcli.models.section import Content
from apcli.text.printed import MINUS
from apcli.vocabulary import NAMED, NEUTRAL, THINGS, Japanese, members

VerdictName = Literal[
    "achieved",
    "missed",
    "expected_to_achieve",
    "expected_to_miss",
    "reference",
    "no_value",
    "no_target",
    "under_way",
    "unjudged",
    "pending",
    "not_applicable",
    "not_due",
    "overdue",
]
PaceName = Literal["ahead", "on_track", "behind"]
OutlookName = Literal["reached", "on_course", "catching_up", "late", "not_at_this_pace"]
ReportingName = Literal[
    "reported",
    "provisional",
    "not_reported",
    "pending",
    "not_applicable",
    "not_due",
    "not_expected",
]

HEADS = (
    *("city_code", "city", "fiscal_year", "era_year", "initiative", "initiatives"),
    *("initiatives_with_indicators", "number", "key", "title", "initiative_number", "change"),
    *("department", "stage", "indicator", "indicators", "series", "unit", "aggregation"),
    *("direction", "baseline_year", "baseline", "target", "target_text", "final_target"),
    *("value", "value_text", "value_kind", "as_of", "numerator", "denominator", "attainment"),
    *("final_attainment", "progress", "pace", "verdict", "rating", "latest_year"),
    *("latest_value", "latest_kind", "latest_as_of", "latest_attainment", "latest_progress"),
    *("outlook", "met_in", "per_year", "needed_per_year", "projected", "reporting", "values"),
    *("judged", "grouping", "axis", "group", "item", "total", "not_stated", "quantity", "file"),
    *("line", "final_target_text", "final_target_year", "rated", "measured", "indicator_kind"),
)
"""What heads the columns of the CSV."""


def _known(name: str) -> str:
    """The name of a word; raises the error of an unknown field if it is none."""
    if name not in THINGS:
        raise PydanticKnownError("extra_forbidden")
    return name


def _in_one_line(word: str) -> str:
    if not word.strip() or "\n" in word:
        raise problem(
            shape_rules.WRONG_TYPE,
            message("'{value}' is not a word in one line", value=excerpt(word)),
            message("write one line of text"),
        )
    return word


Word = Annotated[
    Text,
    AfterValidator(_in_one_line),
    WithJsonSchema({"type": ["string", "number"], "pattern": r"^.*\S.*$"}),
]
"""A word, in one line."""


class Words(Model):
    """The plan's own words and signs: for the things of the vocabulary, and for values.

    `minus` stands before negative numbers in texts.
    """

    model_config = ConfigDict(extra="allow")
    __pydantic_extra__: dict[Annotated[str, AfterValidator(_known), Role.UNPRINTED], Word]

    minus: Literal["−", "△", "▲"] = MINUS
    verdicts: dict[VerdictName, Word] = {}
    kinds: dict[Kind, Word] = {}
    states: dict[YearState, Word] = {}
    changes: dict[Change, Word] = {}
    aggregations: dict[Aggregation, Word] = {}
    directions: dict[Direction, Word] = {}
    indicator_kinds: dict[IndicatorKind, Word] = {}
    paces: dict[PaceName, Word] = {}
    outlooks: dict[OutlookName, Word] = {}
    reportings: dict[ReportingName, Word] = {}
    contents: dict[Content, Word] = {}

    @property
    def own(self) -> Mapping[str, str]:
        """The words by their names in the vocabulary."""
        values = {
            f"{enumeration}.{member}": word
            for group, enumeration in NAMED.items()
            for member, word in getattr(self, group).items()
        }
        return {**(self.model_extra or {}), **values}

    @model_validator(mode="after")
    def _can_be_told_apart(self) -> Self:
        """No head of a column, and no value, is called like another beside it."""
        own = self.own
        spoken = Japanese(own)
        for beside in (HEADS, *map(members, NAMED.values())) if own else ():
            for name in beside:
                other = next((each for each in beside if _alike(name, each, spoken)), None)
                if name in own and other is not None:
                    raise problem(
                        shape_rules.CONTRADICTORY_FIELDS,
                        message(
                            "'{word}' is also the word for {other}",
                            word=own[name],
                            other=".".join(_path(other)),
                        ),
                        message("give each a word of its own"),
                        at=_path(name),
                    )
        return self


def _alike(name: str, other: str, spoken: Japanese) -> bool:
    """Two things are called alike that the vocabulary tells apart."""
    return name != other and spoken[name] == spoken[other] and NEUTRAL[name] != NEUTRAL[other]


def _path(name: str) -> tuple[str, ...]:
    """Where a plan names a word: `verdicts` and `achieved` for `Verdict.achieved`."""
    enumeration, point, member = name.partition(".")
    groups = {each: group for group, each in NAMED.items()}
    return (groups[enumeration], member) if point else (name,)
