"""What one request knows: who asks, what was sent, and the loaders that read for all its fields together."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol, TypeVar

import strawberry
from graphql import OperationDefinitionNode, value_from_ast_untyped
from starlette.requests import HTTPConnection

from lotbook.domain.words import Role
from lotbook.graphql.errors import ClientError, unauthenticated
from lotbook.graphql.feed import Feed
from lotbook.graphql.guard import Budget
from lotbook.graphql.loading import Loaders
from lotbook.services.sign_in import Identity, NewSession
from lotbook.settings import MailServer

Key = TypeVar("Key")
Found = TypeVar("Found")


class Cookies(Protocol):
    """The session cookie of the answer to come."""

    def end(self) -> None: ...


class Door(Protocol):
    """Lets people and programs in, and out again."""

    async def identify(self, request: HTTPConnection) -> Identity | None: ...
    async def identify_by(self, authorization: str, request: HTTPConnection) -> Identity | None: ...
    async def still(self, identity: Identity) -> Identity | None: ...
    async def sign_in(self, request: HTTPConnection, login: str, password: str) -> NewSession: ...
    def cookies(self, request: HTTPConnection) -> Cookies: ...


@dataclass
class Context:
    """One request, or one subscription. operation, variables: as sent; feed: what is written from now on; mail:
    where letters are handed in, None while e-mail is off; occurred: when it happened by the client's clock, which may
    be wrong by occurred_margin seconds; budget: what pages inside of its rows may hold; origin: where
    people open Lotbook."""

    identity: Identity | None
    operation: OperationDefinitionNode
    variables: Mapping[str, Any]
    http: HTTPConnection
    door: Door
    feed: Feed
    mail: MailServer | None = None
    occurred: datetime | None = None
    occurred_margin: int | None = None
    previewed: Any = None
    """Numbers that a mutation was asked to assign, for the new preview when the old one is stale."""
    loaders: Loaders = field(default_factory=Loaders)
    budget: Budget = field(default_factory=Budget)
    origin: str = ""

    def load(self, function: Callable[[list[Key]], Awaitable[Sequence[Found]]], key: Key) -> Awaitable[Found]:
        """What `function` finds for a key; it is asked once for all keys of the request that wait."""
        return self.loaders.load(function, key)

    def require(self, role: Role) -> None:
        """Raise ClientError unless whoever asks has at least this role."""
        if self.identity is None:
            raise unauthenticated()
        if not self.identity.role.includes(role):
            message = f"This needs the role {role} at least, yours is {self.identity.role}."
            raise ClientError("FORBIDDEN", message, role=role.value)

    async def look_again(self) -> None:
        """See who asks by now: nobody, once the session or key has ended."""
        self.identity = self.identity and await self.door.still(self.identity)

    async def sign_in(self, login: str, password: str) -> Identity:
        """Begin a session; what the rest of the request reads, it reads as this person."""
        session = await self.door.sign_in(self.http, login, password)
        self.identity = session.identity
        return session.identity

    def forget_session(self) -> None:
        """Let the browser that asks forget its session, which has ended."""
        self.door.cookies(self.http).end()

    @property
    def address(self) -> str:
        """Where the request comes from, as far as the network tells; for throttling."""
        return self.http.client.host if self.http.client else "unknown"

    @property
    def who(self) -> str:
        """Tells people and programs apart, for cursors."""
        if self.identity is None:
            return ""
        return (
            f"token:{self.identity.token_id}"
            if self.identity.user_id is None
            else f"user:{self.identity.user_id}"
        )

    def sent_variables(self) -> dict[str, Any]:
        """The variables with the defaults that the document itself gives them."""
        defaults = {
            each.variable.name.value: value_from_ast_untyped(each.default_value)
            for each in self.operation.variable_definitions or ()
            if each.default_value is not None
        }
        return defaults | dict(self.variables)


Info = strawberry.Info[Context, None]
