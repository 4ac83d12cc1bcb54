"""Lots are taken back through the API."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from lotbook.db.work import Actor
from lotbook.domain.recall_words import RecallLetterKind
from lotbook.domain.words import OperationKind, PartnerRole, Role
from lotbook.graphql import ids
from lotbook.ledger import recall_parties
from lotbook.models import Lot, Recall
from lotbook.services import recall_closing
from lotbook.services.correcting import Correction
from lotbook.services.goods_named import Goods
from lotbook.services.recall_facts import facts_of
from lotbook.services.recall_letters import send_recall_letters
from lotbook.services.reserving import reserve_transfer
from lotbook.web.recall_report import report_of
from tests.dock import Dock
from tests.graphql.conftest import Api, gid
from tests.scenarios.telling import correct, person, posted_line, settle
from tests.services.test_packing import pack

RECALL = """recall { id number version state kind extent lotCount openCount stopCount position heldAt
  lots(first: 5) { totalCount nodes { because decision onHand lot { number } } }
  places { location { path } onHand reserved lotCount }
  stops { number } products { product { sku } onHand shipped returned destroyed stillOut }
  recipients(first: 5) { nodes { partner { name } lotCount deliveryCount settled answered
    sent { delivery { number } shipped destroyed stillOut answered } } }
  vendors { partner { name } receipts { number } goods { product { sku } received returned { atLeast atMost } } }
  effectiveness { recipientCount answeredCount settledCount accountedCount percent heldCount
    quantities { unit { symbol } shipped destroyed unknown percent } secondsToHold secondsToList }
  massBalances(first: 5) { nodes { lot { number } received shipped onHand difference } }
  decisions { decision lotCount lots { number } operation { reason } }
  sinceClose { moved { product { sku } received counted } lettersSent }
  operations(first: 5) { nodes { kind } } }"""
SHOW = f"... on RecallPayload {{ {RECALL} affected {{ number }} }}"
OF_LOT = (
    "query ($id: ID!) { lot(id: $id) { recalls { number kind } status holds { reason recall { number } } } }"
)


async def test_a_recall_is_looked_at_started_answered_and_closed(api: Api, dock: Dock) -> None:
    await dock.received(dock.flour, "F-1", 10)
    out = await dock.transfer(OperationKind.DELIVERY, (dock.flour, 4), partner=dock.customer)
    await dock.number(out, dock.flour, "F-1", each=4)
    await dock.validate(out)
    lot = gid("Lot", (await Lot.get(number="F-1")).id)
    facts = {"kind": "REAL", "severity": "CLASS_1", "reason": "Glass in it", "lots": [{"lots": [lot]}]}
    found = (await api.do("prepareRecall", facts, SHOW, Role.MANAGER))["recall"]
    assert (found["state"], found["extent"], found["lotCount"], found["position"]) == (
        *("PREPARED", "COMPLETE", 1, None),
    )
    assert found["places"] == [
        {"location": {"path": "WH1/Stock"}, "onHand": "6", "reserved": "0", "lotCount": 1}
    ]
    assert (await api.ask(OF_LOT, Role.VIEWER, id=lot))["lot"]["recalls"] == []
    assert (found["effectiveness"]["percent"], found["effectiveness"]["heldCount"]) == (0, 0)

    stale = await api.do("startRecall", {"recall": found["id"], "version": 7}, "", Role.MANAGER)
    assert stale["__typename"] == "StaleVersion"
    begin = {"recall": found["id"], "version": 1}
    found = (await api.do("startRecall", begin, SHOW, Role.MANAGER))["recall"]
    assert (found["state"], found["openCount"], found["effectiveness"]["recipientCount"]) == ("STARTED", 1, 1)
    assert found["recipients"]["nodes"] == [
        {
            **{"partner": {"name": "Corner shop"}, "lotCount": 1, "deliveryCount": 1},
            **{"settled": False, "answered": False},
            "sent": [
                {
                    **{"delivery": {"number": "WH1/OUT/00001"}, "shipped": "4", "destroyed": "0"},
                    **{"stillOut": "4", "answered": False},
                }
            ],
        }
    ]
    assert found["effectiveness"]["quantities"] == [
        {"unit": {"symbol": "kg"}, "shipped": "4", "destroyed": "0", "unknown": "4", "percent": 0}
    ]
    assert found["vendors"][0]["partner"] == {"name": "Mill & Sons"}
    none = {"atLeast": "0", "atMost": "0"}
    assert found["vendors"][0]["goods"] == [{"product": {"sku": "FLOUR"}, "received": "10", "returned": none}]
    [balance] = found["massBalances"]["nodes"]
    assert (balance["received"], balance["shipped"], balance["onHand"], balance["difference"]) == (
        *("10", "4", "6", "0"),
    )
    shown = (await api.ask(OF_LOT, Role.VIEWER, id=lot))["lot"]
    assert (shown["status"], shown["recalls"]) == ("RECALLED", [{"number": found["number"], "kind": "REAL"}])
    assert shown["holds"][0]["recall"] == {"number": found["number"]}
    await _end(api, dock, found, gid("Transfer", out))


async def _end(api: Api, dock: Dock, found: dict[str, Any], delivery: str) -> None:
    line = {"product": gid("Product", dock.flour), "stopped": "0", "destroyed": "4", "passedOn": "0"}
    answer = {"recall": found["id"], "delivery": delivery, "name": "Ms Fog", "lines": [line]}
    told = await api.do("recordRecallAnswer", answer, SHOW, Role.OPERATOR)
    told = told["recall"]["effectiveness"]
    assert (told["percent"], told["accountedCount"], told["quantities"][0]["unknown"]) == (100, 1, "0")
    too_much = await api.do("recordRecallAnswer", answer | {"lines": [line | {"destroyed": "5"}]}, "")
    assert (too_much["__typename"], too_much["field"]) == ("InvalidInput", ["lines", "0"])
    decide = {"recall": found["id"], "decision": "QUARANTINE", "reason": "tested"}
    refused = await api.do("decideRecallLots", decide, "", Role.MANAGER)
    assert (refused["__typename"], refused["field"]) == ("InvalidInput", ["lots"])
    decided = await api.do("decideRecallLots", decide | {"decision": "RELEASED"}, SHOW, Role.MANAGER)
    assert (decided["recall"]["openCount"], decided["recall"]["lots"]["nodes"][0]["decision"]) == (
        *(0, "RELEASED"),
    )
    lots = [gid("Lot", (await Lot.get(number="F-1")).id)]
    again = decide | {"lots": lots, "decision": "REJECTED", "reason": "glass after all"}
    before = "... on DecidedBefore { lotCount decided { lot { number } decision operation { reason } } }"
    told = await api.do("decideRecallLots", again, before, Role.MANAGER)
    assert (told["code"], told["field"], told["lotCount"]) == ("LOT_DECIDED", ["insteadOf"], 1)
    assert told["decided"] == [
        {"lot": {"number": "F-1"}, "decision": "RELEASED", "operation": {"reason": "tested"}}
    ]
    again |= {"insteadOf": ["RELEASED"]}
    otherwise = (await api.do("decideRecallLots", again, SHOW, Role.MANAGER))["recall"]
    assert otherwise["decisions"] == [
        {"decision": said, "lotCount": 1, "lots": [{"number": "F-1"}], "operation": {"reason": why}}
        for said, why in (("RELEASED", "tested"), ("REJECTED", "glass after all"))
    ]
    end = {"recall": found["id"], "version": 2, "reason": "All are asked"}
    closed = (await api.do("closeRecall", end, SHOW, Role.MANAGER))["recall"]
    assert [each["kind"] for each in closed["operations"]["nodes"]] == [
        *("CLOSE_RECALL", "DECIDE_RECALL_LOTS", "DECIDE_RECALL_LOTS", "RECORD_RECALL_ANSWER", "START_RECALL"),
    ]
    assert closed["sinceClose"] == {"moved": [], "lettersSent": 0} and decided["recall"]["sinceClose"] is None
    await dock.received(dock.flour, "F-1", 7)
    query = f"query ($id: ID!) {{ recall(id: $id) {{ {RECALL.partition('{')[2]} }}"
    later = (await api.ask(query, Role.VIEWER, id=found["id"]))["recall"]
    assert later.pop("sinceClose")["moved"] == [
        {"product": {"sku": "FLOUR"}, "received": "7", "counted": "0"}
    ]
    closed.pop("sinceClose")
    assert later == closed, "all figures are as at the close"
    assert (await api.do("closeRecall", end | {"version": 3}, "", Role.MANAGER))["__typename"] == "WrongState"


CLOSES = """recall(id: $id) { version stopCount effectiveness { percent } places { reserved }
  earlierCloses { lotCount openCount stopCount closed { reason actor { name } } reopened { reason }
    effectiveness { recipientCount accountedCount percent quantities { unit { symbol } shipped percent } } } }"""


async def test_what_each_close_came_to_stays_when_the_recall_goes_on(api: Api, dock: Dock) -> None:
    await dock.received(dock.flour, "F-1 x 10; F-2 x 10", 20)
    sent = []
    for number, partner in (
        ("F-1", dock.customer),
        ("F-2", await dock.partner("Other shop", PartnerRole.CUSTOMER)),
    ):
        out = await dock.transfer(OperationKind.DELIVERY, (dock.flour, 4), partner=partner)
        await dock.number(out, dock.flour, number, each=4)
        await dock.validate(out)
        sent.append(gid("Transfer", out))
    promised = await dock.transfer(OperationKind.DELIVERY, (dock.flour, 3), partner=dock.customer)
    await reserve_transfer(dock.request(), promised)
    facts = {"kind": "MOCK", "severity": "CLASS_1", "reason": "Glass", "lots": [{"numbers": ["F-1", "F-2"]}]}
    made = await api.do("prepareRecall", facts, "... on RecallPayload { recall { id } }", Role.MANAGER)
    recall = made["recall"]["id"]
    await api.do("startRecall", {"recall": recall, "version": 1}, "", Role.MANAGER)

    async def told() -> Any:
        return (await api.ask(f"query ($id: ID!) {{ {CLOSES} }}", Role.VIEWER, id=recall))["recall"]

    async def say(delivery: str, destroyed: str) -> None:
        line = {
            "product": gid("Product", dock.flour),
            "stopped": "0",
            "destroyed": destroyed,
            "passedOn": "0",
        }
        answer = {"recall": recall, "delivery": delivery, "name": "Ms Fog", "lines": [line]}
        assert (await api.do("recordRecallAnswer", answer, "", Role.OPERATOR))[
            "__typename"
        ] == "RecallPayload"

    mia = Actor(Role.MANAGER, user_id=await person(dock, "Mia"))

    async def close(reason: str) -> None:
        row: Any = await Recall.get()
        await recall_closing.close_recall(dock.request("closeRecall", actor=mia), row.id, row.version, reason)

    async def reopen(reason: str) -> None:
        given = {"recall": recall, "version": (await told())["version"], "reason": reason}
        assert (await api.do("reopenRecall", given, "", Role.MANAGER))["__typename"] == "RecallPayload"

    await say(sent[0], "4")
    decide = {"recall": recall, "decision": "RELEASED", "reason": "tested"}
    await api.do("decideRecallLots", decide | {"lots": [gid("Lot", 1)]}, "", Role.MANAGER)
    assert (await told())["earlierCloses"] == []
    await close("All are asked")
    await reopen("One more called")
    [first] = (await told())["earlierCloses"]
    goods = {"unit": {"symbol": "kg"}, "shipped": "8"}
    assert first == {
        **{"lotCount": 2, "openCount": 1, "stopCount": 1},
        "closed": {"reason": "All are asked", "actor": {"name": "Mia"}},
        "reopened": {"reason": "One more called"},
        "effectiveness": {
            **{"recipientCount": 2, "accountedCount": 1, "percent": 50},
            "quantities": [goods | {"percent": 50}],
        },
    }
    await say(sent[0], "2")
    await say(sent[1], "4")
    await api.do("decideRecallLots", decide, "", Role.MANAGER)
    await dock.number(promised, dock.flour, "F-1", each=3)
    await dock.validate(promised)
    assert (await told())["earlierCloses"] == [first], "what was closed stays"
    await close("All came back")
    now = await told()
    assert (now["earlierCloses"], now["stopCount"], now["places"][0]["reserved"]) == ([first], 0, "0")
    await reopen("And one more")
    was, last = (await told())["earlierCloses"]
    assert was == first and last["closed"]["reason"] == "All came back" and last["stopCount"] == 0
    assert (last["openCount"], last["effectiveness"]["accountedCount"]) == (0, 1)
    assert last["effectiveness"]["quantities"] == [goods | {"percent": 75}], (
        "what left of a released lot is not of it"
    )

    found = await facts_of(await Recall.get())
    came_to = [each.what for each in found.events if each.what.startswith("Closed")]
    assert came_to == [
        "Closed: 1 of 2 customers accounted for (50 %), 50 % of 8 kg known",
        "Closed: 1 of 2 customers accounted for (50 %), 75 % of 8 kg known",
    ]
    said = (await report_of(found)).said
    [first_close] = [each for each in said if each.startswith("Closed first: ")]
    assert ", Mia: 1 of 2 customers accounted for (50 %)" in first_close
    assert "; All are asked. Reopened " in first_close and first_close.endswith(": One more called")
    assert [each for each in said if each.startswith("Closed again: ")]


async def test_what_customers_are_told_is_given_by_language_and_what_is_missing_is_said(
    api: Api, dock: Dock
) -> None:
    await dock.received(dock.flour, "F-1", 10)
    out = await dock.transfer(OperationKind.DELIVERY, (dock.flour, 4), partner=dock.customer)
    await dock.number(out, dock.flour, "F-1", each=4)
    await dock.validate(out)
    shop = {"partner": gid("Partner", dock.customer), "version": 1, "details": {"language": "FR"}}
    await api.do("updatePartner", shop, "", Role.MANAGER)
    german, french = ({"language": "DE", "text": "Halt"}, {"language": "FR", "text": "Arrêtez"})
    show = "... on RecallPayload { recall { id version advice { language text } adviceMissing } }"
    facts = {"kind": "MOCK", "severity": "CLASS_3", "reason": "Exercise", "lots": [{"numbers": ["F-1"]}]}
    found = (await api.do("prepareRecall", facts | {"advice": [german]}, show, Role.MANAGER))["recall"]
    assert (found["advice"], found["adviceMissing"]) == ([german], ["FR"])
    change = {"recall": found["id"], "version": 1, "advice": [german, french]}
    found = (await api.do("saveRecallAdvice", change, show, Role.MANAGER))["recall"]
    assert (found["advice"], found["adviceMissing"], found["version"]) == ([german, french], [], 2)
    stale = await api.do("saveRecallAdvice", change, "", Role.MANAGER)
    assert stale["__typename"] == "StaleVersion", "another manager said it meanwhile"
    same = change | {"version": 2, "advice": [german, german]}
    twice = await api.do("saveRecallAdvice", same, "", Role.MANAGER)
    assert (twice["__typename"], twice["field"]) == ("InvalidInput", ["advice", "1", "language"])
    nothing = change | {"version": 2, "advice": [german | {"text": " "}]}
    found = (await api.do("saveRecallAdvice", nothing, show, Role.MANAGER))["recall"]
    assert (found["advice"], found["adviceMissing"]) == ([], [])


async def test_lots_are_named_in_every_way(api: Api, dock: Dock) -> None:
    await dock.lot(dock.flour, "F-1", maker_number="M-7")
    receipt = await dock.received(dock.flour, "F-1", 10)
    flour, vendor = gid("Product", dock.flour), gid("Partner", dock.vendor)
    await settle("settings", 1, gs1_prefix="9521234")
    box = await pack(dock, Goods(lot=(await Lot.get(number="F-1")).id, quantity=Decimal(2)))
    days = {"since": "2020-01-01", "until": "2099-12-31"}
    facts = {"kind": "MOCK", "severity": "CLASS_3", "reason": "Exercise"}
    for named in (
        *({"numbers": ["F-1"]}, {"makerNumber": {"number": "M-7", "product": flour}}),
        *({"product": {"product": flour} | days}, {"partner": {"partner": vendor} | days}),
        *({"document": gid("Transfer", receipt)}, {"batch": {"product": flour, "batch": "F-1"}}),
        {"package": gid("Package", box)},
    ):
        found = await api.do("prepareRecall", facts | {"lots": [named]}, SHOW, Role.MANAGER)
        assert [each["lot"]["number"] for each in found["recall"]["lots"]["nodes"]] == ["F-1"], named
    for named, wrong in (
        ({"numbers": ["F-9"]}, "NotFound"),
        ({"makerNumber": {"number": "M-9"}}, "InvalidInput"),
        ({"document": vendor}, "NotFound"),
        ({"package": gid("Package", box + 1)}, "NotFound"),
    ):
        refused = await api.do("prepareRecall", facts | {"lots": [named]}, "", Role.MANAGER)
        assert refused["__typename"] == wrong, named
    backwards = {"since": "2026-02-02", "until": "2026-02-01"}
    for whose, of in (("product", flour), ("partner", vendor)):
        asked_for = {"lots": [{whose: {whose: of} | backwards}]}
        refused = await api.do("prepareRecall", facts | asked_for, "", Role.MANAGER)
        assert refused["field"] == ["lots", "0", whose, "until"]
    first = "{ recalls(first: 3, filter: {kind: MOCK, states: [PREPARED]}) { nodes { number } } }"
    listed = (await api.ask(first, Role.VIEWER))["recalls"]["nodes"]
    given = {"recall": found["recall"]["id"], "version": 1, "reason": "only a try"}
    assert len(listed) == 3
    assert (await api.do("cancelRecall", given, SHOW, Role.MANAGER))["recall"]["state"] == "CANCELLED"


LETTERS = """recall(id: $id) { post {
    on linked toNotify toRemind vendorsToNotify unreachable notified failed reminders }
  recipients(first: 5) { nodes { reachable letters { kind state address } notice { url }
    answers { name byLink recordedBy { name } at delivery { number } lines { product { sku } destroyed } } } }
  vendors { partner { name language } reachable receipts { number } letters { kind } notice { url }
    supplied { receipt { number } lot { number } quantity } } }"""


async def test_who_is_to_be_written_to_is_told_and_nothing_is_while_mail_is_off(api: Api, dock: Dock) -> None:
    await dock.received(dock.flour, "F-1", 10)
    out = await dock.transfer(OperationKind.DELIVERY, (dock.flour, 4), partner=dock.customer)
    await dock.number(out, dock.flour, "F-1", each=4)
    await dock.validate(out)
    mill = {"partner": gid("Partner", dock.vendor), "version": 1}
    details = {"email": "quality@mill.example", "language": "FR"}
    await api.do("updatePartner", mill | {"details": details}, "", Role.MANAGER)
    facts = {"kind": "REAL", "severity": "CLASS_1", "reason": "Glass in it", "lots": [{"numbers": ["F-1"]}]}
    recall = (await api.do("prepareRecall", facts, SHOW, Role.MANAGER))["recall"]["id"]
    before = (await api.ask(f"query ($id: ID!) {{ {LETTERS} }}", Role.VIEWER, id=recall))["recall"]
    assert (before["post"], before["vendors"][0]["notice"]) == (None, None)
    await api.do("startRecall", {"recall": recall, "version": 1}, "", Role.MANAGER)
    line = {"product": gid("Product", dock.flour), "stopped": "0", "destroyed": "1", "passedOn": "0"}
    answer = {"recall": recall, "delivery": gid("Transfer", out), "name": "Ms Fog", "lines": [line]}
    for name in ("Ms Fog", "Mr Fog"):
        await api.do("recordRecallAnswer", answer | {"name": name}, "", Role.OPERATOR)
    found = (await api.ask(f"query ($id: ID!) {{ {LETTERS} }}", Role.VIEWER, id=recall))["recall"]
    assert found["post"] == {
        **{
            "on": False,
            "linked": False,
            "toNotify": 0,
            "toRemind": 0,
            "vendorsToNotify": 1,
            "unreachable": 1,
        },
        **{"notified": 0, "failed": 0, "reminders": 0},
    }
    [customer] = found["recipients"]["nodes"]
    assert (customer["reachable"], customer["letters"]) == (False, [])
    assert [(each["name"], each["byLink"]) for each in customer["answers"]] == [
        *(("Mr Fog", False), ("Ms Fog", False)),
    ]
    [vendor] = found["vendors"]
    assert (vendor["partner"], vendor["reachable"]) == ({"name": "Mill & Sons", "language": "FR"}, True)
    assert vendor["supplied"] == [
        {"receipt": {"number": "WH1/IN/00001"}, "lot": {"number": "F-1"}, "quantity": "10"}
    ]
    send = {"recall": recall, "kind": "VENDOR"}
    refused = await api.do("sendRecallLetters", send, "", Role.MANAGER)
    assert (refused["__typename"], refused["field"]) == ("InvalidInput", ["recall"])
    to_vendor = (
        ids.row("Recall", recall, "recall"),
        RecallLetterKind.VENDOR,
        None,
        "https://lots.example.com",
    )
    await send_recall_letters(dock.request(), *to_vendor)
    end = {"recall": recall, "version": 2, "reason": "all asked"}
    asked = await api.do("closeRecall", end, "", Role.MANAGER)
    assert (asked["code"], asked["field"]) == ("LETTERS_WAIT", ["giveUpLetters"])
    shown = "... on RecallPayload { recall { state post { failed } } }"
    closed = await api.do("closeRecall", end | {"giveUpLetters": True}, shown, Role.MANAGER)
    assert closed["recall"] == {"state": "CLOSED", "post": {"failed": 1}}


async def test_texts_of_letters_are_written_anew_and_come_back(api: Api) -> None:
    texts = "recallTexts { kind language subject ours places }"
    brought = (await api.ask(f"{{ {texts} }}", Role.VIEWER))["recallTexts"]
    assert len(brought) == 9 and not [each for each in brought if each["ours"]]
    given = {"kind": "VENDOR", "language": "DE"}
    show = f"... on RecallTextPayload {{ {texts} }}"
    new = given | {"subject": "Ware von {partner}", "body": "{goods}"}
    saved = (await api.do("saveRecallText", new, show, Role.MANAGER))["recallTexts"]
    assert [each["subject"] for each in saved if each["ours"]] == ["Ware von {partner}"]
    refused = await api.do("saveRecallText", new | {"body": "{link}"}, "", Role.MANAGER)
    assert (refused["__typename"], refused["field"]) == ("InvalidInput", ["body"])
    assert (await api.do("saveRecallText", given, show, Role.MANAGER))["recallTexts"] == brought


async def test_customers_are_found_once_for_all_their_pages_until_something_is_written(
    api: Api, dock: Dock, monkeypatch: pytest.MonkeyPatch
) -> None:
    await dock.received(dock.flour, "F-1", 10)
    out = await dock.transfer(OperationKind.DELIVERY, (dock.flour, 4), partner=dock.customer)
    await dock.number(out, dock.flour, "F-1", each=4)
    await dock.validate(out)
    facts = {"kind": "MOCK", "severity": "CLASS_3", "reason": "Exercise", "lots": [{"numbers": ["F-1"]}]}
    made = await api.do("prepareRecall", facts, "... on RecallPayload { recall { id } }", Role.MANAGER)
    recall = made["recall"]["id"]
    found: list[int] = []
    find = recall_parties.recipients

    async def counted(row: Any, scope: Any) -> Any:
        found.append(row.version)
        return await find(row, scope)

    monkeypatch.setattr(recall_parties, "recipients", counted)
    asked = "query ($id: ID!) { recall(id: $id) { recipients(first: 1) { nodes { sent { shipped } } } } }"

    async def shipped() -> list[str]:
        [one] = (await api.ask(asked, Role.VIEWER, id=recall))["recall"]["recipients"]["nodes"]
        return [each["shipped"] for each in one["sent"]]

    assert [await shipped() for _ in range(3)] == [["4"]] * 3
    assert found == [1]
    more = await dock.transfer(OperationKind.DELIVERY, (dock.flour, 2), partner=dock.customer)
    await dock.number(more, dock.flour, "F-1", each=2)
    await dock.validate(more)
    assert await shipped() == ["4", "2"]
    assert found == [1, 1]


async def test_whoever_writes_down_a_recalled_number_or_another_batch_reads_what_stops_it(
    api: Api, dock: Dock
) -> None:
    saved = "... on LotPayload { lot { status batch } held recalls { number } }"

    async def told(number: str, **details: Any) -> Any:
        lot: Any = await Lot.get(number=number)
        facts = {"lot": gid("Lot", lot.id), "version": lot.version, "details": details}
        return await api.do("updateLot", facts, saved, Role.OPERATOR)

    await dock.received(dock.flour, "F-1 x 5; F-2 x 5", 10)
    await told("F-1", makerNumber="M-7")
    named = [{"makerNumber": {"number": "M-7"}}]
    facts = {"kind": "REAL", "severity": "CLASS_1", "reason": "Glass in it", "lots": named}
    found = (await api.do("prepareRecall", facts, SHOW, Role.MANAGER))["recall"]
    begin = {"recall": found["id"], "version": 1}
    await api.do("startRecall", begin, SHOW, Role.MANAGER)
    answer = await told("F-2", makerNumber="M-7")
    assert (answer["lot"]["status"], answer["recalls"]) == ("RECALLED", [{"number": found["number"]}])
    shown = "arrivals(first: 5) { nodes { lot { number } operation { kind } quantity transfer { id } } }"
    asked = f"query ($id: ID!) {{ recall(id: $id) {{ {shown} }} }}"
    came = (await api.ask(asked, Role.VIEWER, id=found["id"]))["recall"]["arrivals"]
    listed = {
        "lot": {"number": "F-2"},
        "operation": {"kind": "UPDATE_LOT"},
        "quantity": "5",
        "transfer": None,
    }
    assert came["nodes"] == [listed]

    await dock.received(dock.radio, "SN-1", 1)
    await told("SN-1", batch="B7")
    await dock.hold(product=dock.radio, batch="B7")
    answer = await told("SN-1", batch="B8")
    assert answer["lot"] == {"status": "ON_HOLD", "batch": "B8"}
    assert (answer["held"], answer["recalls"]) == (1, [])


async def test_a_recall_of_a_number_that_was_corrected_says_what_it_is_now(api: Api, dock: Dock) -> None:
    await dock.received(dock.flour, "BAD", 5)
    await correct(dock, Correction(move_line=await posted_line(dock.flour, "BAD"), number="GOOD"))
    facts = {"kind": "REAL", "severity": "CLASS_1", "reason": "Glass in it", "lots": [{"numbers": ["BAD"]}]}
    lots = "lots(first: 5) { nodes { because onHand lot { number } putInFor { number } } }"
    shown = f"... on RecallPayload {{ recall {{ id {lots} }} }}"
    found = (await api.do("prepareRecall", facts, shown, Role.MANAGER))["recall"]
    begin = {"recall": found["id"], "version": 1}
    started = (await api.do("startRecall", begin, shown, Role.MANAGER))["recall"]
    for each in (found, started):
        assert each["lots"]["nodes"] == [
            {"because": "NAMED", "onHand": "0", "lot": {"number": "BAD"}, "putInFor": []},
            {"because": "NAMED", "onHand": "5", "lot": {"number": "GOOD"}, "putInFor": [{"number": "BAD"}]},
        ]
    told = await api.ask(OF_LOT, Role.VIEWER, id=gid("Lot", (await Lot.get(number="BAD")).id))
    assert (told["lot"]["status"], len(told["lot"]["recalls"])) == ("RECALLED", 1)
