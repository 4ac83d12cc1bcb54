"""The two sides of trade: orders to vendors, and of customers. Whatever differs between them stands here."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from lotbook.db.engine import fetch_one, lock_rows
from lotbook.domain.words import OperationKind
from lotbook.ledger import fulfilled
from lotbook.models import PurchaseOrder, PurchaseOrderLine, SalesOrder, SalesOrderLine
from lotbook.services.rows import table_of


@dataclass(frozen=True, kw_only=True)
class Side:
    """Where orders of a side stand, and the words for it.

    partner, due: columns of the order; price: of the product, for one stock unit. opens: the kind of transfer that
    a confirmed order makes; moved: what those moved, by line of the order, less returns and corrections.
    """

    order: Any
    line: Any
    partner: str
    due: str
    prefix: str
    price: str
    opens: OperationKind
    moved: Callable[[list[int]], Awaitable[dict[int, Decimal]]]
    has_moved: str
    took_part: str
    on_the_way: str
    takes_back: str

    @property
    def kind(self) -> str:
        """As the API calls its orders."""
        return str(self.order.__name__)

    @property
    def table(self) -> str:
        return table_of(self.order)

    @property
    def lines(self) -> str:
        """The table of its lines."""
        return table_of(self.line)

    @property
    def reference(self) -> str:
        """The column with the partner's own reference."""
        return f"{self.partner}_reference"

    @property
    def transfer(self) -> str:
        """What a transfer of an order is called, such as receipt."""
        return self.opens.value.lower()


PURCHASE = Side(
    order=PurchaseOrder,
    line=PurchaseOrderLine,
    partner="vendor",
    due="expected_on",
    prefix="PO",
    price="purchase_price",
    opens=OperationKind.RECEIPT,
    moved=fulfilled.received,
    has_moved="have come",
    took_part="brought goods",
    on_the_way="came or were scanned already",
    takes_back="send them back",
)
SALES = Side(
    order=SalesOrder,
    line=SalesOrderLine,
    partner="customer",
    due="due_on",
    prefix="SO",
    price="sales_price",
    opens=OperationKind.DELIVERY,
    moved=fulfilled.delivered,
    has_moved="have left",
    took_part="took goods out",
    on_the_way="left or were picked already",
    takes_back="take them back",
)


async def lock_order_of(transfer: int) -> tuple[Side, int] | None:
    """Lock the order of a transfer that is about to be locked, always the order first; None without one."""
    found = await fetch_one(
        "SELECT purchase_order_id, sales_order_id, manufacturing_order_id FROM transfer WHERE id = ?",
        transfer,
    )
    if found and (made := found["manufacturing_order_id"]) is not None:
        await lock_rows("SELECT id FROM manufacturing_order WHERE id = ? {lock}", made)
        return None  # nothing of it follows by itself from what its transfers do
    for side in (PURCHASE, SALES):
        if found and (order := found[f"{side.table}_id"]) is not None:
            await lock_rows(f"SELECT id FROM {side.table} WHERE id = ? {{lock}}", order)
            return side, int(order)
    return None


def open_transfers(side: Side) -> str:
    """A condition of SQL: an open transfer that takes an order of a side further, not one that takes goods back."""
    of_kind = f"SELECT id FROM operation_type WHERE kind = '{side.opens.value}'"
    return f"transfer.state = 'READY' AND transfer.operation_type_id IN ({of_kind})"
