"""The chapter on what has changed since the edition before, in every format."""

from __future__ import annotations

import io
import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest
from docx import Document

from apcli.editions.comparing import compared
from apcli.era import year_label
from apcli.render.documents.changes import changes_of
from apcli.text.printed import change_label, number_label
from apcli.workspace import load
from tests.example_plan import FIRST, SECOND, patched, write_plan
from tests.processes import apcli, output
from tests.render.portable import Portable, plain
from tests.render.revised_plan import both, revised
from tests.repository import begin, commit

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from apcli.render.documents.change_views import ChangesView
    from apcli.workspace import Workspace

CHAPTER = """\
## <a id="section_changes"></a>今回の見直し

令和7年度の成果を踏まえて見直しました。

### 新規

- [1 オープンデータの公開](#open-data)

### 終了

- [4 証明書の自動交付](#kiosk)（完了）

### 統合・分割

- 2 RPAによる業務の自動化、3 ペーパーレスの推進 → [3 事務の効率化](#office-work)

### 拡充

- [2 書かない窓口の拡大](#counter)

### 担当課の変更

- [2 書かない窓口の拡大](#counter)：市民課、情報政策課 → 市民課

### 段階の変更

- [2 書かない窓口の拡大](#counter)：適用検討 → 導入実行

### 目標の引上げ

- [2 書かない窓口の拡大](#counter)：書かない窓口の数
  - 令和8年度　4か所 → 6か所（+2か所）
  - 令和9年度　6か所 → 8か所（+2か所）
- [2 書かない窓口の拡大](#counter)：平均の待ち時間
  - 令和8年度　20分 → 22分（+2分、目標の緩和）

### 目標の引下げ

- [3 事務の効率化](#office-work)：自動化した業務の数
  - 令和8年度　15件 → 12件（−3件）

### 期日の先送り

- [3 事務の効率化](#office-work)：電子決裁の始まり
  - 令和8年10月 → 令和9年4月

"""

LINKS = re.findall(r"\(#([\w-]+)\)", CHAPTER)
"""Where each of its links leads."""


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an invented city with two editions of its plan."""
    folder = tmp_path_factory.mktemp("city")
    revised(folder)
    return folder


def rendered(city: Path, *options: str) -> bytes:
    done = apcli("render", *options, cwd=city, environment={"SOURCE_DATE_EPOCH": "1700000000"})
    assert (done.returncode, done.stderr.decode()) == (0, "")
    return done.stdout


def chapter(markdown: str) -> str:
    """The chapter of a document in Markdown."""
    begin = markdown.index('## <a id="section_changes">')
    return markdown[begin : markdown.index("\n## ", begin) + 1]


def entries() -> Iterator[str]:
    """The lines of the chapter as they read, without marks of Markdown."""
    for line in CHAPTER.splitlines():
        shown = re.sub(r"\[([^]]+)\]\(#[\w-]+\)", r"\1", re.sub(r"<[^>]+>|^ *[-#]+ ", "", line))
        if shown:
            yield shown


# In every format


def test_the_chapter_in_markdown(city: Path) -> None:
    assert chapter(rendered(city).decode()) == CHAPTER


class _Page(HTMLParser):
    """The lines, links and anchors of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.lines: list[str] = [""]
        self.links: list[str] = []
        self.anchors: set[str] = set()
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.anchors.add(given.get("id") or "")
        if tag == "a":
            self.links.append(given.get("href") or "")
        if tag in ("li", "h2", "h3", "p", "ul", "section"):
            self.lines.append("")

    def handle_data(self, data: str) -> None:
        self.lines[-1] += data.strip("\n")


def section(page: str) -> str:
    """The chapter on a web page."""
    begin = page.index('<section class="part part-changes"')
    return page[begin : page.index("</section>", begin)]


def test_every_entry_is_on_the_page_and_its_links_lead_to_the_sheets(city: Path) -> None:
    page = rendered(city, "--format", "html").decode()
    shown = _Page(section(page))
    assert [line for line in shown.lines if line] == [*entries()]
    assert [each.removeprefix("#") for each in shown.links] == LINKS
    assert {each.removeprefix("#") for each in shown.links} <= _Page(page).anchors


