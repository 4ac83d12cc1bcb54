"""Advance notice: what vendors announced, and whether it came."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from typing import Annotated

import strawberry

from lotbook import models
from lotbook.domain.quantities import ZERO
from lotbook.domain.words import ExpectedVerdict
from lotbook.graphql.connections import After, CountedConnection, First, Listing, Order, require_page_size
from lotbook.graphql.context import Info
from lotbook.graphql.scalars import Day, Quantity, Sscc
from lotbook.graphql.shown import Node, Shown, computed, described, own
from lotbook.graphql.words import describe
from lotbook.ledger import announced

MOST_HELD = 1_000

Verdicts = Annotated[list[ExpectedVerdict] | None, described("Only these verdicts.")]
Carton = Annotated[Sscc | None, described("Only those in this carton or on this pallet.")]


describe(
    ExpectedVerdict,
    "Whether an announced number came.",
    MATCHED="It came.",
    MISSING="It did not come yet.",
)


@strawberry.type(description="How far what was announced for a line came, in numbers.")
class Verification(Shown):
    announced: int = own("Announced by the vendor.")
    matched: int = own("Announced, and came.")
    missing: int = own("Announced, and did not come yet.")
    unexpected: int = own("Came, and not announced.")


@strawberry.type(description="A number that an advance notice announced.")
class ExpectedNumber(Node):
    model = models.ExpectedNumber

    number: str = own("The number, as the vendor told it.")
    maker_number: str | None = own("Another number that may stand on its label; null for none.")
    quantity: Quantity = own("Announced, in the stock unit.")
    expiry_date: Day | None = own("Expiry that was announced; null for none.", "expiry")
    best_before_date: Day | None = own("Best before that was announced; null for none.", "best_before")
    carton: Sscc | None = own("SSCC of the carton it comes in; null when not told.")
    pallet: Sscc | None = own("SSCC of the pallet it comes on; null when not told.")

    @computed("What came of it, in the stock unit.")
    async def recorded(self, info: Info) -> Quantity:
        return Quantity(await info.context.load(_recorded, (self.thing.transfer_line_id, self.thing.id)))

    @computed("Whether it came.")
    async def verdict(self, info: Info) -> ExpectedVerdict:
        came = await info.context.load(_recorded, (self.thing.transfer_line_id, self.thing.id))
        return ExpectedVerdict.MATCHED if came > ZERO else ExpectedVerdict.MISSING


async def _recorded(keys: list[tuple[int | None, int]]) -> list[Decimal]:
    """How much came, by line and announced number."""
    lines: dict[int, list[int]] = defaultdict(list)
    for line, expected in keys:
        if line is not None:
            lines[line].append(expected)
    came = await announced.recorded(lines, [each for ids in lines.values() for each in ids]) if lines else {}
    return [came.get(expected, ZERO) for _, expected in keys]


async def verifications(lines: list[int]) -> list[announced.Verification | None]:
    """The loader of how the notice of each line stands."""
    return await announced.verifications(lines)


async def unexpected(keys: list[tuple[int, int]]) -> list[bool]:
    """The loader of whether entries were not announced where others were, by line and entry."""
    found = await announced.unexpected({line for line, _ in keys}, [entry for _, entry in keys])
    return [entry in found for _, entry in keys]


async def numbers_of_line(
    info: Info, line: int, first: First, after: After, verdicts: Verdicts, carton: Carton
) -> CountedConnection[ExpectedNumber]:
    """The announced numbers of a line of a transfer, in the vendor's order."""
    require_page_size(first)
    asked = (verdicts, carton)
    listing = Listing(f"TransferLine:{line}.expectedNumbers", Order("id"), asked, info.context.who)
    behind = listing.place(after)[1] if after is not None else 0
    wanted = verdicts or ()
    ids = await announced.of_line(line, wanted, carton, behind, first + 1)
    rows = await models.ExpectedNumber.filter(id__in=ids[:first]).order_by("id")

    async def count() -> int:
        return await announced.count_of_line(line, wanted, carton)

    return CountedConnection(
        nodes=[ExpectedNumber.of(row) for row in rows],
        cursors=[partial(listing.cursor, row.id, row.id) for row in rows],
        has_next=len(ids) > first,
        has_previous=after is not None,
        count=count,
    )


@dataclass(frozen=True)
class Held:
    """A carton or pallet on a transfer. rows: ids of its announced numbers, the missing ones first."""

    sscc: str
    announced: int
    matched: int
    unexpected: int
    rows: tuple[int, ...]

    @property
    def missing(self) -> int:
        return self.announced - self.matched


@strawberry.type(description="What a carton or pallet was announced to hold, and how far that came.")
class PackageContents(Shown):
    sscc: Sscc = own("Its SSCC.")
    announced: int = own("Numbers announced to be in it.")
    matched: int = own("Of these, how many came.")
    missing: int = own("Of these, how many did not come yet.")
    unexpected: int = own("Numbers found in it that were not announced to be.")

    @computed("Its announced numbers, those that are missing first; at most 1,000.")
    async def numbers(self) -> list[ExpectedNumber]:
        wanted = list(self.thing.rows[:MOST_HELD])
        rows = {row.id: row for row in await models.ExpectedNumber.filter(id__in=wanted)}
        return [ExpectedNumber.of(rows[each]) for each in wanted if each in rows]


async def package_of(transfer: int, sscc: str) -> PackageContents | None:
    """What a carton or pallet holds on a transfer."""
    lines = await models.TransferLine.filter(transfer_id=transfer).values_list("id", flat=True)
    rows = await announced.contents(list(lines), sscc)  # type: ignore[arg-type]  # values_list is typed as tuples
    if not rows:
        return None
    came = [row["id"] for row in rows if row["came"]]
    missing = [row["id"] for row in rows if not row["came"]]
    unexpected = await announced.not_in(transfer, sscc)
    return PackageContents.of(Held(sscc, len(rows), len(came), unexpected, (*missing, *came)))
