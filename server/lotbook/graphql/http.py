"""The door to GraphQL over HTTP: what a body must be before anything else looks at it."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NoReturn

import orjson
from starlette.requests import Request
from starlette.responses import Response

from lotbook.domain.dates import parse_instant
from lotbook.domain.quantities import shown
from lotbook.domain.refusals import InvalidInput

LARGEST_BODY = 256 * 1024
DEEPEST_BODY = 32
LONGEST_WHOLE = 20
REQUESTED_BY = "lotbook"
LARGEST_MARGIN = 366 * 24 * 3600
SMALLEST_TO_COMPRESS = 4096
FASTEST = 1

_STRINGS = re.compile(rb'"(?:[^"\\]|\\.)*"', re.DOTALL)
_BRACKETS = re.compile(rb"[\[\]{}]")
_SURROGATE = re.compile("[\ud800-\udfff]")


class BodyRefused(Exception):
    """A body that is no request; status: of HTTP, code and message: for the program that sent it."""

    def __init__(self, status: int, code: str, message: str) -> None:
        super().__init__(message)
        self.status = status
        self.code = code


@dataclass(frozen=True)
class Asked:
    """A request as it came: text of the document, variables, and which operation of it; when it happened by
    the client's clock, and by how many seconds that clock may be wrong."""

    query: str
    variables: Mapping[str, Any]
    operation_name: str | None
    occurred: datetime | None = None
    occurred_margin: int | None = None


async def read_request(request: Request) -> Asked:
    """What a POST asks. Raises BodyRefused."""
    require_sound_head(request)
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > LARGEST_BODY:
            raise BodyRefused(413, "BODY_TOO_LARGE", f"A request has at most {LARGEST_BODY:,} bytes.")
    return asked(parse_body(body))


def require_sound_head(request: Request) -> None:
    if request.method != "POST":
        raise BodyRefused(405, "METHOD_NOT_ALLOWED", "GraphQL is asked by POST.")
    media_type, *_ = request.headers.get("content-type", "").split(";")
    if media_type.strip().lower() != "application/json":
        raise BodyRefused(415, "UNSUPPORTED_MEDIA_TYPE", "The content type is application/json.")
    # A page of another site can make a browser send its cookies, but not this header.
    if "cookie" in request.headers and request.headers.get("x-requested-by") != REQUESTED_BY:
        raise BodyRefused(403, "FORBIDDEN", f"With a cookie, send the header x-requested-by: {REQUESTED_BY}.")


def parse_body(body: bytes) -> object:
    """The JSON of a body: UTF-8, at most 32 levels deep, no key twice, no lone surrogate.

    Raises BodyRefused.
    """
    _require_shallow(body)
    try:
        parsed: object = json.loads(
            body.decode("utf-8"),
            object_pairs_hook=_distinct,
            parse_constant=_refuse_constant,
            parse_int=_whole,
        )
    except UnicodeDecodeError as error:
        message = f"The body is not valid UTF-8: byte {error.start + 1} is 0x{body[error.start]:02X}."
        raise BodyRefused(400, "INVALID_JSON", message) from None
    except ValueError as error:
        raise BodyRefused(400, "INVALID_JSON", f"The body is not valid JSON: {error}.") from None
    _require_whole_characters(parsed)
    return parsed


def _require_whole_characters(parsed: object) -> None:
    """Refuse half of a pair of surrogates by where it stands: JSON can write it, but it is no character."""
    try:
        json.dumps(parsed, ensure_ascii=False).encode("utf-8")
    except UnicodeEncodeError:
        found = ((path, _SURROGATE.search(text)) for path, text in _texts(parsed))
        where, half = next((path, half) for path, half in found if half)
        message = (
            f"{where} holds U+{ord(half[0]):04X} as character {half.start() + 1}: "
            "half of a pair of surrogates, which is no character."
        )
        raise BodyRefused(400, "INVALID_JSON", message) from None


