"""Every screen of the receiving job, in the middle of a day: what looks are judged on and pictures made of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import expect

from tests.e2e.acts import (
    ODOO,
    QUANTS,
    a_node_chosen,
    a_position,
    a_serial,
    announce_ahead,
    announced,
    answer,
    check_carton,
    choose,
    choose_existing,
    choose_lots,
    correct,
    deny_camera,
    entries,
    given_file,
    hidden_again,
    label_carton,
    list_asked,
    list_read,
    new_lot,
    open_rice,
    photograph,
    preview,
    preview_labels,
    row,
    scan_again,
    scan_next,
    scan_parts,
    scan_salt,
    scan_sencha,
    scan_slowly,
    scan_without_fnc1,
    send_back,
    sheet_of,
    split_salt,
    the_files,
    tool,
    what_became,
)
from tests.e2e.handheld import Handheld
from tests.e2e.stage import Stage


@dataclass(frozen=True)
class Screen:
    """path: where it is; then: what brings it up there; text: on it when it is all there."""

    name: str
    path: Callable[[Stage], str]
    text: str
    then: Callable[[Handheld, Stage], object] | None = None
    login: str | None = "manager"

    def present(self, handheld: Handheld, stage: Stage) -> Handheld:
        """Bring a handheld to the screen, and wait until it is drawn."""
        handheld.open(self.path(stage))
        expect(handheld.page.locator(".skeletons")).to_have_count(0)
        if self.then:
            self.then(handheld, stage)
        handheld.page.get_by_text(self.text).filter(visible=True).first.wait_for()
        expect(handheld.page.locator(".skeletons")).to_have_count(0)
        handheld.page.evaluate("document.fonts.ready.then(() => undefined)")
        return handheld


def at(path: str) -> Callable[[Stage], str]:
    return lambda stage: path


def receiving(stage: Stage) -> str:
    return f"{stage.receipt.page}/receive"


def receiving_large(stage: Stage) -> str:
    return f"{stage.large.page}/receive"


def packages(stage: Stage) -> str:
    return "/packages" if stage.packed else ""


def holds(stage: Stage) -> str:
    return "/holds" if stage.held else ""


def settings_of(part: str) -> Callable[[Stage], str]:
    """Settings of what a receipt is put away by."""
    return lambda stage: f"/settings/{part}" if stage.put_away else ""


SCREENS = (
    Screen("sign-in", at("/"), "Password", login=None),
    Screen("home", at("/"), "Needs you"),
    Screen("notices", at("/notices?show=everything"), "is late"),
    Screen("transfers", at("/transfers"), "Kaldo Devices"),
    Screen("transfer", lambda stage: stage.receipt.page, "Who did what"),
    Screen("delivery-promised", lambda stage: stage.promised, "What to take"),
    Screen("arrival", lambda stage: stage.on_the_way, "On the way to us"),
    Screen("choose-lots", lambda stage: stage.promised, "still to be chosen", choose_lots),
    Screen("receive", receiving, "lines open"),
    Screen("receive-ok", receiving, "OK +1", scan_next),
    Screen("receive-refused", receiving, "Twice", scan_again),
    Screen("receive-slow-scanner", receiving, "the code came in pieces", scan_slowly),
    Screen("receive-numbers", receiving, "6 ok", preview),
    Screen("receive-list", receiving, "3 ok", list_read),
    Screen("receive-list-asked", receiving, "Which column holds", list_asked),
    Screen("receive-quantity", receiving, "came in all", sheet_of("Shipping carton")),
    Screen("receive-choose", receiving, "on hand", choose_existing),
    Screen("receive-type", receiving, "Number or code", tool("Type")),
    Screen("receive-photo", receiving, "Take another photo", photograph),
    Screen("receive-labels", receiving, "Copies of each", preview_labels),
    Screen("receive-camera", receiving, "Hold the code in the frame", tool("Camera")),
    Screen("receive-camera-denied", receiving, "The camera is not allowed", deny_camera),
    Screen("scan-camera", at("/scan"), "Hold the code in the frame", tool("Camera")),
    Screen("receive-large", receiving_large, "of 200 lines open"),
    Screen("receive-large-lots", receiving_large, "L26-20", entries),
    Screen("receive-announced", lambda stage: f"{stage.announced.page}/receive", "Missing 8", announced),
    Screen("receive-carton", lambda stage: f"{stage.cartons.page}/receive", "of 10 scanned", check_carton),
    Screen("validate-announced", lambda stage: f"{stage.announced.page}/validate", "2 not announced"),
    Screen("transfer-announced", lambda stage: stage.announced.page, "8 announced numbers missing"),
    Screen("validate", lambda stage: f"{stage.receipt.page}/validate", "They come later"),
    Screen("done", lambda stage: f"{stage.nearly_done().page}/validate", "Show receipt", tool("Validate")),
    Screen("correct", lambda stage: stage.done.page, "The right number", correct),
    Screen("lots", at("/lots?search=L26"), "L26-0932"),
    Screen("lot", lambda stage: stage.lot, "History"),
    Screen("lot-new", at("/lots/new"), "Number", new_lot),
    Screen("trace", lambda stage: stage.traced, "delivered to"),
    Screen("trace-lot", lambda stage: stage.traced_lot, "Trace from here", a_node_chosen),
    Screen("trace-by-time", lambda stage: f"{stage.traced_lot}?scope=time", "nothing is left out"),
    Screen("lot-carton", lambda stage: stage.lot, "How many in it", tool("Carton label")),
    Screen("carton-label", lambda stage: stage.cartons.page, "Copies of each", label_carton),
    Screen("lot-held", lambda stage: stage.held, "Glaze chips"),
    Screen("lot-hold", lambda stage: stage.held, "Which of it", tool("Hold")),
    Screen("holds", holds, "The lowest carton is damp"),
    Screen("packages", packages, "lots or products"),
    Screen("package", lambda stage: stage.packed, "SOAP-26-1"),
    Screen("package-unpack", lambda stage: stage.packed, "Unpack all", tool("Unpack")),
    Screen("package-move", lambda stage: stage.packed, "Where to", tool("Move")),
    Screen("counts", lambda stage: stage.counting and "/counts", "C-11"),
    Screen("count-new", at("/counts/new"), "Count blindly"),
    Screen("count-scan", lambda stage: f"{stage.counting}/count", "2 of 3 counted", scan_sencha),
    Screen("count-position", lambda stage: f"{stage.counting}/count", "Nothing is there", a_position),
    Screen("count", lambda stage: stage.reviewed, "2 pcs short"),
    Screen("count-apply", lambda stage: stage.reviewed, "Stock is what was counted", tool("Apply")),
    Screen("scrap", lambda stage: stage.split and "/scrap", "What is scrapped", scan_salt),
    Screen("lot-became", lambda stage: stage.split, "What became of it", what_became),
    Screen("lot-split", lambda stage: stage.split, "Number of the part", split_salt),
    Screen("lot-take-back", lambda stage: stage.split, "How much was right", tool("Take back")),
    Screen("lot-files", lambda stage: stage.certified, "Honey, acacia HON-26-1", the_files),
    Screen("lot-public", lambda stage: stage.public_lot, "Questions?", hidden_again, login=None),
    Screen("opening-stock", lambda stage: f"{stage.not_opened}/opening", "Since when", open_rice),
    Screen("recalls", lambda stage: stage.recalls and "/recalls", "Yearly exercise"),
    Screen("recall-new", at("/recalls/new"), "This stops nothing yet"),
    Screen("recall", lambda stage: stage.recalls[0], "Roasted on the same day"),
    Screen("recall-widen", lambda stage: f"{stage.recalls[0]}/widen", "Another lot"),
    Screen("recall-preview", lambda stage: stage.recalls[1], "The clock runs"),
    Screen("recall-customer", lambda stage: stage.recalls[0], "Ms Fog", row("Café Morgenrot")),
    Screen("recall-answer", lambda stage: stage.recalls[0], "Who answered", answer),
    Screen(
        "recall-send",
        lambda stage: stage.recalls[0],
        "by receipt and lot",
        tool("Send notice to 1 vendor"),
    ),
    Screen("recall-vendor", lambda stage: stage.recalls[0], "What came from there", row("Kaldo Devices")),
    Screen("recall-decide", lambda stage: stage.recalls[0], "open lot", tool("Decide lots")),
    Screen("products", at("/products"), "Handheld scanner 2D"),
    Screen("product-new", at("/products/new"), "Tracked"),
    Screen("product-edit", lambda stage: f"{stage.untracked}/edit", "Tracking cannot change now"),
    Screen("product-track", lambda stage: f"{stage.untracked}/track", "All of its stock gets numbers now"),
    Screen("orders", at("/orders"), "Lofoten"),
    Screen("order", lambda stage: stage.draft, "Confirm"),
    Screen("order-announce", lambda stage: stage.draft, "2 numbers", announce_ahead),
    Screen("order-edit", lambda stage: f"{stage.draft}/edit", "Price"),
    Screen("order-new", at("/orders/new"), "Vendor"),
    Screen("make", lambda stage: stage.made and "/make", "Honey jar"),
    Screen("make-order", lambda stage: stage.made, "HON-26-1"),
    Screen("make-run", lambda stage: stage.worked_on, "LED-26-103", scan_parts),
    Screen("make-assign", lambda stage: stage.assigned, "HON-26-1"),
    Screen("make-apart", lambda stage: stage.apart, "HON-26-1"),
    Screen("make-run-apart", lambda stage: stage.apart_run, "Put together again"),
    Screen("make-finish", lambda stage: stage.made, "give up the rest", tool("Finish order")),
    Screen("make-new", at("/make/new"), "How much to make"),
    Screen("materials", lambda stage: stage.recipe and "/materials", "Cocoa nibs"),
    Screen("materials-one", lambda stage: stage.recipe, "Cocoa husks"),
    Screen("materials-edit", lambda stage: f"{stage.recipe}/edit", "Cocoa husks"),
    Screen("sales", at("/sales"), "Feinkost"),
    Screen("quotation", lambda stage: stage.quotation, "Decline"),
    Screen("sale", lambda stage: stage.sale, "Open delivery"),
    Screen("sale-edit", lambda stage: f"{stage.quotation}/edit", "Deliver to"),
    Screen("sale-decline", lambda stage: stage.quotation, "Why", tool("Decline")),
    Screen("delivery", lambda stage: stage.delivery, "Who did what"),
    Screen("pick", lambda stage: f"{stage.delivery}/receive", "lines open"),
    Screen("delivery-validate", lambda stage: f"{stage.delivery}/validate", "Validate"),
    Screen("return", lambda stage: f"{stage.shipped}/return", "Send a replacement", choose),
    Screen("return-unmatched", at("/transfers/unmatched"), "Blocked place", a_serial),
    Screen("return-vendor", lambda stage: f"{stage.done.page}/return", "All that is left"),
    Screen("bills", at("/bills"), "Zuivelmakers"),
    Screen("bill", lambda stage: stage.bill, "Agrees"),
    Screen("bill-payment", lambda stage: stage.bill, "Reference on the statement", tool("Register payment")),
    Screen("bill-draft", lambda stage: stage.draft_bill, "Give up draft"),
    Screen("bill-edit", lambda stage: f"{stage.draft_bill}/edit", "Save draft"),
    Screen("bill-new", lambda stage: stage.to_bill, "all that is left"),
    Screen("invoices", at("/invoices"), "Delta Logistics"),
    Screen("invoice", lambda stage: stage.invoice, "Lots and serial numbers"),
    Screen("operation-types", at("/settings/operation-types"), "Receipts"),
    Screen(
        "operation-type", at("/settings/operation-types"), "Stock is promised", row("HAM/OUT/"), login="admin"
    ),
    Screen("categories", settings_of("categories"), "Food / Dry goods"),
    Screen("category", settings_of("categories"), "What leaves first", row("Food / Dry goods")),
    Screen("putaway", settings_of("putaway"), "HAM/Stock → HAM/Stock/A-02"),
    Screen("putaway-rule", settings_of("putaway"), "Is put at", row("All Dry goods")),
    Screen("receive-put-away", lambda stage: f"{stage.put_away.page}/receive", "Put at HAM/Stock/A-02"),
    Screen(
        "quarantine", lambda stage: stage.to_be_tested and "/settings/quarantine", "waits for the laboratory"
    ),
    Screen("quarantine-new", at("/settings/quarantine"), "Why it is held", tool("New rule")),
    Screen("receive-quarantine", lambda stage: f"{stage.to_be_tested.page}/receive", "Held when it comes in"),
    Screen(
        "validate-quarantine",
        lambda stage: f"{stage.to_be_tested.page}/validate",
        "on hold as soon as it is in",
    ),
    Screen(
        "hold-checks", lambda stage: stage.tested and "/holds?search=PAP-7", "Seal unbroken", row("PAP-7")
    ),
    Screen("company", at("/settings/company"), "Each is made once", tool("Make a new SSCC")),
    Screen("approval", at("/settings/approval"), "Up to, with tax", login="admin"),
    Screen("export", at("/settings/export"), "Movements: the whole journal"),
    Screen("import", at("/settings/import"), "Imported before"),
    Screen("import-would", at("/settings/import"), "2 new products", given_file(ODOO)),
    Screen(
        "import-stock", at("/settings/import"), "3 new lots and serials", given_file(QUANTS, "odoo-stock.csv")
    ),
    Screen(
        "import-faults",
        at("/settings/import"),
        "What is wrong",
        given_file(ODOO.replace("By Lots", "By Ton")),
    ),
    Screen("to-vendor", at("/transfers/to-vendor"), "4 pcs", send_back),
    Screen("your-notices", at("/settings/notices"), "Keep notices, days", login="admin"),
    Screen("mail", at("/settings/mail"), "lots@example.com", login="admin"),
    Screen("recall-texts", at("/settings/recall-texts"), "Rückruf {number}: bitte sperren Sie diese Ware"),
    Screen("recall-text", at("/settings/recall-texts"), "Filled in:", row("Rückruf {number}: bitte")),
    Screen("scanner-test", at("/settings/scanner"), "Scan a code of the test sheet"),
    Screen("scanner-test-wrong", at("/settings/scanner"), "FNC1 does not arrive", scan_without_fnc1),
    Screen("scanner-test-slow", at("/settings/scanner"), "Wait 250 ms on this device", scan_slowly),
    Screen("traceability", at("/settings/traceability"), "Lots", login="admin"),
    Screen("labels", at("/settings/labels"), "Package, 100 x 150 mm"),
    Screen("label-template", at("/settings/labels"), "In words, in this order", row("Lot, A4, 3 x 7")),
)
