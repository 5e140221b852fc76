"""Whatever is wrong on a command line is said in the language of the user."""

from __future__ import annotations

import re

import pytest

from tests.processes import apcli

WRONG = {
    ("preview", "--port", "x"): "--port must be a whole number from 0 to 65535",
    ("preview", "--port", "99999"): "--port must be a whole number from 0 to 65535",
    ("preview", "--port", "-1"): "--port must be a whole number from 0 to 65535",
    ("preview", "--port="): "--port must be a whole number from 0 to 65535",
    ("validate", "--strict=1"): "option '--strict' takes no value",
    ("--version=1",): "option '--version' takes no value",
    ("validate", "--format"): "option '--format' requires a value",
    ("list", "--lang"): "option '--lang' requires a value",
    ("--lang",): "option '--lang' requires a value",
    ("--data",): "option '--data' requires a value",
    ("validate", "--format="): "--format must be one of: text, json, github, sarif, gitlab, junit",
    ("validat",): "no such command 'validat'",
    ("--data", "x"): "missing command",
    ("list", "a", "b"): "too many arguments: a b",
    ("-x",): "unknown option '-x'",
    ("list", "-fo"): "unknown option '-f'",
    ("validate", "--no-strict"): "unknown option '--no-strict'",
    ("rename", "a"): "NEW is required",
    ("show",): "KEY|NUMBER is required",
    ("completion", "x"): "shell must be one of: bash, zsh, fish, powershell",
    ("explain",): "CODE|NAME is required",
    ("record",): "KEY[/INDICATOR] is required",
    ("record", "5", "--value", "1"): "--year is required",
    ("validate", "--diff"): "--diff: requires --fix",
    ("publish",): "--output is required",
    ("publish", "--output", ""): "--output: the folder name is empty",
    ("progress", "--exit-code"): "--exit-code: requires --missing",
    ("--lang", "fr", "list"): "unknown language 'fr'",
}

EVERY_ERROR = pytest.mark.parametrize("arguments", WRONG, ids=" ".join)


def said(language: str, arguments: tuple[str, ...]) -> str:
    done = apcli(*arguments, environment={"APCLI_LANG": language})
    assert (done.returncode, done.stdout) == (2, b"")
    return done.stderr.decode()


@EVERY_ERROR
def test_an_error_is_one_sentence(arguments: tuple[str, ...]) -> None:
    first, *rest = said("en", arguments).splitlines()
    assert first.removeprefix("apcli: ").casefold() == WRONG[arguments].casefold()
    assert all(line.startswith("  = help: ") for line in rest)
    assert len(rest) < 2


@EVERY_ERROR
def test_an_error_has_no_english_in_japanese(arguments: tuple[str, ...]) -> None:
    """Two words of Latin letters in a row are English, except in what was or is to be typed."""
    for line in said("ja", arguments).splitlines():
        shown = re.sub(
            r"「[^」]*」|（[^）]*）|apcli:|--?[a-z][a-z-]*( html)?|(\w+, )+\w+", "", line
        )
        assert not re.search(r"[A-Za-z]{2,} [A-Za-z]{2,}", shown), line
        assert re.search(r"[ぁ-ん]", line), line
