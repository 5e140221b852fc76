"""What Word asks of a document and LibreOffice does not: the order of elements, and what they need.

The orders are those of the schema of WordprocessingML (ISO/IEC 29500-1, wml.xsd), as far as the
documents have these elements.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections import Counter
from typing import TYPE_CHECKING

from docx.oxml.ns import qn
from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Iterator

    from apcli.render.word.names import Element

_ORDERS = {
    "w:pPr": (
        "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers"
        " pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE"
        " autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents"
        " suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle"
        " rPr sectPr pPrChange"
    ),
    "w:rPr": (
        "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint"
        " noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u"
        " effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath"
    ),
    "w:tbl": "bookmarkStart bookmarkEnd tblPr tblGrid tr",
    "w:tblPr": (
        "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc"
        " tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption"
        " tblDescription"
    ),
    "w:trPr": "cnfStyle divId gridBefore gridAfter wBefore wAfter cantSplit trHeight tblHeader",
    "w:tcPr": (
        "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText"
        " vAlign hideMark"
    ),
    "w:sectPr": (
        "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders"
        " lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter"
        " docGrid"
    ),
}
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"


def mistakes(document: bytes) -> list[str]:
    """What Word would refuse or repair in a document."""
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        names = archive.namelist()
        trees = {
            name: etree.fromstring(archive.read(name))
            for name in names
            if name.endswith((".xml", ".rels"))
        }
    found = [f"{name}: twice in the package" for name, n in Counter(names).items() if n > 1]
    body = trees["word/document.xml"]
    for name, tree in trees.items():
        if name.startswith("word/") and name.endswith(".xml"):
            found += [f"{name}: {text}" for text in (*_order(tree), *_tables(tree))]
    found += [*_ids(body), *_relations(trees, names), *_types(trees, names), *_fields(body)]
    found += [f"{each.tag}: not below a paragraph" for each in _stray(body)]
    return found


def _order(tree: Element) -> Iterator[str]:
    for tag, order in _ORDERS.items():
        places = {qn(f"w:{name}"): place for place, name in enumerate(order.split())}
        for parent in tree.iter(qn(tag)):
            tags = [child.tag for child in parent]
            unknown = [each for each in tags if each not in places]
            if unknown:
                yield f"{tag} has {unknown[0]}"
            known = [places[each] for each in tags if each in places]
            if known != sorted(known):
                yield f"{tag} has its parts in the wrong order: {tags}"
            if tag.endswith("Pr") and tag != "w:sectPr" and len(tags) != len({*tags}):
                yield f"{tag} says one thing twice"
    for tag in ("w:p", "w:r", "w:tr", "w:tc"):
        for parent in tree.iter(qn(tag)):
            own = [child.tag for child in parent].count(qn(f"{tag}Pr"))
            if own > 1 or (own and parent[0].tag != qn(f"{tag}Pr")):
                yield f"{tag} does not begin with its properties"


def _tables(tree: Element) -> Iterator[str]:
    for table in tree.iter(qn("w:tbl")):
        columns = len(table.findall(f"{qn('w:tblGrid')}/{qn('w:gridCol')}"))
        rows = table.findall(qn("w:tr"))
        if not rows:
            yield "a table without rows"
        for row in rows:
            cells = row.findall(qn("w:tc"))
            spans = [each.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}") for each in cells]
            taken = sum(1 if span is None else int(span.get(qn("w:val"))) for span in spans)
            if taken != columns:
                yield f"a row of {taken} columns in a grid of {columns}"
            for cell in cells:
                if cell[-1].tag != qn("w:p"):
                    yield "a cell that does not end with a paragraph"
        head = [row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for row in rows]
        if head != sorted(head, reverse=True) or all(head):
            yield "heads of a table that are not its first rows"


def _ids(body: Element) -> Iterator[str]:
    drawn = [each.get("id") for each in body.iter(f"{{{_DRAWING}}}docPr")]
    for kind, numbers in (
        ("pictures", drawn),
        ("bookmarks", [each.get(qn("w:id")) for each in body.iter(qn("w:bookmarkStart"))]),
        ("names", [each.get(qn("w:name")) for each in body.iter(qn("w:bookmarkStart"))]),
    ):
        if len(numbers) != len({*numbers}):
            yield f"two {kind} of one id"
    ends = ("w:bookmarkStart", "w:bookmarkEnd")
    begun, ended = (Counter(each.get(qn("w:id")) for each in body.iter(qn(end))) for end in ends)
    if begun != ended:
        yield "bookmarks that do not end"
    for each in body.iter(f"{{{_DRAWING}}}docPr"):
        if not each.get("descr"):
            yield "a picture without an alternative"


def _relations(trees: dict[str, Element], names: list[str]) -> Iterator[str]:
    for name, tree in trees.items():
        if not name.startswith("word/") or not name.endswith(".xml"):
            continue
        folder, file = posixpath.split(name)
        given = trees.get(f"{folder}/_rels/{file}.rels")
        known = {}
        for each in () if given is None else given:
            known[each.get("Id")] = each
            target = posixpath.normpath(posixpath.join(folder, each.get("Target", "")))
            if each.get("TargetMode") != "External" and target.lstrip("/") not in names:
                yield f"{name}: {each.get('Target')} is not there"
        if given is not None and len(known) != len(given):
            yield f"{name}: two relations of one id"
        used = {
            value
            for each in tree.iter()
            for key, value in each.attrib.items()
            if key.startswith(f"{{{_RELATION}}}")
        }
        yield from (f"{name}: no relation {each}" for each in sorted(used - known.keys()))


def _types(trees: dict[str, Element], names: list[str]) -> Iterator[str]:
    kinds = trees["[Content_Types].xml"]
    ends = {each.get("Extension", "").lower() for each in kinds if "Extension" in each.attrib}
    parts = {each.get("PartName", "").lstrip("/") for each in kinds}
    for name in names:
        known = name in parts or name.rpartition(".")[2].lower() in ends
        if not known and name != "[Content_Types].xml":
            yield f"{name} has no content type"


def _fields(body: Element) -> Iterator[str]:
    for paragraph in body.iter(qn("w:p")):
        kinds = [each.get(qn("w:fldCharType")) for each in paragraph.iter(qn("w:fldChar"))]
        if kinds != ["begin", "separate", "end"] * (len(kinds) // 3):
            yield "a field that does not end in its paragraph"


def _stray(body: Element) -> Iterator[Element]:
    """Runs and texts where Word has none."""
    homes = {qn("w:p"), qn("w:hyperlink"), qn("w:ins"), qn("w:del"), qn("w:smartTag")}
    yield from (run for run in body.iter(qn("w:r")) if run.getparent().tag not in homes)
    yield from (text for text in body.iter(qn("w:t")) if text.getparent().tag != qn("w:r"))
