"""Warehouses, places and operation types are set up."""

from __future__ import annotations

from typing import Annotated

import strawberry

from lotbook.domain import places as facts
from lotbook.domain.words import (
    BackorderPolicy,
    LocationUsage,
    NumberRule,
    OperationKind,
    PrintKind,
    RemovalStrategy,
    ReservationPolicy,
    UnexpectedNumbers,
)
from lotbook.graphql import ids
from lotbook.graphql.asking import mutation
from lotbook.graphql.context import Info
from lotbook.graphql.places import Location, OperationType, Warehouse
from lotbook.graphql.refusals import (
    InUse,
    InvalidInput,
    LocationNotUsable,
    NotFound,
    OperationIdReused,
    StaleVersion,
)
from lotbook.graphql.scalars import Percent
from lotbook.graphql.shown import linked, needed, optional
from lotbook.graphql.writes.addresses import AddressInput, address_of
from lotbook.graphql.writing import Payload, Write, given, or_absent, request
from lotbook.services import operation_types, places


@strawberry.type(description="A warehouse as saved.")
class WarehousePayload(Payload):
    warehouse: Warehouse = linked("The warehouse.")


@strawberry.type(description="A place as saved.")
class LocationPayload(Payload):
    location: Location = linked("The place.")


@strawberry.type(description="An operation type as saved.")
class OperationTypePayload(Payload):
    operation_type: OperationType = linked("The operation type.")


@strawberry.input(description="Rules of an operation type.")
class OperationRules:
    numbers: NumberRule | None = optional("What numbers it accepts.")
    source: strawberry.ID | None = optional("Default source.")
    destination: strawberry.ID | None = optional("Default destination.")
    prefix: str | None = optional("Prefix of document numbers.")
    backorder_policy: BackorderPolicy | None = optional("What happens when less is done.")
    over_receipt_tolerance: Percent | None = optional("How much more is let pass.")
    unexpected_numbers: UnexpectedNumbers | None = optional(
        "What happens with numbers that were not announced on a line where others were."
    )
    check_above: int | None = optional(
        "A scanned carton with more numbers than this is checked number by number: 0 for each, null for none."
    )
    reservation_policy: ReservationPolicy | None = optional("When goods are promised.")
    reservation_days: int | None = optional("Days before the due day, 0 to 365, for BEFORE_DUE alone.")
    prints_at_validation: list[PrintKind] | None = optional(
        "What is printed at validation; replaces the list."
    )


def _rules(rules: OperationRules | None) -> facts.OperationRules:
    sent = given(rules)
    for name in ("source", "destination"):
        if sent.get(name):
            sent[name] = ids.row("Location", sent[name], "rules", name)
    return facts.OperationRules(**sent)


@strawberry.input(description="What saveWarehouse needs.")
class SaveWarehouseInput(Write):
    warehouse: strawberry.ID | None = optional("The warehouse to change; absent to add.")
    name: str = needed("Name.")
    code: str = needed("Short code.")
    time_zone: str = needed("IANA time zone.")
    address: AddressInput = needed("Address on papers.")


SaveWarehouseResult = Annotated[
    WarehousePayload | InvalidInput | NotFound | OperationIdReused,
    strawberry.union("SaveWarehouseResult", description="What saveWarehouse answers."),
]


@mutation("Add a warehouse, with its usual places and operation types, or change one.")
async def save_warehouse(input: SaveWarehouseInput, info: Info) -> SaveWarehouseResult:
    site = facts.WarehouseFacts(input.name, input.code, input.time_zone, address_of(input.address))
    row = ids.optional_row("Warehouse", input.warehouse, "warehouse")
    return WarehousePayload.done(await places.save_warehouse(request(info, input), site, row))


@strawberry.input(description="What saveLocation needs.")
class SaveLocationInput(Write):
    location: strawberry.ID | None = optional("The place to change; absent to add.")
    name: str = needed("Name.")
    parent: strawberry.ID = needed("Place above.")
    usage: LocationUsage = needed("What it is for.")
    barcode: str | None = optional("Code on its label; made from the path when absent.")
    walking_order: int | None = optional("Rank in walking order.")
    blocked: bool | None = optional("Make it a quarantine area, or an ordinary place.")
    active: bool | None = optional("Use or archive it.")
    removal_strategy: RemovalStrategy | None = optional(
        "Which stock leaves first; null for what the place above says."
    )


SaveLocationResult = Annotated[
    LocationPayload | InUse | LocationNotUsable | InvalidInput | NotFound | OperationIdReused,
    strawberry.union("SaveLocationResult", description="What saveLocation answers."),
]


@mutation("Add, change, move or archive a place.")
async def save_location(input: SaveLocationInput, info: Info) -> SaveLocationResult:
    done = await places.save_location(
        request(info, input),
        input.name,
        ids.row("Location", input.parent, "parent"),
        input.usage,
        location=ids.optional_row("Location", input.location, "location"),
        barcode=or_absent(input.barcode),
        walking_order=or_absent(input.walking_order),
        blocked=or_absent(input.blocked),
        active=or_absent(input.active),
        removal_strategy=or_absent(input.removal_strategy),
    )
    return LocationPayload.done(done)


@strawberry.input(description="What createOperationType needs.")
class CreateOperationTypeInput(Write):
    warehouse: strawberry.ID = needed("Its warehouse.")
    name: str = needed("Name.")
    kind: OperationKind = needed("What it does.")
    rules: OperationRules | None = optional(
        "Its rules; what is absent is taken from the usual type of that kind."
    )


CreateOperationTypeResult = Annotated[
    OperationTypePayload | InvalidInput | NotFound | OperationIdReused,
    strawberry.union("CreateOperationTypeResult", description="What createOperationType answers."),
]


@mutation("Add an operation type.")
async def create_operation_type(input: CreateOperationTypeInput, info: Info) -> CreateOperationTypeResult:
    done = await operation_types.create_operation_type(
        request(info, input),
        ids.row("Warehouse", input.warehouse, "warehouse"),
        input.name,
        input.kind,
        _rules(input.rules),
    )
    return OperationTypePayload.done(done)


@strawberry.input(description="What updateOperationType needs.")
class UpdateOperationTypeInput(Write):
    operation_type: strawberry.ID = needed("The operation type.")
    version: int = needed("Version that was read.")
    name: str | None = optional("New name.")
    active: bool | None = optional("Offer or archive it.")
    rules: OperationRules | None = optional("Its rules; absent stays.")


UpdateOperationTypeResult = Annotated[
    OperationTypePayload | StaleVersion | InUse | InvalidInput | NotFound | OperationIdReused,
    strawberry.union("UpdateOperationTypeResult", description="What updateOperationType answers."),
]


@mutation("Change or archive an operation type.")
async def update_operation_type(input: UpdateOperationTypeInput, info: Info) -> UpdateOperationTypeResult:
    done = await operation_types.update_operation_type(
        request(info, input),
        ids.row("OperationType", input.operation_type, "operationType"),
        input.version,
        name=or_absent(input.name),
        active=or_absent(input.active),
        rules=_rules(input.rules),
    )
    return OperationTypePayload.done(done)
