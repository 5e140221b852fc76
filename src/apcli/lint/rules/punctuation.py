"""A comma or full stop that differs from the plan's usual one, or is written twice.

The rule looks at ， , ． and . beside Japanese in a plan that mostly uses 、 and 。, at 、 in one
that mostly uses ，, and in any plan at 、、, 。。, 、。 and 。、.

Why:
    Two kinds of commas in one plan look careless, and a search for a phrase with one does not find
    it with the other. After a mark that is written twice a word may be missing.

How to fix:
    Write the plan's own mark, once.

When to ignore:
    If the text quotes a document word for word.

Bad:

    # initiatives/first.yaml
    title: 窓口のDX
    overview: 窓口の手続を、早く，簡単にします。
    actions: 窓口を、見直します。

Good:

    # initiatives/first.yaml
    title: 窓口のDX
    overview: 窓口の手続を、早く、簡単にします。
    actions: 窓口を、見直します。
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.diagnostics import Fixable, Rule, Severity, message
from apcli.lint.text_checker import Slip, places

if TYPE_CHECKING:
    import re

    from apcli.lint.text_checker import PlanTexts
    from apcli.lint.texts import Field

RULE = Rule("AP538", "punctuation", Severity.WARNING, fix=Fixable.UNSAFE)
_JAPANESE = "[ぁ-ゖァ-ヶー一-龠々」』）】]"
_BESIDE = rf"(?<={_JAPANESE}.)(?=[ぁ-ゖァ-ヶ一-龠々「『（【])"
_TWICE = "、[、，。]+|，[、，。]+|。[、，。]+"
PATTERN = (
    rf"(?P<twice>{_TWICE})|[,，、]{_BESIDE}|，(?<={_JAPANESE}.)(?=[0-9A-Za-z])"
    rf"|．(?<={_JAPANESE}.)(?![0-9０-９])|\.(?<=[ぁ-ゖ]\.)(?![0-9A-Za-z０-９.])"
)
_NEAR = r"(?<=[^\x00-\xff].)(?=[^\x00-\xff])"
"""Between characters that are not Latin: a set of all kanji takes long to compile."""
_SCREEN = (
    *_TWICE.split("|"),
    f",{_NEAR}",
    f"，{_NEAR}",
    "．",
    "，(?=[0-9A-Za-z])",
    r"\.(?<=[ぁ-ゖ]\.)",
)
_screen = places(*_SCREEN)


def screen(texts: PlanTexts) -> list[int]:
    """Marks that are written twice, those of another kind, and 、 where ， is the usual one."""
    found = list(_screen(texts))
    return found + list(places(f"、{_NEAR}")(texts)) if usual_comma(texts) == "，" else found


def judge(found: re.Match[str], field: Field, texts: PlanTexts) -> Slip | None:
    """Every mark that is not the usual one."""
    twice = found["twice"]
    if twice:
        one = "。" if "。" in twice else "、"
        text = message("'{text}' repeats a punctuation mark", text=twice)
        return Slip(*found.span(), text, message("write '{name}'", name=one), one)
    usual = "。" if found[0] in "．." else usual_comma(texts)
    full_stops = found[0] == "．" and texts.joined.count("．") > texts.joined.count("。")
    if found[0] == usual or full_stops:
        return None
    text = message("'{text}', but the plan mostly uses '{usual}'", text=found[0], usual=usual)
    return Slip(*found.span(), text, message("write '{name}'", name=usual), usual)


def usual_comma(texts: PlanTexts) -> str:
    """The comma that the plan uses more often."""
    return "，" if texts.joined.count("，") > texts.joined.count("、") else "、"
