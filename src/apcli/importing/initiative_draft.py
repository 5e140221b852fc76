"""A record → the tree of an initiative."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, cast

from apcli.diagnostics import message
from apcli.importing.costs import Costs
from apcli.importing.counting import IN_BRACKETS
from apcli.importing.figures import is_nothing, read_figure
from apcli.importing.indicator_draft import IndicatorDraft, indicators_in
from apcli.importing.indicator_tree import distinct, indicator_tree
from apcli.importing.keys import Keys
from apcli.importing.meanings import CHANGES, MEASURED, MONEY, OF_INDICATORS, REVIEWED, Meaning
from apcli.importing.names import department_names, printed_number, role_in
from apcli.importing.sdgs import sdgs_in
from apcli.importing.texts import UNKNOWN, one_line, prose

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from apcli.importing.records import Entry, Record
    from apcli.importing.register import Register
    from apcli.source.building import Tree

_ORDER = (
    "number",
    "title",
    "change",
    "departments",
    "goal",
    "also_under",
    "classification",
    "stage",
    "status",
    "overview",
    "actions",
    "fields",
    "indicators",
    "schedule",
    "costs",
    "notes",
    "reviews",
)
_CHANGE_IN_TITLE = re.compile(rf"[【\[［]\s*({'|'.join(CHANGES)})\s*[】\]］]\s*")
_NEW = re.compile(r"【\s*新規\s*】")
"""What no title may have: `change` says it."""
_BRACKETS = "【】[]（）() \n"
_ORNAMENTS = "【】［］[]＜＞<>■●◆◇○◎□・：: 　"
"""What stands around a label and is no part of its name."""
_ARROWS = re.compile(r"^[→⇒➡―─ー－\-=>＞＝⟶]+$")
_LONGEST_STATUS = 12
_LONGEST_VALUE = 15
_LONGEST_SPAN = 40
"""What is done in a year, as a bar of the schedule has it; what is longer is a text."""
_STATES = frozenset({"現状", "現況"})
"""What may be a text on the initiative as well as the baseline of an indicator."""


@dataclass
class InitiativeDraft:
    """A record under way: its tree, and its entries that are not in it yet."""

    record: Record
    register: Register
    goal: str | None = None
    tree: dict[str, Tree] = field(default_factory=dict)
    costs: Costs = field(init=False)

    def __post_init__(self) -> None:
        self.costs = Costs(self.register)

    def build(self) -> dict[str, Tree]:
        """The fields of the initiative, in the order of the data format."""
        entries = [each for each in self.record.entries if not self._is_nothing(each)]
        indicators = [each for each in entries if self._is_of_indicator(each, entries)]
        of_initiative = [each for each in entries if each not in indicators]
        # The title first: what it says in 【】 goes before a column that says otherwise.
        for each in sorted(of_initiative, key=lambda each: each.label.meaning is not Meaning.TITLE):
            if each.label.meaning is not Meaning.NUMBER:
                self._take(each)
        for name, text in self.costs.finish():
            self.own_field(name, text)
        if self.costs.trees:
            self.tree["costs"] = dict(sorted(self.costs.trees.items()))
        self._indicators(indicators_in(indicators))
        self.register.account.place(self.record.repeated)
        self._number()
        self._complete()
        if self.goal is not None:
            self.tree["goal"] = self.goal
        return in_order(self.tree)

    def _is_nothing(self, entry: Entry) -> bool:
        if entry.label.meaning in OF_INDICATORS or not is_nothing(entry.text):
            return False
        self.register.account.skip(entry.cells)
        return True

    def _is_of_indicator(self, entry: Entry, entries: Sequence[Entry]) -> bool:
        """It belongs to an indicator; 現状 or 目標 with a sentence and no indicator does not."""
        meaning = entry.label.meaning
        if meaning not in OF_INDICATORS:
            return False
        if meaning in MEASURED and read_figure(entry.text).text is not None:
            place = entries.index(entry)
            before = any(_is_named(each) for each in entries[:place])
            after = any(_is_named(each) for each in entries[place:])
            if meaning is Meaning.ACTUAL and "。" in entry.text:
                return False
            sentence = len(entry.text) > _LONGEST_VALUE or "。" in entry.text
            of_all = after and entry.label.year is None and entry.label.name in _STATES
            return before or not (sentence or of_all)
        return True

    def _take(self, entry: Entry) -> None:
        match entry.label.meaning:
            case Meaning.TITLE if "title" not in self.tree:
                self._title(entry)
            case Meaning.DEPARTMENT | Meaning.RELATED_DEPARTMENT:
                self._departments(entry)
            case Meaning.OVERVIEW | Meaning.ACTIONS if self._is_text(entry):
                self.tree[str(entry.label.meaning)] = prose(entry.text)
            case Meaning.NOTES:
                lines = [
                    line.strip().lstrip("※＊*").strip() for line in prose(entry.text).split("\n")
                ]
                self._list("notes").extend(line for line in lines if line)
            case Meaning.CHANGE if self._is_change(entry):
                self.tree["change"] = CHANGES[entry.text.strip(_BRACKETS)]
            case Meaning.STAGE if "stage" not in self.tree:
                self.tree["stage"] = {"key": self.register.stage_key(one_line(entry.text))}
            case Meaning.STATUS if len(entry.text) <= _LONGEST_STATUS and "。" not in entry.text:
                self._status(entry)
            case Meaning.SCHEDULE | Meaning.ACTIONS if self._is_span(entry):
                self._span(entry)
            case meaning if meaning in MONEY and self.costs.take(entry):
                pass
            case meaning if meaning in (*REVIEWED, Meaning.ACTUAL) and entry.label.year:
                self._review(entry)
            case _ if items := sdgs_in(entry):
                self._mapping("classification")["sdgs"] = self.register.sdgs(entry, items)
            case _:
                unit = f"（{entry.label.unit}）" if entry.label.unit else ""
                self.own_field(f"{entry.label.name}{unit}", entry.text)
        self.register.account.place(entry.cells)

    def _is_span(self, entry: Entry) -> bool:
        """It is what is done in a year, and no long text."""
        long = len(one_line(entry.text)) > _LONGEST_SPAN
        return bool(entry.label.year) and not (long and entry.label.meaning is Meaning.ACTIONS)

    def _is_text(self, entry: Entry) -> bool:
        """It is about all years, and the first of its kind."""
        return entry.label.year is None and str(entry.label.meaning) not in self.tree

    def _mapping(self, name: str) -> dict[str, Tree]:
        return cast("dict[str, Tree]", self.tree.setdefault(name, {}))

    def _list(self, name: str) -> list[Tree]:
        return cast("list[Tree]", self.tree.setdefault(name, []))

    def _title(self, entry: Entry) -> None:
        title = one_line(entry.text)
        found = _CHANGE_IN_TITLE.search(title)
        if found and self.tree.setdefault("change", CHANGES[found[1]]) == CHANGES[found[1]]:
            title = title.replace(found[0], "").strip()
        if _NEW.search(title):
            change = self.tree["change"]
            why = message("the title says 新規, but the change is {change}", change=change)
            self.register.account.propose(entry.cell, why)
        self.tree["title"] = _NEW.sub("", title).strip() or UNKNOWN

    def _is_change(self, entry: Entry) -> bool:
        """It says how the initiative changed, and nothing else has said otherwise."""
        change = CHANGES.get(entry.text.strip(_BRACKETS))
        return change is not None and self.tree.get("change", change) == change

    def _departments(self, entry: Entry) -> None:
        register = self.register
        related = entry.label.meaning is Meaning.RELATED_DEPARTMENT
        known = self._list("departments")
        for each in department_names(entry.text, register.single_departments):
            name, role = role_in(each)
            role = role or (entry.label.name if related else None)
            name = register.department(name)
            tree: Tree = {"name": name, "role": register.role_key(role)} if role else name
            if tree not in known:
                known.append(tree)

    def _status(self, entry: Entry) -> None:
        year = entry.label.year or self.register.years.fiscal_year
        if entry.label.year is None:
            why = message("no year is given: {year} is proposed", year=year)
            self.register.account.propose(entry.cell, why)
        self._mapping("status")[str(year)] = self.register.status_key(one_line(entry.text))

    def _span(self, entry: Entry) -> None:
        """A bar of the schedule; an arrow, the same text or merged cells go on with the last."""
        first, last = str(entry.label.year), str(entry.label.last or entry.label.year)
        spans = self._list("schedule")
        text = one_line(entry.text)
        before = cast("dict[str, Tree]", spans[-1]) if spans else None
        follows = before is not None and int(cast("str", before["to"])) + 1 == int(first)
        if before and follows and (before["text"] == text or _ARROWS.match(text)):
            before["to"] = last
        else:
            spans.append({"from": first, "to": last, "text": text})

    def _review(self, entry: Entry) -> None:
        year = str(entry.label.year)
        review = cast("dict[str, Tree]", self._mapping("reviews").setdefault(year, {}))
        meaning = entry.label.meaning
        name = str(Meaning.EVALUATION if meaning is Meaning.ACTUAL else meaning)
        text = prose(entry.text)
        review[name] = f"{review[name]}\n\n{text}" if name in review else text

    def own_field(self, name: str, said: str) -> None:
        """Add to one of the plan's own fields."""
        shown = one_line(name).strip(_ORNAMENTS) or one_line(name)
        key = self.register.field_key(shown)
        fields = self._mapping("fields")
        text = prose(said)
        fields[key] = f"{fields[key]}\n\n{text}" if key in fields else text

    def _indicators(self, drafts: Sequence[IndicatorDraft]) -> None:
        trees = [
            tree
            for each in drafts
            if (tree := indicator_tree(each, self.register.years, self.register.account))
        ]
        if trees:
            keys = Keys(self.register.keys.read)
            self.tree["indicators"] = {
                keys.key(_called(str(tree["name"])), f"kpi-{place}"): tree
                for place, tree in enumerate(distinct(trees), 1)
            }

    def _number(self) -> None:
        entry = self.record.first(Meaning.NUMBER)
        number = printed_number(entry.text) if entry else None
        taken, account = self.register.numbers, self.register.account
        if number is not None and entry is not None and (self.goal, number) not in taken:
            account.place(entry.cells)
        else:
            free = self.register.free_number()
            self._propose_number(entry, free, is_taken=number is not None)
            number = free
        self.register.count(self.goal, number)
        self.tree["number"] = number

    def _propose_number(self, entry: Entry | None, number: str, *, is_taken: bool) -> None:
        account = self.register.account
        if entry is None:
            cell = self.record.entries[0].cell if self.record.entries else None
            why = message("no number is given: {number} is proposed", number=number)
            account.propose(cell, why)
        elif is_taken:
            why = message("the number is taken: {number} is proposed", number=number)
            account.leave(entry.cells, why)
        else:
            why = message("not a printed number: {number} is proposed", number=number)
            account.leave(entry.cells, why)

    def _complete(self) -> None:
        """What every initiative must have."""
        cell = self.record.entries[0].cell if self.record.entries else None
        if "title" not in self.tree:
            title = _NEW.sub("", next(self._titles(), "")).strip() or UNKNOWN
            self.tree["title"] = title
            why = message("the initiative has no title: {text} is proposed", text=title)
            self.register.account.propose(cell, why)
        if not self.tree.get("departments"):
            self.tree["departments"] = [UNKNOWN]
            self.register.department(UNKNOWN)
            why = message("warning: no department is given; it is set to {text}", text=UNKNOWN)
            self.register.account.propose(cell, why)

    def _titles(self) -> Iterator[str]:
        for each in cast("dict[str, dict[str, str]]", self.tree.get("indicators", {})).values():
            yield each["name"]


def in_order(tree: dict[str, Tree]) -> dict[str, Tree]:
    """The fields of an initiative in the order of the data format."""
    return {name: tree[name] for name in _ORDER if name in tree}


def _called(name: str) -> str:
    """What the key of an indicator is made from: nothing where it has no name."""
    return "" if name == UNKNOWN else IN_BRACKETS.sub("", name)


def _is_named(entry: Entry) -> bool:
    """It names an indicator, or says something of one that no value does."""
    return entry.label.meaning in OF_INDICATORS and entry.label.meaning not in MEASURED
