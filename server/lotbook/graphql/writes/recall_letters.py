"""Customers and vendors of a recall are written to, and what letters say is written anew."""

from __future__ import annotations

from typing import Annotated

import strawberry

from lotbook.domain.recall_words import RecallLetterKind
from lotbook.domain.words import Language
from lotbook.graphql import ids
from lotbook.graphql.asking import mutation
from lotbook.graphql.context import Info
from lotbook.graphql.recall_letters import RecallText, all_texts
from lotbook.graphql.refusals import InvalidInput, NotFound, OperationIdReused, WrongState
from lotbook.graphql.shown import computed, needed, optional
from lotbook.graphql.writes.recalling import OfRecall, RecallPayload
from lotbook.graphql.writing import Payload, Write, or_none, request
from lotbook.services import recall_letters


@strawberry.input(description="What sendRecallLetters needs.")
class SendRecallLettersInput(OfRecall):
    kind: RecallLetterKind = needed("Notices or reminders to customers, or notices to vendors.")
    partners: list[strawberry.ID] | None = optional(
        "To whom, also once more; absent for all with an address: notices go to those that have got none, reminders to"
        " those that are silent."
    )


SendRecallLettersResult = Annotated[
    RecallPayload | WrongState | InvalidInput | NotFound | OperationIdReused,
    strawberry.union("SendRecallLettersResult", description="What sendRecallLetters answers."),
]


@mutation(
    "Write to customers or vendors by e-mail, in their language, with the notice; customers get a link to answer,"
    " where something says where they open this server."
)
async def send_recall_letters(input: SendRecallLettersInput, info: Info) -> SendRecallLettersResult:
    given = or_none(input.partners)
    partners = (
        None
        if given is None
        else [ids.row("Partner", partner, "partners", str(at)) for at, partner in enumerate(given)]
    )
    origin = None if info.context.mail is None else info.context.origin
    write = request(info, input)
    done = await recall_letters.send_recall_letters(write, input.row, input.kind, partners, origin)
    return RecallPayload.done(done)


@strawberry.type(description="Texts as saved.")
class RecallTextPayload(Payload):
    @computed("All texts as they stand now.")
    async def recall_texts(self) -> list[RecallText]:
        return await all_texts()


@strawberry.input(description="What saveRecallText needs.")
class SaveRecallTextInput(Write):
    kind: RecallLetterKind = needed("What the letters are for.")
    language: Language = needed("In which language.")
    subject: str | None = optional("Subject; absent, with the body, for the text that Lotbook brings.")
    body: str | None = optional("The letter; one to a customer needs {link}.")


SaveRecallTextResult = Annotated[
    RecallTextPayload | InvalidInput | NotFound | OperationIdReused,
    strawberry.union("SaveRecallTextResult", description="What saveRecallText answers."),
]


@mutation("Say what letters of recalls say, in a language, or go back to the text that Lotbook brings.")
async def save_recall_text(input: SaveRecallTextInput, info: Info) -> SaveRecallTextResult:
    given = or_none(input.subject), or_none(input.body)
    done = await recall_letters.save_recall_text(request(info, input), input.kind, input.language, *given)
    return RecallTextPayload.done(done)
