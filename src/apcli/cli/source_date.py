"""The creation date of documents, if the build environment sets one."""

from __future__ import annotations

import os
from datetime import UTC, datetime

from apcli.diagnostics import message
from apcli.errors import ApcliError

VARIABLE = "SOURCE_DATE_EPOCH"


def source_date() -> datetime | None:
    """The time given by SOURCE_DATE_EPOCH in seconds since 1970; None if it is not set.

    Raises:
        ApcliError: it is not a number of seconds.
    """
    given = os.environ.get(VARIABLE)
    if not given:
        return None
    try:
        return datetime.fromtimestamp(int(given), UTC).replace(tzinfo=None)
    except (ValueError, OverflowError, OSError) as error:
        raise ApcliError(
            message(
                "{name} must be a number of seconds since 1970, not {value}",
                name=VARIABLE,
                value=given,
            )
        ) from error
