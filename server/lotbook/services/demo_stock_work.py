"""What the demo company had when its book began, and what became of it: a part is split off, some of it scrapped. And
what went back to a vendor."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from lotbook.domain.number_plan import Asked
from lotbook.models import Location, Lot, Partner, Product, ScrapReason
from lotbook.services import opening_stock, renumbering, scrapping
from lotbook.services.demo_making import Step
from lotbook.services.goods_named import Goods
from lotbook.services.number_sources import Listed
from lotbook.services.vendor_returns import GoodsBack, return_to_vendor


async def fill(step: Step, now: datetime, data: Mapping[str, Any]) -> None:
    """All opening stock of the data, and what was done with it."""
    for each in data["opening"]:
        place, product = await Location.get(path=each["place"]), await Product.get(sku=each["sku"])
        there = Asked(
            number=each["lot"],
            quantity=Decimal(each["quantity"]),
            expiry=(now + timedelta(days=each["days"])).date(),
        )
        await opening_stock.record_opening_stock(
            step("recordOpeningStock", f"opening {each['lot']}", each["day"]),
            [opening_stock.There(location=place.id, product=product.id, numbers=Listed([there]))],
            (now + timedelta(days=each["day"])).date(),
        )
        lot = await Lot.get(product_id=product.id, number=each["lot"])
        await _split(step, lot, place.id, each["split"])
        await _scrap(step, lot, place.id, each["scrap"])
    for each in data["back_to_vendor"]:
        await _send_back(step, each)


async def _split(step: Step, lot: Lot, place: int, given: Mapping[str, Any]) -> None:
    await renumbering.split_lot(
        step("splitLot", f"split {given['number']}", given["day"]),
        lot.id,
        place,
        Decimal(given["quantity"]),
        given["number"],
        given["why"],
    )


async def _scrap(step: Step, lot: Lot, place: int, given: Mapping[str, Any]) -> None:
    reason = await ScrapReason.get(name=given["reason"])
    goods = Goods(lot=lot.id, quantity=Decimal(given["quantity"]))
    await scrapping.scrap_goods(
        step("scrapGoods", f"scrap {lot.number}", given["day"]),
        [scrapping.ToScrap(location=place, goods=goods)],
        reason.id,
        given["note"],
    )


async def _send_back(step: Step, given: Mapping[str, Any]) -> None:
    vendor = await Partner.get(name=given["vendor"])
    lot = await Lot.get(product__sku=given["sku"])
    goods = Goods(lot=lot.id, quantity=Decimal(given["quantity"]))
    await return_to_vendor(
        step("returnToVendor", f"back {given['sku']}", given["day"]),
        vendor.id,
        [GoodsBack(goods)],
        given["reason"],
        at_once=True,
    )
