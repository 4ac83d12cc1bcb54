"""Recalls: what one was started with stays, and only a real one that is started stops anything."""

from __future__ import annotations

from tests.ledger.plants import Again, Step, change, lot

STAYS = "what it was started with stays"
IN_SCOPE = "stays in scope, and what was decided about it stays known"
DECIDED = "a decision stays; a later one counts"
WIDENED = "it is widened while it is under way, and that stays"
ASKED = "what was asked for stays as it was"
KEPT = "what was promised of it at its close stays"
TAKEN = "what was taken stays known"
TOLD = "what customers are told stays once it is over"
LATER = "an answer stays; a later one counts"
OPEN = "(SELECT id FROM recall WHERE state = 'STARTED' AND kind = 'REAL')"
OVER = "(SELECT id FROM recall WHERE state = 'CLOSED')"
MOCK = "(SELECT id FROM recall WHERE kind = 'MOCK')"
OF_OPEN = f"recall_id = {OPEN}"
IN_FORCE = "ended_operation_id IS NULL AND recall_id IS NULL"
WRITTEN = "a letter stays as it was written"
OTHERS = "(SELECT min(id) FROM transfer WHERE partner_id NOT IN (SELECT partner_id FROM recall_letter))"
OUT = {"number": "'RC-9'"}


def scoped(**changes: str) -> Again:
    """A lot in the scope of the recall that is started, once more as another."""
    other = {"lot_id": lot("L-1"), "decision": "NULL", "decision_operation_id": "NULL"}
    return Again("recall_lot", OF_OPEN, other | changes)


