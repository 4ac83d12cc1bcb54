"""A search finds what has all its words, in any order, whatever their accents and case."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from lotbook.domain.number_plan import Asked
from lotbook.domain.words import PartnerRole, Tracking
from lotbook.ledger.check import check
from lotbook.models import TransferLine
from lotbook.services import numbers
from lotbook.services.number_sources import Listed
from lotbook.services.products import create_product
from tests.dock import Dock
from tests.graphql.conftest import Api


async def found(api: Api, things: str, of: str, search: str) -> list[Any]:
    query = f"query ($search: String) {{ {things}(first: 10, filter: {{search: $search}}) {{ nodes {{ {of} }} }} }}"
    return [each[of] for each in (await api.ask(query, search=search))[things]["nodes"]]


@pytest.mark.parametrize(
    ("search", "finds"),
    [
        ("ANGSTROM", True),
        ("ångström", True),
        ("drill Angstrom", True),
        ("drill a-77", True),
        ("strasse", True),
        ("STRAßE", True),
        ("angstrom saw", False),
    ],
)
async def test_products_are_found_by_words(api: Api, dock: Dock, search: str, finds: bool) -> None:
    pieces = await dock.unit("pcs")
    await create_product(dock.request(), "A-77", "Ångström-Straße drill", Tracking.NONE, pieces)
    assert await found(api, "products", "sku", search) == (["A-77"] if finds else [])


async def test_partners_and_their_documents_are_found_by_words(api: Api, dock: Dock) -> None:
    cafe = await dock.partner("Café Müller Łódź", PartnerRole.CUSTOMER, email="Hallo@mueller.example")
    for search in ("lodz cafe", "MULLER", "hallo@ müller"):
        assert await found(api, "partners", "name", search) == ["Café Müller Łódź"]
    await dock.sale((dock.bag, 1), customer=cafe)
    [number] = await found(api, "salesOrders", "number", "muller LODZ")
    assert await found(api, "salesOrders", "number", f"{number} cafe") == [number]
    assert await found(api, "salesOrders", "number", f"{number} tea") == []


async def test_what_is_received_is_found_by_its_batch_and_without_its_accents(api: Api, dock: Dock) -> None:
    receipt = await dock.receipt((dock.radio, 2))
    line = await TransferLine.get(transfer_id=receipt)
    told = [
        Asked(number="ÄÖ-1", quantity=Decimal(1), batch="Größe 7", maker_number="É-1"),
        Asked(number="PLAIN", quantity=Decimal(1), batch="BB"),
    ]
    await numbers.assign_numbers(dock.request(), line.id, Listed(told), numbers.Options())
    await dock.validate(receipt)
    for search in ("ao-1", "grosse ao", "e-1", "GRÖSSE"):
        assert await found(api, "lots", "number", search) == ["ÄÖ-1"]
    assert await found(api, "lots", "number", "bb") == ["PLAIN"]
    assert [str(each) for each in await check()] == []


async def test_lots_are_found_by_each_of_their_names(api: Api, dock: Dock) -> None:
    await dock.lot(dock.radio, "AB-5", batch="BATCH1", maker_number="Ü-9")
    await dock.lot(dock.radio, "AB-6")
    for search in ("batch1", "5 BATCH", "u-9", "ab-5"):
        assert await found(api, "lots", "number", search) == ["AB-5"]
    assert sorted(await found(api, "lots", "number", "ab")) == ["AB-5", "AB-6"]
    assert await found(api, "lots", "number", "ab-6 batch1") == []
