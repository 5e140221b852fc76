"""The rules of reading a file: AP0."""

from __future__ import annotations

from apcli.diagnostics import Fixable, Rule, Severity

UNREADABLE_FILE = Rule("AP001", "unreadable-file", Severity.ERROR)
WRONG_ENCODING = Rule("AP002", "wrong-encoding", Severity.ERROR)
CONTROL_CHARACTER = Rule("AP003", "control-character", Severity.ERROR)
YAML_SYNTAX = Rule("AP004", "yaml-syntax", Severity.ERROR)
YAML_FEATURE = Rule("AP005", "yaml-feature", Severity.ERROR)
DUPLICATE_KEY = Rule("AP006", "duplicate-key", Severity.ERROR)
KEY_NOT_TEXT = Rule("AP007", "key-not-text", Severity.ERROR)
OUT_OF_BOUNDS = Rule("AP008", "out-of-bounds", Severity.ERROR)
NOT_A_MAPPING = Rule("AP009", "not-a-mapping", Severity.ERROR)
FILE_NAME = Rule("AP010", "file-name", Severity.ERROR)
OUTSIDE_LINK = Rule("AP011", "outside-link", Severity.ERROR)
LINE_SEPARATOR = Rule("AP012", "line-separator", Severity.WARNING)
INVISIBLE_CHARACTER = Rule("AP013", "invisible-character", Severity.WARNING, fix=Fixable.SAFE)
UNUSED_IGNORE = Rule("AP014", "unused-ignore", Severity.WARNING)
TRAILING_SPACE = Rule("AP015", "trailing-space", Severity.WARNING, fix=Fixable.SAFE)
CUT_TEXT = Rule("AP016", "cut-text", Severity.WARNING)
SPLIT_TEXT = Rule("AP017", "split-text", Severity.WARNING)
UNREAD_FILE = Rule("AP018", "unread-file", Severity.WARNING)
RESERVED_NAME = Rule("AP019", "reserved-name", Severity.WARNING)
PRIVATE_CHARACTER = Rule("AP020", "private-character", Severity.ERROR)

RULES = (
    UNREADABLE_FILE,
    WRONG_ENCODING,
    CONTROL_CHARACTER,
    YAML_SYNTAX,
    YAML_FEATURE,
    DUPLICATE_KEY,
    KEY_NOT_TEXT,
    OUT_OF_BOUNDS,
    NOT_A_MAPPING,
    FILE_NAME,
    OUTSIDE_LINK,
    LINE_SEPARATOR,
    INVISIBLE_CHARACTER,
    UNUSED_IGNORE,
    TRAILING_SPACE,
    CUT_TEXT,
    SPLIT_TEXT,
    UNREAD_FILE,
    RESERVED_NAME,
    PRIVATE_CHARACTER,
)
"""The rules in the order of their codes; `file_pages.py` and `text_pages.py` document them."""
