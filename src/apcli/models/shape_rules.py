"""The kinds of findings about the shape of the data: AP1."""

from __future__ import annotations

from apcli.diagnostics import Fixable, Rule, Severity

UNKNOWN_FIELD = Rule("AP101", "unknown-field", Severity.ERROR, fix=Fixable.PARTLY_SAFE)
MISSING_FIELD = Rule("AP102", "missing-field", Severity.ERROR)
WRONG_TYPE = Rule("AP103", "wrong-type", Severity.ERROR)
INVALID_NUMBER = Rule("AP104", "invalid-number", Severity.ERROR)
INVALID_DATE = Rule("AP105", "invalid-date", Severity.ERROR)
INVALID_YEAR = Rule("AP106", "invalid-year", Severity.ERROR)
INVALID_CHOICE = Rule("AP107", "invalid-choice", Severity.ERROR, fix=Fixable.PARTLY_SAFE)
INVALID_KEY = Rule("AP108", "invalid-key", Severity.ERROR, fix=Fixable.SAFE)
CONTRADICTORY_FIELDS = Rule("AP109", "contradictory-fields", Severity.ERROR)

KINDS = (
    UNKNOWN_FIELD,
    MISSING_FIELD,
    WRONG_TYPE,
    INVALID_NUMBER,
    INVALID_DATE,
    INVALID_YEAR,
    INVALID_CHOICE,
    INVALID_KEY,
    CONTRADICTORY_FIELDS,
)

DOCUMENTATION = {
    UNKNOWN_FIELD: """A field that does not exist at its place.

Mostly a typing error, or a field of another place. What stands in it would be left out of the
document without a word.

Bad:

    notse: [令和7年度に開始します。]

Good:

    notes: [令和7年度に開始します。]
""",
    MISSING_FIELD: """A required field that is missing or empty.

Without it the document would have a hole. A field that may be absent is left out, not left empty.

Bad:

    departments: []

Good:

    departments: [情報推進課]
""",
    WRONG_TYPE: """A value of another type than its field wants.

Such as one text where a list is wanted, a list where one text is, or text in place of true or
false.

Bad:

    departments: 情報推進課

Good:

    departments: [情報推進課]
""",
    INVALID_NUMBER: """A number that is not written in half-width digits alone.

Separators, units, ▲ and full-width digits would have to be guessed at, and a wrong guess would give
wrong figures. The unit has its own field, and the document writes the separators itself.

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
    INVALID_DATE: """A date that is not written as 2025-09-30.

Only one way of writing dates can be compared and sorted; the document prints them in the era.

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
    INVALID_YEAR: """A fiscal year that is not written as 2025.

Fiscal years are written in western numbers, and several years of one target as 2025-2027, the
first year first; the document prints them in the era.

Bad:

    schedule: [{from: 令和7年度, to: 2026, text: 運用}]

Good:

    schedule: [{from: 2025, to: 2026, text: 運用}]
""",
    INVALID_CHOICE: """A word that is none of those that its field may hold.

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
    INVALID_KEY: """A key with other characters than a-z, 0-9 and -.

Keys are never printed; they only say which axis, item, stage or initiative is meant, so they are
easy to type and the same on every computer.

Bad:

    stage: {key: 導入実行}

Good:

    stage: {key: implementation}
""",
    CONTRADICTORY_FIELDS: """Fields that exclude or contradict one another.

Such as a value given both as a number and as text, a rate without its denominator, a span that ends
before it begins, or two targets for one year.

Bad:

    schedule: [{from: 2026, to: 2025, text: 運用}]

Good:

    schedule: [{from: 2025, to: 2026, text: 運用}]
""",
}
"""What each kind is and why it matters, in the form of a rule's documentation."""
