"""Where all of the start of a trace is, and of what was made of it: in our places, and with customers; by the figures
that the trace tells of its lots and customers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from lotbook.db.engine import among, fetch
from lotbook.domain.trace_flows import Bounds
from lotbook.domain.trace_shares import Shares
from lotbook.ledger.changes import last_sequence
from lotbook.ledger.recalls import Lying, lying_in
from lotbook.ledger.tracing.closures import Closure
from lotbook.ledger.tracing.graph import NOBODY, Reached, customers_of, with_customers
from lotbook.ledger.tracing.movements import Movement, lying, parts


@dataclass(frozen=True)
class Part:
    """Of how many lots some lies here, and how many customers have some; and how much of the start is here, and out
    there, None where that has no meaning."""

    lots: int
    customers: int
    here: Bounds | None
    out: Bounds | None


@dataclass(frozen=True)
class OfProduct:
    """Of one product, in millionths of its stock unit. places: where it lies; none are known for an instant, which is
    no place in the journal."""

    product: int
    part: Part
    on_hand: int
    shipped: int
    returned: int
    places: Sequence[Lying]

    @property
    def with_customers(self) -> int:
        return max(self.shipped - self.returned, 0)


@dataclass(frozen=True)
class Whereabouts:
    """start: how much it is; whole: of all of it; products: the same by product."""

    start: Bounds | None
    whole: Part
    products: Sequence[OfProduct]

    @property
    def elsewhere(self) -> Bounds | None:
        """How much of the start is neither here nor with customers."""
        here, out = self.whole.here, self.whole.out
        if self.start is None or here is None or out is None:
            return None
        least, most = self.start.at_least - here.at_most - out.at_most, self.start.at_most
        return Bounds(max(least, 0), max(most - here.at_least - out.at_least, 0))


async def whereabouts(
    closure: Closure, moved: Sequence[Movement], shares: Shares | None
) -> Whereabouts | None:
    """None where nothing was asked forwards. moved, shares: of the closure, the shares forwards."""
    way = closure.way(ahead=True)
    if way is None:
        return None
    here = {lot: much for lot, much in (await lying(way.depth, closure)).items() if much}
    lies, places = await _by_product(here), await _places(here, closure)
    out, by_product = with_customers(closure, moved)
    have = [
        {each.product for each in customer.products if each.moved > each.returned}
        for customer in customers_of(closure, moved)
    ]
    whole = Part(len(here), sum(map(bool, have)), *_shares(here, out, shares))

    def told(product: int) -> OfProduct:
        lots, gone = lies.get(product, {}), by_product.get(product, NOBODY)
        part = Part(len(lots), sum(product in each for each in have), *_shares(lots, gone, shares, whole))
        moved, returned = (sum(getattr(each, way) for each in gone.products) for way in ("moved", "returned"))
        return OfProduct(product, part, sum(lots.values()), moved, returned, places.get(product, ()))

    products = [told(product) for product in sorted({*lies, *by_product})]
    return Whereabouts(shares.start if shares else None, whole, products)


def _shares(
    here: Mapping[int, int], out: Reached, shares: Shares | None, whole: Part | None = None
) -> tuple[Bounds | None, Bounds | None]:
    """How much of the start is here and out there: nothing of it is at both. whole: of what these are a part."""
    if shares is None:
        return None, None
    most, lies, gone = shares.start.at_most, shares.together(here), out.share(shares)
    surely_here = whole.here if whole and whole.here else lies
    surely_out = whole.out if whole and whole.out else gone
    return lies.within(most - surely_out.at_least), gone.within(most - surely_here.at_least)


async def _by_product(here: Mapping[int, int]) -> Mapping[int, Mapping[int, int]]:
    """Of each product, its lots with how much of them lies here."""
    found: dict[int, dict[int, int]] = defaultdict(dict)
    for part in parts(here):
        condition, values = among(part)
        for row in await fetch(f"SELECT id, product_id FROM lot WHERE id {condition}", values):
            found[row["product_id"]][row["id"]] = here[row["id"]]
    return found


async def _places(lots: Collection[int], closure: Closure) -> Mapping[int, Sequence[Lying]]:
    """By product, where lots lie, by the path of the place."""
    found: dict[int, list[Lying]] = defaultdict(list)
    if lots and closure.limits.until is None:
        now = closure.as_of >= await last_sequence()
        for each in await lying_in(lots, None if now else closure.as_of):
            found[each.product].append(each)
    return found
