"""The page by which a customer answers a recall: behind the link in its letter, without an account, without script."""

from __future__ import annotations

import hashlib
import re
import uuid
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import partial
from html import escape
from itertools import groupby
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from lotbook.db.work import WriteRequest
from lotbook.documents.languages import day_in, much_in, named_in, unit_in
from lotbook.documents.recall_words import WORDS, Answering
from lotbook.domain.quantities import ZERO
from lotbook.domain.recall_words import RecallKind
from lotbook.domain.refusal_words import InputFault
from lotbook.domain.refusals import InputProblem, InvalidInput, Refusal
from lotbook.domain.words import Language
from lotbook.ledger.recall_sent import Sent
from lotbook.services import recall_links
from lotbook.services.recall_answers import Found
from lotbook.services.recall_links import Opened, Wait, open_link
from lotbook.services.recall_notices import day_said, few, numbers_on
from lotbook.services.recall_post import ANSWERS
from lotbook.web.auth import address_of
from lotbook.web.plain_page import plain_page, read_form

AMOUNTS = ("stopped", "destroyed", "passed_on")
MOST_ROWS, MOST_NUMBERS, MOST_FIELDS = 200, 50, 1_000
_AMOUNT = re.compile(r"\d{1,12}(?:\.\d{1,6}|,\d{1,2})?")
_FORMS = uuid.UUID("a3b3d0ce-55f4-4a0b-9f19-0e2f0d2a8a41")  # under which the ids of these writes are made


@dataclass
class Typed:
    """What was filled in: fields by name, and what is wrong with it, in words."""

    fields: Mapping[str, str] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)


def routes() -> list[BaseRoute]:
    """`/answer`."""

    async def show(request: Request) -> Response:
        token = request.query_params.get("token", "")
        opened = await open_link(token, address_of(request))
        if not isinstance(opened, Opened):
            return _shut(request, opened)
        return _page(opened, token, Typed(), done="done" in request.query_params)

    async def take(request: Request) -> Response:
        given = await read_form(request, MOST_FIELDS)
        token = given.get("token", "")
        opened = await open_link(token, address_of(request))
        if not isinstance(opened, Opened):
            return _shut(request, opened)
        typed = Typed(given)
        found = _read(opened, typed)
        if not typed.faults:
            await _answer(opened, typed, found)
        if typed.faults:
            return _page(opened, token, typed)
        return RedirectResponse(f"{ANSWERS}?token={quote(token)}&done", 303)

    return [Route(ANSWERS, show, methods=["GET"]), Route(ANSWERS, take, methods=["POST"])]


async def _answer(opened: Opened, typed: Typed, found: Mapping[int, list[Found]]) -> None:
    """The same form sent twice is one answer; another one, also out of a page that was kept, is a later one."""
    digest = hashlib.sha256(repr(sorted(typed.fields.items())).encode()).hexdigest()
    key = str(uuid.uuid5(_FORMS, f"{opened.link}:{typed.fields.get('form', '')}:{digest}"))
    request = WriteRequest(key=key, kind="answerRecallByLink", digest=digest, actor=recall_links.CUSTOMER)
    name, remark = typed.fields.get("name", ""), typed.fields.get("remark", "")
    try:
        await recall_links.answer_recall_by_link(request, opened.link, name, found, remark)
    except InvalidInput as refused:
        typed.faults += [_fault(opened, problem, found) for problem in refused.problems]
    except Refusal:  # what went there was taken back this very moment
        typed.faults.append(_words(opened)[1].ended_about)


def _read(opened: Opened, typed: Typed) -> dict[int, list[Found]]:
    """What was found, by delivery; one where nothing is filled in is not answered for. An empty field says nothing:
    what is left over has to be told, or said to be unknown."""
    language, say = _words(opened)
    found: dict[int, list[Found]] = {}
    for delivery, rows in _by_delivery(opened):
        texts = {row.product: [typed.fields.get(each, "").strip() for each in _names(row)] for row in rows}
        unknown = {row.product for row in rows if typed.fields.get(_unknown(row))}
        if not unknown and not any(text for row in texts.values() for text in row):
            continue
        for row in rows:
            said = texts[row.product]
            if not all(_AMOUNT.fullmatch(text) for text in said if text):
                typed.faults.append(named_in(language, _product(opened, row), say.wrong))
            else:
                amounts = (Decimal(text.replace(",", ".") or "0") for text in said)
                stated = dict(zip(AMOUNTS, amounts, strict=True))
                untold = row.shipped - row.returned - sum(stated.values())
                if untold > ZERO and row.product not in unknown:
                    much = opened.told.much(language, row.product, untold)
                    fault = say.untold.format(much=much, box=say.unknown)
                    typed.faults.append(named_in(language, _product(opened, row), fault))
                found.setdefault(delivery, []).append(Found(product=row.product, **stated))
    if not found and not typed.faults:
        typed.faults.append(say.missing)
    return found


