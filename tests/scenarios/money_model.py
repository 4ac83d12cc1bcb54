"""Orders and the papers with money on them in a few lines of Python, independent of how the program keeps them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal

TAX = 19
"""Percent, of everything."""


def cents(amount: Decimal) -> int:
    """An amount in whole cents, half up."""
    return int((amount * 100).quantize(Decimal(1), ROUND_HALF_UP))


@dataclass(eq=False)
class Paper:
    """A bill or an invoice, or a credit note on one: one line of one product."""

    id: int
    order: Order
    quantity: int
    net: int
    tax: int
    credits: Paper | None = None
    posted: bool = False
    given_up: bool = False
    payments: dict[int, int] = field(default_factory=dict)
    """Cents, by row id; those that were taken back are not among them."""

    @property
    def total(self) -> int:
        return self.net + self.tax

    @property
    def paid(self) -> int:
        return sum(self.payments.values())


@dataclass(eq=False)
class Order:
    """What was bought or sold of the product: one line. moved: received or delivered, less what went back."""

    id: int
    line: int
    price: Decimal
    moved: int = 0
    papers: list[Paper] = field(default_factory=list)

    def _kept(self) -> Iterable[Paper]:
        return (each for each in self.papers if not each.given_up)

    @property
    def billed(self) -> int:
        """What is on papers, drafts too, less what is on credit notes."""
        return sum(-each.quantity if each.credits else each.quantity for each in self._kept())

    @property
    def left(self) -> int:
        return max(self.moved - self.billed, 0)

    def _notes(self, paper: Paper) -> list[Paper]:
        return [each for each in self._kept() if each.credits is paper]

    def creditable(self, paper: Paper) -> int:
        """How much of a posted paper no credit note has taken."""
        return paper.quantity - sum(each.quantity for each in self._notes(paper))

    def went_back(self, paper: Paper) -> int:
        """How much of a posted paper is billed beyond what was moved in the end."""
        return max(min(self.billed - self.moved, self.creditable(paper)), 0)

    def money(self, quantity: int, credited: Paper | None) -> tuple[int, int]:
        """Net and tax in cents; what takes the rest of a paper takes the rest of its money."""
        net = cents(quantity * self.price)
        tax = cents(Decimal(net) * TAX / 10_000)
        if credited is None:
            return net, tax
        notes = self._notes(credited)
        rest = credited.net - sum(note.net for note in notes), credited.tax - sum(note.tax for note in notes)
        return rest if quantity == self.creditable(credited) else (min(net, rest[0]), min(tax, rest[1]))

    def due(self, paper: Paper) -> int:
        """Cents: of a bill or invoice still to pay, of a credit note still to be given back."""
        whole = paper.credits or paper
        notes = [each for each in self._notes(whole) if each.posted]
        balance = whole.total - whole.paid - sum(note.total - note.paid for note in notes)
        if paper is whole:
            return max(balance, 0)
        to_give = max(-balance, 0)
        for note in notes:
            part = min(note.total - note.paid, to_give)
            if note is paper:
                return part
            to_give -= part
        raise AssertionError("a credit note that is not on its paper")
