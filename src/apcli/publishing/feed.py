"""What is new, for readers of feeds: results, reviews and editions, with the days of the data."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, NamedTuple
from xml.etree import ElementTree as Xml

from apcli.era import last_day
from apcli.publishing.addresses import indicator_page
from apcli.render.sheet_pages import goal_page, initiative_page

if TYPE_CHECKING:
    import datetime
    from collections.abc import Iterator, Mapping

    from apcli.era import Moment
    from apcli.publishing.site import Site
    from apcli.publishing.timeline import Event

FEED = "feed.xml"
_ATOM = "http://www.w3.org/2005/Atom"
_MOST = 100
"""The entries that a feed has: older ones are in the timelines of the pages."""


class Entry(NamedTuple):
    """Something new: where it is, since when, and what it says."""

    day: datetime.date
    file: str
    title: str
    text: str


def feed_of(site: Site, day: Moment, timelines: Mapping[str, tuple[Event, ...]]) -> str:
    """The feed of a site of a day in the Atom format (RFC 4287), the newest entries first.

    Without an address of the site its links are relative.
    """
    plan, address = site.workspace.plan, site.address
    root = Xml.Element("feed", {"xmlns": _ATOM, "xml:lang": "ja"})
    _text(root, "id", address or _urn(site, ""))
    _text(root, "title", site.plan.title)
    _text(root, "updated", _moment(last_day(day)))
    _text(Xml.SubElement(root, "author"), "name", plan.city.name)
    Xml.SubElement(root, "link", {"rel": "alternate", "href": address or "index.html"})
    Xml.SubElement(root, "link", {"rel": "self", "href": f"{address}{FEED}"})
    for entry in _entries(site, day, timelines):
        made = Xml.SubElement(root, "entry")
        _text(made, "id", _urn(site, f"{entry.file} {entry.title}"))
        _text(made, "title", entry.title)
        _text(made, "updated", _moment(entry.day))
        Xml.SubElement(made, "link", {"href": f"{address}{entry.file}"})
        _text(made, "summary", entry.text or entry.title)
    Xml.indent(root, "")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{Xml.tostring(root, "unicode")}\n'


def _entries(
    site: Site, day: Moment, timelines: Mapping[str, tuple[Event, ...]]
) -> tuple[Entry, ...]:
    """The newest first; of one day in the order of the plan."""
    known = [each for each in _all(site, timelines) if each.day <= last_day(day)]
    return tuple(sorted(known, key=lambda each: each.day, reverse=True)[:_MOST])


def _all(site: Site, timelines: Mapping[str, tuple[Event, ...]]) -> Iterator[Entry]:
    workspace, plan = site.workspace, site.workspace.plan
    if plan.published:
        title = f"「{site.plan.title}」（{site.plan.view.fiscal_year}）"
        yield Entry(last_day(plan.published), "index.html", title, "計画を公表しました。")
    shown = {each.key for each in site.plan.view.initiatives}
    for key, events in timelines.items():
        if key in workspace.initiatives and key not in shown:
            continue
        page = goal_page(key) if key in workspace.goals else initiative_page(key)
        label = workspace.sheets[key].label
        for event in events:
            if event.is_news:
                file = indicator_page(key, event.indicator) if event.indicator else page
                yield Entry(event.order, file, f"{label}：{event.what}", event.text)


def _urn(site: Site, name: str) -> str:
    """The same for the same thing in every year's feed, and no other city's."""
    plan = site.workspace.plan
    return uuid.uuid5(
        uuid.NAMESPACE_URL, f"{plan.city.code or plan.city.name}\n{plan.title}\n{name}"
    ).urn


def _moment(day: datetime.date) -> str:
    return f"{day.isoformat()}T00:00:00+09:00"


def _text(above: Xml.Element, name: str, text: str) -> None:
    Xml.SubElement(above, name).text = text
