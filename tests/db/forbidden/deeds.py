"""Scrap, opening stock and what lots become: what was done stays, with why it was done."""

from __future__ import annotations

from tests.ledger.plants import Again, Step, change

WHY, OPENED = "why something was thrown away stays", "opening stock: it stays known as that"

REFUSED: dict[str, tuple[str, Step]] = {
    "scrap gets another reason": (WHY, change("scrap", "reason_id = 5")),
    "scrap is of no reason": (
        "FOREIGN KEY|foreign key",
        Again("scrap", "1 = 1", {"operation_id": "(SELECT min(id) FROM operation)", "reason_id": "99"}),
    ),
    "scrap is forgotten": (WHY, "DELETE FROM scrap"),
    "one write is scrapped for two reasons": (
        "UNIQUE|unique|stays",
        Again("scrap", "1 = 1", {"reason_id": "2"}),
    ),
    "a reason of scrap is deleted": ("never deleted", "DELETE FROM scrap_reason WHERE id = 5"),
    "a reason of scrap has no name": ("CHECK|check", change("scrap_reason", "name = ''", "id = 1")),
    "two reasons of scrap are one": (
        "UNIQUE|unique",
        change("scrap_reason", "name_key = 'spoiled'", "name_key = 'broken'"),
    ),
    "opening stock is of another day": (OPENED, change("opening_stock", "day = '2020-01-01'")),
    "opening stock is forgotten": (OPENED, "DELETE FROM opening_stock"),
    "a write is opening stock twice": ("UNIQUE|unique|stays", Again("opening_stock", "1 = 1")),
    "a lot becomes another in no known way": (
        "CHECK|check",
        Again("run", "kind = 'SPLIT'", {"kind": "'ELSE'"}),
    ),
    "a part is taken off for an order": (
        "belongs to an order, no other",
        Again(
            "run", "kind = 'SPLIT'", {"manufacturing_order_id": "(SELECT min(id) FROM manufacturing_order)"}
        ),
    ),
}
