"""A number in a sentence that does not match what the sentence counts.

Counted are a list below a line such as 次の3つの施策, three or more names in 「」 before の3つ,
words with ・ between them before の3段階 or の3者, and the stages of the plan where its sections
speak of them.

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

if TYPE_CHECKING:
    from apcli.diagnostics import Message
    from apcli.lint.text_checker import PlanTexts
    from apcli.lint.texts import Field

RULE = Rule("AP533", "wrong-count", Severity.WARNING)
SENTENCES = True
_NUMBER = "(?:1[0-9]|[2-9２-９二三四五六七八九])"
_BETWEEN = "(?:、?(?:そして|及び|並びに|と|や)|[、・])?"
_WORD = r"[^\x00-\xff\u3000-\u3004\u3006-\u309f・\uff00-\uff60]{1,8}"
"""々 and all but Latin letters, marks and hiragana: a set of all kanji takes long to compile."""
_OTHER_UNITS = "[0-9０-９,.か年月日時分回人名％%割倍万億千円世代期号歳]"
PATTERN = (
    rf"(?P<quotes>(?:「[^「」\n]*」{_BETWEEN}){{3,}})の(?P<quoted>{_NUMBER})(?:つ|点|者|項目|段階|本柱)"
    rf"|(?P<words>(?:{_WORD}・){{2,}}{_WORD})の(?P<worded>{_NUMBER})(?:者|段階)"
    rf"|(?:次|以下|下記)の(?P<announced>{_NUMBER})(?!{_OTHER_UNITS}).*\n"
    rf"\s*?(?P<list>{LIST_ITEM}.*(?:\n{LIST_ITEM}.*|\n +\S.*|\n[ \u3000]*(?=\n))*)"
    rf"|(?<![0-9０-９])(?P<stages>{_NUMBER})(?:つの)?段階"
)
screen = places(rf"の{_NUMBER}", "段階(?<=[つの0-9０-９二三四五六七八九]段階)")


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
    return "stages", _stages(found, field, texts)


def _named(number: str, count: int) -> tuple[int, Message]:
    return count, message("the text says {number}, but names {count}", number=number, count=count)


def _stages(found: re.Match[str], field: Field, texts: PlanTexts) -> tuple[int, Message] | None:
    """The stages of the plan, where the text stands beside them."""
    workspace = texts.workspace
    if workspace.read_taxonomy is None or field.path[0] != "sections":
        return None
    beside = field.path[:-1]
    shown = {path: section.content for path, _, section in workspace.plan.every_section}
    if shown.get(beside) != "stages":
        return None
    count = len(workspace.taxonomy.stages)
    number = found["stages"]
    return count, message(
        "the text says {number}, but the plan has {count} stages", number=number, count=count
    )
