"""What all writes share: the input with its operation id, the request for a service, the payload."""

from __future__ import annotations

import dataclasses
import hashlib
from typing import Any, TypeVar

import orjson
import strawberry
from graphql import value_from_ast_untyped

from lotbook.db.work import Done, WriteRequest
from lotbook.domain.absent import ABSENT
from lotbook.graphql.context import Info
from lotbook.graphql.errors import unauthenticated
from lotbook.graphql.scalars import OperationId, Sequence
from lotbook.graphql.shown import Shown, needed, own

Some = TypeVar("Some", bound="Payload")

UNDIGESTED = ("operationId", "password", "newPassword")


@strawberry.input
class Write:
    operation_id: OperationId = needed("Chosen and stored by the client before the first send.")


@strawberry.interface(description="What every successful mutation answers, whatever else it answers.")
class Payload(Shown):
    replayed: bool = own("The id was answered before; nothing was done again.")
    sequence: Sequence | None = own("Its place in the order of commits; null when it has none.")

    @classmethod
    def done(cls: type[Some], done: Done[Any]) -> Some:
        """What a service did: ids from its outcome, everything else read as it is now."""
        payload = cls.of(done.outcome)
        payload.replayed = done.replayed
        payload.sequence = None if done.sequence is None else Sequence(done.sequence)
        return payload


def request(info: Info, input: Write) -> WriteRequest:
    """The write as services take it: under the client's id, on behalf of whoever asks."""
    context = info.context
    if context.identity is None:
        raise unauthenticated()
    return WriteRequest(
        key=input.operation_id,
        kind=info.field_name,
        digest=digest(info),
        actor=context.identity.actor,
        occurred=context.occurred,
        occurred_margin=context.occurred_margin,
    )


def digest(info: Info) -> str:
    """Of the mutation and its input as sent, before defaults and without the operation id, in hexadecimal.

    Passwords are left out: a digest that is quick to reckon would make them quick to guess.
    """
    (argument,) = info._raw_info.field_nodes[0].arguments or ()
    sent = value_from_ast_untyped(argument.value, info.context.sent_variables())
    sent = {name: value for name, value in sent.items() if name not in UNDIGESTED}
    return hashlib.sha256(orjson.dumps([info.field_name, sent], option=orjson.OPT_SORT_KEYS)).hexdigest()


def given(input: Any, *without: str) -> dict[str, Any]:
    """The fields of an input that were sent, by their names in Python; null stays None."""
    if not input:
        return {}
    fields = ((each.name, getattr(input, each.name)) for each in dataclasses.fields(input))
    return {name: value for name, value in fields if value is not strawberry.UNSET and name not in without}


def or_absent(value: Any) -> Any:
    """What a service takes for a field that was not sent."""
    return ABSENT if value is strawberry.UNSET else value


def or_none(value: Any) -> Any:
    """Absent and null alike."""
    return None if value is strawberry.UNSET else value
