"""A refusal names the input at fault by a place that the request has."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from lotbook.domain.number_plan import Asked
from lotbook.domain.words import OperationKind
from lotbook.models import Lot, Transfer, TransferEntry
from lotbook.services.numbers import Listed
from lotbook.services.quantities import LineQuantity, record_quantities
from tests.dock import Dock
from tests.graphql.conftest import Api, gid
from tests.scenarios.telling import assign


async def fields(api: Api, mutation: str, **input: Any) -> Any:
    """The code of a refusal, and the place that it names."""
    answer = await api.do(mutation, input)
    assert "code" in answer, answer
    return answer["code"], answer["field"] and ".".join(answer["field"])


async def preview(api: Api, line: str, numbers: dict[str, Any]) -> Any:
    query = """query ($line: ID!, $numbers: NumbersInput!) {
      previewNumbers(line: $line, numbers: $numbers) { stamp } }"""
    answer = await api.answer(query, {"line": line, "numbers": numbers})
    return ".".join(answer["errors"][0]["extensions"]["field"])


async def test_numbers_are_refused_where_they_were_said(api: Api, dock: Dock) -> None:
    receipt = await dock.receipt((dock.flour, 10), (dock.radio, 5))
    flour = gid("TransferLine", await dock.line_of(receipt, dock.flour))
    radio = gid("TransferLine", await dock.line_of(receipt, dock.radio))
    assert await preview(api, flour, {"text": "LT-001 .. LT-003"}) == "numbers.text"
    each = {"sequence": {"quantityPerLot": "0"}}
    assert await preview(api, flour, each) == "numbers.sequence.quantityPerLot"
    assert await preview(api, radio, {"count": {"start": "K1", "digits": 5}}) == "numbers.count.digits"
    assert await preview(api, radio, {"count": {"start": " ", "count": 2}}) == "numbers.count.start"
    assert await preview(api, radio, {"count": {"start": "K1", "count": 0}}) == "numbers.count.count"
    await dock.lot(dock.radio, "sn-7")
    listed = {"list": [{"number": "A-1"}, {"number": "SN-7"}]}
    preview_of = {"line": radio, "numbers": listed}
    assert await fields(api, "assignNumbers", **preview_of) == (
        "NUMBER_LOOKS_LIKE",
        "numbers.list.1.number",
    )
    over = {"list": [{"number": f"A-{n}"} for n in range(6)]}
    sent = await fields(api, "assignNumbers", line=radio, numbers=over)
    assert sent == ("OVER_RECEIPT", "numbers")


async def test_entries_are_refused_by_what_was_asked_of_them(api: Api, dock: Dock) -> None:
    await dock.received(dock.radio, "SN-1 x 2", 2)
    receipt = await dock.receipt((dock.radio, 3))
    line = await dock.line_of(receipt, dock.radio)
    await dock.number(receipt, dock.radio, "A-1 x 2")
    query = """query ($id: ID!) { transfer(id: $id) {
      lines(first: 1) { nodes { entries(first: 5) { nodes { id } } } } } }"""
    told = await api.ask(query, id=gid("Transfer", receipt))
    [one, two] = [each["id"] for each in told["transfer"]["lines"]["nodes"][0]["entries"]["nodes"]]
    assert await fields(api, "updateEntry", entry=one, number="SN-1") == ("NUMBER_IN_STOCK", "number")
    gone = gid("Entry", 98765)
    answer = await api.do(
        "removeEntries",
        {"line": gid("TransferLine", line), "entries": [one, gone, two]},
        "... on NotFound { sought }",
    )
    assert (answer["field"], answer["sought"]) == (["entries", "1"], gone)
    assert answer["message"].endswith("no longer: 2.")


async def test_what_is_expired_is_refused_by_its_day_and_by_the_reason_that_is_missing(
    api: Api, dock: Dock
) -> None:
    receipt = await dock.receipt((dock.flour, 5))
    line, long_ago = await dock.line_of(receipt, dock.flour), date(2020, 1, 1)
    await dock.lot(dock.flour, "u-7")
    await assign(dock, line, Listed([Asked(number="U-1", quantity=Decimal(5))]))
    entry = gid("Entry", (await TransferEntry.get(number="U-1")).id)
    assert await fields(api, "updateEntry", entry=entry, lastDay=str(long_ago)) == ("LOT_EXPIRED", "lastDay")
    both = {"entry": entry, "lastDay": str(long_ago), "number": "U-7"}
    told = await fields(api, "updateEntry", **both, takeExpired=True)
    assert told == ("NUMBER_LOOKS_LIKE", "number")
    meant = await api.do("updateEntry", both | {"takeExpired": True, "lookAlike": True})
    assert meant["__typename"] == "TransferLinePayload"
    assert await fields(api, "updateEntry", entry=entry, number="U-2") == ("LOT_EXPIRED", "number")
    version = (await Transfer.get(id=receipt)).version
    asked = {"transfer": gid("Transfer", receipt), "version": version}
    assert await fields(api, "validateTransfer", **asked) == ("LOT_EXPIRED", "expiredReason")


async def test_a_scan_and_a_finish_are_refused_by_what_was_asked(api: Api, dock: Dock) -> None:
    await dock.received(dock.flour, "F-1", 5)
    receipt = await dock.receipt((dock.bag, 2))
    line = await dock.line_of(receipt, dock.bag)
    await record_quantities(dock.request(), receipt, [LineQuantity(line, Decimal(1))])
    version = await api.ask("query ($id: ID!) { transfer(id: $id) { version } }", id=gid("Transfer", receipt))
    asked = {"transfer": gid("Transfer", receipt), "version": version["transfer"]["version"]}
    assert await fields(api, "validateTransfer", **asked) == ("BACKORDER_UNDECIDED", "backorder")
    out = await dock.transfer(OperationKind.DELIVERY, (dock.flour, 9), partner=dock.customer)
    scan: dict[str, Any] = {"transfer": gid("Transfer", out), "scan": {"raw": "F-1", "reader": "WEDGE"}}
    assert await fields(api, "recordScan", **scan, quantity="7") == ("INSUFFICIENT_STOCK", "quantity")
    assert await fields(api, "recordScan", **scan, quantity="12") == ("OVER_RECEIPT", "quantity")
    await dock.hold("damp", lot=(await Lot.get(number="F-1")).id)
    assert await fields(api, "recordScan", **scan, quantity="1") == ("LOT_ON_HOLD", "scan.raw")


async def test_a_correction_is_refused_at_its_line(api: Api, dock: Dock) -> None:
    await dock.received(dock.radio, "SN-1 x 2", 2)
    query = "{ moveLines(first: 5, sort: SEQUENCE_ASC) { nodes { id lot { number } } } }"
    rows = (await api.ask(query))["moveLines"]["nodes"]
    lines = {row["lot"]["number"]: row["id"] for row in rows}
    taken = [{"moveLine": lines["SN-2"], "number": "SN-1"}]
    told = await fields(api, "correctMoveLines", corrections=taken, reason="typo")
    assert told == ("NUMBER_IN_STOCK", "corrections.0.number")
    none = [{"moveLine": lines["SN-2"], "rightQuantity": "0"}]
    await api.do("correctMoveLines", {"corrections": none, "reason": "typo"})
    told = await fields(api, "correctMoveLines", corrections=none, reason="typo")
    assert told == ("ALREADY_CORRECTED", "corrections.0.moveLine")


@pytest.mark.parametrize(
    ("limits", "start", "field"),
    [
        ({"maxDepth": 0}, None, "limits.maxDepth"),
        ({"maxNodes": 1_000_000}, None, "limits.maxNodes"),
        ({}, {"since": "2026-11-02", "until": "2026-11-01"}, "start.partner.until"),
    ],
)
async def test_a_trace_is_refused_by_what_was_asked(
    api: Api, dock: Dock, limits: Any, start: Any, field: str
) -> None:
    partner = {"partner": gid("Partner", dock.vendor), "since": "2026-11-01", "until": "2026-11-01"}
    query = """query ($start: TraceStart!, $limits: TraceLimits!) {
      trace(start: $start, direction: FORWARD, limits: $limits) { asOf } }"""
    asked = {"start": {"partner": partner | (start or {})}, "limits": limits}
    [error] = (await api.answer(query, asked))["errors"]
    assert error["extensions"]["code"] == "INPUT_INVALID"
    assert ".".join(error["extensions"]["field"]) == field


async def test_an_order_in_a_unit_that_does_not_fit_says_so_of_the_unit(api: Api, dock: Dock) -> None:
    lines = [
        {"product": gid("Product", dock.bag), "quantity": "1", "unit": gid("Unit", await dock.unit("kg"))},
        {"product": gid("Product", dock.bag), "quantity": "1.5"},
    ]
    order = {"vendor": gid("Partner", dock.vendor), "warehouse": gid("Warehouse", dock.warehouse)}
    show = "... on InvalidInput { problems { field given } }"
    answer = await api.do("createPurchaseOrder", order | {"expectedOn": "2026-12-01", "lines": lines}, show)
    assert [(".".join(each["field"]), each["given"]) for each in answer["problems"]] == [
        ("lines.0.unit", "kg"),
        ("lines.1.quantity", "1.5"),
    ]
