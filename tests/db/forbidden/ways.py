"""Where goods are put, the way between warehouses, and what is carried for others."""

from __future__ import annotations

from tests.ledger.plants import Again, Step, change, first_line, lot, place, product, transfer

ON_THE_WAY = "what is on the way is for the transfer that brings it in"
WAY_STAYS = "its way between warehouses stays"
SENT_ON = "it brings in what another one sent on"
BOTH_OPEN = "carried promise: both transfers are open"
BOTH = "product_id = (SELECT min(id) FROM product), category_id = (SELECT min(id) FROM category)"


def rule(**changes: str) -> Again:
    """The putaway rule of a product once more."""
    return Again("putaway_rule", "product_id IS NOT NULL", changes)


def arrival(**changes: str) -> Again:
    """A transfer that brings in what another sent on, once more."""
    return Again("transfer", "shipped_by_id IS NOT NULL", {"number": "'X'"} | changes)


REFUSED: dict[str, tuple[str, Step]] = {
    "a putaway rule for nothing": ("check", rule(product_id="NULL", category_id="NULL")),
    "a putaway rule for a product and a category": ("check", change("putaway_rule", BOTH)),
    "a putaway rule that leads nowhere else": ("check", change("putaway_rule", "put_at_id = location_id")),
    "a second putaway rule for a product": ("unique", rule()),
    "a second putaway rule for a category": (
        "unique",
        Again("putaway_rule", "category_id IS NOT NULL"),
    ),
    "a putaway rule for no product that there is": ("foreign", rule(product_id="99999")),
    "a putaway rule to no place that there is": ("foreign", rule(put_at_id="99999", product_id="1")),
    "goods on the way are promised to a delivery": (
        f"{ON_THE_WAY}|foreign",
        change("reservation", f"transfer_id = {transfer('OUT/00003')}", f"lot_id = {lot('R-1')}"),
    ),
    "goods on the way are promised to another delivery": (
        f"{ON_THE_WAY}|unique",
        Again(
            "reservation",
            f"lot_id = {lot('R-1')}",
            {"transfer_id": transfer("OUT/00003"), "quantity": "1"},
        ),
    ),
    "an arrival of what nobody sent on": (SENT_ON, arrival(shipped_by_id=transfer("OUT/00001"))),
    "an arrival that sends on": (SENT_ON, arrival(onward_to_id=place("WH2/Stock"))),
    "an arrival forgets who sent it": (WAY_STAYS, change("transfer", "shipped_by_id = NULL")),
    "what was sent on goes elsewhere": (
        WAY_STAYS,
        change("transfer", f"onward_to_id = {place('WH1/Stock')}", "onward_to_id IS NOT NULL"),
    ),
    "goods are carried for a transfer that is done": (
        BOTH_OPEN,
        change(
            "carried_promise",
            f"transfer_id = {transfer('OUT/00001')}, transfer_line_id = {first_line('OUT/00001')}",
        ),
    ),
    "goods are carried for the line that carries them": (
        "check",
        change("carried_promise", "transfer_id = mover_id, transfer_line_id = mover_line_id"),
    ),
    "goods of another product are carried": (
        "foreign",
        change("carried_promise", f"product_id = {product('BAG')}"),
    ),
    "nothing is carried": ("check", change("carried_promise", "quantity = 0")),
    "the same goods are carried twice for a line": ("unique", Again("carried_promise", "1 = 1")),
    "a transfer ends while its goods are carried": (
        "still carried|still promised",
        change("transfer", "state = 'CANCELLED'", "id IN (SELECT transfer_id FROM carried_promise)"),
    ),
}
