"""Wrongs that no service does and the tables refuse, one or more for each invariant of the book."""

from __future__ import annotations

from dataclasses import dataclass, field

from lotbook.db.engine import execute, fetch_one


@dataclass(frozen=True)
class Again:
    """A row of a table once more, under the id 900, with other values, given as SQL."""

    table: str
    where: str
    changes: dict[str, str] = field(default_factory=dict)


Step = str | Again


async def plant(*steps: Step) -> None:
    """Do what the tables would refuse, in the transaction around; their guards are gone."""
    for step in steps:
        await execute(step if isinstance(step, str) else await _insert(step))


async def _insert(again: Again) -> str:
    one = f"SELECT * FROM {again.table} WHERE {again.where} ORDER BY id LIMIT 1"
    row = await fetch_one(one)
    assert row is not None, one
    values = {name: name for name in row} | {"id": "900"} | again.changes
    columns = ", ".join(values)
    return (
        f"INSERT INTO {again.table} ({columns}) SELECT {', '.join(values.values())} FROM ({one}) AS original"
    )


def place(path: str) -> str:
    return f"(SELECT id FROM location WHERE path = '{path}')"


def lot(number: str) -> str:
    return f"(SELECT id FROM lot WHERE number = '{number}')"


def transfer(number: str) -> str:
    return f"(SELECT id FROM transfer WHERE number = 'WH1/{number}')"


def first_line(number: str) -> str:
    return f"(SELECT min(id) FROM transfer_line WHERE transfer_id = {transfer(number)})"


def product(sku: str) -> str:
    return f"(SELECT id FROM product WHERE sku = '{sku}')"


def change(table: str, to: str, where: str = "1 = 1") -> str:
    return f"UPDATE {table} SET {to} WHERE {where}"


def barcode(row_id: int, kind: str, code: str) -> str:
    return (
        f"INSERT INTO product_barcode (id, product_id, kind, code) VALUES ({row_id}, 1, '{kind}', '{code}')"
    )


def number_draft(line_id: str, rows: int = 1, order_line_id: str = "NULL") -> str:
    """A list for a line."""
    values = {
        **{"id": "900", "line_id": line_id, "order_line_id": order_line_id},
        **{"sheets": "'[]'", "header": "FALSE", "headings": "'[]'"},
        **{"columns": """'["NUMBER"]'""", "questions": "'[]'", "remembered": "FALSE", "row_count": str(rows)},
        **{"suspects_meant": "FALSE", "look_alikes_meant": "FALSE", "created": "0", "updated": "0"},
    }
    return f"INSERT INTO number_draft ({', '.join(values)}) VALUES ({', '.join(values.values())})"


LAST = "(SELECT max(operation_id) FROM stock_move_line)"
REFUSED = "(SELECT id FROM operation WHERE state = 'REFUSED')"


def arrived(number: str, **changes: str) -> Again:
    """The line that brought a lot in, once more."""
    return Again("stock_move_line", f"lot_id = {lot(number)} AND corrects_id IS NULL", changes)


def line(to: str, number: str) -> str:
    """A change of the line that brought a lot in."""
    first = f"SELECT min(id) FROM stock_move_line WHERE lot_id = {lot(number)}"
    return change("stock_move_line", to, f"id = ({first})")


def on_trays(to: str) -> str:
    """A change of the line that was ordered in a packaging."""
    return change("purchase_order_line", to, "packaging_id IS NOT NULL")


AWAITED = f"transfer_line_id IN (SELECT id FROM transfer_line WHERE transfer_id = {transfer('IN/00003')})"
"""What was announced and did not come, on the backorder that is still open."""

PROMISED = f"transfer_id = {transfer('OUT/00003')}"
"""What is promised to the delivery that waits."""

