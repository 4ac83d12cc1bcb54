"""Files are looked at, imported and taken back through the API."""

from __future__ import annotations

from typing import Any

from lotbook.db.work import Actor
from lotbook.domain.words import Role
from lotbook.models import ApiToken, Category, Product
from lotbook.services.uploads import File, keep_upload
from tests.dock import Dock
from tests.graphql.conftest import Api, gid

LOOK = """query ($file: ImportInput!) { previewImport(file: $file) { __typename
  ... on ImportPreview { kind source name delimiter columns { heading field samples } missing questions rowCount
    added skipped faultCount faultyRows faults { row column heading message given } fields { name needed } }
  ... on Refusal { code field } } }"""
DONE = "... on ImportPayload { dataImport { id kind name added undoObstacle undoneBy { kind } } }"


async def upload(dock: Dock, text: str) -> str:
    token = await ApiToken.get(role=Role.MANAGER)
    actor = Actor(Role.MANAGER, token_id=token.id)
    kept = await keep_upload(dock.request("upload", actor=actor), File("parts.csv", text.encode()))
    return gid("Upload", kept.outcome.upload)


async def test_a_look_at_a_file_tells_whether_others_wait_for_it(api: Api, dock: Dock, engine: str) -> None:
    asked = (
        "query ($file: ImportInput!) { previewImport(file: $file) { ... on ImportPreview { othersWait } } }"
    )
    file = {"upload": await upload(dock, "SKU,Name\n007,Bolt\n")}
    looked = (await api.ask(asked, Role.MANAGER, file=file))["previewImport"]
    assert looked == {"othersWait": engine == "sqlite"}


async def test_a_file_is_looked_at_imported_and_taken_back(api: Api, dock: Dock) -> None:
    file: dict[str, Any] = {"upload": await upload(dock, "SKU,Name,Colour\n007,Bolt,red\n")}
    looked = (await api.ask(LOOK, Role.MANAGER, file=file))["previewImport"]
    assert (looked["kind"], looked["source"], looked["added"], looked["faultCount"]) == (
        "PRODUCTS",
        None,
        1,
        0,
    )
    assert looked["columns"][0] == {"heading": "SKU", "field": "sku", "samples": ["007"]}
    assert looked["columns"][2]["field"] is None
    other = file | {"columns": [{"column": "Colour", "field": "tracking"}]}
    looked = (await api.ask(LOOK, Role.MANAGER, file=other))["previewImport"]
    [fault] = looked["faults"]
    assert (fault["row"], fault["column"], fault["heading"], fault["given"]) == (2, 3, "Colour", "red")
    shown = "... on ImportFaulty { faultCount faults { row } }"
    refused = await api.do("applyImport", {"file": other}, shown, Role.MANAGER)
    assert (refused["__typename"], refused["faults"]) == ("ImportFaulty", [{"row": 2}])
    done = (await api.do("applyImport", {"file": file}, DONE, Role.MANAGER))["dataImport"]
    assert (done["name"], done["added"], done["undoObstacle"]) == ("parts.csv", 1, None)
    undone = await api.do("undoImport", {"dataImport": done["id"]}, DONE, Role.MANAGER)
    assert undone["dataImport"]["undoneBy"] == {"kind": "UNDO_IMPORT"}
    asked = (
        "query { imports(first: 5) { nodes { name undoObstacle } } importTemplate(kind: PRODUCTS) { url } }"
    )
    listed = await api.ask(asked, Role.MANAGER)
    assert listed["imports"]["nodes"][0] == {"name": "parts.csv", "undoObstacle": "It is undone already."}
    assert listed["importTemplate"]["url"] == "/documents/import-templates/products-template.xlsx"


async def test_stock_is_looked_at_place_by_place(api: Api, dock: Dock) -> None:
    sheet = "SKU,Lot,Quantity,Place\nFLOUR,F-1,2.5,WH1/Stock/A-01\nBAG,,40,\n"
    file = {"upload": await upload(dock, sheet), "place": gid("Location", dock.stock), "day": "2026-09-30"}
    asked = """query ($file: ImportInput!) { previewImport(file: $file) { ... on ImportPreview {
      kind added lots faultCount places { location { path } products lots quantities { quantity symbol } } } } }"""
    looked = (await api.ask(asked, Role.MANAGER, file=file))["previewImport"]
    assert (looked["kind"], looked["added"], looked["lots"], looked["faultCount"]) == ("STOCK", 2, 1, 0)
    stock, shelf = looked["places"]
    assert (stock["location"]["path"], stock["quantities"]) == (
        "WH1/Stock",
        [{"quantity": "40", "symbol": "pcs"}],
    )
    assert (shelf["products"], shelf["lots"], shelf["quantities"][0]["quantity"]) == (1, 1, "2.5")


