"""Where a trace starts, which way it goes and how far: as it is asked in a query, and in the address of a file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from urllib.parse import urlencode

import strawberry
from strawberry import UNSET

from lotbook.domain.dates import parse_day, parse_instant
from lotbook.domain.refusal_words import InputFault
from lotbook.domain.refusals import Refusal, invalid
from lotbook.domain.tracing import TraceDirection, TraceEdgeKind, TraceScope
from lotbook.graphql import ids, tracing_words  # noqa: F401  # describes the words, whoever is imported first
from lotbook.graphql.scalars import Day
from lotbook.graphql.scalars import Sequence as Seq
from lotbook.graphql.shown import needed, optional, preset
from lotbook.ledger.changes import BeyondTheBook, sequence_at
from lotbook.ledger.tracing import starts
from lotbook.ledger.tracing.closures import Closure, Limits, Moved
from lotbook.ledger.tracing.walk import closure
from lotbook.models import Lot

STARTS = {
    "document": starts.DOCUMENTS,
    "package": {"Package"},
    "product": {"Product"},
    "partner": {"Partner"},
}
"""What a start may name, and of which types it may be."""
MOST_LOTS, MOST_STEPS, MOST_REACHED = 1_000, 50, 50_000


@strawberry.input(description="A product's batch.")
class TraceBatchInput:
    product: strawberry.ID = needed("The product.")
    batch: str = needed("The batch, as it stands on its serials.")


@strawberry.input(description="A partner's lots between two days.")
class PartnerPeriodInput:
    partner: strawberry.ID = needed("Vendor or customer.")
    since: Day = needed("First day, by the calendar of the warehouse.")
    until: Day = needed("Last day.")


@strawberry.input(one_of=True, description="Where a trace starts.")
class TraceStart:
    lots: list[strawberry.ID] | None = optional("Lots, at most 1,000.")
    document: strawberry.ID | None = optional(
        "What a document moved, corrections reckoned in: a transfer, a purchase or sales order, a count; shares are"
        " then of so much of each lot. Of a manufacturing order all of the lots that it made, BACK that it took."
    )
    package: strawberry.ID | None = optional(
        "What is, or was, in a package: shares are of so much of each lot as was ever put into it."
    )
    batch: TraceBatchInput | None = optional("All serials of a batch, and the lot of that number.")
    partner: PartnerPeriodInput | None = optional(
        "All lots of a partner between two days; by time, what his documents of these days moved then."
    )


@strawberry.input(description="How far and when to walk.")
class TraceLimits:
    max_depth: int = preset(20, "Most steps between lots, 1 to 50.")
    max_nodes: int = preset(5_000, "Most lots in each direction, the start included, 1 to 50,000.")
    as_of: Seq | None = optional("The graph as it was at this place in the journal; now when absent.")
    known_at: datetime | None = optional(
        "The graph as it was known at this instant: what was recorded before it, whenever it happened. Its place in the"
        " journal is asOf of the trace; where both are given asOf counts."
    )
    until: datetime | None = optional("Only what happened before this instant, as far as it is known by now.")
    kinds: list[TraceEdgeKind] | None = optional(
        "Only these kinds of edges, shown and walked: extent tells what others lead to; customers and vendors are told"
        " whatever is named here. All but MOVED when absent."
    )


@dataclass(frozen=True)
class Asked:
    """A trace as it is asked, in texts that also stand in the address of a file."""

    start: Mapping[str, str]
    direction: TraceDirection
    scope: TraceScope
    limits: Limits

    @classmethod
    def of(
        cls, start: TraceStart, direction: TraceDirection, scope: TraceScope, limits: TraceLimits | None
    ) -> Asked:
        return cls(_texts(start), direction, scope, _limits(limits or TraceLimits()))

    @classmethod
    def read(cls, fields: Mapping[str, str]) -> Asked:
        """Of the parameters of an address. Raises ValueError for what they cannot be."""
        try:
            limits = Limits(
                max_depth=int(fields.get("maxDepth", "20")),
                max_lots=int(fields.get("maxNodes", "5000")),
                as_of=int(fields["asOf"]) if "asOf" in fields else None,
                known_at=parse_instant(fields["knownAt"]) if "knownAt" in fields else None,
                until=parse_instant(fields["until"]) if "until" in fields else None,
                kinds=frozenset(map(TraceEdgeKind, fields["kinds"].split(",")))
                if "kinds" in fields
                else None,
            )
            _require_within(limits)
            direction = TraceDirection(fields.get("direction", "FORWARD"))
            return cls(fields, direction, TraceScope(fields.get("scope", "BY_NUMBER")), limits)
        except Refusal as fault:
            raise ValueError(str(fault)) from None

    def parameters(self, as_of: int) -> str:
        """For the address of a file that tells the same as was read at a place in the journal."""
        told = {
            **self.start,
            "direction": self.direction.value,
            "scope": self.scope.value,
            "maxDepth": self.limits.max_depth,
            "maxNodes": self.limits.max_lots,
            "asOf": as_of,
        }
        for name, instant in (("knownAt", self.limits.known_at), ("until", self.limits.until)):
            if instant is not None:
                told[name] = instant.isoformat().replace("+00:00", "Z")
        if self.limits.kinds is not None:
            told["kinds"] = ",".join(sorted(self.limits.kinds))
        return urlencode(told)

    async def lots(self, until: tuple[int, int]) -> Sequence[int] | Moved | None:
        """Those that it starts from, or what a document moved or a package held; None for a start that there is not,
        also where one of several lots is unknown. until: place in the journal, and instant. Raises InvalidInput."""
        start = self.start
        if "lots" in start:
            return await _known(start["lots"].split(","))
        kind, row_id = self._named()
        if not await starts.there_is(kind, row_id):
            return None
        if kind == "Partner" and self.scope is TraceScope.BY_TIME:
            return await starts.moved_for_partner(row_id, *_days(start), until)
        if kind == "Partner":
            return await starts.of_partner(row_id, *_days(start))
        if kind == "Product":
            return await starts.of_batch(row_id, start.get("batch", "")) or None
        if kind == "Package":
            return await starts.of_package(row_id, until)
        return await starts.of_document(kind, row_id, self.direction, until)

    def _named(self) -> tuple[str, int]:
        """The type and row of what the start names; a type that there is not for what it cannot be."""
        for name, kinds in STARTS.items():
            if name in self.start:
                kind, row_id = ids.decode(self.start[name]) or ("", 0)
                return (kind, row_id) if kind in kinds else ("", 0)
        return "", 0

    async def closure(self) -> Closure | None:
        """What it reaches; None for a start that there is not. Raises InvalidInput and BeyondTheBook."""
        limits = self.limits
        if limits.as_of is None and limits.known_at is not None:
            limits = replace(limits, as_of=await sequence_at(limits.known_at))
        lots = await self.lots(limits.up_to)
        if lots is None:
            return None
        if not isinstance(lots, Moved):
            return await closure(lots, self.direction, self.scope, limits)
        # An order of production took and gave: that is not so much of the one and of the other.
        whole = self._named()[0] == "ManufacturingOrder"
        return await closure([*lots.goods], self.direction, self.scope, limits, None if whole else lots)


async def trace_asked(fields: Mapping[str, str]) -> Closure | None:
    """What a trace reaches that is asked for by texts, such as direction=BACK; None for an unknown start.

    Raises ValueError for a text that a field cannot be.
    """
    try:
        return await Asked.read(fields).closure()
    except (Refusal, BeyondTheBook) as fault:
        raise ValueError(str(fault)) from None


def _days(start: Mapping[str, str]) -> tuple[date, date]:
    """First and last day. Raises InvalidInput for what is no day, and for a time that ends before it begins."""
    since, until = (parse_day(start.get(name), (name,)) for name in ("from", "to"))
    if until < since:
        message = f"The time ends on {until}, before it begins on {since}."
        raise invalid(("start", "partner", "until"), InputFault.CONTRADICTION, message, given=str(until))
    return since, until


async def _known(global_ids: Sequence[str]) -> list[int] | None:
    """None as soon as one is unknown: a shorter answer would not say so."""
    named = {ids.row_or_none("Lot", each) for each in global_ids}
    rows: list[Any] = await Lot.filter(id__in=named - {None}).order_by("id").values_list("id", flat=True)
    return rows if len(rows) == len(named) else None


def _texts(start: TraceStart) -> dict[str, str]:
    """Raises InvalidInput for more lots than may be named."""
    if _given(start.lots) is not None:
        if len(start.lots or ()) > MOST_LOTS:
            message = f"Name at most {MOST_LOTS:,} lots."
            raise invalid(("start", "lots"), InputFault.OVER_LIMIT, message, limit=str(MOST_LOTS))
        return {"lots": ",".join(start.lots or ())}
    if (batch := _given(start.batch)) is not None:
        return {"product": batch.product, "batch": batch.batch}
    if (partner := _given(start.partner)) is not None:
        return {
            "partner": partner.partner,
            "from": partner.since.isoformat(),
            "to": partner.until.isoformat(),
        }
    named = {"document": start.document, "package": start.package}
    return {name: str(value) for name, value in named.items() if _given(value) is not None}


def _limits(given: TraceLimits) -> Limits:
    kinds = _given(given.kinds)
    limits = Limits(
        max_depth=given.max_depth,
        max_lots=given.max_nodes,
        as_of=_given(given.as_of),
        known_at=_given(given.known_at),
        until=_given(given.until),
        kinds=None if kinds is None else frozenset(kinds),
    )
    _require_within(limits)
    return limits


def _require_within(limits: Limits) -> None:
    for what, name, given, most in (
        ("steps", "maxDepth", limits.max_depth, MOST_STEPS),
        ("lots", "maxNodes", limits.max_lots, MOST_REACHED),
    ):
        if not 1 <= given <= most:
            message = f"A trace has 1 to {most:,} {what}, not {given:,}."
            fault = InputFault.OVER_LIMIT if given > most else InputFault.NOT_POSITIVE
            raise invalid(("limits", name), fault, message, given=str(given), limit=str(most))


def _given(value: Any) -> Any:
    return None if value is UNSET else value
