"""A lot is followed back to its vendor and forward to its customers, through the API."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from lotbook.domain.tracing import BETWEEN_LOTS
from lotbook.domain.words import CorrectionWay, OperationKind, PartnerRole, Role
from lotbook.ledger.check import check
from lotbook.models import Count, Lot, ManufacturingOrder, Package, StockMoveLine, Transfer
from lotbook.services import moved_packages, packing, renumbering, validation
from lotbook.services.correcting import Correction, correct_move_lines
from lotbook.services.goods_named import Goods
from lotbook.services.returning import ReturnGiven, create_return
from tests.dock import Dock
from tests.factory import Factory, factory
from tests.graphql.conftest import Api, gid
from tests.graphql.test_reading import counted
from tests.scenarios.telling import correct, moved, settle
from tests.services.test_counting import applied, begun, finished
from tests.services.test_counting import counted as count_goods
from tests.services.test_packing import pack
from tests.services.test_scrapping import scrapped

__all__ = ["factory"]

NODES = """totalCount nodes { key depth orderUncertain onHand furtherEdges share { atLeast atMost }
  subject { ... on Lot { number } ... on Document { number } ... on Partner { name } ... on Operation { reason }
    ... on Package { sscc } } }"""
EDGES = """totalCount nodes { source target kind quantity orderUncertain bounds { atLeast atMost }
  share { atLeast atMost } at operation { id kind } run { kind }
  product { sku } takenFrom { path } putInto { path } } pageInfo { hasNextPage endCursor }"""
PARTNERS = """partner { name } lotCount transferCount transfers { number } share { atLeast atMost }
  products { product { sku } lotCount quantity returned }"""
LEFT_OUT = "leftOut { lotCount transferCount transfers { number } partnerCount partners { name } }"
RENUMBERED = "renumbered { wrong { number } right { number } quantity operation { id } }"
REST = f"""massBalances(first: 5) {{ nodes {{ lot {{ number }} received produced counted transformed returned shipped
  sentBack consumed scrapped onHand difference }} }}
  gaps(first: 20) {{ nodes {{ kind message lot {{ number }} quantity {RENUMBERED} }} }}
  customers(first: 5) {{ nodes {{ {PARTNERS} }} }} vendors(first: 5) {{ nodes {{ {PARTNERS} }} }}"""
ASKED = f"""query ($start: TraceStart!, $way: TraceDirection!, $scope: TraceScope! = BY_NUMBER, $limits: TraceLimits,
    $first: Int! = 100, $after: Cursor) {{
  trace(start: $start, direction: $way, scope: $scope, limits: $limits) {{
    asOf startCount start {{ number }} extent {{ cut lotCount lotEdgeCount depth beyond }} {LEFT_OUT}
    nodes(first: 100) {{ {NODES} }} edges(first: $first, after: $after) {{ {EDGES} }} {REST} }} }}"""


async def traced(api: Api, start: dict[str, Any], way: str = "FORWARD", **more: Any) -> dict[str, Any]:
    """A trace, with its nodes by what they show."""
    found = (await api.ask(ASKED, Role.VIEWER, start=start, way=way, **more))["trace"]
    subjects = {each["key"]: each.pop("subject") for each in found["nodes"]["nodes"]}
    names = {key: next(iter(subject.values())) for key, subject in subjects.items()}
    found["nodes"] = {names[each["key"]]: each for each in found["nodes"]["nodes"]}
    found["edges"] = {
        (names.get(each["source"]), each["kind"], names.get(each["target"])): each
        for each in found["edges"]["nodes"]
    }
    return found  # type: ignore[no-any-return]


async def lot(number: str) -> dict[str, Any]:
    """A start."""
    return {"lots": [gid("Lot", (await Lot.get(number=number)).id)]}


async def baked(dock: Dock, factory: Factory) -> tuple[int, int]:
    """Of 100 kg flour 60 became two breads, 25 of the one went out and 5 came back; the order and the delivery."""
    await dock.received(dock.flour, "F-1", 100)
    order = await factory.order(factory.bread, 120)
    await factory.takes(order, dock.flour, "F-1", 60)
    await factory.gives(order, factory.bread, "B-1", 30)
    await factory.gives(order, factory.bread, "B-2", 10)
    delivery = await dock.delivery((factory.bread, 25))
    await factory.put(delivery, factory.bread, "B-1", 25)
    await dock.validate(delivery)
    line = await dock.line_of(delivery, factory.bread)
    given = ReturnGiven(line, (await Lot.get(number="B-1")).id, Decimal(5))
    await dock.validate((await create_return(dock.request(), delivery, [given])).outcome.transfer)
    return order, delivery


USES = '{ lots(first: 1, filter: { search: "F-1" }) { nodes { usedIn { quantity bounds { atLeast atMost } } } } }'


async def test_flour_is_followed_to_those_who_have_its_bread(api: Api, dock: Dock, factory: Factory) -> None:
    order, delivery = await baked(dock, factory)
    making = (await ManufacturingOrder.get(id=order)).number
    found = await traced(api, await lot("F-1"))
    assert found["extent"] == {"cut": "COMPLETE", "lotCount": 3, "lotEdgeCount": 2, "depth": 1, "beyond": 0}
    assert {name: each["depth"] for name, each in found["nodes"].items()} == {
        **{"F-1": 0, "B-1": 1, "B-2": 1, "WH1/OUT/00001": 2, "WH1/RET/00001": 2, making: 1},
        "Corner shop": 3,
    }
    assert (found["nodes"]["B-1"]["onHand"], found["nodes"]["B-1"]["share"]["atMost"]) == ("10", "60")
    edge = found["edges"]["F-1", "CONSUMED", "B-1"]
    assert (edge["quantity"], edge["bounds"]) == ("45", {"atLeast": "0", "atMost": "60"})
    assert edge["run"] == {"kind": "PRODUCTION"}
    used, made = [found["edges"][edge] for edge in (("F-1", "USED", making), (making, "MADE", "B-1"))]
    assert (used["quantity"], made["quantity"], used["run"]) == ("60", "30", {"kind": "PRODUCTION"})
    [flour] = (await api.ask(USES, Role.VIEWER))["lots"]["nodes"]
    assert [(use["quantity"], use["bounds"]) for use in flour["usedIn"]] == [
        ("45", {"atLeast": "0", "atMost": "60"}),
        ("15", {"atLeast": "0", "atMost": "60"}),
    ]
    assert found["edges"]["B-1", "SHIPPED", "WH1/OUT/00001"]["quantity"] == "25"
    assert found["edges"]["WH1/RET/00001", "RETURNED", "B-1"]["quantity"] == "5"
    out = found["edges"]["WH1/OUT/00001", "WENT_TO", "Corner shop"]
    assert (out["quantity"], out["product"], out["share"]["atMost"]) == ("25", {"sku": "BREAD"}, "60")
    assert found["edges"]["Corner shop", "CAME_FROM", "WH1/RET/00001"]["quantity"] == "5"
    [customer] = found["customers"]["nodes"]
    assert customer["products"] == [
        {"product": {"sku": "BREAD"}, "lotCount": 1, "quantity": "25", "returned": "5"}
    ]
    assert (customer["share"]["atMost"], customer["transferCount"]) == ("60", 2)
    [balance] = found["massBalances"]["nodes"]
    assert (balance["received"], balance["consumed"], balance["onHand"]) == ("100", "60", "40")
    assert balance["difference"] == "0"

    back = await traced(api, {"document": gid("Transfer", delivery)}, "BACK")
    assert [each["number"] for each in back["start"]] == ["B-1"]
    assert [*back["nodes"]] == [
        *("B-1", "F-1", "WH1/IN/00001", "WH1/RET/00001", making, "Mill & Sons", "Corner shop")
    ]
    assert back["nodes"][making]["depth"] == -1
    assert ("F-1", "USED", making) in back["edges"]
    [vendor] = back["vendors"]["nodes"]
    assert vendor["products"][0]["quantity"] == "100"
    some = {"atLeast": "0", "atMost": "60"}
    assert (back["nodes"]["F-1"]["share"], back["nodes"]["B-1"]["share"]["atMost"]) == (some, "25")
    received = back["edges"]["WH1/IN/00001", "RECEIVED", "F-1"]
    assert back["edges"]["F-1", "CONSUMED", "B-1"]["share"] == received["share"] == vendor["share"] == some
    breads = {"lots": [gid("Lot", (await Lot.get(number=number)).id) for number in ("B-1", "B-2")]}
    both = await traced(api, breads, "BOTH")
    assert both["nodes"]["F-1"]["share"] == {"atLeast": "60", "atMost": "60"}
    assert both["customers"]["nodes"][0]["share"] == {"atLeast": "20", "atMost": "20"}
    consumed = await traced(api, breads, "BACK", limits={"kinds": ["CONSUMED"]})
    assert consumed["nodes"]["F-1"]["share"] == both["nodes"]["F-1"]["share"], "nothing is of another kind"
    assert back["customers"]["nodes"] == []
    for way, numbers in (("FORWARD", ["B-1", "B-2"]), ("BACK", ["F-1"]), ("BOTH", ["F-1", "B-1", "B-2"])):
        found = await traced(api, {"document": gid("ManufacturingOrder", order)}, way)
        assert [each["number"] for each in found["start"]] == numbers
    day = {"since": "2020-01-01", "until": "2099-12-31"}
    vendor = {"partner": gid("Partner", dock.vendor)}
    for days in (day, {"since": "0001-01-01", "until": "9999-12-31"}):
        of_vendor = await traced(api, {"partner": vendor | days})
        assert (of_vendor["startCount"], of_vendor["extent"]["lotCount"]) == (1, 3)
    backwards = {"partner": vendor | {"since": "2026-02-02", "until": "2026-02-01"}}
    assert await api.refused_code(ASKED, start=backwards, way="FORWARD") == "INPUT_INVALID"
    await _thrown_away_and_counted(api, dock)
    assert await check() == []


async def _thrown_away_and_counted(api: Api, dock: Dock) -> None:
    """Of 40 kg flour 3 were thrown away, 1 of which was not; then 35 were counted."""
    flour = (await Lot.get(number="F-1")).id
    thrown = await scrapped(dock, Goods(lot=flour, quantity=Decimal(3)), note="wet")
    [line] = await StockMoveLine.filter(operation_id=thrown.operation)
    given = [Correction(move_line=line.id, quantity=Decimal(1), right_quantity=Decimal(0))]
    await correct_move_lines(dock.request(), given, CorrectionWay.FROM_DESTINATION, "It was dry")
    count = await begun(dock)
    await count_goods(dock, count, dock.flour, ("F-1", 35))
    await finished(dock, count)
    await applied(dock, count)
    found = await traced(api, await lot("F-1"))
    scrap = found["edges"]["F-1", "SCRAPPED", "Broken: wet"]
    assert (scrap["quantity"], scrap["bounds"]["atMost"], scrap["share"]["atLeast"]) == ("2", "2", "2")
    assert found["edges"]["F-1", "ADJUSTED", (await Count.get(id=count)).number]["quantity"] == "3"
    assert (await traced(api, {"document": gid("Count", count)}, "BACK"))["startCount"] == 1


async def test_what_was_packed_is_joined_to_its_package(api: Api, dock: Dock) -> None:
    await settle("settings", 1, gs1_prefix="9521234")
    await dock.received(dock.flour, "F-1", 10)
    flour = (await Lot.get(number="F-1")).id
    box, other = [await pack(dock, Goods(lot=flour, quantity=Decimal(much))) for much in (4, 3)]
    await packing.unpack_goods(dock.request(), box, [Goods(lot=flour, quantity=Decimal(1))])
    shelf = await dock.place("WH1/Stock/A-01")
    await moved_packages.move_package(dock.request(), box, shelf)
    found = await traced(api, {"package": gid("Package", box)}, "BACK")
    numbers = {each.id: each.number for each in await Package.all()}
    packed = {name: edge for name, edge in found["edges"].items() if name[1] == "PACKED"}
    assert {name[2]: edge["quantity"] for name, edge in packed.items()} == {
        numbers[box]: "4",
        numbers[other]: "3",
    }
    assert packed["F-1", "PACKED", numbers[box]]["operation"]["id"]
    assert found["nodes"][numbers[box]]["depth"] == 1
    [wrong] = await StockMoveLine.filter(destination_package_id=other)
    await correct(dock, Correction(move_line=wrong.id, right_quantity=Decimal(0)))
    found = await traced(api, await lot("F-1"))
    assert [name[2] for name in found["edges"] if name[1] == "PACKED"] == [numbers[box]]


async def test_a_trace_goes_from_supplier_to_customer(api: Api, dock: Dock, factory: Factory) -> None:
    _, delivery = await baked(dock, factory)
    chain = [
        ("Mill & Sons", "CAME_FROM", "WH1/IN/00001"),
        ("WH1/IN/00001", "RECEIVED", "F-1"),
        ("F-1", "CONSUMED", "B-1"),
        ("B-1", "SHIPPED", "WH1/OUT/00001"),
        ("WH1/OUT/00001", "WENT_TO", "Corner shop"),
    ]
    found = await traced(api, await lot("F-1"), "BOTH")
    assert [edge for edge in chain if edge not in found["edges"]] == []
    came = found["edges"][chain[0]]
    assert (came["quantity"], came["bounds"]["atMost"]) == ("100", "100")
    assert came["operation"] == found["edges"][chain[1]]["operation"]
    only = await traced(api, {"document": gid("Transfer", delivery)}, limits={"kinds": ["WENT_TO"]})
    assert [*only["edges"]] == [chain[-1]]
    behind = await traced(api, await lot("B-1"), "BACK")
    assert behind["edges"][chain[0]]["share"] == {"atLeast": "0", "atMost": "60"}


async def test_moves_between_places_are_told_where_they_are_asked_for(api: Api, dock: Dock) -> None:
    await dock.received(dock.flour, "F-1", 10)
    shelf = await dock.place("WH1/Stock/A-01")
    first = await moved(dock, OperationKind.INTERNAL, dock.flour, ("F-1", 6), destination=shelf)
    move = ("F-1", "MOVED", (await Transfer.get(id=first)).number)
    assert move not in (await traced(api, await lot("F-1"), "BOTH"))["edges"]
    [line] = await StockMoveLine.filter(destination_id=shelf)
    await correct(dock, Correction(move_line=line.id, right_quantity=Decimal(4)))
    kinds = ["RECEIVED", "MOVED", "CONSUMED", "TAKEN_APART", "SPLIT", "MERGED", "RELABELLED"]
    for way in ("FORWARD", "BACK"):
        found = await traced(api, await lot("F-1"), way, limits={"kinds": kinds})
        told = found["edges"][move]
        assert (told["quantity"], told["bounds"], told["share"]["atMost"]) == (
            *("4", {"atLeast": "4", "atMost": "4"}, "4"),
        )
        assert (told["takenFrom"]["path"], told["putInto"]["path"]) == ("WH1/Stock", "WH1/Stock/A-01")
        assert told["operation"]["id"]
    alone = await traced(api, await lot("F-1"), limits={"kinds": ["MOVED"]})
    assert [*alone["edges"]] == [move]
    right = (await StockMoveLine.filter(destination_id=shelf).order_by("-id"))[0]
    await correct(dock, Correction(move_line=right.id, right_quantity=Decimal(0)))
    assert (await traced(api, await lot("F-1"), limits={"kinds": ["MOVED"]}))["edges"] == {}


async def test_a_limit_is_told_and_pages_stay_as_of_their_first(
    api: Api, dock: Dock, factory: Factory
) -> None:
    await baked(dock, factory)
    start = await lot("F-1")
    short = await traced(api, start, limits={"maxNodes": 2})
    assert short["extent"] == {"cut": "NODES", "lotCount": 2, "lotEdgeCount": 1, "depth": 1, "beyond": 1}
    assert short["nodes"]["F-1"]["furtherEdges"] == 1
    used = await traced(api, start, limits={"kinds": ["CONSUMED"]})
    assert [*used["edges"]] == [("F-1", "CONSUMED", "B-1"), ("F-1", "CONSUMED", "B-2")]
    shipped = await traced(api, await lot("B-1"), limits={"kinds": ["SHIPPED"]})
    assert [*shipped["edges"]] == [("B-1", "SHIPPED", "WH1/OUT/00001")]
    for kinds, reached in ((["CONSUMED", "SHIPPED"], 3), (["SHIPPED"], 1), (["MERGED", "SHIPPED"], 1)):
        for scope in ("BY_NUMBER", "BY_TIME"):
            some = await traced(api, start, scope=scope, limits={"kinds": kinds})
            cut = ("COMPLETE", 0) if reached == 3 else ("KINDS", 2)
            extent = some["extent"]
            assert (extent["lotCount"], extent["cut"], extent["beyond"]) == (reached, *cut)
            assert some["nodes"]["F-1"]["furtherEdges"] == cut[1]
    for way, partners in (("FORWARD", "customers"), ("BACK", "vendors")):
        whole, between = [
            await traced(api, await lot("B-1"), way, limits=limits)
            for limits in ({}, {"kinds": sorted(BETWEEN_LOTS)})
        ]
        assert whole[partners]["nodes"]
        assert between[partners] == whole[partners], "whoever asks for no paper still hears who has it"
    page = await traced(api, start, first=1)
    assert [*page["edges"]] == [("F-1", "CONSUMED", "B-1")]
    asked = await api.ask(ASKED, Role.VIEWER, start=start, way="FORWARD", first=1)
    seen = asked["trace"]["edges"]["pageInfo"]["endCursor"]
    again = await factory.order(factory.bread, 30)
    await factory.takes(again, dock.flour, "F-1", 20)
    await factory.gives(again, factory.bread, "B-3", 40)
    then = {"asOf": page["asOf"]}
    rest = await traced(api, start, first=1, after=seen, limits=then)
    assert [*rest["edges"]] == [("F-1", "CONSUMED", "B-2")]
    assert (await traced(api, start, limits=then))["massBalances"]["nodes"][0]["consumed"] == "60"
    assert ("F-1", "CONSUMED", "B-3") in (await traced(api, start))["edges"]
    [fault] = (await api.answer(ASKED, {"start": start, "way": "FORWARD", "after": seen}, Role.VIEWER))[
        "errors"
    ]
    assert fault["extensions"]["code"] == "CURSOR_INVALID"
    assert "or the book has grown since: name asOf of the first page" in fault["message"]
    ahead = {"asOf": "99999"}
    assert await api.refused_code(ASKED, start=start, way="BACK", limits=ahead) == "SEQUENCE_UNKNOWN"
    deep = {"maxDepth": 51}
    assert await api.refused_code(ASKED, start=start, way="BACK", limits=deep) == "INPUT_INVALID"
    unknown = [{"lots": [*start["lots"], gid("Lot", 999)]}, {"lots": []}, {"package": gid("Package", 999)}]
    unknown += [{"batch": {"product": gid("Product", dock.flour), "batch": "F-9"}}]
    unknown += [{"document": gid("Transfer", 999)}, {"document": gid("Lot", 1)}]
    unknown += [{"batch": {"product": gid("Product", 999), "batch": "B"}}, {"lots": ["TG90OjA"]}]
    for each in unknown:
        assert (await api.ask(ASKED, start=each, way="BACK"))["trace"] is None


PART = """query ($start: TraceStart!, $first: Int!, $ends: Boolean!) {
  trace(start: $start, direction: BOTH) {
    nodes(first: $first, endsFirst: $ends) {
      totalCount nodes { subject { ... on Lot { number } ... on Document { number } ... on Partner { name } } } }
    edges(first: $first, endsFirst: $ends) { totalCount nodes { kind } } } }"""


async def test_a_part_of_a_large_trace_has_its_ends(api: Api, dock: Dock, factory: Factory) -> None:
    order, _ = await baked(dock, factory)
    for number in range(3, 9):
        await factory.gives(order, factory.bread, f"B-{number}", 1)
    start = await lot("F-1")

    async def part(first: int, *, ends: bool) -> tuple[list[str], list[str]]:
        found = (await api.ask(PART, Role.VIEWER, start=start, first=first, ends=ends))["trace"]
        assert (found["nodes"]["totalCount"], found["edges"]["totalCount"]) == (15, 23)
        names = [next(iter(each["subject"].values())) for each in found["nodes"]["nodes"]]
        return names, [each["kind"] for each in found["edges"]["nodes"]]

    names, kinds = await part(8, ends=True)
    papers = ["WH1/IN/00001", "WH1/OUT/00001", "WH1/RET/00001", (await ManufacturingOrder.get()).number]
    assert names == ["F-1", "Mill & Sons", "Corner shop", *papers, "B-1"]
    assert sorted(kinds[:6]) == ["CAME_FROM", "CAME_FROM", "RECEIVED", "RETURNED", "SHIPPED", "WENT_TO"]
    assert kinds[6:] == ["CONSUMED"] * 2
    assert (await part(8, ends=False))[1] == ["CONSUMED"] * 8
    whole = [sorted((await part(100, ends=ends))[0]) for ends in (True, False)]
    assert whole[0] == whole[1]


async def test_a_trace_is_told_as_it_was_known_then(api: Api, dock: Dock) -> None:
    before = datetime.now(UTC)
    await dock.received(dock.flour, "F-1", 10)
    known = datetime.now(UTC)
    early = {"occurred": known - timedelta(hours=2), "occurred_margin": 0}
    await sent_to(dock, "Alpha", "F-1", 4, **early)  # entered late
    start, then = await lot("F-1"), known.isoformat()
    shipped = ("F-1", "SHIPPED", "WH1/OUT/00001")
    happened = await traced(api, start, limits={"until": then})
    assert (shipped in happened["edges"], happened["nodes"]["F-1"]["onHand"]) == (True, "6")
    told = await traced(api, start, limits={"knownAt": then})
    assert (shipped in told["edges"], told["nodes"]["F-1"]["onHand"]) == (False, "10")
    assert told["massBalances"]["nodes"][0]["onHand"] == "10"
    again = await traced(api, start, limits={"knownAt": then, "asOf": told["asOf"]})
    assert again["edges"] == told["edges"]
    nothing = await traced(api, start, "BOTH", limits={"knownAt": before.isoformat()})
    assert (nothing["edges"], nothing["nodes"]["F-1"]["onHand"]) == ({}, "0")
    later = (datetime.now(UTC) + timedelta(days=1)).isoformat()
    assert shipped in (await traced(api, start, limits={"knownAt": later}))["edges"]


async def test_what_the_record_does_not_explain_is_told(api: Api, dock: Dock, factory: Factory) -> None:
    await dock.received(dock.flour, "F-1", 100)
    line = await StockMoveLine.get(lot__number="F-1")
    await correct(dock, Correction(move_line=line.id, number="F-9"), way=CorrectionWay.RELABEL)
    order = await factory.order(factory.bread, 20)
    await factory.gives(order, factory.bread, "B-1", 20)
    forward = await traced(api, await lot("F-9"))
    assert forward["nodes"]["F-1"]["depth"] == 1  # whoever had F-1 may have had F-9
    assert forward["edges"]["F-1", "RELABELLED", "F-9"]["quantity"] == "100"
    gaps = {(each["kind"], each["lot"]["number"]): each["quantity"] for each in forward["gaps"]["nodes"]}
    corrected = {("CORRECTED", "F-1"): "100", ("CORRECTED", "F-9"): "100"}
    assert gaps == {("TYPED_NUMBER", "F-1"): None} | corrected
    named = {each.number: each.id for each in await Lot.all()}
    part = Decimal(30), "F-10", "for the bakery"
    await renumbering.split_lot(dock.request(), named["F-9"], dock.stock, *part)
    await dock.received(dock.flour, "F-2", 50)
    into = (await Lot.get(number="F-2")).id
    part_of = (await Lot.get(number="F-10")).id
    await renumbering.merge_lots(dock.request(), [part_of], into, "one bin")
    forward = await traced(api, await lot("F-9"))
    assert forward["edges"]["F-9", "SPLIT", "F-10"]["share"] == {"atLeast": "30", "atMost": "30"}
    assert forward["edges"]["F-10", "MERGED", "F-2"]["quantity"] == "30"
    assert forward["nodes"]["F-2"]["share"] == {"atLeast": "30", "atMost": "30"}
    assert forward["massBalances"]["nodes"][0]["transformed"] == "70"
    made = await traced(api, await lot("B-1"), "BACK", scope="BY_TIME")
    assert [each["kind"] for each in made["gaps"]["nodes"]] == ["NO_INPUTS"]


async def sent_to(dock: Dock, name: str, number: str, quantity: int, **clock: Any) -> None:
    """Flour goes to a customer. clock: of whoever records it."""
    customer = await dock.partner(name, PartnerRole.CUSTOMER)
    out = await dock.transfer(OperationKind.DELIVERY, (dock.flour, quantity), partner=customer)
    await dock.number(out, dock.flour, number, each=quantity)
    await validation.validate_transfer(replace(dock.request(), **clock), out)


async def test_a_longer_trace_asks_no_more_questions(
    api: Api, dock: Dock, factory: Factory, monkeypatch: pytest.MonkeyPatch
) -> None:
    order, _ = await baked(dock, factory)
    asked = []
    for number in ("B-3", "B-4"):
        await factory.gives(order, factory.bread, number, 10)
        await traced(api, await lot("F-1"))
        with counted(monkeypatch) as questions:
            found = await traced(api, await lot("F-1"))
        asked.append((found["extent"]["lotEdgeCount"], len(questions)))
    assert asked == [(3, asked[0][1]), (4, asked[0][1])]
