"""Goods are put into packages and taken out, and packages move as one."""

from __future__ import annotations

from typing import Annotated

import strawberry

from lotbook.graphql import ids
from lotbook.graphql.asking import mutation
from lotbook.graphql.context import Info
from lotbook.graphql.packages import Package
from lotbook.graphql.refusals import (
    InsufficientStock,
    InvalidInput,
    KeysExhausted,
    LocationNotUsable,
    LotOnHold,
    NotFound,
    OperationIdReused,
    PackageElsewhere,
    WrongState,
)
from lotbook.graphql.reservations import LostReservation
from lotbook.graphql.scalars import Quantity
from lotbook.graphql.shown import linked, needed, optional, own, preset
from lotbook.graphql.transfers import Transfer
from lotbook.graphql.writing import Payload, Write, or_none, request
from lotbook.services import goods_named, moved_packages, packing, packing_entries


@strawberry.type(description="A package as it stands now.")
class PackingPayload(Payload):
    package: Package = linked("As it stands now.")
    lost: list[LostReservation] = linked("What was promised to documents that take nothing from there.")
    transfer: Transfer | None = linked(
        "The internal transfer that moved it; null when it was packed or unpacked."
    )


@strawberry.input(description="Goods to be packed or unpacked: of a lot, or of a product without numbers.")
class GoodsInput:
    lot: strawberry.ID | None = optional("The lot; absent for a product without numbers.")
    product: strawberry.ID | None = optional("The product without numbers; absent for a lot.")
    quantity: Quantity | None = optional("How much, in the stock unit; absent for all that is there.")


@strawberry.input(description="What packGoods needs.")
class PackGoodsInput(Write):
    location: strawberry.ID = needed("The place where the goods lie.")
    goods: list[GoodsInput] = needed("Loose goods there, 1 to 1,000.")
    package: strawberry.ID | None = optional(
        "The package, which is there or empty; absent for a new one with the next SSCC of the company's prefix."
    )


@strawberry.input(description="What unpackGoods needs.")
class UnpackGoodsInput(Write):
    package: strawberry.ID = needed("The package.")
    goods: list[GoodsInput] | None = optional("What to take out, 1 to 1,000; absent for all that is in it.")


@strawberry.input(description="What movePackage needs.")
class MovePackageInput(Write):
    package: strawberry.ID = needed("The package.")
    destination: strawberry.ID = needed("The place where it goes.")
    take_promised: bool = preset(
        False, "Move also what is promised to documents that take nothing from there: they lose it."
    )


PackGoodsResult = Annotated[
    PackingPayload
    | PackageElsewhere
    | InsufficientStock
    | LotOnHold
    | LocationNotUsable
    | KeysExhausted
    | InvalidInput
    | NotFound
    | OperationIdReused,
    strawberry.union("PackGoodsResult", description="What packGoods answers."),
]
UnpackGoodsResult = Annotated[
    PackingPayload | InsufficientStock | LotOnHold | InvalidInput | NotFound | OperationIdReused,
    strawberry.union("UnpackGoodsResult", description="What unpackGoods answers."),
]
MovePackageResult = Annotated[
    PackingPayload
    | InsufficientStock
    | LotOnHold
    | LocationNotUsable
    | InvalidInput
    | NotFound
    | OperationIdReused,
    strawberry.union("MovePackageResult", description="What movePackage answers."),
]


@mutation("Put loose goods of a place into a package; what is promised of them stays promised.")
async def pack_goods(input: PackGoodsInput, info: Info) -> PackGoodsResult:
    place = ids.row("Location", input.location, "location")
    package = ids.optional_row("Package", input.package, "package")
    return PackingPayload.done(
        await packing.pack_goods(request(info, input), place, _goods(input.goods), package)
    )


@mutation("Take goods out of a package; they are loose in its place then.")
async def unpack_goods(input: UnpackGoodsInput, info: Info) -> UnpackGoodsResult:
    package = ids.row("Package", input.package, "package")
    goods = None if or_none(input.goods) is None else _goods(input.goods or [])
    return PackingPayload.done(await packing.unpack_goods(request(info, input), package, goods))


@mutation(
    "Bring a package with all that is in it to another place of its warehouse, by a transfer that is done at once."
)
async def move_package(input: MovePackageInput, info: Info) -> MovePackageResult:
    package = ids.row("Package", input.package, "package")
    place = ids.row("Location", input.destination, "destination")
    return PackingPayload.done(
        await moved_packages.move_package(
            request(info, input), package, place, take_promised=input.take_promised
        )
    )


def _goods(given: list[GoodsInput]) -> list[goods_named.Goods]:
    return [
        goods_named.Goods(
            product=ids.optional_row("Product", one.product, "goods", str(position), "product"),
            lot=ids.optional_row("Lot", one.lot, "goods", str(position), "lot"),
            quantity=or_none(one.quantity),
        )
        for position, one in enumerate(given)
    ]


@strawberry.type(description="Recorded goods that go into a package, or into none any more.")
class PutInPackagePayload(Payload):
    transfer: Transfer = linked("The transfer as it stands now.")
    package: Package | None = linked("The package; null where they are loose now.")
    count: int = own("How many entries it is about.", "entries")


@strawberry.input(description="What putInPackage needs.")
class PutInPackageInput(Write):
    transfer: strawberry.ID = needed("The open transfer.")
    entries: list[strawberry.ID] | None = optional(
        "Which of its entries, 1 to 1,000; absent for all that go into no package yet."
    )
    package: strawberry.ID | None = optional("The package; absent for a new one.")
    loose: bool = preset(False, "Into no package: those that go into one do not any more.")


PutInPackageResult = Annotated[
    PutInPackagePayload
    | PackageElsewhere
    | WrongState
    | KeysExhausted
    | InvalidInput
    | NotFound
    | OperationIdReused,
    strawberry.union("PutInPackageResult", description="What putInPackage answers."),
]


@mutation("Let what is recorded on an open transfer go into a package.")
async def put_in_package(input: PutInPackageInput, info: Info) -> PutInPackageResult:
    chosen = or_none(input.entries)
    rows = (
        None
        if chosen is None
        else [ids.row("Entry", one, "entries", str(at)) for at, one in enumerate(chosen)]
    )
    package = ids.optional_row("Package", input.package, "package")
    transfer = ids.row("Transfer", input.transfer, "transfer")
    return PutInPackagePayload.done(
        await packing_entries.put_in_package(request(info, input), transfer, rows, package, loose=input.loose)
    )
