"""The address of a lot's own page, as a label says it to any phone: {server}/l/{product}?n={number}, and &s={signature}
where the page is public.

By product and number, since labels are printed before their lots are in the book. The number stands behind the
question mark, because proxies undo the coding of a slash in front of it.
"""

from __future__ import annotations

import re
from urllib.parse import quote, unquote

from lotbook.domain.codes import LotPage
from lotbook.domain.numbers import parse_number
from lotbook.domain.refusals import InvalidInput

_PAGE = re.compile(
    r"(https?://[^/?#\s]+)?/l/([1-9][0-9]{0,17})\?n=((?:[^&#%\s]|%[0-9a-f]{2})+)(?:&s=([A-Za-z0-9_-]{16}))?(?:&staff)?",
    re.IGNORECASE,
)
SIGNATURE = 16
"""Characters of a signature."""


def page_address(server: str, product: int, number: str, signature: str | None = None) -> str:
    """Where the page of a number opens. server: scheme and domain; product: row id; signature: for a public page.

    >>> page_address("https://lots.example.com", 12, "A/1 b")
    'https://lots.example.com/l/12?n=A%2F1%20b'
    """
    signed = "" if signature is None else f"&s={signature}"
    return f"{server}/l/{product}?n={quote(number, safe='')}{signed}"


def page_named(address: str) -> LotPage | None:
    """The lot that an address names; None for any other address.

    >>> page_named("https://lots.example.com/l/12?n=A%2F1%20b")
    LotPage(site='https://lots.example.com', product=12, number='A/1 b', signature='')
    """
    parts = _PAGE.fullmatch(address)
    if parts is None:
        return None
    try:
        number = parse_number(unquote(parts[3], errors="strict"))
    except (InvalidInput, UnicodeDecodeError):
        return None
    return LotPage((parts[1] or "").lower(), int(parts[2]), number, parts[4] or "")
