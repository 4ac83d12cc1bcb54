"""A migrated, open database, and people to sign in."""

from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any
from uuid import uuid4

import pytest_asyncio

from lotbook.db import engine, work
from lotbook.db.work import SYSTEM, Actor, WriteRequest
from lotbook.domain.words import Role, SignInMethod
from lotbook.models import User
from lotbook.services import people, sign_in

PASSWORD = "a long walk to the loading dock"


@pytest_asyncio.fixture
async def database(database_url: str) -> AsyncIterator[str]:
    """The URL of the database that this process has open."""
    await engine.connect(database_url)
    yield database_url
    await sign_in.settled()
    await work.drain()
    await engine.disconnect()


def request(actor: Actor = SYSTEM, key: str | None = None, kind: str = "TEST") -> WriteRequest:
    return WriteRequest(key=key or str(uuid4()), kind=kind, digest="", actor=actor)


async def person(login: str = "eva", role: Role = Role.OPERATOR, name: str = "Eva Lindt") -> User:
    done = await people.create_user(request(), name=name, login=login, role=role, password=PASSWORD)
    return await User.get(id=done.outcome.user)


async def write(query: Callable[[], Awaitable[Any]]) -> None:
    """Change rows behind the services' backs; the database refuses it outside a transaction."""
    async with work.transaction():
        await query()


def acting(user: User) -> Actor:
    return Actor(user.role, user.id, None, SignInMethod.PASSWORD)
