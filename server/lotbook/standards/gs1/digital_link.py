"""GS1 Digital Links: web addresses that say what an element string says. They are read as text, never opened.

Only the uncompressed form is read: {stem}/{key}/{value}[/{qualifier}/{value}...][?{identifier}={value}&...].
Source: GS1 Digital Link Standard: URI Syntax, sections 3 to 5.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from urllib.parse import quote, unquote

from lotbook.standards.check_digit import agrees
from lotbook.standards.gs1.associations import association_problems
from lotbook.standards.gs1.build import BuildError, require_printable
from lotbook.standards.gs1.message import Element, Message, Problem, ScanFault
from lotbook.standards.gs1.table import ApplicationIdentifier, identifiers, rules
from lotbook.standards.gs1.values import read_value

CANONICAL = "https://id.gs1.org"
LONGEST = 2_000
MOST_ELEMENTS = 50

_ADDRESS = re.compile(r"https?://", re.IGNORECASE)
_PARTS = re.compile(r"(https?://([^/?#]*))(/[^?#]*)?(?:\?([^#]*))?(?:#.*)?", re.IGNORECASE | re.DOTALL)
_DOMAIN = re.compile(r"(?:[A-Za-z0-9._~-]+|\[[0-9A-Fa-f:.]+\])(?::[0-9]{1,5})?")
_ILLEGAL = re.compile(r"[^A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]")
_HALF_CODED = re.compile("%(?![0-9A-Fa-f]{2})")
# Names that an earlier edition permitted in place of numbers: read, never written.
_SHORT_NAMES = {
    "gtin": "01", "itip": "8006", "gmn": "8013", "cpid": "8010", "gln": "414", "payto": "415", "party": "417",
    "gsrnp": "8017", "gsrn": "8018", "gcn": "255", "sscc": "00", "gdti": "253", "ginc": "401", "gsin": "402",
    "grai": "8003", "giai": "8004", "cpv": "22", "lot": "10", "ser": "21", "cpsn": "8011", "glnx": "254",
    "refno": "8020", "srin": "8019",
}  # fmt: skip

_Pair = tuple[str, str]


@dataclass(frozen=True)
class _Piece:
    """An identifier and its value as written in the address; position: of the identifier."""

    name: str
    value: str
    position: int

    @property
    def data(self) -> int:
        return self.position + len(self.name) + 1


def looks_like_address(text: str) -> bool:
    """Whether text begins as a web address does."""
    return _ADDRESS.match(text) is not None


def parse_link(raw: str, start: int, *, today: date) -> Message | None:
    """What a Digital Link says; None for an address that is none, also where what looks like a key in it is none.

    start: where the address begins in raw. today: decides the century of days. Positions count characters
    of raw from 0.
    >>> found = parse_link("https://example.com/01/09520123456788/10/A%2F1", 0, today=date(2026, 11, 23))
    >>> found.gtin, found.lot
    ('09520123456788', 'A/1')
    """
    parts = _PARTS.fullmatch(raw, start)
    if parts is None or len(raw) - start > LONGEST:
        return None
    path = _path(parts[3] or "", parts.start(3))
    if not path:
        return None
    query = list(_query(parts[4] or "", parts.start(4)))
    faults = [*_address_faults(raw, start, parts[2], parts.start(2)), *_path_faults(path)]
    elements: list[Element] = []
    for piece, in_query in [*((each, False) for each in path), *((each, True) for each in query)]:
        if len(elements) == MOST_ELEMENTS:
            break
        element, problems = _element(piece, in_query, elements, today)
        if piece is path[0] and _is_chance(problems, parts[1]):
            return None
        elements += [element] if element else []
        faults += problems
    return Message(tuple(elements), tuple(faults or association_problems(elements)))


def digital_link(pairs: Sequence[_Pair], base: str | None = None) -> str:
    """The address that says these elements; base: scheme, domain and perhaps a path in front, GS1's own when None.

    pairs: identifier and value; the first that can be a key is it. Raises BuildError, also without a key.
    >>> digital_link([("01", "09520123456788"), ("17", "261231"), ("10", "A/1")])
    'https://id.gs1.org/01/09520123456788/10/A%2F1?17=261231'
    """
    require_printable(pairs)
    values = dict(pairs)
    key = next((ai for ai in values if ai in _keys()), None)
    if key is None:
        raise BuildError([Problem(ScanFault.ASSOCIATION, "A Digital Link needs a key, such as (01) GTIN.")])
    ways = [qualifiers for qualifiers in _keys()[key] if values.keys() & set(qualifiers)]
    path = [key, *(ai for ai in (ways[0] if ways else ()) if ai in values)]
    rest = [ai for ai in values if ai not in path]
    for ai in rest:
        if ai in _never_in_query():
            message = f"({ai}) {identifiers()[ai].title} does not stand in a Digital Link of ({key})."
            raise BuildError([Problem(ScanFault.ASSOCIATION, message)])
    return _written([(ai, values[ai]) for ai in path], [(ai, values[ai]) for ai in rest], base or CANONICAL)


def canonical_link(raw: str, *, today: date) -> str | None:
    """The one address of what a link says: the domain of GS1, attributes in order, nothing foreign; None for an
    address that is no link or has faults.

    >>> canonical_link("HTTP://example.com/x/01/9520123456788?linkType=all&17=261231", today=date(2026, 11, 23))
    'https://id.gs1.org/01/09520123456788?17=261231'
    """
    message = parse_link(raw, 0, today=today)
    if message is None or message.errors:
        return None
    behind = len(raw.partition("?")[0])
    pairs = [((element.ai, element.value), element.position < behind) for element in message.elements]
    path, query = ([pair for pair, in_path in pairs if in_path is which] for which in (True, False))
    return _written(path, sorted(query), CANONICAL)


def base_fault(base: str) -> str | None:
    """Why addresses cannot begin so, in words; None when they can.

    >>> base_fault("https://id.example.com/p") is None, base_fault("id.example.com")
    (True, 'The address begins with https:// or http:// and a domain, such as https://id.example.com.')
    """
    parts = _PARTS.fullmatch(base)
    if parts is None or not _DOMAIN.fullmatch(parts[2]):
        return "The address begins with https:// or http:// and a domain, such as https://id.example.com."
    if parts[4] is not None or "#" in base or _ILLEGAL.search(base) or _HALF_CODED.search(base):
        return "The address has no ?, no # and no spaces."
    if len(base) > 200:
        return "The address has at most 200 characters."
    if _path((parts[3] or "").rstrip("/"), 0):
        return "The address does not itself name something of GS1."
    return None


@cache
def _keys() -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """The keys, each with the qualifiers that may follow it, in their order."""
    return {
        row["ai"]: tuple(tuple(written.split()) for written in row.get("qualifiers", ()))
        for row in rules()["links"]
    }


@cache
def _never_in_query() -> frozenset[str]:
    return frozenset(rules()["linksNotInQuery"].split())


def _written(path: Sequence[_Pair], query: Sequence[_Pair], base: str) -> str:
    where = "".join(f"/{ai}/{_coded(value)}" for ai, value in path)
    told = "&".join(f"{ai}={_coded(value)}" for ai, value in query)
    return base.rstrip("/") + where + (f"?{told}" if told else "")


def _coded(value: str) -> str:
    return quote(value, safe="")


def _path(path: str, start: int) -> list[_Piece]:
    """The key and its qualifiers, from the last key on whose pieces come in pairs; empty without one."""
    positions = [found.start() + 1 for found in re.finditer("/", path)]
    segments = path.split("/")[1:]
    for first in range(len(segments) - 2, -1, -2):
        if _number(segments[first]) in _keys():
            return [
                _Piece(segments[at], segments[at + 1], start + positions[at])
                for at in range(first, len(segments), 2)
            ]
    return []


def _number(name: str) -> str:
    return _SHORT_NAMES.get(name.lower(), name)


def _query(query: str, start: int) -> Iterator[_Piece]:
    """What is asked behind ?, without what names no identifier, such as linkType."""
    position = start
    for written in re.split("[&;]", query):
        name, _, value = written.partition("=")
        if re.fullmatch("[0-9]+", name):
            yield _Piece(name, value, position)
        position += len(written) + 1


def _is_chance(problems: Sequence[Problem], site: str) -> bool:
    """Whether what stands for a key has not even its form, as in an address with a date in it."""
    formless = any(problem.fault in (ScanFault.ELEMENT_LENGTH, ScanFault.CHARACTER) for problem in problems)
    return formless and site.lower() != CANONICAL


def _address_faults(raw: str, start: int, domain: str, at: int) -> Iterator[Problem]:
    if odd := _ILLEGAL.search(raw, start) or _HALF_CODED.search(raw, start):
        yield Problem(
            ScanFault.CHARACTER, f"U+{ord(odd[0]):04X} does not stand in an address so.", odd.start()
        )
    if not _DOMAIN.fullmatch(domain):
        yield Problem(ScanFault.CHARACTER, "The address has no domain, or more than that.", at)


def _path_faults(path: Sequence[_Piece]) -> Iterator[Problem]:
    """Qualifiers that do not belong to the key, or stand in another order."""
    key, *qualifiers = (_number(piece.name) for piece in path)
    if not any(_in_order(qualifiers, permitted) for permitted in _keys()[key] or ((),)):
        message = f"What follows ({key}) in the address does not belong there, or not in this order."
        yield Problem(ScanFault.STRUCTURE, message, path[1].position)


def _in_order(some: Sequence[str], of: Sequence[str]) -> bool:
    rest = iter(of)
    return all(each in rest for each in some)


def _element(
    piece: _Piece, in_query: bool, before: Sequence[Element], today: date
) -> tuple[Element | None, list[Problem]]:
    ai = _number(piece.name)
    identifier = identifiers().get(ai)
    if identifier is None:
        message = f"No application identifier is known that is {ai[:8]}."
        return None, [Problem(ScanFault.UNKNOWN_AI, message, piece.position)]
    value = _value(piece, identifier, in_query)
    element, problems = read_value(identifier, value, piece.position, piece.data, today)
    if any(each.ai == ai for each in before):
        message = f"({ai}) {identifier.title} stands twice in the address."
        problems = [Problem(ScanFault.STRUCTURE, message, piece.position)]
    elif in_query and ai in _never_in_query():
        message = f"({ai}) {identifier.title} does not stand behind the ? of an address."
        problems = [Problem(ScanFault.STRUCTURE, message, piece.position)]
    return element, problems


def _value(piece: _Piece, identifier: ApplicationIdentifier, in_query: bool) -> str:
    """What is coded; behind ? a plus is a space. A GTIN of 8, 12 or 13 digits is filled up."""
    value = unquote(piece.value.replace("+", " ") if in_query else piece.value, errors="replace")
    short = identifier.ai == "01" and re.fullmatch("[0-9]{8}|[0-9]{12,13}", value) and agrees(value)
    return value.zfill(14) if short else value
