"""Customers of a recall answer, and its lots are decided."""

from __future__ import annotations

from typing import Annotated

import strawberry

from lotbook.domain.words import Disposition
from lotbook.graphql import ids
from lotbook.graphql.asking import mutation
from lotbook.graphql.context import Info
from lotbook.graphql.refusals import DecidedBefore, InvalidInput, NotFound, OperationIdReused, WrongState
from lotbook.graphql.scalars import Quantity
from lotbook.graphql.shown import needed, optional, preset
from lotbook.graphql.writes.recalling import OfRecall, RecallPayload
from lotbook.graphql.writing import or_none, request
from lotbook.services import recall_answers, recall_decisions
from lotbook.services.recall_answers import Found


@strawberry.input(description="What a customer found of a product, in its stock unit.")
class RecallFoundInput:
    product: strawberry.ID = needed("The product.")
    stopped: Quantity = needed("Stopped there and to come back.")
    destroyed: Quantity = needed("Destroyed there.")
    passed_on: Quantity = needed("Passed on to others.")


@strawberry.input(description="What recordRecallAnswer needs.")
class RecordRecallAnswerInput(OfRecall):
    delivery: strawberry.ID = needed("The delivery that is answered for; its last answer counts.")
    name: str = needed("Who answered.")
    remark: str = preset("", "What else was said.")
    lines: list[RecallFoundInput] = needed("By product, each at most once.")


RecordRecallAnswerResult = Annotated[
    RecallPayload | WrongState | InvalidInput | NotFound | OperationIdReused,
    strawberry.union("RecordRecallAnswerResult", description="What recordRecallAnswer answers."),
]


@mutation("Record what a customer said of a delivery.")
async def record_recall_answer(input: RecordRecallAnswerInput, info: Info) -> RecordRecallAnswerResult:
    delivery = ids.row("Transfer", input.delivery, "delivery")
    lines = [
        Found(
            product=ids.row("Product", one.product, "lines", str(at), "product"),
            stopped=one.stopped,
            destroyed=one.destroyed,
            passed_on=one.passed_on,
        )
        for at, one in enumerate(input.lines)
    ]
    write = request(info, input)
    done = await recall_answers.record_recall_answer(
        write, input.row, delivery, input.name, lines, input.remark
    )
    return RecallPayload.done(done)


@strawberry.input(description="What decideRecallLots needs.")
class DecideRecallLotsInput(OfRecall):
    lots: list[strawberry.ID] | None = optional(
        "Lots in scope, those that were decided as well; all open ones when absent."
    )
    decision: Disposition = needed("RELEASED or REJECTED; QUARANTINE stops lots again that were decided.")
    reason: str = needed("Why.")
    instead_of: list[Disposition] | None = optional(
        "RELEASED, REJECTED: as somebody decided about some of them before, and that this is instead of."
    )


DecideRecallLotsResult = Annotated[
    RecallPayload | DecidedBefore | WrongState | InvalidInput | NotFound | OperationIdReused,
    strawberry.union("DecideRecallLotsResult", description="What decideRecallLots answers."),
]


@mutation(
    "Release lots of a recall, or reject them, or stop them again, as long as it is under way; each decision stays, the"
    " last one counts. What else stops them stays."
)
async def decide_recall_lots(input: DecideRecallLotsInput, info: Info) -> DecideRecallLotsResult:
    given = or_none(input.lots)
    lots = None if given is None else [ids.row("Lot", lot, "lots", str(at)) for at, lot in enumerate(given)]
    write = request(info, input)
    done = await recall_decisions.decide_recall_lots(
        write, input.row, lots, input.decision, input.reason, or_none(input.instead_of) or ()
    )
    return RecallPayload.done(done)
