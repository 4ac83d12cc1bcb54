"""Labels, what was printed, packages and the keys on them."""

from __future__ import annotations

from tests.ledger.plants import LAST, Again, Step, change

LABELLED = "what is on a label stays"
LOGGED = "what was printed stays in the log"
ONCE = "keys are given out once"


def template(purpose: str, **changes: str) -> Again:
    """The first template of a purpose once more, under another name."""
    another = {"name": "'another'", "usual": "FALSE"}
    return Again("label_template", f"purpose = '{purpose}'", another | changes)


REFUSED: dict[str, tuple[str, Step]] = {
    "public pages of lots without a key": ("check", change("settings", "public_lot_page = TRUE")),
    "an EAN-13 that should say a lot": ("check", template("LOT", symbol="'EAN_13'")),
    "an ITF-14 beside, that should say a lot": ("check", template("LOT", second_symbol="'ITF_14'")),
    "a GS1 symbol of a place": ("check", template("LOCATION", symbol="'GS1_128'")),
    "a link to the page of a lot on the label of a place": (
        "check",
        template("LOCATION", symbol="'PAGE_QR'"),
    ),
    "a link to the page of a lot beside the bars of a product": (
        "check",
        template("PRODUCT", second_symbol="'PAGE_QR'"),
    ),
    "a second usual template": ("unique", template("LOT", usual="TRUE")),
    "a usual template that is archived": (
        "check",
        change("label_template", "active = FALSE", "usual AND purpose = 'LOT'"),
    ),
    "two templates of one name": ("unique", change("label_template", "name = 'one'")),
    "a label as wide as a door": ("check", change("label_template", "width = 90000")),
    "a sheet without rows": (
        "check",
        change("label_template", "sheet_rows = NULL", "sheet_rows IS NOT NULL"),
    ),
    "labels that overlap on a sheet": ("check", change("label_template", "pitch_x = 1", "sheet_columns > 1")),
    "a template that printed is deleted": ("foreign", "DELETE FROM label_template WHERE usual"),
    "a print is changed": (LOGGED, "UPDATE label_print SET copies = 9"),
    "a print is forgotten": (LOGGED, "DELETE FROM label_print"),
    "a printed number is changed": (LOGGED, "UPDATE label_printed SET again = again"),
    "a printed number is forgotten": (LOGGED, "DELETE FROM label_printed"),
    "a print of nothing": ("check", Again("label_print", "1 = 1", {"labels": "0", "operation_id": LAST})),
    "a print by no operation": ("foreign", Again("label_print", "1 = 1", {"operation_id": "99999"})),
    "an operation that prints twice": ("unique|stays in the log", Again("label_print", "1 = 1", {})),
    "a number twice in a print": ("unique|stays in the log", Again("label_printed", "1 = 1", {})),
    "a package that was numbered is changed": (LABELLED, "UPDATE package SET number = '1'"),
    "a package that was numbered is deleted": (LABELLED, "DELETE FROM package"),
    "a package that holds some of nothing": (
        "check",
        Again("package", "1 = 1", {"product_id": "NULL", "number": "'2'"}),
    ),
    "a package that holds none": ("check", Again("package", "1 = 1", {"packed": "0", "number": "'2'"})),
    "two packages of one number": ("unique|on a label stays", Again("package", "1 = 1", {})),
    "a package in two places": (
        "in one place at a time",
        change("stock_balance", "package_id = (SELECT min(id) FROM package)", "on_hand > 0"),
    ),
    "a counter of keys goes back": (ONCE, "UPDATE gs1_counter SET next = next - 1"),
    "a counter of keys changes its prefix": (ONCE, "UPDATE gs1_counter SET prefix = '9529999'"),
    "a counter of keys is deleted": (ONCE, "DELETE FROM gs1_counter"),
    "a second counter of a prefix": ("unique|given out once", Again("gs1_counter", "1 = 1", {})),
    "a company prefix of five digits": ("check", "UPDATE settings SET gs1_prefix = '95212'"),
}
