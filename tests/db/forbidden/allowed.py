"""What is right and much like what is refused."""

from __future__ import annotations

from tests.db.forbidden.book import correction
from tests.db.forbidden.stock import on_balance
from tests.db.forbidden.transfers import entry
from tests.ledger.plants import LAST, Again, Step, arrived, change, place

ALLOWED: dict[str, Step] = {
    "a line": arrived("L-2", operation_id=LAST),
    "a correction of what is left": correction("L-2", quantity="750000"),
    "a line from scrap": arrived("L-2", source_id=place("Scrap")),
    "an entry on an open transfer": entry("SN-90", number="'SN-91'"),
    "an entry of an open transfer is changed": change("transfer_entry", "batch = 'B'", "number = 'SN-90'"),
    "an entry of an open transfer goes": "DELETE FROM transfer_entry WHERE number = 'SN-90'",
    "the note of a lot that moved": "UPDATE lot SET note = 'dented' WHERE number = 'L-2'",
    "an open transfer is cancelled": change("transfer", "state = 'CANCELLED'", "number = 'WH1/IN/00003'"),
    "all is taken out": on_balance("on_hand = 0"),
    "all is reserved": on_balance("reserved = on_hand"),
    "a packaging that lines name is taken off its product": change("packaging", "active = FALSE"),
    "less is promised": change("reservation", "quantity = quantity - 1", "NOT serial"),
    "another lot": Again("lot", "number = 'L-2'", {"number": "'L-9'"}),
    "a number of 64 characters": Again("lot", "number = 'L-2'", {"number": f"'{'x' * 64}'"}),
}
