"""The page behind the link on a label: the app for staff, and, where the company says so, a page for everybody else,
without account and script. It tells what the lot is and whether it is recalled; nothing of customers or stock."""

from __future__ import annotations

import re
from datetime import date
from html import escape

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from lotbook.documents.languages import day_in
from lotbook.documents.lot_words import WORDS, LotWords
from lotbook.domain.lot_pages import page_named
from lotbook.domain.recall_letters import advice_for
from lotbook.domain.words import Language
from lotbook.services.public_lots import PublicLot, public_lot
from lotbook.web.auth import Door
from lotbook.web.plain_page import plain_page
from lotbook.web.static import StaticFiles

AS_STAFF = "staff"


def routes(door: Door, files: StaticFiles) -> list[BaseRoute]:
    """`/l/{product}?n={number}&s={signature}`."""

    async def page(request: Request) -> Response:
        found = None
        if AS_STAFF not in request.query_params and await door.identify(request) is None:
            found = await _named(request)
        answer = (
            await files.answer(request.scope) if found is None else _page(found, _language(request), request)
        )
        answer.headers["vary"] = "cookie, accept-language, accept-encoding"
        return answer

    return [Route("/l/{product}", page)]


async def _named(request: Request) -> PublicLot | None:
    address = f"{request.url.path}?{request.url.query}"
    named = page_named(address)
    return None if named is None else await public_lot(named.product, named.number, named.signature)


def _page(lot: PublicLot, language: Language, request: Request) -> Response:
    say, company = WORDS[language], lot.company
    parts = [f"<h1>{escape(lot.product)}</h1>", *_standing(lot, say, language)]
    facts = [(say.serial if lot.serial else say.lot, lot.number), *_dates(lot, language)]
    parts += (f'<p class="lots">{escape(name)}<br><b>{escape(value)}</b></p>' for name, value in facts)
    where = "\n".join(
        (company.company_name, company.street, f"{company.postal_code} {company.city}", company.country)
    )
    contact = company.public_lot_contact or where
    parts.append(f'<h2>{escape(say.ask)}</h2>\n<p class="said">{escape(contact)}</p>')
    staff = escape(f"{request.url.path}?{request.url.query}&{AS_STAFF}")
    parts.append(f'<p><a href="{staff}">{escape(say.staff)}</a></p>')
    answer = plain_page(f"{lot.product} · {lot.number}", "\n".join(parts), 200, language.value.lower())
    answer.headers["cache-control"] = "no-store"
    return answer


def _standing(lot: PublicLot, say: LotWords, language: Language) -> list[str]:
    """Whether it is recalled, where the company shows that."""
    if not lot.known:
        return [f"<p>{escape(say.unknown)}</p>"]
    if not lot.company.public_lot_recalls:
        return []
    if not lot.recalled:
        return [f'<p role="status"><b>{escape(say.not_recalled)}</b></p>']
    about = [*filter(None, (advice_for(language, each) for each in lot.advice))] or [
        say.recalled_next.format(lot.company.company_name)
    ]
    said = (f'<p class="said">{escape(each)}</p>' for each in about)
    return [f'<p role="alert"><b>{escape(say.recalled)}</b></p>', *said]


def _dates(lot: PublicLot, language: Language) -> list[tuple[str, str]]:
    if not lot.known or not lot.company.expiry_dates or not lot.company.public_lot_dates:
        return []
    say = WORDS[language]
    told: list[tuple[str, date | None]] = [
        (say.expiry, lot.known.expiry),
        (say.best_before, lot.known.best_before),
        (say.production, lot.known.production),
    ]
    return [(name, day_in(language, when)) for name, when in told if when is not None]


def _language(request: Request) -> Language:
    asked = re.findall(r"\b(en|de|fr)\b", request.headers.get("accept-language", "").lower())
    return Language((asked or ["en"])[0].upper())
