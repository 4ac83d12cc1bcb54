"""What is promised to a delivery, picked from its phone: what to take from where, swapped, chosen, let go."""

from __future__ import annotations

from urllib.parse import quote

from playwright.sync_api import expect

from tests.e2e.test_by_hand import begin


def test_a_delivery_says_what_to_take_and_a_scan_of_another_lot_tells_who_lost_it(handheld, warehouse):
    lamp = warehouse.product("Lamp, desk", "SERIAL")
    oil = warehouse.product("Oil, for lamps", "LOT")
    warehouse.stocked(lamp, {"DL-1": "1", "DL-2": "1", "DL-3": "1"})
    warehouse.stocked(oil, {f"OL-{number}": "1" for number in range(1, 6)})
    other = warehouse.delivery(lamp, "1")
    delivery = warehouse.delivery(lamp, "1", (oil, "5"))
    phone = handheld().open(f"/transfers/{quote(delivery['id'], safe='')}")
    page = phone.page
    taking = page.locator("section", has=page.get_by_role("heading", name="What to take"))
    expect(taking.locator(".row")).to_have_count(6)
    expect(taking.locator(".row", has_text="DL-2")).to_be_visible()
    expect(page.get_by_text("1 pcs reserved")).to_be_visible()
    phone.press("Work on it")
    expect(phone.line(lamp.name)).to_contain_text("DL-2 · HAM/Stock · 1 pcs")
    expect(phone.line(oil.name)).to_contain_text("OL-3 · HAM/Stock · 1 pcs+ 2 more")
    phone.scan("DL-1")
    phone.sees("OK +1", "DL-1", f"{other['number']} had been promised it")
    expect(phone.line(lamp.name)).to_contain_text("picked DL-1 · HAM/Stock · 1 pcs")
    phone.scan("OL-2")  # the line of the lamps is full: it is no number of theirs
    phone.sees("OK +1", "OL-2", "1 / 5")
    expect(phone.line(oil.name)).to_contain_text("OL-4 · HAM/Stock · 1 pcs+ 2 more")
    expect(phone.line(oil.name)).not_to_contain_text("OL-2 · HAM")
    phone.open(f"/transfers/{quote(other['id'], safe='')}")
    expect(page.get_by_text("Waits for goods").first).to_be_visible()
    expect(page.get_by_text("Nothing is promised to it yet")).to_be_visible()
    phone.press("Reserve what is there")
    expect(taking.locator(".row", has_text="DL-2")).to_be_visible()
    phone.press("Let go of what is reserved")
    expect(page.get_by_text("Nothing is promised to it yet")).to_be_visible()


def test_a_manager_takes_by_scan_what_is_picked_for_others_and_says_why(handheld, warehouse):
    lamp = warehouse.product("Lamp, floor", "SERIAL")
    warehouse.stocked(lamp, {"FL-1": "1", "FL-2": "1"})
    theirs, mine = warehouse.delivery(lamp, "1"), warehouse.delivery(lamp, "1")
    operator = handheld().open(f"/transfers/{quote(theirs['id'], safe='')}/receive")
    expect(operator.line(lamp.name)).to_be_visible()
    operator.scan("FL-1")
    operator.sees("OK +1", "FL-1")
    operator.has_sent_all()
    for login in ("operator", "manager"):
        phone = handheld(login).open(f"/transfers/{quote(mine['id'], safe='')}/receive")
        expect(phone.line(lamp.name)).to_be_visible()
        phone.scan("FL-1")
        phone.sees("Refused", theirs["number"])
        take = phone.page.get_by_role("button", name="Take it", exact=True)
        expect(take).to_have_count(1 if login == "manager" else 0)
        phone.press("Take it" if login == "manager" else "Leave out")
    expect(phone.sheet).to_contain_text(f"{theirs['number']} loses what is picked")
    expect(phone.control("Take FL-1")).to_be_disabled()
    phone.sheet.get_by_label("Why").fill("The lorry leaves now")
    phone.press("Take FL-1")
    phone.sees("OK +1", "FL-1", f"{theirs['number']} had been promised it")
    expect(operator.line(lamp.name)).to_contain_text("0 / 1")


def test_goods_that_are_moved_inside_their_place_stay_promised(handheld, warehouse):
    lamp = warehouse.product("Lamp, ceiling", "LOT")
    warehouse.stocked(lamp, {"CL-1": "5"})
    delivery = warehouse.delivery(lamp, "4")
    mover = handheld()
    begin(mover, "Hamburg: Internal transfers", lamp.name)
    mover.page.get_by_label(f"{lamp.name}, pcs").fill("5")
    mover.press("Add transfer")
    mover.press("Work on it")
    mover.line(lamp.name).click()
    mover.sheet.locator(".row", has_text="CL-1").last.click()
    mover.sheet.get_by_role("button", name="5", exact=True).click()
    mover.sheet.get_by_role("button", name="Take 5").click()
    mover.has_sent_all()
    phone = handheld().open(f"/transfers/{quote(delivery['id'], safe='')}")
    moving = phone.page.locator(".row", has_text="Being moved by HAM/INT/")
    expect(moving).to_contain_text("4 pcs")
    expect(phone.page.get_by_text("4 pcs reserved")).to_be_visible()
    mover.page.keyboard.press("Escape")
    mover.press("Finish")
    mover.press("Validate")
    mover.sees("Done")
    phone.open(f"/transfers/{quote(delivery['id'], safe='')}")
    expect(phone.page.locator(".row", has_text="CL-1")).to_contain_text("HAM/Stock/A-01")


def test_lots_are_chosen_and_stay_chosen(handheld, warehouse):
    tea = warehouse.product("Tea, loose", "LOT")
    warehouse.stocked(tea, {"T-1": "5", "T-2": "5"})
    delivery = warehouse.delivery(tea, "4")
    phone = handheld().open(f"/transfers/{quote(delivery['id'], safe='')}")
    page = phone.page
    taking = page.locator("section", has=page.get_by_role("heading", name="What to take"))
    expect(taking.locator(".row", has_text="T-1")).to_be_visible()
    phone.press(f"Choose lots of {tea.name}")
    phone.sheet.locator(".row", has_text="T-2").click()
    phone.sheet.get_by_role("button", name="3", exact=True).click()
    phone.sheet.get_by_role("button", name="Take 3").click()
    expect(phone.sheet.get_by_text("1 pcs still to be chosen")).to_be_visible()
    expect(phone.sheet.get_by_role("button", name="Leave T-2 out")).to_be_visible()
    page.keyboard.press("Escape")
    expect(taking.locator(".row")).to_have_count(2)
    expect(taking.locator(".row", has_text="T-2")).to_contain_text("Chosen")
    phone.press("Let go of what is reserved")
    expect(taking.locator(".row")).to_have_count(1)
    expect(taking.locator(".row", has_text="T-2")).to_be_visible()
