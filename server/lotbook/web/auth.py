"""The door: who asks, by session cookie or API token, and the cookie that a sign-in sets."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

from starlette.exceptions import HTTPException
from starlette.requests import HTTPConnection
from starlette.types import Scope

from lotbook.domain.words import Role
from lotbook.services import sign_in
from lotbook.services.sign_in import Identity, NewSession, SessionRules
from lotbook.settings import Settings

LOCKED_COOKIE = "__Host-lotbook"
"""Browsers keep it only from https, for this host alone, and no other page can set it."""
PLAIN_COOKIE = "lotbook"
"""For http on loopback, where browsers refuse the locked one."""
PENDING = "lotbook.cookies"
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class ResponseCookies:
    """The session cookie of the answer to come; whoever answers the request need not know about it."""

    def __init__(self, scope: Scope, *, https: bool) -> None:
        self._scope = scope
        self._name = LOCKED_COOKIE if https else PLAIN_COOKIE
        self._attributes = f"Path=/; HttpOnly; SameSite=Strict{'; Secure' if https else ''}"

    def start(self, session: NewSession) -> None:
        """The browser that asked is signed in from now on."""
        self._set(session.secret.text, session.expires)

    def end(self) -> None:
        """The browser that asked forgets its session."""
        self._set("", EPOCH)

    def _set(self, value: str, expires: datetime) -> None:
        until = format_datetime(expires, usegmt=True)
        self._scope["state"][PENDING] = f"{self._name}={value}; Expires={until}; {self._attributes}"


@dataclass(frozen=True)
class Door:
    """Lets people and programs in. https: whether people reach this server over https only."""

    rules: SessionRules
    https: bool

    @classmethod
    def of(cls, settings: Settings) -> Door:
        idle, absolute = timedelta(hours=settings.session_idle_hours), timedelta(days=settings.session_days)
        return cls(SessionRules(idle, absolute), settings.secure)

    async def identify(self, request: HTTPConnection) -> Identity | None:
        """Who asks; None for nobody, and for a token or session that is not (or no longer) good.

        A token counts in the Authorization header only: addresses end up in logs and histories.
        """
        authorization = request.headers.get("authorization")
        if authorization is not None:
            return await self.identify_by(authorization, request)
        token = request.cookies.get(LOCKED_COOKIE if self._locked(request) else PLAIN_COOKIE, "")
        return _noted(await sign_in.session_of(token, self.rules), request)

    async def identify_by(self, authorization: str, request: HTTPConnection) -> Identity | None:
        """As `identify`, by what a header would say: in a socket, a page cannot send one."""
        scheme, _, token = authorization.partition(" ")
        found = await sign_in.api_token_of(token.strip()) if scheme.lower() == "bearer" else None
        return _noted(found, request)

    async def still(self, identity: Identity) -> Identity | None:
        """The same with the role of now; None once the session or token has ended."""
        return await sign_in.still_good(identity, self.rules)

    async def require(self, request: HTTPConnection, role: Role) -> Identity:
        """Who asks, with at least this role; raises HTTPException 401 or 403."""
        identity = await self.identify(request)
        if identity is None:
            raise HTTPException(401, "Sign in, or send an API token in the Authorization header.")
        if not identity.role.includes(role):
            raise HTTPException(403, f"This needs the role {role} at least; yours is {identity.role}.")
        return identity

    def cookies(self, request: HTTPConnection) -> ResponseCookies:
        """The cookie of the answer to this request."""
        return ResponseCookies(request.scope, https=self._locked(request))

    async def sign_in(self, request: HTTPConnection, login: str, password: str) -> NewSession:
        """Begin a session for the browser that asks, in place of the one it had; raises like the service."""
        before = await self.identify(request)
        session = await sign_in.sign_in(login, password, address_of(request), self.rules)
        if before is not None and before.session_id is not None:
            await sign_in.end_session(before.session_id)
        self.cookies(request).start(session)
        return session

    def _locked(self, request: HTTPConnection) -> bool:
        return self.https or request.url.scheme in ("https", "wss")


def _noted(found: Identity | None, request: HTTPConnection) -> Identity | None:
    """The log says who asked."""
    if found is not None:
        request.scope["state"]["who"] = (
            f"user {found.user_id}" if found.user_id else f"token {found.token_id}"
        )
    return found


def address_of(request: HTTPConnection) -> str:
    """Where a request comes from, as far as the network tells."""
    return request.client.host if request.client else "unknown"
