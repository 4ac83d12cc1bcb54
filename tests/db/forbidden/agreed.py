"""What is agreed with partners and said for the whole company, and what people are told."""

from __future__ import annotations

from tests.ledger.plants import Step, change

IMPORT = "INSERT INTO data_import (operation_id, kind, name, row_count, added, skipped, created)"
CHOOSE = "INSERT INTO notice_choice (user_id, kind, in_app, by_mail)"

REFUSED: dict[str, tuple[str, Step]] = {
    "papers on A3": ("check", change("settings", "paper_size = 'A3'")),
    "expiry is told of more than a year ahead": ("check", change("settings", "expiry_notice_days = 366")),
    "notices are kept for less than a week": ("check", change("settings", "notices_kept_days = 6")),
    "a partner is paid before the day": ("check", change("partner", "payment_days = -1", "id = 1")),
    "a partner is written to in no language of ours": (
        "check",
        change("partner", "language = 'XX'", "id = 1"),
    ),
    "customers are reminded after months": ("check", change("settings", "recall_reminder_days = 61")),
    "an order is paid after more than a year": (
        "check",
        change("purchase_order", "payment_days = 366", "id = 1"),
    ),
    "a quotation is paid before the day": ("check", change("sales_order", "payment_days = -1", "id = 1")),
    "a kind of notices that there is not": ("check", f"{CHOOSE} VALUES (1, 'LUNCH', true, true)"),
    "an import of what there is not": ("check", f"{IMPORT} VALUES (1, 'LUNCH', 'a.csv', 1, 1, 0, 0)"),
    "an import that brings nothing": ("check", f"{IMPORT} VALUES (1, 'PARTNERS', 'a.csv', 1, 0, 1, 0)"),
    "an import that nobody asked for": ("foreign", f"{IMPORT} VALUES (999, 'PARTNERS', 'a.csv', 1, 1, 0, 0)"),
    "nobody chooses notices": ("foreign", f"{CHOOSE} VALUES (999, 'LATE', true, true)"),
}
