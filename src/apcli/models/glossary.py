"""The glossary (用語解説): terms with their meanings, and the plan's own word list."""

from typing import Annotated, Self

from pydantic import Field, model_validator

from apcli.diagnostics import message
from apcli.models import shape_rules
from apcli.models.base import Model
from apcli.models.grammar import problem
from apcli.models.scalars import Prose, Text, Unprinted


class Term(Model):
    """A term; `full` is the full form of an abbreviation, `also` lists other spellings."""

    term: Text
    full: Text | None = None
    meaning: Prose
    also: tuple[Unprinted, ...] = ()

    @property
    def spellings(self) -> tuple[str, ...]:
        """Every spelling under which the text may name it."""
        return (self.term, *self.also)


class Wording(Model):
    """A word that the plan writes in one way, and the ways in which it does not."""

    write: Unprinted
    instead_of: Annotated[tuple[Unprinted, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _avoids_other_words(self) -> Self:
        if self.write in self.instead_of:
            raise problem(
                shape_rules.CONTRADICTORY_FIELDS,
                message("'{name}' is listed in its own 'instead_of'", name=self.write),
                message("list only other ways of writing it in 'instead_of'"),
            )
        return self


class Glossary(Model):
    """All terms, in printed order, and the words that are written in one way."""

    terms: tuple[Term, ...] = ()
    wording: tuple[Wording, ...] = ()
