"""What a unit has to be."""

from __future__ import annotations

from dataclasses import dataclass, replace

from lotbook.domain.inputs import Problems, parse_line
from lotbook.domain.quantities import DECIMALS, UnitKind
from lotbook.domain.refusal_words import InputFault


@dataclass(frozen=True)
class UnitFacts:
    """A unit as it is or is to be: numerator/denominator of the reference unit of its category."""

    name: str
    symbol: str
    category: str
    kind: UnitKind
    numerator: int
    denominator: int
    decimals: int


def unit_facts(given: UnitFacts) -> UnitFacts:
    """A unit as it is kept. Raises InvalidInput with every fault."""
    problems = Problems()
    facts = replace(
        given,
        name=problems.read(parse_line, given.name, ("name",), otherwise=""),
        symbol=problems.read(parse_line, given.symbol, ("symbol",), otherwise=""),
        category=problems.read(parse_line, given.category, ("category",), otherwise=""),
    )
    for name in ("numerator", "denominator"):
        if getattr(given, name) < 1:
            message = f"The {name} is at least 1."
            problems.add((name,), InputFault.NOT_POSITIVE, message, given=str(getattr(given, name)))
    if not 0 <= given.decimals <= DECIMALS:
        message = f"A unit has 0 to {DECIMALS} decimals."
        problems.add(
            ("decimals",), InputFault.OVER_LIMIT, message, given=str(given.decimals), limit=str(DECIMALS)
        )
    elif given.kind is UnitKind.COUNTED and given.decimals:
        message = "What is counted has no decimals."
        problems.add(("decimals",), InputFault.CONTRADICTION, message, given=str(given.decimals), limit="0")
    problems.refuse()
    return facts
