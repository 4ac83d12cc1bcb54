"""The server as one ASGI app: API, papers, health, set-up and the files of the app, behind one shell."""

from __future__ import annotations

import gc
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.routing import BaseRoute, Mount, Route, WebSocketRoute
from starlette.types import ASGIApp

from lotbook import log
from lotbook.db import engine, work
from lotbook.db.errors import Unavailable
from lotbook.decode.photo import PhotoRefused
from lotbook.decode.reader import PhotoReader
from lotbook.domain.refusals import CannotPrint
from lotbook.graphql import ids
from lotbook.graphql.app import GraphQLEndpoint
from lotbook.graphql.feed import Feed
from lotbook.graphql.trace_start import trace_asked
from lotbook.graphql.whole_lists import WholeLists
from lotbook.jobs.post import Post
from lotbook.jobs.runner import Runner
from lotbook.services import sign_in
from lotbook.settings import Settings, load
from lotbook.standards.gs1 import table as gs1
from lotbook.web import (
    answers,
    attachments,
    documents,
    exports,
    graphiql,
    health,
    labels,
    lists,
    lot_page,
    photos,
    recall_papers,
    setup,
    shell,
    templates,
    traces,
)
from lotbook.web.auth import Door
from lotbook.web.drawing import Drawing
from lotbook.web.problems import on_bug, on_http_exception, on_unavailable
from lotbook.web.static import StaticFiles

GARBAGE = (10_000, 4, 250)
"""How many new things, how many looks at them, and how many at what they left, until Python looks through more for
circles that nobody needs: with its own (700, 10, 10) every sixteenth page of lots waited 20 ms for a look at all, and
with ten before the second kind that one took as long beside a large receipt."""
SWITCH_INTERVAL = 0.0005
"""Seconds after which a thread that computes lets others in: with Python's own 5 ms each of the many steps of a scan
waits that long while the numbers of a large receipt are made beside it."""


def from_environment() -> ASGIApp:
    """The app of a worker process, which finds its settings in the environment."""
    gc.disable()  # what is made now stays; `keep_answering` looks through it once
    settings = load()
    log.configure(settings.log_format, settings.log_level)
    return create(settings)


def create(settings: Settings) -> ASGIApp:
    """The whole server. The database is opened with the lifespan, and closed when all writes have ended."""

    drawing, reader, feed = Drawing(), PhotoReader(), Feed()

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        await engine.connect(settings.database_url, all_at_once=True)
        keep_answering()
        runner = Runner(Post(settings.mail, settings.origin) if settings.mail else None)
        runner.start()
        try:
            yield
        finally:
            await runner.stop()
            feed.stop()
            drawing.close()
            await reader.close()
            await sign_in.settled()
            await work.drain()
            await engine.disconnect()

    app = Starlette(
        routes=routes(settings, drawing, reader, feed),
        lifespan=lifespan,
        exception_handlers={
            HTTPException: on_http_exception,
            CannotPrint: documents.on_cannot_print,
            PhotoRefused: photos.on_photo_refused,
            Unavailable: on_unavailable,
            Exception: on_bug,
        },
    )
    return shell.surround(app, settings)


def keep_answering() -> None:
    """See to it that nothing that this process does by the way holds all requests for long."""
    gs1.identifiers()  # else the first scan reads them, for 60 ms
    # What stands for ever is not looked through again: each full collection held every request for 0.1 s.
    gc.collect()
    gc.freeze()
    gc.set_threshold(*GARBAGE)
    gc.enable()
    sys.setswitchinterval(SWITCH_INTERVAL)


def routes(settings: Settings, drawing: Drawing, reader: PhotoReader, feed: Feed) -> list[BaseRoute]:
    """Every path that is answered; what is none of them belongs to the app."""
    door = Door.of(settings)
    files = StaticFiles()
    graphql = GraphQLEndpoint(door, settings.mail, feed, settings.origin)
    return [
        *health.routes(door, mail=settings.mail is not None),
        *setup.routes(door),
        *answers.routes(),
        *lot_page.routes(door, files),
        *documents.routes(door, drawing, ids.decode),
        *attachments.routes(door, ids.decode),
        *labels.routes(door, drawing, ids.decode),
        *lists.routes(door, ids.decode, ids.encode),
        *traces.routes(door, drawing, trace_asked),
        *recall_papers.routes(door, drawing, ids.decode, settings.origin),
        *templates.routes(door),
        *exports.routes(door, WholeLists(graphql).chosen),
        *photos.routes(door, reader),
        Route("/graphql", graphql),
        WebSocketRoute("/graphql", graphql),
        *graphiql.routes(door, files, demo=settings.demo),
        Mount("/", files),
    ]
