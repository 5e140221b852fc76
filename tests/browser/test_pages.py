"""The plan's pages in a browser: found, followed, read and printed as readers do."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Any, Literal

import pytest
from pypdf import PdfReader

from apcli.publishing.pages import pages_of
from apcli.render import html
from apcli.render.documents.plan import plan_document
from apcli.render.environment import template_folders
from apcli.workspace import load
from tests.browser.browsing import browse, invalid
from tests.example_plan import FIRST, SECOND, patched, write_plan
from tests.processes import DATA, ROOT
from tests.publishing.making import site
from tests.render import crowded_plan

if TYPE_CHECKING:
    from pathlib import Path

    from apcli.workspace import Workspace

DEMONSTRATION = ROOT / "examples/demonstration/data"
SHEETS = "document.querySelectorAll('.sheet:not([hidden])').length"
ROWS = "document.querySelectorAll('.list tbody tr:not([hidden])').length"
PANELS = "document.querySelectorAll('.panels li:not([hidden])').length"
COUNT = "document.querySelector('[role=status]').textContent"
FOUND = "[...document.querySelectorAll('.sheet:not([hidden])')].map((sheet) => sheet.id)"
STOPS = (
    "[...document.querySelectorAll('a, summary, [tabindex=\"0\"]')]"
    ".filter((each) => each.checkVisibility()).length"
)
FOCUSED = "document.activeElement.textContent.trim()"
NOTES = "[...document.querySelectorAll('.note')].filter((note) => note.checkVisibility()).length"

EVERY_PAGE = pytest.mark.parametrize(
    "name",
    [
        "plan.html",
        "site/index.html",
        "site/initiatives/public-wifi.html",
        "site/departments/秘書広報課.html",
    ],
)
EVERY_SCHEME = pytest.mark.parametrize("scheme", ["light", "dark"])


@pytest.fixture(scope="module")
def workspace() -> Workspace:
    return load(DATA, "data")


@pytest.fixture(scope="module")
def pages(workspace: Workspace, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the real plan as one page and as a site, and the demonstration plan."""
    folder, templates = tmp_path_factory.mktemp("pages"), template_folders(None, DATA)
    document = plan_document(workspace)
    made = pages_of(site(workspace), templates)
    files = {f"site/{name}": page.decode() for name, page in made.items()}
    files["plan.html"] = html.render(document, templates)
    demonstration = plan_document(load(DEMONSTRATION, "data"))
    files["demonstration.html"] = html.render(demonstration, templates)
    for name, page in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page, encoding="utf-8")
    return folder


# Found


def test_all_initiatives_are_shown_at_first(pages: Path) -> None:
    see = [("see", each) for each in (COUNT, ROWS, SHEETS, PANELS)]
    assert browse(pages / "plan.html", *see) == ["33件すべてを表示しています", 33, 33, 21]


def test_a_department_narrows_list_sheets_and_pictures_down(pages: Path) -> None:
    see = [("see", each) for each in (COUNT, ROWS, FOUND, PANELS)]
    found = browse(pages / "plan.html", ("choose", "担当課", "秘書広報課（2件）"), *see)
    assert found == ["33件のうち2件が当てはまります", 2, ["website", "social-media"], 2]


def test_conditions_hold_together_until_they_are_cleared(pages: Path) -> None:
    steps = [
        ("choose", "取組段階", "適用検討（4件）"),
        ("choose", "担当課", "産業振興課（1件）"),
        ("see", FOUND),
        ("click", "[type=reset]"),
        ("see", "new Promise((done) => setTimeout(done))"),
        ("see", COUNT),
    ]
    found = browse(pages / "plan.html", *steps)
    assert found == [["cashless-businesses"], None, "33件すべてを表示しています"]


@pytest.mark.parametrize("words", ["公衆無線LAN 設備", "公衆無線ＬＡＮ　設備", "公衆 無線lan 設備"])
def test_full_width_and_half_width_words_find_the_same(words: str, pages: Path) -> None:
    assert browse(pages / "plan.html", ("fill", "#page_words", words), ("see", FOUND)) == [
        ["public-wifi"]
    ]


def test_hiragana_and_katakana_find_the_same(pages: Path) -> None:
    wanted = [("fill", "#page_words", words) for words in ("テレワーク", "てれわーく", "ﾃﾚﾜｰｸ")]
    found = browse(pages / "plan.html", *(each for one in wanted for each in (one, ("see", FOUND))))
    assert found[0] and found == [found[0]] * 3  # noqa: PT018  the same, and not nothing


def test_what_nothing_has_finds_nothing_and_says_so(pages: Path) -> None:
    steps = [("fill", "#page_words", "<b>[新規]"), ("see", COUNT), ("see", SHEETS)]
    assert browse(pages / "plan.html", *steps) == ["33件のうち0件が当てはまります", 0]


