"""Cartons and pallets get numbers, so that they have labels."""

from __future__ import annotations

from typing import Annotated

import strawberry

from lotbook.graphql import ids
from lotbook.graphql.asking import mutation
from lotbook.graphql.context import Info
from lotbook.graphql.packages import Package
from lotbook.graphql.refusals import InvalidInput, KeysExhausted, NotFound, OperationIdReused
from lotbook.graphql.shown import linked, needed, optional
from lotbook.graphql.writing import Payload, Write, or_none, request
from lotbook.services import packages


@strawberry.type(description="A carton or pallet that has a label now.")
class PackagePayload(Payload):
    package: Package = linked("The package; printLabels prints its label.")


@strawberry.input(description="What a carton or pallet holds, all of one product.")
class PackageContentsInput:
    product: strawberry.ID = needed("The product.")
    count: int = needed("How many: of the packaging, else of the stock unit; 1 to 99,999,999.")
    packaging: strawberry.ID | None = optional("The packaging that is counted.")
    lot: strawberry.ID | None = optional("The lot, where all of it is of one.")


@strawberry.input(description="What createPackage needs.")
class CreatePackageInput(Write):
    sscc: str | None = optional(
        "The SSCC it bears, such as that of an announced carton; absent for the next one of the company's prefix."
    )
    contents: PackageContentsInput | None = optional(
        "What it holds, for a number that is not known yet; what was announced for an SSCC is known without."
    )


CreatePackageResult = Annotated[
    PackagePayload | KeysExhausted | InvalidInput | NotFound | OperationIdReused,
    strawberry.union("CreatePackageResult", description="What createPackage answers."),
]


@mutation(
    "Number a carton or pallet, so that it has a logistic label; one that is known is answered as it is."
)
async def create_package(input: CreatePackageInput, info: Info) -> CreatePackageResult:
    contents = input.contents or None
    packing = contents and packages.Packing(
        product=ids.row("Product", contents.product, "contents", "product"),
        count=contents.count,
        packaging=ids.optional_row("Packaging", or_none(contents.packaging), "contents", "packaging"),
        lot=ids.optional_row("Lot", or_none(contents.lot), "contents", "lot"),
    )
    return PackagePayload.done(
        await packages.create_package(request(info, input), or_none(input.sscc), packing)
    )
