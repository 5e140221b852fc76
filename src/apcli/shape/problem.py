"""What is wrong with one value or key, before it has a place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from apcli.diagnostics import Message, Rule
    from apcli.nearest import Guess


class Filled(NamedTuple):
    """The list or mapping that a text is to become: as it is written, and as it reads then."""

    written: str
    value: list[Any] | dict[str, Any]


class Problem(NamedTuple):
    """A problem with one value or key, and the word, or the whole, that is most likely meant."""

    rule: Rule
    message: Message
    help: Message | None = None
    guess: Guess | None = None
    filled: Filled | None = None
