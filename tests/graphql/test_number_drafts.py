"""A vendor's list through the API: drafted, shown page by page, mended, used."""

from __future__ import annotations

from typing import Any

from lotbook.domain.words import Role
from tests.dock import Dock
from tests.graphql.conftest import Api, gid

READING = "reading { rowCount header delimiter questions columns { heading meaning samples } }"
PREVIEW = (
    "preview { stamp verdicts { verdict count } rows(first: 2) { nodes { position number verdict raw } } }"
)
DRAFT = f"... on NumberDraftPayload {{ draft {{ id version {READING} {PREVIEW} answers {{ url }} }} }}"
LISTED = "Serial no;Qty\nSN-1;1\n=1+1;1\nSN-3;1\n"


async def line_of(dock: Dock) -> str:
    return gid("TransferLine", await dock.line_of(await dock.receipt((dock.radio, 3)), dock.radio))


async def drafted(api: Api, line: str, **file: Any) -> Any:
    done = await api.do("draftNumbers", {"line": line, "file": file}, DRAFT, Role.OPERATOR)
    assert done["__typename"] == "NumberDraftPayload", done
    return done["draft"]


async def test_a_list_is_drafted_mended_and_used(api: Api, dock: Dock) -> None:
    line = await line_of(dock)
    draft = await drafted(api, line, pasted=LISTED)
    assert draft["reading"]["columns"] == [
        {"heading": "Serial no", "meaning": "NUMBER", "samples": ["SN-1", "=1+1", "SN-3"]},
        {"heading": "Qty", "meaning": "QUANTITY", "samples": ["1", "1", "1"]},
    ]
    assert draft["preview"]["verdicts"] == [
        {"verdict": "NEW", "count": 2},
        {"verdict": "SUSPECT", "count": 1},
    ]
    [first, second] = draft["preview"]["rows"]["nodes"]
    assert (first["position"], second["verdict"], second["raw"]) == (2, "SUSPECT", "=1+1 | 1")
    mended = await api.do(
        "updateNumberDraft",
        {"draft": draft["id"], "version": draft["version"], "rows": [{"position": 3, "number": "SN-2"}]},
        DRAFT,
        Role.OPERATOR,
    )
    of_no_carton = {
        "draft": draft["id"],
        "version": 2,
        "rows": [{"position": 3, "carton": "395212340000000015"}],
    }
    wrong = await api.do("updateNumberDraft", of_no_carton, "", Role.OPERATOR)
    assert (wrong["__typename"], wrong["field"]) == ("InvalidInput", ["rows", "0", "carton"])
    draft = mended["draft"]
    assert (draft["version"], draft["preview"]["verdicts"]) == (2, [{"verdict": "NEW", "count": 3}])
    numbers = {"draft": {"draft": draft["id"], "version": 2}}
    asked = {"line": line, "numbers": numbers, "stamp": draft["preview"]["stamp"]}
    shown = "... on TransferLinePayload { recorded { count first } }"
    done = await api.do("assignNumbers", asked, shown, Role.OPERATOR)
    assert done["recorded"] == {"count": 3, "first": "SN-1"}
    gone = await api.ask("query ($id: ID!) { node(id: $id) { id } }", Role.OPERATOR, id=draft["id"])
    assert gone == {"node": None}


async def test_a_draft_is_found_again_by_whoever_made_it(api: Api, dock: Dock) -> None:
    line = await line_of(dock)
    draft = await drafted(api, line, pasted=LISTED)
    asked = "query ($line: ID!) { numberDraft(line: $line) { id } }"
    assert (await api.ask(asked, Role.OPERATOR, line=line))["numberDraft"] == {"id": draft["id"]}
    assert (await api.ask(asked, Role.MANAGER, line=line))["numberDraft"] is None
    assert await api.refused_code(asked, Role.VIEWER, line=line) == "FORBIDDEN"


async def test_a_question_is_told_before_anything_is_judged(api: Api, dock: Dock) -> None:
    draft = await drafted(api, await line_of(dock), pasted="A;B\nX1;Y1\n")
    assert draft["reading"]["questions"] == ["COLUMNS"]
    assert (draft["preview"], draft["answers"]) == (None, None)
    again = await drafted(api, await line_of(dock), pasted="A;B\nX1;Y1\n", columns=["IGNORE", "NUMBER"])
    assert again["preview"]["rows"]["nodes"][0]["number"] == "Y1"


