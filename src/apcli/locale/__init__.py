"""The translations: gettext catalogues. English is the source language.

A Japanese sentence names the things of a plan by references, `{word:initiative}`, which become the
words of the plan that this run is about, or the neutral ones.
"""

from __future__ import annotations

import gettext as catalogues
import os
import re
from contextvars import ContextVar
from pathlib import Path
from typing import TYPE_CHECKING

from apcli.vocabulary import NEUTRAL, Japanese

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

_REFERENCE = re.compile(r"\{word:([\w.]+)\}")

_spoken: ContextVar[Japanese] = ContextVar("_spoken", default=NEUTRAL)


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
    """Make `gettext`, here and in the libraries, translate into `language`, with neutral words."""
    os.environ["LANGUAGE"] = language
    catalogues.bindtextdomain(_DOMAIN, str(Path(__file__).parent))
    catalogues.textdomain(_DOMAIN)
    adopt({})


def adopt(own: Mapping[str, str]) -> None:
    """From here on the run is about a plan with these words of its own, by their names."""
    _spoken.set(Japanese(own) if own else NEUTRAL)


def word(name: str) -> str:
    """The Japanese word for a thing, in the plan that the run is about.

    Raises:
        LookupError: the vocabulary has no such word.
    """
    return _spoken.get()[name]


def current() -> str:
    """The language of this run."""
    return _known(os.environ.get("LANGUAGE", "")) or "en"


def gettext(text: str) -> str:
    """A text of the program in the language of this run."""
    return _with_words(catalogues.gettext(text))


def ngettext(one: str, many: str, count: int) -> str:
    """One of two texts of the program, whichever suits the count, in the language of this run."""
    return _with_words(catalogues.ngettext(one, many, count))


def translator(language: str) -> Callable[[str], str]:
    """A translator into `language`: documents have their own, whatever that of the messages."""
    catalogue = catalogues.translation(
        _DOMAIN, Path(__file__).parent, languages=[language], fallback=True
    )
    return lambda text: _with_words(catalogue.gettext(text))


def _with_words(text: str) -> str:
    """The text, a template of `str.format`, with the plan's words instead of references."""
    if "{word:" not in text:
        return text
    return _REFERENCE.sub(lambda named: _as_template(word(named[1])), text)


def _as_template(text: str) -> str:
    return text.replace("{", "{{").replace("}", "}}")


def _known(name: str) -> str | None:
    code = name.replace("-", "_").partition("_")[0].partition(".")[0].lower()
    code = _NAMES.get(code, code)
    return code if code in LANGUAGES else None
