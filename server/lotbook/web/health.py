"""Whether it runs, whether it can serve, and what it is made of."""

from __future__ import annotations

import asyncio
import platform
from collections.abc import Mapping
from functools import cache
from importlib.metadata import version
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import BaseRoute, Route

from lotbook.db import engine, migrations
from lotbook.decode.capability import has_libzbar
from lotbook.domain.words import Role
from lotbook.log import get_logger
from lotbook.services import outbox
from lotbook.settings import is_loopback
from lotbook.web.auth import Door, address_of

PATIENCE = 2.0  # seconds: a load balancer asks again soon

log = get_logger("lotbook.health")


def routes(door: Door, *, mail: bool) -> list[BaseRoute]:
    """`/health/live` and `/health/ready` for machines; `/health` for this machine and whoever signed in. mail: letters
    are sent from here."""

    async def health(request: Request) -> JSONResponse:
        if not is_loopback(address_of(request)):
            await door.require(request, Role.VIEWER)
        found = await facts(mail=mail)
        return JSONResponse(found, 200 if found["status"] == "ready" else 503)

    return [
        Route("/health/live", live),
        Route("/health/ready", ready),
        Route("/health", health),
    ]


async def live(request: Request) -> JSONResponse:
    """The process answers."""
    return JSONResponse({"status": "live"})


async def ready(request: Request) -> JSONResponse:
    """The database answers and has the tables this program knows."""
    trouble = await why_not_ready()
    return JSONResponse({"status": trouble or "ready"}, 503 if trouble else 200)


async def why_not_ready() -> str | None:
    """What stands in the way of serving, in a few words; None when nothing does."""
    try:
        async with asyncio.timeout(PATIENCE):
            applied = await engine.fetch("SELECT name, checksum FROM schema_migration")
        pending = migrations.pending(engine.engine(), {row["name"]: row["checksum"] for row in applied})
    except migrations.SchemaMismatch as mismatch:
        return str(mismatch)
    except Exception:  # whatever a driver raises: not being able to ask is the answer
        log.warning("database does not answer", exc_info=True)
        return "the database does not answer"
    return f"migrations are pending: {', '.join(each.name for each in pending)}" if pending else None


async def facts(*, mail: bool) -> Mapping[str, Any]:
    """Everything that helps to say why something does not work."""
    trouble = await why_not_ready()
    return {
        "status": trouble or "ready",
        "engine": {"name": engine.engine(), "version": None if trouble else await _engine_version()},
        "decoders": await asyncio.to_thread(decoders),
        "versions": {"lotbook": version("lotbook"), "python": platform.python_version()},
        "jobs": [] if trouble else await outbox.standing(),
        "mail": None if trouble else await outbox.post_standing(on=mail),
    }


async def _engine_version() -> str:
    asked = "SELECT sqlite_version()" if engine.engine() == "sqlite" else "SHOW server_version"
    return str(await engine.fetch_value(asked))


@cache
def decoders() -> Mapping[str, str | None]:
    """What reads photos, with versions; pyzbar is None on a machine without libzbar, and then there is no second
    opinion."""
    pyzbar = version("pyzbar") if has_libzbar() else None
    return {"zxing-cpp": version("zxing-cpp"), "pyzbar": pyzbar}
