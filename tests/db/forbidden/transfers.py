"""Transfers with what was scanned, what was announced, and lists for them."""

from __future__ import annotations

from tests.ledger.plants import AWAITED, Again, Step, change, first_line, lot, number_draft, transfer

CONFIRMED_LINE = """(SELECT min(line.id) FROM purchase_order_line AS line
  JOIN purchase_order ON purchase_order.id = line.order_id WHERE purchase_order.state = 'CONFIRMED')"""
ANNOUNCED = "what was announced for a finished transfer stays"
FINISHED = "entries of a finished transfer stay as they are"
IN_1, IN_4 = "number = 'WH1/IN/00001'", "number = 'WH1/IN/00004'"


def entry(of: str, **changes: str) -> Again:
    """An entry once more."""
    return Again("transfer_entry", f"number = '{of}'", changes)


def awaited(**changes: str) -> Again:
    """What is announced and still to come, once more."""
    return Again("expected_number", AWAITED, changes)


REFUSED: dict[str, tuple[str, Step]] = {
    "a finished transfer is opened": (
        "a finished transfer stays finished",
        change("transfer", "state = 'READY', validated = NULL", IN_1),
    ),
    "a finished transfer is cancelled": (
        "a finished transfer stays finished",
        change("transfer", "state = 'CANCELLED', validated = NULL", IN_1),
    ),
    "a cancelled transfer is opened": (
        "a finished transfer stays finished",
        change("transfer", "state = 'READY'", "number = 'WH1/INT/00002'"),
    ),
    "finished without a time": ("check", change("transfer", "state = 'DONE'", IN_4)),
    "a time without being finished": ("check", change("transfer", "validated = 1", IN_4)),
    "two backorders of a transfer": (
        "unique",
        change("transfer", f"backorder_of_id = {transfer('IN/00001')}", IN_4),
    ),
    "a number of a transfer twice": ("unique", change("transfer", "number = 'WH1/IN/00001'", IN_4)),
    "an entry comes to a finished transfer": (FINISHED, entry("L-2")),
    "an entry of a finished transfer is changed": (
        FINISHED,
        change("transfer_entry", "batch = 'B'", "number = 'L-2'"),
    ),
    "an entry of a finished transfer goes": (FINISHED, "DELETE FROM transfer_entry WHERE number = 'L-2'"),
    "an entry is moved to a finished transfer": (
        FINISHED,
        change(
            "transfer_entry",
            f"transfer_id = {transfer('IN/00001')}, line_id = {first_line('IN/00001')}",
            "number = 'SN-90'",
        ),
    ),
    "an entry leaves a finished transfer": (
        FINISHED,
        change(
            "transfer_entry",
            f"transfer_id = {transfer('IN/00004')}, line_id = {first_line('IN/00004')}",
            "number = 'SN-4'",
        ),
    ),
    "a serial twice on a transfer": ("unique", entry("SN-90")),
    "two of a serial on a transfer": ("check", entry("SN-90", number="'SN-91'", quantity="2000000")),
    "a serial without number": ("check", entry("SN-90", number="NULL", number_key="NULL")),
    "a number without tracking": ("check", entry("SN-90", number="'SN-91'", tracking="'NONE'")),
    "an entry on a line of another transfer": (
        "foreign",
        entry("SN-90", number="'SN-91'", line_id=first_line("IN/00001")),
    ),
    "an entry of a lot of another product": ("foreign", entry("SN-90", number="'SN-91'", lot_id=lot("L-2"))),
    "an entry of nothing": ("check", entry("SN-90", number="'SN-91'", quantity="0", tracking="'LOT'")),
    "a number is announced for a finished transfer": (
        ANNOUNCED,
        Again("expected_number", "number = 'SN-1'", {"number": "'SN-99'"}),
    ),
    "what was announced is changed afterwards": (
        ANNOUNCED,
        change("expected_number", "expiry = '2030-01-01'", "number = 'SN-1'"),
    ),
    "what was announced goes afterwards": (ANNOUNCED, "DELETE FROM expected_number WHERE number = 'SN-1'"),
    "a notice is moved to a finished transfer": (
        ANNOUNCED,
        change(
            "expected_number",
            f"transfer_line_id = {first_line('IN/00001')}, number = number || '-A'",
            AWAITED,
        ),
    ),
    "a serial announced twice": ("unique", awaited()),
    "a serial announced in two cartons": ("unique", awaited(carton="NULL", pallet="NULL")),
    "a lot announced twice in a carton": (
        "unique",
        Again("expected_number", f"number = 'L-9' AND {AWAITED}"),
    ),
    "two of a serial announced": ("check", awaited(number="'SN-99'", quantity="2000000")),
    "nothing announced": ("check", awaited(number="'SN-99'", serial="FALSE", quantity="0")),
    "announced for nothing": ("check", awaited(number="'SN-99'", transfer_line_id="NULL")),
    "announced for an order and its receipt": ("check", awaited(number="'SN-99'", order_line_id="1")),
    "announced without number": ("check", awaited(number="''")),
    "a carton of 17 digits": ("check", awaited(number="'SN-99'", carton="'39521234000000001'")),
    "a carton on itself": ("check", awaited(number="'SN-99'", pallet="carton")),
    "a list for a finished transfer": (
        "a finished transfer takes no list",
        number_draft(first_line("IN/00001")),
    ),
    "a list of no row": ("check", number_draft(first_line("IN/00003"), rows=0)),
    "a list for no line": ("foreign", number_draft("9999")),
    "a list for nothing": ("check", number_draft("NULL")),
    "a list for two lines": (
        "check",
        number_draft(first_line("IN/00003"), order_line_id="9999"),
    ),
    "a list for a confirmed order": (
        "of a confirmed order the receipt takes lists",
        number_draft("NULL", order_line_id=CONFIRMED_LINE),
    ),
}
