"""The door to GraphQL over a WebSocket, by the protocol graphql-transport-ws: for subscriptions, and nothing else.

Source: https://github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md
"""

from __future__ import annotations

import asyncio
from collections import Counter, deque
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping
from contextlib import aclosing, contextmanager, suppress
from typing import Any

import orjson
from graphql import ExecutionResult, GraphQLError
from starlette.responses import JSONResponse
from starlette.websockets import WebSocket, WebSocketDisconnect

from lotbook.graphql.context import Context, Door
from lotbook.graphql.errors import formatted
from lotbook.graphql.feed import Feed
from lotbook.graphql.http import Asked, BodyRefused, asked, parse_body
from lotbook.graphql.live import PEOPLE
from lotbook.ledger.changes import BeyondTheBook
from lotbook.log import get_logger
from lotbook.services.sign_in import Identity

PROTOCOL = "graphql-transport-ws"
INIT_SECONDS = 5.0
CHECK_SECONDS = 30.0
"""Between two looks whether the session or key is still good; what ends it is heeded at once where the book tells."""
SEND_SECONDS = 10.0
MOST_SOCKETS = 100
"""In one process; who finds no room asks now and then instead."""
MOST_OF_ONE = 5
"""Sockets of one session or key."""
MOST_SUBSCRIPTIONS = 10
MOST_MESSAGES, WITHIN = 60, 10.0
LONGEST_ID = 100
LONGEST_REASON = 120
"""Bytes of a close frame."""

Begin = Callable[
    [Asked, WebSocket, Identity], Awaitable[tuple[Context, ExecutionResult | AsyncIterator[Any]]]
]
"""Starts a subscription; raises GraphQLError for what is none."""

log = get_logger("lotbook.graphql")


class Closing(Exception):
    """The socket is closed by us; code: of the protocol."""

    def __init__(self, code: int, reason: str) -> None:
        super().__init__(reason)
        self.code = code
        self.reason = reason


class Room:
    """The sockets of this process that are open."""

    def __init__(self) -> None:
        self._open = 0
        self._of: Counter[tuple[int | None, int | None]] = Counter()

    @property
    def is_full(self) -> bool:
        return self._open >= MOST_SOCKETS

    @contextmanager
    def one_more(self) -> Iterator[None]:
        self._open += 1
        try:
            yield
        finally:
            self._open -= 1

    def take(self, who: tuple[int | None, int | None]) -> None:
        """One of those that a session or key may have. Raises Closing."""
        if self._of[who] >= MOST_OF_ONE:
            raise Closing(4429, f"A session or key has at most {MOST_OF_ONE} sockets.")
        self._of[who] += 1

    def give_back(self, who: tuple[int | None, int | None]) -> None:
        self._of[who] -= 1
        self._of += Counter()  # forgets who has none


