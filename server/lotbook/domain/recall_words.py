"""The words of recalls."""

from __future__ import annotations

from enum import StrEnum


class RecallKind(StrEnum):
    """Whether goods are taken back, or it is an exercise."""

    REAL = "REAL"
    MOCK = "MOCK"


class RecallSeverity(StrEnum):
    """How grave a recall is."""

    CLASS_1 = "CLASS_1"
    CLASS_2 = "CLASS_2"
    CLASS_3 = "CLASS_3"
    WITHDRAWAL = "WITHDRAWAL"


class RecallState(StrEnum):
    """Where a recall stands."""

    PREPARED = "PREPARED"
    TO_CONFIRM = "TO_CONFIRM"
    STARTED = "STARTED"
    CLOSED = "CLOSED"
    CANCELLED = "CANCELLED"


class ScopeReason(StrEnum):
    """How a lot came into the scope of a recall."""

    NAMED = "NAMED"
    DERIVED = "DERIVED"
    ARRIVED = "ARRIVED"


class RecallLetterKind(StrEnum):
    """What a letter of a recall is for."""

    NOTICE = "NOTICE"
    REMINDER = "REMINDER"
    VENDOR = "VENDOR"
