"""`apcli diff`: two editions of an invented plan with every kind of change, in every format."""

from __future__ import annotations

import io
import json
import re
import shutil
from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from docx import Document
from docx.oxml.ns import qn
from python_calamine import CalamineWorkbook

from apcli.editions.change import ChangeKind, Sort
from apcli.workspace import load
from tests.processes import ROOT, apcli, output
from tests.repository import begin, commit, git

if TYPE_CHECKING:
    from syrupy.assertion import SnapshotAssertion

R7, R8 = (ROOT / f"tests/plans/revision/{name}" for name in ("r7", "r8"))
PLACES = "tests/plans/revision/r7", "tests/plans/revision/r8"


def compared(*options: str, old: str = PLACES[0], new: str = PLACES[1]) -> dict[str, Any]:
    answer: dict[str, Any] = json.loads(
        output("diff", old, new, "--format", "json", *options, code=1)
    )
    return answer


def document(*options: str) -> bytes:
    done = apcli("diff", *PLACES, *options, environment={"SOURCE_DATE_EPOCH": "1700000000"})
    assert (done.returncode, done.stderr.decode()) == (1, "")
    return done.stdout


# What is printed


@pytest.mark.parametrize(("language", "columns"), [("en", "80"), ("ja", "120")])
def test_the_table(language: str, columns: str, snapshot: SnapshotAssertion) -> None:
    assert output("diff", *PLACES, "--lang", language, code=1, COLUMNS=columns) == snapshot


def test_no_line_is_wider_than_the_terminal() -> None:
    from apcli.text.width import cell_width

    for columns in (60, 80, 120):
        lines = output("diff", *PLACES, code=1, COLUMNS=str(columns)).split("\n")
        assert max(map(cell_width, lines)) <= columns


def test_json(snapshot: SnapshotAssertion) -> None:
    assert output("diff", *PLACES, "--format", "json", code=1) == snapshot


def test_the_document_as_markdown(snapshot: SnapshotAssertion) -> None:
    assert document("--format", "markdown").decode() == snapshot


def test_the_document_as_html(snapshot: SnapshotAssertion) -> None:
    page = document("--format", "html").decode()
    assert page[page.index("<main") : page.index("</main>")] == snapshot


def test_the_document_as_excel(snapshot: SnapshotAssertion) -> None:
    assert excel_rows(document("--format", "xlsx")) == snapshot


def test_the_document_as_word(snapshot: SnapshotAssertion) -> None:
    assert word_rows(document("--format", "docx")) == snapshot


def excel_rows(data: bytes) -> list[list[Any]]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    assert book.sheet_names == ["新旧対照表"]
    return [[*row] for row in book.get_sheet_by_index(0).to_python()]


def word_rows(data: bytes) -> list[str]:
    """The rows of the table, with _ around what is underlined and | around nested cells."""
    table = Document(io.BytesIO(data)).tables[0]
    return [
        " / ".join(_cell(cell) for cell in row.findall(qn("w:tc")))
        for row in table._tbl.findall(qn("w:tr"))
    ]


def _cell(cell: Any) -> str:
    nested = cell.find(qn("w:tbl"))
    if nested is not None:
        rows = nested.findall(qn("w:tr"))
        return " ¶ ".join("|".join(map(_cell, row.findall(qn("w:tc")))) for row in rows)
    return " ¶ ".join(
        "".join(map(_run, paragraph.iter(qn("w:r")))) for paragraph in cell.iter(qn("w:p"))
    )


def _run(run: Any) -> str:
    text = "".join(each.text or "" for each in run.iter(qn("w:t")))
    underline = run.find(f"{qn('w:rPr')}/{qn('w:u')}")
    mark = "" if underline is None else {"single": "_", "dotted": "~"}[underline.get(qn("w:val"))]
    return f"{mark}{text}{mark}" if text else ""


# What must hold


def test_every_kind_of_change_is_among_them() -> None:
    """Goals that came and went, and the like, have small plans of their own."""
    found = {each["kind"] for each in compared()["changes"]}
    missing = {
        *(ChangeKind.RESUMED, ChangeKind.SPLIT, ChangeKind.EARLIER),
    }
    assert found == {str(kind) for kind in ChangeKind} - {str(each) for each in missing}


