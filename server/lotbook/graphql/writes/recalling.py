"""Recalls are prepared, started, answered, decided and closed."""

from __future__ import annotations

from typing import Annotated, Any

import strawberry
from strawberry import UNSET

from lotbook.domain.recall_words import RecallKind, RecallSeverity
from lotbook.domain.refusal_words import InputFault
from lotbook.domain.refusals import NotFound as NoSuch
from lotbook.domain.refusals import invalid
from lotbook.domain.words import Disposition, Language
from lotbook.graphql import ids
from lotbook.graphql.asking import mutation
from lotbook.graphql.context import Info
from lotbook.graphql.papers import Document
from lotbook.graphql.recalls import Recall
from lotbook.graphql.refusals import InvalidInput, NotFound, OperationIdReused, StaleVersion, WrongState
from lotbook.graphql.scalars import Day, Quantity
from lotbook.graphql.shown import computed, linked, needed, node, optional, preset
from lotbook.graphql.trace_start import PartnerPeriodInput, TraceBatchInput
from lotbook.graphql.writing import Payload, Write, or_none, request
from lotbook.ledger.tracing.starts import DOCUMENTS
from lotbook.services import recall_answers, recall_decisions, recall_widening, recalling
from lotbook.services.recall_answers import Found
from lotbook.services.recall_scope import Named
from lotbook.services.recalling import RecallFacts


@strawberry.type(description="A recall as it stands now.")
class RecallPayload(Payload):
    recall: Recall = linked("As it stands now.")

    @computed("Open documents that had picked what it stops, at most 100.")
    async def affected(self, info: Info) -> list[Document]:
        return [node(info, "Transfer", each) for each in self.thing.affected]


@strawberry.input
class OfRecall(Write):
    recall: strawberry.ID = needed("The recall.")

    @property
    def row(self) -> int:
        return ids.row("Recall", self.recall, "recall")


@strawberry.input
class OfRecallAsRead(OfRecall):
    version: int = needed("Version that was read.")


@strawberry.input(description="Lots by the number of their maker.")
class MakerNumberInput:
    number: str = needed("The maker's number; lots with it that come after the start are in scope, too.")
    product: strawberry.ID | None = optional("Only of this product; absent for any.")


@strawberry.input(description="Lots of a product by the day when they first came in.")
class ProductPeriodInput:
    product: strawberry.ID = needed("The product.")
    since: Day = needed("First day.")
    until: Day = needed("Last day.")


@strawberry.input(one_of=True, description="Lots that a recall is about.")
class RecallLotsInput:
    lots: list[strawberry.ID] | None = optional("Lots, at most 5,000.")
    numbers: list[str] | None = optional("Lots of any product with these numbers, at most 5,000.")
    maker_number: MakerNumberInput | None = optional("All lots with a number of their maker.")
    batch: TraceBatchInput | None = optional(
        "All serials of a batch, and the lot of that number, also those that come after the start."
    )
    product: ProductPeriodInput | None = optional("Lots of a product that first came in on some days.")
    partner: PartnerPeriodInput | None = optional("Lots of a partner between two days.")
    document: strawberry.ID | None = optional(
        "All lots that a document moved: a transfer, a purchase or sales order, a manufacturing order, a count."
    )


@strawberry.input(description="What customers are told to do, in a language.")
class RecallAdviceInput:
    language: Language = needed("In which language.")
    text: str = needed("What they are told; empty for nothing.")


@strawberry.input(description="What prepareRecall needs.")
class PrepareRecallInput(Write):
    kind: RecallKind = needed("Real or exercise.")
    severity: RecallSeverity = needed("How grave.")
    reason: str = needed("Why, for staff.")
    advice: list[RecallAdviceInput] | None = optional(
        "What customers are told to do: what is told where another language is missing, then the others; absent for"
        " nothing yet."
    )
    lots: list[RecallLotsInput] = needed("Which lots; what was made of them follows.")
    narrow_because: str | None = optional(
        "Why it is enough to take back what is not surely earlier; absent for all that shares a number."
    )


