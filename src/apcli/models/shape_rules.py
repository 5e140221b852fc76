"""The rules about the shape of the data: AP1."""

from __future__ import annotations

from apcli.diagnostics import Fixable, Rule, Severity

UNKNOWN_FIELD = Rule("AP101", "unknown-field", Severity.ERROR, fix=Fixable.PARTLY_SAFE)
MISSING_FIELD = Rule("AP102", "missing-field", Severity.ERROR)
WRONG_TYPE = Rule("AP103", "wrong-type", Severity.ERROR, fix=Fixable.UNSAFE)
INVALID_NUMBER = Rule("AP104", "invalid-number", Severity.ERROR)
INVALID_DATE = Rule("AP105", "invalid-date", Severity.ERROR)
INVALID_YEAR = Rule("AP106", "invalid-year", Severity.ERROR)
INVALID_CHOICE = Rule("AP107", "invalid-choice", Severity.ERROR, fix=Fixable.PARTLY_SAFE)
INVALID_KEY = Rule("AP108", "invalid-key", Severity.ERROR, fix=Fixable.PARTLY_SAFE)
CONTRADICTORY_FIELDS = Rule("AP109", "contradictory-fields", Severity.ERROR)

DOCUMENTATION = {
    UNKNOWN_FIELD: """An unknown field.

Why:
    The field is misspelled or belongs elsewhere. Its content would be missing from the document
    without notice.

How to fix:
    Correct the name or move the field to where it belongs. The finding suggests a similar name or
    lists the fields allowed there.

Bad:

    title: 窓口のDX
    notse: [令和7年度に開始します。]

Good:

    title: 窓口のDX
    notes: [令和7年度に開始します。]
""",
    MISSING_FIELD: """A required field that is missing or empty.

Why:
    The document would have a gap there, and the figures that need the field cannot be computed.

How to fix:
    Fill in the field. Delete an optional field that has no content instead of leaving it empty.

Bad:

    title: 窓口のDX
    departments: []

Good:

    title: 窓口のDX
    departments: [情報推進課]
""",
    WRONG_TYPE: """A value of the wrong type.

Why:
    What the value means would have to be guessed, for example whether `情報推進課、市民課` is one
    department or two.

How to fix:
    Write the type that the finding asks for: a list in square brackets even for a single entry,
    fields as `field: value`, `true` or `false` without quotes.

Bad:

    title: 窓口のDX
    stage: implementation

Good:

    title: 窓口のDX
    stage: {key: implementation}
""",
    INVALID_NUMBER: """A number not written in plain half-width digits.

Why:
    Separators, units, ▲ and full-width digits would have to be interpreted, and a wrong
    interpretation gives wrong figures.

How to fix:
    Write digits only, such as 16, -3703 or 98.5. The unit has its own field, and the document adds
    the separators.

Bad:

    indicators:
      uses:
        name: 利用件数
        unit: 件
        aggregation: annual
        targets:
          2025: 197,100

Good:

    indicators:
      uses:
        name: 利用件数
        unit: 件
        aggregation: annual
        targets:
          2025: 197100
""",
    INVALID_DATE: """A date not written as 2025-09-30 or 2025-09.

Why:
    Dates can be compared and sorted only if they are all written in one way.

How to fix:
    Write a day as 2025-09-30 and a month as 2025-09. The document prints dates with Japanese era
    years.

Bad:

    indicators:
      uses:
        name: 利用件数
        unit: 件
        aggregation: annual
        targets: {2025: 10}
        values: {2025: {interim: {value: 5, as_of: R7.9.30}}}

Good:

    indicators:
      uses:
        name: 利用件数
        unit: 件
        aggregation: annual
        targets: {2025: 10}
        values: {2025: {interim: {value: 5, as_of: 2025-09-30}}}
""",
    INVALID_YEAR: """A fiscal year not written as 2025, or a span not written as 2025-2027.

Why:
    Years are compared and counted as numbers. An era year such as 令和7年度 would have to be
    converted first, and `7` alone can mean several years.

How to fix:
    Write the western year, such as 2025 for 令和7年度. Write the span of a target with the first
    year first. The document prints years with their Japanese era.

Bad:

    title: 窓口のDX
    schedule: [{from: 令和7年度, to: 2026, text: 運用}]

Good:

    title: 窓口のDX
    schedule: [{from: 2025, to: 2026, text: 運用}]
""",
    INVALID_CHOICE: """A value that is not one of the choices for its field.

Why:
    Figures and documents depend on these words. An unknown one would leave open, for example,
    whether an indicator adds up over the years.

How to fix:
    Write one of the choices listed in the finding.

Bad:

    indicators:
      uses:
        name: 利用件数（累計）
        unit: 件
        aggregation: 累計
        targets: {2025: 10}

Good:

    indicators:
      uses:
        name: 利用件数（累計）
        unit: 件
        aggregation: cumulative
        targets: {2025: 10}
""",
    INVALID_KEY: """A key with characters other than a-z, 0-9 and -.

Why:
    Keys are never printed. They only identify an axis, item, stage or initiative, so they have to
    be easy to type and the same on every computer.

How to fix:
    Use only the characters a-z, 0-9 and -, and change every reference to the key as well. If it is
    the name or printed number of something that has a key, the finding says which key to write.

Bad:

    title: 窓口のDX
    stage: {key: 導入実行}

Good:

    title: 窓口のDX
    stage: {key: implementation}
""",
    CONTRADICTORY_FIELDS: """Fields that cannot be combined or that contradict each other.

Why:
    It is unclear which field is right: for example a value given both as a number and as text, a
    rate without its denominator, a span that ends before it begins, or two targets for one year.

How to fix:
    Check the source of the data, and keep or correct the field that is right.

Bad:

    title: 窓口のDX
    schedule: [{from: 2026, to: 2025, text: 運用}]

Good:

    title: 窓口のDX
    schedule: [{from: 2025, to: 2026, text: 運用}]
""",
}
"""The documentation of each rule, in the form of a checker's docstring."""

RULES = tuple(DOCUMENTATION)
