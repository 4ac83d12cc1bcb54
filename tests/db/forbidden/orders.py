"""Places, products and orders, and what the company has once."""

from __future__ import annotations

from tests.ledger.plants import Again, Step, barcode, change, first_line, product

PACKED = "INSERT INTO product_barcode (product_id, packaging_id, kind, code) VALUES (1, 99, 'CODE', 'B')"


def packed(table: str, sku: str) -> str:
    """Lines of a product in the only packaging there is, which is of another."""
    return change(
        table, "packaging_id = (SELECT id FROM packaging), per_packaging = 1", f"product_id = {product(sku)}"
    )


REFUSED: dict[str, tuple[str, Step]] = {
    "a place above itself": ("check", "UPDATE location SET parent_id = id WHERE path = 'WH1/Stock'"),
    "two places of one code": (
        "unique",
        "UPDATE location SET barcode = 'LOC-SCRAP' WHERE path = 'WH1/Stock'",
    ),
    "a place that was moved through is deleted": ("foreign", "DELETE FROM location WHERE path = 'WH1/Stock'"),
    "scrap that is physical": ("check", "UPDATE location SET physical = TRUE WHERE path = 'Scrap'"),
    "half a piece as the step of a serial": ("check", "UPDATE product SET step = 500000 WHERE sku = 'RADIO'"),
    "a product that moved is deleted": ("foreign", "DELETE FROM product WHERE sku = 'BAG'"),
    "a GTIN of 13 digits": ("check", barcode(1, "GTIN", "9520123456788")),
    "a packaging of another product": ("foreign", PACKED),
    "an order line in a packaging of another product": ("foreign", packed("purchase_order_line", "RADIO")),
    "a transfer line in a packaging of another product": ("foreign", packed("transfer_line", "RADIO")),
    "a new line in a packaging of another product": (
        "foreign",
        Again("transfer_line", "packaging_id IS NOT NULL", {"product_id": product("BAG"), "position": "900"}),
    ),
    "a packaging that is given to another product": (
        "foreign|stays with its product",
        change("packaging", f"product_id = {product('BAG')}"),
    ),
    "a packaging that lines name is deleted": ("foreign", "DELETE FROM packaging"),
    "a packaging without what is in it": (
        "check",
        change("purchase_order_line", "per_packaging = NULL", "packaging_id IS NOT NULL"),
    ),
    "what is in a packaging, without one": (
        "check",
        change("transfer_line", "per_packaging = 1", "packaging_id IS NULL"),
    ),
    "nothing in a packaging": (
        "check",
        change("transfer_line", "per_packaging = 0", "packaging_id IS NOT NULL"),
    ),
    "a confirmed order that waits for approval": (
        "check",
        change("purchase_order", "approval_asked = 0", "state = 'CONFIRMED'"),
    ),
    "a price for something else": ("check", change("purchase_order_line", "price_per = 'PALLET'")),
    "an order that does not add up": ("check", "UPDATE purchase_order SET total = total + 1"),
    "a sale that does not add up": ("check", "UPDATE sales_order SET total = total + 1"),
    "a sale in no known state": ("check", "UPDATE sales_order SET state = 'QUOTED'"),
    "a sale to nobody": ("foreign", "UPDATE sales_order SET customer_id = 99999"),
    "a number of a sale twice": ("unique", Again("sales_order", "state = 'DRAFT'")),
    "nothing of a product sold": ("check", change("sales_order_line", "quantity = 0")),
    "two lines of a sale in one place": ("unique", Again("sales_order_line", "1 = 1")),
    "a line sold in a packaging of another product": ("foreign", packed("sales_order_line", "RADIO")),
    "sold in a packaging without what is in it": (
        "check",
        change("sales_order_line", "per_packaging = 1", f"product_id = {product('RADIO')}"),
    ),
    "a transfer of goods both bought and sold": (
        "check",
        change("transfer", "sales_order_id = 1", "purchase_order_id IS NOT NULL"),
    ),
    "a line of goods both bought and sold": (
        "check",
        change("transfer_line", "sales_order_line_id = 1", "purchase_order_line_id IS NOT NULL"),
    ),
    "a sale that transfers name is deleted": ("foreign", "DELETE FROM sales_order WHERE state <> 'DRAFT'"),
    "a line brings back what another transfer moved": (
        "what that transfer moved",
        change("transfer_line", f"returns_line_id = {first_line('IN/00001')}", "id <> 1"),
    ),
    "a return of a transfer that is not there": (
        "foreign",
        change("transfer", "return_of_id = 99999", "id = 1"),
    ),
    "second settings": ("check", Again("settings", "id = 1")),
    "a counter below nothing": ("check", "UPDATE counter SET value = -1"),
}
