"""Lots that are added to a recall, and what waits for a second person, through the API."""

from __future__ import annotations

from typing import Any

from lotbook.db.work import Actor
from lotbook.domain.words import OperationKind, Role
from lotbook.jobs.runner import Runner
from lotbook.models import Lot, Recall, Settings, User
from lotbook.services import company, recall_widening, recalling
from lotbook.services.recall_scope import Named
from lotbook.services.reserving import reserve_transfer
from tests.dock import Dock
from tests.factory import Factory, factory
from tests.graphql.conftest import Api, gid
from tests.graphql.test_notices import ASKED, asked, signed_in
from tests.graphql.test_recalling import SHOW
from tests.scenarios.telling import person

__all__ = ["factory"]

WIDENED = """... on RecallPayload { recall { position
  effectiveness { heldCount percent quantities { percent } }
  lots(first: 5) { nodes { because widened lot { number } } }
  widenings { reason position namedCount addedCount lots { number } asked { actor { name } } ended { id } } } }"""


async def test_lots_are_added_to_a_recall_under_way(api: Api, dock: Dock) -> None:
    first, more = [gid("Lot", await dock.lot(dock.flour, number)) for number in ("F-1", "F-2")]
    facts = {"kind": "REAL", "severity": "CLASS_3", "reason": "Sour", "lots": [{"lots": [first]}]}
    recall = (await api.do("prepareRecall", facts, SHOW, Role.MANAGER))["recall"]["id"]
    add = {"recall": recall, "lots": [{"lots": [more]}], "reason": "Of the same field"}
    assert (await api.do("widenRecall", add, "", Role.MANAGER))["__typename"] == "WrongState"
    await api.do("startRecall", {"recall": recall, "version": 1}, "", Role.MANAGER)
    nobody = {"recall": recall, "agrees": True}
    assert (await api.do("confirmRecallWidening", nobody, "", Role.MANAGER))["__typename"] == "WrongState"
    found = (await api.do("widenRecall", add, WIDENED, Role.MANAGER))["recall"]
    assert [each["widened"] for each in found["lots"]["nodes"]] == [False, True]
    assert found["effectiveness"] == {"heldCount": 1, "percent": None, "quantities": []}, "nobody has any"
    [widening] = found["widenings"]
    assert (widening["reason"], widening["lots"], widening["namedCount"], widening["addedCount"]) == (
        *("Of the same field", [{"number": "F-2"}], 1, 1),
    )
    assert int(widening["position"]) > int(found["position"])
    assert widening["ended"] is not None


WAITS = """{ attention { kind count first { ... on Recall { number } } } }"""
WAITING = """query ($id: ID!) { lot(id: $id) { status recalls { id } recallsToConfirm { number } } }"""


