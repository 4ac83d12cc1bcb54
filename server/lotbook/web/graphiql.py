"""GraphiQL, served by ourselves: for managers, and in the demo for everyone who signed in."""

from __future__ import annotations

from functools import reduce

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from lotbook.domain.words import Role
from lotbook.web.auth import Door
from lotbook.web.shell import CONTENT_SECURITY_POLICY
from lotbook.web.static import StaticFiles

PAGE = "graphiql/index.html"
# Its editor writes style elements, carries fonts in its styles and has trusted types of its own; scripts come from
# here alone, as in the app.
LOOSER = {
    "style-src 'self'": "style-src 'self' 'unsafe-inline'",
    "font-src 'self'": "font-src 'self' data:",
    "; require-trusted-types-for 'script'; trusted-types lotbook": "",
}
POLICY = reduce(lambda policy, rule: policy.replace(*rule), LOOSER.items(), CONTENT_SECURITY_POLICY)


def routes(door: Door, files: StaticFiles, *, demo: bool) -> list[BaseRoute]:
    """`/graphiql`; whoever is not signed in is sent to the app."""
    least = Role.VIEWER if demo else Role.MANAGER

    async def show(request: Request) -> Response:
        if await door.identify(request) is None:
            return RedirectResponse("/", 303)
        await door.require(request, least)
        answer = await files.file(PAGE, request.headers)
        answer.headers["content-security-policy"] = POLICY
        return answer

    return [Route(path, show) for path in ("/graphiql", "/graphiql/", f"/{PAGE}")]
