"""The results of the second year, and the draft of the third."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.three_years.editing import Edit, edit, run

if TYPE_CHECKING:
    from pathlib import Path

RESULTS = {
    "online-procedures/procedures": "103",
    "absence-notice/schools": "5",
    "online-support/consultations": "352",
    "public-network/sites": "24",
    "river-monitoring/cameras": "18",
    "data-publication/datasets": "366",
}
"""The actual values of the second year that were reported."""

REPORTED = (
    Edit(
        "initiatives/online-procedures",
        "    direction: expanded\n    by: 2026-05-29\n",
        "    direction: expanded\n    by: 2026-05-29\n  2026:\n"
        "    evaluation: 手続の数は目標値を上回りました。\n    direction: continued\n"
        "    by: 2027-05-28\n",
        "reviews added",
    ),
    Edit("initiatives/cashless", "{budget: 3200}", "{budget: 3200, actual: 3105}", "costs added"),
)
DRAFTED = (
    Edit(
        "initiatives/data-publication",
        "2025: {actual: 310}",
        "2025: {actual: 308}  # apcli: ignore AP705 -- 重複の訂正",
        "values corrected",
    ),
    Edit("initiatives/absence-notice", "      2027: 12\n", "      2027: 14\n", "targets raised"),
)


def report(city: Path) -> None:
    """Enter the results of the second year."""
    run(
        city,
        *(
            ("record", place, "--year", "2026", "--kind", "actual", "--value", value)
            for place, value in RESULTS.items()
        ),
    )
    edit(city / "data", REPORTED)


def begin_draft(city: Path) -> None:
    """Make the draft of the third year, with what is decided already."""
    run(city, ("rollover", "--to", "2027"))
    edit(city / "data", DRAFTED)
