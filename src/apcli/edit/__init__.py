"""The only writer of `data/`: the smallest change to a file's text, read back before it is written.

A change is made in the text itself, so comments, quotes, line ends and the order of fields are
preserved. The new text is read again and compared with the old one: if anything else differs, the
change is refused.
"""

from apcli.edit.assigning import assigned
from apcli.edit.flow import flow_text
from apcli.edit.locking import locked
from apcli.edit.reading_back import differences, reads_as_meant, value_at
from apcli.edit.removing import removed
from apcli.edit.renaming import (
    with_department_renamed,
    with_goal_renamed,
    with_initiative_renamed,
)
from apcli.edit.renumbering import renumbered
from apcli.edit.replacing import replaced
from apcli.edit.rolling import Rollover, rolled_over
from apcli.edit.steps import Step
from apcli.edit.text import Edit, edited
from apcli.edit.writing import check_writable, write, write_all

__all__ = [
    "Edit",
    "Rollover",
    "Step",
    "assigned",
    "check_writable",
    "differences",
    "edited",
    "flow_text",
    "locked",
    "reads_as_meant",
    "removed",
    "renumbered",
    "replaced",
    "rolled_over",
    "value_at",
    "with_department_renamed",
    "with_goal_renamed",
    "with_initiative_renamed",
    "write",
    "write_all",
]
