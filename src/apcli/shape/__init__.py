"""A plain tree → a model, or findings in terms of the YAML file."""

from apcli.shape.salvaging import salvage
from apcli.shape.validating import validate

__all__ = ["salvage", "validate"]
