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

DOCUMENTATION = {
    UNREADABLE_FILE: """A file that is missing or cannot be read, such as a renamed `plan.yaml`.

Why:
    Without the file the plan is incomplete, so rules and figures that depend on it cannot be
    trusted. The other files are still checked, and the exit code is 2.

How to fix:
    Put the file back if it was moved or renamed. Otherwise close the program that has it open, or
    ask for permission to read it.
""",
    WRONG_ENCODING: """A file that is not UTF-8, such as one saved by Excel as Shift_JIS.

Why:
    Older editors and Excel save Japanese as Shift_JIS (CP932), and some programs use UTF-16. Read
    as UTF-8, such a file is garbled, so none of its content is used.

How to fix:
    Open the file with its actual encoding in an editor and save it as UTF-8.
""",
    CONTROL_CHARACTER: r"""A control character, whether typed or written as an escape.

Why:
    Control characters cannot be printed in any document. They usually come from text copied from a
    PDF or an older system.

How to fix:
    Delete the character. Most editors do not show it, so retype the text around the reported
    column.

Bad:

    title: "窓口の\u0008DX"

Good:

    title: "窓口のDX"
""",
    YAML_SYNTAX: """Invalid YAML.

Why:
    Nothing after the error can be read, so the whole file is left out and one finding may hide
    others.

How to fix:
    Look at the reported line and the one before it. Common causes are a quote or bracket that is
    never closed, a tab in the indentation, a full-width colon, and a colon followed by a space
    inside a value. Put a value that contains such characters in quotes.

Bad:

    title: 窓口のDX
    overview: 見直し: 窓口の手続を見直します。

Good:

    title: 窓口のDX
    overview: "見直し: 窓口の手続を見直します。"
""",
    YAML_FEATURE: """A YAML feature that plans do not use.

Why:
    With anchors, aliases and merge keys the meaning of a line depends on another place, tags change
    the type of a value, and a second document is easily overlooked. Each line should make sense
    alone.

How to fix:
    Write out the value in every place. Put text that merely starts with `&`, `*` or `!` in quotes,
    and delete `---` lines.

Bad:

    overview: &same 窓口の手続を見直します。
    actions: *same

Good:

    overview: 窓口の手続を見直します。
    actions: 窓口の手続を見直します。
""",
    DUPLICATE_KEY: """A duplicate key.

Why:
    One of the two values would be lost without notice. Keys that differ only in the width of their
    characters count as the same key.

How to fix:
    Keep one of the keys, or rename one if both values are needed.

Bad:

    title: 窓口のDX
    title: 窓口の効率化

Good:

    title: 窓口のDX
""",
    KEY_NOT_TEXT: """A key that is not text on a single line.

Why:
    A key names a field, a year or an item. Without a name it is unclear what the value belongs to.

How to fix:
    Write the name of the field, year or item as the key.

Bad:

    title: 窓口のDX
    classification:
      null: [dx]

Good:

    title: 窓口のDX
    classification:
      policy: [dx]
""",
    OUT_OF_BOUNDS: """A file over 1 MiB, or nested more than 64 levels deep, such as `[[[…]]]`.

Why:
    No initiative is that large. The limits keep a damaged or malicious file from using up memory
    and time.

How to fix:
    Restore the file if it is damaged. Otherwise keep one initiative per file and move other content
    elsewhere.
""",
    NOT_A_MAPPING: """A file that is empty or does not contain fields.

Why:
    The content of a file is found by the names of its fields. Without them nothing in it can be
    used.

How to fix:
    Start every line at the outer level with the name of a field and a colon.

Bad:

    # glossary.yaml
    - {term: DX, meaning: デジタルによる変革。}

Good:

    # glossary.yaml
    terms:
      - {term: DX, meaning: デジタルによる変革。}
""",
    FILE_NAME: """A file name that is not a valid key, or that clashes with another one.

Why:
    The name of the file without `.yaml` is the key by which the plan refers to the initiative.
    Names that differ only in case, or in how their characters are composed, are the same file on
    Windows and macOS.

How to fix:
    Rename the file, using only the characters a-z, 0-9 and -, and the extension `.yaml`.

Bad:

    # initiatives/Third_Initiative.yaml
    number: 3
    title: 内部事務の見直し
    departments: [情報推進課]
    classification: {policy: [dx]}
    stage: {key: research}
    overview: 内部事務を見直します。
    actions: 他市の事例を調べます。

Good:

    # initiatives/third-initiative.yaml
    number: 3
    title: 内部事務の見直し
    departments: [情報推進課]
    classification: {policy: [dx]}
    stage: {key: research}
    overview: 内部事務を見直します。
    actions: 他市の事例を調べます。
""",
    OUTSIDE_LINK: """A link that points outside the data folder, such as `a.yaml → ../../a.yaml`.

Why:
    A plan is read from its own folder only, so that a copy of the folder means the same on any
    computer and no outside file gets into the document.

How to fix:
    Replace the link with the file itself.
""",
    LINE_SEPARATOR: r"""A line separator that only some programs recognize.

Why:
    NEL, U+2028 and U+2029 break the line in some programs but not in others, so the text looks
    different and line numbers do not match. They usually come from copied text.

How to fix:
    Replace the character with a normal line break or a space.

When to ignore:
    Ignore it only if the published text really contains this character and has to be kept exactly.

Bad:

    # glossary.yaml
    terms:
      - {term: DX, full: "Digital\u2028Transformation", meaning: デジタルによる変革。}

Good:

    # glossary.yaml
    terms:
      - {term: DX, full: "Digital Transformation", meaning: デジタルによる変革。}
""",
    INVISIBLE_CHARACTER: r"""An invisible character: zero-width, or changing the text direction.

Why:
    Searching does not find the word that contains it, screen readers misread it, and a character
    that changes the direction can make text look different from what it is.

How to fix:
    Delete the character or its escape. If it separates two words, write a space instead.

When to ignore:
    Ignore it where the character is needed, for example a zero-width joiner inside an emoji or a
    foreign name.

Bad:

    # glossary.yaml
    terms:
      - {term: DX, full: "Digital\u200b Transformation", meaning: デジタルによる変革。}

Good:

    # glossary.yaml
    terms:
      - {term: DX, full: "Digital Transformation", meaning: デジタルによる変革。}
""",
    UNUSED_IGNORE: """An ignore comment without a matching finding.

Why:
    A comment that no longer matches anything would silently hide the next finding with that code.

How to fix:
    Delete the comment, or correct its code or place. At the end of a line, `# apcli: ignore`
    applies to that line; on its own line, to the next line; before all other content, to the whole
    file.

When to ignore:
    Set AP014 to `ignore` in `plan.yaml` while many people are editing the plan.

Bad:

    title: 窓口のDX
    overview: システムを見直します。  # apcli: ignore AP501 -- 原典の表記

Good:

    title: 窓口のDX
    overview: ｼｽﾃﾑを見直します。  # apcli: ignore AP501 -- 原典の表記
""",
    TRAILING_SPACE: """Trailing whitespace, such as the ␣ in `title: 窓口のDX␣`.

Why:
    It is invisible, but shows up as a change when two versions of the plan are compared.

How to fix:
    Delete it, or let `apcli validate --fix` do so. Most editors can also delete it whenever a file
    is saved.

When to ignore:
    Ignore it if another tool writes the files and adds the spaces again.
""",
}
"""The documentation of each rule, in the form of a checker's docstring."""

RULES = tuple(DOCUMENTATION)
