"""The kinds of findings about a file as such: AP0."""

from __future__ import annotations

from apcli.diagnostics import Kind, Severity

UNREADABLE_FILE = Kind("AP001", "unreadable-file", Severity.ERROR)
WRONG_ENCODING = Kind("AP002", "wrong-encoding", Severity.ERROR)
CONTROL_CHARACTER = Kind("AP003", "control-character", Severity.ERROR)
YAML_SYNTAX = Kind("AP004", "yaml-syntax", Severity.ERROR)
YAML_FEATURE = Kind("AP005", "yaml-feature", Severity.ERROR)
DUPLICATE_KEY = Kind("AP006", "duplicate-key", Severity.ERROR)
KEY_NOT_TEXT = Kind("AP007", "key-not-text", Severity.ERROR)
OUT_OF_BOUNDS = Kind("AP008", "out-of-bounds", Severity.ERROR)
NOT_A_MAPPING = Kind("AP009", "not-a-mapping", Severity.ERROR)
FILE_NAME = Kind("AP010", "file-name", Severity.ERROR)
OUTSIDE_LINK = Kind("AP011", "outside-link", Severity.ERROR)
LINE_SEPARATOR = Kind("AP012", "line-separator", Severity.WARNING)
INVISIBLE_CHARACTER = Kind("AP013", "invisible-character", Severity.WARNING)
UNUSED_IGNORE = Kind("AP014", "unused-ignore", Severity.WARNING)
TRAILING_SPACE = Kind("AP015", "trailing-space", Severity.WARNING)

KINDS = (
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
)
