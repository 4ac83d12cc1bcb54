"""Where all of the start of a trace is, and of what was made of it: in our places, and with customers; by the figures
that the trace tells of its lots and customers."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from lotbook.db.engine import among, fetch
from lotbook.domain.trace_flows import Bounds, of_one_whole
from lotbook.domain.trace_shares import Shares
from lotbook.ledger.changes import last_sequence
from lotbook.ledger.recalls import Lying, lying_in
from lotbook.ledger.tracing.closures import Closure
from lotbook.ledger.tracing.graph import NOBODY, Reached, customers_of, with_customers
from lotbook.ledger.tracing.movements import Movement, lying, parts
from lotbook.ledger.tracing.sources import WITHOUT_NUMBER


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
    """start: how much it is; whole: of all of it; elsewhere: how much of the start is neither here nor with customers;
    products: the same by product."""

    start: Bounds | None
    whole: Part
    elsewhere: Bounds | None
    products: Sequence[OfProduct]


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
    products = {row: (lies.get(row, {}), by_product.get(row, NOBODY)) for row in sorted({*lies, *by_product})}
    have = [
        {each.product for each in customer.products if each.moved > each.returned}
        for customer in customers_of(closure, moved)
    ]
    (lie, gone_out, elsewhere), of_products = _shares(closure, here, out, [*products.values()], shares)

    def told(product: int, share: tuple[Bounds | None, Bounds | None]) -> OfProduct:
        lots, gone = products[product]
        part = Part(len(lots), sum(product in each for each in have), *share)
        sent, returned = (sum(getattr(each, way) for each in gone.products) for way in ("moved", "returned"))
        return OfProduct(product, part, sum(lots.values()), sent, returned, places.get(product, ()))

    return Whereabouts(
        start=shares.start if shares else None,
        whole=Part(len(here), sum(map(bool, have)), lie, gone_out),
        elsewhere=elsewhere,
        products=[told(*each) for each in zip(products, of_products, strict=True)],
    )


def _shares(
    closure: Closure,
    here: Mapping[int, int],
    out: Reached,
    products: Sequence[tuple[Mapping[int, int], Reached]],
    shares: Shares | None,
) -> tuple[Sequence[Bounds | None], Sequence[tuple[Bounds | None, Bounds | None]]]:
    """How much of the start is here, with customers and elsewhere; and of each product here and with customers. Each
    unit of it is at one of these, so that each is told by the others too."""
    if shares is None:
        return (None, None, None), [(None, None) for _ in products]
    gone = Bounds(0, _most_gone(closure, here, out, shares))
    whole = of_one_whole(shares.start, [shares.together(here), out.share(shares), gone])
    lie = of_one_whole(whole[0], [shares.together(lots) for lots, _ in products])
    with_them = of_one_whole(whole[1], [each.share(shares) for _, each in products])
    return whole, [*zip(lie, with_them, strict=True)]


def _most_gone(closure: Closure, here: Mapping[int, int], out: Reached, shares: Shares) -> int:
    """At most so much of the start is in what neither lies here nor is with customers, nor went into other lots that
    were reached: what the mass balances of the lots leave. All of it, where not all was walked, or they do not sum."""
    way = closure.way(ahead=True)
    if way is None or not closure.is_whole(ahead=True) or closure.limits.until is not None:
        return shares.start.at_most
    left = Counter({lot: content.total for lot, content in shares.contents.items()})
    left.subtract(here)
    left.subtract(out.left)
    for flow in way.rows:
        if flow.output != WITHOUT_NUMBER:
            left[flow.input] -= flow.quantity
    if min(left.values()) < 0:
        return shares.start.at_most
    return shares.together({lot: much for lot, much in left.items() if much}).at_most


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