def test_a_site_links_to_the_pages_of_what_changed(city: Path) -> None:
    output("publish", "--output", "site", cwd=city)
    shown = _Page(section((city / "site/plan.html").read_text("utf-8")))
    assert [line for line in shown.lines if line] == [*entries()]
    # It has ended, and stands in the list of what has.
    assert shown.links.count("plan.html#kiosk") == 1
    pages = {each for each in shown.links if each != "plan.html#kiosk"}
    assert pages == {f"initiatives/{each}.html" for each in ("open-data", "office-work", "counter")}
    assert all((city / "site" / each).is_file() for each in pages)


def test_every_entry_is_in_the_pdf_with_links(city: Path) -> None:
    rendered(city, "--output", "plan.pdf")
    document = Portable((city / "plan.pdf").read_bytes())
    number = next(n for n, each in enumerate(document.pages) if "統合・分割" in each)
    place = 0
    for entry in entries():
        place = document.pages[number].index(plain(entry), place)
    assert {"open-data", "office-work", "counter"} <= set(document.links)
    links = [each for each in document.reader.pages[number]["/Annots"] if "/Dest" in each]  # type: ignore[attr-defined]
    assert len(links) == len(LINKS)


def test_every_entry_is_in_the_word_file_with_links(city: Path) -> None:
    rendered(city, "--output", "plan.docx")
    paragraphs = Document(io.BytesIO((city / "plan.docx").read_bytes())).paragraphs
    texts = [each.text for each in paragraphs]
    begin = texts.index("今回の見直し")
    wanted = [*entries()]
    assert texts[begin : begin + len(wanted)] == wanted
    lists = [
        each.style.name
        for each in paragraphs[begin : begin + len(wanted)]
        if each.style is not None
    ]
    assert lists.count("List Bullet 2") == len(re.findall("^  - ", CHAPTER, re.MULTILINE))
    assert lists.count("List Bullet") == len(re.findall("^- ", CHAPTER, re.MULTILINE))
    linked = [link for each in paragraphs[begin : begin + len(wanted)] for link in each.hyperlinks]
    assert len(linked) == len(LINKS)


# What must hold


def test_each_target_and_amount_is_that_of_both_plans(city: Path) -> None:
    """Every number that a year has in both editions, and no other, stands in the chapter."""
    old, new = both(city)
    wanted = set()
    for key, name, now in (
        ("counter", "windows", "counter"),
        ("counter", "waiting", "counter"),
        ("rpa", "scenarios", "office-work"),
    ):
        there, here = old.initiatives[key].indicators[name], new.initiatives[now].indicators[name]
        unit = here.unit or ""
        for year in range(2025, 2029):
            one, other = (each.target_of(year) for each in (there, here))
            before, after = (each.value if each else None for each in (one, other))
            if before is not None and after is not None and before != after:
                numbers = [number_label(each) + unit for each in (before, after)]
                wanted.add((year_label(year), *numbers, change_label(after - before) + unit))
    found = re.findall(r"^  - (.+?)　(.+?) → (.+?)（(.+?)(?:、.+)?）$", CHAPTER, re.MULTILINE)
    assert set(found) == wanted
    assert len(found) == 4


def test_the_chapter_stands_in_the_table_of_contents(city: Path, tmp_path: Path) -> None:
    plan = revised(tmp_path)
    text = (plan / "plan.yaml").read_text("utf-8")
    contents = "sections:\n  - {key: contents, title: 目次, content: contents}\n"
    (plan / "plan.yaml").write_text(text.replace("sections:\n", contents), "utf-8")
    assert "- [今回の見直し](#section_changes)" in rendered(tmp_path).decode()


# Editions


def test_without_previous_nothing_is_printed_and_validate_says_so(tmp_path: Path) -> None:
    plan = revised(tmp_path)
    text = (plan / "plan.yaml").read_text("utf-8")
    (plan / "plan.yaml").write_text(text.replace("previous: {folder: 2025}\n", ""), "utf-8")
    made = chapter(rendered(tmp_path).decode())
    assert made == CHAPTER[: CHAPTER.index("### ")]
    for suffix in ("html", "pdf", "docx"):
        rendered(tmp_path, "--output", f"plan.{suffix}")
    assert "AP622[no-previous]" in output("validate", cwd=tmp_path)


