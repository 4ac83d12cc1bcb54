"""Numbers that a spreadsheet took for something else: days, truth values and faults of formulas."""

from __future__ import annotations

import re
from datetime import date

from lotbook.domain.list_cells import Cell, Fault, Truth, shown_cell
from lotbook.domain.list_values import may_be_day
from lotbook.domain.quantities import shown

_CAPITAL = "Jan|Feb|Mar|Mrz|Mär|Apr|May|Mai|Jun|Jul|Aug|Sept?|Oct|Okt|Nov|Dec|Dez"
_SMALL = """janv|févr|mars|avr|mai|juin|juil|août|sept?|oct|nov|déc|ene|feb|mar|abr|may|jun|jul|ago|dic|gen|apr|mag|giu
lug|set|ott|jan|mrt|mei|aug|okt|dec""".replace("\n", "|")
_MONTH = f"(?:{_CAPITAL}|{_SMALL})"
"""As spreadsheets shorten them in some languages; people who number lots write SET-1 and MAR-24."""
_DAYS = re.compile(rf"[0-9]{{1,2}}(?:\.? |-|/){_MONTH}(?:[-/ .]+[0-9]{{2,4}})?|{_MONTH}[-/ .]+[0-9]{{1,4}}")
_TRUTHS = frozenset(
    "TRUE FALSE WAHR FALSCH VRAI FAUX VERDADERO FALSO VERO VERDADEIRO WAAR ONWAAR PRAWDA FAŁSZ".split()
)
_FAULTS = re.compile(r"#[^ ]*[!?]|#N/[AD]|#NV|#+|Err:[0-9]+")


def overwritten(cell: Cell) -> str | None:
    """What a cell holds that tells no number any more, in words: what it was before a spreadsheet stored something else
    cannot be known. None for text and amounts.

    >>> overwritten(date(2026, 1, 3))
    'holds the day 2026-01-03, not a number such as 3-1: what it was cannot be known. Write it as text.'
    """
    match cell:
        case Fault(name=name):
            return f"holds the fault {name}."
        case date():
            told = f"the day {cell.isoformat()}, not a number such as {cell.day}-{cell.month}"
        case Truth():
            told = f"the truth value {shown_cell(cell)}, not a number"
        case _:
            return None
    return f"holds {told}: what it was cannot be known. Write it as text."


def made_otherwise(text: str) -> str | None:
    """Why text looks as a spreadsheet writes what it took for something else, in words; None when it does not.

    >>> made_otherwise("3-Jan"), made_otherwise("SET-1")
    ('A spreadsheet may have made the day 3-Jan of another number.', None)
    """
    if _DAYS.fullmatch(text) or (not text.isdigit() and may_be_day(text)):
        return f"A spreadsheet may have made the day {text} of another number."
    if text in _TRUTHS:
        return f"{text} is how a spreadsheet writes a truth value."
    if _FAULTS.fullmatch(text):
        return f"{shown(text)} is how a spreadsheet writes a fault."
    return None