def _texts(value: object, path: str = "") -> Iterator[tuple[str, str]]:
    """Every text in a JSON value, keys too, with where it stands, such as variables.input.number."""
    if isinstance(value, str):
        yield path or "The body", value
    elif isinstance(value, dict):
        for key, item in value.items():
            yield f"A key of {path or 'the body'}", key
            yield from _texts(item, f"{path}.{key}" if path else key)
    elif isinstance(value, list):
        for place, item in enumerate(value):
            yield from _texts(item, f"{path}.{place}" if path else str(place))


def _require_shallow(body: bytes) -> None:
    depth = 0
    for found in _BRACKETS.finditer(_STRINGS.sub(b"", body)):
        depth += 1 if found[0] in b"[{" else -1
        if depth > DEEPEST_BODY:
            raise BodyRefused(400, "BODY_TOO_DEEP", f"A body nests at most {DEEPEST_BODY} levels.")


def _distinct(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    known = dict(pairs)
    if len(known) < len(pairs):
        twice = next(key for place, (key, _) in enumerate(pairs) if key in dict(pairs[:place]))
        raise ValueError(f"the key {shown(twice)} stands twice in one object")
    return known


def _whole(digits: str) -> int:
    if len(digits) > LONGEST_WHOLE:
        raise ValueError(f"a whole number has at most {LONGEST_WHOLE} characters")
    return int(digits)


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no number")


def asked(body: object) -> Asked:
    """The request that a body is. Raises BodyRefused."""
    if isinstance(body, list) and body:
        raise BodyRefused(400, "BATCHING_DISABLED", "Send one request at a time, not a list.")
    if not isinstance(body, dict):
        raise BodyRefused(400, "INVALID_REQUEST", "A request is a JSON object with a query.")
    query, variables, name = body.get("query"), body.get("variables"), body.get("operationName")
    extensions = body.get("extensions")
    if not isinstance(query, str) or not query.strip():
        raise BodyRefused(400, "INVALID_REQUEST", "The query is missing.")
    if not isinstance(variables, dict | None):
        raise BodyRefused(400, "INVALID_REQUEST", "Variables are an object.")
    if not isinstance(name, str | None):
        raise BodyRefused(400, "INVALID_REQUEST", "The operation name is a string.")
    if not isinstance(extensions, dict | None):
        raise BodyRefused(400, "INVALID_REQUEST", "Extensions are an object.")
    return Asked(query, variables or {}, name, *_clock(extensions or {}))


def _clock(extensions: Mapping[str, Any]) -> tuple[datetime | None, int | None]:
    """occurredAt and occurredMargin of the extensions, where they are given."""
    instant, margin = extensions.get("occurredAt"), extensions.get("occurredMargin")
    try:
        occurred = None if instant is None else parse_instant(instant, ("extensions", "occurredAt"))
    except InvalidInput as refused:
        raise BodyRefused(400, "INVALID_REQUEST", refused.message) from None
    if margin is not None and not (type(margin) is int and 0 <= margin <= LARGEST_MARGIN):
        raise BodyRefused(400, "INVALID_REQUEST", f"occurredMargin is 0 to {LARGEST_MARGIN:,} seconds.")
    return occurred, margin


def answer(content: Mapping[str, Any], status: int = 200, accepts: str = "") -> Response:
    """accepts: the encodings that the client takes; a long answer is then a tenth as long on its way.

    Its length gives nothing away: a page of another site cannot ask with a person's cookie.
    """
    headers = {"cache-control": "no-store"} | ({"allow": "POST"} if status == 405 else {})
    body = orjson.dumps(content)
    if len(body) >= SMALLEST_TO_COMPRESS and "gzip" in accepts:
        body = gzip.compress(body, FASTEST, mtime=0)
        headers["content-encoding"] = "gzip"
    return Response(body, status, headers, "application/json")


def refusal(refused: BodyRefused) -> Response:
    error = {"message": str(refused), "extensions": {"code": refused.code}}
    return answer({"errors": [error]}, refused.status)
