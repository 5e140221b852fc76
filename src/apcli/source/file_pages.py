"""The documentation of the rules about a file as a whole."""

from __future__ import annotations

from apcli.source.reading_rules import (
    FILE_NAME,
    NOT_A_MAPPING,
    OUT_OF_BOUNDS,
    OUTSIDE_LINK,
    RESERVED_NAME,
    UNREAD_FILE,
    UNREADABLE_FILE,
    WRONG_ENCODING,
)

DOCUMENTATION = {
    UNREADABLE_FILE: """A file that is missing or cannot be read, such as a renamed `plan.yaml`.

Why:
    Without the file the plan is incomplete, so rules and figures that depend on it cannot be
    trusted. The other files are still checked, and the exit code is 2.

How to fix:
    Put the file back if it was moved or renamed. Otherwise close the program that has it open, or
    ask for permission to read it.

Bad:

    # plan.yaml (missing)

Good:

    # plan.yaml
    schema: 1
    title: 例示市デジタル化計画
    city: {name: 例示市, code: "012345"}
    fiscal_year: 2025
    years: {baseline: 2023, forecast: 2024, targets: [2025, 2026, 2027, 2028]}
""",
    WRONG_ENCODING: """A file that is not UTF-8, such as one saved by Excel as Shift_JIS.

Why:
    Older editors and Excel save Japanese as Shift_JIS (CP932), and some programs use UTF-16. Read
    as UTF-8, such a file is garbled, so none of its content is used.

How to fix:
    Open the file with its actual encoding in an editor and save it as UTF-8.

Bad:

    # initiatives/first.yaml (Shift_JIS)
    title: 窓口のDX
    overview: 窓口の手続を見直します。

Good:

    # initiatives/first.yaml (UTF-8)
    title: 窓口のDX
    overview: 窓口の手続を見直します。
""",
    OUT_OF_BOUNDS: """A file over 1 MiB, or nested more than 64 levels deep, such as `[[[…]]]`.

Why:
    No initiative is that large. The limits keep a damaged or malicious file from using up memory
    and time.

How to fix:
    Restore the file if it is damaged. Otherwise keep one initiative per file and move other content
    elsewhere.

Bad:

    title: 窓口のDX
    actions:
      [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[
      書かない窓口を広げます。
      ]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]

Good:

    title: 窓口のDX
    actions: 書かない窓口を広げます。
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
    FILE_NAME: """A file name that is no valid key, has a wrong extension, or clashes with another.

Windows editors often save `a.yaml.txt`, and Windows hides the last extension.

Why:
    The name of the file without `.yaml` is the key by which the plan refers to the initiative.
    Names that differ only in case, or in how their characters are composed, are the same file on
    Windows and macOS.

How to fix:
    Rename the file, using only the characters a-z, 0-9 and -, and the extension `.yaml`. Make the
    file manager show file extensions.

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

Bad:

    # initiatives/second.yaml (link to ../../second.yaml)

Good:

    # initiatives/second.yaml
    number: 2
    title: 業務の効率化
    departments: [情報推進課]
""",
    UNREAD_FILE: """A file that is not read because of its name or folder, such as `a.yaml.bak`.

Hidden files and folders, whose names begin with a dot, are left alone, and so are folders
beside `initiatives` without YAML in them.

Why:
    People who look into the folder take the file for part of the plan. What they change in a copy,
    or write into a file that is not read, reaches no document.

How to fix:
    Move the file to another folder, or delete the copy. If it belongs to the plan, rename it.

When to ignore:
    Set AP018 to `ignore` in `plan.yaml` if such files are kept here on purpose.

Bad:

    # initiatives/first.yaml.bak
    title: 窓口のDX

Good:

    # initiatives/first.yaml
    title: 窓口のDX
""",
    RESERVED_NAME: """An initiative whose file has a name that Windows reserves, such as `aux.yaml`.

The names are con, prn, aux, nul, com0 to com9 and lpt0 to lpt9.

Why:
    Windows cannot create the file, so the plan cannot be copied or checked out there.

How to fix:
    Rename the file and change every reference to its key.

When to ignore:
    If nobody uses the plan on Windows.

Bad:

    # initiatives/con.yaml
    number: 3
    title: 内部事務の見直し
    departments: [情報推進課]
    classification: {policy: [dx]}
    stage: {key: research}
    overview: 内部事務を見直します。
    actions: 他市の事例を調べます。

Good:

    # initiatives/internal-work.yaml
    number: 3
    title: 内部事務の見直し
    departments: [情報推進課]
    classification: {policy: [dx]}
    stage: {key: research}
    overview: 内部事務を見直します。
    actions: 他市の事例を調べます。
""",
}
"""Each in the form of a checker's docstring."""
