"""The taxonomy: axes with their items, stages, departments."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from pydantic import StrictBool

from apcli.models.base import Model
from apcli.models.scalars import Key, PrintedNumber, Prose, Text, Unprinted
from apcli.nearest import comparison_key

if TYPE_CHECKING:
    from apcli.models.in_charge import InCharge


class Group(Model):
    """A heading above some items of an axis."""

    key: Key
    name: Text


class Item(Model):
    """One item of an axis; `code` is its printed number: ③ is 3."""

    key: Key
    code: PrintedNumber
    name: Text
    group: Key | None = None


class Axis(Model):
    """One way of classifying the initiatives."""

    key: Key
    name: Text
    short_name: Text | None = None
    groups: tuple[Group, ...] = ()
    items: tuple[Item, ...]

    @property
    def label(self) -> str:
        """The short name where there is one, for heads of tables."""
        return self.short_name or self.name

    def item_called(self, word: str) -> Item | None:
        """The only item with this key, printed number (③ is 3) or name, or None."""
        named = {item.key: (item.key, str(item.code), item.name) for item in self.items}
        key = _called(word, named)
        return next((item for item in self.items if item.key == key), None)


class Stage(Model):
    """A stage of the plan, in the order that initiatives pass them.

    An `off_path` one (休止) is beside that order: nothing leads from it to the next.
    """

    key: Key
    name: Text
    description: Prose | None = None
    requires_indicator: StrictBool = False
    off_path: StrictBool = False


class ProgressStatus(Model):
    """How far an initiative is in a year, apart from its stage: 未着手, 実施中, 中止.

    One that `ends` is the last that an initiative has.
    """

    key: Key
    name: Text
    ends: StrictBool = False


class Level(Model):
    """A level of the goals, from the top: 基本目標, 施策."""

    key: Key
    name: Text


class DepartmentRole(Model):
    """A role that a department has in an initiative: 主管課, 関係課."""

    key: Key
    name: Text


class Department(Model):
    """A department, named by its name; `marker`: it stands for others (関係各課)."""

    name: Text
    contact: Text | None = None
    formerly: tuple[Unprinted, ...] = ()
    marker: StrictBool = False


class Taxonomy(Model):
    """The axes, stages and departments that the initiatives refer to."""

    axes: tuple[Axis, ...] = ()
    levels: tuple[Level, ...] = ()
    stages: tuple[Stage, ...] = ()
    statuses: tuple[ProgressStatus, ...] = ()
    departments: tuple[Department, ...] = ()
    roles: tuple[DepartmentRole, ...] = ()

    def with_role(self, each: "InCharge") -> str:
        """The name of a department, with its role in brackets where it has one."""
        role = next((role.name for role in self.roles if role.key == each.role), each.role)
        return f"{each.name}（{role}）" if role else each.name

    def owing(self, in_charge: Sequence["InCharge"]) -> tuple[str, ...]:
        """The names of the departments that report: those of the first role (主管課).

        Where none has it, those without a role; where all have others, all.
        """
        first = next((role.key for role in self.roles), None)
        for role in (first, None):
            if owing := tuple(each.name for each in in_charge if each.role == role):
                return owing
        return tuple(each.name for each in in_charge)

    def axis(self, key: str) -> Axis | None:
        """The axis with this key, or None."""
        return next((axis for axis in self.axes if axis.key == key), None)

    def axis_called(self, word: str) -> Axis | None:
        """The only axis with this key, name or short name, or None."""
        named = {axis.key: (axis.key, axis.name, axis.label) for axis in self.axes}
        key = _called(word, named)
        return self.axis(key) if key else None

    def stage_called(self, word: str) -> Stage | None:
        """The only stage with this key or name, or None."""
        key = _called(word, {stage.key: (stage.key, stage.name) for stage in self.stages})
        return self.stage(key) if key else None

    def department_called(self, word: str) -> str | None:
        """The only department with this name, or None."""
        return _called(word, {each.name: (each.name,) for each in self.departments})

    def status_name(self, key: str) -> str:
        """The name of the status with this key, the key itself where there is none."""
        return next((each.name for each in self.statuses if each.key == key), key)

    def stage(self, key: str) -> Stage | None:
        """The stage with this key, or None."""
        return next((stage for stage in self.stages if stage.key == key), None)


def _called(word: str, named: Mapping[str, tuple[str, ...]]) -> str | None:
    """The key itself, else the only one with a name that differs at most in width and case."""
    if word in named:
        return word
    typed = comparison_key(word)
    found = [key for key, names in named.items() if typed in map(comparison_key, names)]
    return found[0] if len(found) == 1 else None
