"""What the papers and the workbook of a recall tell, read from the book as it is now."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from lotbook.ledger import recalls
from lotbook.ledger.figures import last_sequence
from lotbook.ledger.recalls import Lying, Recipient, Scope, Scoped
from lotbook.ledger.tracing.movements import MassBalance, mass_balances, parts
from lotbook.models import Location, Lot, Operation, Partner, Product, Recall, RecallLot, Transfer

DEEDS = {
    "prepareRecall": "Prepared",
    "startRecall": "Started, or asked to be",
    "recordRecallAnswer": "Answer recorded",
    "decideRecallLots": "Lots decided",
    "closeRecall": "Closed",
    "cancelRecall": "Given up",
    "addComment": "Remark",
}


@dataclass(frozen=True)
class Event:
    """Something that happened. why: in the words of whoever did it."""

    at: datetime
    what: str
    by: str | None = None
    why: str | None = None


@dataclass(frozen=True)
class Named:
    """Names of rows, by id. lots: number, product; products: name, unit; deliveries: number, day it was validated."""

    lots: dict[int, tuple[str, int]]
    products: dict[int, tuple[str, str]]
    partners: dict[int, Any]
    deliveries: dict[int, tuple[str, datetime | None]]
    places: dict[int, str]

    def amount_of(self, product: int) -> tuple[str, str]:
        return self.products[product]


@dataclass(frozen=True)
class Facts:
    recall: Any
    scope: Scope
    recipients: Sequence[Recipient]
    lying: Sequence[Lying]
    balances: Sequence[MassBalance]
    vendors: dict[int, list[int]]
    events: Sequence[Event]
    named: Named

    @property
    def open(self) -> list[Scoped]:
        return [each for each in self.scope.lots if each.decision is None]


async def facts_of(recall_id: int) -> Facts | None:
    """All of a recall that was started; None for any other."""
    row: Any = await Recall.get_or_none(id=recall_id).select_related("asked_by", "confirmed_by")
    if row is None or row.state not in recalls.FROZEN:
        return None
    scope = await recalls.scope_of(row)
    found, lying, vendors = (
        await recalls.recipients(row, scope),
        await recalls.lying(scope.ids),
        await recalls.vendors(scope),
    )
    closure = recalls.of_just(scope.ids, await last_sequence())
    balances = [each for part in parts(scope.ids) for each in await mass_balances(part, closure)]
    deliveries = {sent.delivery for each in found for sent in each.sent if sent.delivery}
    deliveries |= {receipt for receipts in vendors.values() for receipt in receipts}
    partners = {each.partner for each in found if each.partner} | vendors.keys()
    named = await _named(scope.ids, partners, deliveries, {each.location for each in lying})
    return Facts(row, scope, found, lying, balances, vendors, await _events(row), named)


async def _named(
    lots: Sequence[int], partners: Collection[int], deliveries: Collection[int], places: Collection[int]
) -> Named:
    numbers: dict[int, tuple[str, int]] = {}
    for part in parts(lots):
        rows: Any = await Lot.filter(id__in=part).values_list("id", "number", "product_id")
        numbers.update({row: (number, product) for row, number, product in rows})
    wanted = {product for _, product in numbers.values()}
    products = await Product.filter(id__in=wanted).values_list("id", "name", "unit__symbol")
    transfers = await Transfer.filter(id__in=deliveries).values_list("id", "number", "validated")
    return Named(
        lots=numbers,
        products={row: (name, unit) for row, name, unit in products},
        partners={row.id: row for row in await Partner.filter(id__in=partners)},
        deliveries={row: (number, validated) for row, number, validated in transfers},
        places=dict(await Location.filter(id__in=places).values_list("id", "path")),
    )


async def _events(row: Any) -> list[Event]:
    """The oldest first."""
    about = Operation.filter(subject_kind="Recall", subject_id=row.id, state="APPLIED")
    found = [
        Event(at, DEEDS.get(kind, kind), who, why)
        for at, kind, who, why in await about.values_list("recorded", "kind", "user__name", "reason")
    ]
    arrived = RecallLot.filter(recall_id=row.id, because="ARRIVED").order_by("id")
    rows = await arrived.values_list("operation__recorded", "lot__number", "operation__user__name")
    found += [Event(at, f"{number} came into scope", who) for at, number, who in rows]
    if row.held:
        found.append(Event(row.held, "Everything in scope was on hold"))
    found.append(Event(row.listed, f"The list of customers was there: {row.customers:,}"))
    return sorted(found, key=lambda event: event.at)


def percent(found: Sequence[Recipient]) -> int:
    """Customers that answered or are settled, in percent of all; 100 when there are none."""
    return 100 * sum(each.answered or each.settled for each in found) // len(found) if found else 100


def sums(balances: Sequence[MassBalance]) -> list[tuple[str, Decimal]]:
    """What came, and where all of it is, over lots of one product."""
    came = ("received", "produced", "counted", "transformed", "returned")
    went = ("shipped", "sent_back", "consumed", "scrapped", "on_hand", "difference")
    return [
        (name.replace("_", " ").capitalize(), sum((getattr(each, name) for each in balances), Decimal(0)))
        for name in (*came, *went)
    ]
