"""What each kind of import takes: the columns of its template, and the headings by which others are known."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lotbook.domain.import_words import ImportKind, ImportSource
from lotbook.domain.list_reading import folded


@dataclass(frozen=True)
class ImportField:
    """A fact that a column may hold.

    name: as the API and the command call it. heading: in the template, where it has a column of its own. words: other
    headings, folded, the surest first. example: a value for the template.
    """

    name: str
    heading: str
    about: str
    words: tuple[str, ...] = ()
    example: str = ""
    needed: bool = False
    in_template: bool = True

    def rank(self, heading: str) -> int | None:
        """How sure a folded heading means this fact, 0 being surest; None when it does not."""
        names = (folded(self.heading), folded(self.name), *self.words)
        return names.index(heading) if heading in names else None


def _words(text: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in text.replace("\n", "|").split("|") if word.strip())


_SKU = """default code|internal reference|product internal reference|product id default code|product default code
product product internal reference|item code|ipn|part ipn|part detail ipn|part number|article number|item no|item number
interne referenz|artikelnummer|referencia interna|reference interne|riferimento interno|product code|item"""
_PRODUCT = f"""{_SKU}|part part ipn|product|product id|product product|article|artikel|produkt|producto|produit|prodotto
part detail name|part name|part|product name|item name"""
_NAME = """item name|product name|part name|display name|nombre|nom|nome|bezeichnung|artikelbezeichnung|description"""
_LOT = """lot serial number|lot id|lot id name|lot serial number name|serial no|serial number|serial|lot no|lot number
los seriennummer|charge|chargennummer|seriennummer|numero de lot serie|numero de serie lote|lote|lotto|name"""
_PLACE = """location complete name|location id complete name|location detail pathstring|location pathstring
location path|location name|location id|location|warehouse|lagerort|emplacement|ubicacion|bin|shelf
location detail name"""
_QUANTITY = """quantity|inventory quantity auto apply|inventoried quantity|on hand quantity|product qty|qty|actual qty
actual quantity|balance qty|batch qty|batch quantity|menge|quantite|cantidad|quantita|stock|on hand|qty on hand"""
_EXPIRY = """expiration date|lot serial number expiration date|lot id expiration date|expiry|expires|end of life
lot serial number expiration date|ablaufdatum|verfalldatum|date d expiration|fecha de caducidad"""
_BEST_BEFORE = """use date|lot serial number best before date|best before date|mhd|mindesthaltbarkeitsdatum"""
_PRODUCTION = "manufacturing date|production date|produced|herstelldatum|herstellungsdatum"

PRODUCTS = (
    ImportField(
        "sku", "SKU", "Its number here; no other product has it.", _words(_SKU), "C-100", needed=True
    ),
    ImportField(
        "name", "Name", "What it is called.", _words(_NAME), "Coffee, whole beans, 1 kg", needed=True
    ),
    ImportField(
        "tracking",
        "Tracking",
        "SERIAL, LOT or NONE; NONE when empty.",
        _words("tracked by|product tracking|traceability|ruckverfolgung|seguimiento|suivi"),
        "LOT",
    ),
    ImportField(
        "has_serial",
        "Has Serial No",
        "Whether each piece has a number.",
        _words("trackable"),
        in_template=False,
    ),
    ImportField("has_batch", "Has Batch No", "Whether lots have numbers.", in_template=False),
    ImportField(
        "unit",
        "Unit",
        "In which it is stocked, by name or symbol; pieces when empty.",
        _words(
            """unit of measure|uom id|uom id name|units of measure|default unit of measure|stock uom|uom|units
            mengeneinheit|einheit|unite de mesure|unidad de medida"""
        ),
        "pcs",
    ),
    ImportField(
        "gtin",
        "GTIN",
        "Of one stock unit: 8, 12, 13 or 14 digits.",
        _words("ean|ean 13|ean13|upc|gtin 13|gtin 14"),
        "9520123456788",
    ),
    ImportField(
        "codes",
        "Further codes",
        "Other barcodes that mean it, a line each.",
        _words("further code"),
        "COFFEE-1",
    ),
    ImportField(
        "barcode",
        "Barcode",
        "A GTIN, or else a code that means it.",
        _words("barcode|barcodes barcode|codigo de barras|code barres|strichcode"),
        in_template=False,
    ),
    ImportField("step", "Step", "Smallest part that is counted; as its unit has it when empty.", example="1"),
    ImportField(
        "shelf_life_days",
        "Shelf life (days)",
        "From the day it comes in.",
        _words("shelf life in days|shelf life|expiration time|default expiry"),
        "365",
    ),
    ImportField(
        "number_pattern",
        "Number pattern",
        "For numbers that Lotbook gives, such as C-{YY}-{0000}.",
        example="C-{0000}",
    ),
    ImportField(
        "purchase_price",
        "Purchase price",
        "Of one stock unit, in your currency.",
        _words("standard price|cost|kosten|cout|coste|last purchase rate|valuation rate"),
        "8.50",
    ),
    ImportField(
        "sales_price",
        "Sales price",
        "Of one stock unit, in your currency.",
        _words("list price|lst price|standard selling rate|verkaufspreis|prix de vente|precio de venta"),
        "14.90",
    ),
    ImportField("tax_rate", "Tax rate", "In percent.", example="7"),
)

PARTNERS = (
    ImportField(
        "name",
        "Name",
        "What the partner is called.",
        _words("supplier name|customer name|display name|complete name|company name|nombre|nom|id"),
        "Green Valley Farm",
        needed=True,
    ),
    ImportField(
        "roles",
        "Role",
        "VENDOR, CUSTOMER or both, a comma between.",
        _words("roles|type of partner"),
        "VENDOR",
    ),
    ImportField(
        "vendor",
        "Vendor",
        "Whether goods are bought there.",
        _words("supplier|is a vendor|is vendor|supplier rank|is supplier"),
        in_template=False,
    ),
    ImportField(
        "customer",
        "Customer",
        "Whether goods are sold there.",
        _words("is a customer|is customer|customer rank"),
        in_template=False,
    ),
    ImportField(
        "reference", "Reference", "Your number for the partner.", _words("ref|referenz|referencia"), "V-7"
    ),
    ImportField(
        "street", "Street", "Of the main address.", _words("address line 1|strasse|calle|rue"), "Hill Road 3"
    ),
    ImportField("city", "City", "Of the main address.", _words("ort|stadt|ville|ciudad|city town"), "Hilo"),
    ImportField(
        "postal_code", "Postal code", "Of the main address.", _words("zip|pincode|plz|code postal"), "96720"
    ),
    ImportField("region", "Region", "Of the main address.", _words("state|state id|state province"), "HI"),
    ImportField(
        "country",
        "Country",
        "Two letters, such as US, or its English name.",
        _words("country id|country id code|country code|country country code|land|pays|pais"),
        "US",
    ),
    ImportField(
        "email",
        "E-mail",
        "Where letters go.",
        _words("email|email address|email id|correo electronico"),
        "post@example.com",
    ),
    ImportField(
        "phone",
        "Phone",
        "To call.",
        _words("mobile|mobile no|telefon|telefono|telephone|phone no"),
        "+1 808 555 0100",
    ),
    ImportField(
        "currency",
        "Currency",
        "Three letters; yours when empty.",
        _words("default currency|billing currency|currency id"),
        "USD",
    ),
    ImportField("payment_days", "Payment (days)", "After the day on a paper; 30 when empty.", example="30"),
)

STOCK = (
    ImportField(
        "product",
        "SKU",
        "Of a product that is there, or its barcode.",
        _words(_PRODUCT),
        "C-100",
        needed=True,
    ),
    ImportField(
        "number", "Lot", "Number of the lot or serial; empty for what has none.", _words(_LOT), "L-2401"
    ),
    ImportField("quantity", "Quantity", "In the stock unit; of a serial always 1.", _words(_QUANTITY), "40"),
    ImportField("place", "Place", "Where it lies: its path, code or name.", _words(_PLACE), "WH/Stock"),
    ImportField(
        "expiry", "Expiry", "Usable through that day.", _words(f"expiry date|{_EXPIRY}"), "2027-12-31"
    ),
    ImportField("best_before", "Best before", "Best through that day.", _words(_BEST_BEFORE)),
    ImportField("production", "Production", "When it was made.", _words(_PRODUCTION), "2026-01-31"),
    ImportField(
        "maker_number",
        "Maker's number",
        "What the maker calls it.",
        _words("maker number|lot serial number internal reference|supplier batch|vendor lot"),
        "M-88",
    ),
    ImportField(
        "batch",
        "Batch",
        "Of which a serial is one; else the lot, where there is no other number.",
        _words("batch no|batch id|batch number|batch code"),
    ),
)

BILLS_OF_MATERIALS = (
    ImportField(
        "product",
        "Product",
        "SKU of what is made.",
        _words(f"product tmpl id default code|product internal reference|sku|{_SKU}"),
        "C-100",
        needed=True,
    ),
    ImportField(
        "quantity",
        "Quantity",
        "How much the bill makes; 1 when empty.",
        _words("product qty|qty|menge|bom quantity"),
        "10",
    ),
    ImportField(
        "component",
        "Component",
        "SKU of what goes in or comes out beside.",
        _words(
            """bom lines component internal reference|bom line ids product id default code|components item code
            item code items|bom line product|component sku|sub part|part sub part ipn|raw material"""
        ),
        "C-RAW",
        needed=True,
    ),
    ImportField(
        "component_quantity",
        "Component quantity",
        "How much of it, for as much as the bill makes.",
        _words("bom lines quantity|bom line ids product qty|qty items|component qty"),
        "11.5",
        needed=True,
    ),
    ImportField("loss", "Loss (%)", "To take on top, in percent.", _words("loss|scrap|scrap %"), "2"),
    ImportField("by_product", "By-product", "Yes for what comes out beside.", _words("is by product"), "no"),
)


_ORDERED = (
    ImportField(
        "product",
        "SKU",
        "Of a product that is there, or its barcode.",
        _words(f"order lines product|items item code|item code items|{_PRODUCT}"),
        "C-100",
        needed=True,
    ),
    ImportField(
        "quantity",
        "Quantity",
        "What is still open, in the unit.",
        _words(f"open quantity|order lines quantity|quantity items|qty items|{_QUANTITY}"),
        "12",
        needed=True,
    ),
    ImportField(
        "unit",
        "Unit",
        "By name or symbol; the product's own when empty.",
        _words("uom|unit of measure|order lines unit of measure|uom items"),
        "kg",
    ),
    ImportField(
        "price",
        "Price",
        "Of one unit; the product's when empty.",
        _words("unit price|rate|rate items|order lines unit price"),
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
            _words("order reference|reference|order no|order number|source document|id|name|bestellnummer"),
            "4711",
            needed=True,
        ),
        ImportField(
            "partner",
            partner,
            f"Name or reference of the {partner.lower()}, no {other}.",
            _words(alike),
            "Green Valley Farm",
            needed=True,
        ),
        ImportField(
            "due",
            due,
            "Day; today when empty.",
            _words(
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
    ImportKind.PARTNERS: PARTNERS,
    ImportKind.STOCK: STOCK,
    ImportKind.BILLS_OF_MATERIALS: BILLS_OF_MATERIALS,
    ImportKind.PURCHASE_ORDERS: PURCHASE_ORDERS,
    ImportKind.SALES_ORDERS: SALES_ORDERS,
}

SIGNS: Mapping[ImportSource, frozenset[str]] = {
    ImportSource.ODOO: frozenset(
        _words(
            """external id|internal reference|default code|lot serial number|product internal reference|list price
            location complete name|lot id|product id|location id|uom id|standard price|supplier rank|customer rank
            inventoried quantity|interne referenz|los seriennummer|referencia interna|reference interne
            product id default code|lot id name|location id complete name|product tmpl id default code|is a vendor
            is a customer|complete name|inventory quantity auto apply|bom lines quantity|numero de serie lote"""
        )
    ),
    ImportSource.ERPNEXT: frozenset(
        _words(
            """item code|item name|item group|has serial no|has batch no|default unit of measure|stock uom|actual qty
            batch no|serial no|batch id|balance qty|batch quantity|supplier name|customer name|supplier group
            customer group|default currency|billing currency|is stock item|shelf life in days"""
        )
    ),
    ImportSource.INVENTREE: frozenset(
        _words(
            """ipn|part ipn|part detail ipn|trackable|part detail name|location detail name|location detail pathstring
            default expiry|part name|location pathstring|salable|purchaseable|assembly|belongs to"""
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
