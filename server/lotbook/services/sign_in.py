"""Who is asking: passwords, sessions and API tokens; and the way in for the first administrator."""

from __future__ import annotations

import asyncio
import contextvars
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from lotbook.db.engine import fetch_one
from lotbook.db.errors import Unavailable
from lotbook.db.fields import from_micros, to_micros
from lotbook.db.work import Actor, with_retries
from lotbook.domain.passwords import LONGEST_LOGIN, login_key, parse_login, require_bounded, require_strong
from lotbook.domain.refusal_words import InputFault, RefusalCode
from lotbook.domain.refusals import SignInRefused, invalid
from lotbook.domain.words import Role, SignInMethod
from lotbook.log import get_logger
from lotbook.models import ApiToken, Session, SetupLink, User
from lotbook.services import throttle
from lotbook.services.secrets_kept import (
    API_TOKEN,
    SESSION_TOKEN,
    NewSecret,
    digest_of,
    hash_password,
    is_outdated,
    new_secret,
    password_fits,
)

SETUP_LINK_LASTS = timedelta(minutes=30)
NOTED_EVERY = timedelta(minutes=1)
LONGEST_NAME = 200

log = get_logger("lotbook.sign_in")


@dataclass(frozen=True)
class Identity:
    """Who asks: a person in a session, or a client program with a token; the role is the one in force now."""

    role: Role
    method: SignInMethod
    user_id: int | None = None
    session_id: int | None = None
    token_id: int | None = None

    @property
    def actor(self) -> Actor:
        """For a write."""
        return Actor(self.role, self.user_id, self.token_id, self.method)


@dataclass(frozen=True)
class SessionRules:
    """How long a session lasts: without use, and at the most."""

    idle: timedelta = timedelta(hours=12)
    absolute: timedelta = timedelta(days=30)


@dataclass(frozen=True)
class NewSession:
    """A session that has just begun; the secret goes into the cookie and nowhere else."""

    secret: NewSecret
    expires: datetime
    identity: Identity


async def sign_in(login: str, password: str, address: str, rules: SessionRules) -> NewSession:
    """Begin a session with name and password. address: of the client.

    Raises SignInRefused, the same for an unknown name, a wrong password and a disabled person; with the
    seconds to wait after too many of them. Raises InvalidInput for a password beyond any limit.
    """
    require_bounded(password)
    user, password_hash = await _proven(login, password, address)
    return await with_retries(lambda: _begin(user, rules, password_hash))


async def require_password(user_id: int, password: str, address: str) -> None:
    """Prove once more that it is this person; raises like `sign_in`."""
    require_bounded(password)
    user = await User.get(id=user_id)
    await _proven(user.login, password, address)


async def _proven(login: str, password: str, address: str) -> tuple[User, str | None]:
    """The person, and a new hash of the password where the old one has become too cheap."""
    # No login name has such characters, and PostgreSQL keeps none of them.
    key = login_key(login).encode(errors="replace").decode().replace("\0", "\ufffd")[:LONGEST_LOGIN]
    wait = await with_retries(lambda: throttle.take_attempt(key, address, datetime.now(UTC)))
    user = await User.get_or_none(login_key=key, active=True)
    if wait:
        log.warning("sign-in has to wait", user=user and user.id, address=address, seconds=wait)
        message = f"Too many attempts failed. Try again in {wait} s."
        raise SignInRefused(code=RefusalCode.TRY_LATER, message=message, retry_after=wait)
    if not await password_fits(password, user.password_hash if user else None) or user is None:
        log.warning("sign-in refused", user=user and user.id, address=address)
        raise SignInRefused(message="Name or password is wrong.")
    await with_retries(lambda: throttle.forgive(key, address, datetime.now(UTC)))
    _beside(lambda: throttle.tidy(datetime.now(UTC)))
    return user, await hash_password(password) if is_outdated(user.password_hash) else None


async def _begin(user: User, rules: SessionRules, password_hash: str | None = None) -> NewSession:
    now = datetime.now(UTC)
    secret = new_secret()
    session = await Session.create(
        user_id=user.id, token_hash=secret.digest, started=now, last_used=now, expires=now + rules.absolute
    )
    fresh = {"last_seen": now} | ({"password_hash": password_hash} if password_hash else {})
    await User.filter(id=user.id).update(**fresh)
    identity = Identity(user.role, SignInMethod.PASSWORD, user.id, session.id)
    log.info("signed in", user=user.id, session=session.id)
    return NewSession(secret, session.expires, identity)


async def session_of(token: str, rules: SessionRules) -> Identity | None:
    """Who holds this session token; None when it is none of ours, has ended or was not used for too long."""
    if not SESSION_TOKEN.fullmatch(token):
        return None
    now = datetime.now(UTC)
    # Asked with each request: written out, because Tortoise takes as long to write it as it takes to answer.
    session = await fetch_one(
        """SELECT session.id, session.user_id, session.last_used, app_user.role
           FROM session JOIN app_user ON app_user.id = session.user_id AND app_user.active
           WHERE session.token_hash = ? AND session.ended IS NULL AND session.expires > ? AND session.last_used > ?""",
        digest_of(token),
        to_micros(now),
        to_micros(now - rules.idle),
    )
    if session is None:
        return None
    session_id, user_id = session["id"], session["user_id"]
    if _noted_long_ago(from_micros(session["last_used"]), now):
        _beside(lambda: _note_session(session_id, user_id, now))
    return Identity(Role(session["role"]), SignInMethod.PASSWORD, user_id, session_id)