async def test_the_second_person_whom_a_recall_waits_for_is_told(api: Api, dock: Dock) -> None:
    """Of the start and of lots to be added, until someone agreed; whoever asked is not, and the lots say so."""
    first, more = [await dock.lot(dock.flour, number) for number in ("F-1", "F-2")]
    mia, ada, olaf = [
        await signed_in(api, name, role)
        for name, role in (("mia", Role.MANAGER), ("ada", Role.ADMINISTRATOR), ("olaf", Role.OPERATOR))
    ]
    version = (await Settings.get(id=1)).version
    await company.update_settings(dock.request(), version, recall_needs_second_person=True)
    asker, other = [Actor(Role.MANAGER, user_id=(await User.get(login=each)).id) for each in ("mia", "ada")]
    facts = {
        "kind": "REAL",
        "severity": "CLASS_1",
        "reason": "Glass",
        "lots": [{"lots": [gid("Lot", first)]}],
    }
    made = await api.do("prepareRecall", facts, "... on RecallPayload { recall { number } }", Role.MANAGER)
    number = made["recall"]["number"]
    row: Any = await Recall.get(number=number)

    async def told(who: dict[str, str]) -> tuple[list[Any], list[str]]:
        await Runner().round()
        waits = [each for each in await asked(api, who, WAITS) if each["kind"] == "RECALLS_TO_CONFIRM"]
        notices = (await asked(api, who, ASKED))["nodes"]
        return waits, [each["text"] for each in notices if each["kind"] == "RECALL_TO_CONFIRM"]

    async def of_lot(lot: int) -> Any:
        return (await api.ask(WAITING, Role.VIEWER, id=gid("Lot", lot)))["lot"]

    waits = {"kind": "RECALLS_TO_CONFIRM", "count": 1, "first": [{"number": number}]}
    history = (
        "query ($id: ID!) { recall(id: $id) { operations(first: 5) { nodes { kind waitsForApproval } } } }"
    )
    to_start = f"{number} waits for a second manager to start it: Glass. Danger to health is likely; 1 lot."
    await recalling.start_recall(dock.request("startRecall", actor=asker), row.id, 1)
    assert await told(ada) == ([waits], [to_start])
    assert await told(mia) == await told(olaf) == ([], [])
    alone = {"status": "RELEASED", "recalls": [], "recallsToConfirm": [{"number": number}]}
    assert await of_lot(first) == alone

    for needs, waiting in ((False, [waits]), (True, [])):
        version = (await Settings.get(id=1)).version
        await company.update_settings(dock.request(), version, recall_needs_second_person=needs)
        assert (await told(mia))[0] == waiting, "who asked may start it only while no second one has to agree"

    await recalling.start_recall(dock.request("startRecall", actor=other), row.id, 2)
    deeds = (await api.ask(history, Role.VIEWER, id=gid("Recall", row.id)))["recall"]["operations"]["nodes"]
    waited = [each["waitsForApproval"] for each in deeds if each["kind"] == "START_RECALL"]
    assert waited == [False, True], "the first one only asked"
    assert await told(ada) == ([], [to_start])
    assert (await of_lot(first))["recallsToConfirm"] == []

    named = [Named(lots=[more])]
    await recall_widening.widen_recall(dock.request(actor=other), row.id, named, "Same silo")
    to_add = f"{number} waits for a second manager to add lots: Same silo"
    assert await told(mia) == ([waits], [to_add])
    assert await told(ada) == ([], [to_start])
    assert await of_lot(more) == alone
    await recall_widening.confirm_recall_widening(dock.request(actor=asker), row.id, agrees=True)
    assert await told(mia) == ([], [to_add])
    assert (await of_lot(more))["status"] == "RECALLED"


WAITING_ON = """query ($id: ID!) { transfer(id: $id) { recallsToConfirm { number reason } } }"""


async def test_open_deliveries_of_what_a_recall_would_stop_say_that_it_waits(
    api: Api, dock: Dock, factory: Factory
) -> None:
    """Those that have some picked, and those that are promised some; also of what was made of what was named."""
    await dock.received(dock.flour, "F-1 x 20; F-2 x 10", 30)
    flour = (await Lot.get(number="F-1")).id
    order = await factory.order(factory.bread, 10)
    await factory.takes(order, dock.flour, "F-1", 5)
    await factory.gives(order, factory.bread, "B-1", 10)
    picked = await dock.delivery((factory.bread, 2))
    await factory.put(picked, factory.bread, "B-1", 2)
    promised = await dock.transfer(OperationKind.DELIVERY, (factory.bread, 3), partner=dock.customer)
    await reserve_transfer(dock.request(), promised)
    sent = await dock.delivery((factory.bread, 1))
    await factory.put(sent, factory.bread, "B-1", 1)
    await dock.validate(sent)
    other = await dock.transfer(OperationKind.DELIVERY, (dock.flour, 1), partner=dock.customer)
    await dock.number(other, dock.flour, "F-2", each=1)
    version = (await Settings.get(id=1)).version
    await company.update_settings(dock.request(), version, recall_needs_second_person=True)
    one, two = [Actor(Role.MANAGER, user_id=await person(dock, name)) for name in ("Ann", "Bob")]
    facts = {
        "kind": "REAL",
        "severity": "CLASS_1",
        "reason": "Glass",
        "lots": [{"lots": [gid("Lot", flour)]}],
    }
    await api.do("prepareRecall", facts, "", Role.MANAGER)
    row: Any = await Recall.get()

    async def told() -> list[list[dict[str, str]]]:
        found = [
            await api.ask(WAITING_ON, Role.OPERATOR, id=gid("Transfer", each))
            for each in (picked, promised, sent, other)
        ]
        return [each["transfer"]["recallsToConfirm"] for each in found]

    assert await told() == [[]] * 4, "nobody asked for it"
    await recalling.start_recall(dock.request("startRecall", actor=one), row.id, 1)
    waits = [{"number": row.number, "reason": "Glass"}]
    assert await told() == [waits, waits, [], []]
    await recalling.start_recall(dock.request("startRecall", actor=two), row.id, 2)
    assert await told() == [[]] * 4, "its goods are stopped"
