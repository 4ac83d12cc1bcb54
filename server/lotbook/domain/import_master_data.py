"""Columns of what is stocked, whom it comes from and goes to, and where it lies."""

from __future__ import annotations

from lotbook.domain.import_field import SKUS, ImportField, words
from lotbook.domain.import_words import ImportSource

_NAME = """item name|product name|part name|display name|nombre|nom|nome|bezeichnung|artikelbezeichnung|description"""

_UNUSED = (
    ImportField(
        "disabled",
        "Disabled",
        "Yes for what is not used any more: a new one comes in archived.",
        words("item disabled|supplier disabled|customer disabled|is disabled"),
        in_template=False,
        telling=False,
    ),
    ImportField(
        "active",
        "Active",
        "No for what is not used any more: a new one comes in archived.",
        words("is active|part active|aktiv|activo|actif|attivo"),
        in_template=False,
        telling=False,
    ),
)
"""Two ways of other programs to say what is not used any more."""

PRODUCTS = (
    ImportField(
        "sku",
        "SKU",
        "Its number here; no other product has it.",
        words(SKUS),
        "C-100",
        needed=True,
        key=True,
        elsewhere=(ImportSource.ERPNEXT, "id"),  # of which the list of items has no more
    ),
    ImportField("name", "Name", "What it is called.", words(_NAME), "Coffee, whole beans, 1 kg", needed=True),
    ImportField(
        "variant",
        "Variant values",
        "What tells variants of one name apart: it stands behind the name.",
        words("product template variant value ids|product template attribute value ids|variantenwerte"),
        in_template=False,
        telling=False,
        source=ImportSource.ODOO,
    ),
    ImportField(
        "tracking",
        "Tracking",
        "SERIAL, LOT or NONE; NONE when empty.",
        words("tracked by|product tracking|traceability|ruckverfolgung|verfolgung|seguimiento|suivi"),
        "LOT",
    ),
    ImportField(
        "has_serial",
        "Has Serial No",
        "Whether each piece has a number.",
        words("trackable"),
        in_template=False,
    ),
    ImportField("has_batch", "Has Batch No", "Whether lots have numbers.", in_template=False),
    ImportField(
        "unit",
        "Unit",
        "In which it is stocked, by name or symbol; pieces when empty.",
        words(
            """unit of measure|uom id|uom id name|units of measure|default unit of measure|stock uom|uom|units
            mengeneinheit|masseinheit|einheit|unite de mesure|unidad de medida"""
        ),
        "pcs",
    ),
    ImportField(
        "gtin",
        "GTIN",
        "Of one stock unit: 8, 12, 13 or 14 digits.",
        words("ean|ean 13|ean13|upc|gtin 13|gtin 14"),
        "9520123456788",
    ),
    ImportField(
        "codes",
        "Further codes",
        "Other barcodes that mean it, a line each.",
        words("further code"),
        "COFFEE-1",
    ),
    ImportField(
        "barcode",
        "Barcode",
        "A GTIN, or else a code that means it.",
        words("barcode|barcodes barcode|barcode barcodes|codigo de barras|code barres|strichcode"),
        in_template=False,
    ),
    ImportField("step", "Step", "Smallest part that is counted; as its unit has it when empty.", example="1"),
    ImportField(
        "shelf_life_days",
        "Shelf life (days)",
        "From the day it comes in.",
        words("shelf life in days|shelf life|expiration time|default expiry"),
        "365",
    ),
    ImportField(
        "stops_use",
        "Stops use",
        "EXPIRY or BEST_BEFORE: the date through which a lot is used; EXPIRY when empty.",
        example="EXPIRY",
    ),
    ImportField(
        "own_numbers",
        "Own numbers",
        "Yes where each lot gets a number of yours, beside the maker's.",
        example="no",
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
        words("standard price|cost|kosten|cout|coste|last purchase rate|valuation rate"),
        "8.50",
    ),
    ImportField(
        "sales_price",
        "Sales price",
        "Of one stock unit, in your currency.",
        words("list price|lst price|standard selling rate|verkaufspreis|prix de vente|precio de venta"),
        "14.90",
    ),
    ImportField("tax_rate", "Tax rate", "In percent.", example="7"),
    ImportField(
        "category",
        "Category",
        "Its category, with those above it in front: Food / Coffee.",
        words(
            """product category|categ id|category id|categ id complete name|item group|part category
            produktkategorie|kategorie|categoria|categorie"""
        ),
        "Food / Coffee",
        surer=words("category path|category name"),
    ),
    *_UNUSED,
    ImportField(
        "stocked",
        "Maintain stock",
        "No for a service and the like: nothing of it lies anywhere, and it is left alone.",
        words("is stock item"),
        in_template=False,
        telling=False,
    ),
    ImportField(
        "virtual",
        "Virtual",
        "Yes for what is none of goods: nothing of it lies anywhere, and it is left alone.",
        words("is virtual|part virtual"),
        in_template=False,
        telling=False,
        source=ImportSource.INVENTREE,
    ),
    ImportField(
        "type",
        "Product type",
        "Goods, or a service or combo: nothing of that lies anywhere, and it is left alone.",
        words("produktart|produkttyp|tipo de producto|type de produit|type d article|tipo prodotto"),
        in_template=False,
        telling=False,
        surer=words("detailed type"),
        source=ImportSource.ODOO,
    ),
    ImportField(
        "packaging", "Packaging", "One that it comes in; a file of packagings has more.", example="Carton"
    ),
    ImportField("packaging_quantity", "Per packaging", "Stock units in that.", example="12"),
    ImportField("packaging_gtin", "Packaging GTIN", "Of that.", example="19520123456785"),
)

