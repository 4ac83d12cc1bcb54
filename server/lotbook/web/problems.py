"""Answers of plain HTTP that are not the thing asked for: short JSON with a code and what to do."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse

from lotbook.db.errors import unavailable

CODES = {
    400: "MALFORMED",
    401: "UNAUTHENTICATED",
    403: "FORBIDDEN",
    404: "NOT_FOUND",
    405: "METHOD_NOT_ALLOWED",
    408: "TOO_SLOW",
    409: "OPERATION_ID_REUSED",
    413: "TOO_LARGE",
    415: "UNSUPPORTED_MEDIA_TYPE",
    422: "CANNOT_PRINT",
    503: "TEMPORARILY_UNAVAILABLE",
}


def problem(status: int, message: str, *, code: str | None = None, **facts: object) -> JSONResponse:
    """One problem as JSON. code: that of `CODES` for the status when none is given; any other is a bug's."""
    code = code or CODES.get(status, "INTERNAL")
    return JSONResponse({"code": code, "message": message, **facts}, status, {"cache-control": "no-store"})


async def on_http_exception(request: Request, error: Exception) -> JSONResponse:
    """What routing and endpoints refuse by raising starlette's HTTPException."""
    if not isinstance(error, HTTPException):
        raise error
    answer = problem(error.status_code, error.detail)
    answer.headers.update(error.headers or {})
    return answer


async def on_unavailable(request: Request, error: Exception) -> JSONResponse:
    """The database does not answer just now."""
    return problem(503, "The database does not answer just now; nothing was done. Try again.")


async def on_bug(request: Request, error: Exception) -> JSONResponse:
    """Anything that nobody expected; the log has it, the caller gets the request's id."""
    if unavailable(error):  # reads meet the driver's own errors
        return await on_unavailable(request, error)
    return internal(request.state.request_id)


def internal(reference: str) -> JSONResponse:
    """A bug; the reference finds its line in the log."""
    message = f"Something went wrong here. Tell your administrator {reference}."
    return problem(500, message, reference=reference)
