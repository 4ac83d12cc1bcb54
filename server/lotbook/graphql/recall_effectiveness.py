"""How well a recall works: by its customers and by its goods; and how fast it was."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import strawberry

from lotbook import models
from lotbook.graphql.later import Unit
from lotbook.graphql.scalars import Quantity
from lotbook.graphql.shown import Shown, linked, own
from lotbook.ledger.recall_parties import Recipient, percent
from lotbook.ledger.recall_sent import Account, accounts


@strawberry.type(
    description="What is known of all goods in scope that were shipped, over products of one unit. `returned`,"
    " `destroyed`, `passedOn`, `stopped` and `unknown` are `shipped` together."
)
class RecallAccounted(Shown):
    unit: Unit = linked("The unit.")
    shipped: Quantity = own("Shipped.")
    returned: Quantity = own("Of it, came back.")
    destroyed: Quantity = own("Of it, destroyed, by the answers.")
    passed_on: Quantity = own("Of it, passed on to others, by the answers.")
    stopped: Quantity = own("Of it, stopped where it is and to come back, by the answers.")
    unknown: Quantity = own("Of it, nobody said what became of so much.")
    percent: int = own("Known of it, in percent, never rounded up.")


@strawberry.type(description="How well a recall works, and how fast it was.")
class RecallEffectiveness(Shown):
    recipient_count: int = own("Customers whom goods went to.")
    answered_count: int = own("Of them, those that answered for all that they still have.")
    settled_count: int = own("Of them, those whose goods are all back or destroyed.")
    accounted_count: int = own("Of them, those of whose goods it is known what became of all.")
    percent: int | None = own("`accountedCount`, in percent of all customers; null when there are none.")
    quantities: list[RecallAccounted] = linked("What is known of the goods, by unit.")
    held_count: int = own("Lots that were stopped as it was started; 0 for an exercise.")
    seconds_to_hold: int | None = own(
        "From the first look at its scope (`createdAt`) until those were stopped; null for an exercise."
    )
    seconds_to_list: int | None = own(
        "From the first look at its scope (`createdAt`) until it was fixed who has what, at the start; null before."
    )


@dataclass(frozen=True)
class Accounted:
    unit: int
    account: Account

    def __getattr__(self, name: str) -> Any:
        return getattr(self.account, name)


@dataclass(frozen=True)
class Effectiveness:
    recipient_count: int
    answered_count: int
    settled_count: int
    accounted_count: int
    percent: int | None
    quantities: Sequence[Accounted]
    held_count: int
    seconds_to_hold: int | None
    seconds_to_list: int | None


async def effectiveness_of(recall: Any, found: Sequence[Recipient], held: int) -> Effectiveness:
    sent = [each for one in found for each in one.sent]
    products = models.Product.filter(id__in={each.product for each in sent})
    units: Mapping[int, int] = dict(await products.values_list("id", "unit_id"))
    return Effectiveness(
        recipient_count=len(found),
        answered_count=sum(each.answered for each in found),
        settled_count=sum(each.settled for each in found),
        accounted_count=sum(each.accounted for each in found),
        percent=percent(found),
        quantities=[Accounted(*each) for each in sorted(accounts(sent, units).items())],
        held_count=held,
        seconds_to_hold=_seconds(recall, recall.held),
        seconds_to_list=_seconds(recall, recall.listed),
    )


def _seconds(recall: Any, end: datetime | None) -> int | None:
    return None if end is None else round((end - recall.created).total_seconds())
