"""Where all of what a trace starts from is: here, and with customers."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from lotbook.domain.words import Role
from lotbook.models import Lot
from lotbook.services.goods_named import Goods
from tests.dock import Dock
from tests.factory import Factory, factory
from tests.graphql.conftest import Api, gid
from tests.graphql.test_tracing import lot
from tests.graphql.test_tracing_amounts import bounds, sent
from tests.services.test_returning import back, given
from tests.services.test_scrapping import scrapped

__all__ = ["factory"]

ASKED = """query ($start: TraceStart!, $way: TraceDirection! = FORWARD, $limits: TraceLimits) {
  trace(start: $start, direction: $way, limits: $limits) { asOf whereabouts {
    start { atLeast atMost } lotCount onHandShare { atLeast atMost } customerCount withCustomersShare { atLeast atMost }
    elsewhereShare { atLeast atMost } products { product { sku } lotCount onHand onHandShare { atLeast atMost }
      placeCount places { location { path } lotCount onHand }
      customerCount shipped returned withCustomers withCustomersShare { atLeast atMost } } } } }"""


async def found(api: Api, start: dict[str, Any], **more: Any) -> Any:
    return (await api.ask(ASKED, Role.VIEWER, start=start, **more))["trace"]["whereabouts"]


async def doughs(dock: Dock, factory: Factory) -> None:
    """Of 100 kg flour 60 became dough, 40 of that another one; 27 kg of the three went out, 2 of 6 came back."""
    dough, sour = [await dock.product(sku, unit="kg") for sku in ("DOUGH", "SOUR")]
    for made, of in ((dough, dock.flour), (sour, dough)):
        await factory.recipe(made, 1, (of, "1"))
    await dock.received(dock.flour, "F-1", 100)
    for made, of, number, source, much in (
        (dough, dock.flour, "D-1", "F-1", 60),
        (sour, dough, "S-1", "D-1", 40),
    ):
        order = await factory.order(made, much)
        await factory.takes(order, of, source, much)
        await factory.gives(order, made, number, much)
    await sent(dock, dough, "D-1", 7)
    await sent(dock, sour, "S-1", 16)
    delivery = await sent(dock, dock.flour, "F-1", 6)
    await dock.validate(await back(dock, delivery, await given(dock, delivery, "F-1", "2")))


async def test_all_of_a_lot_is_here_or_with_customers(api: Api, dock: Dock, factory: Factory) -> None:
    await doughs(dock, factory)
    start = await lot("F-1")
    told = await found(api, start)
    products = {each.pop("product")["sku"]: each for each in told.pop("products")}
    assert told == {
        **{"start": bounds("100", "100"), "lotCount": 3, "onHandShare": bounds("73", "73")},
        **{"customerCount": 1, "withCustomersShare": bounds("27", "27")},
        "elsewhereShare": bounds("0", "0"),
    }
    assert [(sku, each["onHand"], each["withCustomers"]) for sku, each in products.items()] == [
        *(("FLOUR", "36", "4"), ("DOUGH", "13", "7"), ("SOUR", "24", "16"))
    ]
    assert products["DOUGH"]["onHandShare"] == bounds("13", "13")
    flour = products["FLOUR"]
    assert (flour["shipped"], flour["returned"], flour["withCustomersShare"]) == ("6", "2", bounds("4", "4"))
    assert sum(int(each["onHand"]) for each in flour["places"]) == 36
    assert flour["placeCount"] == len(flour["places"]) > 0
    both = await found(api, start, way="BOTH")
    assert {key: both[key] for key in told} == told
    assert await found(api, start, way="BACK") is None


async def test_then_it_is_told_where_it_was(api: Api, dock: Dock, factory: Factory) -> None:
    await dock.received(dock.flour, "F-1", 10)
    start = await lot("F-1")
    then = (await api.ask(ASKED, Role.VIEWER, start=start))["trace"]["asOf"]
    before = await found(api, start)
    await sent(dock, dock.flour, "F-1", 4)
    assert (await found(api, start))["withCustomersShare"] == bounds("4", "4")
    assert await found(api, start, limits={"asOf": then}) == before
    [flour] = (await found(api, start, limits={"until": "2099-01-01T00:00:00Z"}))["products"]
    assert (flour["onHand"], flour["places"]) == ("6", []), "an instant is no place in the journal"


async def test_what_went_out_is_not_here(api: Api, dock: Dock) -> None:
    """The start is what the first delivery took; of the lot more is here, and that is none of it."""
    await dock.received(dock.flour, "A-1", 20)
    delivery = await sent(dock, dock.flour, "A-1", 6)
    told = await found(api, {"document": gid("Transfer", delivery)})
    assert (told["onHandShare"], told["withCustomersShare"]) == (bounds("0", "0"), bounds("6", "6"))
    assert (told["products"][0]["onHand"], told["products"][0]["onHandShare"]) == ("14", bounds("0", "0"))


async def test_a_mix_is_told_with_bounds_that_leave_room_for_each_other(
    api: Api, dock: Dock, factory: Factory
) -> None:
    """Of 60 kg flour in 90 kg dough, 40 went out: no more than 60 is in both."""
    dough = await dock.product("DOUGH", unit="kg")
    await factory.recipe(dough, 1, (dock.flour, "1"))
    await dock.received(dock.flour, "F-1", 100)
    await dock.received(dock.flour, "F-2", 30)
    order = await factory.order(dough, 90)
    await factory.takes(order, dock.flour, "F-1", 60)
    await factory.takes(order, dock.flour, "F-2", 30)
    await factory.gives(order, dough, "D-1", 90)
    await sent(dock, dough, "D-1", 40)
    told = await found(api, await lot("F-1"))
    assert told["onHandShare"] == bounds("60", "90"), (
        "40 kg flour, and of 50 kg dough at least what is not in 40"
    )
    assert told["withCustomersShare"] == bounds("10", "40")
    cut = await found(api, await lot("F-1"), limits={"maxNodes": 1})
    assert (cut["lotCount"], cut["onHandShare"], cut["withCustomersShare"]) == (
        *(1, bounds("40", "40")),
        bounds("0", "0"),
    )


async def test_what_is_nowhere_else_is_here(api: Api, dock: Dock, factory: Factory) -> None:
    """Of 60 kg of two flours two doughs were made of less weight, each of which may hold all of either; both are here,
    until one is thrown away."""
    dough = await dock.product("DOUGH", unit="kg")
    await factory.recipe(dough, 1, (dock.flour, "1"))
    await dock.received(dock.flour, "F-1", 100)
    await dock.received(dock.flour, "F-2", 30)
    order = await factory.order(dough, 60)
    await factory.takes(order, dock.flour, "F-1", 40)
    await factory.takes(order, dock.flour, "F-2", 20)
    start = await lot("F-1")
    begun = await found(api, start)
    assert (begun["onHandShare"], begun["elsewhereShare"]) == (bounds("60", "60"), bounds("40", "40")), (
        "nothing came of the order yet"
    )
    await factory.gives(order, dough, "D-1", 30)
    await factory.gives(order, dough, "D-2", 25)
    both = await found(api, start)
    assert (both["onHandShare"], both["elsewhereShare"]) == (bounds("100", "100"), bounds("0", "0"))
    assert [each["onHandShare"] for each in both["products"]] == [bounds("60", "60"), bounds("40", "40")]
    await scrapped(dock, Goods(lot=(await Lot.get(number="D-2")).id, quantity=Decimal(25)), note="burnt")
    left = await found(api, start)
    assert (left["onHandShare"], left["elsewhereShare"]) == (bounds("60", "100"), bounds("0", "40"))
    cut = await found(api, start, limits={"maxNodes": 1})
    assert (cut["onHandShare"], cut["elsewhereShare"]) == (bounds("60", "60"), bounds("40", "40"))