async def test_a_list_that_is_none_is_refused_with_its_place(api: Api, dock: Dock) -> None:
    line = await line_of(dock)
    place = "... on ImportRefused { line column limit }"
    quoted = {"line": line, "file": {"pasted": 'Serial;Lot\nSN-1;"B-1\nSN-2;B-1\n'}}
    done = await api.do("draftNumbers", quoted, place, Role.OPERATOR)
    assert (done["code"], done["line"], done["column"]) == ("IMPORT_FORMAT", 2, 2)
    zero = await api.do("draftNumbers", {"line": line, "file": {"pasted": "SN\0-1"}}, place, Role.OPERATOR)
    assert (zero["__typename"], zero["field"]) == ("InvalidInput", ["file", "pasted"])
    none = await api.do("draftNumbers", {"line": line, "file": {"upload": "nothing"}}, "", Role.OPERATOR)
    assert (none["__typename"], none["field"]) == ("NotFound", ["file", "upload"])


async def test_what_moved_is_told_with_the_preview_as_it_is_now(api: Api, dock: Dock) -> None:
    line = await line_of(dock)
    draft = await drafted(api, line, pasted="SN-1\nSN-2\n")
    await dock.received(dock.radio, "SN-2", 1)
    asked = {
        "line": line,
        "numbers": {"draft": {"draft": draft["id"], "version": 1}},
        "stamp": draft["preview"]["stamp"],
    }
    shown = "... on PreviewStale { preview { verdicts { verdict count } } }"
    stale = await api.do("assignNumbers", asked, shown, Role.OPERATOR)
    assert stale["message"].endswith("1 new (2 before), 1 taken (none before).")
    assert stale["preview"]["verdicts"] == [
        {"verdict": "NEW", "count": 1},
        {"verdict": "TAKEN", "count": 1},
    ]
    old = {"draft": draft["id"], "version": 9}
    versions = await api.do("updateNumberDraft", old, "... on StaleVersion { currentVersion }", Role.OPERATOR)
    assert versions["currentVersion"] == 1


async def test_a_draft_is_announced_for_its_line(api: Api, dock: Dock) -> None:
    line = await line_of(dock)
    draft = await drafted(api, line, pasted=LISTED)
    shown = """... on AnnounceNumbersPayload { announced line { id verification { missing } } }
      ... on NumbersInvalid { rows { position number verdict } }"""
    notice = {"draft": draft["id"], "version": draft["version"], "stamp": draft["preview"]["stamp"]}
    refused = await api.do("announceNumbers", {"line": line, "draft": notice}, shown, Role.OPERATOR)
    assert refused["rows"] == [{"position": 3, "number": "=1+1", "verdict": "SUSPECT"}]
    both = {"line": line, "draft": notice, "numbers": [{"number": "SN-1"}]}
    twofold = await api.do("announceNumbers", both, "", Role.OPERATOR)
    assert (twofold["__typename"], twofold["field"]) == ("InvalidInput", ["draft"])
    neither = await api.do("announceNumbers", {"line": line}, "", Role.OPERATOR)
    assert (neither["__typename"], neither["field"]) == ("InvalidInput", ["numbers"])
    usable = {"line": line, "draft": notice | {"onlyUsable": True}}
    done = await api.do("announceNumbers", usable, shown, Role.OPERATOR)
    assert (done["announced"], done["line"]) == (2, {"id": line, "verification": {"missing": 2}})
    gone = await api.do("announceNumbers", usable, "", Role.OPERATOR)
    assert (gone["__typename"], gone["field"]) == ("NotFound", ["draft", "draft"])


async def test_a_draft_that_moved_is_not_announced(api: Api, dock: Dock) -> None:
    line = await line_of(dock)
    draft = await drafted(api, line, pasted="SN-1\nSN-2\n")
    await dock.received(dock.radio, "SN-2", 1)
    notice = {"draft": draft["id"], "version": 1, "stamp": draft["preview"]["stamp"]}
    shown = "... on PreviewStale { preview { verdicts { verdict count } } }"
    stale = await api.do("announceNumbers", {"line": line, "draft": notice}, shown, Role.OPERATOR)
    assert {each["verdict"] for each in stale["preview"]["verdicts"]} == {"NEW", "TAKEN"}
