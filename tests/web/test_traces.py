"""A trace as a file."""

import csv
import io
from datetime import UTC, datetime, timedelta
from decimal import Decimal

from python_calamine import CalamineWorkbook

from lotbook.domain.words import CorrectionWay, OperationKind, Role
from lotbook.graphql import ids
from lotbook.models import Lot, ManufacturingOrder, Operation, Transfer
from lotbook.services import renumbering, sign_in
from lotbook.services.correcting import Correction
from lotbook.services.goods_named import Goods
from lotbook.web import traces
from tests.dock import Dock
from tests.documents.reading import text
from tests.factory import Factory
from tests.graphql.test_tracing import sent_to
from tests.scenarios.telling import correct, moved, posted_line
from tests.services.test_recalling import shipped
from tests.services.test_scrapping import scrapped
from tests.web.conftest import PASSWORD, person
from tests.web.test_server import visitor


async def test_all_edges_of_a_trace_are_sent_with_who_and_when(database, monkeypatch):
    monkeypatch.setattr(traces, "ROWS_AT_ONCE", 2)
    factory = await Factory(await Dock().open()).open()
    dock = factory.dock
    await dock.received(dock.flour, "=F-1", 100)
    order = await factory.order(factory.bread, 40)
    await factory.takes(order, dock.flour, "=F-1", 20)
    await factory.gives(order, factory.bread, "B-1", 30)
    await factory.gives(order, factory.bread, "B-2", 10)
    making = (await ManufacturingOrder.get(id=order)).number
    await scrapped(dock, Goods(lot=(await Lot.get(number="=F-1")).id, quantity=Decimal(2)), note="wet")
    shelf = await dock.place("WH1/Stock/A-01")
    await moved(dock, OperationKind.INTERNAL, dock.flour, ("=F-1", 1), destination=shelf)
    start = {"lots": ids.encode("Lot", (await Lot.get(number="=F-1")).id)}
    await person("viewer", Role.VIEWER)
    async with visitor(database) as client:
        assert (await client.get("/documents/trace.csv", params=start)).status_code == 401
        session = await sign_in.sign_in("viewer", PASSWORD, "127.0.0.1", sign_in.SessionRules())
        client.cookies.set("lotbook", session.secret.text)
        answer = await client.get("/documents/trace.csv", params=start | {"direction": "BOTH"})
        assert (answer.status_code, answer.headers["content-type"]) == (200, "text/csv; charset=utf-8")
        assert 'filename="-F-1-trace.csv"' in answer.headers["content-disposition"]
        *rows, about, as_of = csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig")))
        assert about["From"] == "Trace of =F-1 (Flour), back and forward, by number."
        last = await Operation.all().order_by("-seq").first()
        assert as_of["From"].startswith(f"As of write {last.seq} of 20")
        assert [(row["Share at least"], row["Share at most"], row["Share unit"]) for row in rows[:3]] == [
            ("0", "20", "kg"),
            ("0", "20", "kg"),
            ("100", "100", "kg"),
        ]
        assert {row["Order uncertain"] for row in rows} == {""}
        assert [(row["From"], row["What"], row["To"], row["Recorded as"]) for row in rows] == [
            ("'=F-1", "CONSUMED", "B-1", "15"),
            ("'=F-1", "CONSUMED", "B-2", "5"),
            ("WH1/IN/00001", "RECEIVED", "'=F-1", "100"),
            ("'=F-1", "USED", making, "20"),
            ("'=F-1", "SCRAPPED", "Scrapped", "2"),
            (making, "MADE", "B-1", "30"),
            (making, "MADE", "B-2", "10"),
            ("Mill & Sons", "CAME_FROM", "WH1/IN/00001", "100"),
        ]
        assert (rows[-1]["To product"], rows[-1]["Unit"], rows[-1]["By"]) == ("Flour", "kg", rows[2]["By"])
        kinds = {"kinds": "RECEIVED,MOVED"}
        moves = await client.get("/documents/trace.csv", params=start | kinds)
        *told, _, _, last = csv.DictReader(io.StringIO(moves.content.decode("utf-8-sig")))
        assert "cut at edges of kinds that were not asked for" in last["From"]
        assert [(row["What"], row["From place"], row["To place"]) for row in told] == [
            ("MOVED", "WH1/Stock", "WH1/Stock/A-01")
        ]
        assert (rows[0]["At least"], rows[0]["At most"], rows[0]["Unit"]) == ("0", "20", "kg")
        assert (rows[2]["Partner"], rows[2]["To product"]) == ("Mill & Sons", "Flour")
        book = await client.get("/documents/trace.xlsx", params=start | {"direction": "BOTH"})
        sheet = (
            CalamineWorkbook.from_filelike(io.BytesIO(book.content)).get_sheet_by_name("Trace").to_python()
        )
        assert [row[4] for row in sheet[:4]] == ["What", "CONSUMED", "CONSUMED", "RECEIVED"]
        assert (sheet[1][0], sheet[1][5]) == ("=F-1", 15.0)
        await dock.hold(lot=(await Lot.get(number="B-2")).id)
        shown = await client.get("/documents/trace.pdf", params=start | kinds)
        said = " ".join(" ".join(text(shown.content)).split())
        assert "=F-1 (Flour) to WH1/INT/00001 1 kg moved · WH1/Stock to WH1/Stock/A-01" in said
        paper = await client.get(
            "/documents/trace.pdf", params=start | {"direction": "BOTH", "size": "LETTER"}
        )
        assert paper.headers["content-type"] == "application/pdf"
        told = " ".join(" ".join(text(paper.content)).split())
        for said in (
            "Complete: 3 lots, 2 steps",
            "On hold: 10 pcs here",
            "Order of production",
            "Broken: wet",
            f"=F-1 (Flour) to {making}",
            "Not explained",
            "Where all of it is now All of =F-1 100 kg Here, in 3 lots 98 kg With customers 0 kg"
            " Gone in other ways: thrown away, lost, sent back or used up 2 kg",
            "Flour: here, in 1 lot 78 kg WH1/Stock: 77 kg · WH1/Stock/A-01: 1 kg",
            "Bread: here, in 2 lots 40 pcs 20 kg of =F-1 · WH1/Stock: 40 pcs",
            "Where all of =F-1 went",
            "On hand 78 kg WH1/Stock: 77 kg · WH1/Stock/A-01: 1 kg",
            "Mill & Sons to WH1/IN/00001 (Flour) 100 kg came from the partner",
            "=F-1 (Flour) to B-1 (Bread) 0 to 20 kg shared as 15 kg",
            "How much of =F-1 is in each lot B-1 (Bread) 0 to 20 kg",
        ):
            assert said in told
        out = {"document": ids.encode("Transfer", (await Transfer.get(number="WH1/IN/00001")).id)}
        of_receipt = text((await client.get("/documents/trace.pdf", params=out)).content)
        assert "All of the start 100 kg Here, in 3 lots 98 kg" in " ".join(" ".join(of_receipt).split())
        assert "Known at" not in told
        assert "Where all of it was" in " ".join(
            text(
                (
                    await client.get("/documents/trace.pdf", params=start | {"until": "2099-01-01T00:00:00Z"})
                ).content
            )
        )
        for field, said_then in (("knownAt", "Known at"), ("until", "Happened before")):
            then = start | {"direction": "BOTH", field: "2026-01-02T03:04:05Z"}
            paper = await client.get("/documents/trace.pdf", params=then)
            assert f"{said_then} " in " ".join(" ".join(text(paper.content)).split())
            book = await client.get("/documents/trace.xlsx", params=then)
            sheet = CalamineWorkbook.from_filelike(io.BytesIO(book.content)).get_sheet_by_name("Trace")
            assert sheet.to_python()[-1][0] == f"{said_then} 2026-01-02T03:04:05+00:00."
        made = {"lots": ids.encode("Lot", (await Lot.get(number="B-1")).id), "direction": "BACK"}
        behind = text((await client.get("/documents/trace.pdf", params=made)).content)
        assert "How much of each lot is in B-1 =F-1 (Flour) 0 to 20 kg" in " ".join(" ".join(behind).split())
        cut = await client.get("/documents/trace.csv", params=start | {"maxNodes": "2"})
        assert "at least 1 lot beyond" in cut.text.splitlines()[-1]
        for wrong, status in (({"lots": "nothing"}, 404), (start | {"maxDepth": "99"}, 400)):
            assert (await client.get("/documents/trace.csv", params=wrong)).status_code == status


