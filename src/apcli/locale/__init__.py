"""The translations: gettext catalogues. English is the source language."""

from __future__ import annotations

import gettext
import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

LANGUAGES = ("en", "ja")

_NAMES: Mapping[str, str] = {
    "english": "en",
    "英語": "en",
    "japanese": "ja",
    "日本語": "ja",
}

_DOMAIN = "apcli"


def choose(given: str | None, environment: Mapping[str, str]) -> str:
    """The language of messages: as given, else `APCLI_LANG`, else the locale, else English."""
    named = given or environment.get("APCLI_LANG")
    if named:
        return _known(named) or "en"
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if environment.get(variable):
            return _known(environment[variable]) or "en"
    return "en"


def is_known(name: str) -> bool:
    """There is a language of this name."""
    return _known(name) is not None


def install(language: str) -> None:
    """Make `gettext.gettext`, here and in the libraries, translate into `language`."""
    os.environ["LANGUAGE"] = language
    gettext.bindtextdomain(_DOMAIN, str(Path(__file__).parent))
    gettext.textdomain(_DOMAIN)


def current() -> str:
    """The language of this run."""
    return _known(os.environ.get("LANGUAGE", "")) or "en"


def translator(language: str) -> Callable[[str], str]:
    """A translator into `language`: documents have their own, whatever that of the messages."""
    catalogue = gettext.translation(
        _DOMAIN, Path(__file__).parent, languages=[language], fallback=True
    )
    return catalogue.gettext


def _known(name: str) -> str | None:
    code = name.replace("-", "_").partition("_")[0].partition(".")[0].lower()
    code = _NAMES.get(code, code)
    return code if code in LANGUAGES else None