def test_the_counts_are_those_of_the_changes() -> None:
    answer = compared()
    counts = Counter(each["sort"] for each in answer["changes"])
    assert answer["counts"] == {str(sort): counts[sort] for sort in Sort}
    last = output("diff", *PLACES, code=1).splitlines()[-2:]
    assert f"Changes {sum(counts.values())}:" in " ".join(last)


def test_each_amount_is_the_difference_of_the_numbers_in_both_plans() -> None:
    plans = load(R7, "r7"), load(R8, "r8")
    amounts = 0
    for each in compared()["changes"]:
        if each["amount"] is None:
            continue
        old, new = (
            plan.sheets[each[f"{side}_keys"][0]].indicators[each[f"{side}_indicator"]]
            for plan, side in zip(plans, ("old", "new"), strict=True)
        )
        if each["sort"] == "targets":
            numbers = [one.target_of(each["first_year"]).value for one in (old, new)]  # type: ignore[union-attr]
        else:
            numbers = [one.values[each["first_year"]].actual.value for one in (old, new)]  # type: ignore[union-attr]
        assert numbers[0] is not None
        assert numbers[1] is not None
        assert Decimal(str(each["amount"])) == numbers[1] - numbers[0]
        falls = new.direction == "decrease"
        assert each["better"] == ((numbers[1] > numbers[0]) != falls)
        assert each["unit"] == new.unit
        amounts += 1
    assert amounts == 5


def test_the_phrases_are_both_texts() -> None:
    texts = 0
    for each in compared()["changes"]:
        if each["phrases"] is None or each["sort"] in ("initiatives", "goals"):
            continue  # keys have names instead
        texts += 1
        for side in ("old", "new"):
            joined = "".join(phrase[side] for phrase in each["phrases"])
            assert joined.strip() == each[side]["text"]
    assert texts > 10


MIRRORED = {
    "new": {"ended", "removed"},
    "ended": {"resumed", "new"},
    "added": {"removed", "added"},
    "removed": {"added", "known", "removed"},
    "known": {"removed"},
    "raised": {"lowered"},
    "lowered": {"raised"},
    "later": {"earlier"},
}


def test_the_other_way_round_is_the_mirror() -> None:
    there = compared("--only", "targets", "--only", "values")["changes"]
    back = compared("--only", "targets", "--only", "values", old=PLACES[1], new=PLACES[0])

    def by_place(changes: list[dict[str, Any]], side: str) -> dict[tuple[Any, ...], Any]:
        return {
            (
                each[f"{side}_indicator"],
                each["sort"],
                each["first_year"],
                (each["old"] or each["new"])["path"][-1],
            ): each
            for each in changes
            if each["old_keys"] == each["new_keys"] == ["counter"]
        }

    forth, again = by_place(there, "new"), by_place(back["changes"], "old")
    assert forth.keys() == again.keys()
    assert len(forth) == 9
    for place, each in forth.items():
        mirror = again[place]
        assert mirror["kind"] in MIRRORED.get(each["kind"], {each["kind"]})
        assert mirror["amount"] == (None if each["amount"] is None else -each["amount"])
        if each["better"] is not None:
            assert mirror["better"] is not each["better"]
        for one, other in (("old", "new"), ("new", "old")):
            assert (each[one] or {}).get("text") == (mirror[other] or {}).get("text")


@pytest.mark.parametrize("format", ["table", "json", "markdown", "html", "docx", "xlsx"])
def test_nothing_has_changed(format: str) -> None:
    done = apcli("diff", PLACES[0], PLACES[0], "--format", format)
    assert (done.returncode, done.stderr) == (0, b"")


def test_only_some_sorts() -> None:
    whole = compared()["changes"]
    for sorts in (["targets"], ["notation", "glossary"]):
        options = [word for sort in sorts for word in ("--only", sort)]
        assert compared(*options)["changes"] == [each for each in whole if each["sort"] in sorts]
    assert output("diff", *PLACES, "--only", "status") == (
        f"From {PLACES[0]} to {PLACES[1]}\nNothing has changed.\n"
    )


