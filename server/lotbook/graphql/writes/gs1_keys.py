"""GS1 keys of our own are given out."""

from __future__ import annotations

from typing import Annotated

import strawberry

from lotbook.graphql.asking import mutation
from lotbook.graphql.context import Info
from lotbook.graphql.refusals import InvalidInput, KeysExhausted, NotFound, OperationIdReused
from lotbook.graphql.shown import needed, optional, own, preset
from lotbook.graphql.writing import Payload, Write, or_none, request
from lotbook.services import gs1_keys
from lotbook.standards.keys import KeyKind


@strawberry.type(description="Keys that were given out.")
class Gs1KeysPayload(Payload):
    kind: KeyKind = own("What they number.")
    keys: list[str] = own("In order, with their check digits.")


@strawberry.input(description="What makeKeys needs.")
class MakeKeysInput(Write):
    kind: KeyKind = needed("What to number.")
    count: int = preset(1, "How many, 1 to 100.")
    start: int | None = optional(
        "Number of the prefix to go on with, from 0, when others were given elsewhere before; only forward."
    )


MakeKeysResult = Annotated[
    Gs1KeysPayload | KeysExhausted | InvalidInput | NotFound | OperationIdReused,
    strawberry.union("MakeKeysResult", description="What makeKeys answers."),
]


@mutation("Give out the next keys of the company's GS1 prefix; none is ever given twice.")
async def make_keys(input: MakeKeysInput, info: Info) -> MakeKeysResult:
    made = await gs1_keys.make_keys(request(info, input), input.kind, input.count, or_none(input.start))
    return Gs1KeysPayload.done(made)
