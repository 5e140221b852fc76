"""What templates may make and do: all of it is counted, so no result depends on the machine."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

import pytest

from apcli.errors import TemplateFailed
from apcli.render import environment
from apcli.render.environment import PlanEnvironment, fill
from apcli.render.markdown import Markdown
from tests.render.documents import write_files

if TYPE_CHECKING:
    from pathlib import Path

TEMPLATE = "plan.md.j2"


@pytest.fixture(autouse=True)
def _no_other_bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither time nor memory ends what is tested here."""
    monkeypatch.setattr(environment, "bounded", lambda _steps: contextlib.nullcontext())


def _filled(folder: Path, template: str, max_steps: int = 300_000) -> str:
    write_files(folder, {TEMPLATE: template})
    made = PlanEnvironment([folder], Markdown, {}, max_steps)
    return fill(made, TEMPLATE, {"x": "*x*", "long": "x" * 1_000_000, "lists": [["x"] * 1_000] * 9})


TEXT = "the text is too long"
LIST = "the list is too long"
NUMBER = "the number is too large"
EXPONENT = "the exponent is too large"
REPEATED = "the repeated text is too long"
DOCUMENT = "the document is too long"
ENDLESS = "the template does not come to an end"

GROWING = "{{% set y = namespace(z={}) %}}{{% for i in range(99) %}}{}{{% endfor %}}"


