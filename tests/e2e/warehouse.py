"""What a story starts from, made through the API: its own products and receipts, so that no two meet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any
from urllib.parse import quote
from uuid import uuid4

from lotbook.standards.check_digit import check_digit
from tests.e2e.server import Api

SERIAL_NUMBERS = count(1)  # of products, within one run


@dataclass(frozen=True)
class Product:
    """A product that only this story knows."""

    id: str
    name: str
    gtin: str  # 14 digits
    sku: str


class Receipt:
    """An open receipt, and what the server knows of it."""

    def __init__(self, api: Api, transfer: Mapping[str, Any]) -> None:
        self.api = api
        self.id: str = transfer["id"]
        self.number: str = transfer["number"]

    @property
    def page(self) -> str:
        """Its address in the app."""
        return f"/transfers/{quote(self.id, safe='')}"

    def look(self) -> Any:
        """State, and every line with its numbers."""
        entry = "number quantity lastDay"
        asked = (
            f"state lines(first: 5) {{ nodes {{ id done entries(first: 50) {{ nodes {{ {entry} }} }} }} }}"
        )
        return self.api.ask(f"query ($id: ID!) {{ transfer(id: $id) {{ {asked} }} }}", id=self.id)["transfer"]

    def numbers(self) -> list[str]:
        """Every number recorded, in order of the lines."""
        return [
            entry["number"] for line in self.look()["lines"]["nodes"] for entry in line["entries"]["nodes"]
        ]

    def done(self) -> list[str]:
        """How much is recorded, by line."""
        return [line["done"] for line in self.look()["lines"]["nodes"]]

    def assign(self, numbers: Mapping[str, Any], line: int = 0, **more: Any) -> None:
        """Record numbers on a line, as another person would."""
        line_id = self.look()["lines"]["nodes"][line]["id"]
        answer = self.api.do("assignNumbers", "", line=line_id, numbers=numbers, **more)
        assert answer["__typename"] == "TransferLinePayload", answer

    def backorder(self) -> Receipt:
        """What it left over."""
        asked = "query ($id: ID!) { transfer(id: $id) { backorder { id number } } }"
        return Receipt(self.api, self.api.ask(asked, id=self.id)["transfer"]["backorder"])

    def remarks(self) -> list[str]:
        """What people wrote under it."""
        asked = "query ($id: ID!) { transfer(id: $id) { comments(first: 9) { nodes { text } } } }"
        return [each["text"] for each in self.api.ask(asked, id=self.id)["transfer"]["comments"]["nodes"]]

    def take_off(self, line: int = 0) -> None:
        """Take all numbers off a line again."""
        answer = self.api.do("removeEntries", "", line=self.look()["lines"]["nodes"][line]["id"])
        assert answer["__typename"] == "TransferLinePayload", answer

    def label(self, place: int, template: str) -> bytes:
        """The label of the number at this place among those recorded, from 1, as the server prints it: a PDF."""
        labels = {"of": self.id, "template": template, "first": place, "count": 1}
        answer = self.api.do(
            "printLabels", "...on LabelPrintPayload { print { link { url } } }", labels=labels
        )
        return self.api.http.get(answer["print"]["link"]["url"]).raise_for_status().content

    def announce(self, *numbers: Mapping[str, Any], line: int = 0) -> None:
        """What the vendor announces for a line."""
        line_id = self.look()["lines"]["nodes"][line]["id"]
        answer = self.api.do("announceNumbers", "", line=line_id, numbers=list(numbers))
        assert answer["__typename"] == "AnnounceNumbersPayload", answer

    def count(self, quantity: str, line: int) -> None:
        """Record how much came of an untracked line."""
        row = {"line": self.look()["lines"]["nodes"][line]["id"], "quantity": quantity}
        answer = self.api.do("recordQuantities", "", transfer=self.id, lines=[row])
        assert answer["__typename"] == "TransferPayload", answer

    def validate(self) -> None:
        """Post it; what is missing becomes a backorder."""
        answer = self.api.do("validateTransfer", "", transfer=self.id, backorder="CREATE", takeMore=True)
        assert answer["__typename"] == "ValidateTransferPayload", answer


class Warehouse:
    """The first warehouse of the demo, as a manager sees it."""

    def __init__(self, api: Api) -> None:
        self.api = api
        found = api.ask(
            """{ units { id symbol } warehouses { id code }
            partners(first: 50, filter: {role: VENDOR}) { nodes { id name } } }"""
        )
        self.units = {unit["symbol"]: unit["id"] for unit in found["units"]}
        self.id = found["warehouses"][0]["id"]
        self.vendors = {vendor["name"]: vendor["id"] for vendor in found["partners"]["nodes"]}

    def product(self, name: str, tracking: str = "SERIAL", unit: str = "pcs", **details: Any) -> Product:
        """A new product with a GTIN that nothing else has."""
        serial = next(SERIAL_NUMBERS)
        sku = f"E2E-{serial:04}"
        digits = f"952777{serial:06}"
        gtin = digits + str(check_digit(digits))
        answer = self.api.do(
            "createProduct",
            "...on ProductPayload { product { id } }",
            sku=sku,
            name=name,
            tracking=tracking,
            unit=self.units[unit],
            details={"gtin": gtin, **details},
        )
        return Product(answer["product"]["id"], name, gtin.zfill(14), sku)

    def serves_at(self, address: str | None, administrator: Api) -> None:
        """Tell where people open the server, for the links on labels and in letters; None for nowhere."""
        found = administrator.ask(
            """{ settings { version company { name currency taxNumber
            address { street city region postalCode country } } } }"""
        )["settings"]
        company = {**found["company"], "serverAddress": address}
        administrator.do("updateSettings", "", version=found["version"], company=company)

    def shows_lots(self, administrator: Api, *, publicly: bool) -> None:
        """Switch the public page of lots."""
        version = administrator.ask("{ settings { version } }")["settings"]["version"]
        answer = administrator.do("updateSettings", "", version=version, publicLotPage=publicly)
        assert answer["__typename"] == "SettingsPayload", answer

    def attach(self, lot: str, name: str, content: bytes, kind: str = "CERTIFICATE") -> None:
        """Keep a file with a lot."""
        sent = self.api.http.put(f"/uploads/{uuid4()}", content=content, params={"name": name})
        upload = sent.raise_for_status().json()["upload"]
        answer = self.api.do("attachFile", "", subject=lot, upload=upload, kind=kind)
        assert answer["__typename"] == "AttachmentPayload", answer

    def label_template(self, symbol: str) -> str:
        """A template for the labels of numbers, on a roll of 100 x 50 mm."""
        details = {
            "name": f"With {symbol}",
            "purpose": "LOT",
            "symbol": symbol,
            "widthMm": 100,
            "heightMm": 50,
            "facts": ["NAME", "NUMBER"],
        }
        fields = "...on LabelTemplatePayload { template { id } }"
        answer = self.api.do("saveLabelTemplate", fields, details=details)
        return answer["template"]["id"]

    def on_hand(self, product: Product) -> dict[str, str]:
        """What there is of each lot of a product, by number."""
        asked = "product(id: $id) { lots(first: 50) { nodes { number stock { onHand } } } }"
        lots = self.api.ask(f"query ($id: ID!) {{ {asked} }}", id=product.id)["product"]["lots"]["nodes"]
        return {lot["number"]: lot["stock"]["onHand"] for lot in lots}

    def stocked(self, product: Product, numbers: Mapping[str, str]) -> dict[str, str]:
        """A product received under these numbers, each with how much; the ids of its lots by number."""
        receipt = self.receipt((product, int(sum(map(float, numbers.values())))))
        receipt.assign({"list": [{"number": number, "quantity": much} for number, much in numbers.items()]})
        receipt.validate()
        asked = "product(id: $id) { lots(first: 50) { nodes { id number } } }"
        lots = self.api.ask(f"query ($id: ID!) {{ {asked} }}", id=product.id)["product"]["lots"]["nodes"]
        return {lot["number"]: lot["id"] for lot in lots}

    def category(self, name: str, parent: str | None = None, **rules: Any) -> str:
        """The id of a new category of products."""
        answer = self.api.do(
            "saveCategory", "... on CategoryPayload { category { id } }", name=name, parent=parent, **rules
        )
        return str(answer["category"]["id"])

    def place(self, path: str) -> str:
        """The id of a place."""
        asked = "locations(first: 50, filter: { search: $path }) { nodes { id path } }"
        found = self.api.ask(f"query ($path: String!) {{ {asked} }}", path=path)["locations"]["nodes"]
        return next(each["id"] for each in found if each["path"] == path)

    def packed(self, place: str, *lots: str) -> dict[str, str]:
        """A new package with all of these lots that is loose in a place; its id and SSCC."""
        goods = [{"lot": lot} for lot in lots]
        found = "... on PackingPayload { package { id sscc } }"
        answer = self.api.do("packGoods", found, location=place, goods=goods)
        return dict(answer["package"])

    def count(self, place: str, **how: Any) -> str:
        """A new count of a place; its id."""
        found = "... on CountPayload { count { id } }"
        answer = self.api.do("startCount", found, location=self.place(place), **how)
        return str(answer["count"]["id"])

    def counted(self, count: str, place: str, product: Product, numbers: Mapping[str | None, str]) -> None:
        """Say how much of a product lies at a place, by number."""
        at = {"location": self.place(place), "product": product.id}
        said = [{**at, "number": number, "quantity": much} for number, much in numbers.items()]
        answer = self.api.do("recordCounts", "", count=count, positions=said, newNumbers=True)
        assert answer["__typename"] == "CountPayload", answer

    def scrap(self, reason: str, note: str = "", **goods: Any) -> None:
        """Scrap goods; goods as of scrapGoods."""
        reasons = self.api.ask("{ scrapReasons { id name } }")["scrapReasons"]
        [why] = [each["id"] for each in reasons if each["name"] == reason]
        answer = self.api.do("scrapGoods", "", goods=[goods], reason=why, note=note)
        assert answer["__typename"] == "PostedPayload", answer

    def renumbered(self, deed: str, **how: Any) -> str:
        """Split, merge or relabel lots; the lot that came of it."""
        name = {"split": "splitLot", "merge": "mergeLots", "relabel": "relabelLot"}[deed]
        answer = self.api.do(name, "... on LotBecamePayload { lot { id } }", **how)
        return str(answer["lot"]["id"])

    def shelf(self, name: str) -> str:
        """The path of a new place in the stock of the first warehouse."""
        above = self.place("HAM/Stock")
        found = "... on LocationPayload { location { path } }"
        answer = self.api.do("saveLocation", found, name=name, parent=above, usage="INTERNAL")
        return str(answer["location"]["path"])

    def hold(self, reason: str, **target: str) -> None:
        """Stop goods; target as of placeHold."""
        answer = self.api.do("placeHold", "", target=target, reason=reason)
        assert answer["__typename"] == "HoldPayload", answer

    def decide(self, lot: str, disposition: str, reason: str) -> None:
        """Say what is decided about a lot."""
        answer = self.api.do("setDisposition", "", lots=[lot], disposition=disposition, reason=reason)
        assert answer["__typename"] == "DispositionPayload", answer

    def describe(self, lot: str, **details: str) -> None:
        """What is known of a lot, as of updateLot."""
        [version] = self.api.ask("query ($id: ID!) { lot(id: $id) { version } }", id=lot)["lot"].values()
        answer = self.api.do("updateLot", "", lot=lot, version=version, details=details)
        assert answer["__typename"] == "LotPayload", answer

    @contextmanager
    def receipts_that(self, administrator: Api, **rules: Any) -> Iterator[None]:
        """Meanwhile receipts have these rules."""
        before = self._change_receipts(administrator, rules)
        try:
            yield
        finally:
            self._change_receipts(administrator, before)

    def _change_receipts(self, administrator: Api, rules: Mapping[str, Any]) -> dict[str, Any]:
        """Returns how these rules were before."""
        asked = f"operationTypes(warehouse: $id) {{ id version kind {' '.join(rules)} }}"
        types = administrator.ask(f"query ($id: ID!) {{ {asked} }}", id=self.id)["operationTypes"]
        receipts = next(each for each in types if each["kind"] == "RECEIPT")
        named = {"operationType": receipts["id"], "version": receipts["version"]}
        answer = administrator.do("updateOperationType", "", **named, rules=dict(rules))
        assert answer["__typename"] == "OperationTypePayload", answer
        return {name: receipts[name] for name in rules}

    def order(self, *expected: tuple[Product, int], vendor: str = "Kaldo Devices") -> Any:
        """A draft order of these products: id and version."""
        return self.api.do(
            "createPurchaseOrder",
            "...on PurchaseOrderPayload { order { id version } }",
            vendor=self.vendors[vendor],
            warehouse=self.id,
            expectedOn=(datetime.now(UTC) + timedelta(days=1)).date().isoformat(),
            lines=[{"product": product.id, "quantity": str(quantity)} for product, quantity in expected],
        )["order"]

    def recipe(
        self, product: Product, quantity: int, components: Sequence[Mapping[str, Any]], **more: Any
    ) -> str:
        """Say what a quantity of a product is made of; the page of the bill of materials."""
        facts = {"product": product.id, "quantity": str(quantity), "components": components} | more
        show = "... on BillOfMaterialsPayload { billOfMaterials { id } }"
        saved = self.api.do("saveBillOfMaterials", show, **facts)
        return f"/materials/{quote(saved['billOfMaterials']['id'], safe='')}"

    def to_make(self, product: Product, quantity: int) -> str:
        """The page of a confirmed order to make a product, of which nothing is made."""
        return self.made(product, quantity, {})

    def made(self, product: Product, quantity: int, moved: Mapping[str, tuple[str, str]]) -> str:
        """The page of a confirmed order to make a product; moved: a lot and how much of it, by product, that went in
        or came out."""
        show = """... on ManufacturingOrderPayload { order { id version transfers { id lines(first: 5) {
          nodes { id product { id } } } } } }"""
        facts = {"product": product.id, "quantity": str(quantity), "dueOn": "2030-12-01"}
        written = self.api.do("createManufacturingOrder", show, warehouse=self.id, **facts)["order"]
        read = {"order": written["id"], "version": written["version"]}
        order = self.api.do("confirmManufacturingOrder", show, **read)["order"]
        for transfer in order["transfers"]:
            for line in transfer["lines"]["nodes"]:
                if line["product"]["id"] not in moved:
                    continue
                number, much = moved[line["product"]["id"]]
                listed = {"list": [{"number": number, "quantity": much}]}
                self.api.do("assignNumbers", "", line=line["id"], numbers=listed)
            if moved:
                done = self.api.do("validateTransfer", "", transfer=transfer["id"], backorder="CREATE")
                assert done["__typename"] == "ValidateTransferPayload", done
        return f"/make/{quote(order['id'], safe='')}"

    def shipped(self, product: Product, number: str, quantity: str, customer: str) -> str:
        """So much of a lot went out to a customer; the number of the delivery."""
        asked = "partners(first: 1, filter: { search: $name }) { nodes { id } }"
        [partner] = self.api.ask(f"query ($name: String!) {{ {asked} }}", name=customer)["partners"]["nodes"]
        delivery = self.delivery(product, quantity, partner=partner["id"])
        lines = "transfer(id: $id) { lines(first: 1) { nodes { id } } }"
        [line] = self.api.ask(f"query ($id: ID!) {{ {lines} }}", id=delivery["id"])["transfer"]["lines"][
            "nodes"
        ]
        numbers = {"list": [{"number": number, "quantity": quantity}]}
        self.api.do("assignNumbers", "", line=line["id"], numbers=numbers)
        self.api.do("validateTransfer", "", transfer=delivery["id"])
        return str(delivery["number"])

    def recalled(self, kind: str, reason: str, *lots: str, start: bool) -> str:
        """The id of a recall of lots."""
        advice = [{"language": "EN", "text": "Do not use it. Call us."}]
        facts = {"kind": kind, "severity": "CLASS_2", "reason": reason, "advice": advice}
        show = "...on RecallPayload { recall { id } }"
        recall = self.api.do("prepareRecall", show, **facts, lots=[{"lots": lots}])["recall"]["id"]
        if start:
            self.api.do("startRecall", "", recall=recall, version=1)
        return str(recall)

    def answered(self, recall: str, delivery: str, product: Product, name: str, stopped: str) -> None:
        """Customers of a recall are written to, and one answers for a delivery, by its number."""
        self.api.do("sendRecallLetters", "", recall=recall, kind="NOTICE")
        asked = "transfers(first: 1, filter: { search: $number }) { nodes { id } }"
        [sent] = self.api.ask(f"query ($number: String!) {{ {asked} }}", number=delivery)["transfers"][
            "nodes"
        ]
        line = {"product": product.id, "stopped": stopped, "destroyed": "0", "passedOn": "0"}
        answer = {"recall": recall, "delivery": sent["id"], "name": name, "lines": [line]}
        self.api.do("recordRecallAnswer", "", **answer)

    def delivery(self, product: Product, quantity: str, *others: tuple[Product, str], **header: Any) -> Any:
        """A delivery of products, written by hand: id and number."""
        asked = "operationTypes(warehouse: $id) { id kind }"
        types = self.api.ask(f"query ($id: ID!) {{ {asked} }}", id=self.id)["operationTypes"]
        return self.api.do(
            "createTransfer",
            "...on TransferPayload { transfer { id number } }",
            operationType=next(each["id"] for each in types if each["kind"] == "DELIVERY"),
            lines=[{"product": each.id, "quantity": much} for each, much in [(product, quantity), *others]],
            **header,
        )["transfer"]

    def receipt(self, *expected: tuple[Product, int], vendor: str = "Kaldo Devices") -> Receipt:
        """The receipt of a confirmed order of these products."""
        order = self.order(*expected, vendor=vendor)
        confirmed = self.api.do(
            "confirmPurchaseOrder",
            "...on ConfirmPurchaseOrderPayload { receipts { id number } }",
            order=order["id"],
            version=order["version"],
        )
        return Receipt(self.api, confirmed["receipts"][0])
