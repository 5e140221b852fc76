"""The Word template: the one that ships, and what is said of one that somebody has spoilt."""

from __future__ import annotations

import re
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from apcli.errors import TemplateFailed
from apcli.progress import measure_plan
from apcli.render.documents.plan import plan_document
from apcli.render.documents.progress import progress_document
from apcli.render.environment import PlanEnvironment
from apcli.render.word.package import packed, parts
from apcli.render.word.template import WordTemplate
from apcli.render.word.word_markup import Word
from apcli.workspace import load
from tests.example_plan import FIRST, patched, write_plan
from tests.processes import ROOT
from tests.render.documents import DATA
from tests.render.word import paragraphs, rendered_word

if TYPE_CHECKING:
    from pathlib import Path

    from apcli.render.documents.document import Document

TEMPLATE, PROGRESS_TEMPLATE = "plan.docx", "progress.docx"
SHIPPED = ROOT / "templates" / TEMPLATE
FILTERS = ("marked", "link", "target", "entry", "picture", "drawn", "word")
FIRST_TAG = '{{ title }}{% if draft %}（{{ words("draft") }}）{% endif %}'


def edited(folder: Path, *changes: tuple[str, str], part: str = "word/document.xml") -> Path:
    """A folder with the template that ships, in a part of which texts are exchanged."""
    found = parts(SHIPPED.read_bytes())
    for old, new in changes:
        text = found[part].decode()
        assert old in text
        found[part] = text.replace(old, new, 1).encode()
    folder.mkdir(exist_ok=True)
    (folder / TEMPLATE).write_bytes(packed(found))
    return folder


def _document(template: Path) -> str:
    return parts(template.read_bytes())["word/document.xml"].decode()


def test_the_templates_are_those_that_their_parts_make() -> None:
    line = [sys.executable, str(ROOT / "scripts/word_template.py"), "--check"]
    done = subprocess.run(line, capture_output=True, check=False)
    assert (done.returncode, done.stdout) == (0, b"")


def _used(template: Path) -> set[str]:
    """The values that the template asks for; a filter that does not exist is an error."""
    environment = PlanEnvironment([template.parent], Word, dict.fromkeys(FILTERS, str))
    read = WordTemplate(template.read_bytes(), template.name, {})
    made = set(re.findall(r"{%(?:p|tr)? set (\w+) =", _document(template)))
    used: set[str] = read.get_undeclared_template_variables(environment)
    assert "words" in used
    return used - made - {"words"}


def _of_view(document: Document[Any]) -> set[str]:
    """The names of what a document says and shows."""
    return set(document.values([]))


def test_every_name_and_filter_in_the_template_exists() -> None:
    used = _used(SHIPPED)
    assert used <= _of_view(plan_document(load(DATA, "data")))
    assert {"title", "sections", "branches", "terms"} <= used


def test_every_name_and_filter_in_the_template_of_the_report_exists() -> None:
    workspace = load(DATA, "data")
    report = measure_plan(workspace.plan, workspace.initiatives, 2025)
    used = _used(SHIPPED.with_name(PROGRESS_TEMPLATE))
    # `mark` says it of a draft; `draft` and the goals alone are for templates of an office.
    assert used | {"draft", "contents"} == _of_view(progress_document(report, workspace))


CHANGES = [
    (
        (FIRST_TAG, "{{ titel }}"),
        "at '{{ titel }}': 'titel' is undefined",
    ),
    (
        ("{{ initiative.number }}", "{{ initiative.nummer }}"),
        "at '{{ initiative.nummer }}': 'apcli.render.documents.plan_views.InitiativeView object' "
        "has no attribute",
    ),
    (
        (FIRST_TAG, "{{ title"),
        "at '{{ title",
    ),
    (
        (FIRST_TAG, "{% if draft %}案"),
        "Unexpected end of template",
    ),
    (
        (FIRST_TAG, "{{ title|tojson }}"),
        "at '{{ title|tojson }}': No filter named 'tojson'",
    ),
    (
        (FIRST_TAG, "{{ ''.__class__ }}"),
        "at '{{ ''.__class__ }}': access to attribute '__class__' of 'str' object is unsafe",
    ),
    (
        (FIRST_TAG, "{% for i in range(9999) %}{% for j in range(9999) %}{% endfor %}{% endfor %}"),
        "the template does not come to an end",
    ),
    ((FIRST_TAG, "｛｛ title ｝｝"), "at '｛｛ title ｝｝': a tag in full-width characters"),
    ((FIRST_TAG, "{｛ title }}"), "a tag in full-width characters"),
    ((FIRST_TAG, "｛% if draft %｝"), "a tag in full-width characters"),
    ((FIRST_TAG, "{％ if draft ％}"), "a tag in full-width characters"),
    ((FIRST_TAG, "{% include 'nothing' %}"), "there is no template nothing"),
]


@pytest.mark.parametrize(("change", "said"), CHANGES)
def test_what_is_wrong_is_said_with_the_text_at_the_place(
    tmp_path: Path, change: tuple[str, str], said: str
) -> None:
    folder = edited(tmp_path, change)
    with pytest.raises(TemplateFailed) as caught:
        rendered_word(DATA, folder)
    shown = str(caught.value.message)
    assert shown.startswith((folder / TEMPLATE).as_posix())
    assert said in shown
    assert "\n" not in shown


