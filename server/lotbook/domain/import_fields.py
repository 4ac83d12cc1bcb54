"""What each kind of import takes: the columns of its template, and the headings by which others are known."""

from __future__ import annotations

from collections.abc import Mapping

from lotbook.domain.import_field import SKUS, ImportField, words
from lotbook.domain.import_master_data import PACKAGINGS, PARTNERS, PLACES, PRODUCTS
from lotbook.domain.import_words import ImportKind, ImportSource

_PRODUCT = f"""{SKUS}|item code items|part part ipn|product|product id|product product|article|artikel|produkt|producto
produit|prodotto|part detail name|part name|part|product name|item name"""
_LOT = """lot serial number|lot id|lot id name|lot serial number name|serial no|serial number|serial|lot no|lot number
serial no items|los seriennummer|charge|chargennummer|seriennummer|numero de lot serie|numero de serie lote|lote|lotto
name"""
_PLACE = """location complete name|location id complete name|location detail pathstring|location pathstring
location path|location name|location id|location|warehouse|warehouse items|lagerort|lagerplatz|emplacement|ubicacion|bin
shelf|location detail name"""
_QUANTITY = """quantity|inventory quantity auto apply|inventoried quantity|on hand quantity|product qty|qty|actual qty
actual quantity|balance qty|batch qty|batch quantity|menge|quantite|cantidad|quantita|stock|on hand|qty on hand
quantity on hand|stock quantity|quantity items|counted quantity"""
_EXPIRY = """expiration date|lot serial number expiration date|lot id expiration date|expiry|expires|end of life
lot serial number expiration date|ablaufdatum|verfalldatum|date d expiration|fecha de caducidad"""
_BEST_BEFORE = """use date|lot serial number best before date|best before date|mhd|mindesthaltbarkeitsdatum"""
_PRODUCTION = "manufacturing date|production date|produced|herstelldatum|herstellungsdatum"

STOCK = (
    ImportField(
        "product",
        "SKU",
        "Of a product that is there, or its barcode.",
        words(_PRODUCT),
        "C-100",
        needed=True,
    ),
    ImportField(
        "number", "Lot", "Number of the lot or serial; empty for what has none.", words(_LOT), "L-2401"
    ),
    ImportField("quantity", "Quantity", "In the stock unit; of a serial always 1.", words(_QUANTITY), "40"),
    ImportField("place", "Place", "Where it lies: its path, code or name.", words(_PLACE), "WH/Stock"),
    ImportField(
        "expiry", "Expiry", "Usable through that day.", words(f"expiry date|{_EXPIRY}"), "2027-12-31"
    ),
    ImportField("best_before", "Best before", "Best through that day.", words(_BEST_BEFORE)),
    ImportField("production", "Production", "When it was made.", words(_PRODUCTION), "2026-01-31"),
    ImportField(
        "maker_number",
        "Maker's number",
        "What the maker calls it.",
        words("maker number|lot serial number internal reference|supplier batch|vendor lot"),
        "M-88",
    ),
    ImportField(
        "batch",
        "Batch",
        "Of which a serial is one; else the lot, where there is no other number.",
        words("batch no|batch id|batch number|batch code|batch no items"),
    ),
    ImportField(
        "package",
        "SSCC",
        "Of the box or pallet that it lies in; empty for loose goods.",
        words("package sscc|sscc carton|sscc pallet|nve"),
        telling=False,
    ),
    ImportField(
        "status",
        "Status",
        "OK or empty for what can be used; On hold: why, or 3 on hold: why, comes in on hold, and so does what needs"
        " attention, or is damaged, rejected or quarantined. What was delivered, consumed, destroyed or lost is left"
        " alone.",
        words("stock status"),
        telling=False,
    ),
    ImportField(
        "unit",
        "Unit",
        "By name or symbol, the one in which the product is stocked; another is a fault.",
        words(
            """uom|unit of measure|uom id|uom id name|product uom id|stock uom|batch uom|uom items|units|part units
            mengeneinheit|masseinheit|einheit|unite de mesure|unidad de medida"""
        ),
        in_template=False,
        telling=False,
    ),
    ImportField(
        "disabled",
        "Disabled",
        "Whether the batch is not to be used: it comes in on hold.",
        words("batch disabled|is disabled"),
        in_template=False,
        telling=False,
    ),
    *(
        ImportField(
            name,
            heading,
            f"{about}: it is not on the shelf, and is left alone.",
            words(others),
            in_template=False,
            source=ImportSource.INVENTREE,
        )
        for name, heading, others, about in (
            ("customer", "Customer", "customer id", "Who has it"),
            ("sales_order", "Sales order", "sales order id", "By which it went to a customer"),
            ("belongs_to", "Belongs to", "installed in", "In what it is installed"),
            ("consumed_by", "Consumed by", "consumed by id", "What it was used for"),
            ("is_building", "Is building", "building", "Whether it is still being made"),
        )
    ),
    ImportField(
        "owner",
        "Owner",
        "Whose it is: it is not ours, and is left alone.",
        words("owner id|owner id name|besitzer|eigentumer|proprietaire|propietario"),
        in_template=False,
        telling=False,
        source=ImportSource.ODOO,
    ),
)

