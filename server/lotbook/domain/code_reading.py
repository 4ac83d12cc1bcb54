"""One code taken apart, by what its reader told of it and by its characters."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from lotbook.domain.codes import Scan, ScanSyntax
from lotbook.domain.keyboards import typed_for_another
from lotbook.domain.lot_pages import page_named
from lotbook.domain.numbers import parse_number
from lotbook.domain.quantities import shown
from lotbook.domain.refusal_words import InputFault
from lotbook.domain.refusals import InvalidInput
from lotbook.standards import gs1, gtin
from lotbook.standards.gs1 import Carrier, Message, Problem, Reading, ScanFault

LONGEST = 3000

# What other programs write into square codes: any address with a scheme, and the forms that have none.
_FOREIGN = re.compile(
    r"[a-z][a-z0-9+.-]*://|//[a-z0-9-]+\.|www\.|begin:v|"
    r"(?:https?|ftp|file|data|javascript|mailto|matmsg|smtp|tel|callto|sip|sms|smsto|mmsto|facetime|skype|xmpp|geo|"
    r"wifi|mecard|bizcard|urlto|otpauth|market|intent|magnet|bitcoin|ethereum|litecoin|lightning|monero|upi|lpa):",
    re.IGNORECASE,
)
# Of whatever company: the app obeys those that bear our key.
_COMMAND = re.compile(r"LB:[A-Z]{3,12}(?:\.[0-9]{1,6})?:[0-9A-F]{8}")
# "]" on a keyboard of any other layout in front of an identifier.
_OTHER_BRACKET = re.compile("[^\\][A-Za-z0-9](?:C[01]|d[12]|Q[13]|e0|E[04]|I1|J1)[0-9]{2}")
# How a GS1 message begins that names what it is on, and a Digital Link that lost its https.
_BEGINS_GS1 = re.compile(r"(?:0[12] ?[0-9]{14}|00 ?[0-9]{18})(?= |$|[0-9]{2})")
_LINK_WITHOUT_SCHEME = re.compile(
    r"(?:[a-z0-9-]+\.)+[a-z]{2,}/(?:.*/)?0[01]/[0-9]{8,18}(?:[/?]|$)", re.IGNORECASE
)


def read_code(raw: str, symbology: str | None, separator: str | None, today: date) -> Scan:
    """Take one code apart. Never raises: what is wrong stands in its problems.

    separator: what stands for FNC1, besides what always may. today: decides the century of days.
    """
    told, start = gs1.split_identifier(raw)
    identifier = symbology or told
    data = raw[start:]
    if not data.strip():
        return _faulty(raw, identifier, Problem(ScanFault.LENGTH, "The code is empty."))
    if len(raw) > LONGEST:
        message = f"The code has {len(raw):,} characters; at most {LONGEST:,} are read."
        return _faulty(raw[:LONGEST], identifier, Problem(ScanFault.LENGTH, message))
    carrier = gs1.carrier_of(identifier)
    if carrier is Carrier.GS1:
        return _elements(raw, identifier, separator, today)
    if carrier is Carrier.GTIN:
        return _bare_gtin(raw, identifier, start)
    if page := page_named(data.strip()):
        return Scan(raw, identifier, ScanSyntax.OURS, page=page)
    if gs1.looks_like_address(data):
        link = gs1.parse_link(raw, start, today=today)
        if link is not None:
            return _said(raw, identifier, ScanSyntax.DIGITAL_LINK, link)
    separated = carrier is Carrier.UNTOLD and ("\x1d" in data or (separator or "\x1d") in data)
    if gs1.looks_bracketed(data) or separated:
        scan = _elements(raw, identifier, separator, today)
        if scan.readings or (carrier is Carrier.UNTOLD and not (separator and separator in data)):
            # A number in our book may be written with brackets too.
            return replace(scan, plain=_as_number(data)) if gs1.looks_bracketed(data) else scan
    return _plain(raw, identifier, start, separator, today)


def _faulty(raw: str, symbology: str | None, problem: Problem) -> Scan:
    return Scan(raw, symbology, ScanSyntax.PLAIN, problems=(problem,))


def _elements(raw: str, symbology: str | None, separator: str | None, today: date) -> Scan:
    message = gs1.parse(raw, today=today, separator=separator)
    return _said(raw, symbology, ScanSyntax.GS1, message)


def _said(raw: str, symbology: str | None, syntax: ScanSyntax, message: Message) -> Scan:
    blocked = [problem for problem in message.errors if problem.fault is not ScanFault.AMBIGUOUS]
    readings = message.readings or (Reading(message.elements),)
    return Scan(
        raw=raw,
        symbology=symbology,
        syntax=syntax,
        elements=message.elements,
        problems=message.problems,
        readings=() if blocked else readings,
    )


def _bare_gtin(raw: str, symbology: str | None, start: int) -> Scan:
    message = gs1.bare_gtin(raw, start, symbology)
    if message.problems:
        return _faulty(raw, symbology, message.problems[0])
    return Scan(raw, symbology, ScanSyntax.GTIN, gtin=message.gtin)


def _plain(raw: str, symbology: str | None, start: int, separator: str | None, today: date) -> Scan:
    data = raw[start:]
    problems = _suspicions(data, today)
    try:
        plain: str | None = parse_number(data)
    except InvalidInput as refused:
        plain = None
        problems = [*problems, _unreadable(refused, start)]
    digits = gtin.parse(data) if gtin.is_gtin(data) else None
    readings = _perhaps_elements(raw, separator, today)
    broken = None if readings else _broken(raw, start, separator, today)
    if broken:
        problems = [*problems, broken]
    syntax = ScanSyntax.GTIN if digits and symbology is None else ScanSyntax.PLAIN
    return Scan(
        raw=raw,
        symbology=symbology,
        syntax=syntax,
        elements=readings[0].elements if readings else (),
        problems=tuple(problems),
        readings=readings,
        plain=plain,
        gtin=digits,
        broken=broken is not None,
    )


def _broken(raw: str, start: int, separator: str | None, today: date) -> Problem | None:
    """Why characters that begin as GS1 elements or a Digital Link do are none; None where they do not. A warning:
    a person may say that they are a number as they stand."""
    data = raw[start:]
    if _LINK_WITHOUT_SCHEME.match(data):
        message = "It looks like a GS1 Digital Link, but does not begin with https://."
        return Problem(ScanFault.FOREIGN, message, start, warning=True)
    if not _BEGINS_GS1.match(data):
        return None
    errors = gs1.parse(raw, today=today, separator=separator).errors
    wrong = next((problem for problem in errors if problem.fault is not ScanFault.AMBIGUOUS), None)
    if wrong is None:
        return None
    message = f"It begins like a GS1 code, but: {wrong.message}"
    return Problem(wrong.fault, message, wrong.position, warning=True)


def _perhaps_elements(raw: str, separator: str | None, today: date) -> tuple[Reading, ...]:
    """Readings of characters that no reader called GS1, when they hold a right GTIN or SSCC, or a number beside a
    right day: that is hardly chance."""
    message = gs1.parse(raw, today=today, separator=separator)
    if any(problem.fault is not ScanFault.AMBIGUOUS for problem in message.errors):
        return ()
    readings = message.readings or (Reading(message.elements),)

    def telling(reading: Reading) -> bool:
        dated = reading.expiry or reading.best_before or reading.production
        return bool(reading.gtin or reading.sscc) or bool(dated and (reading.lot or reading.serial))

    return readings if any(reading.likely and telling(reading) for reading in readings) else ()


def _as_number(data: str) -> str | None:
    try:
        return parse_number(data)
    except InvalidInput:
        return None


def _suspicions(data: str, today: date) -> list[Problem]:
    if _COMMAND.fullmatch(data.strip()):
        message = "A command label: the app obeys it while goods are scanned. It is no number."
        return [Problem(ScanFault.FOREIGN, message)]
    if _FOREIGN.match(data):
        return [
            Problem(ScanFault.FOREIGN, "An address, card or command that is not ours; it was not opened.")
        ]
    typed = typed_for_another(data, today)
    if typed or _OTHER_BRACKET.match(data):
        device = f"this device, which seems {typed.layout}" if typed else "this device has"
        message = f"The scanner types for another keyboard layout than {device}; set both alike."
        return [Problem(ScanFault.KEYBOARD_LAYOUT, message)]
    if re.fullmatch(r"[0-9]{12,14}", data) and not gtin.is_gtin(data):
        message = "If this is a GTIN, its check digit is wrong: scan again."
        return [Problem(ScanFault.CHECK_DIGIT, message, len(data) - 1, warning=True)]
    return []


def _unreadable(refused: InvalidInput, start: int) -> Problem:
    wrong = refused.problems[0]
    if wrong.fault is InputFault.FORBIDDEN_CHARACTER and wrong.position is not None:
        return Problem(ScanFault.CHARACTER, wrong.message, wrong.position + start)
    return Problem(ScanFault.LENGTH, f"{wrong.message} Read: {wrong.given or shown('')}")
