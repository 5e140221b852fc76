"""The first files: of a plan, and of an initiative's sheet."""

from apcli.starting.names import checked_code, checked_name, checked_names, checked_year
from apcli.starting.plan import BASELINE, DATA, LAST, Start
from apcli.starting.sheet import next_number, sheet
from apcli.starting.writing import Written, check_free, create, is_untouched, write_plan

__all__ = [
    "BASELINE",
    "DATA",
    "LAST",
    "Start",
    "Written",
    "check_free",
    "checked_code",
    "checked_name",
    "checked_names",
    "checked_year",
    "create",
    "is_untouched",
    "next_number",
    "sheet",
    "write_plan",
]