PrepareRecallResult = Annotated[
    RecallPayload | InvalidInput | NotFound | OperationIdReused,
    strawberry.union("PrepareRecallResult", description="What prepareRecall answers."),
]


@mutation("Begin a recall or an exercise: its clock runs, its scope can be looked at, nothing is stopped.")
async def prepare_recall(input: PrepareRecallInput, info: Info) -> PrepareRecallResult:
    facts = RecallFacts(
        kind=input.kind,
        severity=input.severity,
        reason=input.reason,
        advice=_advice(or_none(input.advice) or []),
        narrow_because=or_none(input.narrow_because),
    )
    named = [_named(one, at) for at, one in enumerate(input.lots)]
    return RecallPayload.done(await recalling.prepare_recall(request(info, input), facts, named))


def _advice(given: list[RecallAdviceInput]) -> dict[Language, str]:
    said: dict[Language, str] = {}
    for at, one in enumerate(given):
        if one.language in said:
            field = ("advice", str(at), "language")
            raise invalid(field, InputFault.NOT_UNIQUE, "Each language is told once.")
        said[one.language] = one.text
    return said


@strawberry.input(description="What saveRecallAdvice needs.")
class SaveRecallAdviceInput(OfRecallAsRead):
    advice: list[RecallAdviceInput] = needed(
        "Instead of what was there: what is told where another language is missing, then the others."
    )


SaveRecallAdviceResult = Annotated[
    RecallPayload | StaleVersion | WrongState | InvalidInput | NotFound | OperationIdReused,
    strawberry.union("SaveRecallAdviceResult", description="What saveRecallAdvice answers."),
]


@mutation("Say anew what customers are told to do, in each language; letters that are written stay.")
async def save_recall_advice(input: SaveRecallAdviceInput, info: Info) -> SaveRecallAdviceResult:
    write, advice = request(info, input), _advice(input.advice)
    return RecallPayload.done(await recalling.save_recall_advice(write, input.row, input.version, advice))


def _named(one: RecallLotsInput, at: int) -> Named:
    field = ("lots", str(at))
    if _given(one.lots) is not None:
        lots = one.lots or []
        return Named(lots=[ids.row("Lot", lot, *field, "lots", str(nth)) for nth, lot in enumerate(lots)])
    if _given(one.numbers) is not None:
        return Named(numbers=one.numbers or [])
    if maker := _given(one.maker_number):
        product = ids.optional_row("Product", maker.product, *field, "makerNumber", "product")
        return Named(maker_number=maker.number, product=product)
    if batch := _given(one.batch):
        return Named(batch=batch.batch, product=ids.row("Product", batch.product, *field, "batch", "product"))
    if came := _given(one.product):
        product = ids.row("Product", came.product, *field, "product", "product")
        return Named(product=product, since=came.since, until=came.until)
    if traded := _given(one.partner):
        partner = ids.row("Partner", traded.partner, *field, "partner", "partner")
        return Named(partner=partner, since=traded.since, until=traded.until)
    return Named(document=_document(str(one.document), *field, "document"))


def _document(global_id: str, *field: str) -> tuple[str, int]:
    kind, row_id = ids.decode(global_id) or ("", 0)
    if kind not in DOCUMENTS:
        raise NoSuch(message="There is no such document that moves lots.", field=field, sought=global_id)
    return kind, row_id


def _given(value: Any) -> Any:
    return None if value is UNSET else value


@strawberry.input(description="What startRecall needs.")
class StartRecallInput(OfRecallAsRead):
    pass


StartRecallResult = Annotated[
    RecallPayload | StaleVersion | WrongState | InvalidInput | NotFound | OperationIdReused,
    strawberry.union("StartRecallResult", description="What startRecall answers."),
]


@mutation(
    "Stop everything in scope at once, up to 50,000 lots, and what comes into it later; while two people have to"
    " agree, the first call asks and that of another manager starts it. An exercise stops nothing."
)
async def start_recall(input: StartRecallInput, info: Info) -> StartRecallResult:
    return RecallPayload.done(await recalling.start_recall(request(info, input), input.row, input.version))


