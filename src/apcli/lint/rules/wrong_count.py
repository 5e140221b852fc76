"""A number in a sentence that does not match what the sentence counts.

The rule counts the list below a line such as 次の3つの施策, three or more names in 「」 before
の3つ, words with ・ between them before の3段階 or の3者, names in brackets before の3館, and the
stages and axes of the plan where its sections speak of them. これら3つ is compared with the names
in 「」 that were counted before in the text, if no others were. In a sentence on the work that an
annual indicator measures, （4館） is compared with its targets, if the last of them is before the
plan's last year.

Why:
    Readers look for the one that is missing, or take the sentence or the list for outdated. Usually
    one of the two was changed and the other was forgotten.

How to fix:
    Correct the number, or add or delete what was changed.

When to ignore:
    If the number counts something else.

Bad:

    # initiatives/first.yaml
    title: 窓口のDX
    overview: 「待たない」、「書かない」、「行かない」の2つを目標に窓口を見直します。

Good:

    # initiatives/first.yaml
    title: 窓口のDX
    overview: 「待たない」、「書かない」、「行かない」の3つを目標に窓口を見直します。
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from apcli.diagnostics import Rule, Severity, message
from apcli.lint.moments import number_of
from apcli.lint.text_checker import LIST_ITEM, Slip, places
from apcli.models import Aggregation, Initiative

if TYPE_CHECKING:
    from apcli.diagnostics import Message
    from apcli.lint.text_checker import PlanTexts
    from apcli.lint.texts import Field

RULE = Rule("AP533", "wrong-count", Severity.WARNING)
SENTENCES = True
_NUMBER = "(?:1[0-9]|[2-9２-９]|二|三|四|五|六|七|八|九)"
"""One by one, since a set of these kanji takes longer to compile."""
_BETWEEN = "(?:、?(?:そして|及び|並びに|と|や)|[、・])?"
_CHARACTER = r"[^\x00-\xff\u3000-\u3004\u3006-\u309f・\uff00-\uff60]"
"""々 and all but Latin letters, marks and hiragana: a set of all kanji takes long to compile."""
_WORD = f"{_CHARACTER}{{1,8}}"
_NAME = f"{_CHARACTER}{{1,20}}"
_OTHER_UNITS = "[0-9０-９,.か年月日時分回人名％%割倍万億千円世代期号歳]"
_PLACES = r"[(（](?P<places>[0-9０-９]{1,2})(?:館|校|園|駅|か所|カ所|ヶ所|箇所|施設|拠点)[)）]"
_PLACE_UNITS = frozenset({"館", "校", "園", "駅", "か所", "箇所", "施設", "拠点"})
PATTERN = (
    rf"(?P<quotes>(?:「[^「」\n]*」{_BETWEEN}){{3,}})の(?P<quoted>{_NUMBER})(?:つ|点|者|項目|段階|本柱)"
    rf"|(?P<words>(?:{_WORD}・){{2,}}{_WORD})の(?P<worded>{_NUMBER})(?:者|段階)"
    rf"|(?:次|以下|下記)の(?P<announced>{_NUMBER})(?!{_OTHER_UNITS}).*\n"
    rf"\s*?(?P<list>{LIST_ITEM}.*(?:\n{LIST_ITEM}.*|\n +\S.*|\n[ \u3000]*(?=\n))*)"
    rf"|(?<![0-9０-９])(?P<stages>{_NUMBER})(?:つの)?(?P<kind>段階|軸)"
    rf"|[(（](?P<inside>{_NAME}(?:[、，・]{_NAME})+)の(?P<located>{_NUMBER})"
    r"(?:つ|館|校|園|課|社|市|区|町|駅|か所|カ所|ヶ所|箇所|施設|地区|団体|事業|項目)[)）]"
    rf"|これら(?P<these>{_NUMBER})(?:つ|点|者|項目)"
    rf"|{_PLACES}"
)
screen = places(
    rf"の{_NUMBER}",
    f"これら{_NUMBER}",
    *(f"{bracket}[0-9０-９]{{1,2}}[館校園駅かカヶ箇施拠]" for bracket in ("（", r"\(")),
    *(f"{kind}(?<=[つの0-9０-９二三四五六七八九]{kind})" for kind in ("段階", "軸")),
)


def judge(found: re.Match[str], field: Field, texts: PlanTexts) -> Slip | None:
    """Every number that is not how many there are."""
    number, counted = _counted(found, field, texts)
    if counted is None or number_of(found[number]) == counted[0]:
        return None
    help = message("correct the number, or what it counts")
    return Slip(*found.span(number), counted[1], help)


def _counted(
    found: re.Match[str], field: Field, texts: PlanTexts
) -> tuple[str, tuple[int, Message] | None]:
    """The group with the number, how many there are, and what to say where it is wrong."""
    if found["quotes"]:
        return "quoted", _named(found["quoted"], found["quotes"].count("「"))
    if found["words"]:
        return "worded", _named(found["worded"], found["words"].count("・") + 1)
    if found["list"]:
        indents = re.findall(rf"^([ \u3000]*)(?={LIST_ITEM})", found["list"], re.MULTILINE)
        count = indents.count(indents[0])
        text = message(
            "the text says {number}, but the list has {count}",
            number=found["announced"],
            count=count,
        )
        return "announced", (count, text)
    if found["inside"]:
        is_whole = not re.search("[等他計各及並]", found["inside"])
        names = re.split("[、，・]", found["inside"])
        return "located", _named(found["located"], len(names)) if is_whole else None
    if found["these"]:
        return "these", _before(found, field)
    if found["places"]:
        return "places", _planned(found, field, texts)
    return "stages", _stages(found, field, texts)


def _named(number: str, count: int) -> tuple[int, Message]:
    return count, message("the text says {number}, but names {count}", number=number, count=count)


def _before(found: re.Match[str], field: Field) -> tuple[int, Message] | None:
    """The names in 「」 that were counted before, if the text has one enumeration of them."""
    counts = {
        each["quotes"] and each["quotes"].count("「")
        for each in re.finditer(PATTERN, field.text[: found.start()])
        if not each["these"]
    }
    count = counts.pop() if counts else None
    return None if counts or not count else _named(found["these"], count)


def _stages(found: re.Match[str], field: Field, texts: PlanTexts) -> tuple[int, Message] | None:
    """The stages or axes of the plan, where the text stands beside them."""
    workspace = texts.workspace
    if workspace.read_taxonomy is None or field.path[0] != "sections":
        return None
    shown = {path: each.content for path, _, each in workspace.plan.every_section}
    content = shown.get(field.path[:-1])
    number = found["stages"]
    if (content, found["kind"]) == ("stages", "段階"):
        count = len(workspace.taxonomy.stages)
        text = message(
            "the text says {number}, but the plan has {count} stages", number=number, count=count
        )
        return count, text
    if (content, found["kind"]) == ("classification", "軸"):
        count = len(workspace.taxonomy.axes)
        text = message(
            "the text says {number}, but the plan has {count} axes", number=number, count=count
        )
        return count, text
    return None


def _planned(found: re.Match[str], field: Field, texts: PlanTexts) -> tuple[int, Message] | None:
    """What the targets of the indicator add up to that the sentence names.

    Where the plan ends with the targets, more of them may follow in the next plan.
    """
    (file,) = texts.files_at([field.start])
    model = file.described.model
    plan = texts.workspace.read_plan
    before, after = field.text[: found.start()], field.text[found.end() :]
    sentence = before.rpartition("。")[2] + found[0] + after.partition("。")[0]
    if plan is None or not isinstance(model, Initiative) or len(re.findall(_PLACES, sentence)) > 1:
        return None
    said = sentence.replace("の", "")
    for indicator in model.indicators.values():
        targets = indicator.numeric_targets
        if (
            indicator.aggregation is Aggregation.ANNUAL
            and indicator.unit in _PLACE_UNITS
            and re.split("[（(]", indicator.name)[0].replace("の", "") in said
            and targets
            and targets[-1][0].last < plan.years.all[-1]
            and len(targets) == len(indicator.targets)
        ):
            count = int(sum(value for _, value in targets))
            text = message(
                "the text says {number}, but the targets of '{name}' add up to {count}",
                number=found["places"],
                name=indicator.name,
                count=count,
            )
            return count, text
    return None
