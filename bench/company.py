"""What must be there before goods can be received, made through the API."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import Any

from bench.server import Server

UNITS = "{ units { id symbol } }"


def _mutation(name: str, payload: str, wanted: str) -> str:
    """A mutation of the API that asks for these fields of its payload."""
    input_type = f"{name[0].upper()}{name[1:]}Input"
    answer = f"__typename ... on {payload} {{ {wanted} }} ... on Refusal {{ message }}"
    return f"mutation ($input: {input_type}!) {{ {name}(input: $input) {{ {answer} }} }}"


WAREHOUSE = _mutation("saveWarehouse", "WarehousePayload", "warehouse { id }")
VENDOR = _mutation("createPartner", "PartnerPayload", "partner { id }")
PRODUCT = _mutation("createProduct", "ProductPayload", "product { id }")
ORDER = _mutation("createPurchaseOrder", "PurchaseOrderPayload", "order { id version }")
CONFIRM = _mutation(
    "confirmPurchaseOrder", "ConfirmPurchaseOrderPayload", "receipts { id lines(first: 1) { nodes { id } } }"
)


@dataclass(frozen=True)
class Receipt:
    """Global ids of a receipt, ready, and of its one line."""

    transfer: str
    line: str


class Company:
    """A warehouse, a vendor and as many serial-tracked products and confirmed orders as are asked for."""

    def __init__(self, server: Server, warehouse: str, vendor: str, piece: str) -> None:
        self._server = server
        self._warehouse = warehouse
        self._vendor = vendor
        self._piece = piece
        self._codes = itertools.count(1)

    @classmethod
    async def founded(cls, server: Server) -> Company:
        address = {"street": "Hafenstraße 1", "city": "Hamburg", "postalCode": "20457", "country": "DE"}
        warehouse = await server.written(
            WAREHOUSE, {"name": "Main", "code": "WH1", "timeZone": "Europe/Berlin", "address": address}
        )
        vendor = await server.written(VENDOR, {"name": "Mill & Sons", "roles": ["VENDOR"]})
        units = await server.send(UNITS, {})
        piece = next(unit["id"] for unit in units if unit["symbol"] == "pcs")
        return cls(server, warehouse["warehouse"]["id"], vendor["partner"]["id"], piece)

    async def product(self, name: str = "Radio", **details: Any) -> str:
        """A product with a serial for each piece, and a sequence that makes them."""
        place = next(self._codes)
        given = {"numberPattern": f"R{place}-{{000000}}"} | details
        facts = {"sku": f"RADIO-{place}", "name": name, "tracking": "SERIAL", "unit": self._piece}
        return str((await self._server.written(PRODUCT, {**facts, "details": given}))["product"]["id"])

    async def receipt(self, product: str, quantity: int) -> Receipt:
        """The receipt of a confirmed order."""
        header = {"vendor": self._vendor, "warehouse": self._warehouse, "expectedOn": "2026-12-01"}
        lines = [{"product": product, "quantity": str(quantity)}]
        order = (await self._server.written(ORDER, {**header, "lines": lines}))["order"]
        confirmed = await self._server.written(CONFIRM, {"order": order["id"], "version": order["version"]})
        (receipt,) = confirmed["receipts"]
        return Receipt(receipt["id"], receipt["lines"]["nodes"][0]["id"])

    async def numbered(self, receipt: Receipt, count: int) -> None:
        """Numbers of the product's sequence on a receipt's line."""
        await self._server.write("AssignNumbers", line=receipt.line, numbers={"sequence": {"count": count}})

    async def validated(self, receipt: Receipt) -> None:
        """A receipt finished."""
        await self._server.write("ValidateTransfer", transfer=receipt.transfer)
