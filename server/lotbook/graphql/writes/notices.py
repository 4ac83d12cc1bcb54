"""Notices are marked as read, and chosen; letters are tried out, and sent again."""

from __future__ import annotations

from typing import Annotated

import strawberry

from lotbook import models
from lotbook.domain import refusals
from lotbook.domain.notices import Choice
from lotbook.domain.refusal_words import InputFault
from lotbook.domain.refusals import invalid
from lotbook.domain.words import NoticeKind
from lotbook.graphql import ids
from lotbook.graphql.asking import mutation
from lotbook.graphql.context import Info
from lotbook.graphql.mail import Letter
from lotbook.graphql.notices import NoticeSettings, reader
from lotbook.graphql.refusals import InvalidInput, NotFound, OperationIdReused
from lotbook.graphql.shown import computed, needed, optional
from lotbook.graphql.writing import Payload, Write, or_absent, request
from lotbook.services import letters, noticing


@strawberry.type(description="Notices as read.")
class NoticesPayload(Payload):
    @computed("Notices still unread.")
    async def unread(self) -> int:
        return await models.Notice.filter(user_id=self.thing.user, seen__isnull=True).count()


@strawberry.input(description="What markNoticesRead needs.")
class MarkNoticesReadInput(Write):
    notices: list[strawberry.ID] | None = optional("At most 200 notices; all of one's own when absent.")


@strawberry.input(description="How one wants to be told of a kind of facts.")
class NoticeChoiceInput:
    kind: NoticeKind = needed("What about.")
    in_app: bool = needed("As a notice.")
    by_mail: bool = needed("By e-mail.")


@strawberry.type(description="How one is told of what happens, as chosen.")
class NoticeSettingsPayload(Payload):
    @computed("As chosen.")
    async def settings(self) -> NoticeSettings:
        return NoticeSettings.of(await models.User.get(id=self.thing.user))


@strawberry.input(description="What chooseNotices needs.")
class ChooseNoticesInput(Write):
    email: str | None = optional("Where one's mail goes; null for none, absent to leave it.")
    choices: list[NoticeChoiceInput] = needed("Kinds that are to change; all others stay.")


ChooseNoticesResult = Annotated[
    NoticeSettingsPayload | InvalidInput | NotFound | OperationIdReused,
    strawberry.union("ChooseNoticesResult", description="What chooseNotices answers."),
]


@mutation("Choose which notices one gets in the app and by e-mail.")
async def choose_notices(input: ChooseNoticesInput, info: Info) -> ChooseNoticesResult:
    choices = {each.kind: Choice(each.in_app, each.by_mail) for each in input.choices}
    done = await noticing.choose_notices(request(info, input), _person(info), choices, or_absent(input.email))
    return NoticeSettingsPayload.done(done)


def _person(info: Info) -> int:
    """Raises NotFound for a client program."""
    user = reader(info)
    if user is None:
        message = "A client program has no notices."
        raise refusals.NotFound(message=message, field=("notices",), sought="notices")
    return user


MarkNoticesReadResult = Annotated[
    NoticesPayload | InvalidInput | NotFound | OperationIdReused,
    strawberry.union("MarkNoticesReadResult", description="What markNoticesRead answers."),
]


@mutation("Mark one's own notices as read.")
async def mark_notices_read(input: MarkNoticesReadInput, info: Info) -> MarkNoticesReadResult:
    user = _person(info)
    named = [ids.row("Notice", each, "notices", str(at)) for at, each in enumerate(input.notices or [])]
    done = await noticing.mark_notices_read(request(info, input), user, named if input.notices else None)
    return NoticesPayload.done(done)


@strawberry.type(description="A letter as it stands.")
class LetterPayload(Payload):
    @computed("The letter.")
    async def letter(self) -> Letter:
        return Letter.of(await models.Outbox.get(id=self.thing.letter))


@strawberry.input(description="What sendTestMail needs.")
class SendTestMailInput(Write):
    pass


SendTestMailResult = Annotated[
    LetterPayload | InvalidInput | NotFound | OperationIdReused,
    strawberry.union("SendTestMailResult", description="What sendTestMail answers."),
]


@mutation(
    "Send oneself a letter, to see whether e-mail works; ask for the letter until it is sent, or was given up."
)
async def send_test_mail(input: SendTestMailInput, info: Info) -> SendTestMailResult:
    if info.context.mail is None:
        raise invalid("operationId", InputFault.CONTRADICTION, "E-mail is off: no mail server is set.")
    return LetterPayload.done(await letters.send_test_mail(request(info, input), _person(info)))


@strawberry.input(description="What retryLetter needs.")
class RetryLetterInput(Write):
    letter: strawberry.ID = needed("A letter that was given up.")


RetryLetterResult = Annotated[
    LetterPayload | InvalidInput | NotFound | OperationIdReused,
    strawberry.union("RetryLetterResult", description="What retryLetter answers."),
]


@mutation("Send a letter that was given up once more.")
async def retry_letter(input: RetryLetterInput, info: Info) -> RetryLetterResult:
    letter = ids.row("Letter", input.letter, "letter")
    return LetterPayload.done(await letters.retry_letter(request(info, input), letter))