class Socket:
    """One connection. identity: of the browser or program that opened it, None until it tells."""

    def __init__(
        self,
        socket: WebSocket,
        identity: Identity | None,
        door: Door,
        feed: Feed,
        room: Room,
        begin: Begin,
    ) -> None:
        self._socket = socket
        self._identity = identity
        self._door = door
        self._feed = feed
        self._room = room
        self._begin = begin
        self._greeted = False
        self._who: tuple[int | None, int | None] | None = None
        self._streams: dict[str, asyncio.Task[None]] = {}
        self._contexts: dict[str, Context] = {}
        self._came: deque[float] = deque(maxlen=MOST_MESSAGES)
        self._tasks = asyncio.TaskGroup()

    async def serve(self) -> None:
        """Talk until one side has enough."""
        if PROTOCOL not in self._socket.scope["subprotocols"]:
            return await self._deny(400, "REQUEST_INVALID", f"A socket speaks {PROTOCOL}.")
        if self._room.is_full:
            return await self._deny(503, "TEMPORARILY_UNAVAILABLE", "There are too many sockets just now.")
        with self._room.one_more():
            await self._socket.accept(PROTOCOL)
            try:
                await self._talk()
            except* WebSocketDisconnect:
                pass
            except* Closing as closings:
                await self._close(closings.exceptions[0])
            except* Exception as bugs:
                log.exception("socket failed", exc_info=bugs.exceptions[0])
                await self._close(Closing(1011, "Something went wrong on the server."))
            finally:
                if self._who is not None:
                    self._room.give_back(self._who)
        return None

    async def _deny(self, status: int, code: str, message: str) -> None:
        answer = {"errors": [{"message": message, "extensions": {"code": code}}]}
        await self._socket.send_denial_response(JSONResponse(answer, status))

    async def _close(self, closing: BaseException) -> None:
        if isinstance(closing, Closing):
            reason = closing.reason.encode()[:LONGEST_REASON].decode(errors="ignore")
            # A client that reads nothing is not told either; its connection is cut all the same.
            with suppress(TimeoutError, WebSocketDisconnect, RuntimeError):
                async with asyncio.timeout(1):
                    await self._socket.close(closing.code, reason)

    async def _talk(self) -> None:
        deadline = asyncio.get_running_loop().time() + INIT_SECONDS
        async with self._tasks:
            while not self._greeted:
                try:
                    async with asyncio.timeout_at(deadline):
                        message = await self._message()
                except TimeoutError:
                    raise Closing(4408, "connection_init did not come in time.") from None
                await self._heed(message)
            self._tasks.create_task(self._check_now_and_then())
            self._tasks.create_task(self._check_at_news())
            while True:
                await self._heed(await self._message())

    async def _message(self) -> Mapping[str, Any]:
        """The next message. Raises Closing for what is none, and for too many."""
        received = await self._socket.receive()
        if received["type"] == "websocket.disconnect":
            raise WebSocketDisconnect(received.get("code", 1005))
        now = asyncio.get_running_loop().time()
        if len(self._came) == MOST_MESSAGES and now - self._came[0] < WITHIN:
            raise Closing(4429, f"At most {MOST_MESSAGES} messages in {WITHIN:g} s.")
        self._came.append(now)
        if (text := received.get("text")) is None:
            raise Closing(1003, "A message is text.")
        try:
            message = parse_body(text.encode(errors="surrogatepass"))
        except BodyRefused as refused:
            raise Closing(4400, str(refused)) from None
        if not isinstance(message, dict):
            raise Closing(4400, "A message is a JSON object.")
        return message

    async def _heed(self, message: Mapping[str, Any]) -> None:
        match message.get("type"):
            case "connection_init":
                await self._greet(message.get("payload"))
            case "ping":
                await self._send({"type": "pong"})
            case "pong":
                pass
            case "subscribe":
                self._subscribe(message)
            case "complete":
                if (stream := self._streams.get(str(message.get("id")))) is not None:
                    stream.cancel()
            case _:
                raise Closing(4400, "There is no such type of message.")

    async def _greet(self, payload: object) -> None:
        """Let in who has a session, or tells a key."""
        if self._greeted:
            raise Closing(4429, "connection_init came twice.")
        told = payload.get("authorization") if isinstance(payload, dict) else None
        if told is not None:
            self._identity = await self._door.identify_by(str(told), self._socket)
        if self._identity is None:
            raise Closing(4403, "Sign in, or send an API token as authorization in connection_init.")
        who = (self._identity.session_id, self._identity.token_id)
        self._room.take(who)
        self._who = who
        self._greeted = True
        await self._send({"type": "connection_ack"})

    def _subscribe(self, message: Mapping[str, Any]) -> None:
        key = message.get("id")
        if not self._greeted:
            raise Closing(4401, "Unauthorized")
        if not isinstance(key, str) or not 0 < len(key) <= LONGEST_ID:
            raise Closing(4400, f"A subscription has an id of 1 to {LONGEST_ID} characters.")
        if key in self._streams:
            raise Closing(4409, "There is a subscription of this id.")
        if len(self._streams) >= MOST_SUBSCRIPTIONS:
            raise Closing(4429, f"A socket has at most {MOST_SUBSCRIPTIONS} subscriptions.")
        try:
            wanted = asked(message.get("payload"))
        except BodyRefused as refused:
            raise Closing(4400, str(refused)) from None
        self._streams[key] = self._tasks.create_task(self._stream(key, wanted))

    async def _stream(self, key: str, wanted: Asked) -> None:
        """Send what a subscription yields, until it ends or is ended."""
        try:
            answered = await self._answers(key, wanted)
            message: dict[str, Any] = {"type": "complete"}
            if answered:
                message = {"type": "error", "payload": answered}
            await self._send(message | {"id": key})
        finally:
            self._streams.pop(key, None)
            self._contexts.pop(key, None)

    async def _answers(self, key: str, wanted: Asked) -> list[dict[str, Any]]:
        """Send them one by one; returns the errors that ended them."""
        if self._identity is None:
            return []
        try:
            context, answers = await self._begin(wanted, self._socket, self._identity)
            if isinstance(answers, ExecutionResult):
                return formatted(answers.errors or [])
            self._contexts[key] = context
            context.identity = self._identity
            async with aclosing(answers) as each_in_turn:  # type: ignore[type-var]  # it can be closed
                async for answer in each_in_turn:
                    if answer.errors:
                        return formatted(answer.errors)
                    await self._send({"type": "next", "id": key, "payload": {"data": answer.data}})
        except GraphQLError as error:
            return formatted([error])
        except BeyondTheBook as beyond:
            return formatted([GraphQLError(str(beyond), original_error=beyond)])
        return []

    async def _send(self, message: Mapping[str, Any]) -> None:
        try:
            async with asyncio.timeout(SEND_SECONDS):
                await self._socket.send_text(orjson.dumps(message).decode())
        except TimeoutError:
            raise Closing(4408, "Too slow; go on behind the last sequence.") from None

    async def _check_now_and_then(self) -> None:
        while True:
            await asyncio.sleep(CHECK_SECONDS)
            await self._check()
            if not self._streams:
                raise Closing(1000, "Nothing is followed.")

    async def _check_at_news(self) -> None:
        async with aclosing(self._feed.follow()) as news:
            async for written in news:
                if written.subject_kind in PEOPLE:
                    await self._check()

    async def _check(self) -> None:
        """Whoever may no longer ask hears no more; what may be seen goes by the role of now."""
        identity = self._identity and await self._door.still(self._identity)
        if identity is None:
            raise Closing(4403, "The session or key has ended.")
        self._identity = identity
        for context in self._contexts.values():
            context.identity = identity
