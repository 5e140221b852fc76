"""The costs of a plan summed by goal, by department and in all, each initiative once."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from apcli.era import year_label
from apcli.render.documents.small_table import SmallTable
from apcli.render.labels import NOTHING_SET, WORDS
from apcli.text.printed import number_label

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from apcli.models import Initiative, Taxonomy
    from apcli.workspace import Workspace


class _Column(NamedTuple):
    """What is summed: the budgets or what was spent of a year.

    What has ended counts in the years before the plan's own.
    """

    year: int
    spent: bool
    plan_year: int

    @property
    def name(self) -> str:
        return f"{year_label(self.year)} {WORDS('spent' if self.spent else 'budget')}"

    def counts(self, initiative: Initiative) -> bool:
        """The initiative is one of those that are summed."""
        return self.year < self.plan_year or not initiative.ended

    def of(self, initiative: Initiative) -> Decimal | None:
        """What is known of its cost."""
        cost = initiative.costs.get(self.year)
        if cost is None:
            return None
        return cost.actual if self.spent else cost.budget

    def total(self, initiatives: Iterable[Initiative]) -> Decimal | None:
        """The sum of what is known, None where nothing is."""
        counted = filter(self.counts, initiatives)
        known = [amount for each in counted if (amount := self.of(each)) is not None]
        return sum(known, Decimal()) if known else None


def cost_sums(workspace: Workspace, fiscal_year: int | None = None) -> tuple[SmallTable, ...]:
    """The sums as tables, of every year or of one; no row where none below has costs.

    There are none where no initiative has costs.

    An initiative under several goals counts under the one where it is printed, one with several
    departments for the first that has the first declared role, else for the first of them, so that
    the sums make up the total.
    """
    initiatives = tuple(workspace.initiatives.values())
    columns = tuple(
        each
        for each in _columns(initiatives, workspace.plan.fiscal_year)
        if fiscal_year in (None, each.year)
    )
    if not columns:
        return ()
    found = []
    if workspace.goals:
        found.append(_table("goal", _by_goal(workspace), workspace, columns))
    found.append(_table("department", _by_department(workspace), workspace, columns))
    notes = (*_left_out(initiatives, columns), *_once(workspace))
    return (*found[:-1], _with_notes(found[-1], notes))


def _columns(initiatives: Sequence[Initiative], plan_year: int) -> Iterator[_Column]:
    years = sorted({year for each in initiatives for year in each.costs})
    for column in (_Column(year, spent, plan_year) for year in years for spent in (False, True)):
        if column.total(initiatives) is not None:
            yield column


def _by_goal(workspace: Workspace) -> Iterator[tuple[str, list[Initiative]]]:
    """Each goal with all that lies below it, then what has none."""
    tree, goals, every = workspace.tree, workspace.goals, workspace.initiatives.values()
    for key, goal in goals.items():
        below = tree.below(key)
        yield "　" * tree.depth(key) + goal.label, [each for each in every if each.goal in below]
    rest = [each for each in every if each.goal not in goals]
    if rest:
        yield WORDS("others"), rest


def _by_department(workspace: Workspace) -> Iterator[tuple[str, list[Initiative]]]:
    """The departments in the order of the taxonomy, then what only initiatives name."""
    counted: dict[str, list[Initiative]] = {
        each.name: [] for each in workspace.taxonomy.departments
    }
    for initiative in workspace.initiatives.values():
        name = _counted_for(initiative, workspace.taxonomy)
        if name is not None:
            counted.setdefault(name, []).append(initiative)
    yield from ((name, own) for name, own in counted.items() if own)


def _counted_for(initiative: Initiative, taxonomy: Taxonomy) -> str | None:
    """The first department that has the first declared role, else the first of all."""
    if taxonomy.roles:
        lead = taxonomy.roles[0].key
        for each in initiative.in_charge:
            if each.role == lead:
                return each.name
    return next(iter(initiative.departments), None)


def _table(
    kind: str,
    groups: Iterable[tuple[str, list[Initiative]]],
    workspace: Workspace,
    columns: Sequence[_Column],
) -> SmallTable:
    plan = workspace.plan
    unit = f"（{plan.money.unit}）" if plan.money else ""

    def cells(initiatives: Iterable[Initiative]) -> tuple[str, ...]:
        sums = [column.total(initiatives) for column in columns]
        return tuple(
            NOTHING_SET if each is None else number_label(each, minus=plan.words.minus)
            for each in sums
        )

    rows = [
        (name, *cells(own))
        for name, own in groups
        if any(column.total(own) is not None for column in columns)
    ]
    every = tuple(workspace.initiatives.values())
    return SmallTable(
        caption=f"{WORDS(kind)}別{unit}",
        heads=(WORDS(kind), *(column.name for column in columns)),
        rows=(*rows, (WORDS("total"), *cells(every))),
        numbers=frozenset(range(1, len(columns) + 1)),
        totals=1,
    )


def _left_out(initiatives: Sequence[Initiative], columns: Sequence[_Column]) -> Iterator[str]:
    """Of each sum, how many initiatives are not in it."""
    for column in columns:
        counted = [each for each in initiatives if column.counts(each)]
        without = sum(column.of(each) is None for each in counted)
        if without:
            yield (
                f"{column.name}の計は、{WORDS('initiative')}{len(counted)}件のうち、"
                f"金額の記載がない{without}件を含みません。"
            )
        ended = [each for each in initiatives if not column.counts(each) and column.of(each)]
        if ended:
            yield f"{column.name}の計は、{WORDS('Content.ended')}{len(ended)}件を含みません。"


def _once(workspace: Workspace) -> Iterator[str]:
    initiatives, roles = workspace.initiatives.values(), workspace.taxonomy.roles
    if any(len(each.departments) > 1 for each in initiatives):
        lead = f"{roles[0].name}（ない場合は最初に記載した課）" if roles else "最初に記載した課"
        yield f"複数の課が担当する{WORDS('initiative')}は、{lead}に1回だけ数えています。"
    if any(each.also_under for each in initiatives):
        yield f"再掲した{WORDS('initiative')}は、1回だけ数えています。"


def _with_notes(table: SmallTable, notes: Sequence[str]) -> SmallTable:
    return replace(table, notes=tuple(notes))
