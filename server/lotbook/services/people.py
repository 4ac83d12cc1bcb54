"""People and API tokens: who there is, what each may do, and when that ends."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from lotbook.db.engine import fetch, fetch_value
from lotbook.db.work import Done, Work, WriteRequest, unit_of_work
from lotbook.domain.absent import ABSENT, Absent, changed
from lotbook.domain.mail import parse_optional_address
from lotbook.domain.passwords import login_key, parse_login, require_strong
from lotbook.domain.refusal_words import InputFault
from lotbook.domain.refusals import Blocker, InUse, NotFound, Ref, invalid
from lotbook.domain.words import Role
from lotbook.models import ApiToken, Session, User
from lotbook.services.secrets_kept import NewSecret, hash_password, new_api_token
from lotbook.services.sign_in import end_sessions, parse_name, require_password

LONGEST_TOKEN_LIFE = timedelta(days=366)


@dataclass(frozen=True)
class Person:
    """A user by row id."""

    user: int


@dataclass(frozen=True)
class Key:
    """An API token by row id."""

    token: int


@dataclass(frozen=True)
class SignedOut:
    """A session that has ended, by row id."""

    session: int


@dataclass(frozen=True)
class KeyMade:
    """A token made; its text is known this once only, and None on a replay."""

    done: Done[Key]
    text: str | None


async def create_user(
    request: WriteRequest,
    *,
    name: str,
    login: str,
    role: Role,
    password: str | None,
    email: str | None = None,
) -> Done[Person]:
    """Add a person. Raises InvalidInput for a malformed name or address, a taken login or a weak password."""
    name, login = parse_name(name), parse_login(login)
    email = parse_optional_address(email, ("email",))
    if password is None:
        raise invalid("password", InputFault.MISSING, "A first password is missing.")
    require_strong(password, (name, login))
    return await _create_user(request, name, login, role, email, await hash_password(password))


@unit_of_work
async def _create_user(
    work: Work, name: str, login: str, role: Role, email: str | None, password_hash: str
) -> Person:
    if await User.exists(login_key=login_key(login)):
        raise invalid("login", InputFault.NOT_UNIQUE, f"There is a person with the login {login} already.")
    user = await User.create(
        login=login,
        login_key=login_key(login),
        name=name,
        role=role,
        email=email,
        password_hash=password_hash,
        created=work.now,
    )
    work.about("User", user.id)
    return Person(user.id)


async def update_user(
    request: WriteRequest,
    user_id: int,
    *,
    name: str | None = None,
    role: Role | None = None,
    email: str | Absent | None = ABSENT,
    active: bool | None = None,
    password: str | None = None,
) -> Done[Person]:
    """Change a person; None stays, but it removes the e-mail. Disabling ends all sessions, and so does a new
    password.

    Raises NotFound, InUse when no active administrator would be left, or InvalidInput: also for one's own
    password, which is changed by proof of the present one.
    """
    password_hash = None
    if password is not None:
        user = await User.get_or_none(id=user_id)
        if user is None:
            raise _no_such_person()
        if user_id == request.actor.user_id:
            message = "Your own password is changed with the present one."
            raise invalid("password", InputFault.CONTRADICTION, message)
        require_strong(password, (name or user.name, user.login))
        password_hash = await hash_password(password)
    if isinstance(email, str):
        email = parse_optional_address(email, ("email",))
    return await _update_user(request, user_id, name, role, email, active, password_hash)


@unit_of_work
async def _update_user(
    work: Work,
    user_id: int,
    name: str | None,
    role: Role | None,
    email: str | Absent | None,
    active: bool | None,
    password_hash: str | None,
) -> Person:
    administrators = await _lock_administrators()
    user: Any = await User.get_or_none(id=user_id)
    if user is None:
        raise _no_such_person()
    leaves = active is False or (role is not None and role is not Role.ADMINISTRATOR)
    if leaves and administrators == [user_id]:
        message = f"{user.name} is the only active administrator; make another one first."
        raise InUse(
            message=message, blockers=[Blocker(message=message, node=Ref("User", user_id))], blocker_count=1
        )
    user.name = user.name if name is None else parse_name(name)
    user.role = user.role if role is None else role
    user.email = changed(email, user.email)
    user.active = user.active if active is None else active
    user.password_hash = user.password_hash if password_hash is None else password_hash
    user.version += 1
    await user.save(update_fields=["name", "role", "email", "active", "password_hash", "version"])
    if password_hash is not None or not user.active:
        await end_sessions(user_id)
    work.about("User", user_id)
    return Person(user_id)


async def change_password(
    request: WriteRequest, *, password: str, new_password: str | None, address: str
) -> Done[Person]:
    """Set one's own password, proven by the present one; all sessions end, also this one.

    Raises SignInRefused like `sign_in`, NotFound for a token, InvalidInput for a weak password.
    """
    if (user_id := request.actor.user_id) is None:
        raise _no_such_person()
    if new_password is None:
        raise invalid("newPassword", InputFault.MISSING, "The new password is missing.")
    user = await User.get(id=user_id)
    require_strong(new_password, (user.name, user.login), "newPassword")
    # On a replay the present password is the new one already.
    if await fetch_value("SELECT 1 FROM operation WHERE key = ?", request.key) is None:
        await require_password(user_id, password, address)
    return await _set_password(request, user_id, await hash_password(new_password))


async def reset_password(request: WriteRequest, *, login: str, password: str) -> Done[Person]:
    """Set the password of someone who lost it; all his sessions end. Raises NotFound or InvalidInput."""
    user = await User.get_or_none(login_key=login_key(login))
    if user is None:
        raise _no_such_person()
    require_strong(password, (user.name, user.login))
    return await _set_password(request, user.id, await hash_password(password))


@unit_of_work
async def _set_password(work: Work, user_id: int, password_hash: str) -> Person:
    await User.filter(id=user_id).update(password_hash=password_hash)
    await end_sessions(user_id)
    work.about("User", user_id)
    return Person(user_id)


@unit_of_work
async def sign_out(work: Work, session_id: int) -> SignedOut:
    """End a session: one's own, or anyone's for an administrator. Raises NotFound for any other."""
    session = await Session.get_or_none(id=session_id)
    mine = session is not None and session.user_id == work.actor.user_id
    if session is None or not (mine or work.actor.role is Role.ADMINISTRATOR):
        raise NotFound(message="There is no such session.", sought="Session")
    await Session.filter(id=session_id, ended__isnull=True).update(ended=work.now)
    work.about("Session", session_id)
    return SignedOut(session_id)


async def create_api_token(request: WriteRequest, *, name: str, role: Role, expires: datetime) -> KeyMade:
    """Make a key for a client program. Raises InvalidInput for a name, or an end not within a year."""
    name, now = parse_name(name), datetime.now(UTC)
    if not now < expires <= now + LONGEST_TOKEN_LIFE:
        message = "A token ends in the future and within a year."
        raise invalid("expiresAt", InputFault.OVER_LIMIT, message, limit="1 year")
    secret = new_api_token()
    done = await _create_api_token(request, name, role, expires, secret)
    return KeyMade(done, None if done.replayed else secret.text)


@unit_of_work
async def _create_api_token(work: Work, name: str, role: Role, expires: datetime, secret: NewSecret) -> Key:
    maker = work.actor.user_id
    if maker is None:  # from the command line or with a token: in the name of the first administrator
        maker = next(iter(await _lock_administrators()), None)
    if maker is None:
        raise NotFound(message="There is no administrator yet, who could answer for a token.", sought="User")
    token = await ApiToken.create(
        name=name,
        role=role,
        prefix=secret.prefix,
        secret_hash=secret.digest,
        created_by_id=maker,
        created=work.now,
        expires=expires,
    )
    work.about("ApiToken", token.id)
    return Key(token.id)


@unit_of_work
async def revoke_api_token(work: Work, token_id: int) -> Key:
    """End a key at once, for ever. Raises NotFound."""
    if not await ApiToken.exists(id=token_id):
        raise NotFound(message="There is no such token.", sought="ApiToken")
    await ApiToken.filter(id=token_id, revoked__isnull=True).update(revoked=work.now)
    work.about("ApiToken", token_id)
    return Key(token_id)


async def _lock_administrators() -> list[int]:
    """Active administrators, oldest first, locked: two of them must not disable each other."""
    rows = await fetch("SELECT id FROM app_user WHERE role = 'ADMINISTRATOR' AND active ORDER BY id {lock}")
    return [int(row["id"]) for row in rows]


def _no_such_person() -> NotFound:
    return NotFound(message="There is no such person.", sought="User")
