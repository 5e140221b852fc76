"""The search of a published site: the same everywhere, in the address, with its passages."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import pytest

from apcli.publishing.pages import pages_of
from apcli.render import html
from apcli.render.documents.plan import plan_document
from apcli.render.environment import template_folders
from apcli.render.web.spelling import spellings_of
from apcli.text.folding import folded
from apcli.workspace import load
from tests.browser.browsing import browse
from tests.browser.plans import data_of
from tests.processes import DATA
from tests.publishing.making import site
from tests.text.test_folding import SAME

if TYPE_CHECKING:
    from pathlib import Path

COUNT = ("see", "document.getElementById('page_count').textContent")
SHOWN = (
    "see",
    "[...document.querySelectorAll('#page_list tbody tr[data-of]')]"
    ".filter((row) => !row.hidden).map((row) => row.dataset.of)",
)
WORDS = (
    *("マイナンバー", "コンビニエンスストア", "Wi-Fi", "wifi", "こども", "子供", "子ども"),
    *("サーバ", "窓口 キャッシュレス", "情報推進課", "導入実行", "ありえない言葉", "AI"),
)


def written(name: str, folder: Path) -> Path:
    """The folder of a plan's site, beside which `plan.html` has the same plan in one page."""
    data = DATA if name == "real" else data_of(name, folder)
    workspace, templates = load(data, "data"), template_folders(None, data)
    for file, made in pages_of(site(workspace), templates).items():
        path = folder / "site" / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(made)
    page = html.render(plan_document(workspace), templates)
    (folder / "plan.html").write_text(page, "utf-8")
    return folder


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written("real", tmp_path_factory.mktemp("real"))


def test_the_script_folds_as_the_program_does(real: Path) -> None:
    known = spellings_of(load(DATA, "data"))
    texts = [word for words in SAME for word in words]
    texts += [each.overview or "" for each in load(DATA, "data").initiatives.values()]
    asked = f"{json.dumps(texts)}.map((text) => folding.fold(text))"
    (found,) = browse(real / "site/index.html", ("see", asked))
    assert found == [folded(text, known) for text in texts]


@pytest.mark.parametrize("name", ["real", "structured"])
def test_the_site_finds_what_the_page_of_the_whole_plan_finds(
    name: str, real: Path, tmp_path: Path
) -> None:
    folder = real if name == "real" else written(name, tmp_path)
    steps = [step for word in WORDS for step in (("fill", "#page_words", word), COUNT)]
    there = browse(folder / "site/index.html", *steps)
    numbers = [int(said.partition("件中")[2].removesuffix("件")) for said in there]
    sheets = "document.querySelectorAll('.sheet:not([hidden])').length"
    steps = [step for word in WORDS for step in (("fill", "#page_words", word), ("see", sheets))]
    in_one = browse(folder / "plan.html", *steps)
    assert dict(zip(WORDS, numbers, strict=True)) == dict(zip(WORDS, in_one, strict=True))
    if name == "real":
        assert numbers[:4] == [3, 1, 2, 2]
        assert len(set(numbers[4:7])) == 1


def test_the_count_stands_alone_and_each_hit_shows_its_passage(real: Path) -> None:
    alone = "document.querySelector('[role=status]').textContent"
    marks = "[...document.querySelectorAll('.passage mark')].map((mark) => mark.textContent)"
    links = "[...document.querySelectorAll('.passage a')].map((link) => link.getAttribute('href'))"
    found = browse(
        real / "site/index.html",
        ("see", alone),
        ("fill", "#page_words", "ｺﾝﾋﾞﾆｴﾝｽｽﾄｱ"),
        *(("see", each) for each in (alone, marks, links)),
    )
    assert found == [
        "33件中33件",
        "33件中1件",
        ["コンビニエンスストア"],
        ["initiatives/mynumber-card.html"],
    ]


def test_words_and_filters_are_in_the_address_and_come_from_there(real: Path) -> None:
    steps = [
        ("fill", "#page_words", "オンライン"),
        ("click", ".narrow summary"),
        ("choose", "担当課", "障害福祉課（1件）"),
        ("see", "location.search"),
        COUNT,
    ]
    address, count = browse(real / "site/index.html", *steps)
    assert count == "33件中1件"
    again = browse(real / "site/index.html", COUNT, SHOWN, anchor=address)
    assert again[0] == count
    (key,) = again[1]
    assert "障害福祉課" in load(DATA, "data").initiatives[key].departments
    unknown = browse(real / "site/index.html", COUNT, anchor="?department=ない課&x=1")
    assert unknown == ["33件中33件"]


def test_the_table_that_is_saved_is_the_table_that_is_shown(real: Path) -> None:
    catch = (
        "new Promise((done) => { URL.createObjectURL = (data) => { data.arrayBuffer()"
        ".then((bytes) => done([...new Uint8Array(bytes)])); return 'blob:none'; };"
        " HTMLAnchorElement.prototype.click = () => {};"
        " document.getElementById('page_save').dispatchEvent(new Event('click')); })"
    )
    shown, given = browse(
        real / "site/index.html", ("fill", "#page_words", "マイナンバー"), SHOWN, ("see", catch)
    )
    data = bytes(given)
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True))
    initiatives = load(DATA, "data").initiatives
    assert rows[0][:3] == ["番号", "重点取組", "段階"]
    assert [row[0] for row in rows[1:]] == [str(initiatives[key].number) for key in shown]
    assert data.count(b"\r\n") == len(rows)


def test_without_its_script_the_front_page_reads_whole(real: Path) -> None:
    form = "document.getElementById('page_search').checkVisibility()"
    rows = "document.querySelectorAll('#page_list tbody tr').length"
    found = browse(real / "site/index.html", ("see", form), ("see", rows), script=False)
    assert found == [False, 33]


def test_answer_and_search_are_in_the_first_screen_of_a_phone(real: Path) -> None:
    bottom = "document.getElementById('page_words').getBoundingClientRect().bottom"
    top = "document.getElementById('page_answer').getBoundingClientRect().top"
    (low, high) = browse(real / "site/index.html", ("see", bottom), ("see", top), width=390)
    assert 0 < high < low < 844
