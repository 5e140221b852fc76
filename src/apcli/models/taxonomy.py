"""The taxonomy: axes with their items, stages, departments."""

from pydantic import StrictBool

from apcli.models.base import Model
from apcli.models.scalars import Key, PrintedNumber, Prose, Text, Unprinted


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


class Stage(Model):
    """A stage of the plan, in the order that initiatives pass them."""

    key: Key
    name: Text
    description: Prose | None = None
    requires_indicator: StrictBool = False


class Department(Model):
    """A department, named by its name; `marker`: it stands for others (関係各課)."""

    name: Text
    formerly: tuple[Unprinted, ...] = ()
    marker: StrictBool = False


class Taxonomy(Model):
    """The axes, stages and departments that the initiatives refer to."""

    axes: tuple[Axis, ...] = ()
    stages: tuple[Stage, ...] = ()
    departments: tuple[Department, ...] = ()

    def axis(self, key: str) -> Axis | None:
        """The axis with this key, or None."""
        return next((axis for axis in self.axes if axis.key == key), None)

    def stage(self, key: str) -> Stage | None:
        """The stage with this key, or None."""
        return next((stage for stage in self.stages if stage.key == key), None)