BILLS_OF_MATERIALS = (
    ImportField(
        "product",
        "Product",
        "SKU of what is made.",
        words(f"product tmpl id default code|product internal reference|sku|{SKUS}"),
        "C-100",
        needed=True,
    ),
    ImportField(
        "quantity",
        "Quantity",
        "How much the bill makes; 1 when empty.",
        words("product qty|qty|menge|bom quantity"),
        "10",
    ),
    ImportField(
        "component",
        "Component",
        "SKU of what goes in or comes out beside.",
        words(
            """bom lines component internal reference|bom line ids product id default code|components item code
            item code items|bom line product|component sku|component ipn|sub part|part sub part ipn
            raw material"""
        ),
        "C-RAW",
        needed=True,
    ),
    ImportField(
        "component_quantity",
        "Component quantity",
        "How much of it, for as much as the bill makes.",
        words("bom lines quantity|bom line ids product qty|qty items|component qty"),
        "11.5",
        needed=True,
    ),
    ImportField("loss", "Loss (%)", "To take on top, in percent.", words("loss|scrap|scrap %"), "2"),
    ImportField("by_product", "By-product", "Yes for what comes out beside.", words("is by product"), "no"),
    ImportField(
        "revision",
        "Revision",
        "Tells revisions of a product apart; they are counted anew, as they come.",
        words("rev|version|bom version"),
        "1",
    ),
    ImportField(
        "valid_from",
        "From",
        "In force from this day, until another revision is; today when empty.",
        words("valid from|gultig ab|start date|effective date"),
        "2026-01-01",
    ),
)


_ORDERED = (
    ImportField(
        "product",
        "SKU",
        "Of a product that is there, or its barcode.",
        words(f"order lines product|items item code|item code items|{_PRODUCT}"),
        "C-100",
        needed=True,
    ),
    ImportField(
        "quantity",
        "Quantity",
        "What is still open, in the unit.",
        words(f"open quantity|order lines quantity|quantity items|qty items|{_QUANTITY}"),
        "12",
        needed=True,
    ),
    ImportField(
        "unit",
        "Unit",
        "By name or symbol; the product's own when empty.",
        words("uom|unit of measure|order lines unit of measure|uom items"),
        "kg",
    ),
    ImportField(
        "price",
        "Price",
        "Of one unit; the product's when empty.",
        words("unit price|rate|rate items|order lines unit price"),
        "8.50",
    ),
)
"""What is ordered, on either side."""


def _order_fields(partner: str, due: str, reference: str) -> tuple[ImportField, ...]:
    """Fields of orders to or of a partner, whose day and reference are called so."""
    other = "vendor" if partner == "Customer" else "customer"
    alike = (
        "supplier|supplier name|partner|partner id"
        if partner == "Vendor"
        else "customer name|partner|partner id"
    )
    return (
        ImportField(
            "order",
            "Order",
            f"Their number of it; rows with the same one are one order, and it becomes the {reference}.",
            words("order reference|reference|order no|order number|source document|id|name|bestellnummer"),
            "4711",
            needed=True,
        ),
        ImportField(
            "partner",
            partner,
            f"Name or reference of the {partner.lower()}, no {other}.",
            words(alike),
            "Green Valley Farm",
            needed=True,
        ),
        ImportField(
            "due",
            due,
            "Day; today when empty.",
            words(
                """date|due date|delivery date|scheduled date|expected arrival|required by|expected on|due on
                liefertermin"""
            ),
            "2026-12-01",
        ),
        *_ORDERED,
    )


PURCHASE_ORDERS = _order_fields("Vendor", "Expected", "vendor's reference")
SALES_ORDERS = _order_fields("Customer", "Due", "customer's reference")

FIELDS: Mapping[ImportKind, tuple[ImportField, ...]] = {
    ImportKind.PRODUCTS: PRODUCTS,
    ImportKind.PACKAGINGS: PACKAGINGS,
    ImportKind.PARTNERS: PARTNERS,
    ImportKind.PLACES: PLACES,
    ImportKind.STOCK: STOCK,
    ImportKind.BILLS_OF_MATERIALS: BILLS_OF_MATERIALS,
    ImportKind.PURCHASE_ORDERS: PURCHASE_ORDERS,
    ImportKind.SALES_ORDERS: SALES_ORDERS,
}

SIGNS: Mapping[ImportSource, frozenset[str]] = {
    ImportSource.ODOO: frozenset(
        words(
            """external id|internal reference|default code|lot serial number|product internal reference|list price
            location complete name|lot id|product id|location id|uom id|standard price|supplier rank|customer rank
            inventoried quantity|interne referenz|los seriennummer|referencia interna|reference interne
            product id default code|lot id name|location id complete name|product tmpl id default code|is a vendor
            is a customer|complete name|inventory quantity auto apply|bom lines quantity|numero de serie lote
            counted quantity|quantity on hand|bom lines component|order lines product|order lines quantity
            is a company|is company|company type|address type|related company|parent id|display name|job position"""
        )
    ),
    ImportSource.ERPNEXT: frozenset(
        words(
            """item code|item name|item group|has serial no|has batch no|default unit of measure|stock uom|actual qty
            batch no|serial no|batch id|balance qty|batch quantity|supplier name|customer name|supplier group
            customer group|default currency|billing currency|is stock item|shelf life in days|batch uom|territory
            item code items|warehouse items|quantity items|qty items|rate items|serial no items|batch no items"""
        )
    ),
    ImportSource.INVENTREE: frozenset(
        words(
            """ipn|part ipn|part detail ipn|trackable|part detail name|location detail name|location detail pathstring
            default expiry|part name|location pathstring|salable|purchaseable|assembly|belongs to|base part
            location path|stock location|component ipn|supplier part sku|category path"""
        )
    ),
}
"""Headings, folded, that tell who wrote a file."""


def field_named(kind: ImportKind, name: str) -> ImportField | None:
    """The fact of that name; None when the kind has none."""
    return next((each for each in FIELDS[kind] if each.name == name), None)


def template_of(kind: ImportKind) -> tuple[ImportField, ...]:
    """The columns of a kind's template, and of its export."""
    return tuple(each for each in FIELDS[kind] if each.in_template)
