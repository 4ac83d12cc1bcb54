"""Numbers that differ by one character, as one that was misread or mistyped does from the right one."""

from __future__ import annotations

from string import ascii_lowercase, digits

_CHARACTERS = f"{digits}{ascii_lowercase}-/._ "
LONGEST = 40
"""Of longer numbers nobody is asked: so many of them would have to be looked for."""


def one_off(key: str) -> set[str]:
    """Keys with one character more, fewer or otherwise, or two that changed places; a letter for another one is how
    numbers of different things are told apart, as K-1 from F-1. key: as `number_key` gives it.

    >>> near = one_off("bdx-08")
    >>> "bd-08" in near, "bdx-80" in near, "bdx-09" in near, "bdy-08" in near, "bdx-08" in near, "bd-8" in near
    (True, True, True, False, False, False)
    """
    if len(key) > LONGEST:
        return set()
    parts = [(key[:at], key[at:]) for at in range(len(key) + 1)]
    near = {before + behind[1:] for before, behind in parts if behind}
    near |= {before + behind[1] + behind[0] + behind[2:] for before, behind in parts if len(behind) > 1}
    for character in _CHARACTERS:
        near |= {before + character + behind for before, behind in parts}
        near |= {
            before + character + behind[1:]
            for before, behind in parts
            if behind and not (character.isalpha() and behind[0].isalpha())
        }
    return near - {key, ""}
