"""The page behind the one-time link: makes the first administrator and signs in. Works without script."""

from __future__ import annotations

import base64
import hashlib
import re
from html import escape
from importlib.resources import files
from string import Template
from urllib.parse import parse_qs

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from lotbook.domain.refusals import InvalidInput
from lotbook.services import sign_in
from lotbook.web.auth import Door
from lotbook.web.shell import CONTENT_SECURITY_POLICY

FORM_TYPE = "application/x-www-form-urlencoded"
FIELDS = ("token", "name", "login", "password")

PAGE = Template(files(__package__).joinpath("setup.html").read_text("utf-8"))
_STYLE = re.findall(r"<style>(.*?)</style>", PAGE.template, re.DOTALL)[0]
_STYLE_HASH = base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()
POLICY = CONTENT_SECURITY_POLICY.replace("style-src 'self'", f"style-src 'sha256-{_STYLE_HASH}'")

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
            return page(USED_UP, 410)
        return page(form(token))

    async def set_up(request: Request) -> Response:
        given = await read_form(request)
        token, name, login, password = (given[field] for field in FIELDS)
        try:
            session = await sign_in.set_up(token, name, login, password, door.rules)
        except InvalidInput as refused:
            return page(form(token, name, login, refused.message), 422)
        if session is None:
            return page(USED_UP, 410)
        door.cookies(request).start(session)
        return RedirectResponse("/", 303)

    return [Route("/setup", show, methods=["GET"]), Route("/setup", set_up, methods=["POST"])]


def form(token: str, name: str = "", login: str = "", trouble: str = "") -> str:
    """The form, filled with what was typed before; never with a password."""
    alert = f'<p role="alert">{escape(trouble)}</p>' if trouble else ""
    return FORM.substitute(token=escape(token), name=escape(name), login=escape(login), alert=alert)


def page(content: str, status: int = 200) -> HTMLResponse:
    """A page with the style of this module and nothing else."""
    # Without any referrer a browser would call the origin of the form null, which no write may have.
    headers = {"content-security-policy": POLICY, "referrer-policy": "strict-origin"}
    return HTMLResponse(PAGE.substitute(content=content), status, headers)


async def read_form(request: Request) -> dict[str, str]:
    """The four fields, empty where they are missing. Raises HTTPException for anything but a plain form."""
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != FORM_TYPE:
        raise HTTPException(415, f"The content type is {FORM_TYPE}.")
    try:
        sent = parse_qs((await request.body()).decode("ascii"), max_num_fields=len(FIELDS), errors="strict")
    except ValueError:
        raise HTTPException(400, "The form is malformed.") from None
    return {field: sent.get(field, [""])[0] for field in FIELDS}
