"""Where everything is in a published folder."""

from __future__ import annotations

import unicodedata

import pytest

from apcli.publishing.addresses import department_page, quoted, up_from


@pytest.mark.parametrize("name", ["財政課", "幼児教育・保育課", "（仮称）DX推進室", "人事 研修課"])
def test_a_department_page_is_named_like_the_department(name: str) -> None:
    assert department_page(name) == f"departments/{name}.html"


@pytest.mark.parametrize(
    "name",
    ["../" * 200, "a/b", "a\\b", "con", "LPT1.x", "課?", "課#1", "50%課", " 課", "課.", "課" * 99],
)
def test_what_no_file_can_be_called_is_followed_by_a_digest(name: str) -> None:
    page = department_page(name)
    folder, _, file = page.partition("/")
    assert folder == "departments"
    assert not set(file) & set('/\\?#%:*"<>|')
    assert len(file.encode()) < 255
    assert page != department_page(name + "x")


def test_two_spellings_of_one_department_are_two_pages() -> None:
    name = "ガス課"
    assert department_page(name) != department_page(unicodedata.normalize("NFD", name))


def test_an_address_has_nothing_that_ends_a_path() -> None:
    assert quoted("departments/a b.html") == "departments/a%20b.html"
    assert up_from("indicators/a/b.html").department("財政課") == "../../departments/財政課.html"


def test_every_page_finds_the_front_page() -> None:
    assert [up_from(each).index for each in ("index.html", "a/b.html", "a/b/c.html")] == [
        "index.html",
        "../index.html",
        "../../index.html",
    ]
