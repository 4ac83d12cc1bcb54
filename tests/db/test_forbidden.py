"""What must never be is refused by the database itself, whoever asks: here in raw SQL, on a story's rows."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from lotbook.db import engine as database
from lotbook.db.work import transaction
from tests import engines
from tests.ledger.plants import (
    AWAITED,
    LAST,
    Again,
    Step,
    arrived,
    barcode,
    change,
    line,
    lot,
    number_draft,
    place,
    plant,
    product,
    transfer,
)
from tests.ledger.story import loosened_story, story

CONFIRMED_LINE = """(SELECT min(line.id) FROM purchase_order_line AS line
  JOIN purchase_order ON purchase_order.id = line.order_id WHERE purchase_order.state = 'CONFIRMED')"""
KINDS = {
    "check": "CHECK constraint failed|violates check constraint",
    "unique": "UNIQUE constraint failed|duplicate key value",
    "foreign": "FOREIGN KEY constraint failed|violates foreign key constraint",
}
ANNOUNCED = "what was announced for a finished transfer stays"
FINISHED = "entries of a finished transfer stay as they are"
ONCE = "keys are given out once"
STAYS = "order, partner and currency stay"
POSTED = "what is posted or given up stays"
DRAFT = "only a draft is changed"
TAKEN_BACK = "payment: only taken back, never changed"
HELD = "it ends once, and is kept as it was placed"
LABELLED = "what is on a label stays"
LOGGED = "what was printed stays in the log"
REVISED = "bill of materials: a change is a new revision"
RUN_OF_ORDER = "transfer: its run is one of its order"
JOURNAL = "SELECT * FROM stock_move_line ORDER BY id LIMIT 1"
BACK = {"source_id": "destination_id", "destination_id": "source_id"}


def entry(of: str, **changes: str) -> Again:
    """An entry once more."""
    return Again("transfer_entry", f"number = '{of}'", changes)


def awaited(**changes: str) -> Again:
    """What is announced and still to come, once more."""
    return Again("expected_number", AWAITED, changes)


def correction(number: str, **changes: str) -> Again:
    """A line back the other way that corrects the one which brought a lot in."""
    return arrived(number, **(BACK | {"corrects_id": "id", "operation_id": LAST} | changes))


def hold_again(**changes: str) -> Again:
    """The hold of a quantity once more."""
    return Again("hold", "quantity IS NOT NULL", changes)


def first_line(number: str) -> str:
    return f"(SELECT min(id) FROM transfer_line WHERE transfer_id = {transfer(number)})"


def balance(number: str, **changes: str) -> Again:
    return Again("stock_balance", f"lot_id = {lot(number)} AND on_hand > 0", changes)


def promised(number: str, **changes: str) -> Again:
    """A promise of a lot once more."""
    return Again("reservation", f"lot_id = {lot(number)}", changes)


def template(purpose: str, **changes: str) -> Again:
    """The first template of a purpose once more, under another name."""
    another = {"name": "'another'", "usual": "FALSE"}
    return Again("label_template", f"purpose = '{purpose}'", another | changes)


def on_balance(to: str, number: str = "L-2") -> str:
    return change("stock_balance", to, f"lot_id = {lot(number)} AND on_hand > 0")


def paper(**changes: str) -> Again:
    """The draft of a bill once more, under another number."""
    return Again("money_paper", "id = 4", {"number": "'DRAFT-9'", "vendor_number": "NULL"} | changes)


def money_line(**changes: str) -> Again:
    """A line of the draft once more."""
    return Again("money_line", "paper_id = 4", {"position": "900"} | changes)


def payment(**changes: str) -> Again:
    """A payment once more."""
    return Again("payment", "NOT cancelled", changes)


def packed(table: str, sku: str) -> str:
    """Lines of a product in the only packaging there is, which is of another."""
    return change(
        table, "packaging_id = (SELECT id FROM packaging), per_packaging = 1", f"product_id = {product(sku)}"
    )


PACKED = "INSERT INTO product_barcode (product_id, packaging_id, kind, code) VALUES (1, 99, 'CODE', 'B')"
IN_1, IN_4 = "number = 'WH1/IN/00001'", "number = 'WH1/IN/00004'"

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
    "nothing of a lot went into another": ("check", change("lot_edge", "quantity = 0")),
    "an edge twice": ("unique", Again("lot_edge", "assigned")),
    "an edge from a lot of another product": (
        "foreign",
        change("lot_edge", f"input_lot_id = {lot('L-2')}"),
    ),
    "a pair is assigned twice": ("unique", Again("run_assignment", "1 = 1")),
    # Lists of numbers
    "a list for a finished transfer": (
        "a finished transfer takes no list",
        number_draft(first_line("IN/00001")),
    ),
    "a list of no row": ("check", number_draft(first_line("IN/00003"), rows=0)),
    "a list for no line": ("foreign", number_draft("9999")),
    "a list for nothing": ("check", number_draft("NULL")),
    "a list for two lines": (
        "check",
        number_draft(first_line("IN/00003"), order_line_id="9999"),
    ),
    "a list for a confirmed order": (
        "of a confirmed order the receipt takes lists",
        number_draft("NULL", order_line_id=CONFIRMED_LINE),
    ),
    # The journal
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
    # Operations
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
    # Balances
    "less than nothing in a place": ("check", on_balance("on_hand = on_hand - 750001")),
    "more reserved than on hand": ("check", on_balance("reserved = on_hand + 1")),
    "less than nothing reserved": ("check", on_balance("reserved = -1")),
    "on hand taken from under a reservation": ("check", on_balance("reserved = on_hand, on_hand = 1")),
    "a serial in two places": ("unique", balance("SN-14", location_id=place("WH1/Stock/A-02"))),
    "two of a serial in a place": ("check", on_balance("on_hand = 2000000", "SN-14")),
    "half a serial in a place": ("check", on_balance("on_hand = 500000", "SN-14")),
    "a serial counted as a batch": ("foreign", on_balance("serial = FALSE", "SN-14")),
    "a batch counted as a serial": ("foreign|check", on_balance("serial = TRUE, on_hand = 0")),
    "a serial without its lot": ("check", on_balance("lot_id = NULL", "SN-14")),
    "stock at the vendor's": ("foreign", balance("L-2", location_id=place("Vendors"))),
    "stock at the vendor's, called not physical": (
        "check",
        balance("L-2", location_id=place("Vendors"), physical="FALSE"),
    ),
    "stock of a lot of another product": ("foreign", on_balance(f"product_id = {product('BAG')}")),
    "two balances of the same": ("unique", balance("L-2")),
    "two balances of the same untracked": ("unique", Again("stock_balance", "lot_id IS NULL")),
    "a place that stops being physical under stock": (
        "foreign",
        change("location", "usage = 'SCRAP', physical = FALSE", "path = 'WH1/Stock'"),
    ),
    # Reservations
    "more promised than lies there": ("check", change("reservation", "quantity = 9000000", "NOT serial")),
    "promised where nothing lies": (
        "nothing lies there",
        change("reservation", f"location_id = {place('WH1')}"),
    ),
    "a serial promised twice": (
        "unique|never replaced",
        promised("SN-13", transfer_line_id=first_line("OUT/00002"), transfer_id=transfer("OUT/00002")),
    ),
    "two promises of the same to a line": (
        "unique|never replaced",
        Again("reservation", "lot_id IS NULL", {"quantity": "1"}),
    ),
    "nothing promised": ("check", change("reservation", "quantity = 0")),
    "half a serial promised": ("check", change("reservation", "quantity = 500000", "serial")),
    "a serial promised without its lot": (
        "check|nothing lies",
        change("reservation", "lot_id = NULL", "serial"),
    ),
    "a promise of another product": (
        "foreign|nothing lies",
        change("reservation", f"product_id = {product('BAG')}", "serial"),
    ),
    "a promise to a line of another transfer": (
        "foreign",
        change("reservation", f"transfer_id = {transfer('OUT/00002')}"),
    ),
    "a promise to a finished transfer": (
        "only an open transfer",
        change(
            "reservation",
            f"transfer_id = {transfer('OUT/00001')}, transfer_line_id = {first_line('OUT/00001')}",
            "serial",
        ),
    ),
    "a transfer ends while goods are promised to it": (
        "still promised to it",
        change("transfer", "state = 'CANCELLED'", "number = 'WH1/OUT/00003'"),
    ),
    "goods leave that are promised": ("check", on_balance("on_hand = 0", "SN-13")),
    # Lots
    "a number twice for a product": ("unique", Again("lot", "number = 'L-2'")),
    "a number twice in the company": ("unique", "UPDATE lot SET company_number = 'same'"),
    "the number of a lot that moved": (
        "number and product stay",
        "UPDATE lot SET number = 'other' WHERE number = 'L-2'",
    ),
    "the product of a lot that moved": (
        "number and product stay",
        change("lot", f"product_id = {product('BAG')}", "number = 'L-2'"),
    ),
    "a lot that moved is deleted": ("foreign", "DELETE FROM lot WHERE number = 'L-2'"),
    "a lot without number": ("check", Again("lot", "number = 'L-2'", {"number": "''"})),
    "a number of 65 characters": ("check", Again("lot", "number = 'L-2'", {"number": f"'{'x' * 65}'"})),
    "a date of unknown origin": ("check", "UPDATE lot SET best_before = '2030-01-01' WHERE number = 'L-2'"),
    "a last day that sorts as another": (
        "check",
        "UPDATE lot SET last_day_key = '2030-01-01' WHERE number = 'L-2'",
    ),
    # Transfers and what was scanned
    "a finished transfer is opened": (
        "a finished transfer stays finished",
        change("transfer", "state = 'READY', validated = NULL", IN_1),
    ),
    "a finished transfer is cancelled": (
        "a finished transfer stays finished",
        change("transfer", "state = 'CANCELLED', validated = NULL", IN_1),
    ),
    "a cancelled transfer is opened": (
        "a finished transfer stays finished",
        change("transfer", "state = 'READY'", "number = 'WH1/INT/00002'"),
    ),
    "finished without a time": ("check", change("transfer", "state = 'DONE'", IN_4)),
    "a time without being finished": ("check", change("transfer", "validated = 1", IN_4)),
    "two backorders of a transfer": (
        "unique",
        change("transfer", f"backorder_of_id = {transfer('IN/00001')}", IN_4),
    ),
    "a number of a transfer twice": ("unique", change("transfer", "number = 'WH1/IN/00001'", IN_4)),
    "an entry comes to a finished transfer": (FINISHED, entry("L-2")),
    "an entry of a finished transfer is changed": (
        FINISHED,
        change("transfer_entry", "batch = 'B'", "number = 'L-2'"),
    ),
    "an entry of a finished transfer goes": (FINISHED, "DELETE FROM transfer_entry WHERE number = 'L-2'"),
    "an entry is moved to a finished transfer": (
        FINISHED,
        change(
            "transfer_entry",
            f"transfer_id = {transfer('IN/00001')}, line_id = {first_line('IN/00001')}",
            "number = 'SN-90'",
        ),
    ),
    "an entry leaves a finished transfer": (
        FINISHED,
        change(
            "transfer_entry",
            f"transfer_id = {transfer('IN/00004')}, line_id = {first_line('IN/00004')}",
            "number = 'SN-4'",
        ),
    ),
    "a serial twice on a transfer": ("unique", entry("SN-90")),
    "two of a serial on a transfer": ("check", entry("SN-90", number="'SN-91'", quantity="2000000")),
    "a serial without number": ("check", entry("SN-90", number="NULL", number_key="NULL")),
    "a number without tracking": ("check", entry("SN-90", number="'SN-91'", tracking="'NONE'")),
    "an entry on a line of another transfer": (
        "foreign",
        entry("SN-90", number="'SN-91'", line_id=first_line("IN/00001")),
    ),
    "an entry of a lot of another product": ("foreign", entry("SN-90", number="'SN-91'", lot_id=lot("L-2"))),
    "an entry of nothing": ("check", entry("SN-90", number="'SN-91'", quantity="0", tracking="'LOT'")),
    # Advance notice
    "a number is announced for a finished transfer": (
        ANNOUNCED,
        Again("expected_number", "number = 'SN-1'", {"number": "'SN-99'"}),
    ),
    "what was announced is changed afterwards": (
        ANNOUNCED,
        change("expected_number", "expiry = '2030-01-01'", "number = 'SN-1'"),
    ),
    "what was announced goes afterwards": (ANNOUNCED, "DELETE FROM expected_number WHERE number = 'SN-1'"),
    "a notice is moved to a finished transfer": (
        ANNOUNCED,
        change(
            "expected_number",
            f"transfer_line_id = {first_line('IN/00001')}, number = number || '-A'",
            AWAITED,
        ),
    ),
    "a serial announced twice": ("unique", awaited()),
    "a serial announced in two cartons": ("unique", awaited(carton="NULL", pallet="NULL")),
    "a lot announced twice in a carton": (
        "unique",
        Again("expected_number", f"number = 'L-9' AND {AWAITED}"),
    ),
    "two of a serial announced": ("check", awaited(number="'SN-99'", quantity="2000000")),
    "nothing announced": ("check", awaited(number="'SN-99'", serial="FALSE", quantity="0")),
    "announced for nothing": ("check", awaited(number="'SN-99'", transfer_line_id="NULL")),
    "announced for an order and its receipt": ("check", awaited(number="'SN-99'", order_line_id="1")),
    "announced without number": ("check", awaited(number="''")),
    "a carton of 17 digits": ("check", awaited(number="'SN-99'", carton="'39521234000000001'")),
    "a carton on itself": ("check", awaited(number="'SN-99'", pallet="carton")),
    # Places, products, orders
    "a place above itself": ("check", "UPDATE location SET parent_id = id WHERE path = 'WH1/Stock'"),
    "two places of one code": (
        "unique",
        "UPDATE location SET barcode = 'LOC-SCRAP' WHERE path = 'WH1/Stock'",
    ),
    "a place that was moved through is deleted": ("foreign", "DELETE FROM location WHERE path = 'WH1/Stock'"),
    "scrap that is physical": ("check", "UPDATE location SET physical = TRUE WHERE path = 'Scrap'"),
    "half a piece as the step of a serial": ("check", "UPDATE product SET step = 500000 WHERE sku = 'RADIO'"),
    "a product that moved is deleted": ("foreign", "DELETE FROM product WHERE sku = 'BAG'"),
    "a GTIN of 13 digits": ("check", barcode(1, "GTIN", "9520123456788")),
    "a packaging of another product": ("foreign", PACKED),
    "an order line in a packaging of another product": ("foreign", packed("purchase_order_line", "RADIO")),
    "a transfer line in a packaging of another product": ("foreign", packed("transfer_line", "RADIO")),
    "a new line in a packaging of another product": (
        "foreign",
        Again("transfer_line", "packaging_id IS NOT NULL", {"product_id": product("BAG"), "position": "900"}),
    ),
    "a packaging that is given to another product": (
        "foreign|stays with its product",
        change("packaging", f"product_id = {product('BAG')}"),
    ),
    "a packaging that lines name is deleted": ("foreign", "DELETE FROM packaging"),
    "a packaging without what is in it": (
        "check",
        change("purchase_order_line", "per_packaging = NULL", "packaging_id IS NOT NULL"),
    ),
    "what is in a packaging, without one": (
        "check",
        change("transfer_line", "per_packaging = 1", "packaging_id IS NULL"),
    ),
    "nothing in a packaging": (
        "check",
        change("transfer_line", "per_packaging = 0", "packaging_id IS NOT NULL"),
    ),
    "a confirmed order that waits for approval": (
        "check",
        change("purchase_order", "approval_asked = 0", "state = 'CONFIRMED'"),
    ),
    "a price for something else": ("check", change("purchase_order_line", "price_per = 'PALLET'")),
    "an order that does not add up": ("check", "UPDATE purchase_order SET total = total + 1"),
    "a sale that does not add up": ("check", "UPDATE sales_order SET total = total + 1"),
    "a sale in no known state": ("check", "UPDATE sales_order SET state = 'QUOTED'"),
    "a sale to nobody": ("foreign", "UPDATE sales_order SET customer_id = 99999"),
    "a number of a sale twice": ("unique", Again("sales_order", "state = 'DRAFT'")),
    "nothing of a product sold": ("check", change("sales_order_line", "quantity = 0")),
    "two lines of a sale in one place": ("unique", Again("sales_order_line", "1 = 1")),
    "a line sold in a packaging of another product": ("foreign", packed("sales_order_line", "RADIO")),
    "sold in a packaging without what is in it": (
        "check",
        change("sales_order_line", "per_packaging = 1", f"product_id = {product('RADIO')}"),
    ),
    "a transfer of goods both bought and sold": (
        "check",
        change("transfer", "sales_order_id = 1", "purchase_order_id IS NOT NULL"),
    ),
    "a line of goods both bought and sold": (
        "check",
        change("transfer_line", "sales_order_line_id = 1", "purchase_order_line_id IS NOT NULL"),
    ),
    "a sale that transfers name is deleted": ("foreign", "DELETE FROM sales_order WHERE state <> 'DRAFT'"),
    "a line brings back what another transfer moved": (
        "what that transfer moved",
        change("transfer_line", f"returns_line_id = {first_line('IN/00001')}", "id <> 1"),
    ),
    "a return of a transfer that is not there": (
        "foreign",
        change("transfer", "return_of_id = 99999", "id = 1"),
    ),
    # Papers with money
    "a posted bill is changed": (POSTED, change("money_paper", "total = total + 1, net = net + 1", "id = 1")),
    "a posted bill becomes a draft": (POSTED, change("money_paper", "state = 'DRAFT'", "id = 1")),
    "a bill that was given up is posted": (POSTED, change("money_paper", "state = 'POSTED'", "id = 3")),
    "a draft of another order": (
        STAYS,
        change("money_paper", "currency = 'USD'", "id = 4"),
    ),
    "a bill is deleted": ("money paper: never deleted", "DELETE FROM money_paper WHERE id = 4"),
    "a bill that does not add up": ("check", change("money_paper", "total = total + 1", "id = 4")),
    "a bill without an order": ("check", paper(purchase_order_id="NULL")),
    "a bill due before its day": ("check", change("money_paper", "due_on = '2000-01-01'", "id = 4")),
    "a bill posted without addresses": ("check", change("money_paper", "state = 'POSTED'", "id = 4")),
    "a bill on a sales order": ("check", paper(sales_order_id="1")),
    "an invoice on a purchase order": ("check", paper(kind="'INVOICE'")),
    "a bill moves to another order": (STAYS, change("money_paper", "sales_order_id = 1", "id = 4")),
    "a bill is posted anew": (STAYS, change("money_paper", "posting_id = 1", "id = 1")),
    "two bills of one number": ("unique|never replaced", paper(number="number")),
    "a vendor's number twice": ("unique", paper(vendor_number="'R-2'")),
    "a credit note on a draft": ("is on a posted bill", paper(credits_id="4")),
    "a credit note on a credit note": ("is on a posted bill", paper(credits_id="2")),
    "a line of a posted bill is changed": (DRAFT, change("money_line", "net = 0", "paper_id = 1")),
    "a line of a posted bill is deleted": (DRAFT, "DELETE FROM money_line WHERE paper_id = 1"),
    "a line is added to a posted bill": (DRAFT, money_line(paper_id="1")),
    "a line moves to a posted bill": (
        DRAFT,
        change("money_line", "paper_id = 1, position = 900", "paper_id = 4"),
    ),
    "a charge that counts in a unit": ("check", money_line(product_id="NULL", purchase_order_line_id="NULL")),
    "a charge on a line of the order": (
        "check",
        money_line(product_id="NULL", unit_id="NULL", stock_quantity="NULL"),
    ),
    "a line of a bill of nothing": ("check", money_line(quantity="0")),
    "a line below nothing": ("check", money_line(net="-1")),
    "a line in a packaging of another product": ("foreign", money_line(packaging_id="1", per_packaging="1")),
    "a draft is paid": ("only what is posted is paid", payment(paper_id="4")),
    "more is paid than the bill": ("payment: more than the paper", payment(amount="100000")),
    "nothing is paid": ("check", payment(amount="0")),
    "a payment is changed": (TAKEN_BACK, change("payment", "amount = 1", "NOT cancelled")),
    "a payment comes back": (TAKEN_BACK, change("payment", "cancelled = FALSE", "cancelled")),
    "a payment is deleted": ("payment: never deleted", "DELETE FROM payment"),
    # Labels
    "an EAN-13 that should say a lot": ("check", template("LOT", symbol="'EAN_13'")),
    "an ITF-14 beside, that should say a lot": ("check", template("LOT", second_symbol="'ITF_14'")),
    "a GS1 symbol of a place": ("check", template("LOCATION", symbol="'GS1_128'")),
    "a second usual template": ("unique", template("LOT", usual="TRUE")),
    "a usual template that is archived": (
        "check",
        change("label_template", "active = FALSE", "usual AND purpose = 'LOT'"),
    ),
    "two templates of one name": ("unique", change("label_template", "name = 'one'")),
    "a label as wide as a door": ("check", change("label_template", "width = 90000")),
    "a sheet without rows": (
        "check",
        change("label_template", "sheet_rows = NULL", "sheet_rows IS NOT NULL"),
    ),
    "labels that overlap on a sheet": ("check", change("label_template", "pitch_x = 1", "sheet_columns > 1")),
    "a template that printed is deleted": ("foreign", "DELETE FROM label_template WHERE usual"),
    "a print is changed": (LOGGED, "UPDATE label_print SET copies = 9"),
    "a print is forgotten": (LOGGED, "DELETE FROM label_print"),
    "a printed number is changed": (LOGGED, "UPDATE label_printed SET again = again"),
    "a printed number is forgotten": (LOGGED, "DELETE FROM label_printed"),
    "a print of nothing": ("check", Again("label_print", "1 = 1", {"labels": "0", "operation_id": LAST})),
    "a print by no operation": ("foreign", Again("label_print", "1 = 1", {"operation_id": "99999"})),
    "an operation that prints twice": ("unique|stays in the log", Again("label_print", "1 = 1", {})),
    "a number twice in a print": ("unique|stays in the log", Again("label_printed", "1 = 1", {})),
    "a package that was numbered is changed": (LABELLED, "UPDATE package SET number = '1'"),
    "a package that was numbered is deleted": (LABELLED, "DELETE FROM package"),
    "a package that holds some of nothing": (
        "check",
        Again("package", "1 = 1", {"product_id": "NULL", "number": "'2'"}),
    ),
    "a package that holds none": ("check", Again("package", "1 = 1", {"packed": "0", "number": "'2'"})),
    "two packages of one number": ("unique|on a label stays", Again("package", "1 = 1", {})),
    "a package in two places": (
        "in one place at a time",
        change("stock_balance", "package_id = (SELECT min(id) FROM package)", "on_hand > 0"),
    ),
    "a counter of keys goes back": (ONCE, "UPDATE gs1_counter SET next = next - 1"),
    "a counter of keys changes its prefix": (ONCE, "UPDATE gs1_counter SET prefix = '9529999'"),
    "a counter of keys is deleted": (ONCE, "DELETE FROM gs1_counter"),
    "a second counter of a prefix": ("unique|given out once", Again("gs1_counter", "1 = 1", {})),
    "a company prefix of five digits": ("check", "UPDATE settings SET gs1_prefix = '95212'"),
    # Holds
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
    "an unknown disposition": ("check", change("lot", "disposition = 'LOST'")),
    "second settings": ("check", Again("settings", "id = 1")),
    "a counter below nothing": ("check", "UPDATE counter SET value = -1"),
}

REFUSED_ON_POSTGRES = {
    "bills are truncated": ("money paper: never truncated", "TRUNCATE money_paper CASCADE"),
    "payments are truncated": ("payment: never truncated", "TRUNCATE payment"),
    "holds are truncated": ("hold: never truncated", "TRUNCATE hold"),
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

REFUSED_ON_SQLITE = {
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


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def told(engine: str) -> AsyncIterator[str]:
    """The database of a story, for all tests here: each undoes what it does."""
    async with engines.fresh_database(engine, story) as url:
        yield url


@pytest_asyncio.fixture
async def book(told: str) -> AsyncIterator[None]:
    await database.connect(told, pool_size=2)
    try:
        yield
    finally:
        await database.disconnect()


def matching(kind: str) -> re.Pattern[str]:
    return re.compile("|".join(KINDS.get(part, part) for part in kind.split("|")))


async def refuses(kind: str, step: Step) -> None:
    before = await everything()
    with pytest.raises(Exception) as refused:
        async with transaction():
            await plant(step)
    assert matching(kind).search(str(refused.value)), refused.value
    assert await everything() == before


async def everything() -> list[tuple[object, ...]]:
    """Counts and sums in which any change would show."""
    sums = """SELECT (SELECT count(*) FROM operation) AS o, (SELECT sum(quantity) FROM stock_move_line) AS j,
        (SELECT sum(on_hand) FROM stock_balance) AS b, (SELECT count(*) FROM lot) AS l,
        (SELECT count(*) FROM transfer_entry) AS e, (SELECT count(*) FROM expected_number) AS a,
        (SELECT sum(quantity) FROM reservation) AS r, (SELECT sum(reserved) FROM stock_balance) AS s"""
    return [tuple(row.values()) for row in await database.fetch(sums)]


@pytest.mark.parametrize("wrong", REFUSED)
async def test_the_database_refuses(book: None, wrong: str) -> None:
    await refuses(*REFUSED[wrong])


@pytest.mark.only_on("postgres")
@pytest.mark.parametrize("wrong", REFUSED_ON_POSTGRES)
async def test_postgres_refuses(book: None, wrong: str) -> None:
    await refuses(*REFUSED_ON_POSTGRES[wrong])


@pytest.mark.only_on("sqlite")
@pytest.mark.parametrize("wrong", REFUSED_ON_SQLITE)
async def test_sqlite_refuses(book: None, wrong: str) -> None:
    await refuses(*REFUSED_ON_SQLITE[wrong])


class Undone(Exception):
    """Rolls back what was allowed."""


@pytest.mark.parametrize("right", ALLOWED)
async def test_the_database_lets_pass(book: None, right: str) -> None:
    with pytest.raises(Undone):
        async with transaction():
            await plant(ALLOWED[right])
            raise Undone


async def test_without_the_guards_all_of_it_would_pass(engine: str) -> None:
    """So that no refusal here is but a slip of the pen."""
    async with engines.fresh_database(engine, loosened_story) as url:
        await database.connect(url, pool_size=2)
        try:
            for _, step in REFUSED.values():
                with pytest.raises(Undone):
                    async with transaction():
                        await plant(step)
                        raise Undone
        finally:
            await database.disconnect()
