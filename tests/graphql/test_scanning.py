"""Scans through the API: recorded, taken back, of several codes, and those that cannot be."""

from __future__ import annotations

import uuid
from typing import Any

import pytest

from tests.dock import Dock
from tests.graphql.conftest import Api, gid

SCANNED = """... on RecordScanPayload { effect { action text number quantity line { done } refusal { code } }
  scan { raw meaning { __typename } } transfer { version progress { numbersRecorded } } }"""


async def test_a_scan_is_taken_back(api: Api, dock: Dock) -> None:
    receipt = await dock.receipt((dock.radio, 2))
    line = gid("TransferLine", await dock.line_of(receipt, dock.radio))
    scan = {
        "operationId": str(uuid.uuid4()),
        "transfer": gid("Transfer", receipt),
        "scan": {"raw": "SN-1", "reader": "CAMERA"},
        "line": line,
    }
    assert (await api.do("recordScan", scan, SCANNED))["transfer"]["progress"]["numbersRecorded"] == 1
    show = "... on TransferPayload { transfer { progress { numbersRecorded } } }"
    undone = await api.do("undoScan", {"undoes": scan["operationId"]}, show)
    assert undone["transfer"]["progress"]["numbersRecorded"] == 0


async def test_a_lot_that_is_scanned_often_is_one_number(api: Api, dock: Dock) -> None:
    receipt = await dock.receipt((dock.flour, 10), (dock.radio, 2))
    await dock.number(receipt, dock.radio, "SN-1 x 2")
    line = gid("TransferLine", await dock.line_of(receipt, dock.flour))
    recorded = []
    for raw in ("F-1", "F-1", "F-2"):
        scan = {"raw": raw, "reader": "CAMERA"}
        asked = {"transfer": gid("Transfer", receipt), "scan": scan, "line": line, "quantity": "2"}
        answer = await api.do("recordScan", asked, SCANNED)
        recorded.append(answer["transfer"]["progress"]["numbersRecorded"])
    assert recorded == [3, 3, 4]


@pytest.mark.parametrize("symbology", ["C1", "]C", "]1C", "]C1]", "]C1" * 50])
async def test_what_identifies_no_symbology_is_refused(api: Api, dock: Dock, symbology: str) -> None:
    receipt = await dock.receipt((dock.bag, 1))
    scan = {"raw": "BAG", "symbology": symbology, "reader": "WEDGE"}
    answer = await api.do("recordScan", {"transfer": gid("Transfer", receipt), "scan": scan})
    assert (answer["__typename"], answer["field"]) == ("InvalidInput", ["scan", "symbology"])
    question = "query ($scan: ScanInput!) { resolveScan(scan: $scan) { scan { raw } } }"
    refused = await api.answer(question, {"scan": scan})
    assert refused["errors"][0]["extensions"]["code"] == "INPUT_INVALID"
    assert "errors" not in await api.answer(question, {"scan": scan | {"symbology": "]C0"}})


async def test_the_codes_of_one_label_are_one_scan(api: Api, dock: Dock) -> None:
    receipt = await dock.receipt((dock.radio, 2))
    beside = [{"raw": "RADIO"}, {"raw": "https://example.com", "symbology": "]Q1"}]
    scan = {"raw": "21SN-1", "symbology": "]C1", "reader": "CAMERA", "beside": beside}
    request = {"operationId": str(uuid.uuid4()), "transfer": gid("Transfer", receipt), "scan": scan}
    show = """... on RecordScanPayload { replayed effect { number }
      scan { beside { raw symbology } elements { ai code } problems { fault code warning } } }"""
    recorded = await api.do("recordScan", request, show)
    assert recorded["effect"] == {"number": "SN-1"}
    assert recorded["scan"] == {
        "beside": [{"raw": "RADIO", "symbology": None}, {"raw": "https://example.com", "symbology": "]Q1"}],
        "elements": [{"ai": "21", "code": 0}],
        "problems": [
            {"fault": "FOREIGN", "code": 2, "warning": True},
            {"fault": "ASSOCIATION", "code": 0, "warning": True},
        ],
    }
    assert await api.do("recordScan", request, show) == recorded | {"replayed": True}
    other = request | {"scan": scan | {"beside": beside[:1]}}
    assert (await api.do("recordScan", other))["__typename"] == "OperationIdReused"


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"beside": [{"raw": "A"}] * 8}, ["scan", "beside"]),
        ({"beside": [{"raw": "A"}, {"raw": "9" * 3001}]}, ["scan", "beside", "1", "raw"]),
        ({"beside": [{"raw": "A", "symbology": "C1"}]}, ["scan", "beside", "0", "symbology"]),
        ({"separator": "/"}, ["scan", "separator"]),
        ({"separator": "GS"}, ["scan", "separator"]),
        ({"separator": "~" * 9}, ["scan", "separator"]),
        ({"separator": "\x07"}, ["scan", "separator"]),
    ],
)
async def test_codes_beside_and_separators_that_cannot_be_are_refused(
    api: Api, dock: Dock, more: dict[str, Any], field: list[str]
) -> None:
    receipt = await dock.receipt((dock.bag, 1))
    scan = {"raw": "BAG", "reader": "CAMERA"} | more
    answer = await api.do("recordScan", {"transfer": gid("Transfer", receipt), "scan": scan})
    assert (answer["__typename"], answer["field"]) == ("InvalidInput", field)
