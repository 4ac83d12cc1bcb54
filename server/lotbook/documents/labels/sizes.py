"""How many modules a symbol has, reckoned without making it: what a label printer encodes is not seen.

Source: ISO/IEC 16022 (Data Matrix ECC 200), ISO/IEC 15417 (Code 128).
"""

from __future__ import annotations

import re
from bisect import bisect_left

from lotbook.standards.gs1.table import GS

# Of each square Data Matrix: its side in modules, and how many codewords of data it holds.
_SIDES = (10, 12, 14, 16, 18, 20, 22, 24, 26, 32, 36, 40, 44, 48, 52, 64, 72, 80, 88, 96, 104)
_HOLDS = (3, 5, 8, 12, 18, 22, 30, 36, 44, 62, 86, 114, 144, 174, 204, 280, 368, 456, 576, 696, 816)
_PAIR = re.compile("[0-9]{2}")
_PAIRS = re.compile("(?:[0-9]{2}){2,}")
# What the set B writes with two characters in ZPL.
_IN_B = {GS: ">8", ">": ">0", "^": "><", "~": ">="}
CODE_WIDTH, STOP_WIDTH = 11, 13  # modules


def data_matrix_modules(data: str, *, fnc1: bool) -> int:
    """The side of a square Data Matrix at most: with the plainest encodation, a codeword per character or pair
    of digits. Other encodations only ever need fewer. fnc1: one stands in front.

    >>> data_matrix_modules("010952110014101710AB", fnc1=True)
    16
    """
    codewords = len(data) - len(_PAIR.findall(data)) + fnc1
    return _SIDES[bisect_left(_HOLDS, codewords)]


def code_128_codes(data: str, *, fnc1: bool) -> list[str]:
    """The codes of a Code 128 as ZPL writes them: digits in pairs where four or more stand together.

    data: printable ASCII and U+001D for FNC1. fnc1: one stands in front as well.
    >>> "".join(code_128_codes("AB1234", fnc1=False)), "".join(code_128_codes("0012A", fnc1=True))
    ('>:AB>51234', '>;>80012>6A')
    """
    start, codes, in_pairs, done = "", [], False, 0
    if fnc1:
        codes.append(">8")
    for pairs in _PAIRS.finditer(data):
        if pairs.start() > done:
            start, codes = _letters(data[done : pairs.start()], start, codes, in_pairs)
        if start:
            codes.append(">5")
        start = start or ">;"
        codes += _PAIR.findall(pairs[0])
        in_pairs, done = True, pairs.end()
    if done < len(data):
        start, codes = _letters(data[done:], start, codes, in_pairs)
    return [start, *codes]


def code_128_modules(data: str, *, fnc1: bool) -> int:
    """Its width in modules: the codes, the check character and the stop.

    >>> code_128_modules("AB1234", fnc1=False)
    90
    """
    return (len(code_128_codes(data, fnc1=fnc1)) + 1) * CODE_WIDTH + STOP_WIDTH


def _letters(text: str, start: str, codes: list[str], in_pairs: bool) -> tuple[str, list[str]]:
    if in_pairs:
        codes.append(">6")
    codes += [_IN_B.get(each, each) for each in text]
    return start or ">:", codes
