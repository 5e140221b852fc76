"""The date of what is made, where whoever builds it gives one."""

from __future__ import annotations

import os
from datetime import UTC, datetime

from apcli.diagnostics import message
from apcli.errors import ApcliError

VARIABLE = "SOURCE_DATE_EPOCH"


def source_date() -> datetime | None:
    """The moment that SOURCE_DATE_EPOCH names in seconds since 1970; None where it is not set.

    Raises:
        ApcliError: it holds something else.
    """
    given = os.environ.get(VARIABLE)
    if not given:
        return None
    try:
        return datetime.fromtimestamp(int(given), UTC).replace(tzinfo=None)
    except (ValueError, OverflowError, OSError) as error:
        raise ApcliError(
            message(
                "{name} is no number of seconds since 1970: {value}", name=VARIABLE, value=given
            )
        ) from error
