"""The glossary (用語解説): terms with their meanings."""

from apcli.models.base import Model
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


class Glossary(Model):
    """All terms, in printed order."""

    terms: tuple[Term, ...] = ()