REFUSED: dict[str, tuple[str, Step]] = {
    "a recall begins with its start": ("prepared before", Again("recall", "state = 'STARTED'", OUT)),
    "a recall of no state": ("check", change("recall", "state = 'OPEN'", "state = 'PREPARED'")),
    "a recall is closed before its start": (
        "what is started is closed|check",
        change("recall", "state = 'CLOSED'", "state = 'PREPARED'"),
    ),
    "a recall that is closed goes on": (
        "a finished one stays|check",
        change("recall", "state = 'STARTED', closed = NULL", "state = 'CLOSED'"),
    ),
    "a recall that is started is given up": (
        "what is started is closed|check",
        change("recall", "state = 'CANCELLED'", "state = 'STARTED'"),
    ),
    "a recall is started without its place in the book": (
        "check",
        change("recall", "state = 'STARTED'", "state = 'PREPARED'"),
    ),
    "a recall gets another reason": (STAYS, change("recall", "reason = 'none'", "state = 'STARTED'")),
    "links on notices end before their recall": (
        "its links stay as they were printed",
        change("recall", "link_key = 'aa'", "state = 'STARTED'"),
    ),
    "a recall becomes an exercise": (STAYS + "|check", change("recall", "kind = 'MOCK'", "kind = 'REAL'")),
    "a scope is drawn elsewhere in the book": (
        STAYS,
        change("recall", "position = position + 1", "state = 'STARTED'"),
    ),
    "a recall was faster than it was": (
        STAYS,
        change("recall", "held = created", "state = 'STARTED' AND kind = 'REAL'"),
    ),
    "a narrower scope without a reason": (
        "check",
        Again("recall", "state = 'PREPARED'", OUT | {"scope": "'BY_TIME'"}),
    ),
    "a person agrees with himself": (
        f"check|foreign|{STAYS}",
        change("recall", "asked_by_id = 1, confirmed_by_id = 1", "state = 'PREPARED'"),
    ),
    "a recall is closed by no write": (
        "what is started is closed",
        change("recall", "state = 'CLOSED', closed = created", "state = 'STARTED' AND kind = 'REAL'"),
    ),
    "a recall that is under way has the write that closed it": (
        "what is started is closed",
        change("recall", "closed_operation_id = 1", "state = 'STARTED'"),
    ),
    "what was promised at a close is another": (KEPT, change("recall_promised", "reserved = 7000000")),
    "what was promised at a close is forgotten": (KEPT, "DELETE FROM recall_promised"),
    "more was promised at a close": (
        KEPT,
        Again("recall_promised", "1 = 1", {"location_id": "(SELECT min(id) FROM location)"}),
    ),
    "more was promised at a close of a recall that goes on": (
        KEPT,
        Again("recall_promised", "1 = 1", {"recall_id": OPEN}),
    ),
    "what stood open at a close is another": (KEPT, change("recall_stopped", "transfer_id = 1")),
    "what stood open at a close is forgotten": (KEPT, "DELETE FROM recall_stopped"),
    "more stood open at a close": (
        KEPT,
        Again("recall_stopped", "1 = 1", {"transfer_id": "(SELECT min(id) FROM transfer)"}),
    ),
    "more was picked at a close": (KEPT, change("recall_held", "quantity = quantity + 1")),
    "what was picked at a close is forgotten": (KEPT, "DELETE FROM recall_held"),
    "another product was picked at a close": (
        KEPT,
        Again("recall_held", "1 = 1", {"product_id": "(SELECT min(id) FROM product)"}),
    ),
    "a stop took more than was promised": (TAKEN, change("stopped_promise", "quantity = quantity + 1")),
    "what a stop took is forgotten": (TAKEN, "DELETE FROM stopped_promise"),
    "customers were told otherwise": (TOLD, change("recall_advice", "text = 'none'")),
    "customers of a recall that is over are told more": (
        TOLD,
        f"INSERT INTO recall_advice (recall_id, language, text) VALUES ({OVER}, 'FR', 'x')",
    ),
    "customers of a recall that is over were told less": (
        TOLD,
        f"DELETE FROM recall_advice WHERE recall_id = {OVER}",
    ),
    "customers are told nothing": (
        "check",
        f"INSERT INTO recall_advice (recall_id, language, text) VALUES ({OPEN}, 'FR', '')",
    ),
    "a recall is deleted": ("never deleted|foreign", "DELETE FROM recall"),
    "a lot is in scope twice": (f"unique|{IN_SCOPE}", scoped(lot_id="lot_id", because="'DERIVED'")),
    "a lot is named after the start": ("named before it starts", scoped(because="'NAMED'")),
    "a lot follows before the start": (
        "follow from then on",
        scoped(recall_id="(SELECT id FROM recall WHERE state = 'PREPARED')", because="'DERIVED'"),
    ),
    "a lot came otherwise than by its widening": (
        IN_SCOPE,
        change("recall_lot", "widening_id = NULL", "widening_id IS NOT NULL"),
    ),
    "a lot is added by the widening of another recall": (
        "named before it starts",
        scoped(because="'NAMED'", recall_id=MOCK, widening_id="(SELECT min(id) FROM recall_widening)"),
    ),
    "a recall that is over is widened": (
        WIDENED,
        Again("recall_widening", "1 = 1", {"recall_id": "(SELECT id FROM recall WHERE state = 'CLOSED')"}),
    ),
    "a recall is widened for another reason": (WIDENED, change("recall_widening", "reason = 'none'")),
    "a recall is widened for no reason": (
        "check|" + WIDENED,
        Again("recall_widening", "1 = 1", {"reason": "''"}),
    ),
    "a widening is forgotten": (WIDENED, "DELETE FROM recall_widening"),
    "a widening named other lots": (ASKED, change("recall_widening_lot", f"lot_id = {lot('L-1')}")),
    "a widening named fewer lots": (ASKED, "DELETE FROM recall_widening_lot"),
    "a widening names more lots afterwards": (
        ASKED,
        Again("recall_widening_lot", "1 = 1", {"lot_id": lot("L-1")}),
    ),
    "a lot leaves the scope": (IN_SCOPE, f"DELETE FROM recall_lot WHERE {OF_OPEN}"),
    "a lot in scope is another": (IN_SCOPE, change("recall_lot", f"lot_id = {lot('L-1')}", OF_OPEN)),
    "a decision about a lot is another": (DECIDED, change("recall_decision", "decision = 'RELEASED'")),
    "a decision about a lot is forgotten": (DECIDED, "DELETE FROM recall_decision"),
    "the same is decided about a lot once more": (
        DECIDED,
        Again("recall_decision", "1 = 1", {"operation_id": "(SELECT min(id) FROM operation)"}),
    ),
    "a lot is decided by one write twice": (
        f"unique|{DECIDED}",
        Again("recall_decision", "1 = 1", {"decision": "'RELEASED'", "disposition": "NULL"}),
    ),
    "a release had rejected a lot": (
        f"check|unique|{DECIDED}",
        Again("recall_decision", "disposition IS NOT NULL", {"decision": "'RELEASED'"}),
    ),
    "a lot is decided otherwise, and nobody said so": (
        IN_SCOPE,
        change("recall_lot", "decision = 'RELEASED'", "decision IS NOT NULL"),
    ),
    "a lot is decided by nobody": (
        f"check|{IN_SCOPE}",
        change("recall_lot", "decision = 'RELEASED'", f"decision IS NULL AND {OF_OPEN}"),
    ),
    "what lots are known by is another": (STAYS, change("recall_mark", "maker_number = 'M'")),
    "what lots are known by is nothing": ("check", Again("recall_mark", "1 = 1", {"maker_number": "NULL"})),
    "days of a recall are others": (STAYS, change("recall_period", "until = '2099-01-01'")),
    "days of a recall are forgotten": (STAYS, "DELETE FROM recall_period"),
    "an order that a recall is about is another": (STAYS, change("recall_order", "purchase_order_id = NULL")),
    "an order that a recall is about is forgotten": (STAYS, "DELETE FROM recall_order"),
    "an order that is none": (
        f"check|{STAYS}",
        Again("recall_order", "1 = 1", {"purchase_order_id": "NULL"}),
    ),
    "days of nobody": (f"check|{STAYS}", Again("recall_period", "1 = 1", {"product_id": "NULL"})),
    "an answer is changed": (LATER, change("recall_answer", "name = 'nobody'")),
    "an answer is taken away": (LATER, "DELETE FROM recall_answer_line"),
    "an answer of less than nothing": (
        f"check|{LATER}",
        Again("recall_answer_line", "1 = 1", {"stopped": "-1"}),
    ),
    "an answer to a recall that is not started": (
        "once it is started",
        Again(
            "recall_answer",
            "1 = 1",
            {"recall_id": "(SELECT id FROM recall WHERE state = 'PREPARED' LIMIT 1)"},
        ),
    ),
    "a letter of a recall that is over": (
        f"while it is under way|unique|{WRITTEN}",
        Again("recall_letter", "1 = 1", {"recall_id": "(SELECT id FROM recall WHERE state = 'CLOSED')"}),
    ),
    "a letter is another": (WRITTEN, change("recall_letter", "kind = 'VENDOR'")),
    "a letter is taken back": (WRITTEN, "DELETE FROM recall_letter"),
    "a letter of the outbox is forgotten": ("foreign", "DELETE FROM outbox WHERE partner_id IS NOT NULL"),
    "a letter goes to someone else": (
        "goes to its reader",
        change("outbox", "partner_id = 1", "partner_id IS NOT NULL"),
    ),
    "a vendor gets a link": (
        f"check|unique|{WRITTEN}",
        Again("recall_letter", "1 = 1", {"kind": "'VENDOR'", "outbox_id": "900"}),
    ),
    "a link answers for another customer": (
        "deliveries to its reader alone",
        Again("recall_answer", "letter_id IS NOT NULL", {"transfer_id": OTHERS}),
    ),
    "a text without a subject": (
        "check",
        "INSERT INTO recall_text (kind, language, subject, body) VALUES ('NOTICE', 'DE', '', 'x')",
    ),
    "an exercise stops goods": (
        "only a real one",
        Again("hold", OF_OPEN, {"recall_id": MOCK, "ended_operation_id": "NULL"}),
    ),
    "a recall stops a lot in one place": (
        "check",
        Again("hold", OF_OPEN, {"location_id": "(SELECT min(id) FROM location)"}),
    ),
    "a hold becomes a recall's": ("it ends once|check", change("hold", f"recall_id = {OPEN}", IN_FORCE)),
}