@pytest.mark.parametrize("format", ["docx", "xlsx", "html"])
def test_the_same_plans_give_the_same_bytes(format: str) -> None:
    assert document("--format", format) == document("--format", format)


def test_a_file_chooses_the_format(tmp_path: Path) -> None:
    for name in ("a.md", "a.html", "a.docx", "a.xlsx", "a.json"):
        assert output("diff", *PLACES, "--output", tmp_path / name, code=1) == ""
        assert (tmp_path / name).stat().st_size > 1000
    done = apcli("diff", *PLACES, "--output", tmp_path / "a.pdf")
    assert done.returncode == 2
    assert b"a file ending in .pdf cannot be written here" in done.stderr


# How the document is laid out


def heads(page: str) -> list[str]:
    found = re.search(r"\| 項目 \|(.*)\|\n", page)
    assert found
    return [each.strip() for each in found[1].split("|")]


def test_the_old_edition_on_the_left() -> None:
    page = document("--format", "markdown", "--left", "old").decode()
    assert heads(page) == ["旧", "新", "備考"]
    assert "| 名称 | 書かない窓口の<ins>導入</ins> | 書かない窓口の<ins>拡大</ins> |" in page


def test_heads_and_caption() -> None:
    page = document(
        "--format", "markdown", "--heads", "改正後,改正前", "--caption", "変更箇所に下線"
    ).decode()
    assert heads(page) == ["改正後", "改正前", "備考"]
    assert "（変更箇所に下線）" in page
    assert "（下線部分" not in document("--format", "markdown", "--caption", "").decode()


def test_the_words_for_what_a_side_does_not_have() -> None:
    page = document(
        "--format", "markdown", "--facing", "（追加）,（削除）", "--omission", "（中略）"
    ).decode()
    usual = document("--format", "markdown").decode()
    for word, other in (("（新設）", "（追加）"), ("（削る）", "（削除）"), ("（略）", "（中略）")):
        assert usual.count(word) == page.count(other) > 0
        assert word not in page


def test_years_that_changed_are_all_in_the_table(tmp_path: Path) -> None:
    places = [str(tmp_path / name) for name in ("old", "new")]
    for place, number in zip(places, (10, 11), strict=True):
        shutil.copytree(PLACES[0], place)
        file = Path(place) / "initiatives/rpa.yaml"
        text = file.read_text("utf-8")
        targets = ", ".join(f"{year}: {number}" for year in range(2025, 2033))
        file.write_text(text.replace("targets: {2025: 10, 2026: 15}", f"targets: {{{targets}}}"))
    done = apcli("diff", *places, "--format", "markdown")
    assert done.stdout.decode().count("<ins>11件</ins>") == 8


def test_each_part_of_what_was_split_is_there_and_nothing_that_stays_is_gone(
    tmp_path: Path,
) -> None:
    new = tmp_path / "new"
    shutil.copytree(PLACES[0], new)
    whole = new / "initiatives/counter.yaml"
    kept = "predecessors: [counter]\nchange: split\n" + whole.read_text("utf-8")
    whole.unlink()
    (new / "initiatives/desk.yaml").write_text(kept, "utf-8")
    (new / "initiatives/guide.yaml").write_text(
        "{number: 6, title: 分かりやすい案内, change: split, departments: [市民課], goal: service,"
        " predecessors: [counter], classification: {policy: [counter]}, stage: {key: trial},"
        " overview: 高齢の方を案内します。, actions: 案内板を作ります。}\n",
        "utf-8",
    )
    page = apcli("diff", PLACES[0], new, "--format", "markdown").stdout.decode()
    rows = [line for line in page.splitlines() if line.endswith("| 分割 |")]
    assert rows == [
        "| 取組 | <ins>1 書かない窓口の導入</ins><br><ins>6 分かりやすい案内</ins><br>"
        "<ins>【担当課】市民課</ins><br><ins>【事業概要】高齢の方を案内します。</ins><br>"
        "<ins>【取組内容】案内板を作ります。</ins> | <ins>1 書かない窓口の導入</ins> | 分割 |"
    ]
    assert "（削る）" not in page


