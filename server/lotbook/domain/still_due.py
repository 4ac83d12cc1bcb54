"""What is still due of bills, invoices and credit notes, and how far they are paid."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lotbook.domain.words import Progress


@dataclass(frozen=True)
class Credited:
    """A posted credit note, in minor units: its total, and what of it was paid back."""

    total: int
    paid: int = 0


@dataclass(frozen=True)
class Due:
    """Minor units still to pay: of a paper, and to be given back for each of its credit notes."""

    paper: int
    credit_notes: tuple[int, ...] = ()


def still_due(total: int, paid: int, credit_notes: Sequence[Credited] = ()) -> Due:
    """What is due of a posted paper and of the credit notes on it, the oldest first, all in minor units.

    A credit note first lessens what is due of its paper; only what was paid beyond that is to be given back.
    >>> still_due(100, 30, [Credited(40)])
    Due(paper=30, credit_notes=(0,))
    >>> still_due(100, 100, [Credited(40, paid=15)])
    Due(paper=0, credit_notes=(25,))
    """
    balance = total - paid - sum(each.total - each.paid for each in credit_notes)
    left = max(-balance, 0)
    back = []
    for each in credit_notes:
        part = min(each.total - each.paid, left)
        left -= part
        back.append(part)
    return Due(max(balance, 0), tuple(back))


def paid_so_far(total: int, due: int) -> Progress:
    """How far a posted paper is paid or credited.

    >>> paid_so_far(100, 100).value, paid_so_far(100, 1).value, paid_so_far(0, 0).value
    ('NOTHING', 'PART', 'ALL')
    """
    if due == 0:
        return Progress.ALL
    return Progress.NOTHING if due >= total else Progress.PART


def paid_of_all(papers: Sequence[tuple[int, int]]) -> Progress:
    """How far the posted papers of an order are paid. papers: what each comes to and what is due of it.

    >>> paid_of_all([]).value, paid_of_all([(100, 0), (50, 50)]).value
    ('NOT_NEEDED', 'PART')
    """
    if not papers:
        return Progress.NOT_NEEDED
    return paid_so_far(sum(total for total, _ in papers), sum(due for _, due in papers))