def _fault(opened: Opened, problem: InputProblem, found: Mapping[int, list[Found]]) -> str:
    """What is wrong, in the language of the page."""
    language, say = _words(opened)
    if problem.field[0] != "found" or len(problem.field) < 3:
        no_name = named_in(language, say.name, say.no_name)
        return no_name if problem.field[0] == "name" else problem.message
    delivery, at = int(problem.field[1]), int(problem.field[2])
    product = found[delivery][at].product
    name, unit = opened.told.named.products[product]
    if problem.fault is InputFault.OVER_LIMIT and problem.limit and problem.given:
        left, given = (much_in(language, Decimal(each), unit) for each in (problem.limit, problem.given))
        return named_in(language, name, say.too_much.format(left=left, given=given))
    return named_in(language, name, say.too_fine)


def _page(opened: Opened, token: str, typed: Typed, *, done: bool = False) -> Response:
    language, say = _words(opened)
    recall, company = opened.told.recall, opened.told.company.name
    parts = [f"<h1>{escape(say.title).format(_whole(recall.number))}</h1>"]
    # Nobody who has said all sees an empty form, as if nothing had arrived; the same link brings it back.
    said_all = done and not opened.used_up and all(row.answered for row in opened.sent)
    if done:
        about = escape(say.done_about)
        if said_all:
            about = f'<a href="{ANSWERS}?token={quote(token)}">{about}</a>'
        parts.append(f'<p role="status"><b>{escape(say.done)}</b> {about}</p>')
    parts += (f'<p role="alert">{escape(fault)}</p>' for fault in typed.faults)
    if recall.kind is RecallKind.MOCK:
        parts.append(f"<p><b>{escape(say.exercise)}</b></p>")
    if closed := opened.told.closed:
        whom = opened.told.contact or company
        over = say.closed.format(day=day_in(language, closed), contact=whom)
        parts.append(f'<p role="status"><b>{escape(over)}</b></p>')
    parts.append(f"<p>{escape(say.says.format(company=company))}</p>")
    if advice := opened.told.advice_to(opened.customer):
        parts.append(f'<p class="said">{escape(advice)}</p>')
    if opened.used_up:
        parts.append(f'<p role="alert">{escape(say.often)}</p>')
    elif said_all:
        parts += (_delivery(opened, *each, _noted) for each in _by_delivery(opened))
    else:
        parts.append(_form(opened, token, typed, say))
    status = 422 if typed.faults else 200
    return plain_page(say.title.format(recall.number), "\n".join(parts), status, language.value.lower())


def _form(opened: Opened, token: str, typed: Typed, say: Answering) -> str:
    given, customer = typed.fields, opened.told.named.partners[opened.customer].name
    again = any(row.answered for row in opened.sent)
    asked = partial(_asked, given=given)
    goods = "\n".join(_delivery(opened, *each, asked) for each in _by_delivery(opened))
    left = len(opened.sent) - MOST_ROWS
    beyond = f"<p>{escape(say.more.format(count=left))}</p>" if left > 0 else ""
    return f"""{f"<p>{escape(say.again)}</p>" if again else ""}
<form method="post" action="{ANSWERS}">
<input type="hidden" name="token" value="{escape(token)}">
<input type="hidden" name="form" value="{uuid.uuid4()}">
{goods}
{beyond}
<label>{escape(say.name)} <small>{escape(say.name_about.format(customer))}</small>
<input name="name" value="{escape(given.get("name", ""))}" autocomplete="name" required maxlength="200"></label>
<label>{escape(say.remark)} <small>{escape(say.optional)}</small>
<textarea name="remark" rows="3" maxlength="4000">{escape(given.get("remark", ""))}</textarea></label>
<button>{escape(say.send)}</button>
</form>"""


