"""What keeps a file from being imported."""

from __future__ import annotations

from dataclasses import dataclass

from lotbook.domain.refusal_words import RefusalCode
from lotbook.domain.refusals import Refusal

MOST_FAULTS = 1_000
"""Faults of a file that are told."""


@dataclass(frozen=True, kw_only=True)
class ImportFault:
    """Why a row cannot be imported. row, column: where, from 1, as spreadsheets count; column is None for the row as a
    whole. heading: of that column; given: what stands there, at most 80 characters."""

    row: int
    message: str
    column: int | None = None
    heading: str | None = None
    given: str | None = None


@dataclass(eq=False, kw_only=True)
class ImportFaulty(Refusal):
    """A file with rows that cannot be imported; nothing of it was. faults: the first of all, by row."""

    code: RefusalCode = RefusalCode.IMPORT_REJECTED
    faults: list[ImportFault]
    fault_count: int