def test_the_count_is_announced_and_enter_leads_to_it(pages: Path) -> None:
    role = "document.getElementById('page_count').getAttribute('role')"
    steps = [("fill", "#page_words", "無線"), ("press", "Enter"), ("see", FOCUSED), ("see", role)]
    assert browse(pages / "plan.html", *steps) == ["33件のうち2件が当てはまります", "status"]


def test_without_its_script_the_page_reads_whole(pages: Path) -> None:
    form = "document.getElementById('page_find').checkVisibility()"
    see = [("see", each) for each in (form, ROWS, SHEETS, PANELS)]
    assert browse(pages / "plan.html", *see, script=False) == [False, 33, 33, 21]


# Followed


def test_an_anchor_shows_the_sheet(pages: Path) -> None:
    top = "document.getElementById('public-wifi').getBoundingClientRect().top"
    (place,) = browse(pages / "plan.html", ("see", top), anchor="#public-wifi")
    assert 0 <= place < 100


def test_a_link_to_a_sheet_that_is_filtered_out_shows_it(pages: Path) -> None:
    follow = (
        "new Promise((done) => {"
        " addEventListener('hashchange', () => setTimeout(done));"
        " location.hash = '#public-wifi'; })"
    )
    steps = [("choose", "担当課", "秘書広報課（2件）"), ("see", follow), ("see", COUNT)]
    assert browse(pages / "plan.html", *steps)[-1] == "33件すべてを表示しています"


def test_a_page_of_the_site_leads_to_its_neighbours_its_departments_and_back(pages: Path) -> None:
    page = pages / "site/initiatives/public-wifi.html"
    where = "location.pathname.split('/site/')[1]"
    department = "document.querySelector('h1').textContent"
    assert browse(page, ("click", "[rel=prev]"), ("see", where)) == [
        "initiatives/station-front.html"
    ]
    assert browse(page, ("click", ".departments a"), ("see", department)) == ["情報推進課"]
    assert browse(page, ("click", ".trail a"), ("see", where)) == ["index.html"]


# Read with the keyboard alone


def test_the_first_stop_skips_to_the_text(pages: Path) -> None:
    steps = [("press", "Tab"), ("see", FOCUSED), ("press", "Enter")]
    focused = ("see", "document.activeElement.id")
    assert browse(pages / "plan.html", *steps, focused) == ["本文へ移動", "page_main"]


def test_the_focus_is_seen_at_every_stop_and_leaves_the_page(pages: Path) -> None:
    ring = "getComputedStyle(document.activeElement).outlineStyle"
    size = "parseFloat(getComputedStyle(document.activeElement).outlineWidth)"
    stops: list[tuple[str, ...]] = [("press", "Tab"), ("see", ring), ("see", size)]
    left = [("press", "Tab"), ("see", "document.activeElement.tagName")]
    page = pages / "site/initiatives/mynumber-card.html"
    (count,) = browse(page, ("see", STOPS))
    assert count > 8
    found = browse(page, *stops * count, *left)
    assert found == [*["solid", 3] * count, "BODY"]


def test_the_meaning_of_a_term_is_at_hand_and_escape_closes_it(pages: Path) -> None:
    seen = ("see", NOTES)
    described = (
        "document.getElementById("
        "document.activeElement.getAttribute('aria-describedby')).textContent"
    )
    steps = [
        seen,
        ("focus", "#public-wifi .term a"),
        *(seen, ("see", described)),
        *(("press", "Escape"), seen, ("press", "Tab"), ("press", "Shift+Tab"), seen),
    ]
    meaning = "無線LANを利用したインターネットへの接続を提供するサービス。"
    assert browse(pages / "plan.html", *steps) == [0, 1, meaning, 0, 1]


def test_the_pointer_shows_the_meaning_of_a_term_and_may_move_onto_it(pages: Path) -> None:
    steps = [("hover", "#public-wifi .term a"), ("see", NOTES)]
    steps += [("hover", "#public-wifi .term .note"), ("see", NOTES)]
    assert browse(pages / "plan.html", *steps) == [1, 1]
    assert browse(pages / "plan.html", *steps, script=False) == [1, 1]


def test_a_term_leads_to_the_glossary_and_the_glossary_back(pages: Path) -> None:
    place = ("see", "decodeURIComponent(location.hash)")
    steps = [("focus", "#public-wifi .term a"), ("press", "Enter"), place]
    steps += [("click", ":target .uses a[href='#public-wifi']"), place]
    assert browse(pages / "plan.html", *steps) == ["#term_公衆無線LAN", "#public-wifi"]


# On every screen, on paper, and by the rules

WIDE = """[...document.querySelectorAll('body *')].filter((element) =>
  element.getBoundingClientRect().right > innerWidth + 1 && element.checkVisibility()
  && !element.closest('.scroll, .unseen, .skip, svg')).map((element) => element.outerHTML)"""