def _delivery(opened: Opened, delivery: int, rows: list[Sent], goods: Callable[[Opened, Sent], str]) -> str:
    language, say = _words(opened)
    number, validated, _ = opened.told.named.papers[delivery]
    title = escape(say.delivery).format(document=_whole(number), day=escape(day_said(language, validated)))
    return "\n".join([f"<h2>{title}</h2>", *(goods(opened, row) for row in rows)])


def _whole(number: str) -> str:
    """The number of a document on one line: at its hyphens and slashes it would be broken on a phone."""
    return f'<span class="whole">{escape(number)}</span>'


def _noted(opened: Opened, row: Sent) -> str:
    """What was said of a product."""
    return f"<p><b>{escape(_product(opened, row))}</b></p>\n{_written(opened, row)}"


def _asked(opened: Opened, row: Sent, given: Mapping[str, str]) -> str:
    """What went there of a product, and a field for each thing that may have become of it."""
    language, say = _words(opened)
    unit = unit_in(language, opened.told.named.products[row.product][1])
    shipped, returned = (
        opened.told.much(language, row.product, each) for each in (row.shipped, row.returned)
    )
    went = (say.went_and_back if row.returned else say.went).format(shipped=shipped, returned=returned)
    numbers = numbers_on(opened.told, language, row)
    lots = say.lots.format(few(numbers, say.more, MOST_NUMBERS))
    captions = (say.stopped, say.destroyed, say.passed_on)
    fields = "\n".join(
        f"<label>{escape(caption)} <small>{escape(unit)}</small>"
        f'<input name="{name}" type="number" inputmode="decimal" min="0" max="{row.shipped - row.returned:f}"'
        f' step="any" value="{escape(given.get(name, ""))}"></label>'
        for name, caption in zip(_names(row), captions, strict=True)
    )
    ticked = " checked" if given.get(_unknown(row)) else ""
    box = f'<input name="{_unknown(row)}" type="checkbox" value="1"{ticked}>'
    return f"""<fieldset><legend>{escape(_product(opened, row))}</legend>
<p>{escape(went)}</p>
<p class="lots">{escape(lots)}</p>
{_written(opened, row)}<div class="amounts">{fields}</div>
<label class="tick">{box} {escape(say.unknown)}</label></fieldset>"""


def _written(opened: Opened, row: Sent) -> str:
    """What was said before, by whomever: shown, never filled in, for whoever answers is to say it himself."""
    language, say = _words(opened)
    amounts = [(say.stopped, row.stopped), (say.destroyed, row.destroyed), (say.passed_on, row.passed_on)]
    if row.answered:
        amounts.append((say.unknown, row.unknown))
    told = [
        named_in(language, caption, opened.told.much(language, row.product, much))
        for caption, much in amounts
        if much
    ]
    return f"<p>{escape(say.written.format('; '.join(told)))}</p>\n" if told else ""


def _by_delivery(opened: Opened) -> Iterator[tuple[int, list[Sent]]]:
    for delivery, rows in groupby(opened.sent[:MOST_ROWS], key=lambda row: row.delivery):
        yield delivery or 0, [*rows]


def _names(row: Sent) -> list[str]:
    return [f"{row.delivery}.{row.product}.{each}" for each in AMOUNTS]


def _unknown(row: Sent) -> str:
    return f"{row.delivery}.{row.product}.unknown"


def _product(opened: Opened, row: Sent) -> str:
    return opened.told.named.products[row.product][0]


def _words(opened: Opened) -> tuple[Language, Answering]:
    language, words = opened.told.words_of(opened.customer)
    return language, words.answering


def _shut(request: Request, why: Wait | None) -> Response:
    """For a link that leads nowhere, in the language of the browser: nobody knows whose it is."""
    asked = re.findall(r"\b(en|de|fr)\b", request.headers.get("accept-language", "").lower())
    language = Language((asked or ["en"])[0].upper())
    say = WORDS[language].answering
    about = say.ended_about if why is None else say.wait.format(seconds=why.seconds)
    content = f"<h1>{escape(say.ended)}</h1>\n<p>{escape(about)}</p>"
    answer = plain_page(say.ended, content, 410 if why is None else 429, language.value.lower())
    if why is not None:
        answer.headers["retry-after"] = str(why.seconds)
    return answer