def test_an_edition_that_cannot_be_read_ends_the_command_with_a_sentence(tmp_path: Path) -> None:
    plan = revised(tmp_path)
    text = (plan / "plan.yaml").read_text("utf-8")
    (plan / "plan.yaml").write_text(text.replace("{folder: 2025}", "{folder: nowhere}"), "utf-8")
    done = apcli("render", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, b"")
    assert "data names the edition in 'nowhere', where there is none" in done.stderr.decode()


def test_an_edition_with_errors_ends_the_command_with_a_sentence(tmp_path: Path) -> None:
    revised(tmp_path)
    (tmp_path / "2025/initiatives/rpa.yaml").write_text("title: [\n", "utf-8")
    done = apcli("render", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, b"")
    assert "the edition 2025 has errors" in done.stderr.decode()


def test_a_character_that_the_pdf_cannot_draw_is_named_where_the_edition_has_it(
    tmp_path: Path,
) -> None:
    revised(tmp_path)
    old = tmp_path / "2025/initiatives/rpa.yaml"
    old.write_text(old.read_text("utf-8").replace("RPAによる", "RPA︰"), "utf-8")
    done = apcli("render", "--output", "plan.pdf", cwd=tmp_path)
    assert done.returncode == 2
    assert "︰ U+FE30 (2025/initiatives/rpa.yaml:2, title)" in done.stderr.decode()


def test_a_plan_that_does_not_show_the_changes_reads_no_edition(tmp_path: Path) -> None:
    plan = revised(tmp_path)
    text = (plan / "plan.yaml").read_text("utf-8")
    text = text.replace("{folder: 2025}", "{revision: nowhere}").replace(
        "    content: changes\n", ""
    )
    (plan / "plan.yaml").write_text(text, "utf-8")
    rendered(tmp_path)


def test_the_edition_is_read_from_git(city: Path, tmp_path: Path) -> None:
    plan = revised(tmp_path)
    revision = {each.name: each.read_bytes() for each in plan.iterdir() if each.is_file()}
    new = tmp_path / "new"
    plan.rename(new)
    (tmp_path / "2025").rename(plan)
    begin(tmp_path)
    commit(tmp_path, "令和7年度", tag="r7")
    plan.rename(tmp_path / "gone")
    new.rename(plan)
    text = revision["plan.yaml"].decode().replace("{folder: 2025}", "{revision: r7}")
    (plan / "plan.yaml").write_text(text, "utf-8")
    assert chapter(rendered(tmp_path).decode()) == CHAPTER
    commit(tmp_path, "令和8年度", tag="r8")
    assert chapter(rendered(tmp_path, "--data", "r8:data").decode()) == CHAPTER


# What the larger plan does not have

THIRD = "initiatives/third.yaml"
GOAL = "goals/city.yaml"


def changes(
    folder: Path, old: Mapping[str, str | bytes | None], new: Mapping[str, str | bytes | None]
) -> ChangesView:
    """What the chapter shows between two variants of the example plan."""
    plans: list[Workspace] = []
    for name, files in (("old", old), ("new", new)):
        plans.append(load(write_plan(folder / name, files), name))
        assert not plans[-1].diagnostics
    return changes_of(compared(*plans))


def lines(view: ChangesView) -> list[str]:
    """Each entry in one line after its heading."""
    return [
        f"{group.heading}｜"
        + "".join(f"{each} → " for each in ["、".join(entry.before)] if each)
        + "、".join(f"{one.label}[{one.anchor}]" for one in entry.things)
        + "／".join((entry.said, *entry.lines))
        for group in view.groups
        for entry in group.entries
    ]


def sheet(number: int, title: str, more: str = "") -> str:
    return f"number: {number}\ntitle: {title}\ndepartments: [情報推進課]\n{more}"


