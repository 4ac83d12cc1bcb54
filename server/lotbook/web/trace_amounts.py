"""How much of what a trace tells on paper: where all of it is, what each lot holds, who has it and who gave it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from lotbook.documents import words
from lotbook.documents.trace_sheet import Amount
from lotbook.domain.quantities import counted, from_millionths
from lotbook.domain.trace_flows import Bounds
from lotbook.domain.trace_shares import Shares
from lotbook.ledger.tracing import graph
from lotbook.ledger.tracing.closures import Closure
from lotbook.ledger.tracing.graph import Reached
from lotbook.ledger.tracing.movements import Movement
from lotbook.ledger.whereabouts import OfProduct, Whereabouts, whereabouts
from lotbook.models import Location, Partner, Product

MOST_SHARES, MOST_PARTNERS, MOST_PLACES = 200, 200, 8


@dataclass(frozen=True)
class Whole:
    """What a trace starts from, and how much of it is where; no shares where they have no meaning."""

    number: str
    unit: str
    shares: Shares | None

    def left_with(self, customer: Reached) -> str | None:
        if self.shares is None:
            return None
        return f"{_known(customer.share(self.shares), self.unit)} of {self.number}"


def _known(bounds: Bounds, unit: str) -> str:
    return words.known(from_millionths(bounds.at_least), from_millionths(bounds.at_most), unit)


async def held_of(closure: Closure, shares: Shares | None, unit: str | None) -> tuple[Amount, ...]:
    """How much of the start is in each other lot, in its unit; or of each in the start, in that of each where unit is
    None. Those of the first steps first."""
    if shares is None:
        return ()
    start = {*closure.start}
    held = {lot: content.held for lot, content in shares.contents.items() if lot not in start}
    nearest = sorted(held, key=lambda lot: (abs(closure.depth[lot]), lot))[:MOST_SHARES]
    called = {row: facts for row, *facts in await graph.called(nearest)}
    found = []
    for lot in nearest:
        number, name, own = called[lot]
        found.append(Amount(f"{number} ({name})", _known(held[lot], unit or own), number=number))
    if len(held) > len(found):
        found.append(Amount(counted(len(held) - len(found), "more lot"), "in the app"))
    return tuple(found)


async def named_units(products: set[int]) -> Mapping[int, tuple[str, str]]:
    rows = await Product.filter(id__in=products).values_list("id", "name", "unit__symbol")
    return {row: (name, unit) for row, name, unit in rows}


async def amounts_of_partners(
    reached: Sequence[Reached],
    units: Mapping[int, tuple[str, str]],
    ways: tuple[str, str],
    whole: Whole | None,
) -> tuple[Amount, ...]:
    """Who has how much, or gave it, what went back taken off. ways: there and back; whole: where shares are told."""
    there, back = ways
    found = []
    shown = reached[:MOST_PARTNERS]
    rows: list[Any] = await Partner.filter(id__in=[each.partner for each in shown])
    named = {row.id: row for row in rows}
    for each in shown:
        partner = named[each.partner]
        contact = ", ".join(filter(None, (partner.phone, partner.email)))
        part = whole.left_with(each) if whole else None
        for portion in each.products:
            name, unit = units[portion.product]
            said = [f"lots: {portion.lots:,}", part, contact]
            if portion.returned:
                moved, returned = map(from_millionths, (portion.moved, portion.returned))
                said.insert(1, f"{words.amount(moved)} {unit} {there}, {words.amount(returned)} {back}")
            left = f"{words.amount(from_millionths(portion.moved - portion.returned))} {unit}"
            found.append(Amount(f"{partner.name}: {name}", left, " · ".join(filter(None, said))))
    return tuple(found)


async def where_all_is(closure: Closure, moved: Sequence[Movement], whole: Whole) -> tuple[Amount, ...]:
    """Of all of it, then product by product. Of a lot of which nothing was made, its balance tells all."""
    way = closure.way(ahead=True)
    if way is None or (len(way.depth) == 1 and closure.moved is None):
        return ()
    found = await whereabouts(closure, moved, whole.shares)
    if found is None:
        return ()
    if closure.moved is not None:  # which may be a part of the lot that it is named after
        whole = replace(whole, number="the start")
    units = await named_units({each.product for each in found.products})
    places = {lying.location for each in found.products for lying in each.places}
    paths = dict(await Location.filter(id__in=places).values_list("id", "path"))
    by_product = (
        row for each in found.products for row in _of_product(each, units[each.product], paths, whole)
    )
    return (*_of_all(found, whole), *by_product)


def _of_all(found: Whereabouts, whole: Whole) -> Iterator[Amount]:
    """Nothing where shares have no meaning; what is elsewhere only where some surely is."""
    here, out, elsewhere = found.whole.here, found.whole.out, found.elsewhere
    if found.start and here and out and elsewhere:
        yield Amount(f"All of {whole.number}", _known(found.start, whole.unit))
        yield Amount(f"Here, in {counted(found.whole.lots, 'lot')}", _known(here, whole.unit))
        yield Amount(_with_customers(found.whole.customers).capitalize(), _known(out, whole.unit))
        if elsewhere.at_least:
            yield Amount(
                "Gone in other ways: thrown away, lost, sent back or used up", _known(elsewhere, whole.unit)
            )


def _with_customers(count: int) -> str:
    return f"with {counted(count, 'customer')}" if count else "with customers"


def _of_product(
    each: OfProduct, called: tuple[str, str], paths: Mapping[int, str], whole: Whole
) -> Iterator[Amount]:
    name, unit = called
    if each.on_hand:
        places = [
            f"{paths[lying.location]}: {words.amount(lying.on_hand)} {unit}"
            for lying in each.places[:MOST_PLACES]
        ]
        if len(each.places) > MOST_PLACES:
            places.append(f"{len(each.places) - MOST_PLACES:,} more places")
        here = f"{name}: here, in {counted(each.part.lots, 'lot')}"
        yield _with_share(here, each.on_hand, unit, each.part.here, whole, places)
    if each.with_customers:
        out = f"{name}: {_with_customers(each.part.customers)}"
        yield _with_share(out, each.with_customers, unit, each.part.out, whole)


def _with_share(
    name: str, much: int, unit: str, share: Bounds | None, whole: Whole, more: Sequence[str] = ()
) -> Amount:
    """share: of the start, told where it is not the same."""
    same = share == (much, much) and unit == whole.unit
    part = f"{_known(share, whole.unit)} of {whole.number}" if share and not same else None
    amount = f"{words.amount(from_millionths(much))} {unit}"
    return Amount(name, amount, " · ".join(filter(None, (part, *more))))
