"""Which state follows which. A state changes only along these tables."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TypeVar

from lotbook.domain.money_words import MoneyPaperState
from lotbook.domain.recall_words import RecallState
from lotbook.domain.refusals import Ref, WrongState
from lotbook.domain.words import CountState, ManufacturingState, OrderState, TransferState

ORDER: Mapping[OrderState, frozenset[OrderState]] = {
    OrderState.DRAFT: frozenset({OrderState.CONFIRMED, OrderState.CANCELLED}),
    OrderState.CONFIRMED: frozenset({OrderState.DONE, OrderState.CANCELLED}),
    OrderState.DONE: frozenset({OrderState.CONFIRMED}),  # when a correction says that something is missing
    OrderState.CANCELLED: frozenset(),
}
TRANSFER: Mapping[TransferState, frozenset[TransferState]] = {
    TransferState.READY: frozenset({TransferState.DONE, TransferState.CANCELLED}),
    TransferState.DONE: frozenset(),
    TransferState.CANCELLED: frozenset(),
}
MONEY_PAPER: Mapping[MoneyPaperState, frozenset[MoneyPaperState]] = {
    MoneyPaperState.DRAFT: frozenset({MoneyPaperState.POSTED, MoneyPaperState.CANCELLED}),
    MoneyPaperState.POSTED: frozenset(),
    MoneyPaperState.CANCELLED: frozenset(),
}

MANUFACTURING: Mapping[ManufacturingState, frozenset[ManufacturingState]] = {
    ManufacturingState.DRAFT: frozenset({ManufacturingState.CONFIRMED, ManufacturingState.CANCELLED}),
    ManufacturingState.CONFIRMED: frozenset({ManufacturingState.DONE, ManufacturingState.CANCELLED}),
    ManufacturingState.DONE: frozenset(),
    ManufacturingState.CANCELLED: frozenset(),
}
COUNT: Mapping[CountState, frozenset[CountState]] = {
    CountState.COUNTING: frozenset({CountState.REVIEW, CountState.CANCELLED}),
    CountState.REVIEW: frozenset({CountState.COUNTING, CountState.DONE, CountState.CANCELLED}),
    CountState.DONE: frozenset(),
    CountState.CANCELLED: frozenset(),
}
RECALL: Mapping[RecallState, frozenset[RecallState]] = {
    RecallState.PREPARED: frozenset({RecallState.TO_CONFIRM, RecallState.STARTED, RecallState.CANCELLED}),
    RecallState.TO_CONFIRM: frozenset({RecallState.STARTED, RecallState.CANCELLED}),
    RecallState.STARTED: frozenset({RecallState.CLOSED}),
    RecallState.CLOSED: frozenset({RecallState.STARTED}),
    RecallState.CANCELLED: frozenset(),
}

SAID: Mapping[StrEnum, str] = {
    CountState.REVIEW: "in review",
    CountState.COUNTING: "being counted",
    RecallState.TO_CONFIRM: "waiting for a second manager",
}
"""How documents are, where that is not the state itself."""

State = TypeVar(
    "State", OrderState, TransferState, MoneyPaperState, ManufacturingState, CountState, RecallState
)


@dataclass(frozen=True)
class Standing:
    """Facts about a document's state: which document, its number, since when, and who brought it there; told: both in
    words."""

    document: Ref
    number: str
    since: datetime
    by: int | None = None
    told: str = ""

    def now(self, state: StrEnum) -> str:
        """Where it stands, such as "WH/IN/00007 is done (Mia Novak, 27 Nov 2026, 15:40 CET)"."""
        return f"{self.number} is {SAID.get(state, state.lower())}" + (f" ({self.told})" if self.told else "")


def follows(state: State, target: State) -> bool:
    """Whether target may come right after state.

    >>> follows(OrderState.DRAFT, OrderState.CONFIRMED), follows(TransferState.DONE, TransferState.READY)
    (True, False)
    """
    if isinstance(state, OrderState):
        return target in ORDER[state]
    if isinstance(state, MoneyPaperState):
        return target in MONEY_PAPER[state]
    if isinstance(state, ManufacturingState):
        return target in MANUFACTURING[state]
    if isinstance(state, CountState):
        return target in COUNT[state]
    if isinstance(state, RecallState):
        return target in RECALL[state]
    return target in TRANSFER[state]


def advance(state: State, target: State, standing: Standing) -> State:
    """target, when it may follow state. Raises WrongState."""
    if not follows(state, target):
        become = "already" if state == target else f"and cannot become {target.lower()}"
        message = f"{standing.now(state)} {become}."
        raise _wrong(message, standing)
    return target


def require_state(state: State, permitted: Collection[State], standing: Standing, to: str) -> None:
    """Refuse what this state does not permit. to: what was to be done, such as "add a line to it".

    Raises WrongState.
    """
    if state not in permitted:
        raise _wrong(f"{standing.now(state)}: nobody can {to} now.", standing)


def _wrong(message: str, standing: Standing) -> WrongState:
    return WrongState(message=message, current=standing.document, by=standing.by, since=standing.since)
