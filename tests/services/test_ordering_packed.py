"""Orders in packagings and other units: what was agreed stays, whatever becomes of the packaging."""

from __future__ import annotations

from decimal import Decimal

import pytest

from lotbook.domain.money_words import PricePer
from lotbook.domain.number_plan import Asked
from lotbook.domain.ordering import OrderLineGiven
from lotbook.domain.products import PackagingGiven, ProductDetails
from lotbook.domain.refusals import NotFound
from lotbook.models import Packaging, Product, PurchaseOrderLine, TransferLine
from lotbook.services import numbers, products
from tests.dock import Dock
from tests.services.ordered import change, expected, line_ids


async def eggs(dock: Dock) -> tuple[int, int]:
    """A product that comes in trays of 30, and its tray."""
    egg = await dock.product(
        "EGG", packagings=[PackagingGiven("tray", Decimal(30))], purchase_price=Decimal("0.151")
    )
    return egg, (await Packaging.get(product_id=egg)).id


async def repacked(dock: Dock, product: int, *packagings: PackagingGiven) -> None:
    version = (await Product.get(id=product)).version
    details = ProductDetails(packagings=packagings)
    await products.update_product(dock.request(), product, version, details=details)


async def packed(
    model: type[PurchaseOrderLine | TransferLine], **of: int
) -> list[tuple[int | None, Decimal | None]]:
    return [(line.packaging_id, line.per_packaging) for line in await model.filter(**of).order_by("position")]


async def test_a_line_keeps_the_packaging_it_was_ordered_in(dock: Dock):
    egg, tray = await eggs(dock)
    order = await dock.order(
        OrderLineGiven(egg, Decimal(3), packaging=tray), OrderLineGiven(egg, Decimal(7)), (dock.bag, 2)
    )
    receipt = await dock.confirm(order)
    in_trays, loose, _ = await PurchaseOrderLine.filter(order_id=order).order_by("position")
    assert (in_trays.quantity, in_trays.stock_quantity) == (Decimal(3), Decimal(90))
    assert (loose.quantity, loose.stock_quantity) == (Decimal(7), Decimal(7))
    assert await packed(PurchaseOrderLine, order_id=order) == [
        (tray, Decimal(30)),
        (None, None),
        (None, None),
    ]
    assert await packed(TransferLine, transfer_id=receipt) == [
        (tray, Decimal(30)),
        (None, None),
        (None, None),
    ]
    line = (await TransferLine.filter(transfer_id=receipt).order_by("position"))[0]
    assert line.expected == Decimal(90)
    await numbers.assign_numbers(
        dock.request(),
        line.id,
        numbers.Listed([Asked(number="E-1", quantity=Decimal(35))]),
        numbers.Options(),
    )
    backorder = await dock.validate(receipt)
    assert (await packed(TransferLine, transfer_id=backorder))[0] == (tray, Decimal(30))


@pytest.mark.parametrize(
    ("price", "per", "kept", "net"),
    [
        ("4.51", PricePer.ORDERED_UNIT, ("4.51", PricePer.ORDERED_UNIT), 1353),  # 0.150333... for a piece
        ("0.15033", PricePer.STOCK_UNIT, ("0.15033", PricePer.STOCK_UNIT), 1353),
        (None, PricePer.ORDERED_UNIT, ("0.151", PricePer.STOCK_UNIT), 1359),  # the product's
    ],
)
async def test_a_price_is_for_a_packaging_or_a_stock_unit(dock: Dock, price, per, kept, net):
    egg, tray = await eggs(dock)
    given = None if price is None else Decimal(price)
    order = await dock.order(OrderLineGiven(egg, Decimal(3), packaging=tray, price=given, price_per=per))
    [line] = await PurchaseOrderLine.filter(order_id=order)
    assert ((str(line.price), line.price_per), line.net) == (kept, net)


async def test_a_packaging_is_one_of_the_product(dock: Dock):
    _, tray = await eggs(dock)
    with pytest.raises(NotFound) as refused:
        await dock.order(OrderLineGiven(dock.bag, Decimal(2), packaging=tray))
    assert refused.value.field == ("lines", "0", "unit")


async def test_what_was_ordered_stays_when_the_packaging_changes(dock: Dock):
    egg, tray = await eggs(dock)
    order = await dock.order(OrderLineGiven(egg, Decimal(3), packaging=tray))
    receipt = await dock.confirm(order)
    [line] = await line_ids(order)
    await repacked(dock, egg, PackagingGiven("tray", Decimal(20)))
    again = OrderLineGiven(egg, Decimal(4), packaging=tray, line=line)
    await change(dock, order, lines=[again])
    assert await expected(receipt) == {egg: Decimal(120)}
    await repacked(dock, egg)
    assert await Packaging.filter(product_id=egg, active=True).count() == 0
    await change(dock, order, lines=[again])
    with pytest.raises(NotFound):
        await change(dock, order, lines=[again, OrderLineGiven(egg, Decimal(1), packaging=tray)])
    assert await expected(receipt) == {egg: Decimal(120)}
    await repacked(dock, egg, PackagingGiven("tray", Decimal(20)))
    await change(dock, order, lines=[again, OrderLineGiven(egg, Decimal(1), packaging=tray)])
    assert await packed(TransferLine, transfer_id=receipt) == [(tray, Decimal(30)), (tray, Decimal(20))]


async def test_an_open_receipt_counts_as_its_order_by_now(dock: Dock):
    egg, tray = await eggs(dock)
    order = await dock.order((egg, 90))
    receipt = await dock.confirm(order)
    [line] = await line_ids(order)
    await change(dock, order, lines=[OrderLineGiven(egg, Decimal(3), packaging=tray, line=line)])
    assert await packed(TransferLine, transfer_id=receipt) == [(tray, Decimal(30))]
    assert await expected(receipt) == {egg: Decimal(90)}
    await change(dock, order, lines=[OrderLineGiven(egg, Decimal(100), line=line)])
    assert await packed(TransferLine, transfer_id=receipt) == [(None, None)]
    assert await expected(receipt) == {egg: Decimal(100)}


async def test_a_serial_is_ordered_in_dozens(dock: Dock):
    order = await dock.order(OrderLineGiven(dock.radio, Decimal("1.5"), unit=await dock.unit("doz")))
    receipt = await dock.confirm(order)
    assert await expected(receipt) == {dock.radio: Decimal(18)}
