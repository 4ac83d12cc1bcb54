"""May a transfer be finished as it stands? The checks that need no stock, in the order in which they are
told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from lotbook.domain.number_refusals import NumbersMissing
from lotbook.domain.quantities import ZERO, format_quantity
from lotbook.domain.refusal_words import RefusalCode
from lotbook.domain.refusals import BackorderUndecided, LineDifference, OverReceipt
from lotbook.domain.words import BackorderDecision, BackorderPolicy, Tracking

SHOWN = 100


@dataclass(frozen=True)
class LineResult:
    """A line at the end: quantities in the stock unit; permitted: with the tolerance, without a manager;
    takes_anything: there is no too much on it."""

    line: int
    product: int
    product_name: str
    tracking: Tracking
    expected: Decimal
    permitted: Decimal
    recorded: Decimal
    takes_anything: bool = False

    @property
    def short(self) -> Decimal:
        return max(self.expected - self.recorded, ZERO)

    def difference(self, permitted: Decimal) -> LineDifference:
        return LineDifference(line=self.line, product=self.product, given=self.recorded, permitted=permitted)


def require_something(number: str, lines: Sequence[LineResult]) -> None:
    """Refuse to finish a transfer with nothing on it; tracked lines that lack numbers are listed.

    Raises NumbersMissing.
    """
    if any(line.recorded > ZERO for line in lines):
        return
    lacking = [line for line in lines if line.tracking is not Tracking.NONE and line.expected > ZERO]
    if lacking:
        need = "needs" if len(lacking) == 1 else "need"
        message = f"{number} has no numbers yet: {_named(lacking)} {need} some."
        code = RefusalCode.NUMBERS_MISSING
    else:
        message = f"{number} has no quantity on any line."
        code = RefusalCode.NOTHING_DONE
    differences = [line.difference(line.expected) for line in lacking or lines]
    raise NumbersMissing(message=message, code=code, lines=differences[:SHOWN], line_count=len(differences))


def require_within_tolerance(lines: Sequence[LineResult], *, manager_takes_more: bool) -> None:
    """Refuse more than expected and tolerated, save when a manager takes it. A line that was added at the
    dock expects nothing and takes anything. Raises OverReceipt."""
    over = [line for line in lines if not line.takes_anything and line.recorded > line.permitted]
    if over and not manager_takes_more:
        more = format_quantity(over[0].recorded - over[0].expected)
        message = f"{over[0].product_name}: {more} more than expected; a manager may take it."
        raise OverReceipt(message=message, lines=[line.difference(line.permitted) for line in over][:SHOWN])


def leaves_backorder(
    lines: Sequence[LineResult], policy: BackorderPolicy, decision: BackorderDecision
) -> bool:
    """Whether what is short becomes a backorder. Raises BackorderUndecided when a person has to say."""
    short = [line for line in lines if line.short > ZERO]
    if not short:
        return False
    if decision is not BackorderDecision.BY_POLICY:
        return decision is BackorderDecision.CREATE
    if policy is BackorderPolicy.ASK:
        message = f"{_named(short)}: less than expected. Make a backorder of the rest, or give it up?"
        differences = [line.difference(line.expected) for line in short]
        raise BackorderUndecided(message=message, lines=differences[:SHOWN])
    return policy is BackorderPolicy.ALWAYS


def _named(lines: Sequence[LineResult]) -> str:
    more = f" and {len(lines) - 2} more" if len(lines) > 2 else ""
    return ", ".join(line.product_name for line in lines[:2]) + more