def test_where_nothing_changed_a_sentence_says_so(tmp_path: Path) -> None:
    view = changes(tmp_path, {}, {FIRST: patched(FIRST, "overview: 手続を見直します。\n")})
    assert view.groups == ()
    assert view.nothing == (
        "改定前の計画と比べて、取組の新設や終了、目標値の引上げや引下げなどはありません。"
    )


def test_an_edition_of_another_year_is_named_by_it(tmp_path: Path) -> None:
    last_year = patched("plan.yaml", "fiscal_year: 2024\n")
    view = changes(tmp_path, {"plan.yaml": last_year}, {})
    assert view.nothing
    assert view.nothing.startswith("令和6年度の計画と比べて、")


def test_the_sentence_is_printed_in_every_format(tmp_path: Path) -> None:
    sections = "sections: [{key: changes, title: 変更点, content: changes}]\n"
    write_plan(tmp_path / "2024")
    previous = f"previous: {{folder: 2024}}\n{sections}"
    write_plan(tmp_path / "data", {"plan.yaml": patched("plan.yaml", previous)})
    said = "取組の新設や終了、目標値の引上げや引下げなどはありません。"
    assert said in rendered(tmp_path).decode()
    assert said in rendered(tmp_path, "--format", "html").decode()
    for suffix in ("pdf", "docx"):
        rendered(tmp_path, "--output", f"plan.{suffix}")
    assert any(said in each for each in Portable((tmp_path / "plan.pdf").read_bytes()).pages)
    document = Document(io.BytesIO((tmp_path / "plan.docx").read_bytes()))
    assert any(said in each.text for each in document.paragraphs)


def test_what_is_gone_without_a_word_has_ended_and_leads_nowhere(tmp_path: Path) -> None:
    assert lines(changes(tmp_path, {}, {SECOND: None})) == ["終了｜2 業務の効率化[None]"]


def test_what_had_ended_before_does_not_end_again(tmp_path: Path) -> None:
    ended = {SECOND: patched(SECOND, "change: completed\n")}
    assert lines(changes(tmp_path, ended, {SECOND: None})) == []
    (tmp_path / "again").mkdir()
    assert lines(changes(tmp_path / "again", ended, {})) == ["再開｜2 業務の効率化[second]"]


def test_what_a_status_ended_names_the_year(tmp_path: Path) -> None:
    taxonomy = patched("taxonomy.yaml", "statuses: [{key: stopped, name: 中止, ends: true}]\n")
    stopped = patched(SECOND, "status: {2024: stopped}\n")
    new = {"taxonomy.yaml": taxonomy, SECOND: stopped}
    assert lines(changes(tmp_path, {"taxonomy.yaml": taxonomy}, new)) == [
        "終了｜2 業務の効率化[second]（中止、令和6年度）"
    ]


def test_what_was_split_leads_to_each_part(tmp_path: Path) -> None:
    new = {
        SECOND: None,
        THIRD: sheet(2, "会議の効率化", "predecessors: [second]\n"),
        "initiatives/fourth.yaml": sheet(3, "決裁の効率化", "predecessors: [second]\n"),
    }
    assert lines(changes(tmp_path, {}, new)) == [
        "統合・分割｜2 業務の効率化 → 2 会議の効率化[third]、3 決裁の効率化[fourth]"
    ]


def test_what_has_another_key_number_or_title_is_neither_new_nor_ended(tmp_path: Path) -> None:
    renamed = patched(SECOND, "number: 3\ntitle: 会議の効率化\npredecessors: [second]\n")
    new = {FIRST: patched(FIRST, "number: 4\n"), SECOND: None, THIRD: renamed}
    assert lines(changes(tmp_path, {}, new)) == []


def test_what_is_reduced_or_expanded_is_what_the_plan_says(tmp_path: Path) -> None:
    new = {
        FIRST: patched(FIRST, "change: reduced\n"),
        SECOND: patched(SECOND, "change: expanded\n"),
    }
    assert lines(changes(tmp_path, {}, new)) == [
        "拡充｜2 業務の効率化[second]",
        "縮小｜1 窓口のDX[first]",
    ]