PACKAGINGS = (
    ImportField(
        "product",
        "SKU",
        "Of a product that is there, or its barcode.",
        words(f"product|product id|{SKUS}"),
        "C-100",
        needed=True,
        key=True,
    ),
    ImportField(
        "name",
        "Packaging",
        "What it is called; a product has one of a name.",
        words("product packaging|packaging name"),
        "Carton",
        needed=True,
        key=True,
    ),
    ImportField(
        "quantity", "Quantity", "Stock units in it.", words("contained quantity|qty"), "12", needed=True
    ),
    ImportField(
        "gtin", "GTIN", "Of the packaging: 8, 12, 13 or 14 digits.", words("barcode|ean"), "19520123456785"
    ),
    ImportField("codes", "Further codes", "Other barcodes that mean it, a line each."),
)

PARTNERS = (
    ImportField(
        "name",
        "Name",
        "What the partner is called.",
        words("supplier name|customer name|display name|complete name|company name|nombre|nom|id"),
        "Green Valley Farm",
        needed=True,
        key=True,
    ),
    ImportField(
        "roles",
        "Role",
        "VENDOR, CUSTOMER or both, a comma between.",
        words("roles|type of partner"),
        "VENDOR",
    ),
    ImportField(
        "vendor",
        "Vendor",
        "Whether goods are bought there.",
        words("supplier|is a vendor|is vendor|supplier rank|is supplier"),
        in_template=False,
    ),
    ImportField(
        "customer",
        "Customer",
        "Whether goods are sold there.",
        words("is a customer|is customer|customer rank"),
        in_template=False,
    ),
    ImportField(
        "reference", "Reference", "Your number for the partner.", words("ref|referenz|referencia"), "V-7"
    ),
    ImportField(
        "street", "Street", "Of the main address.", words("address line 1|strasse|calle|rue"), "Hill Road 3"
    ),
    ImportField("city", "City", "Of the main address.", words("ort|stadt|ville|ciudad|city town"), "Hilo"),
    ImportField(
        "postal_code", "Postal code", "Of the main address.", words("zip|pincode|plz|code postal"), "96720"
    ),
    ImportField("region", "Region", "Of the main address.", words("state|state id|state province"), "HI"),
    ImportField(
        "country",
        "Country",
        "Two letters, such as US, or its name.",
        words("country id|country id code|country code|country country code|land|pays|pais"),
        "US",
    ),
    ImportField(
        "email",
        "E-mail",
        "Where letters go.",
        words("email|email address|email id|correo electronico"),
        "post@example.com",
    ),
    ImportField(
        "phone",
        "Phone",
        "To call.",
        words("mobile|mobile no|telefon|telefono|telephone|phone no"),
        "+1 808 555 0100",
    ),
    ImportField(
        "currency",
        "Currency",
        "Three letters; yours when empty.",
        words("default currency|billing currency|currency id"),
        "USD",
    ),
    ImportField("payment_days", "Payment (days)", "After the day on a paper; 30 when empty.", example="30"),
    ImportField(
        "end_of_month", "End of month", "Yes where payment then runs to the end of that month.", example="no"
    ),
    ImportField(
        "language",
        "Language",
        "EN, DE or FR: in which letters of recalls are written; EN when empty.",
        words("lang|print language|sprache|langue|idioma"),
        "EN",
    ),
    ImportField(
        "company",
        "Related company",
        "Whose person or address it is: that is no partner of its own, and is left alone.",
        words("parent id|parent id name|zugehoriges unternehmen|empresa relacionada|societe liee"),
        in_template=False,
        telling=False,
        source=ImportSource.ODOO,
    ),
    ImportField(
        "is_company",
        "Is a company",
        "Yes for what is a partner of its own, though it belongs to another.",
        words("is company"),
        in_template=False,
        telling=False,
        source=ImportSource.ODOO,
    ),
    *_UNUSED,
)

PLACES = (
    ImportField(
        "path",
        "Path",
        "Its name, with those of the places above it in front; these are there, or have a row too.",
        words("full location name|pathstring"),
        "WH/Stock/A-01",
        needed=True,
    ),
    ImportField(
        "usage",
        "Usage",
        "INTERNAL, TRANSIT, PRODUCTION, INVENTORY or SCRAP; INTERNAL when empty.",
        words("location type"),
        "INTERNAL",
    ),
    ImportField("code", "Code", "On its label; made of its path when empty.", words("barcode"), "LOC-A-01"),
    ImportField(
        "walking_order", "Walking order", "Its turn on the way through; the next when empty.", example="10"
    ),
    ImportField("blocked", "Blocked", "Yes for a place whose goods are not available.", example="no"),
)