def test_without_each_part() -> None:
    whole = document("--format", "markdown").decode()
    assert heads(document("--format", "markdown", "--without", "remarks").decode()) == ["新", "旧"]
    shown = document("--format", "markdown", "--without", "omissions").decode()
    assert "（略）" in whole
    assert "（略）" not in shown
    assert "本市は、令和5年度にデジタル推進計画を策定しました。" in shown
    assert "| 推進本部｜" not in whole
    assert "推進本部｜全体の決定｜12" in shown
    plain = document("--format", "markdown", "--without", "facing").decode()
    assert "（新設）" not in plain
    assert "（削る）" not in plain
    thin = document("--format", "html", "--without", "rules").decode()
    assert 'class="changed-table thick"' not in thin
    assert 'class="changed-table"' in thin
    for name in ("docx", "xlsx", "html"):
        assert document("--format", name, *("--without", "remarks")) != document("--format", name)


@pytest.mark.parametrize(
    "options",
    [
        ("--left", "old"),
        ("--heads", "a,b"),
        ("--caption", "a"),
        ("--facing", "a,b"),
        ("--omission", "a"),
        ("--without", "rules"),
    ],
)
def test_what_only_documents_have_is_refused(options: tuple[str, str]) -> None:
    done = apcli("diff", *PLACES, *options)
    assert done.returncode == 2
    assert f"{options[0]} applies only to documents" in done.stderr.decode()


@pytest.mark.parametrize("option", ["--heads", "--facing"])
@pytest.mark.parametrize("words", ["新", "新,", "a,b,c", ""])
def test_two_words_are_wanted(words: str, option: str) -> None:
    done = apcli("diff", *PLACES, "--format", "markdown", option, words)
    assert done.returncode == 2
    assert f"{option}: write two words with a comma between them" in done.stderr.decode()


def test_a_template_of_ones_own(tmp_path: Path) -> None:
    (tmp_path / "comparison.md.j2").write_text("{{ left }}と{{ right }}：{{ groups|length }}")
    own = document("--format", "markdown", "--templates", str(tmp_path)).decode()
    assert own == "新と旧：9\n"


# Editions


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    begin(tmp_path)
    shutil.copytree(R7, tmp_path / "data")
    commit(tmp_path, "令和7年度", tag="r7-published")
    shutil.rmtree(tmp_path / "data")
    shutil.copytree(R8, tmp_path / "data")
    commit(tmp_path, "令和8年度", tag="r8-published")
    return tmp_path


def test_editions_in_git(repository: Path) -> None:
    folders = compared()["changes"]
    for names in (["r7-published"], ["r7-published", "HEAD:data"], ["HEAD~1:data", "data"]):
        text = output("diff", *names, "--format", "json", cwd=repository, code=1)
        answer = json.loads(text)
        assert [each["amount"] for each in answer["changes"]] == [
            each["amount"] for each in folders
        ]
        assert answer["old"]["edition"].endswith(":data")
    assert output("diff", "HEAD", cwd=repository) == (
        "From HEAD:data to data\nNothing has changed.\n"
    )


def test_an_edition_has_the_folder_of_the_other_one(repository: Path) -> None:
    """Without a folder of its own it has that of the plan that it is compared with."""
    git(repository, "mv", "data", "plan")
    commit(repository, "別のフォルダー", tag="moved")
    for names in (["moved", "plan"], ["moved", "--data", "plan"], ["moved", "moved:plan"]):
        assert "Nothing has changed." in output("diff", *names, cwd=repository)


def test_a_long_text_does_not_fill_the_terminal(tmp_path: Path) -> None:
    for name in ("old", "new"):
        shutil.copytree(R7, tmp_path / name)
    sheet = tmp_path / "new/initiatives/radio.yaml"
    sheet.write_text(f"{sheet.read_text()}fields: {{purpose: {'長い目的を述べます。' * 40}}}\n")
    printed = output("diff", "old", "new", cwd=tmp_path, code=1)
    assert len(printed.splitlines()) < 12
    text = "".join(printed.split())
    assert "…" in text
    assert "長い目的を述べます。" in text


