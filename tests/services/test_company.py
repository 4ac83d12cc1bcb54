"""Settings of the company, and what holds them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from lotbook.domain.addresses import Address
from lotbook.domain.lots import DATES_ARE_OFF
from lotbook.domain.number_plan import Asked
from lotbook.domain.products import ProductDetails
from lotbook.domain.refusal_words import InputFault
from lotbook.domain.refusals import InUse, InvalidInput, Ref, StaleVersion
from lotbook.domain.words import NumberReuse, ReuseSeverity, Tracking, UniquenessScope
from lotbook.models import Lot, Product, Settings
from lotbook.services import company, numbers, products
from lotbook.services.company import CompanyFacts
from tests.dock import ADDRESS, Dock


async def settings() -> Settings:
    return await Settings.get(id=1)


async def test_settings_are_changed_in_part(dock: Dock):
    facts = CompanyFacts("Grain & Co", ADDRESS, "SEK", tax_number="SE 1")
    await company.update_settings(dock.request(), 1, company=facts, number_reuse=NumberReuse.NEVER_AGAIN)
    row = await settings()
    assert (row.company_name, row.city, row.currency, row.tax_number) == (
        *("Grain & Co", "Hamburg", "SEK", "SE 1"),
    )
    assert (row.number_reuse, row.reuse_severity, row.lots_and_serials, row.version) == (
        *(NumberReuse.NEVER_AGAIN, ReuseSeverity.BLOCK, True, 2),
    )
    with pytest.raises(StaleVersion) as refused:
        await company.update_settings(dock.request(), 1, expiry_dates=False)
    assert refused.value.current_version == 2


async def test_all_faults_of_a_company_are_told_at_once(dock: Dock):
    facts = CompanyFacts("", Address("S", "C", "1", "de"), "Euro", "T\x00")
    with pytest.raises(InvalidInput) as refused:
        await company.update_settings(dock.request(), 1, company=facts)
    assert {(each.field, each.fault) for each in refused.value.problems} == {
        (("company", "name"), InputFault.MISSING),
        (("company", "currency"), InputFault.MALFORMED),
        (("company", "taxNumber"), InputFault.FORBIDDEN_CHARACTER),
        (("company", "address", "country"), InputFault.MALFORMED),
    }
    assert (await settings()).version == 1


async def test_the_account_the_prefix_and_the_address_of_links_stay_when_they_are_not_told(dock: Dock):
    facts = CompanyFacts(
        *("X", ADDRESS, "EUR"), bank_account=" IBAN DE02 1203 0000 ", gs1_prefix=" 9521234 ",
        digital_link_base="https://id.example.com/",
    )  # fmt: skip
    await company.update_settings(dock.request(), 1, company=facts)
    await company.update_settings(dock.request(), 2, company=CompanyFacts("Y", ADDRESS, "EUR"))
    row = await settings()
    assert (row.gs1_prefix, row.digital_link_base) == ("9521234", "https://id.example.com")
    assert row.bank_account == "IBAN DE02 1203 0000"
    away = CompanyFacts("Y", ADDRESS, "EUR", gs1_prefix=None, digital_link_base="")
    await company.update_settings(dock.request(), 3, company=away)
    assert ((await settings()).gs1_prefix, (await settings()).digital_link_base) == (None, None)
    wrong = CompanyFacts("Y", ADDRESS, "EUR", gs1_prefix="2012345", digital_link_base="id.example.com")
    with pytest.raises(InvalidInput) as refused:
        await company.update_settings(dock.request(), 4, company=wrong)
    assert [each.field[1] for each in refused.value.problems] == ["gs1Prefix", "digitalLinkBase"]


@pytest.mark.parametrize(
    ("told", "kept"),
    [
        (" https://lots.example.com/ ", "https://lots.example.com"),
        ("http://10.0.0.7:8000", "http://10.0.0.7:8000"),
        ("", None),
        ("lots.example.com", InvalidInput),
        ("https://lots.example.com/app", InvalidInput),
        ("https://eva@lots.example.com", InvalidInput),
        ("https://lots.example.com:99999", InvalidInput),
        ("https://lots.example.com?x=1", InvalidInput),
        ("javascript:alert(1)", InvalidInput),
    ],
)
async def test_the_address_of_the_server_is_a_scheme_and_a_domain(dock: Dock, told, kept):
    facts = CompanyFacts("X", ADDRESS, "EUR", server_address=told)
    if kept is not InvalidInput:
        await company.update_settings(dock.request(), 1, company=facts)
        assert (await settings()).server_address == kept
        return
    with pytest.raises(InvalidInput) as refused:
        await company.update_settings(dock.request(), 1, company=facts)
    assert [each.field for each in refused.value.problems] == [("company", "serverAddress")]


async def test_the_currency_stays_once_there_are_papers(dock: Dock):
    await dock.order((dock.bag, 1))
    with pytest.raises(InUse) as refused:
        await company.update_settings(dock.request(), 1, company=CompanyFacts("X", ADDRESS, "SEK"))
    assert refused.value.field == ("company", "currency")
    await company.update_settings(dock.request(), 1, company=CompanyFacts("X", ADDRESS, "EUR"))


async def test_numbers_go_off_only_while_no_product_is_tracked(dock: Dock):
    with pytest.raises(InUse) as refused:
        await company.update_settings(dock.request(), 1, lots_and_serial_numbers=False)
    assert [blocker.node for blocker in refused.value.blockers] == [
        Ref("Product", dock.flour),
        Ref("Product", dock.radio),
    ]
    for product in (dock.radio, dock.flour):
        await products.update_product(dock.request(), product, 1, tracking=Tracking.NONE)
    await company.update_settings(dock.request(), 1, lots_and_serial_numbers=False)
    assert not (await settings()).lots_and_serials


async def test_dates_go_off_only_while_nothing_has_any(dock: Dock):
    async def switched(on: bool) -> None:
        await company.update_settings(dock.request(), (await settings()).version, expiry_dates=on)

    day = date(2027, 3, 1)
    lot = await dock.lot(dock.flour, "F-1", expiry=day)
    await dock.received(dock.flour, "F-1", 5)
    open_receipt = await dock.receipt((dock.flour, 1))
    line = await dock.line_of(open_receipt, dock.flour)
    dated = numbers.Listed([Asked(number="F-2", quantity=Decimal(1), expiry=day)])
    await numbers.assign_numbers(dock.request(), line, dated, numbers.Options())
    with pytest.raises(InUse) as refused:
        await switched(False)
    assert [blocker.message for blocker in refused.value.blockers] == [
        "Flour has a shelf life.",
        "Flour, lot F-1, is on hand with a date.",
        "WH1/IN/00002 has numbers with a date.",
    ]
    await numbers.assign_numbers(
        dock.request(), line, numbers.FromText(text="F-3"), numbers.Options(replace=True)
    )
    delivery = await dock.delivery((dock.flour, 5))
    await dock.number(delivery, dock.flour, "F-1", 5)
    await dock.validate(delivery)
    flour = await Product.get(id=dock.flour)
    no_life = ProductDetails(shelf_life_days=None)
    await products.update_product(dock.request(), flour.id, flour.version, details=no_life)
    with pytest.raises(InUse):
        await switched(False)
    await numbers.assign_numbers(
        dock.request(), line, numbers.FromText(text="F-4"), numbers.Options(replace=True)
    )
    await switched(False)

    for made in (
        products.update_product(
            dock.request(), flour.id, flour.version + 1, details=ProductDetails(shelf_life_days=9)
        ),
        numbers.assign_numbers(dock.request(), line, dated, numbers.Options(replace=True)),
    ):
        with pytest.raises(InvalidInput) as typed:
            await made
        assert typed.value.message == DATES_ARE_OFF
    await switched(True)
    assert (await Lot.get(id=lot)).expiry == day, "what was known of old lots is there again"


async def test_numbers_become_unique_in_the_company_and_back(dock: Dock):
    lot = await dock.lot(dock.flour, "L-1")
    await company.update_settings(dock.request(), 1, uniqueness_scope=UniquenessScope.COMPANY)
    assert (await Lot.get(id=lot)).company_number == "L-1"
    await company.update_settings(dock.request(), 2, uniqueness_scope=UniquenessScope.PRODUCT)
    assert (await Lot.get(id=lot)).company_number is None


async def test_shared_numbers_keep_the_scope(dock: Dock):
    shared = [await dock.lot(product, "L-1") for product in (dock.flour, dock.radio)]
    await dock.lot(dock.flour, "L-2")
    with pytest.raises(InUse) as refused:
        await company.update_settings(dock.request(), 1, uniqueness_scope=UniquenessScope.COMPANY)
    assert [blocker.node for blocker in refused.value.blockers] == [Ref("Lot", lot) for lot in shared]
    assert (await settings()).uniqueness_scope is UniquenessScope.PRODUCT
