"""Bring an initiative into one form, field path → text, from the source and from the data.

Equal forms mean that the data says all that the source says, and nothing else.
"""

from tests.published.adopted import (
    ADOPTED_CODES,
    AT_LEAST,
    MANAGED_BY,
    SCHEDULES,
    STAGE_KEYS,
    STAGES,
    Span,
)
from tests.published.held import Data, Node, leaves, mapping, mappings, text, texts
from tests.published.reading import ListRow, printed
from tests.published.sheets import Indicator, Sheet, without_spaces

Fields = dict[str, str]


def adopted_codes(number: int, axis: str, found: tuple[int, ...], where: str) -> str:
    """Return the codes to hold: those found, or those adopted in place of exactly these."""
    codes = printed(found)
    adopted = ADOPTED_CODES.get((number, axis))
    if adopted is None:
        return codes
    expected = adopted.in_list if where == "list" else adopted.in_sheet
    if codes != expected:
        raise ValueError(f"{number} {axis}: the {where} holds {codes}, not {expected}")
    return adopted.adopted


def _fields(tree: dict[str, Node]) -> Fields:
    return {path: without_spaces(value) for path, value in leaves(tree)}


def stated_fields(sheet: Sheet) -> Fields:
    """Return what a sheet states, with what is adopted for it."""
    number = sheet.number
    stage = STAGES[number]
    tree: dict[str, Node] = {
        "number": str(number),
        "title": sheet.title,
        "change": "new" if sheet.new else "continued",
        "departments": list(sheet.departments),
        "classification": {
            axis: adopted_codes(number, axis, found, "sheet")
            for axis, found in sheet.codes.items()
            if found
        },
        "stage": {"key": stage[0], "basis": stage[1]} if stage else {},
        "overview": sheet.overview,
        "actions": list(sheet.actions),
        "indicators": [_stated_indicator(number, each) for each in sheet.indicators],
        "schedule": [_stated_span(span) for span in SCHEDULES.get(number, ())],
        "notes": list(sheet.notes),
    }
    if number in MANAGED_BY:
        tree["managed_by"] = MANAGED_BY[number]
    return _fields(tree)


def _stated_indicator(number: int, indicator: Indicator) -> dict[str, Node]:
    values: dict[str, Node] = {}
    if indicator.forecast:
        values["forecast"] = {"value": indicator.forecast}
    if indicator.interim:
        values["interim"] = {"value": indicator.interim, "as_of": "2024-10-31"}
    tree: dict[str, Node] = {
        "name": indicator.name,
        "unit": indicator.unit,
        "aggregation": indicator.aggregation,
        "direction": "at_least" if number in AT_LEAST else "increase",
        "values": {"2024": values},
        "targets": {
            **{str(year): {"value": value} for year, value in indicator.targets.items()},
            **{
                str(year): {"text": value, "open": "true"}
                for year, value in indicator.text_targets.items()
            },
        },
    }
    if indicator.series:
        tree["series"] = indicator.series
    if indicator.baseline:
        tree["baseline"] = {
            "fiscal_year": "2023",
            "value": indicator.baseline,
            "as_of": "2024-03-31",
        }
    return tree


def _stated_span(span: Span) -> dict[str, Node]:
    tree: dict[str, Node] = {"from": str(span.first), "to": str(span.last), "text": span.text}
    stage = STAGE_KEYS.get(span.text.replace("・", ""))
    return {**tree, "stage": stage} if stage else tree


def held_fields(initiative: dict[str, Node], data: Data) -> Fields:
    """Return what the data holds of an initiative, errata aside; unknown fields stay."""
    tree = {key: node for key, node in initiative.items() if key != "errata"}
    tree.setdefault("change", "continued")
    tree["classification"] = {
        axis: data.codes(axis, texts(keys))
        for axis, keys in mapping(tree.get("classification", {})).items()
    }
    tree["actions"] = list(markdown_blocks(text(tree["actions"])))
    indicators = mapping(tree.get("indicators", {}))
    tree["indicators"] = [_held_indicator(mapping(each)) for each in indicators.values()]
    return _fields(tree)


def _held_indicator(indicator: dict[str, Node]) -> dict[str, Node]:
    years = mapping(indicator.get("values", {}))
    return {
        **indicator,
        "direction": indicator.get("direction", "increase"),
        "values": {
            year: {kind: _with_value(node) for kind, node in mapping(kinds).items()}
            for year, kinds in years.items()
        },
        "targets": {
            year: _with_value(node)
            for span, node in mapping(indicator.get("targets", {})).items()
            for year in _years(span)
        },
    }


def _with_value(node: Node) -> Node:
    return {"value": node} if isinstance(node, str) else node


def _years(span: str) -> list[str]:
    first, _, last = span.partition("-")
    return [str(year) for year in range(int(first), int(last or first) + 1)]


def markdown_blocks(markdown: str) -> list[str]:
    """Return the paragraphs and the list items of a text; an item begins with ・ here."""
    blocks: list[str] = []
    fresh = True
    for line in markdown.splitlines():
        if line.startswith("- "):
            blocks.append(f"・{line[2:]}")
        elif line.strip() and not fresh and not blocks[-1].startswith("・"):
            blocks[-1] += line
        elif line.strip():
            blocks.append(line)
        fresh = not line.strip()
    return blocks


def listed_fields(row: ListRow) -> Fields:
    """Return what a row of the list states, with what is adopted for it."""
    return _fields(
        {
            "number": str(row.number),
            "title": row.title,
            "change": "new" if row.new else "continued",
            "departments": list(row.departments),
            "classification": {
                axis: adopted_codes(row.number, axis, found, "list")
                for axis, found in row.codes.items()
                if found
            },
        }
    )


def held_errata(initiative: dict[str, Node]) -> dict[str, dict[str, Node]]:
    """Return the errata of an initiative by field."""
    errata = mappings(initiative.get("errata", []))
    return {text(each["field"]): each for each in errata}