async def test_a_corrected_number_is_told_as_that_on_paper(database):
    dock = await Dock().open()
    await dock.received(dock.flour, "W-1", 10)
    line = await posted_line(dock.flour, "W-1")
    await correct(dock, Correction(move_line=line, number="R-1"), way=CorrectionWay.RELABEL)
    await renumbering.relabel_lot(dock.request(), (await Lot.get(number="R-1")).id, "R-2", "a new label")
    start = {"lots": ids.encode("Lot", (await Lot.get(number="W-1")).id), "direction": "BOTH"}
    await person("viewer", Role.VIEWER)
    async with visitor(database) as client:
        session = await sign_in.sign_in("viewer", PASSWORD, "127.0.0.1", sign_in.SessionRules())
        client.cookies.set("lotbook", session.secret.text)
        paper = await client.get("/documents/trace.pdf", params=start)
    assert paper.status_code == 200, paper.text
    said = " ".join(" ".join(text(paper.content)).split())
    assert "W-1 (Flour) to R-1 (Flour) 10 kg number corrected" in said
    assert "R-1 (Flour) to R-2 (Flour) 10 kg relabelled" in said
    assert "What was recorded of it was corrected. W-1 to R-1." in said


async def test_a_file_by_time_says_so_and_what_is_left_out_and_marks_what_is_uncertain(database):
    dock = await Dock().open()
    await dock.received(dock.flour, "G-1", 20)
    early = await shipped(dock, "G-1", 5)
    await dock.received(dock.flour, "H-1", 5)
    await renumbering.merge_lots(
        dock.request(), [(await Lot.get(number="H-1")).id], (await Lot.get(number="G-1")).id, "one bin"
    )
    await shipped(dock, "G-1", 4)
    before = datetime.now(UTC) - timedelta(hours=1)
    await sent_to(dock, "Gamma", "G-1", 1, occurred=before, occurred_margin=5)
    late = await Transfer.get(partner__name="Gamma")
    start = {"lots": ids.encode("Lot", (await Lot.get(number="H-1")).id), "scope": "BY_TIME"}
    await person("viewer", Role.VIEWER)
    async with visitor(database) as client:
        session = await sign_in.sign_in("viewer", PASSWORD, "127.0.0.1", sign_in.SessionRules())
        client.cookies.set("lotbook", session.secret.text)
        table = (await client.get("/documents/trace.csv", params=start)).content.decode("utf-8-sig")
        paper = " ".join(
            " ".join(text((await client.get("/documents/trace.pdf", params=start)).content)).split()
        )
        of_document = {"document": ids.encode("Transfer", early), "direction": "BACK"}
        other = (await client.get("/documents/trace.csv", params=of_document)).content.decode("utf-8-sig")
        headed = text((await client.get("/documents/trace.pdf", params=of_document)).content)
    rows = [*csv.DictReader(io.StringIO(table))]
    assert [row["From"] for row in rows if row["From"].startswith(("Trace of", "By time"))] == [
        "Trace of H-1 (Flour), forward to outputs and customers, by time.",
        "By time, these are left out: 1 transfer.",
    ]
    assert "By time, these are left out: 1 transfer." in paper
    assert {row["To"] for row in rows if row["Order uncertain"]} >= {late.number}
    number = (await Transfer.get(id=early)).number
    assert f"Trace of what {number} moved: G-1 (Flour), back to vendors and inputs, by number." in other
    assert f"Start What {number} moved" in " ".join(" ".join(headed).split())
