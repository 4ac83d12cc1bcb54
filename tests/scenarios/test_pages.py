"""Whoever turns pages while others add rows sees each old row once, in order, on pages of any size."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from lotbook.db.engine import fetch
from lotbook.domain.words import Tracking
from lotbook.graphql.connections import Listing, Order, page
from lotbook.models import Lot
from lotbook.services import lots
from tests.dock import Dock
from tests.scenarios.test_journal import STORIES

printable = st.text(
    st.characters(min_codepoint=33, max_codepoint=0x2FF, categories=["L", "N", "P", "S"]),
    min_size=1,
    max_size=6,
)
names = printable.filter(lambda text: text.strip() == text)
orders = st.builds(Order, st.sampled_from(["number", "last_day_key", "created", "id"]), st.booleans())


@settings(STORIES, max_examples=40)
@given(orders, st.lists(names, unique=True, max_size=9), st.lists(names, max_size=6), st.integers(1, 4))
async def test_every_old_row_is_seen_once_and_in_order(
    dock: Dock, order: Order, old: list[str], added: list[str], size: int
) -> None:
    product = await dock.product(f"P{len(await fetch('SELECT id FROM product'))}", Tracking.LOT)
    for number in old:
        await lots.create_lot(dock.request(), product, number, look_alike=True)
    before = await order.apply(Lot.filter(product_id=product))
    listing, seen, after = Listing("lots", order, None, "me"), [], None
    coming = [number for number in dict.fromkeys(added) if number not in {lot.number for lot in before}]
    while True:
        turned = await page(listing, Lot.filter(product_id=product), size, after, lambda lot: lot.id)
        assert len(turned.nodes) <= size
        seen += turned.nodes
        if not turned.has_next:
            break
        after = turned.cursors[-1]()
        if coming:
            await lots.create_lot(dock.request(), product, coming.pop(), look_alike=True)
    assert len(seen) == len(set(seen))
    known = {lot.id for lot in before}
    assert [row for row in seen if row in known] == [lot.id for lot in before]
