"""What every model has in common."""

from pydantic import BaseModel, ConfigDict


class Model(BaseModel):
    """A frozen value whose unknown fields are errors.

    Models inside models are built with the outer one, not once more by themselves.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)