def test_goals_come_go_and_move_as_well(tmp_path: Path) -> None:
    taxonomy = patched("taxonomy.yaml", "levels: [{key: goal, name: 基本目標}]\n")
    old = {
        "taxonomy.yaml": taxonomy,
        GOAL: "number: 1\ntitle: 便利なまち\n",
        FIRST: patched(FIRST, "goal: city\n"),
        SECOND: patched(SECOND, "goal: city\n"),
    }
    new = {
        "taxonomy.yaml": taxonomy,
        "goals/office.yaml": "number: 1\ntitle: 効率のよい市役所\n",
        FIRST: patched(FIRST, "goal: office\n"),
        SECOND: patched(SECOND, "goal: office\n"),
    }
    view = changes(tmp_path, old, new)
    assert lines(view) == [
        "新規｜基本目標 1 効率のよい市役所[office]",
        "終了｜基本目標 1 便利なまち[None]",
        "位置付けの変更｜1 窓口のDX[first]：基本目標 1 便利なまち → 基本目標 1 効率のよい市役所",
        "位置付けの変更｜2 業務の効率化[second]：基本目標 1 便利なまち"
        " → 基本目標 1 効率のよい市役所",
    ]
    assert view.groups[0].entries[0].things[0].goal


def test_a_target_that_falls_to_ask_for_more_says_so(tmp_path: Path) -> None:
    indicator = "indicators:\n  wait: {{name: 待ち時間, unit: 分, aggregation: annual, {}}}\n"
    old = indicator.format("direction: decrease, targets: {2025: 10, 2026: 8, 2027: 6}")
    new = indicator.format("direction: decrease, targets: {2025: 9, 2026: 7, 2027: 7.5}")
    view = changes(tmp_path, {FIRST: patched(FIRST, old)}, {FIRST: patched(FIRST, new)})
    assert lines(view) == [
        "目標の引上げ｜1 窓口のDX[first]：待ち時間／令和9年度　6分 → 7.5分（+1.5分、目標の緩和）",
        "目標の引下げ｜1 窓口のDX[first]：待ち時間／令和7年度　10分 → 9分（−1分、目標の強化）"
        "／令和8年度　8分 → 7分（−1分、目標の強化）",
    ]


def test_percentages_differ_by_points_and_years_that_changed_alike_stand_together(
    tmp_path: Path,
) -> None:
    indicator = "indicators:\n  rate: {{name: 満足度, unit: ％, aggregation: annual, {}}}\n"
    old = indicator.format("targets: {2025-2027: 60}")
    new = indicator.format("targets: {2025-2027: 65, 2028: 70}")
    view = changes(tmp_path, {FIRST: patched(FIRST, old)}, {FIRST: patched(FIRST, new)})
    assert lines(view) == [
        "目標の引上げ｜1 窓口のDX[first]：満足度／令和7～9年度　60％ → 65％（+5ポイント）"
    ]


def test_a_milestone_comes_earlier(tmp_path: Path) -> None:
    indicator = "indicators:\n  start: {{name: 開始, targets: {{2026: {{by: {}}}}}}}\n"
    old, new = indicator.format("2026-10"), indicator.format("2026-04")
    view = changes(tmp_path, {FIRST: patched(FIRST, old)}, {FIRST: patched(FIRST, new)})
    assert lines(view) == ["期日の前倒し｜1 窓口のDX[first]：開始／令和8年10月 → 令和8年4月"]


def test_the_headings_are_in_the_plans_own_words(tmp_path: Path) -> None:
    changes = "changes: {new: 新設, expanded: 拡大, merged: 統廃合}"
    words = f"words: {{department: 所管課, target: めざす値, {changes}}}\n"
    plan = revised(tmp_path, words)
    made = chapter(rendered(plan.parent).decode())
    assert re.findall("^### (.+)$", made, re.MULTILINE) == [
        *("新設", "終了", "統廃合・分割", "拡大", "所管課の変更", "段階の変更"),
        *("めざす値の引上げ", "めざす値の引下げ", "期日の先送り"),
    ]
