"""Goods that are stopped: holds, with what they stop, why and by whom."""

from __future__ import annotations

from enum import Enum
from typing import Annotated, Any

import strawberry
from tortoise.expressions import Q

from lotbook import models
from lotbook.domain.holding import kind_of_hold
from lotbook.domain.words import HoldKind
from lotbook.graphql.asking import query
from lotbook.graphql.connections import After, Connection, First, Listing, Order, page
from lotbook.graphql.context import Info
from lotbook.graphql.filters import Conditions, has_words
from lotbook.graphql.later import (
    Attachment,
    Location,
    Lot,
    Operation,
    Package,
    Product,
    QuarantineRule,
    Recall,
)
from lotbook.graphql.scalars import Quantity
from lotbook.graphql.shown import Node, Shown, computed, described, linked, nodes, optional, own
from lotbook.graphql.stock import below
from lotbook.graphql.words import describe
from lotbook.ledger import attachments
from lotbook.ledger import holds as ledger

describe(
    HoldKind,
    "What is behind a hold.",
    MANUAL="Somebody placed it.",
    QUALITY="The goods were held when they came in, by a quarantine rule.",
    RECALL="A recall takes the goods back.",
)


@strawberry.type(description="What has to be checked before a hold is released, and what was found last.")
class HoldCheck(Shown):
    name: str = own("What is checked.")
    passed: bool | None = own("Whether it passed; null while nobody has looked.")
    note: str = own("What was seen or measured; may be empty.")
    signed: Operation | None = linked(
        "The write that says so, with who and when; null while nobody has looked.", "operation"
    )


@strawberry.type(
    description="A stop: on a lot, a lot at a place, a quantity of it there, a place, a package, or a batch; ending"
    " one leaves the others."
)
class Hold(Node):
    model = models.Hold

    lot: Lot | None = linked("The lot; null when it is on a place, a package or a batch.")
    location: Location | None = linked("The place with all below; null for everywhere.")
    package: Package | None = linked("The package with all that is in it; null for none.")
    quantity: Quantity | None = own(
        "How much of the lot in just that place, in the stock unit; null for all."
    )
    product: Product | None = linked("The product of a batch; null otherwise.")
    batch: str | None = own("The batch; null otherwise.")
    reason: str = own("Why.")
    recall: Recall | None = linked("The recall behind it; null for any other.")
    quarantine_rule: QuarantineRule | None = linked(
        "The rule by which it was held when it came in; null for any other."
    )
    placed: Operation = linked("The write that placed it, with who and when.", "operation")
    released: Operation | None = linked(
        "The write that ended it, with who, when and why, or, of a quantity, that took some of it away: other holds"
        " stop that where it lies now, and what is left; null while in force.",
        "ended_operation",
    )

    @computed(
        "What its rule asks to be checked, and to pass, before it is released; once it was, what was checked."
    )
    async def checks(self, info: Info) -> list[HoldCheck]:
        return [HoldCheck.of(each) for each in await info.context.load(ledger.checks_of, self.thing.id)]

    @computed("Certificates, photos and other files of it, as they came, at most 50.")
    async def attachments(self, info: Info) -> list[Attachment]:
        found = await info.context.load(attachments.of_holds, self.thing.id)
        return await nodes(info, "Attachment", found)

    @computed(
        "How many holds in force came by the same write, rule and product, itself among them; 0 for others."
    )
    async def together(self, info: Info) -> int:
        return await info.context.load(ledger.how_many_together, self.thing.id)

    @computed("What is behind it.")
    def kind(self) -> HoldKind:
        return kind_of_hold(recall=self.thing.recall_id, quarantine_rule=self.thing.quarantine_rule_id)


@strawberry.input(description="Which holds.")
class HoldFilter:
    in_force: bool | None = optional("Only those in force, or only those that were released.")
    lot: strawberry.ID | None = optional("Only on this lot, on its batch, or on a quantity of it.")
    location: strawberry.ID | None = optional("Only at or below this place.")
    package: strawberry.ID | None = optional("Only on this package.")
    product: strawberry.ID | None = optional("Only on lots or batches of this product.")
    kind: HoldKind | None = optional("Only of this kind.")
    arrived_with: strawberry.ID | None = optional("Only by a quarantine rule when this transfer came in.")
    search: str | None = optional("Part of the reason, the batch, or a name of the lot.")


@strawberry.enum(description="How holds are ordered.")
class HoldSort(Enum):
    PLACED_ASC = strawberry.enum_value("PLACED_ASC", description="The oldest first.")
    PLACED_DESC = strawberry.enum_value("PLACED_DESC", description="The newest first.")


COLUMNS = {"PLACED": "operation__recorded"}

_OF_KIND = {
    HoldKind.MANUAL: Q(recall_id=None, quarantine_rule_id=None),
    HoldKind.QUALITY: Q(quarantine_rule_id__not_isnull=True),
    HoldKind.RECALL: Q(recall_id__not_isnull=True),
}


@query("Goods that are stopped, and that were.")
async def holds(
    info: Info,
    first: First,
    after: After = None,
    filter: Annotated[HoldFilter | None, described("Which ones.")] = None,
    sort: Annotated[HoldSort, described("In which order.")] = HoldSort.PLACED_DESC,
) -> Connection[Hold]:
    return await page(
        Listing("holds", Order.of(sort, COLUMNS), filter, info.context.who),
        (await _wanted(filter)).apply(models.Hold.all().select_related("operation")),
        first,
        after,
        Hold.of,
    )


async def _wanted(filter: HoldFilter | None) -> Conditions:
    wanted = Conditions(filter)
    if (in_force := wanted.given("in_force")) is not None:
        wanted.add(Q(ended_operation_id__isnull=in_force))
    if (lot := wanted.row("Lot", "lot")) is not None:
        wanted.add(Q(lot_id=lot) | await _on_batch(lot))
    if (place := wanted.row("Location", "location")) is not None:
        wanted.add(Q(location_id__in=await below(place)))
    wanted.names("Package", "package", "package_id")
    if (product := wanted.row("Product", "product")) is not None:
        wanted.add(Q(product_id=product) | Q(lot__product_id=product))
    if (kind := wanted.given("kind")) is not None:
        wanted.add(_OF_KIND[kind])
    if (transfer := wanted.row("Transfer", "arrived_with")) is not None:
        placed_by = Q(operation__subject_kind="Transfer", operation__subject_id=transfer)
        wanted.add(_OF_KIND[HoldKind.QUALITY] & placed_by)
    if words := wanted.searched("search", fold=False):
        named = has_words(wanted.searched("search"), "lot__search_key")
        wanted.add(Q(named, has_words(words, "reason", "batch", fold=False), join_type=Q.OR))
    return wanted


async def _on_batch(lot_id: int) -> Q:
    lot: Any = await models.Lot.get_or_none(id=lot_id)
    if lot is None or lot.batch is None:
        return Q(lot_id=lot_id)
    return Q(product_id=lot.product_id, batch=lot.batch)