def test_the_plan_of_today_is_found_like_data(repository: Path) -> None:
    (repository / "elsewhere").mkdir()
    for environment, options in (({"APCLI_DATA": "../data"}, ()), ({}, ("--data", "../data"))):
        done = apcli(
            *("diff", "../data", *options), cwd=repository / "elsewhere", environment=environment
        )
        assert done.returncode == 0


@pytest.mark.parametrize("broken", ["old", "new"])
def test_errors_of_either_plan_are_printed_with_its_name(tmp_path: Path, broken: str) -> None:
    for name, folder in (("old", R7), ("new", R8)):
        shutil.copytree(folder, tmp_path / name)
    plan = tmp_path / broken / "plan.yaml"
    plan.write_text(plan.read_text().replace("fiscal_year: 202", "fiscal_year: x202"))
    done = apcli("diff", "old", "new", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, b"")
    assert f"{broken}/plan.yaml:" in done.stderr.decode()


def test_errors_of_both_plans_are_printed(tmp_path: Path) -> None:
    for name in ("old", "new"):
        shutil.copytree(R7, tmp_path / name)
        (tmp_path / name / "plan.yaml").write_text("schema: 1\n")
    done = apcli("diff", "old", "new", cwd=tmp_path)
    said = done.stderr.decode()
    assert done.returncode == 2
    assert "old/plan.yaml" in said
    assert "new/plan.yaml" in said


def test_an_edition_that_is_none(tmp_path: Path) -> None:
    done = apcli("diff", "nowhere", PLACES[0])
    assert done.returncode == 2
    assert done.stderr.decode().startswith("apcli: no data folder at nowhere")


# Two versions of a file


def test_a_tool_for_git(repository: Path) -> None:
    import sys

    command = f'{sys.executable} -m apcli diff "$LOCAL" "$REMOTE"'
    git(repository, "config", "difftool.apcli.cmd", command)
    printed = git(
        repository,
        *("difftool", "--no-prompt", "--tool", "apcli", "r7-published", "--"),
        *("data/glossary.yaml", "data/initiatives/radio.yaml", "data/initiatives/open-data.yaml"),
    )
    assert "Changes 3: glossary 3" in printed
    assert "Changes 1: notation 1" in printed
    assert "Changes 1: initiative 1" in printed


def test_a_version_of_no_file_of_the_plan(repository: Path) -> None:
    (repository / "note.yaml").write_text("a: 1\n")
    done = apcli("diff", "note.yaml", "note.yaml", cwd=repository)
    assert done.returncode == 2
    assert "note.yaml is no file of the plan in data" in done.stderr.decode()


# What a plan may hold

HOSTILE = "<script>alert(1)</script> | *強調* {{ 7 * 7 }} =1+1 &amp; `x`"


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, str]:
    """A plan whose texts were and are markup."""
    folders = []
    for name, text in (("old", HOSTILE), ("new", f"=2+2 {HOSTILE}[追加](x)")):
        folder = shutil.copytree(R7, tmp_path_factory.mktemp(name) / "data")
        sheet = folder / "initiatives/radio.yaml"
        lines = (each for each in sheet.read_text().split("\n") if not each.startswith("overview"))
        quoted = json.dumps(text, ensure_ascii=False)
        sheet.write_text("\n".join([*lines, f"overview: {quoted}\n"]))
        folders.append(str(folder))
    return folders[0], folders[1]


def test_markup_in_texts_is_shown_as_it_stands(hostile: tuple[str, str]) -> None:
    def made(format: str) -> bytes:
        done = apcli("diff", *hostile, "--format", format)
        assert (done.returncode, done.stderr) == (1, b"")
        return done.stdout

    page = made("html").decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    markdown = made("markdown").decode()
    assert r"\<script>alert(1)\</script> \| \*強調\*" in markdown
    cells = excel_rows(made("xlsx"))[-1]
    assert cells[1:3] == [f"=2+2 {HOSTILE}[追加](x)", HOSTILE]
    assert word_rows(made("docx"))[-1] == (
        f"事業概要 / _=2+2 _{HOSTILE}_[追加](x)_ / {HOSTILE} / 変更"
    )
