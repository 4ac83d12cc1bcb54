"""Goods are counted by scan, also without a signal; what differs is looked at, counted again and applied."""

from __future__ import annotations

from urllib.parse import quote

from playwright.sync_api import expect

from tests.e2e.handheld import DESKTOP


def test_a_shelf_is_counted_by_scan_looked_at_counted_again_and_applied(handheld, warehouse):
    candle = warehouse.product("Candle, pillar", "LOT")
    lamp = warehouse.product("Lamp, storm", "SERIAL")
    warehouse.stocked(lamp, {"LA-1": "1"})
    shelf = warehouse.shelf("K-1")
    barcode = "query ($id: ID!) { node(id: $id) { ... on Location { barcode } } }"
    code = warehouse.api.ask(barcode, id=warehouse.place(shelf))["node"]["barcode"]
    counter = handheld()
    counter.open("/counts/new")
    counter.scan(code)
    expect(counter.page.get_by_text(shelf, exact=True)).to_be_visible()
    counter.press("Begin")
    counter.press("Count")
    counter.band.wait_for()
    counter.scan(code)
    counter.sees(shelf)
    counter.scan("la-1")
    counter.press("Use LA-1")
    counter.sees("OK +1", "LA-1")
    counter.scan("LA-1")
    counter.sees("Twice")
    counter.press("Leave out")
    counter.scan(f"(01){candle.gtin}(10)PI-1")
    counter.sees("Unknown")
    counter.press("It is new")
    counter.sees("OK +1", "PI-1")
    counter.page.context.set_offline(True)
    counter.scan("PI-1")
    expect(counter.band).to_contain_text("PI-1")
    counter.page.context.set_offline(False)
    counter.has_sent_all()
    counter.press("Undo last scan")
    counter.sees("Undone")
    counter.press("Finish")
    counter.sheet.get_by_role("button", name="Finish", exact=True).click()
    expect(counter.page.get_by_text("A manager looks at what differs now.")).to_be_visible()

    manager = handheld("manager", DESKTOP)
    manager.open(counter.page.url)
    expect(manager.page.get_by_text("by the book at HAM/Stock: it is moved from there")).to_be_visible()
    manager.press("Count again")
    manager.sheet.get_by_role("button", name="Count again").click()
    manager.press("Count")
    manager.band.wait_for()
    for scanned in ("LA-1", f"(01){candle.gtin}(10)PI-1"):
        manager.scan(scanned)
        manager.has_sent_all()
    manager.press("Finish")
    manager.sheet.get_by_role("button", name="Finish", exact=True).click()
    manager.press("Apply")
    manager.sheet.get_by_role("button", name="Apply 2 differences").click()
    expect(manager.page.get_by_text("What was posted")).to_be_visible()
    expect(manager.page.get_by_text(f"HAM/Stock → {shelf}")).to_be_visible()
    assert warehouse.on_hand(candle) == {"PI-1": "1"}
    assert warehouse.on_hand(lamp) == {"LA-1": "1"}


def lying_at(warehouse, shelf, product, amounts):
    """Goods that are stock of a shelf by a count, by number."""
    count = warehouse.count(shelf)
    warehouse.counted(count, shelf, product, amounts)
    warehouse.api.do("finishCounting", "", count=count)
    version = warehouse.api.ask("query ($id: ID!) { count(id: $id) { version } }", id=count)["count"][
        "version"
    ]
    warehouse.api.do("applyCount", "", count=count, version=version)


def found_at(warehouse, shelf, product, *numbers):
    """The same of serials."""
    lying_at(warehouse, shelf, product, dict.fromkeys(numbers, "1"))


