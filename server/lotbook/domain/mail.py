"""Addresses that letters are sent to and from."""

from __future__ import annotations

import re

from lotbook.domain.quantities import Path, shown
from lotbook.domain.refusal_words import InputFault
from lotbook.domain.refusals import invalid

LONGEST_ADDRESS, LONGEST_LOCAL = 254, 64
# RFC 5321, without quoted names, literal addresses and routes: nobody is reached by these any more.
_ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_ADDRESS = re.compile(rf"({_ATOM}(?:\.{_ATOM})*)@{_LABEL}(?:\.{_LABEL})+")


def parse_address(text: str, field: Path) -> str:
    """An e-mail address as mail servers take it, outer white space trimmed. Raises InvalidInput.

    >>> parse_address(" mia.mill@example.com ", ("email",))
    'mia.mill@example.com'
    """
    address = text.strip()
    found = _ADDRESS.fullmatch(address)
    if found is None or len(address) > LONGEST_ADDRESS or len(found[1]) > LONGEST_LOCAL:
        message = "An e-mail address is written as name@example.com, in unaccented letters."
        raise invalid(field, InputFault.MALFORMED, message, given=shown(address))
    return address


def parse_optional_address(text: str | None, field: Path) -> str | None:
    """As `parse_address`; None for none and for white space only."""
    return None if text is None or not text.strip() else parse_address(text, field)
