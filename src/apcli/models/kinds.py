"""The kinds of findings about the shape of the data: AP1."""

from __future__ import annotations

from apcli.diagnostics import Kind, Severity

UNKNOWN_FIELD = Kind("AP101", "unknown-field", Severity.ERROR)
MISSING_FIELD = Kind("AP102", "missing-field", Severity.ERROR)
WRONG_TYPE = Kind("AP103", "wrong-type", Severity.ERROR)
INVALID_NUMBER = Kind("AP104", "invalid-number", Severity.ERROR)
INVALID_DATE = Kind("AP105", "invalid-date", Severity.ERROR)
INVALID_YEAR = Kind("AP106", "invalid-year", Severity.ERROR)
INVALID_CHOICE = Kind("AP107", "invalid-choice", Severity.ERROR)
INVALID_KEY = Kind("AP108", "invalid-key", Severity.ERROR)
CONTRADICTORY_FIELDS = Kind("AP109", "contradictory-fields", Severity.ERROR)

KINDS = (
    UNKNOWN_FIELD,
    MISSING_FIELD,
    WRONG_TYPE,
    INVALID_NUMBER,
    INVALID_DATE,
    INVALID_YEAR,
    INVALID_CHOICE,
    INVALID_KEY,
    CONTRADICTORY_FIELDS,
)
