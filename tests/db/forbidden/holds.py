"""Holds, and what was decided about lots."""

from __future__ import annotations

from tests.ledger.plants import LAST, Again, Step, change, product

HELD = "it ends once, and is kept as it was placed"


def hold_again(**changes: str) -> Again:
    """The hold of a quantity once more."""
    return Again("hold", "quantity IS NOT NULL", changes)


ATTACHED = "it stays as it was attached"
KEPT = "removed_operation_id IS NULL"
CHECKED = "what was checked stays"
RULE = "what a rule is about stays"
BY_RULE = "quarantine_rule_id IS NOT NULL"


def rule_again(**changes: str) -> Again:
    """The archived quarantine rule once more."""
    return Again("quarantine_rule", "NOT active", changes)


REFUSED: dict[str, tuple[str, Step]] = {
    "a hold of a lot and a package": ("check", hold_again(package_id="(SELECT min(id) FROM package)")),
    "a hold of nothing": ("check", hold_again(lot_id="NULL", location_id="NULL", quantity="NULL")),
    "a hold of a lot and a batch": ("check", hold_again(product_id=product("RADIO"), batch="'B'")),
    "a batch of no product": (
        "check",
        hold_again(lot_id="NULL", location_id="NULL", quantity="NULL", batch="'B'"),
    ),
    "a quantity held everywhere": ("check", hold_again(location_id="NULL")),
    "a quantity held of no lot": ("check", hold_again(lot_id="NULL")),
    "nothing held": ("check", hold_again(quantity="0")),
    "a hold of no lot that there is": ("foreign", hold_again(lot_id="99999")),
    "a hold that nobody placed": ("foreign", hold_again(operation_id="99999")),
    "a hold that ended is in force again": (
        HELD,
        change("hold", "ended_operation_id = NULL", "ended_operation_id IS NOT NULL"),
    ),
    "a hold ends twice": (
        HELD,
        change("hold", f"ended_operation_id = {LAST}", "ended_operation_id IS NOT NULL"),
    ),
    "a hold gets another reason": (HELD, change("hold", "reason = 'none'")),
    "a hold ends and stops something else": (
        HELD,
        change("hold", f"quantity = quantity + 1, ended_operation_id = {LAST}", "quantity IS NOT NULL"),
    ),
    "a hold is deleted": ("hold: never deleted", "DELETE FROM hold"),
    "a rule holds a lot twice": ("unique", Again("hold", BY_RULE)),
    "a rule holds a place": (
        "check",
        Again("hold", BY_RULE, {"lot_id": "NULL", "location_id": "(SELECT min(id) FROM location)"}),
    ),
    "a hold forgets its rule": (HELD, change("hold", "quarantine_rule_id = NULL", BY_RULE)),
    "a quarantine rule for nothing": ("check", rule_again(operation_type_id="NULL")),
    "a second quarantine rule for the same": ("unique", rule_again()),
    "a quarantine rule without a reason": ("check", change("quarantine_rule", "reason = ''")),
    "a quarantine rule becomes another": (
        RULE,
        change("quarantine_rule", f"product_id = {product('RADIO')}", "product_id IS NOT NULL"),
    ),
    "a quarantine rule is deleted": ("archived, never deleted", "DELETE FROM quarantine_rule"),
    "a hold is released with a check that is open": (
        "passed before it is released",
        change("hold", f"ended_operation_id = {LAST}", BY_RULE),
    ),
    "what was checked is changed": (CHECKED, change("hold_check", "passed = FALSE")),
    "what was checked is forgotten": (CHECKED, "DELETE FROM hold_check"),
    "a hold by hand is checked": (
        "only one of a quarantine rule",
        Again(
            "hold_check", "1 = 1", {"hold_id": "(SELECT min(id) FROM hold WHERE quarantine_rule_id IS NULL)"}
        ),
    ),
    "the same is asked for twice": (
        "unique",
        Again("quarantine_check", "position = 0", {"position": "7"}),
    ),
    "a file of a lot and a hold": (
        "check",
        Again("attachment", "1 = 1", {"lot_id": "(SELECT min(id) FROM lot)"}),
    ),
    "a file of an unknown type": ("check", Again("attachment", "1 = 1", {"media_type": "'text/html'"})),
    "a file gets another name": (ATTACHED, change("attachment", "name = 'x.pdf'", KEPT)),
    "a removed file is there again": (
        ATTACHED,
        change("attachment", "removed_operation_id = NULL", "removed_operation_id IS NOT NULL"),
    ),
    "that there was a file is forgotten": (f"{ATTACHED}|foreign", "DELETE FROM attachment"),
    "a file gets other content": (ATTACHED, change("attachment_content", "content = content")),
    "a file loses its content": (ATTACHED, "DELETE FROM attachment_content"),
    "what a file is for is another": (ATTACHED, change("attachment_other_hold", "hold_id = hold_id")),
    "what a file is for is forgotten": (ATTACHED, "DELETE FROM attachment_other_hold"),
    "an unknown disposition": ("check", change("lot", "disposition = 'LOST'")),
}
