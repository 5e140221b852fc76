"""A department of an initiative or a goal, with its role."""

from typing import Annotated, Any

from pydantic import Field, model_validator
from pydantic import ModelWrapValidatorHandler as Handler
from pydantic_core import PydanticKnownError

from apcli.diagnostics import DataPath, message
from apcli.models import shape_rules
from apcli.models.base import Model
from apcli.models.grammar import KEY_MARK, problem
from apcli.models.scalars import DepartmentName, Key


def without(name: str, data: Any) -> Any:
    """What was written, which has no field of this name: it is not one of the format.

    Raises:
        PydanticCustomError: it has.
    """
    if isinstance(data, dict) and name in data:
        text = message("unknown field '{name}'", name=name)
        raise problem(shape_rules.UNKNOWN_FIELD, text, at=(name, KEY_MARK))
    return data


class InCharge(Model):
    """A department of an initiative, with its role where the plan has roles; a name is enough."""

    name: DepartmentName
    role: Key | None = None
    alone: Annotated[bool, Field(exclude=True)] = False

    @model_validator(mode="wrap")
    @classmethod
    def _from_name(cls, data: Any, handler: Handler["InCharge"]) -> "InCharge":
        if isinstance(data, dict):
            return handler(without("alone", data))
        # Checked here, so that an error is at the scalar, not at a field inside it.
        if not isinstance(data, str):
            raise PydanticKnownError("string_type")
        if not data:
            raise PydanticKnownError("string_too_short", {"min_length": 1})
        return handler({"name": data, "alone": True})

    @property
    def path(self) -> DataPath:
        """The path to its name, from its entry in the list."""
        return () if self.alone else ("name",)