@strawberry.input(description="What widenRecall needs.")
class WidenRecallInput(OfRecall):
    lots: list[RecallLotsInput] = needed("Which lots are added; what was made of them follows.")
    reason: str = needed("Why, for staff.")


WidenRecallResult = Annotated[
    RecallPayload | WrongState | InvalidInput | NotFound | OperationIdReused,
    strawberry.union("WidenRecallResult", description="What widenRecall answers."),
]


@mutation(
    "Add lots to a recall under way and stop them at once; customers who have some of them get a further notice, and"
    " answer anew. While two people have to agree to a real recall, this asks for the second one."
)
async def widen_recall(input: WidenRecallInput, info: Info) -> WidenRecallResult:
    named = [_named(one, at) for at, one in enumerate(input.lots)]
    write = request(info, input)
    return RecallPayload.done(await recall_widening.widen_recall(write, input.row, named, input.reason))


@strawberry.input(description="What confirmRecallWidening needs.")
class ConfirmRecallWideningInput(OfRecall):
    agrees: bool = needed("Whether they are added; else that is given up.")


ConfirmRecallWideningResult = Annotated[
    RecallPayload | WrongState | InvalidInput | NotFound | OperationIdReused,
    strawberry.union("ConfirmRecallWideningResult", description="What confirmRecallWidening answers."),
]


@mutation("Agree to lots that another manager wants to add to a recall, or give that up.")
async def confirm_recall_widening(
    input: ConfirmRecallWideningInput, info: Info
) -> ConfirmRecallWideningResult:
    write = request(info, input)
    return RecallPayload.done(
        await recall_widening.confirm_recall_widening(write, input.row, agrees=input.agrees)
    )


@strawberry.input(description="What cancelRecall needs.")
class CancelRecallInput(OfRecallAsRead):
    reason: str = needed("Why.")


CancelRecallResult = Annotated[
    RecallPayload | StaleVersion | WrongState | InvalidInput | NotFound | OperationIdReused,
    strawberry.union("CancelRecallResult", description="What cancelRecall answers."),
]


@mutation("Give a recall up before its start.")
async def cancel_recall(input: CancelRecallInput, info: Info) -> CancelRecallResult:
    write = request(info, input)
    return RecallPayload.done(await recalling.cancel_recall(write, input.row, input.version, input.reason))


@strawberry.input(description="What closeRecall needs.")
class CloseRecallInput(OfRecallAsRead):
    reason: str = needed("What was learned, or why it ends with open points.")


CloseRecallResult = Annotated[
    RecallPayload | StaleVersion | WrongState | InvalidInput | NotFound | OperationIdReused,
    strawberry.union("CloseRecallResult", description="What closeRecall answers."),
]


@mutation(
    "Close a recall; what is open stands in its report, and lots without a decision stay stopped. Refused while lots "
    "wait to be added."
)
async def close_recall(input: CloseRecallInput, info: Info) -> CloseRecallResult:
    write = request(info, input)
    return RecallPayload.done(await recalling.close_recall(write, input.row, input.version, input.reason))


@strawberry.input(description="What reopenRecall needs.")
class ReopenRecallInput(OfRecallAsRead):
    reason: str = needed("Why it goes on.")


ReopenRecallResult = Annotated[
    RecallPayload | StaleVersion | WrongState | InvalidInput | NotFound | OperationIdReused,
    strawberry.union("ReopenRecallResult", description="What reopenRecall answers."),
]


@mutation(
    "Go on with a recall that was closed: its clock goes on, its figures are those of now again, and what is not"
    " decided is stopped, with what came into its scope meanwhile."
)
async def reopen_recall(input: ReopenRecallInput, info: Info) -> ReopenRecallResult:
    write = request(info, input)
    return RecallPayload.done(await recalling.reopen_recall(write, input.row, input.version, input.reason))


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


DecideRecallLotsResult = Annotated[
    RecallPayload | WrongState | InvalidInput | NotFound | OperationIdReused,
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
    done = await recall_decisions.decide_recall_lots(write, input.row, lots, input.decision, input.reason)
    return RecallPayload.done(done)
