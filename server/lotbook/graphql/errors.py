"""Top-level errors: what a client program has to mend, with a code; bugs are masked and logged."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from typing import Any

from graphql import GraphQLError, GraphQLSyntaxError

from lotbook.db.errors import Unavailable, unavailable
from lotbook.domain.refusals import InvalidInput, Refusal
from lotbook.ledger.changes import BeyondTheBook
from lotbook.log import get_logger

log = get_logger("lotbook.graphql")


class ClientError(GraphQLError):
    """A request that the program which sent it has to mend; code: such as FORBIDDEN, in capitals."""

    def __init__(self, code: str, message: str, **facts: Any) -> None:
        super().__init__(message, extensions={"code": code, **facts})


def unauthenticated() -> ClientError:
    return ClientError("UNAUTHENTICATED", "Sign in first.")


def refused(refusal: Refusal) -> ClientError:
    """A refusal where an answer has no place for it: in a query."""
    facts: dict[str, Any] = {"field": refusal.field}
    if isinstance(refusal, InvalidInput):
        facts["problems"] = [
            {"field": each.field, "fault": each.fault.value, "message": each.message}
            for each in refusal.problems
        ]
    return ClientError(refusal.code.value, refusal.message, **facts)


def formatted(errors: Sequence[GraphQLError]) -> list[dict[str, Any]]:
    """As they go into the answer: client errors as they are, bugs as INTERNAL with a reference to the log."""
    return [dict(_shown(error).formatted) for error in errors]


def _shown(error: GraphQLError) -> GraphQLError:
    cause = error.original_error
    if isinstance(cause, ClientError):
        return GraphQLError(cause.message, error.nodes, path=error.path, extensions=cause.extensions)
    if isinstance(error, ClientError):
        return error
    if cause is not None and (isinstance(cause, Unavailable) or unavailable(cause)):
        message = "The database does not answer just now. Send the same again, under the same operation id."
        return GraphQLError(
            message, error.nodes, path=error.path, extensions={"code": "TEMPORARILY_UNAVAILABLE"}
        )
    if isinstance(cause, BeyondTheBook):
        facts = {"code": "SEQUENCE_UNKNOWN", "last": cause.last}
        return GraphQLError(str(cause), error.nodes, path=error.path, extensions=facts)
    # Outside of any field only the request can be at fault: its text, or values of its variables.
    if error.path is None and (cause is None or isinstance(cause, GraphQLError)):
        code = "SYNTAX_ERROR" if isinstance(error, GraphQLSyntaxError) else "REQUEST_INVALID"
        return GraphQLError(
            _without_the_input(error.message),
            error.nodes,
            error.source,
            error.positions,
            extensions={"code": code},
        )
    return _masked(error)


def _without_the_input(message: str) -> str:
    """graphql-core quotes the whole input object that has an unknown or a missing field, its password too.

    >>> _without_the_input("not to include unknown field 'x', found: {'password': 'secret', 'x': 1}.")
    "not to include unknown field 'x'."
    """
    told, found, _ = message.partition(", found: {")
    return f"{told}." if found else message


def _masked(error: GraphQLError) -> GraphQLError:
    reference = secrets.token_hex(8)
    path = "/".join(map(str, error.path or ()))
    log.error(
        "graphql_failed", reference=reference, path=path, reason=error.message, exc_info=error.original_error
    )
    message = f"Something went wrong on the server; tell its keeper the reference {reference}."
    return GraphQLError(
        message, error.nodes, path=error.path, extensions={"code": "INTERNAL", "reference": reference}
    )
