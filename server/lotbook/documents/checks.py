"""What is looked at before anything is drawn, so that nothing is printed in part."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from lotbook.documents.faces import missing
from lotbook.documents.goods import Numbered
from lotbook.domain.refusals import CannotPrint

SHOWN = 10


def require_printable(numbers: Iterable[Numbered]) -> None:
    """Refuse numbers with characters that no embedded font has, naming the first and its characters: a sign in their
    place would make two numbers look like one. In names such a sign is printed. Raises CannotPrint.
    """
    lacking = {each: found for each in numbers if (found := missing(each.number))}
    if lacking:
        first, others = next(iter(lacking)), len({each.number for each in lacking}) - 1
        line = f"Line {first.line}: " if first.line else ""
        of = f"{first.of}, " if first.of else ""
        named = ", ".join(described(character) for character in lacking[first][:SHOWN])
        more = f" ({others} more such numbers)" if others else ""
        raise CannotPrint(
            message=f"{line}{of}{first.number}: no font for printing has {named}.{more}",
            lots=list(dict.fromkeys(each.lot for each in lacking if each.lot is not None)),
            characters=list(dict.fromkeys(each for found in lacking.values() for each in found)),
        )


def unprintable(numbers: Iterable[Numbered]) -> tuple[Numbered, ...]:
    """Those that `require_printable` would refuse, for papers that tell numbers among other words."""
    return tuple(each for each in numbers if missing(each.number))


def described(character: str) -> str:
    """A character as a person can find it again, also when no screen shows it.

    >>> described("é"), described("\\x00")
    ('é (U+00E9, latin small letter e with acute)', 'U+0000')
    """
    point = f"U+{ord(character):04X}"
    name = unicodedata.name(character, "").lower()
    return f"{character} ({point}, {name})" if name else point
