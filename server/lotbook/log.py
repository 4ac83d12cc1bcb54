"""The log: one line per event, JSON or for people, in UTC; never a secret, never a control character.

Bind what belongs to a request with `structlog.contextvars`; lines of uvicorn and other libraries that
use `logging` pass through the same processors.
"""

from __future__ import annotations

import logging
import re
import sys
import traceback
from collections.abc import Callable, Iterator
from typing import TextIO

import orjson
import structlog
from structlog.typing import EventDict, Processor, WrappedLogger

LONGEST_LINE = 2048
LONGEST_VALUE = 800
FRAMES_SHOWN = 6
HIDDEN = "[hidden]"

_SECRET_NAMES = re.compile(r"(?i)password|secret|token|cookie|authorization|credential|database_url|dsn")
_SECRET_VALUES = (
    re.compile(r"\blb_[A-Za-z0-9]+_[A-Za-z0-9_-]+"),  # an API token
    re.compile(r"(?i)(?<=\bbearer )\S+"),
    re.compile(r"(?i)(?<=\blotbook=)[^;\s\"']+"),  # a session cookie, with or without __Host-
    re.compile(r"(?i)(?<=[?&]token=)[^&\s\"']+"),  # a set-up link
    re.compile(r"(?<=://)[^/\s@]+(?=@)"),  # name and password of a URL
    re.compile(r"\$argon2[a-z]*\$\S+"),
)

# Until a server configures it: commands print what was asked for, and are told warnings beside that.
structlog.configure(
    wrapper_class=structlog.make_filtering_bound_logger(logging.WARNING),
    logger_factory=structlog.PrintLoggerFactory(sys.stderr),
)


def configure(log_format: str = "console", level: str = "info", stream: TextIO | None = None) -> None:
    """Send every line of this process to `stream` (stderr); log_format: "json" or "console"."""
    render: Processor = _as_json if log_format == "json" else _as_text
    chain: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True, key="time"),
        _name_exception,
        _clean,
    ]
    structlog.configure(
        processors=[*chain, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.make_filtering_bound_logger(getattr(logging, level.upper())),
        cache_logger_on_first_use=False,
    )
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=chain,
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, _one_line(render)],
        )
    )
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level.upper())


def get_logger(name: str) -> structlog.typing.FilteringBoundLogger:
    """A logger whose lines say where they come from."""
    logger: structlog.typing.FilteringBoundLogger = structlog.get_logger(name)
    return logger


def hide_secrets(text: str) -> str:
    """The text without tokens, cookies, passwords in URLs and password hashes."""
    for pattern in _SECRET_VALUES:
        text = pattern.sub(HIDDEN, text)
    return text


def _name_exception(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    # A traceback of many lines cannot be searched for by request, and long ones hide what matters.
    given = event.pop("exc_info", None)
    if not given:
        return event
    error = given if isinstance(given, BaseException) else sys.exc_info()[1] if given is True else given[1]
    if error is not None:
        event["error"] = f"{type(error).__name__}: {error}"
        event["at"] = " < ".join(_frames(error))
        cause = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
        if cause is not None:
            event["cause"] = f"{type(cause).__name__}: {cause}"
    return event


def _frames(error: BaseException) -> Iterator[str]:
    frames = traceback.extract_tb(error.__traceback__)
    for frame in reversed(frames[-FRAMES_SHOWN:]):
        yield f"{'/'.join(frame.filename.split('/')[-2:])}:{frame.lineno} {frame.name}"


def _clean(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    return {name: _clean_value(name, value) for name, value in event.items()}


def _clean_value(name: str, value: object) -> object:
    if _SECRET_NAMES.search(name):
        return HIDDEN
    if value is None or isinstance(value, bool | int | float) or name.startswith("_"):
        return value
    return _shortened(_printable(hide_secrets(str(value))), LONGEST_VALUE)


def _printable(text: str) -> str:
    # Terminals obey escape sequences; a line break would forge a second line.
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in text)


def _one_line(render: Processor) -> Callable[[WrappedLogger, str, EventDict], str]:
    def rendered(logger: WrappedLogger, method: str, event: EventDict) -> str:
        longest = LONGEST_VALUE
        line = str(render(logger, method, dict(event)))
        while len(line.encode()) > LONGEST_LINE and longest > 8:
            longest //= 2
            event = {name: _shortened(value, longest) for name, value in event.items()}
            line = str(render(logger, method, dict(event)))
        return line.encode()[:LONGEST_LINE].decode(errors="ignore")

    return rendered


def _shortened(value: object, longest: int) -> object:
    return value[: longest - 1] + "…" if isinstance(value, str) and len(value) > longest else value


def _as_json(_logger: WrappedLogger, _method: str, event: EventDict) -> str:
    first = {name: event[name] for name in ("time", "level", "event") if name in event}
    return orjson.dumps({**first, **event}).decode()


def _as_text(_logger: WrappedLogger, _method: str, event: EventDict) -> str:
    time, level, said = event.pop("time", ""), event.pop("level", ""), event.pop("event", "")
    facts = " ".join(f"{name}={value}" for name, value in sorted(event.items()) if value is not None)
    return f"{time} {level:<7} {said} {facts}".rstrip()
