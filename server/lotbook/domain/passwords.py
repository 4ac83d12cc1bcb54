"""What a password and a login name must be. Long beats complicated: no rules about kinds of characters."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from lotbook.domain.refusal_words import InputFault
from lotbook.domain.refusals import invalid

SHORTEST_PASSWORD = 15
LONGEST_PASSWORD_BYTES = 1024
LONGEST_LOGIN = 64
FEWEST_DIFFERENT = 6

_GUESSED_FIRST = (
    "lotbook",
    "password",
    "passwort",
    "qwertyuiop",
    "asdfghjkl",
    "zxcvbnm",
    "letmein",
    "welcome",
    "admin",
)
_RUNS = (
    "01234567890123456789",
    "98765432109876543210",
    "abcdefghijklmnopqrstuvwxyz",
    "qwertyuiopasdfghjklzxcvbnm",
)


def require_strong(password: str, known: Sequence[str] = (), field: str = "password") -> None:
    """Refuse a new password that is short, huge or made of what is guessed first.

    known: words that others know of the person, such as name and login. Raises InvalidInput.
    Source: NIST SP 800-63B-4, 3.1.1.2: 15 characters where the password is the only factor.
    """
    if len(password) < SHORTEST_PASSWORD:
        message = f"A password has at least {SHORTEST_PASSWORD} characters; a short sentence is easy to keep."
        raise invalid(field, InputFault.TOO_SIMPLE, message, limit=str(SHORTEST_PASSWORD))
    require_bounded(password, field)
    left = password.casefold()
    for word in sorted((*known, *_GUESSED_FIRST), key=len, reverse=True):
        for part in re.split(r"\W+", word.casefold()):
            left = left.replace(part, "") if len(part) > 2 else left
    left = "".join(c for n, c in enumerate(left) if not _runs_on(left[max(0, n - 3) : n + 1]))
    if len(set(left)) < FEWEST_DIFFERENT:
        message = (
            "This password is among the first that are guessed; take words that only you would put together."
        )
        raise invalid(field, InputFault.TOO_SIMPLE, message)


def require_bounded(password: str, field: str = "password") -> None:
    """Refuse what would only cost time to hash."""
    try:
        size = len(password.encode())
    except UnicodeEncodeError:
        raise invalid(field, InputFault.FORBIDDEN_CHARACTER, "This password is not valid text.") from None
    if size > LONGEST_PASSWORD_BYTES:
        message = f"A password has at most {LONGEST_PASSWORD_BYTES:,} bytes."
        raise invalid(field, InputFault.OVER_LIMIT, message, limit=str(LONGEST_PASSWORD_BYTES))


def parse_login(text: str, field: str = "login") -> str:
    """The login name as it is kept: NFC, 1 to 64 printable characters, no space. Raises InvalidInput."""
    login = unicodedata.normalize("NFC", text.strip())
    if not login:
        raise invalid(field, InputFault.MISSING, "A login name is missing.")
    if len(login) > LONGEST_LOGIN:
        message = f"A login name has at most {LONGEST_LOGIN} characters."
        raise invalid(field, InputFault.OVER_LIMIT, message, limit=str(LONGEST_LOGIN))
    if not login.isprintable() or any(character.isspace() for character in login):
        message = "A login name has printable characters only, and no spaces."
        raise invalid(field, InputFault.FORBIDDEN_CHARACTER, message)
    return login


def login_key(text: str) -> str:
    """Equal for login names that are one: case and width do not count.

    >>> login_key("Eva") == login_key("\uff25va")
    True
    """
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    return unicodedata.normalize("NFKC", "".join(folded.split()))


def _runs_on(part: str) -> bool:
    return len(part) == 4 and (len(set(part)) == 1 or any(part in run for run in _RUNS))
