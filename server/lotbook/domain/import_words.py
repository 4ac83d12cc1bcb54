"""The words of imports: what a file holds, where it comes from, and what is done with what is known already."""

from __future__ import annotations

from enum import StrEnum


class ImportKind(StrEnum):
    """What can be imported."""

    PRODUCTS = "PRODUCTS"
    PACKAGINGS = "PACKAGINGS"
    PARTNERS = "PARTNERS"
    PLACES = "PLACES"
    STOCK = "STOCK"
    BILLS_OF_MATERIALS = "BILLS_OF_MATERIALS"
    PURCHASE_ORDERS = "PURCHASE_ORDERS"
    SALES_ORDERS = "SALES_ORDERS"


class ImportSource(StrEnum):
    """Programs whose exports are known by their headings."""

    LOTBOOK = "LOTBOOK"
    ODOO = "ODOO"
    ERPNEXT = "ERPNEXT"
    INVENTREE = "INVENTREE"


class ExistingRows(StrEnum):
    """What becomes of rows about something that is there already."""

    REFUSE = "REFUSE"
    SKIP = "SKIP"
    UPDATE = "UPDATE"


class ChangedKind(StrEnum):
    """What an import may change, or make beside what it is about."""

    PRODUCT = "PRODUCT"
    PARTNER = "PARTNER"
    CATEGORY = "CATEGORY"
