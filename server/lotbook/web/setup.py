"""The page behind the one-time link: makes the first administrator and signs in. Works without script."""

from __future__ import annotations

from html import escape
from string import Template

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from lotbook.domain.refusals import InvalidInput
from lotbook.services import sign_in
from lotbook.web.auth import Door
from lotbook.web.plain_page import plain_page, read_form

TITLE = "Set up Lotbook"
FIELDS = ("token", "name", "login", "password")

FORM = Template("""<h1>Set up Lotbook</h1>
<p>You become its administrator. Everyone else gets a sign-in from you.</p>
$alert
<form method="post" action="/setup">
<input type="hidden" name="token" value="$token">
<label>Your name <small>as colleagues see it</small>
<input name="name" value="$name" autocomplete="name" required maxlength="200" autofocus></label>
<label>Login <small>to sign in with</small>
<input name="login" value="$login" autocomplete="username" autocapitalize="none" required
 maxlength="64"></label>
<label>Password <small>15 characters or more; a short sentence is easy to keep</small>
<input name="password" type="password" autocomplete="new-password" required minlength="15"
 maxlength="1024"></label>
<button>Begin</button>
</form>""")
USED_UP = """<h1>This link has ended</h1>
<p>It works once, for half an hour, and only until there is an administrator. If there is one,
<a href="/">sign in</a>; if not, start the server again: it prints a new link.</p>"""


def routes(door: Door) -> list[BaseRoute]:
    """`/setup`."""

    async def show(request: Request) -> Response:
        token = request.query_params.get("token", "")
        if not await sign_in.setup_link_works(token):
            return plain_page(TITLE, USED_UP, 410)
        return plain_page(TITLE, form(token))

    async def set_up(request: Request) -> Response:
        given = await read_form(request, len(FIELDS))
        token, name, login, password = (given.get(field, "") for field in FIELDS)
        try:
            session = await sign_in.set_up(token, name, login, password, door.rules)
        except InvalidInput as refused:
            return plain_page(TITLE, form(token, name, login, refused.message), 422)
        if session is None:
            return plain_page(TITLE, USED_UP, 410)
        door.cookies(request).start(session)
        return RedirectResponse("/", 303)

    return [Route("/setup", show, methods=["GET"]), Route("/setup", set_up, methods=["POST"])]


def form(token: str, name: str = "", login: str = "", trouble: str = "") -> str:
    """The form, filled with what was typed before; never with a password."""
    alert = f'<p role="alert">{escape(trouble)}</p>' if trouble else ""
    return FORM.substitute(token=escape(token), name=escape(name), login=escape(login), alert=alert)