async def test_lots_of_an_undone_import_are_in_no_list_and_say_so(api: Api, dock: Dock) -> None:
    sheet = "SKU,Serial Number,Quantity,Place,Stock Status\nRADIO,SN-1,1,WH1/Stock,55\nRADIO,SN-2,1,WH1/Stock,10\n"
    sheet += "RADIO,SN-3,1,Transit,10\n"
    file = {"upload": await upload(dock, sheet), "kind": "STOCK"}
    asked = """query ($file: ImportInput!) { previewImport(file: $file) { ... on ImportPreview {
      faultCount skipped onTheWay onHold { reason count } } } }"""
    looked = (await api.ask(asked, Role.MANAGER, file=file))["previewImport"]
    assert looked == {
        "faultCount": 0,
        "skipped": 1,
        "onTheWay": 1,
        "onHold": [{"reason": "Damaged", "count": 1}],
    }
    shown = "... on ImportPayload { dataImport { id } }"
    done = (await api.do("applyImport", {"file": file}, shown, Role.MANAGER))["dataImport"]
    listed = """{ lots(first: 9) { nodes { id number status undoneBy { kind } } }
      found: lots(first: 9, filter: {search: "sn-1"}) { nodes { number } } }"""
    before = await api.ask(listed, Role.VIEWER)
    assert sorted((lot["number"], lot["status"], lot["undoneBy"]) for lot in before["lots"]["nodes"]) == [
        ("SN-1", "ON_HOLD", None),
        ("SN-2", "RELEASED", None),
    ]
    await api.do("undoImport", {"dataImport": done["id"]}, DONE, Role.MANAGER)
    after = await api.ask(listed, Role.VIEWER)
    assert (after["lots"]["nodes"], after["found"]["nodes"]) == ([], [])
    ask = "query ($id: ID!) { lot(id: $id) { number undoneBy { kind } } }"
    for lot in before["lots"]["nodes"]:
        one = await api.ask(ask, Role.VIEWER, id=lot["id"])
        assert one["lot"] == {"number": lot["number"], "undoneBy": {"kind": "UNDO_IMPORT"}}


async def test_what_changes_is_told_fact_by_fact(api: Api, dock: Dock) -> None:
    sheet = "SKU,Name,Category\nBAG,Better bag,Paper\n"
    file = {"upload": await upload(dock, sheet), "existing": "UPDATE", "newCategories": True}
    asked = """query ($file: ImportInput!) { previewImport(file: $file) { ... on ImportPreview {
      added changed changeCount changes { row subject field before after } categories faultCount } } }"""
    looked = (await api.ask(asked, Role.MANAGER, file=file))["previewImport"]
    assert (looked["added"], looked["changed"], looked["changeCount"], looked["faultCount"]) == (0, 1, 2, 0)
    assert looked["categories"] == ["Paper"]
    category, name = looked["changes"]
    assert category == {"row": 2, "subject": "BAG", "field": "category", "before": None, "after": "Paper"}
    assert (name["field"], name["after"]) == ("name", "Better bag")
    shown = "... on ImportPayload { dataImport { id added changed } }"
    done = (await api.do("applyImport", {"file": file}, shown, Role.MANAGER))["dataImport"]
    assert (done["added"], done["changed"]) == (0, 1)
    await api.do("undoImport", {"dataImport": done["id"]}, DONE, Role.MANAGER)
    bag = await Product.get(id=dock.bag)
    assert bag.name != "Better bag"
    assert not await Category.all().exists()
    wrong = file | {"upload": await upload(dock, "Path\nWH1/Stock/New\n")}
    refused = (await api.ask(LOOK, Role.MANAGER, file=wrong))["previewImport"]
    assert (refused["__typename"], refused["field"]) == ("InvalidInput", ["file", "existing"])


async def test_what_is_no_file_is_refused_in_words(api: Api, dock: Dock) -> None:
    nothing = (await api.ask(LOOK, Role.MANAGER, file={"upload": gid("Upload", 999)}))["previewImport"]
    assert (nothing["__typename"], nothing["field"]) == ("NotFound", ["file", "upload"])
    strange = {"upload": await upload(dock, "a,b\n1,2\n")}
    refused = (await api.ask(LOOK, Role.MANAGER, file=strange))["previewImport"]
    assert (refused["__typename"], refused["code"]) == ("ImportRefused", "IMPORT_FORMAT")