def test_who_counts_blindly_sees_nothing_of_the_book_and_what_was_missed_is_looked_for(handheld, warehouse):
    lamp = warehouse.product("Lamp, ship", "SERIAL")
    shelf, other = warehouse.shelf("K-8"), warehouse.shelf("K-9")
    found_at(warehouse, shelf, lamp, "LB-1", "LB-2")
    found_at(warehouse, other, lamp, "LB-3")
    count = warehouse.count(shelf)
    counter = handheld()
    counter.open(f"/counts/{quote(count, safe='')}")
    expect(counter.page.get_by_text("0 counted", exact=True)).to_be_visible()
    counter.press("Count")
    counter.band.wait_for()
    expect(counter.page.get_by_text(f"Counted at {shelf}")).to_be_visible()
    counter.page.context.set_offline(True)
    counter.scan("LB-1")
    expect(counter.band).to_contain_text("LB-1")
    counter.page.context.set_offline(False)
    counter.has_sent_all()
    counter.scan("LB-3")
    counter.sees("OK +1", "LB-3")
    expect(counter.page.locator("#lines + span")).to_have_text("2 counted")
    expect(counter.page.get_by_text("LB-2")).to_have_count(0)
    counter.press("Finish")
    expect(counter.sheet.get_by_text("2 counted")).to_be_visible()
    counter.sheet.get_by_role("button", name="Finish", exact=True).click()
    expect(counter.page.get_by_text("A manager looks at what differs now.")).to_be_visible()
    expect(counter.page.get_by_text("LB-2")).to_have_count(0)
    expect(counter.page.get_by_text(other)).to_have_count(0)

    manager = handheld("manager", DESKTOP)
    manager.open(counter.page.url)
    expect(manager.page.get_by_text("Different · 2")).to_be_visible()
    expect(manager.page.get_by_text("LB-2")).to_be_visible()
    expect(manager.page.get_by_text(f"by the book at {other}: it is moved from there")).to_be_visible()
    manager.press("Count again")
    manager.sheet.get_by_role("button", name="Count again").click()
    expect(manager.page.get_by_text("counted again, round 2")).to_be_visible()
    counter.open(f"/counts/{quote(count, safe='')}")
    expect(counter.page.get_by_text("LB-2")).to_be_visible()
    expect(counter.page.get_by_text("by the book")).to_have_count(0)
    expect(counter.page.get_by_text("before that")).to_have_count(0)
    counter.press("Count")
    counter.band.wait_for()
    counter.scan("LB-3")
    counter.sees("OK +1", "LB-3")
    counter.page.locator("button.line", has_text="LB-2").click()
    counter.sheet.get_by_role("button", name="Nothing is there").click()
    counter.press("Finish")
    counter.sheet.get_by_role("button", name="Finish", exact=True).click()
    manager.open(counter.page.url)
    manager.press("Apply")
    manager.sheet.get_by_role("button", name="Apply 2 differences").click()
    expect(manager.page.get_by_text("What was posted")).to_be_visible()
    assert warehouse.on_hand(lamp) == {"LB-1": "1", "LB-2": "0", "LB-3": "1"}


def test_what_comes_late_is_sent_again_once_the_count_is_open_again(handheld, warehouse):
    radio = warehouse.product("Radio, signal", "SERIAL")
    warehouse.stocked(radio, {"RS-1": "1", "RS-2": "1"})
    asked = {"location": warehouse.place("HAM/Stock"), "product": radio.id, "blind": False}
    begun = warehouse.api.do("startCount", "... on CountPayload { count { id } }", **asked)
    count = begun["count"]["id"]
    counter = handheld()
    counter.open(f"/counts/{count}/count")
    counter.band.wait_for()
    counter.sees("Ready")
    counter.scan("RS-2")
    counter.sees("OK +1", "RS-2")
    counter.page.context.set_offline(True)
    for _ in range(2):
        counter.scan("RS-1")
    counter.sees("Twice", "RS-1", "1")

    manager = handheld("manager")
    manager.open(f"/counts/{count}/count")
    manager.press("Finish")
    manager.sheet.get_by_role("button", name="Finish", exact=True).click()
    expect(manager.sheet).to_contain_text("Counted by")
    manager.sheet.get_by_role("button", name="Mean it").click()
    expect(manager.page.get_by_text("To look at")).to_be_visible()

    counter.page.context.set_offline(False)
    counter.page.get_by_role("link", name="2 need you").click()
    expect(counter.page.locator(".notice", has_text="2 scans came too late")).to_be_visible()
    position = "{ count(id: $id) { positions(first: 5) { nodes { id lot { number } counted } } } }"
    found = warehouse.api.ask(f"query ($id: ID!) {position}", id=count)["count"]["positions"]["nodes"]
    [other] = [each["id"] for each in found if each["lot"]["number"] == "RS-2"]
    warehouse.api.do("requestRecount", "", count=count, positions=[other])
    counter.press("Try again")
    expect(counter.page.get_by_text("2 scans came too late")).to_have_count(0)
    counter.page.get_by_text("RS-1 was counted").wait_for()  # the second one
    found = warehouse.api.ask(f"query ($id: ID!) {position}", id=count)["count"]["positions"]["nodes"]
    assert {each["lot"]["number"]: each["counted"] for each in found} == {"RS-2": None, "RS-1": "1"}