@pytest.mark.parametrize(
    ("template", "reason"),
    [
        # Operators.
        ("{{ x * 10 ** 9 }}", REPEATED),
        ("{{ 10 ** 9 * [x] }}", REPEATED),
        ("{{ 9 ** 999999999 }}", EXPONENT),
        ("{{ (10 ** 100) ** 100 }}", NUMBER),
        ("{{ '%100000000d' % 5 }}", TEXT),
        ("{{ '%.100000000f' % 5 }}", TEXT),
        ("{{ '%%%100000000d' % 5 }}", TEXT),
        ("{{ '%-100000000s' % x }}", TEXT),
        ("{{ '%*d' % (100000000, 5) }}", TEXT),
        ("{{ '%((a)b)100000000d' % {'(a)b': 5} }}", TEXT),
        ("{{ '%s%s%s%s%s' % (long, long, long, long, long) }}", TEXT),
        ("{{ ('%(a)s' * 1000) % {'a': 'x' * 10000} }}", TEXT),
        ("{{ '%s' % [lists * 9, [long] * 4] }}", TEXT),
        ("{{ [long] * 9 ~ x }}", TEXT),
        ("{{ long ~ long ~ long ~ long ~ long }}", TEXT),
        # Filters.
        ("{{ '%100000000d'|format(5) }}", TEXT),
        ("{{ '%(a)100000000d'|format(a=5) }}", TEXT),
        ("{{ x|center(100000000) }}", TEXT),
        ("{{ x|center(width=100000000) }}", TEXT),
        ("{% filter center(100000000) %}x{% endfilter %}", TEXT),
        ("{{ x|indent(100000000) }}", TEXT),
        ("{{ 'x\ny'|indent(width=100000000, first=true) }}", TEXT),
        ("{{ ('\n' * 1000)|indent(long, blank=true) }}", TEXT),
        ("{{ ('x' * 10000)|replace('x', 'y' * 10000) }}", TEXT),
        ("{{ long|replace('', long) }}", TEXT),
        ("{{ long|wordwrap(1, wrapstring='12345') }}", TEXT),
        ("{{ [x, x, x, x, x, x]|join(long) }}", TEXT),
        ("{{ ([long] * 9)|join }}", TEXT),
        ("{{ ([long] * 9)|string }}", TEXT),
        ("{{ ([long] * 9)|upper }}", TEXT),
        ("{{ ([long] * 9)|pprint }}", TEXT),
        ("{{ [long] * 9 }}", TEXT),
        ("{{ [1]|batch(10 ** 9, 0)|list }}", LIST),
        ("{{ [1]|slice(10 ** 9)|list }}", ENDLESS),
        ("{{ range(9999)|map('center', 9999)|list }}", LIST),
        ("{{ ([[1] * 1000] * 1000)|sum(start=[]) }}", LIST),
        ("{{ 5|round(10 ** 9) }}", EXPONENT),
        ("{{ 5|round(-10 ** 9) }}", EXPONENT),
        ("{{ 5|round(precision=10 ** 9, method='ceil') }}", EXPONENT),
        ("{{ long.replace('x', '9')[:4000]|int }}", NUMBER),
        ("{{ long.replace('x', 'f')|int(base=16) }}", NUMBER),
        # Methods.
        ("{{ '{:>100000000}'.format(5) }}", TEXT),
        ("{{ '{:.100000000f}'.format(5.5) }}", TEXT),
        ("{{ '{:>{}}'.format(5, 100000000) }}", TEXT),
        ("{{ '{0}{0}{0}{0}{0}'.format(long) }}", TEXT),
        ("{{ '{!r}'.format([long] * 9) }}", TEXT),
        ("{{ '{a:>100000000}'.format_map({'a': 5}) }}", TEXT),
        ("{{ ('{:>100000000}'|safe).format(5) }}", TEXT),
        ("{{ ('{:>100000000}'|attr('format'))(5) }}", TEXT),
        ("{{ x.center(100000000) }}", TEXT),
        ("{{ x['ljust'](100000000) }}", TEXT),
        ("{{ x.rjust(100000000, '-') }}", TEXT),
        ("{{ x.zfill(100000000) }}", TEXT),
        ("{{ '\t'.expandtabs(100000000) }}", TEXT),
        ("{{ '\t'.expandtabs(tabsize=100000000) }}", TEXT),
        ("{{ long.replace('x', '12345') }}", TEXT),
        ("{{ long.translate({120: '12345'}) }}", TEXT),
        ("{{ long.join([x] * 9) }}", TEXT),
        ("{{ x.join(range(9999)|map('center', 9999)) }}", TEXT),
        ("{{ x.encode() }}", "access to attribute 'encode' of 'str' object is unsafe"),
        ("{{ (5).to_bytes(9, 'big') }}", "access to attribute 'to_bytes' of 'int' object"),
        # What is evaluated before a template is filled, elsewhere.
        ("{% autoescape '%100000000d' % 5 %}{% endautoescape %}", TEXT),
        ("{% macro m(a='%100000000d' % 5) %}{% endmacro %}{{ m() }}", TEXT),
        ("{% set a = '%100000000d' % 5 %}", TEXT),
        ("{% if '%100000000d' % 5 %}{% endif %}", TEXT),
        ("{% include '%100000000d' % 5 %}", TEXT),
        # What grows little by little.
        (GROWING.format("x", "{% set y.z = y.z + y.z %}"), TEXT),
        (GROWING.format("x", "{% set y.z = y.z ~ y.z %}"), TEXT),
        (GROWING.format("x|safe", "{% set y.z = y.z ~ y.z %}"), TEXT),
        (GROWING.format("10", "{% set y.z = y.z * y.z %}"), NUMBER),
        (GROWING.format("x", "{% set y.z = [y.z, y.z] %}"), LIST),
        (GROWING.format("x", "{% set y.z = (y.z, y.z) %}"), LIST),
        (GROWING.format("x", "{% set y.z = {1: y.z, 2: y.z} %}"), LIST),
        (GROWING.format("x", "{% set y.z = dict(a=y.z, b=y.z) %}"), LIST),
        (GROWING.format("x", "{% set y.z = namespace(a=y.z, b=y.z) %}"), LIST),
        (GROWING.format("[x]", "{% set y.z = y.z + y.z %}"), LIST),
        (GROWING.format("[x]", "{% set y.z = y.z|batch(2, y.z)|list %}"), LIST),
        (GROWING.format("x", "{% set y.z %}{{ y.z }}{{ y.z }}{% endset %}"), DOCUMENT),
        ("{% for i in range(99) %}{{ long }}{% endfor %}", DOCUMENT),
        # What takes long.
        ("{% for i in range(10 ** 9) %}{% endfor %}", "Range too big"),
        ("{{ cycler(*range(10 ** 9)) }}", "Range too big"),
        ("{{ lipsum(10 ** 9) }}", "'lipsum' is undefined"),
        ("{% for i in range(9999) %}{% for j in range(9999) %}{% endfor %}{% endfor %}", ENDLESS),
        ("{% macro m(n) %}{{ m(n - 1) ~ m(n - 1) if n }}{% endmacro %}{{ m(60) }}", ENDLESS),
        ("{% for i in range(99999) %}{% include 'part.j2' %}{% endfor %}", ENDLESS),
        ("{{ ([range(99999)] * 99999)|map('sum')|sum }}", ENDLESS),
        ("{% for i in range(9999) %}{{ range(99999)|map('abs')|sum }}{% endfor %}", ENDLESS),
        ("{% for i in range(9999) %}{{ long|upper|length }}{% endfor %}", ENDLESS),
        ("{% for i in range(9999) %}{{ long[1:]|length }}{% endfor %}", ENDLESS),
        ("{% for i in range(9999) %}{{ long.count('y') }}{% endfor %}", ENDLESS),
        ("{% for i in range(9999) %}{{ 'y' in long }}{% endfor %}", ENDLESS),
        ("{% for i in range(9999) %}{{ 'y' is in(long) }}{% endfor %}", ENDLESS),
    ],
)
def test_what_is_too_much_is_refused(tmp_path: Path, template: str, reason: str) -> None:
    write_files(tmp_path, {"part.j2": ""})
    with pytest.raises(TemplateFailed) as caught:
        _filled(tmp_path, template)
    assert f"{TEMPLATE}, line " in str(caught.value.message)
    assert reason in str(caught.value.message)


