"""Counts: a finished one stays, and a serial is counted once."""

from __future__ import annotations

from tests.ledger.plants import Again, Step, change, lot, place

LOOKED_AT = "looked at before it is done, and a finished one stays"
COUNTED = "what a finished one counted stays"
OF_DONE = "count_id = (SELECT id FROM stock_count WHERE state = 'DONE')"
OF_OPEN = "count_id = (SELECT id FROM stock_count WHERE state = 'COUNTING')"
ON_WAY = f"position_id IN (SELECT id FROM count_position WHERE {OF_OPEN})"

REFUSED: dict[str, tuple[str, Step]] = {
    "a count begins with its end": (
        "begins with counting",
        Again("stock_count", "state = 'DONE'", {"number": "'CNT-9'"}),
    ),
    "a count is done before it is looked at": (
        LOOKED_AT,
        change("stock_count", "state = 'DONE'", "state = 'COUNTING'"),
    ),
    "a count that is done goes on": (
        LOOKED_AT,
        change("stock_count", "state = 'COUNTING'", "state = 'DONE'"),
    ),
    "a count is of another place": (
        "what is counted stays",
        change("stock_count", f"location_id = {place('WH1/Stock')}", "state = 'COUNTING'"),
    ),
    "a count that is blind shows what is expected": (
        "what is counted stays",
        change("stock_count", "blind = FALSE", "state = 'COUNTING'"),
    ),
    "a count goes on with another": (
        "what is counted stays",
        change("stock_count", "recount_of_id = id", "state = 'COUNTING'"),
    ),
    "a count is deleted": ("never deleted", "DELETE FROM stock_count"),
    "a count of no state": ("check", change("stock_count", "state = 'OPEN'", "state = 'COUNTING'")),
    "a position of a finished count is changed": (COUNTED, change("count_position", "counted = 0", OF_DONE)),
    "a position of a finished count is taken away": (
        f"{COUNTED}|foreign|FOREIGN",
        f"DELETE FROM count_position WHERE {OF_DONE}",
    ),
    "a position comes to a finished count": (
        COUNTED,
        Again("count_position", OF_DONE, {"package_id": "(SELECT min(id) FROM package)"}),
    ),
    "an entry of a finished count is taken away": (
        COUNTED,
        f"DELETE FROM count_entry WHERE position_id IN (SELECT id FROM count_position WHERE {OF_DONE})",
    ),
    "an entry comes to a finished count": (
        COUNTED,
        Again("count_entry", f"position_id IN (SELECT id FROM count_position WHERE {OF_DONE})", {}),
    ),
    "an entry is changed": ("taken off, never changed", change("count_entry", "quantity = 1")),
    "an entry of less than nothing": ("check", Again("count_entry", ON_WAY, {"quantity": "-1"})),
    "a position becomes another lot's": (
        "stays what it is of",
        change("count_position", f"lot_id = {lot('L-2')}", f"lot_id = {lot('L-1')} AND {OF_OPEN}"),
    ),
    "a position twice": ("unique|stays what it is of", Again("count_position", OF_OPEN, {})),
    "a lot of another product is counted": (
        "foreign",
        Again("count_position", f"lot_id = {lot('L-1')} AND {OF_OPEN}", {"lot_id": lot("SN-1")}),
    ),
    "two of a serial are counted": (
        "check",
        change("count_position", "counted = 2000000", f"serial AND lot_id IS NOT NULL AND {OF_OPEN}"),
    ),
    "a serial is counted in two places": (
        "unique",
        Again("count_position", f"lot_id = {lot('SN-2')} AND {OF_OPEN}", {"location_id": place("WH1/Stock")}),
    ),
    "a new serial is counted in two places": (
        "unique",
        Again("count_position", f"number = 'SN-77' AND {OF_OPEN}", {"location_id": place("WH1/Stock")}),
    ),
    "a count without what was expected": (
        "check",
        change("count_position", "expected = NULL", f"counted IS NOT NULL AND {OF_OPEN}"),
    ),
    "a number that no lot has was expected": (
        "check",
        change("count_position", "expected = 1000000", f"number IS NOT NULL AND {OF_OPEN}"),
    ),
}
