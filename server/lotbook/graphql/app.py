"""The endpoint: one POST is one request, answered as JSON; a socket is for subscriptions."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from typing import Any

from graphql import ExecutionResult, GraphQLError, OperationType, execute, subscribe
from starlette.requests import HTTPConnection, Request
from starlette.types import Receive, Scope, Send
from starlette.websockets import WebSocket

from lotbook.graphql.connections import NOTED, Rows
from lotbook.graphql.context import Context, Door
from lotbook.graphql.errors import ClientError, formatted
from lotbook.graphql.feed import Feed
from lotbook.graphql.guard import Budget, require_sendable
from lotbook.graphql.http import Asked, BodyRefused, answer, read_request, refusal
from lotbook.graphql.lists import ListExecutor
from lotbook.graphql.prepared import Documents, Prepared
from lotbook.graphql.schema import build_schema, core_schema, cost_of
from lotbook.graphql.socket import Room, Socket
from lotbook.services.sign_in import Identity
from lotbook.settings import MailServer


class GraphQLEndpoint:
    """An ASGI app for `/graphql`; door: tells who asks, and signs in and out; mail: where letters are handed in;
    feed: what is written from now on."""

    def __init__(
        self, door: Door, mail: MailServer | None = None, feed: Feed | None = None, origin: str = ""
    ) -> None:
        self._door = door
        self._feed = feed or Feed()
        self._room = Room()
        self._mail = mail
        self._origin = origin
        self._schema = core_schema(build_schema())
        self._documents = Documents(self._schema, cost_of)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket":
            socket = WebSocket(scope, receive, send)
            identity = await self._door.identify(socket)
            await Socket(socket, identity, self._door, self._feed, self._room, self._begin).serve()
            return
        request = Request(scope, receive)
        try:
            answered = await self._answer(await read_request(request), request)
            response = answer(answered, accepts=request.headers.get("accept-encoding", ""))
        except BodyRefused as refused:
            response = refusal(refused)
        await response(scope, receive, send)

    async def rows(self, request: Request, field: str, given: Mapping[str, Any]) -> Rows:
        """All rows of a list, of which a request for its first page would tell some. given: filter and sort, as the
        variables of such a request. Raises ClientError for what that would be answered as an error."""
        known = self._schema.query_type.fields[field].args  # type: ignore[union-attr]  # there are queries
        for name in given:
            if name not in known:
                raise ClientError("REQUEST_INVALID", f"The list has no {name}.")
        named = "".join(f", ${name}: {known[name].type}" for name in given)
        passed = "".join(f", {name}: ${name}" for name in given)
        text = f"query ($first: Int!{named}) {{ {field}(first: $first{passed}) {{ __typename }} }}"
        noted: list[Rows] = []
        token = NOTED.set(noted)
        try:
            answer = await self._answer(Asked(text, {"first": 1, **given}, None), request)
        finally:
            NOTED.reset(token)
        for error in answer.get("errors", ()):
            raise ClientError(error["extensions"]["code"], error["message"])
        return noted[0]

    async def _answer(self, asked: Asked, request: Request) -> dict[str, Any]:
        try:
            prepared = self._documents.prepare(asked.query, asked.variables)
            identity = await self._door.identify(request)
            if prepared.measured.introspects and identity is None:
                raise ClientError("INTROSPECTION_DISABLED", "Sign in to read the schema.")
            if prepared.errors:
                return {"errors": formatted(prepared.errors)}
            if prepared.operation.operation is OperationType.SUBSCRIPTION:
                raise ClientError("NEEDS_A_SOCKET", "Subscriptions run over a WebSocket at this address.")
            result = await self._execute(asked, prepared, self._context(asked, prepared, request, identity))
            require_sendable(result.data)
        except GraphQLError as error:
            return {"errors": formatted([error])}
        except Exception as error:
            # Whoever asks is looked up outside of the execution, which would mask what goes wrong.
            return {"errors": formatted([GraphQLError(str(error), original_error=error)])}
        errors = {"errors": formatted(result.errors)} if result.errors else {}
        return {"data": result.data} | errors

    def _context(
        self, asked: Asked, prepared: Prepared, request: HTTPConnection, identity: Identity | None
    ) -> Context:
        return Context(
            identity,
            prepared.operation,
            asked.variables,
            request,
            self._door,
            self._feed,
            self._mail,
            asked.occurred,
            asked.occurred_margin,
            budget=Budget(prepared.measured.rows),
            origin=self._origin,
        )

    async def _begin(
        self, asked: Asked, socket: WebSocket, identity: Identity
    ) -> tuple[Context, ExecutionResult | AsyncIterator[ExecutionResult]]:
        """Start a subscription. Raises GraphQLError."""
        prepared = self._documents.prepare(asked.query, asked.variables)
        context = self._context(asked, prepared, socket, identity)
        if prepared.errors:
            return context, ExecutionResult(None, prepared.errors)
        if prepared.operation.operation is not OperationType.SUBSCRIPTION:
            raise ClientError("NEEDS_A_POST", "A socket is for subscriptions; ask and write by POST.")
        begun = subscribe(
            self._schema,
            prepared.document,
            context_value=context,
            variable_values=dict(asked.variables),
            operation_name=asked.operation_name,
            hide_suggestions=True,
        )
        return context, begun if isinstance(begun, ExecutionResult | AsyncIterator) else await begun

    async def _execute(self, asked: Asked, prepared: Prepared, context: Context) -> ExecutionResult:
        result = execute(
            self._schema,
            prepared.document,
            context_value=context,
            variable_values=dict(asked.variables),
            operation_name=asked.operation_name,
            executor_class=ListExecutor,
            hide_suggestions=True,
        )
        return result if isinstance(result, ExecutionResult) else await result