def test_without_a_signal_a_count_says_what_the_handheld_knows_and_asks_at_once(handheld, warehouse):
    malt, lamp = warehouse.product("Malt, pale", "LOT", "kg"), warehouse.product("Lamp, desk", "SERIAL")
    rack = warehouse.shelf("K-20")
    below = {"parent": warehouse.place(rack), "usage": "INTERNAL"}
    for name in ("left", "right"):
        warehouse.api.do("saveLocation", "", name=name, **below)
        lying_at(warehouse, f"{rack}/{name}", malt, {"MA-1": "5"})
    lying_at(warehouse, f"{rack}/left", lamp, {"LD-1": "1"})
    barcode = "query ($id: ID!) { node(id: $id) { ... on Location { barcode } } }"
    code = warehouse.api.ask(barcode, id=warehouse.place(f"{rack}/left"))["node"]["barcode"]
    count = warehouse.count(rack, blind=False)
    counter = handheld()
    with counter.page.expect_response(lambda answer: "PlacesToCount" in (answer.request.post_data or "")):
        counter.open(f"/counts/{quote(count, safe='')}/count")
    counter.band.wait_for()
    expect(counter.page.get_by_text("MA-1").first).to_be_visible()
    counter.page.context.set_offline(True)
    counter.scan("MA-1")
    counter.sees("Scan the label of the place first")
    counter.press("Leave out")
    counter.scan(code)
    counter.sees(f"{rack}/left")
    counter.scan("MA-1")
    counter.sees("MA-1: how much is it?")
    counter.band.get_by_role("button", name="Quantity").click()
    for key in "4.5":
        counter.sheet.get_by_role("button", name=key, exact=True).click()
    counter.sheet.get_by_role("button", name="Count 4.5").click()
    counter.sees("OK +4.5", "MA-1")
    for word in ("OK +1", "Twice"):
        counter.scan("LD-1")
        counter.sees(word, "LD-1")
    counter.scan("LD-7")
    counter.sees("This device does not know it here", "LD-7")
    counter.page.context.set_offline(False)
    counter.sees("Unknown", "LD-7")
    counter.press("Leave out")
    counter.has_sent_all()
    asked = "location { path } lot { number } counted"
    query = f"query ($id: ID!) {{ count(id: $id) {{ positions(first: 9) {{ nodes {{ {asked} }} }} }} }}"
    found = warehouse.api.ask(query, id=count)["count"]["positions"]["nodes"]
    assert {(each["location"]["path"], each["lot"]["number"]): each["counted"] for each in found} == {
        (f"{rack}/left", "MA-1"): "4.5", (f"{rack}/left", "LD-1"): "1", (f"{rack}/right", "MA-1"): None,
    }  # fmt: skip


def test_a_figure_of_somebody_else_is_asked_about_also_when_it_was_keyed_in_without_a_signal(
    handheld, warehouse
):
    candle = warehouse.product("Candle, altar", "LOT")
    warehouse.stocked(candle, {"AL-1": "8", "AL-2": "4"})
    asked = {"location": warehouse.place("HAM/Stock"), "product": candle.id, "blind": False}
    begun = warehouse.api.do("startCount", "... on CountPayload { count { id } }", **asked)
    count = begun["count"]["id"]
    counter = handheld()
    counter.open(f"/counts/{count}/count")
    counter.band.wait_for()
    warehouse.counted(count, "HAM/Stock", candle, {"AL-1": "6", "AL-2": "3"})

    def keyed_in(number, much):
        counter.page.get_by_role("button", name=number).click()
        counter.sheet.get_by_role("button", name=much, exact=True).click()
        counter.sheet.get_by_role("button", name=f"Count {much}").click()

    keyed_in("AL-1", "2")
    expect(counter.sheet).to_contain_text("counted 6")
    counter.press("In addition")
    expect(counter.page.locator("dialog[open]")).to_have_count(0)
    counter.page.context.set_offline(True)
    keyed_in("AL-2", "4")
    counter.press("Close")
    counter.page.context.set_offline(False)
    counter.page.get_by_role("link", name="1 needs you").click()
    expect(counter.page.locator(".notice", has_text="AL-2: ")).to_contain_text("counted 3")
    counter.press("Instead")
    expect(counter.page.locator(".notice", has_text="AL-2: ")).to_have_count(0)
    counter.has_sent_all()  # only now: before, it needs somebody, and does not wait to be sent
    position = "{ count(id: $id) { positions(first: 5) { nodes { lot { number } counted } } } }"
    found = warehouse.api.ask(f"query ($id: ID!) {position}", id=count)["count"]["positions"]["nodes"]
    assert {each["lot"]["number"]: each["counted"] for each in found} == {"AL-1": "8", "AL-2": "4"}
