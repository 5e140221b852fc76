"""What a published folder has beside its pages: open data, and pictures as files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apcli.opendata.csv_format import csv_of
from apcli.opendata.descriptors import CSVW, PACKAGE, csvw, dictionary, package
from apcli.publishing.addresses import picture_file
from apcli.publishing.catalog import CATALOG, catalog_of
from apcli.publishing.indicator_csv import indicator_csvs

if TYPE_CHECKING:
    from collections.abc import Mapping

    from apcli.publishing.site import Site

DATA = "data"


def data_files(site: Site) -> dict[str, bytes]:
    """The open data of a site as CSV by their files, of the whole plan and of each indicator."""
    tables = (*site.tables, dictionary(site.tables))
    found = {f"{DATA}/{table.name}.csv": csv_of(table) for table in tables}
    found[f"{DATA}/{PACKAGE}"] = package(site.tables, site.workspace.plan, "csv", "utf-8")
    found[f"{DATA}/{CSVW}"] = csvw(site.tables, site.workspace.plan)
    found[CATALOG] = catalog_of(site)
    for (key, name), data in indicator_csvs(site, site.tables).items():
        found[picture_file(key, name, "csv")] = data
    return found


def drawn_files(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The pictures of indicators among the files of a site as PNG.

    Raises:
        ModuleNotFoundError: the library that draws them is not installed.
    """
    from apcli.render.compiling import drawn_each  # noqa: PLC0415  needs the library

    pictures = [name for name in files if name.endswith(".svg")]
    drawn = drawn_each([files[name] for name in pictures])
    return {
        f"{name.removesuffix('.svg')}.png": data for name, data in zip(pictures, drawn, strict=True)
    }
