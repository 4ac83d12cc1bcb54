"""Recalls are prepared, started, widened and closed."""

from __future__ import annotations

from typing import Annotated

import strawberry

from lotbook.domain.recall_words import RecallKind, RecallSeverity
from lotbook.domain.refusal_words import InputFault
from lotbook.domain.refusals import invalid
from lotbook.domain.words import Language
from lotbook.graphql import ids
from lotbook.graphql.asking import mutation
from lotbook.graphql.context import Info
from lotbook.graphql.papers import Document
from lotbook.graphql.recall_named import RecallLotsInput, named_of
from lotbook.graphql.recalls import Recall
from lotbook.graphql.refusals import InvalidInput, NotFound, OperationIdReused, StaleVersion, WrongState
from lotbook.graphql.shown import computed, linked, needed, node, optional, preset
from lotbook.graphql.writing import Payload, Write, or_none, request
from lotbook.services import recall_closing, recall_widening, recalling
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
    named = [named_of(one, at) for at, one in enumerate(input.lots)]
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


@strawberry.input(description="What startRecall needs.")
class StartRecallInput(OfRecallAsRead):
    pass


StartRecallResult = Annotated[
    RecallPayload | StaleVersion | WrongState | InvalidInput | NotFound | OperationIdReused,
    strawberry.union("StartRecallResult", description="What startRecall answers."),
]


@mutation(
    "Stop everything in scope at once, up to 50,000 lots, and what comes into it later; while two people have to"
    " agree, the first call asks and that of another manager starts it; who asked may, too, once two need not agree any"
    " more. An exercise stops nothing."
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
    named = [named_of(one, at) for at, one in enumerate(input.lots)]
    write = request(info, input)
    return RecallPayload.done(await recall_widening.widen_recall(write, input.row, named, input.reason))


@strawberry.input(description="What confirmRecallWidening needs.")
class ConfirmRecallWideningInput(OfRecall):
    agrees: bool = needed("Whether they are added; else that is given up.")


ConfirmRecallWideningResult = Annotated[
    RecallPayload | WrongState | InvalidInput | NotFound | OperationIdReused,
    strawberry.union("ConfirmRecallWideningResult", description="What confirmRecallWidening answers."),
]


@mutation(
    "Agree to lots that another manager wants to add to a recall, or give that up; who asked may agree, too, once two"
    " need not any more."
)
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
    give_up_letters: bool = preset(
        False, "Letters that are on their way are not to be sent, and that is meant."
    )


CloseRecallResult = Annotated[
    RecallPayload | StaleVersion | WrongState | InvalidInput | NotFound | OperationIdReused,
    strawberry.union("CloseRecallResult", description="What closeRecall answers."),
]


@mutation(
    "Close a recall; what is open stands in its report, and lots without a decision stay stopped. Refused while lots "
    "wait to be added, and asks first while letters are on their way."
)
async def close_recall(input: CloseRecallInput, info: Info) -> CloseRecallResult:
    write = request(info, input)
    closing = recall_closing.close_recall(
        write, input.row, input.version, input.reason, give_up_letters=input.give_up_letters
    )
    return RecallPayload.done(await closing)


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
    return RecallPayload.done(
        await recall_closing.reopen_recall(write, input.row, input.version, input.reason)
    )
