"""The book: lines of the journal, and the operations that wrote them."""

from __future__ import annotations

from tests.ledger.plants import LAST, Again, Step, arrived, change, line, lot, product

JOURNAL = "SELECT * FROM stock_move_line ORDER BY id LIMIT 1"
BACK = {"source_id": "destination_id", "destination_id": "source_id"}


def correction(number: str, **changes: str) -> Again:
    """A line back the other way that corrects the one which brought a lot in."""
    return arrived(number, **(BACK | {"corrects_id": "id", "operation_id": LAST} | changes))


REFUSED: dict[str, tuple[str, Step]] = {
    "a posted line is changed": ("journal: a line is never changed", line("quantity = 1", "L-2")),
    "a posted line is written as it was": (
        "journal: a line is never changed",
        line("lot_id = lot_id", "L-2"),
    ),
    "a posted line is deleted": ("journal: a line is never deleted", "DELETE FROM stock_move_line"),
    "a line without its lot": ("check", arrived("L-2", lot_id="NULL")),
    "a serial's line without its lot": ("check", arrived("SN-1", lot_id="NULL")),
    "a lot without tracking": ("check", Again("stock_move_line", "lot_id IS NULL", {"lot_id": lot("L-2")})),
    "a lot of another product": ("foreign", arrived("L-2", lot_id=lot("SN-1"), quantity="1000000")),
    "a line tracked as its product is not": (
        "tracking is not the one of the product",
        arrived("L-2", tracking="'SERIAL'", quantity="1000000"),
    ),
    "two units of a serial": ("check", arrived("SN-1", quantity="2000000")),
    "half a serial": ("check", arrived("SN-1", quantity="500000")),
    "a line of nothing": ("check", arrived("L-2", quantity="0")),
    "a line that takes from where it gives": ("check", arrived("L-2", quantity="-1000000")),
    "a line from a place to itself": ("check", arrived("L-2", source_id="destination_id")),
    "a line of no operation": ("foreign", arrived("L-2", operation_id="99999")),
    "a line from nowhere": ("foreign", arrived("L-2", source_id="99999")),
    "a line of no product": (
        "tracking is not|foreign key|FOREIGN KEY",
        Again("stock_move_line", "lot_id IS NULL", {"product_id": "99999"}),
    ),
    "a line of no document": ("foreign", arrived("L-2", transfer_line_id="99999")),
    "more corrected than moved": (
        "more is corrected than the line moved",
        correction("L-1", quantity="quantity + 1000"),
    ),
    "more corrected than is left": ("more is corrected than the line moved", correction("L-2")),
    "a correction of another lot": (
        "a correction moves the same lot",
        correction("L-1", lot_id=lot("L-2"), quantity="1000000"),
    ),
    "a correction of another product": (
        "a correction moves the same lot",
        correction("SN-14", product_id=product("BAG"), lot_id="NULL", tracking="'NONE'"),
    ),
    "a correction of no line": ("foreign", correction("L-1", corrects_id="99999")),
    "an answer is changed": (
        "what was answered stays answered",
        "UPDATE operation SET outcome = '{}' WHERE seq = 5",
    ),
    "an operation is opened again": (
        "what was answered stays answered",
        change("operation", "state = 'OPEN', seq = NULL", "seq = 5"),
    ),
    "a refusal is changed": (
        "what was answered stays answered",
        change("operation", "outcome = '{}'", "state = 'REFUSED'"),
    ),
    "an operation is deleted": ("operation: never deleted", "DELETE FROM operation WHERE state = 'REFUSED'"),
    "an operation's key twice": ("unique|given twice", Again("operation", "seq = 5", {"seq": "999"})),
    "an operation's place twice": ("unique|given twice", Again("operation", "seq = 5", {"key": "'another'"})),
    "applied without a place in the book": (
        "check",
        Again("operation", "seq = 5", {"seq": "NULL", "key": "'another'"}),
    ),
    "refused with a place in the book": (
        "check",
        Again("operation", "seq = 5", {"seq": "999", "key": "'another'", "state": "'REFUSED'"}),
    ),
    "applied without an answer": (
        "check",
        Again("operation", "seq = 5", {"seq": "999", "key": "'another'", "outcome": "NULL"}),
    ),
}
