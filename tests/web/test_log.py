"""The log: no secrets, one line, nothing that a terminal obeys."""

import io
import json
import logging
import threading

import pytest
import structlog

from lotbook import log

SECRETS = [
    "lb_7_Zm9vYmFyYmF6cXV4Zm9vYmFyYmF6cXV4Zm9vYmFyYmF6cXU",
    "c2Vzc2lvbi10b2tlbi1vZi0yNTYtYml0cy1pbi1iYXNlNjQ",
    "correct horse battery staple",
    "hush-database",
    "$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHQ$aGFzaGhhc2g",
]


@pytest.fixture(params=["json", "console"])
def lines(request):
    stream = io.StringIO()
    log.configure(request.param, "debug", stream)
    (handler,) = logging.getLogger().handlers
    here = threading.get_ident()
    # The connection of an earlier test may end only now, in its own thread, and says so.
    handler.addFilter(lambda record: record.thread == here)
    yield lambda: stream.getvalue().splitlines()
    log.configure()
    logging.getLogger().handlers[:] = []


def test_planted_secrets_are_hidden_wherever_they_stand(lines):
    token, session, password, database, hashed = SECRETS
    said = log.get_logger("test")
    said.info("sign in", login="ada", password=password, new_password=password)
    said.info(f"header Authorization: Bearer {token} refused")
    said.info(
        "request", cookie=f"lotbook={session}", headers=f"cookie: theme=sun; __Host-lotbook={session}; x=1"
    )
    said.info("request", path=f"/setup?token={session}&x=1", query=f"token={token}")
    said.warning("cannot connect", url=f"postgres://lotbook:{database}@db:5432/lotbook")
    said.error("user row", row=f"ada {hashed} ADMINISTRATOR", facts={"note": token})
    logging.getLogger("asyncpg").error(
        "connection to postgres://lotbook:%s@db lost, token %s", database, token
    )
    try:
        raise RuntimeError(f"bad {token}") from ValueError(f"postgres://u:{database}@db {hashed}")
    except RuntimeError:
        said.exception("request failed")
    written = "\n".join(lines())
    assert len(lines()) == 8
    for secret in SECRETS:
        assert secret not in written


def test_a_request_that_failed_with_a_huge_error_is_one_short_line(lines):
    def deep(depth: int) -> None:
        if depth:
            deep(depth - 1)
        raise ValueError("ü" * 100_000 + "\n" * 500)

    with structlog.contextvars.bound_contextvars(request="a1b2"):
        try:
            deep(50)
        except ValueError:
            log.get_logger("test").exception("request failed", path="/" + "x" * 10_000, body="y" * 10_000)
    (line,) = lines()
    assert len(line.encode()) <= log.LONGEST_LINE
    assert "a1b2" in line
    assert "ValueError" in line
    assert "deep" in line


def test_control_characters_are_escaped_so_that_no_line_can_be_forged(lines):
    log.get_logger("test").info("scan", raw="A\x1b[2J\r\n2026-01-01 info forged\x00\x85\u2028\u202e")
    (line,) = lines()
    assert line.isprintable()
    assert "forged" in line


def test_a_line_for_programs_is_json_with_time_level_and_request():
    stream = io.StringIO()
    log.configure("json", "info", stream)
    try:
        with structlog.contextvars.bound_contextvars(request="a1b2"):
            log.get_logger("test").info("validated", lines=3, none=None)
        log.get_logger("test").debug("not at this level")
        (line,) = stream.getvalue().splitlines()
    finally:
        logging.getLogger().handlers[:] = []
    event = json.loads(line)
    assert event.pop("time").endswith("Z")
    assert event == {"level": "info", "event": "validated", "lines": 3, "none": None, "request": "a1b2"}
