"""Reading: a longer page asks the database no more, and searches find things by all their names."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from lotbook.db.engine import client
from lotbook.domain.ordering import OrderLineGiven
from lotbook.domain.products import BarcodeGiven, PackagingGiven
from lotbook.domain.words import LocationUsage, OperationKind, PartnerRole, Role, Tracking
from tests.dock import Dock
from tests.graphql.conftest import Api, gid

PRODUCT = """id sku name gtin barcodes { code } packagings { name gtin quantity } unit { symbol }
  numberSequence { next } stock { onHand available expectedIn forecast }"""
DOCUMENT = """id number createdAt createdBy { name } papers { kind }
  operations(first: 3) { nodes { kind actor { name } } }"""
MOVE = """id sequence quantity product { sku } lot { number } source { path } destination { path }
  enteredUnit { symbol } document { id number } operation { recordedAt actor { name } } corrects { id }
  correctedBy { id }"""
LISTS = {
    "lots": f"""id number product {{ {PRODUCT} }} maker {{ name }} vendor {{ name }} origin {{ id number }}
      stock {{ onHand }} dates {{ kind date setBy {{ name }} setAt }} labelPrints {{ id }} gs1Obstacle
      balances(first: 2) {{ nodes {{ onHand available location {{ path }} }} }}
      moveLines(first: 3) {{ nodes {{ {MOVE} }} }}""",
    "products": f"{PRODUCT} lots(first: 3) {{ nodes {{ number stock {{ onHand }} }} }}",
    "partners": "id name roles address { city }",
    "locations": "id path parent { path } warehouse { name root { path } operationTypes { name } }",
    "balances": "product { sku } lot { number } location { path } onHand reserved available",
    "moveLines": MOVE,
    "purchaseOrders": f"""{DOCUMENT} vendor {{ name }} warehouse {{ name }} total traceable
      transfers {{ number late }}
      lines(first: 3) {{ totalCount nodes {{ product {{ sku }} unit {{ symbol }} received net }} }}""",
    "transfers": f"""{DOCUMENT} operationType {{ name workload {{ ready late underWay }} }} late
      partner {{ name }} source {{ path }} destination {{ path }} origin {{ number }} traceable
      progress {{ lines linesDone numbersNeeded }} backorder {{ number }} backorderOf {{ number }}
      validatedBy {{ name }} moveLines(first: 2) {{ nodes {{ sequence lot {{ number }} }} }}
      lines(first: 3) {{ totalCount nodes {{
        product {{ sku }} unit {{ symbol }} source {{ path }} done remaining proposedExpiry
        numberSummary {{ count ranges {{ start end }} }}
        entries(first: 2) {{ totalCount nodes {{
          number lot {{ number }} operation {{ actor {{ name }} }} }} }} }} }}""",
    "users": "id name login sessions { id }",
}


@contextmanager
def counted(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Every question that the database is asked."""
    asked: list[str] = []
    kind = type(client())
    with monkeypatch.context() as patched:
        for name in ("execute_query", "execute_query_dict"):
            real = getattr(kind, name)

            async def counting(self: Any, query: str, *args: Any, real: Any = real, **kwargs: Any) -> Any:
                asked.append(query)
                return await real(self, query, *args, **kwargs)

            patched.setattr(kind, name, counting)
        yield asked


