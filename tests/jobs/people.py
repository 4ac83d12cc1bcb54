"""People who are told, and what a test changes behind the back of the services."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from lotbook.db.engine import execute
from lotbook.db.work import in_own_task
from lotbook.domain.words import Role
from lotbook.models import User


async def person(name: str, role: Role, *, active: bool = True) -> int:
    async def made() -> User:
        return await User.create(
            login=name,
            login_key=name.casefold(),
            name=name,
            role=role,
            password_hash="-",
            active=active,
            created=datetime.now(UTC),
        )

    return int((await in_own_task(made)).id)


async def change(sql: str, *values: Any) -> None:
    async def changed() -> int:
        return await execute(sql, *values)

    await in_own_task(changed)
