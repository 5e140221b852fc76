"""Templates: where they are found, what they may do, and what their errors say."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import apcli
from apcli.errors import TemplateFailed
from apcli.render.environment import PlanEnvironment, fill, template_folders
from apcli.render.markdown import Markdown, cell, link
from tests.example_plan import write_plan
from tests.render.documents import DATA, rendered, write_files

if TYPE_CHECKING:
    from collections.abc import Mapping

TEMPLATE = "plan.md.j2"
SHIPPED = Path(apcli.__file__).parents[2] / "templates"


def _filled(folder: Path, template: str | bytes, **values: object) -> str:
    write_files(folder, {TEMPLATE: template})
    environment = PlanEnvironment([folder], Markdown, {"cell": cell, "link": link}, 10_000)
    return fill(environment, TEMPLATE, values)


@pytest.mark.parametrize(
    ("template", "filled"),
    [
        ("{{ x }}", r"\*x\*"),
        ("**{{ x }}**", r"**\*x\***"),
        ("{{ x|e }}", r"\*x\*"),
        ("{{ x|upper }}", r"\*X\*"),
        ("{{ x ~ '*' }}", r"\*x\*\*"),
        ("{{ x + '*' }}", r"\*x\*\*"),
        ("{{ '%s*'|format(x) }}", r"\*x\*\*"),
        ("{{ '**'|safe ~ x }}", r"**\*x\*"),
        ("{{ [x, x]|join('*') }}", r"\*x\*\*\*x\*"),
        ("{{ [x, x]|join('*'|safe) }}", r"\*x\**\*x\*"),
        ("{{ [[x]]|join('', attribute=0) }}", r"\*x\*"),
        ("{% set y %}{{ x }}{% endset %}{{ y }}", r"\*x\*"),
        ("{% set y %}{{ x }}{% endset %}{{ y ~ x }}", r"\*x\*\*x\*"),
        ("{% macro y() %}{{ x }}{% endmacro %}{{ y()|upper }}", r"\*X\*"),
        ("{% autoescape false %}{{ x }}{% endautoescape %}", r"\*x\*"),
        ("{{ '*' }}", r"\*"),
        ("{{ x|cell }}{{ x|cell|cell }}", r"\*x\*\*x\*"),
        ("{{ x|link('a) [b') }}", r"[\*x\*](#a___b)"),
        ("{{ x|safe }}", "*x*"),
        ("{{ none }}", ""),
        ("{{ 1 }}{{ true }}", "1True"),
    ],
)
def test_whatever_is_put_out_is_escaped(tmp_path: Path, template: str, filled: str) -> None:
    assert _filled(tmp_path, template, x="*x*") == filled


@pytest.mark.parametrize(
    ("template", "line", "reason"),
    [
        ("一\n{{ nothing }}", 2, "'nothing' is undefined"),
        ("{% if nothing %}{% endif %}", 1, "'nothing' is undefined"),
        ("\n\n{% for x in nothing %}{% endfor %}", 3, "'nothing' is undefined"),
        ("{{ x.nothing }}", 1, "'str object' has no attribute 'nothing'"),
        ("{{ x[9] }}", 1, "str object has no element 9"),
        ("\n{% if x %}", 2, "Unexpected end of template"),
        ("{{ x|nothing }}", 1, "No filter named 'nothing'"),
        ("{{ x|tojson }}", 1, "No filter named 'tojson'"),
        ("\n{{ ''.__class__.__mro__ }}", 2, "access to attribute '__class__' of 'str'"),
        ("{{ x.format.__globals__ }}", 1, "access to attribute '__globals__'"),
        ("{{ [].append(1) }}", 1, "access to attribute 'append' of 'list'"),
        ("{% include 'nothing.j2' %}", 1, "there is no template nothing.j2"),
        ("{% include '../secret' %}", 1, "there is no template ../secret"),
        ("{% include '/etc/passwd' %}", 1, "there is no template /etc/passwd"),
        ("{{ 1 / 0 }}", 1, "division by zero"),
        ("{{ 1 + x }}", 1, "unsupported operand"),
        ("{{ x }}\n{{ x[1:2, 3] }}", 2, "invalid syntax"),
        ("\n{% for i in x %}" * 30 + "{% endfor %}" * 30, 22, "too many statically nested blocks"),
        ("\n" + "{{ " + "9" * 5000 + " }}", 2, "Exceeds the limit"),
        ("\n{{ " + "(" * 3000 + " }}", 2, "maximum recursion depth"),
        ("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", 1, "maximum recursion depth"),
    ],
)
def test_an_error_names_the_template_and_the_line(
    tmp_path: Path, template: str, line: int, reason: str
) -> None:
    with pytest.raises(TemplateFailed) as caught:
        _filled(tmp_path, template, x="*x*")
    assert f"{(tmp_path / TEMPLATE).as_posix()}, line {line}: " in str(caught.value.message)
    assert reason in str(caught.value.message)


def test_an_error_in_an_included_template_names_that_one(tmp_path: Path) -> None:
    write_files(tmp_path, {"markdown/part.j2": "一\n\n{{ nothing }}"})
    with pytest.raises(TemplateFailed, match=r"markdown/part\.j2, line 3: 'nothing' is undefined"):
        _filled(tmp_path, "{% include 'markdown/part.j2' %}")


def test_a_template_that_is_not_utf_8_is_named_with_the_place(tmp_path: Path) -> None:
    with pytest.raises(TemplateFailed, match=rf"{TEMPLATE} is not UTF-8 \(invalid byte at 4\)"):
        _filled(tmp_path, "一重点".encode()[:3] + "重点".encode("cp932"))


def test_a_template_with_a_byte_order_mark_and_crlf_is_read(tmp_path: Path) -> None:
    assert _filled(tmp_path, "\ufeff一\r\n{{ x }}\r\n".encode(), x="二") == "一\n二\n"


def test_a_template_that_is_missing_is_named(tmp_path: Path) -> None:
    environment = PlanEnvironment([tmp_path], Markdown, {})
    with pytest.raises(TemplateFailed, match=r"template not found: plan\.md\.j2"):
        fill(environment, TEMPLATE, {})


def test_a_mistake_outside_the_templates_is_not_blamed_on_them(tmp_path: Path) -> None:
    write_files(tmp_path, {TEMPLATE: "x"})
    environment = PlanEnvironment([tmp_path], Markdown, {})
    with pytest.raises(TypeError):
        fill(environment, TEMPLATE, 1)  # type: ignore[arg-type]


def test_the_given_folder_comes_before_the_plans_own_and_that_before_the_shipped(
    tmp_path: Path,
) -> None:
    write_files(tmp_path, {"given/x": "", "plan/templates/x": "", "plan/data/x": ""})
    given, data = tmp_path / "given", tmp_path / "plan/data"
    assert template_folders(given, data) == [given, tmp_path / "plan/templates", SHIPPED]
    assert template_folders(None, data) == [tmp_path / "plan/templates", SHIPPED]
    assert template_folders(None, tmp_path / "given") == [SHIPPED]


def test_a_folder_is_searched_once() -> None:
    assert template_folders(None, DATA) == [SHIPPED]
    assert template_folders(SHIPPED, DATA) == [SHIPPED]


def test_the_plans_own_folder_is_beside_its_data_wherever_one_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_files(tmp_path, {"templates/x": "", "data/initiatives/x": ""})
    monkeypatch.chdir(tmp_path / "data" / "initiatives")
    assert template_folders(None, Path.cwd() / "..")[0] == tmp_path / "templates"
    assert template_folders(None, Path(".."))[0] == tmp_path / "templates"


def test_a_given_folder_that_does_not_exist_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(TemplateFailed, match=r"no such folder: .*nowhere"):
        template_folders(tmp_path / "nowhere", DATA)


OVERRIDES: list[tuple[Mapping[str, str], str]] = [
    ({"templates/markdown/cover.md.j2": "# 計画の表紙 {{ title }}\n"}, "# 計画の表紙 例示市"),
    ({"templates/plan.md.j2": "{{ initiatives|length }}件\n"}, "2件"),
]


@pytest.mark.parametrize(("files", "shown"), OVERRIDES)
def test_a_plans_own_template_takes_the_place_of_the_shipped_one_of_that_name(
    tmp_path: Path, files: Mapping[str, str], shown: str
) -> None:
    data = write_plan(tmp_path / "data")
    assert shown not in rendered(data)
    write_files(tmp_path, files)
    assert shown in rendered(data)


def test_a_given_template_takes_the_place_of_the_plans_own(tmp_path: Path) -> None:
    data = write_plan(tmp_path / "data")
    write_files(tmp_path, {"templates/plan.md.j2": "計画のもの", "mine/plan.md.j2": "私のもの"})
    assert rendered(data) == "計画のもの\n"
    assert rendered(data, tmp_path / "mine") == "私のもの\n"
