"""What is made: bills of materials, orders, runs and the edges between lots."""

from __future__ import annotations

from tests.ledger.plants import Again, Step, change, lot, product

REVISED = "bill of materials: a change is a new revision"
EDGE = "FOREIGN KEY constraint failed|between goods that moved"
RUN_OF_ORDER = "transfer: its run is one of its order"
OPEN = "SELECT id FROM transfer WHERE state = 'READY'"
REFUSED: dict[str, tuple[str, Step]] = {
    "a bill of materials is changed": (REVISED, change("bill_of_materials", "quantity = 1")),
    "a line of a bill is changed": (REVISED, change("bill_line", "quantity = 1")),
    "a line of a bill is taken away": (REVISED, "DELETE FROM bill_line"),
    "a line comes to a bill that an order follows": (
        "one that orders follow stays as it is",
        Again("bill_line", "bill_id = 1", {"position": "9", "product_id": product("BAG")}),
    ),
    "a bill makes its product of itself": (
        "nothing is made of itself",
        Again("bill_line", "bill_id = 2", {"position": "9", "product_id": product("MALT")}),
    ),
    "a loss of all": (
        "check",
        Again(
            "bill_line", "bill_id = 2", {"position": "9", "product_id": product("BAG"), "loss": "100000000"}
        ),
    ),
    "an order to make nothing": (
        "check",
        Again("manufacturing_order", "1 = 1", {"quantity": "0", "number": "'MO-9'"}),
    ),
    "a confirmed order to make is a draft again": (
        "a confirmed one is no draft again",
        change("manufacturing_order", "state = 'DRAFT'"),
    ),
    "a confirmed order makes more": (
        "manufacturing order: a confirmed one stays as it is",
        change("manufacturing_order", "quantity = quantity + 1"),
    ),
    "a run of production without an order": (
        "one of production belongs to an order",
        Again("run", "kind = 'PRODUCTION'", {"manufacturing_order_id": "NULL"}),
    ),
    "a run is changed": ("run: never changed", change("run", "reason = 'another'")),
    "a run is taken away": ("run: never deleted", "DELETE FROM run WHERE kind = 'RELABEL'"),
    "a posted transfer goes to no run": (
        RUN_OF_ORDER,
        change(
            "transfer",
            "run_id = NULL, manufacturing_order_id = NULL",
            "run_id IS NOT NULL AND state = 'DONE'",
        ),
    ),
    "a transfer has the run of another order": (
        RUN_OF_ORDER,
        change(
            "transfer", "run_id = (SELECT id FROM run WHERE kind = 'PRODUCTION')", "number = 'WH1/IN/00003'"
        ),
    ),
    "less than nothing of a lot went into another": ("check", change("lot_edge", "quantity = -1")),
    "an edge twice": ("unique", Again("lot_edge", "assigned")),
    "an edge from a lot of another product": (
        EDGE,
        change("lot_edge", f"input_lot_id = {lot('L-2')}"),
    ),
    "an edge to a product that there is not": (EDGE, change("lot_edge", "output_product_id = 99999")),
    "an edge of no run": (EDGE, change("lot_edge", "run_id = 99999")),
    "a component goes into a number of no product": (
        "check",
        change("transfer_entry", "into_number = 'K-1'", f"transfer_id IN ({OPEN})"),
    ),
    "a pair is assigned twice": ("unique", Again("run_assignment", "1 = 1")),
}