@pytest.mark.parametrize(
    ("template", "filled"),
    [
        ("{{ '%s and %5.1f%%' % ('x', 2) }}", "x and   2.0%"),
        ("{{ '%(a)s'|format(a=3) }}{{ '%*d' % (3, 5) }}", "3  5"),
        ("{{ '{:>3}{a!r}'.format(1, a=2) }}{{ '{a}'.format_map({'a': 1}) }}", "  121"),
        ("{{ ('<{}>'|safe).format(5) }}", "<5>"),
        ("{{ 'a\tb'.expandtabs(3) }}{{ 'ab'.translate({97: 'x'}) }}", "a  bxb"),
        ("{{ ','.join(['a', 'b']) }}{{ 'a'.center(3) }}{{ 'a'.replace('a', 'b') }}", "a,b a b"),
        ("{{ 'a b'|wordwrap(1) }}", "a b"),
        ("{{ [1, 2, 3]|batch(2, 0)|map('sum')|join('/') }}", "3/3"),
        ("{{ [1, 2, 3]|sum }}{{ [(1,), (2,)]|sum(start=())|length }}", "62"),
        ("{{ [{'a': [1]}, {'a': [2]}]|sum('a', [])|join }}", "12"),
        ("{{ 5.25|round(1) }}{{ 5 % 3 }}{{ 2 ** -1 }}{{ 2 + 3 }}", "5.220.55"),
        ("{{ 'x' in ['x'] }}{{ 6 is divisibleby(num=3) }}{{ y is defined }}", "TrueTrueFalse"),
        ("{{ (long ~ long ~ long ~ long)|length }}", "4000000"),
        ("{{ (range(5)|map('string')|list)[1:3]|join }}", "12"),
    ],
)
def test_what_is_not_too_much_is_filled_as_ever(tmp_path: Path, template: str, filled: str) -> None:
    assert _filled(tmp_path, template) == filled


def test_lists_of_one_sort_only_are_added(tmp_path: Path) -> None:
    with pytest.raises(TemplateFailed, match="a tuple cannot be added to a list"):
        _filled(tmp_path, "{{ [(1,)]|sum(start=[]) }}")


def test_the_literal_text_of_a_template_counts_too(tmp_path: Path) -> None:
    piece = "x" * 999
    with pytest.raises(TemplateFailed, match="an unlimited document"):
        _filled(tmp_path, f"{{% for i in range(9999) %}}{piece}{{% endfor %}}")