def test_a_tag_that_begins_in_a_paragraph_and_ends_in_a_table_is_said(tmp_path: Path) -> None:
    before = '{%p elif section.content == "glossary" %}</w:t></w:r></w:p>'
    begin = (before, f"{before}<w:p><w:r><w:t>{{% if draft %}}</w:t></w:r></w:p>")
    folder = edited(tmp_path, begin, ('{{ words("term") }}', '{% endif %}{{ words("term") }}'))
    with pytest.raises(TemplateFailed, match="at '用語': a tag separates a paragraph or row"):
        rendered_word(DATA, folder)


def test_a_mistake_in_the_header_is_said_too(tmp_path: Path) -> None:
    folder = edited(tmp_path, ("{{ fiscal_year }}", "{{ year }}"), part="word/header1.xml")
    with pytest.raises(TemplateFailed, match=r"at '{{ title .*': 'year' is undefined"):
        rendered_word(DATA, folder)


def test_a_template_without_a_style_for_lists_says_which_it_lacks(tmp_path: Path) -> None:
    name = ('<w:name w:val="List Bullet"/>', '<w:name w:val="Mine"/>')
    folder = edited(tmp_path / "mine", name, part="word/styles.xml")
    actions = {FIRST: patched(FIRST, "actions: '- 一'\n")}
    data = write_plan(tmp_path / "data", actions)
    with pytest.raises(TemplateFailed, match="has no numbered style 'List Bullet'"):
        rendered_word(data, folder)


def test_a_template_without_the_styles_of_links_and_marks_will_do(tmp_path: Path) -> None:
    names = [(f'<w:name w:val="{name}"/>', "") for name in ("Hyperlink", "用語の印")]
    folder = edited(tmp_path, *names, part="word/styles.xml")
    assert paragraphs(rendered_word(DATA, folder)) == paragraphs(rendered_word(DATA))


def test_words_of_the_template_are_the_offices(tmp_path: Path) -> None:
    words = {name: f'>{{{{ words("{name}") }}}}<' for name in ("department", "fiscal_year")}
    folder = edited(tmp_path, (words["department"], ">所管課<"), (words["fiscal_year"], ">年次<"))
    shown = paragraphs(rendered_word(DATA, folder))
    assert "所管課" in shown
    assert "年次" in shown


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"not a zip",
        packed({"a": b""}),
        packed({"[Content_Types].xml": b"<", "word/document.xml": b"<"}),
    ],
    ids=["empty", "no package", "no document", "no XML"],
)
def test_what_is_no_word_document_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / TEMPLATE).write_bytes(content)
    with pytest.raises(TemplateFailed, match="is not a readable Word document"):
        rendered_word(DATA, tmp_path)


def test_a_template_that_unpacks_to_too_much_is_refused(tmp_path: Path) -> None:
    found = {**parts(SHIPPED.read_bytes()), "word/media/bomb.bin": b"\0" * (64 * 2**20)}
    (tmp_path / TEMPLATE).write_bytes(packed(found))
    with pytest.raises(TemplateFailed, match="is not a readable Word document"):
        rendered_word(DATA, tmp_path)


def test_entities_in_a_template_are_not_expanded(tmp_path: Path) -> None:
    bomb = '<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>'
    folder = edited(tmp_path, ("<w:document ", f"{bomb}<w:document "), (FIRST_TAG, "&b;"))
    try:
        document = rendered_word(DATA, folder)
    except TemplateFailed:
        return
    assert "aaaa" not in "".join(paragraphs(document))


def test_a_folder_in_the_place_of_the_template_is_named(tmp_path: Path) -> None:
    (tmp_path / TEMPLATE).mkdir()
    with pytest.raises(TemplateFailed, match=r"plan\.docx cannot be read: Is a directory"):
        rendered_word(DATA, tmp_path)


def test_a_footnote_is_filled_once(tmp_path: Path) -> None:
    notes = (
        '<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        '<w:footnote w:id="1"><w:p><w:r><w:t>{{ title }}</w:t></w:r></w:p></w:footnote>'
        "</w:footnotes>"
    )
    kind = "wordprocessingml.footnotes+xml"
    found = parts(SHIPPED.read_bytes())
    found["word/footnotes.xml"] = notes.encode()
    types = found["[Content_Types].xml"].replace(
        b"</Types>",
        b'<Override PartName="/word/footnotes.xml" ContentType="application/'
        b"vnd.openxmlformats-officedocument." + kind.encode() + b'"/></Types>',
    )
    links = found["word/_rels/document.xml.rels"].replace(
        b"</Relationships>",
        b'<Relationship Id="rId99" Target="footnotes.xml" Type="http://schemas.openxmlformats.org/'
        b'officeDocument/2006/relationships/footnotes"/></Relationships>',
    )
    found |= {"[Content_Types].xml": types, "word/_rels/document.xml.rels": links}
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / TEMPLATE).write_bytes(packed(found))
    title = {"plan.yaml": patched("plan.yaml", "title: '{{ city }} & <b>'\n")}
    document = rendered_word(write_plan(tmp_path / "data", title), tmp_path / "mine")
    assert ">{{ city }} &amp; &lt;b&gt;<" in parts(document)["word/footnotes.xml"].decode()
