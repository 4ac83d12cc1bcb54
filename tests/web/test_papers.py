"""Papers as the API offers them: which, for what document in what state, and each fetched from where it says."""

from __future__ import annotations

import io
import re
from collections.abc import AsyncIterator
from datetime import timedelta
from decimal import Decimal
from typing import Any

import httpx
import pypdfium2
import pytest
import pytest_asyncio
from PIL import Image

from lotbook import app
from lotbook.documents import words
from lotbook.domain.money_words import MoneyKind
from lotbook.domain.words import OperationKind, PaperSize, ReturnOutcome, Role, Tracking
from lotbook.graphql import ids
from lotbook.ledger.returns import reasons_of
from lotbook.models import Count, Lot, MoneyPaper, TransferEntry, TransferLine
from lotbook.models import Settings as Company
from lotbook.services import company, counting, goods_named, manufacturing, ordering, packing, sign_in
from lotbook.services.billing import cancel_paper, update_paper
from lotbook.services.bills_of_materials import LineOfBill, save_bill_of_materials
from lotbook.services.count_records import record_counts
from lotbook.services.counted import Counted
from lotbook.services.entry_changes import remove_entries
from lotbook.services.logo import set_logo
from lotbook.services.order_sides import PURCHASE, SALES
from lotbook.services.packages import create_package
from lotbook.services.returning import ReturnGiven, create_return
from lotbook.services.scan_numbers import ScanGiven
from lotbook.services.scanning import record_scan
from lotbook.services.uploads import File, keep_upload
from lotbook.settings import Settings
from lotbook.web import counts as count_papers
from lotbook.web.drawing import Drawing
from tests.decode.pictures import photo
from tests.dock import DUE, Dock, database_open, dock
from tests.documents import reading
from tests.services.test_transit import shipped
from tests.web.conftest import PASSWORD, ask, pages, person
from tests.web.test_server import visitor

__all__ = ["database_open", "dock"]

SSCC = "395212340000000014"
PAPERS = (
    "papers { kind usual: link { url } a4: link(size: A4) { url mediaType fileName } "
    "letter: link(size: LETTER) { url } table { url } }"
)
ASKED = f"""query ($id: ID!) {{ node(id: $id) {{
  ... on Transfer {{ {PAPERS} }} ... on PurchaseOrder {{ {PAPERS} }} ... on SalesOrder {{ {PAPERS} }}
  ... on Bill {{ {PAPERS} }} ... on Invoice {{ {PAPERS} }}
  ... on ManufacturingOrder {{ {PAPERS} }} ... on Count {{ {PAPERS} }} }} }}"""


