"""Without a mouse or a finger: what has the focus is seen, and everything is reached."""

from playwright.sync_api import expect

from tests.e2e.handheld import DESKTOP


def tab_to(page, name):
    """Press Tab until the control with this name has the focus."""
    focused = (
        "document.activeElement?.matches(':focus-visible') ? document.activeElement.innerText.trim() : ''"
    )
    for _ in range(40):
        page.keyboard.press("Tab")
        if name in page.evaluate(focused):
            return
    raise AssertionError(f"Tab never reaches {name}")


def test_goods_are_received_with_the_keyboard_alone(handheld, warehouse):
    disk = warehouse.product("Disk, 2 TB")
    receipt = warehouse.receipt((disk, 2))
    desk = handheld("operator", DESKTOP).receive(receipt)
    page = desk.page
    tab_to(page, "Type")
    page.keyboard.press("Enter")
    expect(desk.sheet).to_be_visible()
    page.keyboard.press("Escape")
    expect(desk.sheet).to_have_count(0)
    expect(desk.control("Type")).to_be_focused()  # it came back
    tab_to(page, disk.name)
    page.keyboard.press("Enter")
    while page.evaluate("document.activeElement.labels?.[0]?.innerText") != "First number":
        page.keyboard.press("Tab")
    page.keyboard.type("D-1", delay=100)
    page.keyboard.press("Tab")
    page.keyboard.type("2", delay=100)
    expect(desk.control("Use all 2")).to_be_enabled()
    tab_to(page, "Use all 2")
    page.keyboard.press("Enter")
    expect(desk.line(disk.name)).to_contain_text("2 / 2")
    page.keyboard.press("Escape")
    expect(desk.sheet).to_have_count(0)
    tab_to(page, "Finish")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Everything is as ordered")).to_be_visible()
    tab_to(page, "Validate")
    page.keyboard.press("Enter")
    desk.sees("Received")
    assert receipt.look()["state"] == "DONE"


def test_a_scan_never_moves_the_focus_nor_presses_what_has_it(handheld, warehouse):
    cable = warehouse.product("Cable, 3 m")
    receipt = warehouse.receipt((cable, 5))
    desk = handheld("operator", DESKTOP).receive(receipt)
    desk.control("Finish").focus()
    desk.scan(cable.gtin)
    desk.sees("Line found")
    desk.scan("C 1")  # the space would press a button that has the focus
    desk.sees("OK +1", "C 1")
    expect(desk.control("Finish")).to_be_focused()
    assert receipt.numbers() == ["C 1"]