PLANTS: list[tuple[str, tuple[Step, ...]]] = [
    ("announced_fit", (change("expected_number", "serial = FALSE", AWAITED),)),
    ("announced_fit", (change("expected_number", "quantity = 1500000", AWAITED),)),
    ("announced_fit", (change("transfer_line", f"source_id = {place('WH1/Stock')}"),)),
    ("announced_fit", (change("expected_number", "order_line_id = 1, transfer_line_id = NULL", AWAITED),)),
    ("announced_once", (Again("expected_number", AWAITED),)),
    (
        "announced_once",
        (Again("expected_number", AWAITED, {"number": "'SN-7'", "pallet": "NULL"}),),
    ),
    ("balances_equal_journal", (change("stock_balance", "on_hand = on_hand + 1", f"lot_id = {lot('L-2')}"),)),
    ("balances_equal_journal", (f"DELETE FROM stock_balance WHERE lot_id = {lot('L-2')}",)),
    (
        "balances_equal_journal",
        (change("stock_balance", "package_id = 1", f"product_id = {product('BAG')}"),),
    ),
    ("balances_equal_journal", (arrived("L-2"),)),
    (
        "balances_of_physical_places",
        (Again("stock_balance", f"lot_id = {lot('L-2')}", {"location_id": place("Vendors")}),),
    ),
    ("balances_of_physical_places", (Again("stock_balance", "lot_id IS NULL"),)),
    (
        "balances_of_physical_places",
        (change("stock_balance", f"product_id = {product('BAG')}", f"lot_id = {lot('L-2')}"),),
    ),
    ("balances_of_physical_places", (change("stock_balance", "serial = FALSE", f"lot_id = {lot('SN-13')}"),)),
    ("barcodes_unique", (change("location", "barcode = 'LOC-SCRAP'", f"id = {place('WH1/Stock')}"),)),
    (
        "barcodes_unique",
        (
            barcode(1, "CODE", "B"),
            barcode(2, "CODE", "B"),
        ),
    ),
    ("backorders_follow", (change("transfer", "state = 'READY'", "number = 'WH1/IN/00001'"),)),
    ("backorders_follow", (change("transfer", "partner_id = 2", "number = 'WH1/IN/00002'"),)),
    (
        "backorders_follow",
        (change("transfer", f"backorder_of_id = {transfer('IN/00001')}", "number = 'WH1/IN/00003'"),),
    ),
    (
        "backorders_take_the_rest",
        (change("transfer_line", "expected = 2000000", f"transfer_id = {transfer('OUT/00002')}"),),
    ),
    ("backorders_take_the_rest", (f"DELETE FROM transfer_line WHERE transfer_id = {transfer('OUT/00002')}",)),
    (
        "corrections_fit",
        (
            change(
                "stock_move_line", "quantity = 2000000", f"corrects_id IS NOT NULL AND lot_id = {lot('L-2')}"
            ),
        ),
    ),
    (
        "corrections_fit",
        (
            change(
                "stock_move_line",
                f"lot_id = {lot('L-1')}",
                f"corrects_id IS NOT NULL AND lot_id = {lot('L-2')}",
            ),
        ),
    ),
    (
        "corrections_fit",
        (line(f"corrects_id = (SELECT max(id) FROM stock_move_line WHERE lot_id = {lot('SN-1')})", "SN-1"),),
    ),
    (
        "entries_fit_lines",
        (change("transfer_entry", f"transfer_id = {transfer('IN/00003')}", f"lot_id = {lot('L-2')}"),),
    ),
    ("entries_fit_lines", (change("transfer_entry", "number = 'L-3'", "number = 'L-2'"),)),
    ("entries_fit_lines", (change("transfer_entry", "lot_id = NULL", "number = 'L-2'"),)),
    ("entries_are_promised", (f"DELETE FROM reservation WHERE lot_id = {lot('SN-13')}",)),
    (
        "entries_are_promised",
        (change("reservation", f"location_id = {place('WH1/Quarantine')}", f"lot_id = {lot('SN-13')}"),),
    ),
    ("entries_posted", (change("transfer_entry", "quantity = quantity + 1000", "number = 'L-2'"),)),
    ("entries_posted", ("DELETE FROM transfer_entry WHERE number = 'L-2'",)),
    (
        "entries_posted",
        (change("transfer_entry", f"destination_id = {place('WH1/Stock/A-01')}", "number = 'L-2'"),),
    ),
    ("entries_serial_once", (Again("transfer_entry", "number = 'SN-90'"),)),
    ("entries_serial_once", (change("transfer_entry", "quantity = 2000000", "number = 'SN-90'"),)),
    ("carried_fit", (change("carried_promise", "quantity = 4000000"),)),
    ("carried_fit", (change("transfer_line", "expected = 1000000", f"product_id = {product('OATS')}"),)),
    ("goods_on_the_way", (change("reservation", "quantity = 1000000", f"lot_id = {lot('R-1')}"),)),
    ("goods_on_the_way", (change("stock_balance", "reserved = 0", f"lot_id = {lot('R-1')}"),)),
    ("goods_on_the_way", (change("transfer", "shipped_by_id = NULL"),)),
    ("goods_on_the_way", (change("transfer", "onward_to_id = NULL"),)),
    ("goods_on_the_way", (change("transfer_line", "expected = 1000000", f"product_id = {product('RYE')}"),)),
    ("holds_stop_goods", (change("hold", f"location_id = {place('Vendors')}"),)),
    ("holds_stop_goods", (change("hold", "quantity = 1", "quantity IS NOT NULL"),)),
    ("holds_stop_goods", (change("hold", f"lot_id = {lot('SN-2')}", "quantity IS NOT NULL"),)),
    ("holds_stop_goods", (change("hold", "ended_operation_id = operation_id"),)),
    ("recalls_stop_goods", (change("hold", "recall_id = NULL", "recall_id IS NOT NULL"),)),
    ("recalls_stop_goods", (change("recall", "kind = 'MOCK'", "state = 'STARTED'"),)),
    ("recalls_stop_goods", (change("recall_decision", "decision = 'RELEASED', disposition = NULL"),)),
    ("recalls_stop_goods", (change("counter", "value = 7", "name = 'recalls_open'"),)),
    ("lines_move", (line("quantity = 0", "L-2"),)),
    ("lines_move", (line("source_id = destination_id", "L-2"),)),
    ("lines_tracked", (line("lot_id = NULL", "L-2"),)),
    ("lines_tracked", (line("tracking = 'NONE'", "L-2"),)),
    ("lines_tracked", (line(f"product_id = {product('BAG')}", "L-2"),)),
    ("lines_tracked", (line("quantity = 2000000", "SN-1"),)),
    ("lots_came_in", (change("lot", "first_in = NULL", "number = 'L-2'"),)),
    ("lot_dates", (change("lot", "last_day = '2030-01-01'", "number = 'L-2'"),)),
    ("lot_dates", (change("lot", "last_day_key = '2030-01-01'", "number = 'SN-1'"),)),
    ("lot_dates", (change("lot", "expiry_origin = NULL", "number = 'L-2'"),)),
    (
        "lot_dates",
        (
            change(
                "lot",
                "expiry_origin = 'PERSON', best_before = expiry, best_before_origin = 'SHELF_LIFE'",
                "number = 'L-2'",
            ),
        ),
    ),
    ("lots_unique", (Again("lot", "number = 'L-2'"),)),
    ("lots_unique", (change("settings", "uniqueness_scope = 'COMPANY'"),)),
    ("lots_unique", (change("lot", "company_number = number", "number = 'L-2'"),)),
    (
        "never_below_zero",
        (
            arrived(
                "L-2", source_id=place("WH1/Stock"), destination_id=place("Customers"), quantity="9000000"
            ),
        ),
    ),
    # Below zero for a while only: 9 kg leave at first, and come in with the last operation.
    (
        "never_below_zero",
        (
            arrived(
                "L-2", source_id=place("WH1/Stock"), destination_id=place("Customers"), quantity="9000000"
            ),
            arrived("L-2", id="901", quantity="9000000", operation_id=LAST),
        ),
    ),
    (
        "numbers_of_documents_unique",
        (change("transfer", "number = 'WH1/IN/00001'", "number = 'WH1/IN/00002'"),),
    ),
    ("numbers_of_documents_unique", (change("purchase_order", "number = 'PO-2026-00001'"),)),
    ("operations_answered", (change("operation", "state = 'OPEN'", "seq = 5"),)),
    ("operations_answered", (change("operation", "outcome = NULL", "seq = 5"),)),
    ("operations_answered", (change("operation", "seq = NULL", "seq = 5"),)),
    ("operations_answered", (change("operation", "seq = 1000", f"id = {REFUSED}"),)),
    (
        "operations_answered",
        (change("operation", "key = (SELECT key FROM operation", "seq = 4) WHERE seq = 5"),),
    ),
    ("operations_counted", (change("operation", "seq = 4", "seq = 5"),)),
    ("operations_counted", ("DELETE FROM operation WHERE seq = 5",)),
    ("operations_counted", (change("counter", "value = value - 1", "name = 'seq'"),)),
    ("papers_add_up", (change("money_paper", "net = net + 1, total = total + 1", "id = 1"),)),
    ("papers_add_up", (change("money_line", "tax = tax + 1", "position = 1"),)),
    ("papers_add_up", ("DELETE FROM money_line WHERE product_id IS NULL",)),
    ("papers_paid_once", (change("money_paper", "state = 'DRAFT'"),)),
    ("papers_paid_once", (change("payment", "amount = amount * 10"),)),
    ("papers_paid_once", (change("payment", "amount = 2000, cancelled = FALSE"),)),
    ("credits_fit", (change("money_line", "quantity = 4000000", "credits_line_id IS NOT NULL"),)),
    ("credits_fit", (change("money_line", "net = 1000", "credits_line_id IS NOT NULL"),)),
    ("credits_fit", (change("money_line", "paper_id = 3", "id = 1"),)),
    ("edges_follow_journal", (change("lot_edge", "quantity = quantity + 1", "assigned"),)),
    ("edges_follow_journal", (change("run_assignment", "quantity = quantity - 1"),)),
    ("edges_follow_journal", ("DELETE FROM lot_edge WHERE NOT assigned",)),
    # More comes out of what was taken apart than went in, and less went in than came out.
    (
        "apart_fits",
        (
            change(
                "stock_move_line", "quantity = 9000000", f"lot_id = {lot('G-1')} AND transfer_line_id IS NULL"
            ),
        ),
    ),
    (
        "apart_fits",
        (
            change(
                "stock_move_line", "quantity = 1", f"lot_id = {lot('G-1')} AND transfer_line_id IS NOT NULL"
            ),
        ),
    ),
    # More comes out than went into all that was made in the runs of what was taken apart.
    (
        "apart_fits_makings",
        (
            change(
                "stock_move_line", "quantity = 9000000", f"lot_id = {lot('G-1')} AND transfer_line_id IS NULL"
            ),
        ),
    ),
    ("orders_add_up", (change("purchase_order", "total = total + 1"),)),
    ("orders_add_up", (change("sales_order", "total = total + 1"),)),
    ("orders_add_up", (change("sales_order_line", "net = net + 1"),)),
    ("order_lines_come_to", (change("sales_order_line", "price = price + 1000000"),)),
    ("numbers_of_documents_unique", (change("sales_order", "number = 'SO-2026-00001'"),)),
    (
        "backorders_follow",
        (change("transfer", "sales_order_id = 2", "sales_order_id IS NOT NULL AND state = 'DONE'"),),
    ),
    ("orders_add_up", (change("purchase_order_line", "net = net + 1"),)),
    (
        "orders_awaited",
        (change("transfer_line", "expected = expected + 1000000", f"transfer_id = {transfer('IN/00003')}"),),
    ),
    ("orders_awaited", (change("purchase_order_line", "stock_quantity = stock_quantity - 1000000"),)),
    ("orders_awaited", (change("sales_order_line", "stock_quantity = stock_quantity - 1000000"),)),
    ("orders_stand", (change("sales_order", "state = 'DRAFT'"),)),
    ("orders_stand", (change("sales_order", "state = 'CANCELLED'"),)),
    ("orders_stand", (change("purchase_order", "state = 'DRAFT'"),)),
    ("orders_stand", (change("purchase_order", "state = 'CANCELLED'"),)),
    ("places_archived_are_empty", (change("location", "active = FALSE", "path = 'WH1/Stock'"),)),
    (
        "places_are_a_tree",
        (change("location", f"parent_id = {place('WH1/Stock/A-01')}", "path = 'WH1/Stock'"),),
    ),
    (
        "number_drafts_are_for_open_lines",
        (number_draft(f"(SELECT min(id) FROM transfer_line WHERE transfer_id = {transfer('IN/00001')})"),),
    ),
    ("places_are_a_tree", (change("location", "parent_id = id", "path = 'WH1/Stock'"),)),
    ("places_have_their_path", (change("location", "path = 'WH2/Stock'", "path = 'WH1/Stock'"),)),
    ("places_have_their_path", (change("location", "name = 'WH2'", "path = 'WH1'"),)),
    ("places_have_their_path", (change("location", "warehouse_id = NULL", "path = 'WH1/Stock'"),)),
    ("places_have_their_path", (change("location", "physical = TRUE", "path = 'Scrap'"),)),
    ("quantities_on_step", (line("quantity = 500", "L-2"),)),
    ("quantities_on_step", (change("transfer_entry", "quantity = 1500000", "number = 'SN-90'"),)),
    ("quantities_on_step", (change("product", "step = 1", "sku = 'BAG'"),)),
    ("refused_moved_nothing", (line(f"operation_id = {REFUSED}", "L-2"),)),
    ("refused_moved_nothing", (change("transfer_entry", f"operation_id = {REFUSED}", "number = 'SN-90'"),)),
    ("refused_moved_nothing", (change("run", f"operation_id = {REFUSED}"),)),
    ("reservations_are_counted", (change("stock_balance", "reserved = 0"),)),
    (
        "renumbering_leaves_nothing",
        (change("stock_move_line", "transfer_line_id = NULL", "run_id IS NOT NULL AND corrects_id IS NULL"),),
    ),
    # What is delivered stays where it was.
    (
        "goods_leave",
        (
            change(
                "stock_move_line",
                f"destination_id = {place('WH1/Stock/A-01')}",
                f"destination_id = {place('Customers')} AND transfer_line_id IS NOT NULL",
            ),
        ),
    ),
    ("reservations_are_counted", (change("reservation", "quantity = quantity + 1"),)),
    ("reservations_are_counted", (change("reservation", f"location_id = {place('WH1/Quarantine')}"),)),
    ("reservations_fit", (change("transfer", "state = 'CANCELLED'", "number = 'WH1/OUT/00003'"),)),
    ("reservations_fit", (change("reservation", f"transfer_id = {transfer('OUT/00002')}"),)),
    ("reservations_fit", (change("reservation", f"product_id = {product('BAG')}"),)),
    ("reservations_fit", (Again("reservation", "serial"),)),
    ("reservations_fit", (change("transfer_line", "expected = 1000000", PROMISED),)),
    ("reserved_is_there", (change("stock_balance", "reserved = on_hand + 1"),)),
    ("reserved_is_there", (change("stock_balance", "reserved = -1"),)),
    (
        "runs_balance",
        (change("stock_move_line", "run_id = NULL", "run_id IS NOT NULL AND corrects_id IS NULL"),),
    ),
    ("runs_balance", (change("stock_move_line", f"operation_id = {LAST}", "run_id IS NOT NULL"),)),
    ("counts_add_up", (change("count_position", "counted = 1", "counted = 1500000"),)),
    ("counts_add_up", ("DELETE FROM count_entry",)),
    ("counts_know_the_book", (change("count_position", "expected = expected + 1", "expected IS NOT NULL"),)),
    ("packages_in_one_place", (change("stock_move_line", "destination_package_id = 1"),)),
    ("serial_in_one_place", (arrived("SN-2", destination_id=place("WH1/Stock/A-02")),)),
    (
        "serial_in_one_place",
        (arrived("SN-1", source_id=place("WH1/Stock"), destination_id=place("Scrap"), operation_id=LAST),),
    ),
    ("serial_path", (arrived("SN-2", destination_id=place("Customers"), operation_id=LAST),)),
    (
        "serial_path",
        (
            arrived("SN-2", source_id=place("Scrap"), destination_id=place("Customers")),
            arrived("SN-2", id="901", source_id=place("Production"), destination_id=place("Customers")),
        ),
    ),
    ("transfers_stand", (change("transfer", "validated = NULL", "number = 'WH1/IN/00001'"),)),
    (
        "transfers_stand",
        (change("transfer", "state = 'READY', validated = NULL", "number = 'WH1/IN/00001'"),),
    ),
    ("transfers_stand", (change("transfer", "state = 'DONE', validated = 1", "number = 'WH1/IN/00003'"),)),
    ("transfers_stand", (change("transfer", "state = 'CANCELLED'", "number = 'WH1/IN/00004'"),)),
    ("keys_folded", (change("lot", "number_key = number", "number = 'SN-1'"),)),
    ("keys_folded", (change("product", "name_key = 'other'", "sku = 'BAG'"),)),
    ("keys_folded", (change("product", "sku_key = 'other'", "sku = 'BAG'"),)),
    ("keys_folded", (change("partner", "name_key = ''"),)),
    ("keys_folded", (change("transfer_entry", "number_key = 'l-3'", "number = 'L-2'"),)),
    ("keys_folded", (change("transfer_entry", "maker_number = 'M', maker_key = 'M'", "number = 'L-2'"),)),
    ("keys_folded", ("INSERT INTO app_user (id, login, login_key) VALUES (1, 'Eva', 'Eva')",)),
    ("search_keys", (change("lot", "reference = 'R-7'", "number = 'L-2'"),)),
    ("search_keys", (change("lot", "batch = 'B-7'", "number = 'L-2'"),)),
    ("search_keys", (change("product", "search_key = 'b'"),)),
    ("search_keys", (change("partner", "search_key = 'm'"),)),
    ("search_keys", (change("transfer", "search_key = ''"),)),
    ("search_keys", (change("sales_order", "search_key = 'so'"),)),
    ("search_keys", (change("purchase_order", "search_key = 'po'"),)),
    ("gtins_valid", (barcode(1, "GTIN", "09520123456780"),)),
    ("gtins_valid", (barcode(1, "GTIN", "9520123456788"),)),
    ("entered_is_stored", (line("entered_quantity = entered_quantity + 1", "SN-1"),)),
    ("entered_is_stored", (line("factor_numerator = 12", "SN-1"),)),
    ("entered_is_stored", (line("entered_quantity = entered_quantity + 501", "L-2"),)),
    ("order_lines_come_to", (on_trays("per_packaging = 20000000"),)),
    ("order_lines_come_to", (on_trays("net = net + 1"),)),
    ("order_lines_come_to", (on_trays("price_per = 'STOCK_UNIT'"),)),
]
