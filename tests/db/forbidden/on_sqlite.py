"""What SQLite alone could do to rows: replace them, and store text where numbers belong."""

from __future__ import annotations

from tests.db.forbidden.book import JOURNAL
from tests.db.forbidden.holds import ATTACHED, CHECKED, HELD, RULE
from tests.db.forbidden.labels import LABELLED, LOGGED, ONCE
from tests.db.forbidden.making import REVISED

REFUSED = {
    "a bill of materials is replaced": (
        REVISED,
        "REPLACE INTO bill_of_materials SELECT * FROM bill_of_materials",
    ),
    "a line of a bill of materials is replaced": (
        "one that orders follow|a change is a new",
        "REPLACE INTO bill_line SELECT * FROM bill_line",
    ),
    "an order to make is replaced": (
        "manufacturing order: never replaced",
        "REPLACE INTO manufacturing_order SELECT * FROM manufacturing_order",
    ),
    "a run is replaced": ("run: never changed", "REPLACE INTO run SELECT * FROM run"),
    "a bill is replaced": (
        "money paper: never replaced",
        "REPLACE INTO money_paper SELECT * FROM money_paper",
    ),
    "a line of a bill is replaced": (
        "never replaced|only a draft",
        "REPLACE INTO money_line SELECT * FROM money_line",
    ),
    "a payment is replaced": ("payment: never replaced", "REPLACE INTO payment SELECT * FROM payment"),
    "a quarantine rule is replaced": (RULE, "REPLACE INTO quarantine_rule SELECT * FROM quarantine_rule"),
    "what was checked is replaced": (CHECKED, "REPLACE INTO hold_check SELECT * FROM hold_check"),
    "a file is replaced": (ATTACHED, "REPLACE INTO attachment SELECT * FROM attachment"),
    "its content is replaced": (ATTACHED, "REPLACE INTO attachment_content SELECT * FROM attachment_content"),
    "what a file is for is replaced": (
        ATTACHED,
        "REPLACE INTO attachment_other_hold SELECT * FROM attachment_other_hold",
    ),
    "a hold is replaced": (HELD, "REPLACE INTO hold SELECT * FROM hold"),
    "a counter of keys is replaced": (
        ONCE,
        "REPLACE INTO gs1_counter SELECT id, kind, prefix, 0 FROM gs1_counter",
    ),
    "a numbered package is replaced": (LABELLED, "REPLACE INTO package SELECT * FROM package"),
    "a print is replaced": (LOGGED, "REPLACE INTO label_print SELECT * FROM label_print"),
    "a printed number is replaced": (LOGGED, "REPLACE INTO label_printed SELECT * FROM label_printed"),
    "a promise is replaced": (
        "a row is never replaced",
        "REPLACE INTO reservation SELECT * FROM reservation",
    ),
    "a line is replaced": (
        "journal: a line is never replaced",
        f"INSERT OR REPLACE INTO stock_move_line {JOURNAL}",
    ),
    "a line is written over": (
        "journal: a line is never replaced",
        f"""INSERT INTO stock_move_line SELECT * FROM ({JOURNAL}) WHERE TRUE
            ON CONFLICT (id) DO UPDATE SET quantity = 1""",
    ),
    "a line is changed or replaced": (
        "journal: a line is never changed",
        "UPDATE OR REPLACE stock_move_line SET id = 1",
    ),
    "an operation is replaced by its id": (
        "never given twice",
        "REPLACE INTO operation SELECT * FROM operation WHERE seq = 5",
    ),
    "an operation is replaced by its key": (
        "never given twice",
        """REPLACE INTO operation (key, kind, digest, state, recorded)
           SELECT key, '', '', 'OPEN', 0 FROM operation WHERE seq = 5""",
    ),
    "an operation is replaced by its place": (
        "never given twice",
        """REPLACE INTO operation (key, kind, digest, state, recorded, seq, outcome)
           VALUES ('another', '', '', 'APPLIED', 0, 5, '{}')""",
    ),
    "a lot that moved is replaced": (
        "lot: never replaced",
        "REPLACE INTO lot SELECT * FROM lot WHERE number = 'L-2'",
    ),
    "a finished transfer is replaced": (
        "transfer: never replaced",
        "REPLACE INTO transfer SELECT * FROM transfer",
    ),
    "text where a quantity belongs": ("cannot store TEXT", "UPDATE stock_balance SET on_hand = 'much'"),
}
