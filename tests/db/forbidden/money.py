"""Papers with money, and payments."""

from __future__ import annotations

from tests.ledger.plants import Again, Step, change

STAYS = "order, partner and currency stay"
POSTED = "what is posted or given up stays"
DRAFT = "only a draft is changed"
TAKEN_BACK = "payment: only taken back, never changed"


def paper(**changes: str) -> Again:
    """The draft of a bill once more, under another number."""
    return Again("money_paper", "id = 4", {"number": "'DRAFT-9'", "vendor_number": "NULL"} | changes)


def money_line(**changes: str) -> Again:
    """A line of the draft once more."""
    return Again("money_line", "paper_id = 4", {"position": "900"} | changes)


def payment(**changes: str) -> Again:
    """A payment once more."""
    return Again("payment", "NOT cancelled", changes)


REFUSED: dict[str, tuple[str, Step]] = {
    "a posted bill is changed": (POSTED, change("money_paper", "total = total + 1, net = net + 1", "id = 1")),
    "a posted bill gets other terms": (POSTED, change("money_paper", "payment_days = 90", "id = 1")),
    "terms of a bill that are half said": (
        "check",
        change("money_paper", "payment_days = NULL, payment_end_of_month = TRUE", "id = 4"),
    ),
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
}
