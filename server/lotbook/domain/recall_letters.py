"""Letters of a recall: what their texts may say, who still gets one, and when a customer is reminded."""

from __future__ import annotations

import base64
import hashlib
import hmac
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NamedTuple

from lotbook.domain.inputs import Problems, parse_line, parse_note
from lotbook.domain.mail import parse_address
from lotbook.domain.quantities import Path, shown
from lotbook.domain.recall_words import RecallLetterKind
from lotbook.domain.refusal_words import InputFault
from lotbook.domain.refusals import InvalidInput, invalid
from lotbook.domain.words import Language

LINK = "link"
PLACES = ("partner", "company", "contact", "number", "advice", "goods", LINK)
"""What stands in braces for what only a letter knows. contact: whom to ask, where the company says it; goods: all that
went there, or came from there, a line each."""
IN_SUBJECT = ("partner", "company", "number")
MOST_REMINDERS = 5
LINK_LASTS = timedelta(days=90)
MOST_ANSWERS = 50
"""By one link: whoever has more to say calls."""
_PRINTED = re.compile(r"([1-9][0-9]{0,17})\.([1-9][0-9]{0,17})\.[a-z2-7]{16}")
_PLACE = re.compile(r"\{([^{}\n]*)\}")


@dataclass(frozen=True)
class LetterText:
    """What a letter says, with places in braces."""

    subject: str
    body: str


def places_of(kind: RecallLetterKind) -> tuple[str, ...]:
    """What may stand in braces in a letter: vendors are not asked, and so have no link."""
    return tuple(place for place in PLACES if place != LINK or kind is not RecallLetterKind.VENDOR)


def parse_letter_text(kind: RecallLetterKind, subject: str, body: str) -> LetterText:
    """A text as it is kept. Raises InvalidInput: without a link customers could not answer."""
    problems = Problems()
    subject = problems.read(parse_line, subject, ("subject",), otherwise="")
    body = problems.read(parse_note, body, ("body",), otherwise="")
    problems.refuse()
    if not body:
        raise invalid("body", InputFault.MISSING, "A letter says something.")
    _require_known(subject, IN_SUBJECT, ("subject",))
    _require_known(body, places_of(kind), ("body",))
    if LINK in places_of(kind) and f"{{{LINK}}}" not in body:
        message = f"{{{LINK}}} is missing: customers answer by it."
        raise invalid("body", InputFault.MISSING, message)
    return LetterText(subject, body)


def _require_known(text: str, places: tuple[str, ...], field: Path) -> None:
    for place in _PLACE.findall(text):
        if place not in places:
            listed = ", ".join(f"{{{each}}}" for each in places)
            message = f"{{{place}}} is none of {listed}."
            raise invalid(field, InputFault.MALFORMED, message, given=shown(place))


def filled(text: str, values: Mapping[str, str]) -> str:
    """A text with its places filled; what a value says in braces stays as it is. A paragraph of which nothing is left
    is left out.

    >>> filled("Stop {number}.\\n\\n{advice}\\n\\nThanks", {"number": "RC-1", "advice": ""})
    'Stop RC-1.\\n\\nThanks'
    """
    said = _PLACE.sub(lambda found: values.get(found[1], found[0]), text)
    return re.sub(r"\n{3,}", "\n\n", said).strip()


def advice_for(language: Language, given: Mapping[Language, str]) -> str:
    """What someone is told to do: in his language, else as it was given first.

    >>> advice_for(Language.FR, {Language.DE: "Halt", Language.EN: "Stop"})
    'Halt'
    """
    return given.get(language) or next(iter(given.values()), "")


def advice_missing(languages: Iterable[Language], given: Mapping[Language, str]) -> list[Language]:
    """Languages of readers in which nothing was given, where something was in another.

    >>> advice_missing([Language.FR, Language.EN, Language.FR], {Language.EN: "Stop"})
    [<Language.FR: 'FR'>]
    """
    return [each for each in Language if each in {*languages} and each not in given] if given else []


def reachable(email: str | None) -> str | None:
    """The address as mail servers take it; None where letters cannot go there."""
    try:
        return None if email is None else parse_address(email, ())
    except InvalidInput:
        return None


def first_reachable(emails: Iterable[str | None]) -> str | None:
    """The first address that letters reach, also where more is said beside it.

    >>> first_reachable([None, "Ring the bell", "care@example.com", "mia@example.com"])
    'care@example.com'
    >>> first_reachable(["Ask care@example.com, +49 40 5555", "mia@example.com"])
    'care@example.com'
    """
    said = (part for text in emails if text for part in re.split(r"[\s,;<>()]+", text))
    return next(filter(None, map(reachable, said)), None)


def is_due(last: datetime, reminders: int, days: int, now: datetime) -> bool:
    """Whether a customer who is silent is reminded by itself. last: when it was written to; reminders: how many it
    had; days: from one letter to the next, 0 for never.

    >>> monday = datetime(2026, 11, 23)
    >>> [is_due(monday, 0, days, monday + timedelta(days=3)) for days in (0, 3, 4)]
    [False, True, False]
    """
    return 0 < days and reminders < MOST_REMINDERS and last + timedelta(days) <= now


class Printed(NamedTuple):
    """What a link on a notice says, which anybody may have written: by row ids."""

    recall: int
    customer: int


def printed_token(token: str) -> Printed | None:
    """What the end of a link on a printed notice says; None for anything else."""
    found = _PRINTED.fullmatch(token)
    return None if found is None else Printed(int(found[1]), int(found[2]))


def signed_token(key: str, recall: int, customer: int) -> str:
    """The end of a link on a printed notice, which people may have to type. key: of the recall, in hexadecimal; it
    signs with 80 bits, and whoever guesses waits.

    >>> signed_token("00" * 32, 7, 12)
    '7.12.ynvapwwgve5wu4kg'
    """
    full = hmac.digest(bytes.fromhex(key), f"{recall} {customer}".encode(), hashlib.sha256)
    return f"{recall}.{customer}.{base64.b32encode(full[:10]).decode().lower()}"
