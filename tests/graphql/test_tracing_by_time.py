"""By time, a trace leaves out what was surely earlier, and says what; through the API."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

from lotbook.domain.words import PartnerRole, Role
from lotbook.ledger.recall_parties import recipients
from lotbook.ledger.recalls import scope_of
from lotbook.models import Lot, Partner, Recall, Transfer
from lotbook.services import renumbering
from lotbook.services.recall_facts import facts_of
from lotbook.services.returning import ReturnGiven, create_return
from tests.dock import Dock
from tests.factory import factory
from tests.graphql.conftest import Api, gid
from tests.graphql.test_tracing import LEFT_OUT, lot, sent_to, traced

__all__ = ["factory"]


async def test_by_time_tells_what_it_leaves_out_and_what_is_in_doubt(api: Api, dock: Dock) -> None:
    await dock.received(dock.flour, "M-1", 50)
    await dock.received(dock.flour, "X-1", 30)
    await sent_to(dock, "Alpha", "M-1", 10)
    named = {each.number: each.id for each in await Lot.all()}
    await renumbering.merge_lots(dock.request(), [named["X-1"]], named["M-1"], "one bin")
    await sent_to(dock, "Beta", "M-1", 10)
    # Entered behind the merge, and by the clock of the handheld before it.
    await sent_to(dock, "Gamma", "M-1", 5, occurred=datetime.now(UTC) - timedelta(hours=1), occurred_margin=5)
    start = await lot("X-1")
    assert (await traced(api, start))["leftOut"]["transferCount"] == 0
    found = await traced(api, start, scope="BY_TIME")
    out = {"lotCount": 0, "transferCount": 1, "transfers": [{"number": "WH1/OUT/00001"}]}
    out |= {"partnerCount": 1, "partners": [{"name": "Alpha"}]}
    assert found["leftOut"] == out
    doubtful = {target: edge["orderUncertain"] for (_, _, target), edge in found["edges"].items()}
    assert doubtful == {
        **{"M-1": False, "WH1/OUT/00002": False, "WH1/OUT/00003": True},
        **{"Beta": False, "Gamma": True},
    }
    assert found["nodes"]["WH1/OUT/00003"]["orderUncertain"]
    assert [each["partner"]["name"] for each in found["customers"]["nodes"]] == ["Beta", "Gamma"]

    facts = {"kind": "MOCK", "severity": "CLASS_1", "reason": "Glass", "lots": [start]}
    show = f"""... on RecallPayload {{ recall {{ id version {LEFT_OUT}
      recipients(first: 5) {{ nodes {{ partner {{ name }} sent {{ orderUncertain }} }} }} }} }}"""
    narrow = {"narrowBecause": "The bin was clean before"}
    recall = (await api.do("prepareRecall", facts | narrow, show, Role.MANAGER))["recall"]
    assert recall["leftOut"] == out
    parties = {each["partner"]["name"]: each["sent"] for each in recall["recipients"]["nodes"]}
    assert parties == {"Beta": [{"orderUncertain": False}], "Gamma": [{"orderUncertain": True}]}
    begin = {"recall": recall["id"], "version": recall["version"]}
    await api.do("startRecall", begin, role=Role.MANAGER)
    told = dict((await facts_of(await Recall.get())).about)
    assert told["Left out for that"] == ("transfers WH1/OUT/00001; partners whom nothing else reaches: Alpha")
    doubted = await Transfer.get(number="WH1/OUT/00003")
    back = ReturnGiven(await dock.line_of(doubted.id, dock.flour), named["M-1"], Decimal(1))
    await create_return(dock.request(), doubted.id, [back], at_once=True)
    row = await Recall.get()
    told_of = await recipients(row, await scope_of(row))
    # What surely comes back later says nothing of when it went.
    assert [sent.order_uncertain for who in told_of for sent in who.sent] == [False, True]


async def test_by_time_a_document_is_what_it_moved_then(api: Api, dock: Dock) -> None:
    """What left before it came is none of it; nor is what came after it had left where it came from."""
    await dock.received(dock.flour, "M-1", 10)
    await sent_to(dock, "Alpha", "M-1", 3)
    await dock.received(dock.flour, "M-1", 5)
    await sent_to(dock, "Beta", "M-1", 2)
    papers = {each.number: {"document": gid("Transfer", each.id)} for each in await Transfer.all()}
    found = await traced(api, papers["WH1/IN/00002"], scope="BY_TIME")
    assert {name for name in found["nodes"] if "OUT" in name} == {"WH1/OUT/00002"}
    assert [each["name"] for each in found["leftOut"]["partners"]] == ["Alpha"]
    found = await traced(api, papers["WH1/OUT/00001"], "BACK", scope="BY_TIME")
    assert {name for name in found["nodes"] if "IN" in name} == {"WH1/IN/00001"}
    for number, way in (("WH1/IN/00001", "FORWARD"), ("WH1/OUT/00002", "BACK")):
        found = await traced(api, papers[number], way, scope="BY_TIME")
        assert found["leftOut"]["transferCount"] == 0
        assert not any(each["orderUncertain"] for each in found["nodes"].values())
    papers["late"] = papers["WH1/IN/00002"]
    await sent_to(dock, "Gamma", "M-1", 1, occurred=datetime.now(UTC) - timedelta(hours=1), occurred_margin=5)
    found = await traced(api, papers["late"], scope="BY_TIME")
    assert found["nodes"]["WH1/OUT/00003"]["orderUncertain"]


async def test_by_time_days_of_a_partner_are_what_his_documents_moved_then(api: Api, dock: Dock) -> None:
    """What left before that is not of it, whoever brought it; by number it is all of the lots."""
    mill = dock.vendor
    await dock.received(dock.flour, "M-1", 10)
    await sent_to(dock, "Alpha", "M-1", 3)
    dock.vendor = await dock.partner("Other mill", PartnerRole.VENDOR)
    await dock.received(dock.flour, "M-1", 5)
    await sent_to(dock, "Beta", "M-1", 2)

    def days(partner: int) -> dict[str, Any]:
        named = {"partner": gid("Partner", partner), "since": "2020-01-01", "until": "2099-12-31"}
        return {"partner": named}

    def customers(found: dict[str, Any]) -> dict[str, tuple[str, str]]:
        told = {each["partner"]["name"]: each["share"] for each in found["customers"]["nodes"]}
        return {name: (share["atLeast"], share["atMost"]) for name, share in told.items()}

    found = await traced(api, days(dock.vendor))
    assert customers(found) == {"Alpha": ("3", "3"), "Beta": ("2", "2")}
    found = await traced(api, days(dock.vendor), scope="BY_TIME")
    assert customers(found) == {"Beta": ("0", "2")}
    assert [each["name"] for each in found["leftOut"]["partners"]] == ["Alpha"]
    assert found["nodes"]["M-1"]["share"] == {"atLeast": "5", "atMost": "5"}
    nothing = {"partner": days(mill)["partner"] | {"until": "2020-01-01"}}
    assert (await traced(api, nothing, scope="BY_TIME"))["startCount"] == 0
    found = await traced(api, days(mill), scope="BY_TIME")
    assert customers(found) == {"Alpha": ("0", "3"), "Beta": ("0", "2")}
    alpha = (await Partner.get(name="Alpha")).id
    found = await traced(api, days(alpha), "BACK", scope="BY_TIME")
    assert [each["partner"]["name"] for each in found["vendors"]["nodes"]] == ["Mill & Sons"]
    [delivery] = await Transfer.filter(partner_id=alpha)
    await dock.validate((await create_return(dock.request(), delivery.id)).outcome.transfer)
    found = await traced(api, days(alpha), "BACK", scope="BY_TIME")
    assert len(found["vendors"]["nodes"]) == 2
    assert found["nodes"]["M-1"]["share"] == {"atLeast": "15", "atMost": "15"}
