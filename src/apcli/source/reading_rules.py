"""The kinds of findings about a file as such: AP0."""

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

DOCUMENTATION = {
    UNREADABLE_FILE: """A file that is missing or cannot be opened.

The other files are still checked, and the run ends with exit code 2. Mostly the file was moved or
renamed, is locked by another program, or is not yours to read.
""",
    WRONG_ENCODING: """A file that is not UTF-8.

Older editors and Excel save Japanese as Shift_JIS (CP932), other programs as UTF-16. Read as UTF-8
such a file is garbled, so nothing in it is believed. Open it in an editor that knows its encoding,
and save it as UTF-8.
""",
    CONTROL_CHARACTER: r"""A control character, also one that is written as an escape.

No document can print it. Mostly it came along with a text that was copied from a PDF or an older
system.

Bad:

    title: "窓口の\u0008DX"

Good:

    title: "窓口のDX"
""",
    YAML_SYNTAX: """Text that is no YAML.

Mostly a quote or bracket that is never closed, a tab in the indentation, a colon in full width, or
a colon and a space inside a value. What comes after such a place cannot be read, so one finding may
hide others.

Bad:

    overview: 見直し: 窓口の手続を見直します。

Good:

    overview: "見直し: 窓口の手続を見直します。"
""",
    YAML_FEATURE: """A feature of YAML that plans do without.

Anchors, aliases and merge keys let a line mean what stands elsewhere, tags change what a value is,
and a second document hides below the first. A file must say what it says at the place where it is
read.

Bad:

    overview: &same 窓口の手続を見直します。
    actions: *same

Good:

    overview: 窓口の手続を見直します。
    actions: 窓口の手続を見直します。
""",
    DUPLICATE_KEY: """A key that is given twice.

One of the two would be lost without a word. Keys that differ only in the width of their letters
count as one.

Bad:

    title: 窓口のDX
    title: 窓口の効率化

Good:

    title: 窓口のDX
""",
    KEY_NOT_TEXT: """A key that is not text on one line.

Fields and keys have names; a list, a block or nothing at all is no name.

Bad:

    classification:
      null: [dx]

Good:

    classification:
      policy: [dx]
""",
    OUT_OF_BOUNDS: """A file that is larger than 1 MiB, or nested more than 64 levels deep.

A file holds one initiative, and none is as large as that. The bounds keep a damaged or malicious
file from taking all of the computer's memory and time.
""",
    NOT_A_MAPPING: """A file that is empty, or holds something other than fields.

Every file begins with the name of a field and a colon.

Bad:

    # glossary.yaml
    - {term: DX, meaning: デジタルによる変革。}

Good:

    # glossary.yaml
    terms:
      - {term: DX, meaning: デジタルによる変革。}
""",
    FILE_NAME: """A file name that cannot be a key, or that some computers take for another.

The key of an initiative is its file's name without `.yaml`: the characters a-z, 0-9 and -. Names
that differ only in case, or in how their characters are composed, are one name on Windows and
macOS.

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
    OUTSIDE_LINK: """A link that leads out of the data folder.

A plan is read from its own folder alone: a copy of the folder says the same on another computer,
and nothing from outside gets into the document.
""",
    LINE_SEPARATOR: r"""A line separator that only some programs see as one.

NEL, U+2028 and U+2029 break the line in one program and not in another, so that the text looks
different and line numbers do not agree. Mostly it came along with a text that was copied.

Bad:

    # glossary.yaml
    terms:
      - {term: DX, full: "Digital\u2028Transformation", meaning: デジタルによる変革。}

Good:

    # glossary.yaml
    terms:
      - {term: DX, full: "Digital Transformation", meaning: デジタルによる変革。}
""",
    INVISIBLE_CHARACTER: r"""An invisible character: of no width, or turning the text's direction.

A search does not find the word around it, a screen reader stumbles over it, and a character of
direction can make a text look other than it is.

Bad:

    # glossary.yaml
    terms:
      - {term: DX, full: "Digital\u200b Transformation", meaning: デジタルによる変革。}

Good:

    # glossary.yaml
    terms:
      - {term: DX, full: "Digital Transformation", meaning: デジタルによる変革。}
""",
    UNUSED_IGNORE: """A comment that ignores a code which is not found there.

At the end of a line `# apcli: ignore` speaks of that line; on a line of its own of the next one, or
of the whole file where it stands before everything else. One whose finding is gone would hide the
next finding.

Bad:

    overview: システムを見直します。  # apcli: ignore AP501 -- 原典の表記

Good:

    overview: ｼｽﾃﾑを見直します。  # apcli: ignore AP501 -- 原典の表記
""",
    TRAILING_SPACE: """A space at the end of a line.

Nobody sees it, and lines that say the same differ by it when two versions are compared.
""",
}
"""What each kind is and why it matters, in the form of a rule's documentation."""
