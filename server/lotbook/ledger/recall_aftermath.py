"""What happened to goods of a recall, to letters and answers of it, once it was closed: told apart, since the figures
of the recall stay those of its close."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from decimal import Decimal
from typing import Any

from lotbook.db.engine import among, fetch, fetch_one, fetch_value
from lotbook.domain.quantities import ZERO
from lotbook.ledger.changes import last_sequence
from lotbook.ledger.recalls import Scope, of_just
from lotbook.ledger.sql import question
from lotbook.ledger.tracing.movements import mass_balances, parts
from lotbook.models import Lot


@dataclass
class Moved:
    """So much of a product in scope, in its stock unit; less than nothing where a correction took it back. counted:
    found less lost; transformed: came from other numbers, less what went."""

    product: int
    received: Decimal = ZERO
    produced: Decimal = ZERO
    counted: Decimal = ZERO
    transformed: Decimal = ZERO
    returned: Decimal = ZERO
    shipped: Decimal = ZERO
    sent_back: Decimal = ZERO
    consumed: Decimal = ZERO
    scrapped: Decimal = ZERO

    @property
    def amounts(self) -> dict[str, Decimal]:
        """What is not nothing, by what became of it."""
        return {name: much for name, much in asdict(self).items() if name != "product" and much}


@dataclass(frozen=True)
class Aftermath:
    """sent, given_up: letters that were on their way at the close; answers: of customers, recorded late."""

    moved: Sequence[Moved]
    sent: int
    given_up: int
    answers: int


async def aftermath(recall: Any, scope: Scope) -> Aftermath | None:
    """What happened since the close of a recall; None before it."""
    if scope.closed is None:
        return None
    found: dict[int, Moved] = {}
    for part in parts(await _called_since(scope.ids, scope.closed)):
        condition, ids = among(part)
        rows = await fetch(question("recall_moved_since").replace("{ids}", condition), ids, scope.closed)
        await _add([row["lot_id"] for row in rows], scope.closed, found)
    letters = await fetch_one(question("recall_letters_since"), recall.id) or {}
    moved = [found[product] for product in sorted(found) if found[product].amounts]
    answers = int(await fetch_value(question("recall_answers_since"), recall.id))
    return Aftermath(moved, letters["sent"], letters["given_up"], answers)


async def _called_since(lots: Sequence[int], closed: int) -> list[int]:
    """Lots, and those that goods of them are called since: what moved under the old number is told of the new one."""
    found = dict.fromkeys(lots)
    for row in await fetch(question("recall_relabels_since"), closed):
        if row["input_lot_id"] in found and row["output_lot_id"]:
            found[row["output_lot_id"]] = None
    return [*found]


async def _add(lots: Sequence[int], closed: int, found: dict[int, Moved]) -> None:
    """What of each lot the book has now, less what it had at the close, to that of its product."""
    products = dict(await Lot.filter(id__in=lots).values_list("id", "product_id"))
    after = await mass_balances(lots, of_just(lots, await last_sequence()))
    before = await mass_balances(lots, of_just(lots, closed))
    for now, then in zip(after, before, strict=True):
        moved = found.setdefault(products[now.lot], Moved(products[now.lot]))
        for name in asdict(moved).keys() - {"product"}:
            more = getattr(now, name) - getattr(then, name)
            setattr(moved, name, getattr(moved, name) + more)
