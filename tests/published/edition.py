"""The edition: what the data say apart from what has become known since, told without apcli.

The published text is compared with it, so that results can be recorded into the data. The plan was
published before the results of the year before it were known, and they belong to the report.
"""

from tests.published.held import Data, Node, mapping, text

_RESULTS = {"actual", "preliminary"}


def edition_of(data: Data) -> Data:
    """Return the data without results, reviews and accounts of the plan's own year and later."""
    year = int(text(data.plan["fiscal_year"]))
    adopted = tuple(_initiative(each, year) for each in data.initiatives)
    return Data(data.plan, data.taxonomy, data.glossary, adopted)


def _initiative(initiative: dict[str, Node], year: int) -> dict[str, Node]:
    """Return the initiative as adopted; a field of which nothing is left goes."""
    changed: dict[str, Node] = {"reviews": _before(initiative.get("reviews", {}), year)}
    costs = {
        key: _without(cost, {"actual"}) if int(key) >= year else cost
        for key, cost in mapping(initiative.get("costs", {})).items()
    }
    changed["costs"] = {key: cost for key, cost in costs.items() if cost != {}}
    changed["indicators"] = {
        key: _indicator(mapping(each), year)
        for key, each in mapping(initiative.get("indicators", {})).items()
    }
    return {key: node for key, node in {**initiative, **changed}.items() if node != {}}


def _indicator(indicator: dict[str, Node], year: int) -> dict[str, Node]:
    values = _before(indicator.get("values", {}), year)
    known = {
        key: kinds if int(key) < year - 1 or kinds == "pending" else _without(kinds, _RESULTS)
        for key, kinds in values.items()
    }
    kept = {key: node for key, node in known.items() if node != {}}
    changed = {"values": kept} if kept else {}
    return {**_without(indicator, {"values"}), **changed}


def _before(years: Node, year: int) -> dict[str, Node]:
    return {key: node for key, node in mapping(years).items() if int(key) < year}


def _without(node: Node, keys: set[str]) -> dict[str, Node]:
    return {key: each for key, each in mapping(node).items() if key not in keys}
