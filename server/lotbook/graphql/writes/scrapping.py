"""Goods are scrapped."""

from __future__ import annotations

from typing import Annotated

import strawberry

from lotbook.graphql import ids
from lotbook.graphql.asking import mutation
from lotbook.graphql.context import Info
from lotbook.graphql.refusals import (
    InsufficientStock,
    InvalidInput,
    LocationNotUsable,
    NotFound,
    OperationIdReused,
    StaleVersion,
)
from lotbook.graphql.scalars import Quantity
from lotbook.graphql.scrap import ScrapReason
from lotbook.graphql.shown import linked, needed, optional, preset
from lotbook.graphql.writes.counting import PostedPayload
from lotbook.graphql.writing import Payload, Write, or_none, request
from lotbook.services import scrapping
from lotbook.services.goods_named import Goods


@strawberry.input(description="Goods to scrap: of a lot, or of a product without numbers.")
class ScrapInput:
    location: strawberry.ID = needed("The place where they lie.")
    package: strawberry.ID | None = optional("The package that they are in; absent for loose ones.")
    lot: strawberry.ID | None = optional("The lot; absent for a product without numbers.")
    product: strawberry.ID | None = optional("The product without numbers; absent for a lot.")
    quantity: Quantity | None = optional("How much, in the stock unit; absent for all that is there.")


@strawberry.input(description="What scrapGoods needs.")
class ScrapGoodsInput(Write):
    goods: list[ScrapInput] = needed("What is scrapped, 1 to 1,000.")
    reason: strawberry.ID = needed("Why: one of scrapReasons.")
    note: str = preset("", "What else there is to say.")


ScrapGoodsResult = Annotated[
    PostedPayload | InsufficientStock | LocationNotUsable | InvalidInput | NotFound | OperationIdReused,
    strawberry.union("ScrapGoodsResult", description="What scrapGoods answers."),
]


@mutation("Scrap goods, with a reason: also what is on hold, and what is promised, which is lost then.")
async def scrap_goods(input: ScrapGoodsInput, info: Info) -> ScrapGoodsResult:
    wanted = []
    for at, one in enumerate(input.goods):
        field = ("goods", str(at))
        goods = Goods(
            product=ids.optional_row("Product", one.product, *field, "product"),
            lot=ids.optional_row("Lot", one.lot, *field, "lot"),
            quantity=or_none(one.quantity),
        )
        wanted.append(
            scrapping.ToScrap(
                location=ids.row("Location", one.location, *field, "location"),
                package=ids.optional_row("Package", one.package, *field, "package"),
                goods=goods,
            )
        )
    reason = ids.row("ScrapReason", input.reason, "reason")
    return PostedPayload.done(await scrapping.scrap_goods(request(info, input), wanted, reason, input.note))


@strawberry.type(description="A reason as saved.")
class ScrapReasonPayload(Payload):
    reason: ScrapReason = linked("As it stands now.")


@strawberry.input(description="What saveScrapReason needs.")
class SaveScrapReasonInput(Write):
    reason: strawberry.ID | None = optional("The one to change; absent for a new one.")
    version: int | None = optional("Version that was read, of the one to change.")
    name: str = needed("What it is called.")
    active: bool = preset(True, "It can be chosen.")


SaveScrapReasonResult = Annotated[
    ScrapReasonPayload | StaleVersion | InvalidInput | NotFound | OperationIdReused,
    strawberry.union("SaveScrapReasonResult", description="What saveScrapReason answers."),
]


@mutation("Add a reason for which goods are scrapped, or change one.")
async def save_scrap_reason(input: SaveScrapReasonInput, info: Info) -> SaveScrapReasonResult:
    done = await scrapping.save_scrap_reason(
        request(info, input),
        input.name,
        reason=ids.optional_row("ScrapReason", input.reason, "reason"),
        version=or_none(input.version),
        active=input.active,
    )
    return ScrapReasonPayload.done(done)
