"""The middle of a day in the demo company: documents that screens are looked at with."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import cached_property
from itertools import cycle, islice
from typing import Any
from urllib.parse import quote, unquote, urlsplit

from lotbook.documents.scanner_sheet import scanner_sheet_pdf
from lotbook.domain.words import PaperSize
from tests.e2e.handheld import GS
from tests.e2e.server import Api
from tests.e2e.warehouse import Product, Receipt, Warehouse

CARTONS = ("395212350000090014", "395212350000090021")
LINES = LOTS = 200  # of the large receipt
PAPER = scanner_sheet_pdf(PaperSize.A4)


class Stage:
    """Documents of the demo company that the screens show, made when first asked for."""

    def __init__(self, warehouse: Warehouse, administrator: Api) -> None:
        self.warehouse = warehouse
        self.administrator = administrator
        self.products = {
            row["sku"]: (Product(row["id"], row["name"], row["gtin"].zfill(14), row["sku"]), row["tracking"])
            for row in self._all_products()
            if row["gtin"] and not row["sku"].startswith("E2E-")  # other tests made those
        }

    def _all_products(self) -> Iterator[dict[str, Any]]:
        asked = """query ($after: Cursor) { products(first: 200, after: $after) {
            nodes { id sku name gtin tracking } pageInfo { hasNextPage endCursor } } }"""
        page: dict[str, Any] = {"hasNextPage": True, "endCursor": None}
        while page["hasNextPage"]:
            found = self.warehouse.api.ask(asked, after=page["endCursor"])["products"]
            yield from found["nodes"]
            page = found["pageInfo"]

    def product(self, sku: str) -> Product:
        return self.products[sku][0]

    @cached_property
    def receipt(self) -> Receipt:
        """Half received: one line nearly done, one begun, one not touched, one complete."""
        expected = {"SCN-200": 24, "BAT-48": 60, "SSD-1T": 100, "BOX-40": 200, "LBL-100": 12}
        receipt = self.warehouse.receipt(*((self.product(sku), count) for sku, count in expected.items()))
        receipt.assign({"sequence": {"count": 17}}, line=0)
        receipt.assign({"list": [{"number": "KB-2611-A", "quantity": "40"}]}, line=1)
        receipt.count("12", line=4)
        return receipt

    @cached_property
    def promised(self) -> str:
        """The page of a delivery whose goods are promised, in two lots."""
        tea = self.warehouse.product("Tea, loose, in tins of 1 kg", "LOT")
        self.warehouse.stocked(tea, {"T-2611-A": "5", "T-2611-B": "9"})
        delivery = self.warehouse.delivery(tea, "8")
        return f"/transfers/{quote(delivery['id'], safe='')}"

    @cached_property
    def faulty(self) -> tuple[str, str]:
        """What may go back to its vendor: a lot by its number, and goods without numbers by their name."""
        cells, ties = (
            self.warehouse.product("Battery pack, 9.6 Ah", "LOT"),
            self.warehouse.product("Cable ties, pack of 100", "NONE"),
        )
        receipt = self.warehouse.receipt((cells, 12), (ties, 30))
        receipt.assign({"list": [{"number": "BT-26-077", "quantity": "12"}]})
        receipt.count("30", line=1)
        receipt.validate()
        return "BT-26-077", ties.name

    @cached_property
    def done(self) -> Receipt:
        """A validated receipt, with a slip of the pen in its second number."""
        receipt = self.warehouse.receipt((self.product("PRN-4"), 3))
        receipt.assign({"text": "LP-70001; LP-7OO02; LP-70003"})
        receipt.validate()
        return receipt

    @cached_property
    def announced(self) -> Receipt:
        """Announced by the vendor in two cartons; 12 of it came, and two that he did not name."""
        receipt = self.warehouse.receipt((self.product("SCN-200"), 20), (self.product("OLV-500"), 60))
        for number, carton in (("KX26-90001", CARTONS[0]), ("KX26-90011", CARTONS[1])):
            receipt.announce({"range": f"{number} x 10", "carton": carton})
        day = (datetime.now(UTC) + timedelta(days=400)).date().isoformat()
        lots = [{"number": lot, "quantity": "30", "bestBeforeDate": day} for lot in ("L26-9001", "L26-9002")]
        receipt.announce(*lots, line=1)
        receipt.assign({"text": "KX26-90001 x 12; KX26-80107; KX26-80108"})
        receipt.assign({"list": [{"number": "L26-9001", "quantity": "24"}]}, line=1)
        return receipt

    @cached_property
    def cartons(self) -> Receipt:
        """Announced in two cartons, of which nothing came yet."""
        receipt = self.warehouse.receipt((self.product("SCN-200"), 20))
        for number, carton in (("KX26-95001", CARTONS[0]), ("KX26-95011", CARTONS[1])):
            receipt.announce({"range": f"{number} x 10", "carton": carton})
        return receipt

    def nearly_done(self) -> Receipt:
        """Another one each time: the first who validates it has finished it."""
        receipt = self.warehouse.receipt((self.product("SSD-1T"), 3))
        receipt.assign({"sequence": {"count": 2}})
        return receipt

    @cached_property
    def large(self) -> Receipt:
        """200 lines, the first of them with 200 lots."""
        tracked = [product for product, tracking in self.products.values() if tracking == "LOT"]
        first = self.product("OLV-500")
        others = ((product, 24) for product in islice(cycle(tracked), LINES - 1))
        receipt = self.warehouse.receipt((first, LOTS * 20), *others, vendor="Olivar de Jaén")
        lots = [{"number": f"L26-{number:04}", "quantity": "12"} for number in range(2001, 2001 + LOTS)]
        receipt.assign({"list": lots})
        return receipt

    @cached_property
    def lot(self) -> str:
        """The page of a lot that came, moved and was shipped in part."""
        asked = 'lots(first: 1, filter: {search: "L26-0932"}) { nodes { id } }'
        (lot,) = self.warehouse.api.ask(f"{{ {asked} }}")["lots"]["nodes"]
        return f"/lots/{quote(lot['id'], safe='')}"

    @cached_property
    def traced(self) -> str:
        """Where the lots of a delivery that is done came from and went to."""
        return self.shipped.replace("/transfers/", "/trace/")

    @cached_property
    def traced_lot(self) -> str:
        """Where a lot of honey came from, and the jars that it went into."""
        asked = 'lots(first: 1, filter: {search: "HON-26-1"}) { nodes { id } }'
        (lot,) = (self.made and self.warehouse.api.ask(f"{{ {asked} }}"))["lots"]["nodes"]
        return f"/trace/{quote(lot['id'], safe='')}"

    @cached_property
    def untracked(self) -> str:
        """The page of a product that lies in stock without numbers."""
        jars = self.warehouse.product("Jar, amber glass", "NONE")
        receipt = self.warehouse.receipt((jars, 240))
        receipt.count("240", 0)
        receipt.validate()
        return f"/products/{quote(jars.id, safe='')}"

    @cached_property
    def held(self) -> str:
        """The page of a lot that is stopped as a whole, and in part; another lot waits for a decision."""
        cups = self.warehouse.product("Cup, stoneware", "LOT")
        lots = self.warehouse.stocked(cups, {"CUP-26-11": "48", "CUP-26-12": "36"})
        stock = self.warehouse.place("HAM/Stock")
        part = {"lot": lots["CUP-26-11"], "location": stock, "quantity": "6"}
        self.warehouse.hold("The lowest carton is damp", **part)
        self.warehouse.hold("Glaze chips at the rim, sample is at the laboratory", lot=lots["CUP-26-11"])
        self.warehouse.decide(lots["CUP-26-12"], "QUARANTINE", "First lot of the new kiln")
        return f"/lots/{quote(lots['CUP-26-11'], safe='')}"

    @cached_property
    def packed(self) -> str:
        """The page of a package with two lots."""
        soap = self.warehouse.product("Soap, lavender", "LOT")
        lots = self.warehouse.stocked(soap, {"SOAP-26-1": "24", "SOAP-26-2": "12"})
        package = self.warehouse.packed(self.warehouse.place("HAM/Stock"), *lots.values())
        return f"/packages/{quote(package['id'], safe='')}"

    def counted(self, name: str, *, finished: bool) -> str:
        """The page of a count of a shelf of its own: in part counted, or with what differs to be looked at."""
        shelf = self.warehouse.shelf(name)
        tea = self.warehouse.product("Tea, green, Sencha", "LOT")
        ladle = self.warehouse.product("Ladle, steel", "NONE")
        first = self.warehouse.count(shelf)
        self.warehouse.counted(first, shelf, tea, {f"SEN-{name}-1": "24", f"SEN-{name}-2": "12"})
        self.warehouse.counted(first, shelf, ladle, {None: "30"})
        self.warehouse.api.do("finishCounting", "", count=first)
        self.warehouse.api.do("applyCount", "", count=first, version=self.version(first))
        count = self.warehouse.count(shelf, blind=False)
        self.warehouse.counted(count, shelf, tea, {f"SEN-{name}-1": "22"})
        if finished:
            self.warehouse.counted(count, shelf, tea, {f"SEN-{name}-2": "12"})
            self.warehouse.api.do("finishCounting", "", count=count)
        return f"/counts/{quote(count, safe='')}"

    def version(self, count: str) -> int:
        return int(
            self.warehouse.api.ask("query ($id: ID!) { count(id: $id) { version } }", id=count)["count"][
                "version"
            ]
        )

    @cached_property
    def counting(self) -> str:
        """The page of a count that is under way."""
        return self.counted("C-11", finished=False)

    @cached_property
    def reviewed(self) -> str:
        """The page of a count that is looked at, of a shelf where another was applied."""
        return self.counted("C-12", finished=True)

    @cached_property
    def split(self) -> str:
        """The page of a lot that another was merged into and a part was split off, and of which some was scrapped."""
        salt = self.warehouse.product("Sea salt, fine", "LOT", "kg")
        lots = self.warehouse.stocked(salt, {"SALT-26-1": "40", "SALT-26-2": "12"})
        whole, place = lots["SALT-26-1"], self.warehouse.place("HAM/Stock")
        self.warehouse.attach(lots["SALT-26-2"], "Analysis SALT-26-2.pdf", PAPER)
        became = {"lot": whole, "number": "SALT-26-3", "location": place, "quantity": "8"}
        self.warehouse.renumbered("merge", lots=[lots["SALT-26-2"]], into=whole, reason="Into one silo")
        self.warehouse.renumbered("split", **became, reason="Sieved")
        self.warehouse.scrap("Spoiled", "The sack got wet", lot=whole, location=place, quantity="1.5")
        return f"/lots/{quote(whole, safe='')}"

    @cached_property
    def certified(self) -> str:
        """The page of a lot that was made of what has a certificate."""
        jar = self.jar
        self.warehouse.attach(self.honey_lot, "Residue analysis 2026, acacia honey.pdf", PAPER)
        self.warehouse.attach(jar, "Approval of the label.pdf", PAPER, "OTHER")
        return f"/lots/{quote(jar, safe='')}"

    @property
    def public_lot(self) -> str:
        """The page that anybody sees who has the label of a lot, while `not_public` was not called."""
        self.warehouse.serves_at("https://lots.example.com", self.administrator)
        self.warehouse.shows_lots(self.administrator, publicly=True)
        asked = 'lots(first: 1, filter: {search: "L26-0932"}) { nodes { publicPage } }'
        (lot,) = self.warehouse.api.ask(f"{{ {asked} }}")["lots"]["nodes"]
        page = urlsplit(lot["publicPage"])
        return f"{page.path}?{page.query}"

    def not_public(self) -> None:
        self.warehouse.shows_lots(self.administrator, publicly=False)

    @cached_property
    def recalls(self) -> tuple[str, str]:
        """The pages of a recall of goods that customers have some of, and of one that is looked at."""
        nuts = self.warehouse.product("Hazelnuts, chopped", "LOT", "kg")
        lots = self.warehouse.stocked(nuts, {"HZ-26-1": "40", "HZ-26-2": "25", "HZ-26-3": "8"})
        sent = self.warehouse.shipped(nuts, "HZ-26-1", "12", "Café Morgenrot")
        self.warehouse.shipped(nuts, "HZ-26-1", "5", "Delta Logistics")
        started, looked_at = (
            self.warehouse.recalled("REAL", "Salmonella found in a sample", lots["HZ-26-1"], start=True),
            self.warehouse.recalled("MOCK", "Yearly exercise", lots["HZ-26-2"], start=False),
        )
        self.warehouse.stocked(nuts, {"HZ-26-1": "3"})  # comes in after the start
        self.warehouse.answered(started, sent, nuts, "Ms Fog", stopped="5")
        more = {"lots": [{"lots": [lots["HZ-26-3"]]}], "reason": "Roasted on the same day"}
        self.warehouse.api.do("widenRecall", "", recall=started, **more)
        return f"/recalls/{quote(started, safe='')}", f"/recalls/{quote(looked_at, safe='')}"

    @cached_property
    def not_opened(self) -> str:
        """The page of a product that never moved."""
        return f"/products/{quote(self.warehouse.product('Rice, basmati', 'LOT', 'kg').id, safe='')}"

    @cached_property
    def never_moved(self) -> Product:
        """Serials that nobody stocks yet."""
        return self.warehouse.product("Old stock")

    @cached_property
    def made(self) -> str:
        """The page of an order of which some is made."""
        honey, jar = (
            self.warehouse.product("Honey, acacia", "LOT", "kg"),
            self.warehouse.product("Honey jar", "LOT"),
        )
        self.honey, self.honey_lot = honey, self.warehouse.stocked(honey, {"HON-26-1": "20"})["HON-26-1"]
        recipe = [{"product": honey.id, "quantity": "5", "loss": "2"}]
        wax = self.warehouse.product("Beeswax, raw", "LOT", "kg")
        self.warehouse.recipe(jar, 10, recipe, byProducts=[{"product": wax.id, "quantity": "0.4"}])
        return self.warehouse.made(jar, 40, {honey.id: ("HON-26-1", "6"), jar.id: ("JAR-26-1", "11")})

    @cached_property
    def worked_on(self) -> str:
        """Where an order is worked on of which nothing is posted yet."""
        bulb, lamp = self.warehouse.product("LED module, 9 W"), self.warehouse.product("Reading lamp")
        self.warehouse.stocked(bulb, {f"LED-26-{number}": "1" for number in range(101, 105)})
        self.warehouse.recipe(lamp, 1, [{"product": bulb.id, "quantity": "1"}])
        self.lamp = lamp
        return f"{self.warehouse.to_make(lamp, 4)}/run"

    @cached_property
    def assigned(self) -> str:
        """Where it is said which lots of a run went into which."""
        order = self.made.removeprefix("/make/")
        asked = "query ($id: ID!) { manufacturingOrder(id: $id) { runs { id } } }"
        [run] = self.warehouse.api.ask(asked, id=unquote(order))["manufacturingOrder"]["runs"]
        return f"{self.made}/assign/{quote(run['id'], safe='')}"

    @cached_property
    def jar(self) -> str:
        """The id of a lot that was made."""
        found = 'lots(first: 1, filter: {search: "JAR-26-1"}) { nodes { id } }'
        return str(self.made and self.warehouse.api.ask(f"{{ {found} }}")["lots"]["nodes"][0]["id"])

    @cached_property
    def apart(self) -> str:
        """Where a lot is taken apart of which the book knows what is in it."""
        return f"/lots/{quote(self.jar, safe='')}/apart"

    @cached_property
    def apart_run(self) -> str:
        """What was taken apart, and what came out."""
        parts = [{"product": self.honey.id, "lot": self.honey_lot, "quantity": "0.5"}]
        taken = [{"location": self.warehouse.place("HAM/Stock"), "quantity": "1"}]
        show = "... on RunPayload { run { id } }"
        done = self.warehouse.api.do(
            "unbuild", show, lot=self.jar, taken=taken, reason="The lid leaks", parts=parts
        )
        return f"/runs/{quote(done['run']['id'], safe='')}"

    @cached_property
    def recipe(self) -> str:
        """The page of a bill of materials in its second revision, with a by-product."""
        cocoa = self.warehouse.product("Cocoa beans, Piura", "LOT", "kg")
        nibs, husks = (
            self.warehouse.product("Cocoa nibs", "LOT", "kg"),
            self.warehouse.product("Cocoa husks", "LOT", "kg"),
        )
        bag = self.warehouse.product("Paper bag, 1 kg", "NONE")
        components = [{"product": cocoa.id, "quantity": "12.5", "loss": "1.5"}]
        self.warehouse.recipe(nibs, 10, components)
        components.append({"product": bag.id, "quantity": "10"})
        return self.warehouse.recipe(
            nibs, 10, components, byProducts=[{"product": husks.id, "quantity": "2.2"}]
        )

    @cached_property
    def draft(self) -> str:
        """The page of an order that waits to be confirmed."""
        order = self.warehouse.order((self.product("TAB-10"), 12), (self.product("SCN-200"), 40))
        return f"/orders/{quote(order['id'], safe='')}"

    @cached_property
    def quotation(self) -> str:
        """The page of a quotation that waits to be confirmed."""
        return self._sale("DL-7024")

    @cached_property
    def sale(self) -> str:
        """The page of a confirmed sales order, with its delivery open."""
        return self._sale("4500-1190")

    def _sale(self, reference: str) -> str:
        asked = f'salesOrders(first: 1, filter: {{search: "{reference}"}}) {{ nodes {{ id }} }}'
        (order,) = self.warehouse.api.ask(f"{{ {asked} }}")["salesOrders"]["nodes"]
        return f"/sales/{quote(order['id'], safe='')}"

    @cached_property
    def delivery(self) -> str:
        """The page of a delivery that is open, with something picked."""
        asked = 'transfers(first: 1, filter: {search: "4500-1190"}) { nodes { id lines(first: 1) { nodes { id } } } }'
        (delivery,) = self.warehouse.api.ask(f"{{ {asked} }}")["transfers"]["nodes"]
        line = delivery["lines"]["nodes"][0]["id"]
        picked = {"transfer": delivery["id"], "line": line, "quantity": "24"}
        scan = {"raw": "L26-0932", "reader": "CAMERA"}
        self.warehouse.api.do("recordScan", "... on RecordScanPayload { replayed }", **picked, scan=scan)
        return f"/transfers/{quote(delivery['id'], safe='')}"

    @cached_property
    def shipped(self) -> str:
        """The page of a delivery that is done."""
        asked = "transfers(first: 1, filter: {kinds: [DELIVERY], states: [DONE]}) { nodes { id } }"
        (delivery,) = self.warehouse.api.ask(f"{{ {asked} }}")["transfers"]["nodes"]
        return f"/transfers/{quote(delivery['id'], safe='')}"

    @cached_property
    def bill(self) -> str:
        """The page of a posted bill that is paid in part."""
        asked = 'bills(first: 1, filter: {search: "RE-20418"}) { nodes { id } }'
        (bill,) = self.warehouse.api.ask(f"{{ {asked} }}")["bills"]["nodes"]
        return f"/bills/{quote(bill['id'], safe='')}"

    @cached_property
    def invoice(self) -> str:
        """The page of a posted invoice with serials."""
        asked = 'invoices(first: 1, filter: {search: "Delta"}) { nodes { id } }'
        (invoice,) = self.warehouse.api.ask(f"{{ {asked} }}")["invoices"]["nodes"]
        return f"/invoices/{quote(invoice['id'], safe='')}"

    @cached_property
    def draft_bill(self) -> str:
        """The page of a bill that is still a draft."""
        asked = "bills(first: 1, filter: {states: [DRAFT]}) { nodes { id } }"
        (bill,) = self.warehouse.api.ask(f"{{ {asked} }}")["bills"]["nodes"]
        return f"/bills/{quote(bill['id'], safe='')}"

    @cached_property
    def to_bill(self) -> str:
        """Where an order of which goods came is billed."""
        asked = 'purchaseOrders(first: 1, filter: {search: "OJ-8840"}) { nodes { id } }'
        (order,) = self.warehouse.api.ask(f"{{ {asked} }}")["purchaseOrders"]["nodes"]
        return f"/bills/new?order={quote(order['id'], safe='')}"

    @cached_property
    def put_away(self) -> Receipt:
        """A receipt of which one product is to be put on a shelf, by a rule of its category."""
        tins = self.warehouse.category("Dry goods", self.warehouse.category("Food"), removalStrategy="FEFO")
        beans = self.warehouse.product("Beans, dried, 1 kg", "NONE", category=tins)
        at = {"location": self.warehouse.place("HAM/Stock"), "putAt": self.warehouse.place("HAM/Stock/A-02")}
        self.warehouse.api.do("savePutawayRule", "", category=tins, **at)
        return self.warehouse.receipt((beans, 40))

    @cached_property
    def to_be_tested(self) -> Receipt:
        """A receipt of which one product is held when it comes in, recorded and not validated yet."""
        return self._quarantined("Paprika, ground, 1 kg", "PAP-1")

    @cached_property
    def tested(self) -> bool:
        """A lot, PAP-7, is on hold since it came in."""
        self._quarantined("Paprika, smoked, 1 kg", "PAP-7").validate()
        return True

    def _quarantined(self, name: str, lot: str) -> Receipt:
        """A receipt of a new product that is held when it comes in, recorded."""
        spice = self.warehouse.product(name, "LOT")
        checks = ["Seal unbroken", "Moisture below 11 %"]
        rule = {"product": spice.id, "reason": "waits for the laboratory", "checks": checks}
        self.warehouse.api.do("createQuarantineRule", "", **rule)
        receipt = self.warehouse.receipt((spice, 12))
        receipt.assign({"list": [{"number": lot, "quantity": "12"}]})
        return receipt

    @cached_property
    def on_the_way(self) -> str:
        """The page of a transfer that brings goods in from another warehouse."""
        asked = 'transfers(first: 50, filter: {search: "HAM/INT/", states: [READY]}) { nodes { id shippedBy { id } } }'
        found = self.warehouse.api.ask(f"{{ {asked} }}")["transfers"]["nodes"]
        comes = next(each for each in found if each["shippedBy"])
        return f"/transfers/{quote(comes['id'], safe='')}"

    def scan_of(self, number: str) -> str:
        return f"]d201{self.product('SCN-200').gtin}21{number}{GS}"
