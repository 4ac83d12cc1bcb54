"""Products, partners and units: what may be said of them, and what keeps them as they are."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from lotbook.domain.addresses import Address
from lotbook.domain.ordering import OrderLineGiven
from lotbook.domain.partners import PartnerDetails
from lotbook.domain.products import BarcodeGiven, PackagingGiven, ProductDetails
from lotbook.domain.quantities import UnitKind
from lotbook.domain.refusal_words import DateKind, InputFault
from lotbook.domain.refusals import InUse, InvalidInput, NotFound, Ref, StaleVersion
from lotbook.domain.units import UnitFacts
from lotbook.domain.words import OperationKind, PartnerRole, Tracking
from lotbook.models import Lot, Operation, Packaging, Partner, Product, ProductBarcode, Unit
from lotbook.services import company, partners, products, units
from tests.dock import Dock

MILK = "4006381333931"


async def faults(attempt) -> set[tuple[tuple[str, ...], InputFault]]:
    with pytest.raises(InvalidInput) as refused:
        await attempt
    return {(problem.field, problem.fault) for problem in refused.value.problems}


async def test_a_product_is_kept_with_its_codes(dock: Dock):
    milk = await dock.product(
        "MILK",
        gtin=MILK,
        packagings=[
            PackagingGiven("box", Decimal(12), "14006381333938"),
            PackagingGiven("pallet", Decimal(600)),
        ],
        barcodes=[BarcodeGiven("OLD-1"), BarcodeGiven("0077", "pallet")],
        shelf_life_days=30,
        stops_use=DateKind.BEST_BEFORE,
        number_pattern="M{YY}-{000}",
    )
    row = await Product.get(id=milk)
    codes = {code.code: code for code in await ProductBarcode.filter(product_id=milk)}
    names = {packaging.id: packaging.name for packaging in await Packaging.filter(product_id=milk)}
    assert (row.sku_key, row.name_key, row.version) == ("milk", "milk", 1)
    assert row.search_key == "milk\nmilk"
    assert {(code, each.kind, names.get(each.packaging_id)) for code, each in codes.items()} == {
        ("04006381333931", "GTIN", None),
        ("14006381333938", "GTIN", "box"),
        ("OLD-1", "CODE", None),
        ("0077", "CODE", "pallet"),
    }
    about = await Operation.filter(subject_kind="Product", subject_id=milk).count()
    assert about == 1


async def test_the_step_follows_unit_and_tracking(dock: Dock):
    weighed, counted = await dock.product("RICE", unit="kg"), await dock.product("PEN", unit="doz")
    assert (await Product.get(id=weighed)).step == Decimal("0.001")
    assert (await Product.get(id=counted)).step == Decimal(1)


async def test_goods_without_numbers_have_neither_a_pattern_nor_a_shelf_life(dock: Dock):
    details = ProductDetails(number_pattern="A{000}", shelf_life_days=4)
    new = (dock.request(), "SAND", "Sand", Tracking.NONE, await dock.unit("kg"), details)
    both = {
        (("details", "numberPattern"), InputFault.CONTRADICTION),
        (("details", "shelfLifeDays"), InputFault.CONTRADICTION),
    }
    assert await faults(products.create_product(*new)) == both
    jar = await dock.product("JAR", Tracking.LOT, number_pattern="A{000}", shelf_life_days=4)
    untracked = {"tracking": Tracking.NONE}
    assert await faults(products.update_product(dock.request(), jar, 1, **untracked, details=details)) == both
    await products.update_product(dock.request(), jar, 1, **untracked)  # what it had goes with the numbers
    now = await Product.get(id=jar)
    assert (now.tracking, now.number_pattern, now.shelf_life_days) == (Tracking.NONE, None, None)


async def test_all_faults_of_a_product_are_told_at_once(dock: Dock):
    details = ProductDetails(
        gtin="4006381333932",
        barcodes=[BarcodeGiven("A\tB"), BarcodeGiven("C", "crate")],
        packagings=[
            PackagingGiven("box", Decimal("1.5")),
            PackagingGiven("box", Decimal(0), "123"),
        ],
        step=Decimal("0.5"),
        shelf_life_days=0,
        stops_use=DateKind.PRODUCTION,
        number_pattern="LT{YY}",
        number_next=-1,
        purchase_price=Decimal(-1),
        tax_rate=Decimal(120),
    )
    attempt = products.create_product(
        dock.request(), " ", "N\u202ea", Tracking.SERIAL, await dock.unit("pcs"), details
    )
    assert await faults(attempt) == {
        (("sku",), InputFault.MISSING),
        (("name",), InputFault.FORBIDDEN_CHARACTER),
        (("details", "gtin"), InputFault.CHECK_DIGIT),
        (("details", "barcodes", "0", "code"), InputFault.FORBIDDEN_CHARACTER),
        (("details", "barcodes", "1", "packaging"), InputFault.CONTRADICTION),
        (("details", "packagings", "1", "quantity"), InputFault.NOT_POSITIVE),
        (("details", "packagings", "1", "name"), InputFault.NOT_UNIQUE),
        (("details", "packagings", "1", "gtin"), InputFault.MALFORMED),
        (("details", "step"), InputFault.CONTRADICTION),
        (("details", "shelfLifeDays"), InputFault.OVER_LIMIT),
        (("details", "stopsUse"), InputFault.CONTRADICTION),
        (("details", "numberPattern"), InputFault.MALFORMED),
        (("details", "numberNext"), InputFault.NOT_POSITIVE),
        (("details", "purchasePrice"), InputFault.NOT_POSITIVE),
        (("details", "taxRate"), InputFault.OVER_LIMIT),
    }
    assert await Product.all().count() == 3


async def test_serials_are_counted_in_ones(dock: Dock):
    attempt = dock.product("HAM", Tracking.SERIAL, unit="kg")
    assert await faults(attempt) == {(("unit",), InputFault.CONTRADICTION)}
    attempt = dock.product("RICE", unit="g", step=Decimal("0.5"))
    assert await faults(attempt) == {(("details", "step"), InputFault.TOO_PRECISE)}


async def test_a_unit_that_is_not_there_is_told(dock: Dock):
    with pytest.raises(NotFound) as refused:
        await products.create_product(dock.request(), "X", "X", Tracking.LOT, 999)
    assert refused.value.field == ("unit",)


@pytest.mark.parametrize(
    ("field", "details"),
    [
        (("details", "gtin"), {"gtin": "04006381333931"}),
        (("details", "barcodes", "0", "code"), {"barcodes": [BarcodeGiven(MILK)]}),
        (
            ("details", "packagings", "0", "gtin"),
            {"packagings": [PackagingGiven("box", Decimal(6), MILK)]},
        ),
    ],
)
async def test_a_code_means_one_product_only(dock: Dock, field, details):
    await dock.product("MILK", gtin=MILK)
    with pytest.raises(InvalidInput) as refused:
        await dock.product("CREAM", **details)
    [problem] = refused.value.problems
    assert (problem.field, problem.fault) == (field, InputFault.NOT_UNIQUE)
    assert "Milk (MILK)" in problem.message


async def test_a_code_stands_once_on_its_product(dock: Dock):
    attempt = dock.product("MILK", gtin=MILK, barcodes=[BarcodeGiven(MILK)])
    assert await faults(attempt) == {(("details", "barcodes", "0", "code"), InputFault.NOT_UNIQUE)}


async def test_a_sku_is_one_products_own(dock: Dock):
    assert await faults(dock.product("BAG")) == {(("sku",), InputFault.NOT_UNIQUE)}
    attempt = products.update_product(dock.request(), dock.radio, 1, sku="BAG")
    assert await faults(attempt) == {(("sku",), InputFault.NOT_UNIQUE)}


async def test_what_is_absent_stays_and_none_clears(dock: Dock):
    milk = await dock.product(
        "MILK",
        gtin=MILK,
        shelf_life_days=30,
        packagings=[PackagingGiven("box", Decimal(12)), PackagingGiven("pallet", Decimal(600))],
        barcodes=[BarcodeGiven("B-1", "box")],
        purchase_price=Decimal(1),
    )
    box = (await Packaging.get(product_id=milk, name="box")).id
    await products.update_product(
        dock.request(),
        milk,
        1,
        name="Whole milk",
        details=ProductDetails(gtin=None, packagings=[PackagingGiven("box", Decimal(10))]),
    )
    facts = await products.facts_of(await Product.get(id=milk))
    assert (facts.sku, facts.name, facts.gtin) == ("MILK", "Whole milk", None)
    assert (facts.shelf_life_days, facts.purchase_price) == (30, Decimal(1))
    assert facts.packagings == (PackagingGiven("box", Decimal(10)),)
    assert facts.barcodes == (BarcodeGiven("B-1", "box"),)
    assert (await Packaging.get(product_id=milk, active=True)).id == box
    assert (await Product.get(id=milk)).version == 2
    attempt = products.update_product(dock.request(), milk, 2, details=ProductDetails(packagings=None))
    assert await faults(attempt) == {(("details", "barcodes", "0", "packaging"), InputFault.CONTRADICTION)}


async def test_a_stale_change_of_a_product_tells_who_was_first(dock: Dock):
    await products.update_product(dock.request(), dock.bag, 1, name="Paper bag")
    with pytest.raises(StaleVersion) as refused:
        await products.update_product(dock.request(), dock.bag, 1, name="Plastic bag")
    changed = await Operation.filter(subject_kind="Product", subject_id=dock.bag).order_by("-id").first()
    assert (refused.value.current, refused.value.current_version) == (Ref("Product", dock.bag), 2)
    assert refused.value.changed_at == changed.recorded
    assert (await Product.get(id=dock.bag)).name == "Paper bag"


async def test_tracking_stays_while_there_is_stock_or_an_open_document(dock: Dock):
    await dock.received(dock.radio, "SN-1", 1)
    order = await dock.order((dock.radio, 1))
    inner = await dock.transfer(OperationKind.INTERNAL, (dock.radio, 1))
    with pytest.raises(InUse) as refused:
        await products.update_product(dock.request(), dock.radio, 1, tracking=Tracking.NONE)
    assert [blocker.node for blocker in refused.value.blockers] == [
        Ref("Location", dock.stock),
        Ref("Transfer", inner),
        Ref("PurchaseOrder", order),
    ]
    assert (await Product.get(id=dock.radio)).tracking is Tracking.SERIAL


async def test_tracking_changes_while_nothing_depends_on_it(dock: Dock):
    await products.update_product(dock.request(), dock.bag, 1, tracking=Tracking.SERIAL)
    assert (await Product.get(id=dock.bag)).tracking is Tracking.SERIAL
    attempt = products.update_product(dock.request(), dock.flour, 1, tracking=Tracking.SERIAL)
    assert (("unit",), InputFault.CONTRADICTION) in await faults(attempt)


async def test_no_product_is_tracked_while_tracking_is_off(dock: Dock):
    for product in (dock.radio, dock.flour):
        await products.update_product(dock.request(), product, 1, tracking=Tracking.NONE)
    await company.update_settings(dock.request(), 1, lots_and_serial_numbers=False)
    assert await faults(dock.product("PHONE", Tracking.SERIAL)) == {(("tracking",), InputFault.CONTRADICTION)}
    attempt = products.update_product(dock.request(), dock.bag, 1, tracking=Tracking.LOT)
    assert await faults(attempt) == {(("tracking",), InputFault.CONTRADICTION)}
    await dock.product("BOX", Tracking.NONE)


@pytest.mark.parametrize("stops_use", [DateKind.EXPIRY, DateKind.BEST_BEFORE])
async def test_the_last_day_is_the_earlier_end_whatever_the_product_says(dock: Dock, stops_use: DateKind):
    await products.update_product(dock.request(), dock.flour, 1, details=ProductDetails(stops_use=stops_use))
    early, late = date(2026, 12, 1), date(2027, 1, 1)
    for number, days in {
        "F-1": {"expiry": late, "best_before": early},
        "F-3": {"expiry": early},
        "F-4": {"best_before": early},
    }.items():
        row = await Lot.get(id=await dock.lot(dock.flour, number, **days))
        assert (row.last_day, row.last_day_key) == (early, early.isoformat()), number
    plain = await Lot.get(id=await dock.lot(dock.flour, "F-5"))
    assert (plain.last_day, plain.last_day_key) == (None, "9999-12-31")


async def test_a_partner_is_kept_with_the_companys_currency(dock: Dock):
    mill = await Partner.get(id=dock.vendor)
    assert (mill.name_key, mill.vendor, mill.customer, mill.currency) == ("mill & sons", True, False, "EUR")
    assert (mill.city, mill.country) == ("Hamburg", "DE")


async def test_all_faults_of_a_partner_are_told_at_once(dock: Dock):
    details = PartnerDetails(
        reference="R" * 201,
        address=Address("Street 1", "City\x07", "1", "Germany"),
        email="nobody",
        phone="+49 40\n1",
        currency="euro",
    )
    assert await faults(partners.create_partner(dock.request(), "", [], details)) == {
        (("name",), InputFault.MISSING),
        (("roles",), InputFault.MISSING),
        (("details", "reference"), InputFault.OVER_LIMIT),
        (("details", "address", "city"), InputFault.FORBIDDEN_CHARACTER),
        (("details", "address", "country"), InputFault.MALFORMED),
        (("details", "email"), InputFault.MALFORMED),
        (("details", "phone"), InputFault.FORBIDDEN_CHARACTER),
        (("details", "currency"), InputFault.MALFORMED),
    }


async def test_a_partner_is_changed_in_part(dock: Dock):
    await partners.update_partner(
        dock.request(),
        dock.vendor,
        1,
        roles=[PartnerRole.VENDOR, PartnerRole.CUSTOMER],
        details=PartnerDetails(email="mill@example.com", phone=None),
    )
    row = await Partner.get(id=dock.vendor)
    assert (row.name, row.customer, row.email, row.city, row.version) == (
        *("Mill & Sons", True, "mill@example.com", "Hamburg", 2),
    )
    with pytest.raises(StaleVersion):
        await partners.update_partner(dock.request(), dock.vendor, 1, name="Mill")


async def test_a_partner_with_open_documents_stays(dock: Dock):
    receipt = await dock.receipt((dock.bag, 1))
    for change in ({"active": False}, {"roles": [PartnerRole.CUSTOMER]}):
        with pytest.raises(InUse) as refused:
            await partners.update_partner(dock.request(), dock.vendor, 1, **change)
        assert Ref("Transfer", receipt) in [blocker.node for blocker in refused.value.blockers]
    assert (await Partner.get(id=dock.vendor)).active


CRATE = UnitFacts("crate", "crt", "count", UnitKind.COUNTED, 24, 1, 0)


async def test_a_unit_is_added_and_used(dock: Dock):
    unit = (await units.save_unit(dock.request(), CRATE)).outcome.unit
    beer = await dock.product("BEER", unit="crt")
    assert (await Product.get(id=beer)).unit_id == unit
    renamed = UnitFacts("Crate", "crt", "count", UnitKind.COUNTED, 24, 1, 0)
    await units.save_unit(dock.request(), renamed, unit)
    assert (await Unit.get(id=unit)).name == "Crate"
    with pytest.raises(InUse) as refused:
        bigger = UnitFacts("Crate", "crt", "count", UnitKind.COUNTED, 30, 1, 0)
        await units.save_unit(dock.request(), bigger, unit)
    assert refused.value.blockers[0].node == Ref("Product", beer)
    assert (await Unit.get(id=unit)).numerator == 24


async def test_a_unit_in_which_something_was_ordered_stays(dock: Dock):
    unit = (await units.save_unit(dock.request(), CRATE)).outcome.unit
    await dock.order(OrderLineGiven(dock.bag, Decimal(1), unit=unit))
    with pytest.raises(InUse):
        bigger = UnitFacts("crate", "crt", "count", UnitKind.COUNTED, 30, 1, 0)
        await units.save_unit(dock.request(), bigger, unit)


async def test_all_faults_of_a_unit_are_told_at_once(dock: Dock):
    wrong = UnitFacts("", "kg", "weight", UnitKind.COUNTED, 0, 1, 2)
    assert await faults(units.save_unit(dock.request(), wrong)) == {
        (("name",), InputFault.MISSING),
        (("numerator",), InputFault.NOT_POSITIVE),
        (("decimals",), InputFault.CONTRADICTION),
    }
    twin = UnitFacts("kilogram", "kg", "weight", UnitKind.MEASURED, 1, 1, 3)
    assert await faults(units.save_unit(dock.request(), twin)) == {
        (("name",), InputFault.NOT_UNIQUE),
        (("symbol",), InputFault.NOT_UNIQUE),
    }


async def test_a_step_of_nothing_is_refused_and_not_taken_for_the_usual_one(dock: Dock):
    assert await faults(dock.product("MILK", step=Decimal(0))) == {
        (("details", "step"), InputFault.NOT_POSITIVE)
    }
    assert (await Product.get(id=await dock.product("MILK", step=None))).step == 1


async def test_a_coarser_step_waits_until_nothing_lies_between(dock: Dock) -> None:
    await dock.received(dock.flour, "F-1", "0.5")
    version = (await Product.get(id=dock.flour)).version
    with pytest.raises(InUse) as refused:
        coarser = ProductDetails(step=Decimal(1))
        await products.update_product(dock.request(), dock.flour, version, details=coarser)
    assert refused.value.field == ("details", "step")
    assert (await Product.get(id=dock.flour)).step == Decimal("0.001")


async def test_a_product_without_sku_is_told_so(dock: Dock):
    with pytest.raises(InvalidInput) as refused:
        await dock.product(" ")
    told = [problem.message for problem in refused.value.problems if problem.field == ("sku",)]
    assert told == ["The SKU is missing."]
