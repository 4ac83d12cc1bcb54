"""What PostgreSQL alone could do to rows: truncate tables, and write over what is there."""

from __future__ import annotations

from tests.db.forbidden.book import JOURNAL
from tests.db.forbidden.holds import ATTACHED, CHECKED
from tests.db.forbidden.labels import LOGGED, ONCE

REFUSED = {
    "bills are truncated": ("money paper: never truncated", "TRUNCATE money_paper CASCADE"),
    "payments are truncated": ("payment: never truncated", "TRUNCATE payment"),
    "holds are truncated": ("hold: never truncated", "TRUNCATE hold CASCADE"),
    "files are truncated": (ATTACHED, "TRUNCATE attachment CASCADE"),
    "what files are for is truncated": (ATTACHED, "TRUNCATE attachment_other_hold"),
    "what was checked is truncated": (CHECKED, "TRUNCATE hold_check"),
    "quarantine rules are truncated": ("archived, never deleted", "TRUNCATE quarantine_rule CASCADE"),
    "counters of keys are truncated": (ONCE, "TRUNCATE gs1_counter"),
    "prints are truncated": (LOGGED, "TRUNCATE label_print CASCADE"),
    "printed numbers are truncated": (LOGGED, "TRUNCATE label_printed"),
    "reservations are truncated": ("reservation: never truncated", "TRUNCATE reservation"),
    "the journal is truncated": ("journal: never truncated", "TRUNCATE stock_move_line CASCADE"),
    "operations are truncated": ("never truncated", "TRUNCATE operation CASCADE"),
    "a line is written over": (
        "journal: a line is never changed",
        f"INSERT INTO stock_move_line {JOURNAL} ON CONFLICT (id) DO UPDATE SET quantity = 1",
    ),
    "an answer is written over": (
        "what was answered stays answered",
        """INSERT INTO operation (key, kind, digest, state, recorded) SELECT key, '', '', 'OPEN', 0
           FROM operation WHERE seq = 5 ON CONFLICT (key) DO UPDATE SET outcome = '{}'""",
    ),
}