async def api_token_of(token: str) -> Identity | None:
    """What this API token may do; None when it is none of ours, has expired or was revoked."""
    if not API_TOKEN.fullmatch(token):
        return None
    now = datetime.now(UTC)
    found = await ApiToken.get_or_none(secret_hash=digest_of(token), revoked__isnull=True)
    if found is None or found.expires <= now:
        return None
    if _noted_long_ago(found.last_used, now):
        _beside(lambda: _note_token(found.id, now))
    return Identity(found.role, SignInMethod.TOKEN, token_id=found.id)


async def still_good(identity: Identity, rules: SessionRules) -> Identity | None:
    """The same with the role in force now; None once the session or token has ended. It counts as no use."""
    now = datetime.now(UTC)
    if identity.token_id is not None:
        token = await ApiToken.get_or_none(id=identity.token_id, revoked__isnull=True, expires__gt=now)
        return replace(identity, role=token.role) if token else None
    session = await Session.get_or_none(
        id=identity.session_id,
        ended__isnull=True,
        expires__gt=now,
        last_used__gt=now - rules.idle,
        user__active=True,
    ).select_related("user")
    return replace(identity, role=session.user.role) if session else None


async def end_session(session_id: int) -> None:
    """End a session whose browser has begun another one."""

    async def end() -> None:
        await Session.filter(id=session_id, ended__isnull=True).update(ended=datetime.now(UTC))

    await with_retries(end)


async def end_sessions(user_id: int) -> None:
    """End all sessions of a person; inside a unit of work."""
    await Session.filter(user_id=user_id, ended__isnull=True).update(ended=datetime.now(UTC))


async def new_setup_link() -> NewSecret | None:
    """A link that makes the first administrator, in place of earlier ones; None when there is one already."""

    async def make() -> NewSecret | None:
        if await User.exists():
            return None
        await SetupLink.filter(used__isnull=True).delete()
        secret = new_secret()
        await SetupLink.create(token_hash=secret.digest, expires=datetime.now(UTC) + SETUP_LINK_LASTS)
        return secret

    return await with_retries(make)


async def setup_link_works(token: str) -> bool:
    """Whether the first administrator can be made with it now."""
    link = await SetupLink.get_or_none(token_hash=digest_of(token), used__isnull=True)
    return link is not None and link.expires > datetime.now(UTC) and not await User.exists()


async def set_up(token: str, name: str, login: str, password: str, rules: SessionRules) -> NewSession | None:
    """Make the first administrator and begin a session; None when the link does not work (any more).

    Raises InvalidInput for a weak password or a malformed name.
    """
    login, name = parse_login(login), parse_name(name)
    require_strong(password, (name, login))
    if not await setup_link_works(token):
        return None
    password_hash = await hash_password(password)

    async def make() -> NewSession | None:
        link = (
            await SetupLink.filter(token_hash=digest_of(token), used__isnull=True).select_for_update().first()
        )
        if link is None or await User.exists():
            return None
        now = datetime.now(UTC)
        await SetupLink.filter(id=link.id).update(used=now)
        administrator = await User.create(
            login=login,
            login_key=login_key(login),
            name=name,
            role=Role.ADMINISTRATOR,
            password_hash=password_hash,
            created=now,
        )
        return await _begin(administrator, rules)

    return await with_retries(make)


def parse_name(text: str, field: str = "name") -> str:
    """The name that colleagues see: 1 to 200 printable characters. Raises InvalidInput."""
    name = " ".join(text.split())
    if not name:
        raise invalid(field, InputFault.MISSING, "A name is missing.")
    if len(name) > LONGEST_NAME:
        message = f"A name has at most {LONGEST_NAME} characters."
        raise invalid(field, InputFault.OVER_LIMIT, message, limit=str(LONGEST_NAME))
    if not name.isprintable():
        raise invalid(field, InputFault.FORBIDDEN_CHARACTER, "A name has printable characters only.")
    return name


def _noted_long_ago(last_used: datetime | None, now: datetime) -> bool:
    return last_used is None or last_used + NOTED_EVERY <= now


async def _note_session(session_id: int, user_id: int, now: datetime) -> None:
    await Session.filter(id=session_id).update(last_used=now)
    await User.filter(id=user_id).update(last_seen=now)


async def _note_token(token_id: int, now: datetime) -> None:
    await ApiToken.filter(id=token_id).update(last_used=now)


_noting: set[asyncio.Task[None]] = set()


def _beside(noting: Callable[[], Coroutine[Any, Any, None]]) -> None:
    # Who asks must not wait for a writer to finish; and the task must not inherit a transaction.
    async def run() -> None:
        try:
            await with_retries(noting)
        except Unavailable:
            log.warning("use of a session was not noted")

    task = asyncio.get_running_loop().create_task(run(), context=contextvars.Context())
    _noting.add(task)
    task.add_done_callback(_noting.discard)


async def settled() -> None:
    """Wait until what runs beside the requests is done, before the database is closed."""
    await asyncio.gather(*_noting)
