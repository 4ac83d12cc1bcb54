"""Pages that the server writes itself, for people who have no session: they need no script, and load nothing."""

from __future__ import annotations

import base64
import hashlib
import re
from html import escape
from importlib.resources import files
from string import Template
from urllib.parse import parse_qsl

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse

from lotbook.web.shell import CONTENT_SECURITY_POLICY

FORM_TYPE = "application/x-www-form-urlencoded"

_PAGE = Template(files(__package__).joinpath("plain_page.html").read_text("utf-8"))
_STYLE = re.findall(r"<style>(.*?)</style>", _PAGE.template, re.DOTALL)[0]
_STYLE_HASH = base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()
POLICY = CONTENT_SECURITY_POLICY.replace("style-src 'self'", f"style-src 'sha256-{_STYLE_HASH}'")
HEADERS = {
    "content-security-policy": POLICY,
    # Without any referrer a browser would call the origin of a form null, which no write may have.
    "referrer-policy": "strict-origin",
    "x-robots-tag": "noindex, nofollow",
}


def plain_page(title: str, content: str, status: int = 200, lang: str = "en") -> HTMLResponse:
    """A page with a style of its own and nothing else. content: HTML."""
    page = _PAGE.substitute(title=escape(title), content=content, lang=lang)
    return HTMLResponse(page, status, HEADERS)


async def read_form(request: Request, most: int) -> dict[str, str]:
    """The fields that were sent, the first of each name. most: how many there may be.

    Raises HTTPException for anything but a plain form.
    """
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != FORM_TYPE:
        raise HTTPException(415, f"The content type is {FORM_TYPE}.")
    try:
        body = (await request.body()).decode("ascii")
        sent = parse_qsl(body, keep_blank_values=True, max_num_fields=most, errors="strict")
    except ValueError:
        raise HTTPException(400, "The form is malformed.") from None
    return dict(reversed(sent))
