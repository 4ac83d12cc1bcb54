"""What lies where, what is promised of it, and the lots."""

from __future__ import annotations

from tests.ledger.plants import Again, Step, change, first_line, lot, place, product, transfer


def balance(number: str, **changes: str) -> Again:
    return Again("stock_balance", f"lot_id = {lot(number)} AND on_hand > 0", changes)


def on_balance(to: str, number: str = "L-2") -> str:
    return change("stock_balance", to, f"lot_id = {lot(number)} AND on_hand > 0")


def promised(number: str, **changes: str) -> Again:
    """A promise of a lot once more."""
    return Again("reservation", f"lot_id = {lot(number)}", changes)


REFUSED: dict[str, tuple[str, Step]] = {
    "less than nothing in a place": ("check", on_balance("on_hand = on_hand - 750001")),
    "more reserved than on hand": ("check", on_balance("reserved = on_hand + 1")),
    "less than nothing reserved": ("check", on_balance("reserved = -1")),
    "on hand taken from under a reservation": ("check", on_balance("reserved = on_hand, on_hand = 1")),
    "a serial in two places": ("unique", balance("SN-14", location_id=place("WH1/Stock/A-02"))),
    "two of a serial in a place": ("check", on_balance("on_hand = 2000000", "SN-14")),
    "half a serial in a place": ("check", on_balance("on_hand = 500000", "SN-14")),
    "a serial counted as a batch": ("foreign", on_balance("serial = FALSE", "SN-14")),
    "a batch counted as a serial": ("foreign|check", on_balance("serial = TRUE, on_hand = 0")),
    "a serial without its lot": ("check", on_balance("lot_id = NULL", "SN-14")),
    "stock at the vendor's": ("foreign", balance("L-2", location_id=place("Vendors"))),
    "stock at the vendor's, called not physical": (
        "check",
        balance("L-2", location_id=place("Vendors"), physical="FALSE"),
    ),
    "stock of a lot of another product": ("foreign", on_balance(f"product_id = {product('BAG')}")),
    "two balances of the same": ("unique", balance("L-2")),
    "two balances of the same untracked": ("unique", Again("stock_balance", "lot_id IS NULL")),
    "a place that stops being physical under stock": (
        "foreign",
        change("location", "usage = 'SCRAP', physical = FALSE", "path = 'WH1/Stock'"),
    ),
    "more promised than lies there": ("check", change("reservation", "quantity = 9000000", "NOT serial")),
    "promised where nothing lies": (
        "nothing lies there",
        change("reservation", f"location_id = {place('WH1')}"),
    ),
    "a serial promised twice": (
        "unique|never replaced",
        promised("SN-13", transfer_line_id=first_line("OUT/00002"), transfer_id=transfer("OUT/00002")),
    ),
    "two promises of the same to a line": (
        "unique|never replaced",
        Again("reservation", "lot_id IS NULL", {"quantity": "1"}),
    ),
    "nothing promised": ("check", change("reservation", "quantity = 0")),
    "half a serial promised": ("check", change("reservation", "quantity = 500000", "serial")),
    "a serial promised without its lot": (
        "check|nothing lies",
        change("reservation", "lot_id = NULL", "serial"),
    ),
    "a promise of another product": (
        "foreign|nothing lies",
        change("reservation", f"product_id = {product('BAG')}", "serial"),
    ),
    "a promise to a line of another transfer": (
        "foreign|what is on the way",
        change("reservation", f"transfer_id = {transfer('OUT/00002')}"),
    ),
    "a promise to a finished transfer": (
        "only an open transfer",
        change(
            "reservation",
            f"transfer_id = {transfer('OUT/00001')}, transfer_line_id = {first_line('OUT/00001')}",
            "serial",
        ),
    ),
    "a transfer ends while goods are promised to it": (
        "still promised to it",
        change("transfer", "state = 'CANCELLED'", "number = 'WH1/OUT/00003'"),
    ),
    "goods leave that are promised": ("check", on_balance("on_hand = 0", "SN-13")),
    "a number twice for a product": ("unique", Again("lot", "number = 'L-2'")),
    "a number twice in the company": ("unique", "UPDATE lot SET company_number = 'same'"),
    "the number of a lot that moved": (
        "number and product stay",
        "UPDATE lot SET number = 'other' WHERE number = 'L-2'",
    ),
    "the product of a lot that moved": (
        "number and product stay",
        change("lot", f"product_id = {product('BAG')}", "number = 'L-2'"),
    ),
    "a lot that moved is deleted": ("foreign", "DELETE FROM lot WHERE number = 'L-2'"),
    "a lot without number": ("check", Again("lot", "number = 'L-2'", {"number": "''"})),
    "a number of 65 characters": ("check", Again("lot", "number = 'L-2'", {"number": f"'{'x' * 65}'"})),
    "a date of unknown origin": ("check", "UPDATE lot SET best_before = '2030-01-01' WHERE number = 'L-2'"),
    "a last day that sorts as another": (
        "check",
        "UPDATE lot SET last_day_key = '2030-01-01' WHERE number = 'L-2'",
    ),
}
