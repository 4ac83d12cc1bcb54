"""What must be there before goods can be received, made through the API."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import Any

from bench.server import Server

UNITS = "{ units { id symbol } }"


def mutation(name: str, payload: str, wanted: str) -> str:
    """A mutation of the API that asks for these fields of its payload."""
    input_type = f"{name[0].upper()}{name[1:]}Input"
    answer = f"__typename ... on {payload} {{ {wanted} }} ... on Refusal {{ message }}"
    return f"mutation ($input: {input_type}!) {{ {name}(input: $input) {{ {answer} }} }}"


WAREHOUSE = mutation("saveWarehouse", "WarehousePayload", "warehouse { id }")
PARTNER = mutation("createPartner", "PartnerPayload", "partner { id }")
PRODUCT = mutation("createProduct", "ProductPayload", "product { id }")
ORDER = mutation("createPurchaseOrder", "PurchaseOrderPayload", "order { id version }")
CONFIRM = mutation(
    "confirmPurchaseOrder", "ConfirmPurchaseOrderPayload", "receipts { id lines(first: 1) { nodes { id } } }"
)
SALE = mutation("createSalesOrder", "SalesOrderPayload", "order { id version }")
BILL = mutation("saveBillOfMaterials", "BillOfMaterialsPayload", "billOfMaterials { id }")
MAKE = mutation("createManufacturingOrder", "ManufacturingOrderPayload", "order { id version }")
START = mutation(
    "confirmManufacturingOrder",
    "ManufacturingOrderPayload",
    "order { transfers { id operationType { kind } lines(first: 1) { nodes { id } } } }",
)
CONFIRM_SALE = mutation(
    "confirmSalesOrder", "ConfirmSalesOrderPayload", "deliveries { id lines(first: 1) { nodes { id } } }"
)
INVOICE = mutation("createInvoice", "InvoicePayload", "invoice { id version }")


@dataclass(frozen=True)
class Receipt:
    """Global ids of a receipt, or another transfer, that is ready, and of its one line."""

    transfer: str
    line: str


class Company:
    """A warehouse, a partner who sells and buys, and as many serial-tracked products and orders as are asked for."""

    def __init__(self, server: Server, warehouse: str, partner: str, piece: str) -> None:
        self._server = server
        self._warehouse = warehouse
        self._partner = partner
        self._piece = piece
        self._codes = itertools.count(1)

    @classmethod
    async def founded(cls, server: Server) -> Company:
        address = {"street": "Hafenstraße 1", "city": "Hamburg", "postalCode": "20457", "country": "DE"}
        warehouse = await server.written(
            WAREHOUSE, {"name": "Main", "code": "WH1", "timeZone": "Europe/Berlin", "address": address}
        )
        partner = await server.written(PARTNER, {"name": "Mill & Sons", "roles": ["VENDOR", "CUSTOMER"]})
        units = await server.send(UNITS, {})
        piece = next(unit["id"] for unit in units if unit["symbol"] == "pcs")
        return cls(server, warehouse["warehouse"]["id"], partner["partner"]["id"], piece)

    async def product(self, name: str = "Radio", *, tracking: str = "SERIAL", **details: Any) -> str:
        """A product with a serial for each piece unless told, and a sequence that makes them."""
        place = next(self._codes)
        given = {"numberPattern": f"R{place}-{{000000}}"} | details
        facts = {"sku": f"RADIO-{place}", "name": name, "tracking": tracking, "unit": self._piece}
        return str((await self._server.written(PRODUCT, {**facts, "details": given}))["product"]["id"])

    async def receipt(self, product: str, quantity: int) -> Receipt:
        """The receipt of a confirmed order."""
        header = {"vendor": self._partner, "warehouse": self._warehouse, "expectedOn": "2026-12-01"}
        lines = [{"product": product, "quantity": str(quantity)}]
        order = (await self._server.written(ORDER, {**header, "lines": lines}))["order"]
        confirmed = await self._server.written(CONFIRM, {"order": order["id"], "version": order["version"]})
        (receipt,) = confirmed["receipts"]
        return Receipt(receipt["id"], receipt["lines"]["nodes"][0]["id"])

    async def making(self, product: str, component: str, quantity: int) -> tuple[Receipt, Receipt]:
        """The transfers of a confirmed order to make as much of a product as it takes of a component: the one that
        takes, and the one that gives."""
        parts = [{"product": component, "quantity": "1"}]
        await self._server.written(BILL, {"product": product, "quantity": "1", "components": parts})
        facts = {"product": product, "warehouse": self._warehouse, "quantity": str(quantity)}
        order = (await self._server.written(MAKE, {**facts, "dueOn": "2026-12-01"}))["order"]
        begun = await self._server.written(START, {"order": order["id"], "version": order["version"]})
        found = {
            each["operationType"]["kind"]: Receipt(each["id"], each["lines"]["nodes"][0]["id"])
            for each in begun["order"]["transfers"]
        }
        return found["CONSUMPTION"], found["MANUFACTURING"]

    async def invoice(self, product: str, first: str, quantity: int) -> str:
        """A posted invoice of a delivery of consecutive serials."""
        header = {"customer": self._partner, "warehouse": self._warehouse, "dueOn": "2026-12-01"}
        lines = [{"product": product, "quantity": str(quantity), "price": "49.90"}]
        order = (await self._server.written(SALE, {**header, "lines": lines}))["order"]
        confirmed = await self._server.written(
            CONFIRM_SALE, {"order": order["id"], "version": order["version"]}
        )
        (delivery,) = confirmed["deliveries"]
        line = delivery["lines"]["nodes"][0]["id"]
        await self._server.write("AssignNumbers", line=line, numbers={"text": f"{first} x {quantity}"})
        await self._server.write("ValidateTransfer", transfer=delivery["id"])
        invoice = (await self._server.written(INVOICE, {"order": order["id"]}))["invoice"]
        await self._server.write("PostInvoice", invoice=invoice["id"], version=invoice["version"])
        return str(invoice["id"])

    async def numbered(self, receipt: Receipt, count: int) -> None:
        """Numbers of the product's sequence on a receipt's line."""
        await self._server.write("AssignNumbers", line=receipt.line, numbers={"sequence": {"count": count}})

    async def validated(self, receipt: Receipt) -> None:
        """A receipt finished."""
        await self._server.write("ValidateTransfer", transfer=receipt.transfer)
