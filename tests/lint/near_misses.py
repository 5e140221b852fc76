"""The near misses of the rules: inputs that just make a rule find something, or just do not.

`near_misses/NAME.yaml` belongs to `rules/NAME.py`:

    cases:
      - name: a total that stays the same does not fall
        day: 2025-10-01               # only where the rule needs to know the day
        readable: false               # only where reading the files already finds something
        lines: |                      # as an example of the documentation: fields of the first
          indicators: ...             # initiative, or of another file below a line `# plan.yaml`
        finds:                        # what this rule finds, in the order of the report
          - at: indicators.uses       # the path of the finding
            in: plan.yaml             # its file, unless it is the first initiative's
            says: a part of the message or the help
            fix: the text that its fix writes, or false for no fix
    equivalent:                       # mutants that no input can tell from the rule
      - before: an expression of the rule
        after: the expression of the mutant
        why: the reason

Every case without `finds` is one in which the rule finds nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from apcli.lint.documentation import Example
from tests.example_plan import FIRST

if TYPE_CHECKING:
    from apcli.diagnostics import Diagnostic

FOLDER = Path(__file__).with_name("near_misses")


@dataclass(frozen=True)
class Expected:
    """What one finding of a case must be; `fix` is False for none, not compared if it is None."""

    at: str
    file: str = FIRST
    says: str = ""
    fix: str | bool | None = None

    def describes(self, found: Diagnostic) -> bool:
        """It is this finding."""
        sentences = f"{found.message}; {found.help}"
        return (
            found.file == f"data/{self.file}"
            and self.at == ".".join(map(str, found.path))
            and self.says in sentences
            and self.fix in (None, found.fix.replacement if found.fix else False)
        )


@dataclass(frozen=True)
class Case:
    """One input and what the rule finds in it."""

    name: str
    example: Example
    finds: tuple[Expected, ...]
    readable: bool = True


@dataclass(frozen=True)
class NearMisses:
    """The cases of one rule, and the mutants that none can tell from it: before and after."""

    cases: tuple[Case, ...]
    equivalent: frozenset[tuple[str, str]] = field(default_factory=frozenset)


def near_misses(rule: str, folder: Path = FOLDER) -> NearMisses:
    """The near misses of the rule with this name, in the folder of its group."""
    read = yaml.safe_load((folder / f"{rule}.yaml").read_bytes())
    equivalent = [(each["before"], each["after"]) for each in read.pop("equivalent", ())]
    cases = tuple(_case(**each) for each in read.pop("cases"))
    assert not read, f"{rule}.yaml has unknown fields"
    return NearMisses(cases, frozenset(equivalent))


def _case(
    *, name: str, lines: str, finds: Any = (), day: Any = None, readable: bool = True
) -> Case:
    expected = tuple(_expected(**each) for each in finds)
    return Case(name, Example(lines, day), expected, readable)


def _expected(*, at: str, says: str = "", fix: str | bool | None = None, **file: str) -> Expected:
    name = file.pop("in", FIRST)
    assert not file, f"a finding has unknown fields: {file}"
    return Expected(at, name, says, fix)
