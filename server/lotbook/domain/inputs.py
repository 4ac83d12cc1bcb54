"""Reading the values of an input: text strictly, and all faults of one input told at once."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from decimal import Decimal
from typing import Any, TypeVar
from urllib.parse import urlsplit

from lotbook.domain.numbers import searchable
from lotbook.domain.quantities import ZERO, Path, format_quantity, require_on_step, shown
from lotbook.domain.refusal_words import InputFault
from lotbook.domain.refusals import InputProblem, InvalidInput, invalid
from lotbook.standards import gtin
from lotbook.standards.gs1 import base_fault
from lotbook.standards.keys import prefix_fault

V = TypeVar("V")
T = TypeVar("T")

LONGEST_NAME = 200
LONGEST_NOTE = 4_000

_UNPRINTABLE = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
_JOINERS = "\u200c\u200d"  # without which some scripts cannot be written


class Problems:
    """Gathers the faults of one input; `refuse` tells them all.

    >>> problems = Problems()
    >>> problems.read(parse_line, "", ("name",), otherwise="")
    ''
    >>> problems.refuse()
    Traceback (most recent call last):
    lotbook.domain.refusals.InvalidInput: The name is missing.
    """

    def __init__(self) -> None:
        self.found: list[InputProblem] = []

    def add(self, field: Path, fault: InputFault, message: str, **facts: Any) -> None:
        """facts: given, position, limit of `InputProblem`."""
        self.found += invalid(field, fault, message, **facts).problems

    @contextmanager
    def gathered(self) -> Iterator[None]:
        """Keep what an InvalidInput raised inside tells, and go on behind the block."""
        try:
            yield
        except InvalidInput as refused:
            self.found += refused.problems

    def read(self, parse: Callable[[V, Path], T], value: V, field: Path, otherwise: T) -> T:
        """What parse makes of value; otherwise, when it refuses."""
        try:
            return parse(value, field)
        except InvalidInput as refused:
            self.found += refused.problems
            return otherwise

    def refuse(self) -> None:
        """Raises InvalidInput with all that was found, if anything was."""
        if self.found:
            raise InvalidInput.of(self.found)


def is_missing(name: str) -> str:
    """That a fact is missing; a part of a list has no name of its own.

    >>> is_missing("makerNumber"), is_missing("0")
    ('The maker number is missing.', 'Something is missing here.')
    """
    words = re.sub(r"[A-Z]", lambda capital: f" {capital[0].lower()}", name)
    return "Something is missing here." if name.isdecimal() else f"The {words} is missing."


def parse_line(text: str, field: Path) -> str:
    """One line of text as it is kept: NFC, outer white space trimmed, 1 to 200 printable characters.

    Raises InvalidInput.
    """
    line = unicodedata.normalize("NFC", text.strip())
    if not line:
        raise invalid(field, InputFault.MISSING, is_missing(field[-1]))
    _require_printable(line, field, LONGEST_NAME)
    return line


def parse_optional_line(text: str | None, field: Path) -> str | None:
    """As `parse_line`; None for none and for white space only."""
    return None if text is None or not text.strip() else parse_line(text, field)


def parse_prefix(text: str | None, field: Path) -> str | None:
    """A GS1 company prefix; None for none. Raises InvalidInput."""
    prefix = (text or "").strip()
    if prefix and (fault := prefix_fault(prefix)):
        raise invalid(field, InputFault.MALFORMED, fault, given=shown(prefix))
    return prefix or None


def parse_link_base(text: str | None, field: Path) -> str | None:
    """Where Digital Links begin, without a slash at the end; None for none. Raises InvalidInput."""
    base = (text or "").strip().rstrip("/")
    if base and (fault := base_fault(base)):
        raise invalid(field, InputFault.MALFORMED, fault, given=shown(base))
    return base or None


def parse_server_address(text: str | None, field: Path) -> str | None:
    """Where people open Lotbook: scheme and domain, perhaps a port; None for none. Raises InvalidInput."""
    address = (text or "").strip().rstrip("/")
    if not address:
        return None
    fault = base_fault(address) or _beyond_domain(address)
    if fault:
        raise invalid(field, InputFault.MALFORMED, fault, given=shown(address))
    return address


def _beyond_domain(address: str) -> str | None:
    parts = urlsplit(address)
    if parts.path:
        return "The address ends with the domain: Lotbook answers at its root."
    try:
        return None if parts.port is None or parts.port > 0 else "A port is a number from 1 to 65535."
    except ValueError:
        return "A port is a number from 1 to 65535."


def parse_note(text: str, field: Path) -> str:
    """Text of any number of lines, at most 4,000 characters, or empty. Raises InvalidInput."""
    note = unicodedata.normalize("NFC", text.strip().replace("\r\n", "\n"))
    _require_printable(note.replace("\n", " ").replace("\t", " "), field, LONGEST_NOTE)
    return note


def parse_reason(text: str, field: Path = ("reason",)) -> str:
    """Why something is done: a note that is not empty. Raises InvalidInput."""
    reason = parse_note(text, field)
    if not reason:
        raise invalid(field, InputFault.MISSING, "Say why.")
    return reason


def parse_remark(text: str, field: Path = ("text",)) -> str:
    """A remark under a document: a note that is not empty. Raises InvalidInput."""
    remark = parse_note(text, field)
    if not remark:
        raise invalid(field, InputFault.MISSING, "A remark says something.")
    return remark


def _require_printable(text: str, field: Path, longest: int) -> None:
    if len(text) > longest:
        message = f"At most {longest:,} characters are possible here, this has {len(text):,}."
        raise invalid(field, InputFault.OVER_LIMIT, message, given=shown(text), limit=str(longest))
    for position, character in enumerate(text):
        if unicodedata.category(character) in _UNPRINTABLE and character not in _JOINERS:
            message = f"U+{ord(character):04X}, character {position + 1}, does not print; remove it."
            raise invalid(
                field, InputFault.FORBIDDEN_CHARACTER, message, given=shown(text), position=position
            )


def parse_gtin(text: str, field: Path) -> str:
    """The 14 digits of a GTIN. Raises InvalidInput."""
    try:
        return gtin.parse(text)
    except gtin.GtinError as error:
        wrong_digit = error.fault is gtin.GtinFault.CHECK_DIGIT
        fault = InputFault.CHECK_DIGIT if wrong_digit else InputFault.MALFORMED
        raise invalid(field, fault, str(error), given=shown(text), position=error.position) from None


def parse_currency(text: str, field: Path) -> str:
    """An ISO 4217 code, such as EUR. Raises InvalidInput."""
    return _capitals(text, 3, field, "A currency is written with three capitals, such as EUR.")


def parse_country(text: str, field: Path) -> str:
    """An ISO 3166 code of two letters, such as DE. Raises InvalidInput."""
    return _capitals(text, 2, field, "A country is written with two capitals, such as DE.")


def _capitals(text: str, count: int, field: Path, message: str) -> str:
    if not re.fullmatch(f"[A-Z]{{{count}}}", text):
        raise invalid(field, InputFault.MALFORMED, message, given=shown(text))
    return text


def require_quantity(quantity: Decimal, step: Decimal, field: Path) -> None:
    """Refuse a quantity of zero or below, and one that is no whole number of steps. Raises InvalidInput."""
    if quantity <= ZERO:
        message = "The quantity has to be more than zero."
        raise invalid(field, InputFault.NOT_POSITIVE, message, given=format_quantity(quantity))
    require_on_step(quantity, step, field)


def search_key(*names: str | None) -> str:
    """The folded names that a search finds something by, a line each.

    >>> search_key("PO-7", None, "Müller")
    'po-7\\nmuller'
    """
    return "\n".join(searchable(name) for name in names if name)
