"""What is looked at before anything is drawn, so that nothing is printed in part."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from lotbook.documents.faces import missing
from lotbook.domain.refusals import CannotPrint

SHOWN = 10


def require_printable(texts: Iterable[tuple[str, int | None]]) -> None:
    """Refuse texts with characters that no embedded font has, naming each.

    texts: each with the lot it belongs to, if any. Raises CannotPrint.
    """
    characters: dict[str, None] = {}
    lots: dict[int, None] = {}
    for text, lot in texts:
        if lacking := missing(text):
            characters.update(dict.fromkeys(lacking))
            if lot is not None:
                lots[lot] = None
    if characters:
        names = ", ".join(described(character) for character in list(characters)[:SHOWN])
        more = f" and {len(characters) - SHOWN} more" if len(characters) > SHOWN else ""
        message = f"No font for printing has {names}{more}."
        raise CannotPrint(message=message, lots=list(lots), characters=list(characters))


def described(character: str) -> str:
    """A character as a person can find it again, also when no screen shows it.

    >>> described("é"), described("\\x00")
    ('é (U+00E9, latin small letter e with acute)', 'U+0000')
    """
    point = f"U+{ord(character):04X}"
    name = unicodedata.name(character, "").lower()
    return f"{character} ({point}, {name})" if name else point