@pytest.mark.parametrize("name", sorted(LISTS))
async def test_a_longer_page_asks_no_more_questions(
    api: Api, dock: Dock, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    await dock.received(dock.radio, "SN-1 x 6", 6)
    for count in range(5):
        receipt = await dock.receipt((dock.radio, 3), (dock.flour, 5), (dock.bag, 1))
        await dock.number(receipt, dock.flour, f"LOT-{count}")
        if count % 2:
            await dock.validate(receipt)
        await dock.partner(f"Partner {count}", PartnerRole.CUSTOMER)
        await dock.product(f"P-{count}", Tracking.NONE)
    query = f"query ($first: Int!) {{ {name}(first: $first) {{ nodes {{ {LISTS[name]} }} }} }}"
    asked, shown = [], []
    # The first places are outside of any warehouse and lead nowhere.
    sizes = (9, 12) if name == "locations" else (2, 6)
    for first in sizes:
        await api.ask(query, first=first)
        with counted(monkeypatch) as questions:
            shown.append(len((await api.ask(query, first=first))[name]["nodes"]))
        asked.append(len(questions))
    assert name == "users" or shown[1] > shown[0] == sizes[0]
    assert asked[1] <= asked[0] + 1, (asked, questions)
    assert asked[1] < 60


async def found(api: Api, listed: str, **filter: Any) -> list[str]:
    kind = {"lots": "Lot", "products": "Product", "partners": "Partner", "locations": "Location"}.get(listed)
    kind = kind or {"transfers": "Transfer", "purchaseOrders": "Order"}[listed]
    name = {"lots": "number", "products": "sku", "locations": "path", "partners": "name"}.get(
        listed, "number"
    )
    query = f"query ($f: {kind}Filter) {{ {listed}(first: 50, filter: $f) {{ nodes {{ {name} }} }} }}"
    return sorted(node[name] for node in (await api.ask(query, f=filter))[listed]["nodes"])


async def test_a_lot_is_found_by_any_of_its_names(api: Api, dock: Dock) -> None:
    await dock.lot(dock.flour, "L-100", maker_number="Müller 7", reference="pallet_1%")
    await dock.lot(dock.flour, "L-200")
    await dock.lot(dock.radio, "SN-1", batch="B")
    for text in ("l-10", "MÜLLER", "Mu\u0308ller", "\uff30ALLET", "t_1", "1%"):
        assert await found(api, "lots", search=text) == ["L-100"]
    for text in ("nothing", "_", "%", "\\", "L_1", "'; DROP TABLE lot;--"):
        assert await found(api, "lots", search=text) == (["L-100"] if text in "pallet_1%" else [])
    assert await found(api, "lots", search="  ") == ["L-100", "L-200", "SN-1"]
    assert await found(api, "lots", number="L-200") == ["L-200"]
    assert await found(api, "lots", batch="B", search=None) == ["SN-1"]
    assert await found(api, "lots", product=gid("Product", dock.radio)) == ["SN-1"]
    assert await found(api, "lots", product=gid("Lot", dock.flour)) == []


async def test_lots_are_filtered_by_stock_place_vendor_and_last_day(api: Api, dock: Dock) -> None:
    await dock.received(dock.radio, "SN-1 x 2", 2)
    await dock.lot(dock.flour, "L-1", expiry=date(2027, 1, 31))
    top, vendor = await dock.place("WH1"), gid("Partner", dock.vendor)
    assert await found(api, "lots", onHand=True) == ["SN-1", "SN-2"]
    assert await found(api, "lots", onHand=False) == ["L-1"]
    assert await found(api, "lots", location=gid("Location", top)) == ["SN-1", "SN-2"]
    assert await found(api, "lots", location=gid("Location", await dock.place("WH1/Quarantine"))) == []
    assert await found(api, "lots", vendor=vendor) == ["SN-1", "SN-2"]
    assert await found(api, "lots", vendor=gid("Partner", dock.customer)) == []
    assert await found(api, "lots", lastDayUntil="2027-01-31") == ["L-1"]
    assert await found(api, "lots", lastDayUntil="2027-01-30") == []


async def test_lots_to_choose_are_without_the_serials_that_the_transfer_has(api: Api, dock: Dock) -> None:
    await dock.received(dock.radio, "SN-1 x 3", 3)
    await dock.received(dock.flour, "L-1", 5)
    here = await dock.delivery((dock.radio, 2), (dock.flour, 2))
    other = await dock.delivery((dock.radio, 1))
    await dock.number(here, dock.radio, "SN-2")
    await dock.number(here, dock.flour, "L-1")
    of_radio = gid("Product", dock.radio)
    assert await found(api, "lots", product=of_radio, notOn=gid("Transfer", here)) == ["SN-1", "SN-3"]
    assert await found(api, "lots", product=of_radio, notOn=gid("Transfer", other)) == [
        "SN-1",
        "SN-2",
        "SN-3",
    ]
    # Of a batch there may be more to take.
    assert await found(api, "lots", notOn=gid("Transfer", here)) == ["L-1", "SN-1", "SN-3"]


async def test_a_product_is_found_by_name_sku_and_any_barcode(api: Api, dock: Dock) -> None:
    box = PackagingGiven("box", Decimal(12), "19520123456785")
    codes = [BarcodeGiven("OLD-7")]
    await dock.product("TEA", gtin="9520123456788", packagings=[box], barcodes=codes)
    for text in ("tea", "9520123456788", "09520123456788", "19520123456785", "OLD-7", " OLD-7 "):
        assert await found(api, "products", search=text) == ["TEA"]
    for text in ("952012345678", "OLD", "old-7"):
        assert await found(api, "products", search=text) == []
    assert await found(api, "products", tracking="SERIAL") == ["RADIO"]
    assert await found(api, "products", onHand=True) == []


async def test_documents_are_found_by_number_partner_product_and_state(api: Api, dock: Dock) -> None:
    await dock.receipt((dock.radio, 1))
    shelf = await dock.place("WH1/Stock/A-01")
    await dock.transfer(OperationKind.INTERNAL, (dock.bag, 1), destination=shelf)
    [receipt] = await found(api, "transfers", kinds=["RECEIPT"])
    [internal] = await found(api, "transfers", kinds=["INTERNAL"])
    for text in ("mill", "radio", receipt.lower(), "PO-"):
        assert await found(api, "transfers", search=text) == [receipt]
    assert await found(api, "transfers", backorders=True) == []
    assert await found(api, "transfers", late=True) == []
    assert await found(api, "transfers", late=False) == sorted([receipt, internal])
    assert await found(api, "transfers", partner=gid("Partner", dock.vendor), states=["READY"]) == [receipt]
    assert await found(api, "transfers", states=["DONE"]) == []
    assert len(await found(api, "purchaseOrders", search="mill", states=["CONFIRMED"], late=False)) == 1
    assert await found(api, "purchaseOrders", states=["DRAFT"]) == []


async def test_places_are_found_below_another_and_by_their_code(api: Api, dock: Dock) -> None:
    below = await found(api, "locations", below=gid("Location", dock.stock))
    assert below == ["WH1/Stock/A-01", "WH1/Stock/A-02", "WH1/Stock/A-03"]
    assert await found(api, "locations", search="loc-scrap") == []
    assert await found(api, "locations", search="LOC-SCRAP") == ["Scrap"]
    assert await found(api, "locations", usages=[LocationUsage.VENDOR]) == ["Vendors"]
    assert await found(api, "locations", search="quarant") == ["WH1/Quarantine"]


async def test_a_search_is_short_and_a_malformed_filter_is_named(api: Api) -> None:
    query = "query ($f: LotFilter) { lots(first: 1, filter: $f) { nodes { id } } }"
    assert await api.refused_code(query, f={"search": "x" * 201}) == "SEARCH_TOO_LONG"
    answer = await api.answer(query, {"f": {"number": "a\nb", "lastDayUntil": "2026-02-30", "search": "a\0"}})
    [error] = answer["errors"]
    assert error["extensions"]["code"] == "INPUT_INVALID"
    told = [(problem["field"], problem["fault"]) for problem in error["extensions"]["problems"]]
    assert told == [
        (["filter", "search"], "FORBIDDEN_CHARACTER"),
        (["filter", "number"], "FORBIDDEN_CHARACTER"),
        (["filter", "lastDayUntil"], "IMPLAUSIBLE_DATE"),
    ]


async def test_stock_is_told_for_one_warehouse_or_all(api: Api, dock: Dock) -> None:
    await dock.received(dock.radio, "SN-1 x 3", 3)
    await dock.receipt((dock.radio, 2))
    query = """query ($id: ID!, $w: ID) { product(id: $id) { stock(warehouse: $w) {
      onHand inTransit reserved available expectedIn expectedOut forecast expired blocked } } }"""
    radio = gid("Product", dock.radio)
    here = (await api.ask(query, id=radio, w=gid("Warehouse", dock.warehouse)))["product"]["stock"]
    assert here == (await api.ask(query, id=radio))["product"]["stock"]
    assert (here["onHand"], here["available"], here["expectedIn"], here["forecast"]) == ("3", "3", "2", "5")
    nowhere = (await api.ask(query, id=radio, w=gid("Warehouse", 99)))["product"]["stock"]
    assert set(nowhere.values()) == {"0"}


async def test_where_a_lot_lay_is_read_from_the_book(api: Api, dock: Dock) -> None:
    await dock.received(dock.flour, "L-1", 10)
    query = """query ($at: Sequence) { viewer { sequence } lots(first: 1) { nodes {
      balances(first: 5, asOf: $at) {
      nodes { onHand reserved available location { path } } } } } }"""
    now = await api.ask(query)
    [place] = now["lots"]["nodes"][0]["balances"]["nodes"]
    assert (place["onHand"], place["location"]["path"]) == ("10", "WH1/Stock")
    then = await api.ask(query, at=now["viewer"]["sequence"])
    assert then["lots"] == now["lots"]
    assert (await api.ask(query, at="1"))["lots"]["nodes"][0]["balances"]["nodes"] == []
    assert await api.refused_code(query, at="99999") == "SEQUENCE_UNKNOWN"


async def test_an_order_shows_its_money_and_what_came_of_it(api: Api, dock: Dock) -> None:
    line = OrderLineGiven(dock.radio, Decimal(3), price=Decimal("0.335"), tax_rate=Decimal(19))
    order = await dock.order(line)
    receipt = await dock.confirm(order)
    await dock.number(receipt, dock.radio, "SN-1 x 2")
    await dock.validate(receipt)
    query = """query ($id: ID!) { purchaseOrder(id: $id) { net tax total currency traceable
      lines(first: 5) { totalCount nodes { quantity price taxRate net received } } transfers { state } } }"""
    shown = (await api.ask(query, id=gid("PurchaseOrder", order)))["purchaseOrder"]
    assert (shown["net"], shown["tax"], shown["total"], shown["traceable"]) == ("1.01", "0.19", "1.20", True)
    told = {"quantity": "3", "price": "0.335", "taxRate": "19", "net": "1.01", "received": "2"}
    assert shown["lines"] == {"totalCount": 1, "nodes": [told]}
    assert [each["state"] for each in shown["transfers"]] == ["READY", "DONE"]


async def test_a_scanner_is_put_to_the_test(api: Api) -> None:
    question = """query ($scan: ScanInput!) { explainScan(scan: $scan) { symbologyName test right
      findings { setting separator } characters { position shown codePoint odd }
      scan { elements { ai value } problems { fault } } } }"""
    scan = {"raw": "]C1010952012345678810TEST-1~21Az9", "reader": "WEDGE"}
    found = (await api.ask(question, Role.VIEWER, scan=scan))["explainScan"]
    assert (found["symbologyName"], found["test"], found["right"]) == ("GS1-128", "GS1_128", False)
    assert found["findings"] == [{"setting": "SEPARATOR", "separator": "~"}]
    assert found["characters"][0] == {"position": 0, "shown": "]", "codePoint": "U+005D", "odd": False}
    assert len(found["characters"]) == 33
    told = (await api.ask(question, Role.VIEWER, scan=scan | {"separator": "~"}))["explainScan"]
    assert (told["right"], told["findings"], told["scan"]["problems"]) == (True, [], [])
    assert [element["ai"] for element in told["scan"]["elements"]] == ["01", "10", "21"]
    sheet = "{ scannerTestSheet(size: LETTER) { url mediaType } }"
    link = {"url": "/documents/scanner-test.pdf?size=LETTER", "mediaType": "application/pdf"}
    assert await api.ask(sheet, Role.VIEWER) == {"scannerTestSheet": link}


async def test_keys_of_our_prefix_are_made_and_checked(api: Api) -> None:
    address = {"street": "Quay 1", "city": "Kiel", "postalCode": "24103", "country": "DE"}
    company = {"name": "Nord", "address": address, "currency": "EUR", "gs1Prefix": "95212345678"}
    saved = await api.do("updateSettings", {"version": 1, "company": company})
    assert saved["__typename"] == "SettingsPayload"
    made = await api.do("makeKeys", {"kind": "GLN", "count": 2}, "... on Gs1KeysPayload { kind keys }")
    assert (made["kind"], len(made["keys"])) == ("GLN", 2)
    check = "query ($key: String!) { gs1Key(kind: GLN, key: $key) { right key ours message } }"
    right = {"right": True, "key": made["keys"][1], "ours": True, "message": None}
    assert await api.ask(check, key=made["keys"][1]) == {"gs1Key": right}
    misread = made["keys"][1][:-1] + str((int(made["keys"][1][-1]) + 1) % 10)
    wrong = (await api.ask(check, key=misread))["gs1Key"]
    assert (wrong["right"], "would have to be" in wrong["message"]) == (False, True)
    show = "... on KeysExhausted { code kind prefix left }"
    none_left = await api.do("makeKeys", {"kind": "GLN", "count": 9}, show)
    assert (none_left["code"], none_left["left"]) == ("KEYS_EXHAUSTED", 8)
