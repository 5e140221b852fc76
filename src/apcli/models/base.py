"""What every model has in common."""

from pydantic import BaseModel, ConfigDict


class Model(BaseModel):
    """A frozen value whose unknown fields are errors."""

    model_config = ConfigDict(extra="forbid", frozen=True)
