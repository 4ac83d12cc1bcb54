"""Putaway: goods that come to a place are proposed a place below it."""

from __future__ import annotations

import pytest

from lotbook.domain.places import WarehouseFacts
from lotbook.domain.products import ProductDetails
from lotbook.domain.refusal_words import InputFault
from lotbook.domain.refusals import InvalidInput, LocationNotUsable, NotFound
from lotbook.domain.words import LocationUsage, OperationKind
from lotbook.models import Location, Product, PutawayRule, TransferEntry, TransferLine
from lotbook.services import categories, entry_changes, places, products, putaway
from lotbook.services.quantities import LineQuantity, record_quantities
from tests.dock import ADDRESS, Dock


async def rule(dock: Dock, put_at: str, at: str = "WH1/Stock", **of: int) -> int:
    here, there = await dock.place(at), await dock.place(put_at)
    return (await putaway.save_putaway_rule(dock.request(), here, there, **of)).outcome.rule


async def category(dock: Dock, name: str, parent: int | None = None) -> int:
    return (await categories.save_category(dock.request(), name, parent=parent)).outcome.category


async def of_category(dock: Dock, product: int, group: int) -> None:
    row = await Product.get(id=product)
    details = ProductDetails(category=group)
    await products.update_product(dock.request(), product, row.version, details=details)


async def proposed(transfer: int, product: int) -> str:
    line = await TransferLine.get(transfer_id=transfer, product_id=product)
    return (await Location.get(id=line.destination_id)).path


async def test_the_most_specific_rule_proposes_and_the_clerk_may_put_it_elsewhere(dock: Dock):
    food = await category(dock, "Food")
    dry = await category(dock, "Dry goods", food)
    await of_category(dock, dock.flour, dry)
    await of_category(dock, dock.bag, dry)
    await rule(dock, "WH1/Stock/A-01", category=food)
    assert await proposed(await dock.receipt((dock.flour, 5)), dock.flour) == "WH1/Stock/A-01"
    await rule(dock, "WH1/Stock/A-02", category=dry)
    await rule(dock, "WH1/Stock/A-03", product=dock.bag)
    receipt = await dock.receipt((dock.flour, 5), (dock.bag, 4), (dock.radio, 1))
    assert await proposed(receipt, dock.flour) == "WH1/Stock/A-02"
    assert await proposed(receipt, dock.bag) == "WH1/Stock/A-03"
    assert await proposed(receipt, dock.radio) == "WH1/Stock"
    bag, elsewhere = await dock.line_of(receipt, dock.bag), await dock.place("WH1/Stock/A-01")
    await record_quantities(dock.request(), receipt, [LineQuantity(bag, None)])
    await dock.number(receipt, dock.flour, "F-1", each=5)
    entry = await TransferEntry.get(line_id=bag)
    assert entry.destination_id == await dock.place("WH1/Stock/A-03")
    await entry_changes.update_entry(
        dock.request(), entry.id, entry_changes.EntryChange(destination=elsewhere)
    )
    backorder = await dock.validate(receipt)
    assert await dock.on_hand(dock.flour, "WH1/Stock/A-02") == 5
    assert await dock.on_hand(dock.bag, "WH1/Stock/A-01") == 4
    assert backorder is not None


async def test_an_internal_transfer_is_proposed_a_place_too_but_never_the_one_it_takes_from(dock: Dock):
    await rule(dock, "WH1/Stock/A-03", product=dock.bag)
    shelf, dry = await dock.place("WH1/Stock/A-03"), await dock.place("WH1/Quarantine")
    here = await dock.transfer(OperationKind.INTERNAL, (dock.bag, 1), source=dry, destination=dock.stock)
    assert await proposed(here, dock.bag) == "WH1/Stock/A-03"
    back = await dock.transfer(OperationKind.INTERNAL, (dock.bag, 1), source=shelf, destination=dock.stock)
    assert await proposed(back, dock.bag) == "WH1/Stock"


async def test_a_place_that_was_blocked_since_is_not_proposed(dock: Dock):
    await rule(dock, "WH1/Stock/A-03", product=dock.bag)
    shelf = await dock.place("WH1/Stock/A-03")
    await places.save_location(
        dock.request(), "A-03", dock.stock, LocationUsage.INTERNAL, location=shelf, blocked=True
    )
    assert await proposed(await dock.receipt((dock.bag, 4)), dock.bag) == "WH1/Stock"


async def test_a_rule_leads_only_to_open_places_below(dock: Dock):
    site = WarehouseFacts("Second", "WH2", "Europe/Berlin", ADDRESS)
    await places.save_warehouse(dock.request(), site)
    shelf = await dock.place("WH1/Stock/A-03")
    await places.save_location(
        dock.request(), "A-03", dock.stock, LocationUsage.INTERNAL, location=shelf, blocked=True
    )
    refusals = (
        ("WH2/Stock/A-01", "WH1/Stock", "another warehouse"),
        ("WH1/Stock/A-03", "WH1/Stock", "is blocked"),
        ("WH1/Stock/A-01", "Customers", "none of our places"),
    )
    for there, here, words in refusals:
        with pytest.raises(LocationNotUsable, match=words):
            await rule(dock, there, here, product=dock.bag)
    with pytest.raises(InvalidInput, match="does not lie below"):
        await rule(dock, "WH1/Stock", "WH1/Stock/A-01", product=dock.bag)
    with pytest.raises(InvalidInput, match="a product or for a category"):
        await rule(dock, "WH1/Stock/A-01")
    assert await PutawayRule.all().count() == 0


async def test_a_product_has_one_rule_at_a_place_until_it_is_taken_away(dock: Dock):
    first = await rule(dock, "WH1/Stock/A-01", product=dock.bag)
    with pytest.raises(InvalidInput) as refused:
        await rule(dock, "WH1/Stock/A-02", product=dock.bag)
    assert refused.value.problems[0].fault is InputFault.NOT_UNIQUE
    await rule(dock, "WH1/Stock/A-02", product=dock.bag, rule=first)
    assert await proposed(await dock.receipt((dock.bag, 4)), dock.bag) == "WH1/Stock/A-02"
    await putaway.remove_putaway_rule(dock.request(), first)
    with pytest.raises(NotFound):
        await putaway.remove_putaway_rule(dock.request(), first)
    assert await proposed(await dock.receipt((dock.bag, 4)), dock.bag) == "WH1/Stock"