@EVERY_PAGE
def test_no_page_scrolls_sideways(name: str, pages: Path) -> None:
    widths = ["320", "390", "768"]
    see = [("see", "document.documentElement.scrollWidth"), ("see", WIDE)]
    steps = [step for width in widths for step in (("resize", width), *see)]
    assert browse(pages / name, *steps) == [320, [], 390, [], 768, []]


def test_a_crowded_list_does_not_scroll_sideways(tmp_path: Path) -> None:
    data = write_plan(tmp_path / "data", crowded_plan.FILES)
    page = tmp_path / "plan.html"
    document = plan_document(load(data, "data"))
    page.write_text(html.render(document, template_folders(None, data)), "utf-8")
    widths = [320, 390, 768, 900, 1100, 1217, 1280]
    see = [("see", "document.documentElement.scrollWidth"), ("see", WIDE)]
    steps = [step for width in widths for step in (("resize", str(width)), *see)]
    found = browse(page, *steps)
    assert list(zip(found[::2], found[1::2], strict=True)) == [(width, []) for width in widths]


def test_short_heads_of_the_list_are_one_line(pages: Path) -> None:
    height = "document.querySelector('.list thead tr').getBoundingClientRect().height"
    steps = [step for width in ("768", "1280") for step in (("resize", width), ("see", height))]
    assert max(browse(pages / "plan.html", *steps)) < 50


def test_a_note_fits_the_smallest_screen(pages: Path) -> None:
    terms = ["#public-wifi .term a", "#section_classification .items .term a"]
    seen = ("see", "document.documentElement.scrollWidth")
    steps = [step for term in terms for step in (("focus", term), ("see", NOTES), seen)]
    assert browse(pages / "plan.html", *steps, width=320) == [1, 320, 1, 320]


@EVERY_PAGE
@EVERY_SCHEME
def test_axe_finds_nothing(name: str, scheme: Literal["light", "dark"], pages: Path) -> None:
    width = {"light": 1280, "dark": 390}[scheme]
    assert browse(pages / name, ("check",), scheme=scheme, width=width) == [[]]


@EVERY_SCHEME
def test_axe_finds_nothing_with_every_table_open(
    scheme: Literal["light", "dark"], pages: Path
) -> None:
    opened = "document.querySelectorAll('details').forEach((each) => { each.open = true; })"
    page = pages / "demonstration.html"
    assert browse(page, ("see", opened), ("check",), scheme=scheme)[-1] == []


def test_html_validate_finds_nothing(pages: Path) -> None:
    assert invalid(sorted(pages.rglob("*.html"))) == []


LOOK_ALIKE = str.maketrans("⺠⻄⻑⻘⻝‧", "民西長青食・", "*")
"""What printed text has instead of characters that look like it; NFKC does not tell of these."""


def letters(text: str) -> str:
    """The text without blanks and marks, as printed and as written alike."""
    return "".join(unicodedata.normalize("NFKC", text).translate(LOOK_ALIKE).split())


def test_print_has_every_sheet_and_none_of_the_controls(
    pages: Path, workspace: Workspace, tmp_path: Path
) -> None:
    printed = tmp_path / "plan.pdf"
    browse(pages / "plan.html", ("print", str(printed)))
    reader = PdfReader(printed)
    text = letters("".join(page.extract_text() for page in reader.pages))
    width, height = reader.pages[0].mediabox[2:]
    assert (round(width), round(height)) == (595, 842)
    for initiative in workspace.initiatives.values():
        assert text.count(letters(initiative.title)) >= 2, initiative.title
    for control in ("条件を消す", "本文へ移動", "このページの先頭へ", "を表で見る"):
        assert control not in text


HOSTILE = "\"'><img src=x onerror=console.log(1)><script>console.log(2)</script>{{7*7}}"


def test_nothing_that_the_data_holds_is_run(tmp_path: Path) -> None:
    text = "'" + HOSTILE.replace("'", "''") + "'"
    changes: dict[str, Any] = {
        "plan.yaml": patched("plan.yaml", f"title: {text}\ncity: {{name: {text}}}\n"),
        "glossary.yaml": f"terms: [{{term: {text}, meaning: {text}}}]\n",
        FIRST: patched(FIRST, f"title: {text}\noverview: {text}\nnotes: [{text}]\n"),
        SECOND: patched(SECOND, f"title: {text}\n"),
    }
    data = write_plan(tmp_path / "data", changes)
    page = tmp_path / "plan.html"
    document = plan_document(load(data, "data"))
    page.write_text(html.render(document, template_folders(None, data)), "utf-8")
    shown = ("see", "document.querySelector('h1').textContent")
    strange = ("see", "document.querySelectorAll('img, main script').length")
    assert browse(page, shown, strange) == [HOSTILE, 0]
    assert invalid([page]) == []
