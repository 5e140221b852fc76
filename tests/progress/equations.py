"""Equations as they are printed, computed again by Python's own arithmetic."""

from __future__ import annotations

import math
import re
from fractions import Fraction

_SIGNS = {",": "", "÷": "/", "×": "*", "−": "-"}
_PERCENTAGE = re.compile(r"(?P<shown>−?[\d,]+\.\d)(?:％|%)")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")


def computed(equation: str) -> Fraction:
    """What an equation gives: `(15 − 7) ÷ (29 − 7) × 100`."""
    plain = equation
    for sign, operator in _SIGNS.items():
        plain = plain.replace(sign, operator)
    assert re.fullmatch(r"[-+*/() .\d]+", plain), equation
    exact = _NUMBER.sub(lambda found: f"Fraction('{found[0]}')", plain)
    found: Fraction = eval(exact, {"Fraction": Fraction})
    return found


def holds(comparison: str) -> bool:
    """A comparison that is printed is true."""
    left, relation, right = re.split(r" ([<=>]) ", comparison)
    one, other = computed(left), computed(right)
    return {"<": one < other, "=": one == other, ">": one > other}[relation]


def half_up(number: Fraction, decimals: int) -> Fraction:
    """The number with so many decimals, rounded half away from zero."""
    magnitude = math.floor(abs(number) * 10**decimals + Fraction(1, 2))
    return Fraction(-magnitude if number < 0 else magnitude, 10**decimals)


def as_shown(percentage: Fraction) -> str:
    """A percentage with one decimal, rounded half away from zero; never 100 for less."""
    rounded = half_up(percentage, 1)
    if rounded == 100 and percentage < 100:
        rounded = Fraction(999, 10)
    return f"{float(rounded):.1f}"


def shown_percentage(text: str) -> str:
    """The percentage that a text says, without its sign and brackets: `106.7` of `(106.7%)`."""
    found = _PERCENTAGE.search(text)
    assert found, text
    return found["shown"].replace(",", "").replace("−", "-")
