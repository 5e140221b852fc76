"""The documentation of the rules about what is written in a file."""

from __future__ import annotations

from apcli.source.reading_rules import (
    CONTROL_CHARACTER,
    CUT_TEXT,
    DUPLICATE_KEY,
    INVISIBLE_CHARACTER,
    KEY_NOT_TEXT,
    LINE_SEPARATOR,
    PRIVATE_CHARACTER,
    SPLIT_TEXT,
    TRAILING_SPACE,
    UNUSED_IGNORE,
    YAML_FEATURE,
    YAML_SYNTAX,
)

DOCUMENTATION = {
    CONTROL_CHARACTER: r"""A control character, whether typed or written as an escape.

Why:
    Control characters cannot be printed in any document. They usually come from text copied from a
    PDF or an older system.

How to fix:
    Delete the character. Most editors do not show it, so retype the text around the reported
    column.

Bad:

    title: "窓口の\u0008DX"
    overview: 窓口の手続を見直します。

Good:

    title: "窓口のDX"
    overview: 窓口の手続を見直します。
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

    title: 窓口のDX
    overview: &same 窓口の手続を見直します。
    actions: *same

Good:

    title: 窓口のDX
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
    overview: 窓口の手続を見直します。

Good:

    title: 窓口の効率化
    overview: 窓口の手続を見直します。
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

Bad:

    title: 窓口のDX␣
    overview: 窓口の手続を見直します。

Good:

    title: 窓口のDX
    overview: 窓口の手続を見直します。
""",
    CUT_TEXT: """Text that is read as a comment because ` #` stands before it.

Only a `#` with a space before it and none after it is found: `# ` begins a comment on purpose. So
does a `#` after a quote or bracket that is closed, and one at the beginning of a field that is
commented out.

Why:
    YAML reads everything after ` #` as a comment. The rest of the text would be missing from every
    document, and nothing in the document shows it.

How to fix:
    Put the whole text in quotes, or write a space after the `#` of a comment.

When to ignore:
    If the plan's comments are written without a space after `#`.

Bad:

    title: 窓口のDX #2
    overview: 窓口の手続を見直します。

Good:

    title: "窓口のDX #2"
    overview: 窓口の手続を見直します。
""",
    SPLIT_TEXT: """A text in square brackets that a comma splits into several entries.

A comma inside a number, and one inside a sentence: after a word such as は or に基づき, or where
only the last entry ends in 。. The last cell of a row of a table may.

Why:
    In `[…]` a comma separates entries. One note would be printed as two, each without its other
    half.

How to fix:
    Put the text in quotes.

When to ignore:
    If these really are separate entries.

Bad:

    title: 窓口のDX
    notes: [予算額4,328千円]

Good:

    title: 窓口のDX
    notes: ["予算額4,328千円"]
""",
    PRIVATE_CHARACTER: r"""A private use character, such as the 外字 of a city's own system.

Why:
    Unicode gives these characters no meaning. Only the computer that has the font of the 外字 shows
    them; in a web page, in Word and in the PDF they are a blank box.

How to fix:
    Write the character that Unicode has for it. For a rare kanji of a name look it up in the
    文字情報基盤; otherwise write the usual form of the character.

Bad:

    title: "窓口のDX\ue000"
    overview: 窓口の手続を見直します。

Good:

    title: 窓口のDX
    overview: 窓口の手続を見直します。
""",
}
"""Each in the form of a checker's docstring."""