@pytest_asyncio.fixture
async def viewer(
    dock: Dock, database_url: str, drawing: Drawing, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[httpx.AsyncClient]:
    """Somebody who may look, and no more."""
    monkeypatch.setattr(app, "Drawing", lambda: drawing)
    await person("vera", Role.VIEWER)
    made = app.create(Settings(database_url=database_url))
    transport = httpx.ASGITransport(made, raise_app_exceptions=False, client=("127.0.0.1", 40000))
    async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as client:
        session = await sign_in.sign_in("vera", PASSWORD, "127.0.0.1", sign_in.SessionRules())
        client.cookies.set("lotbook", session.secret.text)
        yield client
    await sign_in.settled()


async def papers(client: httpx.AsyncClient, kind: str, row_id: int) -> dict[str, Any]:
    """What can be printed of a document, by kind."""
    found = (await ask(client, ASKED, id=ids.encode(kind, row_id)))["node"]["papers"]
    return {paper["kind"]: paper for paper in found}


async def printed(client: httpx.AsyncClient, paper: dict[str, Any]) -> str:
    """What a paper says; its file is the same each time, and of either size."""
    first, again = [await client.get(paper["a4"]["url"]) for _ in range(2)]
    assert first.content == again.content
    assert first.headers["content-disposition"] == f'inline; filename="{paper["a4"]["fileName"]}"'
    assert pages(await client.get(paper["letter"]["url"]))
    return "\n".join(pages(first))


async def test_a_delivery_has_its_papers_while_it_is_open_and_when_it_is_done(
    viewer: httpx.AsyncClient, dock: Dock
) -> None:
    await dock.received(dock.radio, "SN-1 x 2", 2)
    delivery = await dock.delivery((dock.radio, 2))
    found = await papers(viewer, "Transfer", delivery)
    assert list(found) == ["PICKING_LIST", "DELIVERY_SLIP"]
    assert "Corner shop" in await printed(viewer, found["PICKING_LIST"])
    assert "SN-" not in await printed(viewer, found["DELIVERY_SLIP"])
    assert found["DELIVERY_SLIP"]["table"] is None

    await dock.number(delivery, dock.radio, "SN-1 x 2")
    await dock.validate(delivery)
    gone = await viewer.get(found["PICKING_LIST"]["a4"]["url"])
    assert (gone.status_code, gone.json()["code"]) == (404, "NOT_FOUND")
    found = await papers(viewer, "Transfer", delivery)
    assert list(found) == ["DELIVERY_SLIP"]
    assert "SN-1" in await printed(viewer, found["DELIVERY_SLIP"])


async def test_what_goes_to_another_warehouse_has_a_slip_that_names_what_takes_it_in(
    viewer: httpx.AsyncClient, dock: Dock
) -> None:
    sent, arrival = await shipped(dock)
    found = await papers(viewer, "Transfer", sent)
    assert list(found) == ["TRANSFER_SLIP"]
    told = await printed(viewer, found["TRANSFER_SLIP"])
    for said in ("Transfer slip", "Second", "SN-1 to SN-3", "F-1", "Taken in with WH2/INT/00001"):
        assert said in told, said
    assert await papers(viewer, "Transfer", arrival) == {}
    inside = await dock.transfer(OperationKind.INTERNAL, (dock.radio, 1))
    assert list(await papers(viewer, "Transfer", inside)) == ["PICKING_LIST"]


async def test_the_papers_of_a_delivery_tell_its_packages(viewer: httpx.AsyncClient, dock: Dock) -> None:
    await dock.received(dock.flour, "F-1", 10)
    lot = (await Lot.get(number="F-1")).id
    package = (await create_package(dock.request(), SSCC, None)).outcome.package
    await packing.pack_goods(dock.request(), dock.stock, [goods_named.Goods(lot=lot)], package)
    delivery = await dock.delivery((dock.flour, 10))
    found = await papers(viewer, "Transfer", delivery)
    assert f"in {SSCC}" in await printed(viewer, found["PICKING_LIST"])
    await record_scan(dock.request("recordScan"), delivery, ScanGiven(raw=SSCC))
    found = await papers(viewer, "Transfer", delivery)
    assert f"Package {SSCC}" in await printed(viewer, found["DELIVERY_SLIP"])
    await dock.validate(delivery)
    slip = await printed(viewer, (await papers(viewer, "Transfer", delivery))["DELIVERY_SLIP"])
    assert f"Package {SSCC}" in slip
    await company.update_settings(dock.request(), (await Company.get(id=1)).version, packages=False)
    slip = await printed(viewer, (await papers(viewer, "Transfer", delivery))["DELIVERY_SLIP"])
    assert SSCC not in slip


async def test_a_package_has_a_sheet_with_its_label_and_every_lot(
    viewer: httpx.AsyncClient, dock: Dock
) -> None:
    await dock.received(dock.flour, "F-1", 10)
    await dock.received(dock.radio, "SN-1 x 3", 3)
    package = (await create_package(dock.request(), SSCC, None)).outcome.package
    sheet = """query ($id: ID!) { package(id: $id) {
      a4: contentsSheet { url fileName } letter: contentsSheet(size: LETTER) { url } } }"""
    named = ids.encode("Package", package)
    assert (await ask(viewer, sheet, id=named))["package"] == {"a4": None, "letter": None}
    inside = [goods_named.Goods(lot=lot.id) for lot in await Lot.all()]
    await packing.pack_goods(dock.request(), dock.stock, inside, package)
    found = (await ask(viewer, sheet, id=named))["package"]
    told = await printed(viewer, found)
    for said in (f"(00) {SSCC}", "WH1/Stock", "F-1", "10 kg", "SN-1 to SN-3", "3 pcs"):
        assert said in told, told
    first = reading.pages((await viewer.get(found["a4"]["url"])).content, 150)[0]
    assert [(code.identifier, code.text) for code in reading.scan(first)] == [("]C1", f"(00){SSCC}")]


async def test_an_order_to_make_has_a_sheet_while_it_is_worked_on(
    viewer: httpx.AsyncClient, dock: Dock
) -> None:
    bread = await dock.product("BREAD")
    crumbs = await dock.product("CRUMBS", Tracking.NONE)
    lines = [LineOfBill(dock.flour, Decimal(5)), LineOfBill(dock.bag, Decimal(10))]
    lines.append(LineOfBill(crumbs, Decimal(1), by_product=True))
    await save_bill_of_materials(dock.request(), bread, Decimal(10), lines, DUE)
    await dock.received(dock.flour, "F-1", 5)
    made = await manufacturing.create_manufacturing_order(
        dock.request(), bread, dock.warehouse, Decimal(10), DUE
    )
    order = made.outcome.order
    assert await papers(viewer, "ManufacturingOrder", order) == {}
    await manufacturing.confirm_manufacturing_order(dock.request(), order, 1)
    found = await papers(viewer, "ManufacturingOrder", order)
    sheet = await printed(viewer, found["MANUFACTURING_ORDER"])
    for said in ("Bread", "10 pcs", "Crumbs", "WH1/Stock", "F-1", "Not available", "Bag"):
        assert said in sheet
    assert (sheet.count("Made by, when"), sheet.count("Lot or serial number")) == (4, 2)  # crumbs have none


async def test_papers_are_for_whoever_is_signed_in_and_of_their_document_alone(
    viewer: httpx.AsyncClient, dock: Dock, database_url: str
) -> None:
    delivery = await dock.delivery((dock.bag, 1))
    url = (await papers(viewer, "Transfer", delivery))["PICKING_LIST"]["a4"]["url"]
    async with visitor(database_url) as stranger:
        assert (await stranger.get(url)).status_code == 401
    for wrong in (ids.encode("Product", dock.bag), ids.encode("Transfer", 999_999), "12", "..%2f..%2fetc"):
        answer = await viewer.get(f"/documents/transfers/{wrong}/picking-list.pdf")
        assert (answer.status_code, answer.json()["code"]) == (404, "NOT_FOUND"), wrong
    answer = await viewer.get(url.replace("A4", "A3"))
    assert (answer.status_code, answer.json()["code"]) == (400, "MALFORMED")


async def test_an_order_has_the_paper_of_its_state(viewer: httpx.AsyncClient, dock: Dock) -> None:
    bought, sold = await dock.order((dock.bag, 2)), await dock.sale((dock.bag, 3))
    found = await papers(viewer, "PurchaseOrder", bought)
    assert list(found) == ["PURCHASE_ORDER"]
    assert "Request for quotation" in await printed(viewer, found["PURCHASE_ORDER"])
    found = await papers(viewer, "SalesOrder", sold)
    assert list(found) == ["QUOTATION"]
    assert "Corner shop" in await printed(viewer, found["QUOTATION"])
    await dock.confirm(sold, SALES)
    assert (await viewer.get(found["QUOTATION"]["a4"]["url"])).status_code == 404
    found = await papers(viewer, "SalesOrder", sold)
    assert list(found) == ["SALES_ORDER"]
    assert "Sales order" in await printed(viewer, found["SALES_ORDER"])
    await cancel(dock, bought)
    assert await papers(viewer, "PurchaseOrder", bought) == {}


async def test_papers_come_on_the_paper_of_the_company_unless_asked_otherwise(
    viewer: httpx.AsyncClient, dock: Dock
) -> None:
    found = (await papers(viewer, "PurchaseOrder", await dock.order((dock.bag, 2))))["PURCHASE_ORDER"]
    letter, a4 = await width_of(viewer, found["letter"]), await width_of(viewer, found["a4"])
    assert (letter, a4, await width_of(viewer, found["usual"])) == (612, 595, 595)
    await company.update_settings(dock.request(), 1, paper_size=PaperSize.LETTER)
    assert (await ask(viewer, "{ viewer { paperSize } }"))["viewer"]["paperSize"] == "LETTER"
    assert await width_of(viewer, found["usual"]) == letter
    assert await width_of(viewer, found["a4"]) == a4


async def width_of(viewer: httpx.AsyncClient, link: dict[str, str]) -> int:
    """Of its first page, in points."""
    document = pypdfium2.PdfDocument(io.BytesIO((await viewer.get(link["url"])).content))
    return round(document[0].get_width())


async def cancel(dock: Dock, order: int) -> None:
    version = (await PURCHASE.order.get(id=order)).version
    await ordering.cancel_order(dock.request(), PURCHASE, order, version, "not wanted")


async def test_the_logo_stands_on_papers_and_is_fetched_by_its_version(
    viewer: httpx.AsyncClient, dock: Dock
) -> None:
    asked = "{ settings { company { logo { url mediaType } } } }"
    assert (await ask(viewer, asked))["settings"]["company"]["logo"] is None
    assert (await viewer.get("/documents/logo.png")).status_code == 404
    order = await dock.order((dock.bag, 2))
    url = (await papers(viewer, "PurchaseOrder", order))["PURCHASE_ORDER"]["a4"]["url"]
    plain = (await viewer.get(url)).content
    picture = File("logo.png", photo(Image.new("RGB", (600, 200), "red")))
    upload = (await keep_upload(dock.request(), picture)).outcome.upload
    await set_logo(dock.request(), 1, upload)
    logo = (await ask(viewer, asked))["settings"]["company"]["logo"]
    assert (logo["mediaType"], "version=2" in logo["url"]) == ("image/png", True)
    shown = await viewer.get(logo["url"])
    assert (shown.headers["content-type"], shown.content[:4]) == ("image/png", b"\x89PNG")
    assert b"/Subtype /Image" in (await viewer.get(url)).content and b"/Subtype /Image" not in plain


async def test_a_count_has_its_sheet_while_it_is_open(viewer: httpx.AsyncClient, dock: Dock) -> None:
    await dock.received(dock.radio, "SN-1 x 3", 3)
    await dock.taken_in((dock.bag, 40))
    for blind in (True, False):
        count = (await counting.start_count(dock.request(), dock.stock, None, blind=blind)).outcome.count
        [sheet] = (await papers(viewer, "Count", count)).values()
        told = await printed(viewer, sheet)
        assert "Count sheet" in told and "WH1/Stock" in told
        listed = [each in told for each in ("SN-1", "SN-3", "Bag", "Found besides", "By the book")]
        assert listed == [not blind] * 5
        assert ("Write down all that lies there" in told) is blind
        bags = Counted(location=dock.stock, product=dock.bag, quantity=Decimal(40))
        await record_counts(dock.request(), count, [bags])
        told = await printed(viewer, sheet)
        assert "1, not listed here" in told and "Bag" not in told
        version = (await Count.get(id=count)).version
        await counting.cancel_count(dock.request(), count, version)
        assert await papers(viewer, "Count", count) == {}


async def test_the_sheet_of_a_blind_count_names_only_what_is_to_be_counted_again(
    viewer: httpx.AsyncClient, dock: Dock
) -> None:
    await dock.received(dock.radio, "SN-1 x 3", 3)
    count = (await counting.start_count(dock.request(), dock.stock, None, blind=True)).outcome.count
    said = [
        Counted(location=dock.stock, product=dock.radio, number=f"SN-{n}", quantity=Decimal(1))
        for n in (1, 2)
    ]
    await record_counts(dock.request(), count, said)
    await counting.finish_counting(dock.request(), count)
    [sheet] = (await papers(viewer, "Count", count)).values()
    assert "SN-" not in await printed(viewer, sheet)
    await counting.request_recount(dock.request(), count, None)
    told = await printed(viewer, sheet)
    assert [each in told for each in ("SN-1", "SN-2", "SN-3", "Found besides")] == [False, False, True, True]
    assert "By the book" not in told


async def test_a_count_of_more_than_a_sheet_has_is_refused_with_the_way_out(
    viewer: httpx.AsyncClient, dock: Dock, monkeypatch: pytest.MonkeyPatch
) -> None:
    await dock.received(dock.radio, "SN-1 x 3", 3)
    await dock.taken_in((dock.bag, 40))
    count = (await counting.start_count(dock.request(), dock.stock, None, blind=False)).outcome.count
    [sheet] = (await papers(viewer, "Count", count)).values()
    monkeypatch.setattr(count_papers, "MOST_ON_SHEET", 3)
    refused = await viewer.get(sheet["usual"]["url"])
    assert (refused.status_code, refused.json()["code"]) == (422, "CANNOT_PRINT")
    assert "at most 3 lots and products, and 4 are left to count" in refused.json()["message"]
    assert "XLSX or CSV" in refused.json()["message"]
    bags = Counted(location=dock.stock, product=dock.bag, quantity=Decimal(40))
    await record_counts(dock.request(), count, [bags])
    assert "SN-3" in await printed(viewer, sheet)


async def test_a_return_has_its_slip(viewer: httpx.AsyncClient, dock: Dock) -> None:
    receipt = await dock.received(dock.radio, "SN-1 x 2", 2)
    back = (await create_return(dock.request(), receipt, reason="the wrong colour")).outcome.transfer
    found = await papers(viewer, "Transfer", back)
    assert list(found) == ["PICKING_LIST", "RETURN_SLIP"]
    told = await printed(viewer, found["RETURN_SLIP"])
    assert "Return slip" in told and "Reason: the wrong colour" in told
    line = await TransferLine.get(transfer_id=back)
    entry = await TransferEntry.filter(line_id=line.id).order_by("id").first()
    await remove_entries(dock.request(), line.id, [entry.id])  # type: ignore[union-attr]
    rest = await dock.validate(back)
    assert await reasons_of([receipt, back, rest]) == [None, *["the wrong colour"] * 2]


async def test_the_slip_of_a_return_says_what_becomes_of_each_item_and_its_replacement_names_it(
    viewer: httpx.AsyncClient, dock: Dock
) -> None:
    await dock.received(dock.radio, "SN-1 x 3", 3)
    order = await dock.sale((dock.radio, 3))
    delivery = await dock.confirm(order, SALES)
    await dock.number(delivery, dock.radio, "SN-1 x 3")
    await dock.validate(delivery)
    paper = await dock.post(await dock.invoice(order))
    line = await dock.line_of(delivery, dock.radio)
    back = [
        ReturnGiven(line, (await Lot.get(number=f"SN-{place}")).id, outcome=outcome)
        for place, outcome in enumerate(ReturnOutcome, 1)
    ]
    made = (await create_return(dock.request(), delivery, back, replacement=True)).outcome
    await dock.validate(made.transfer)
    invoice = await printed(viewer, (await papers(viewer, "Invoice", paper))["INVOICE"])
    [day] = re.findall(r"Delivered (\d\d \w+ \d{4})", invoice)
    assert f"WH1/OUT/00001, {day}" in invoice
    told = await printed(viewer, (await papers(viewer, "Transfer", made.transfer))["RETURN_SLIP"])
    assert [each in told for each in ("Back to stock", "To a blocked place", "To scrap")] == [True] * 3
    anew = await printed(viewer, (await papers(viewer, "Transfer", made.replacement))["DELIVERY_SLIP"])
    assert "Replaces return WH1/RET/00001" in anew and "To scrap" not in anew


async def test_papers_with_money_are_printed_until_they_are_given_up(
    viewer: httpx.AsyncClient, dock: Dock
) -> None:
    bill = await dock.bill(await dock.taken_in((dock.bag, 4)))
    found = await papers(viewer, "Bill", bill)
    assert list(found) == ["BILL"]
    told = await printed(viewer, found["BILL"])
    assert "Bill (draft)" in told and "30 days net" in told
    later = (await MoneyPaper.get(id=bill)).due_on + timedelta(10)
    await update_paper(dock.request(), MoneyKind.BILL, bill, 1, due_on=later)
    told = await printed(viewer, found["BILL"])
    assert words.day(later) in told and "days net" not in told
    await cancel_paper(dock.request(), MoneyKind.BILL, bill, 2, "typed twice")
    assert await papers(viewer, "Bill", bill) == {}
    assert (await viewer.get(found["BILL"]["a4"]["url"])).status_code == 404
