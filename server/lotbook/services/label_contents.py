"""What is labelled, as values that labels are drawn from."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from lotbook.documents import words
from lotbook.documents.labels import (
    Label,
    Load,
    LotFacts,
    command_label,
    lot_label,
    package_label,
    place_label,
    product_label,
)
from lotbook.domain.cartons import Held, uniform
from lotbook.domain.label_words import LabelPurpose
from lotbook.domain.labels import COMMANDS, Template, command_code
from lotbook.domain.quantities import UnitKind, from_millionths
from lotbook.domain.refusals import CannotPrint
from lotbook.domain.words import Tracking
from lotbook.ledger import labels as book
from lotbook.models import LabelPrint, LabelTemplate, Location, Settings
from lotbook.services.public_lots import address_on_label

ROWS_AT_ONCE = 500  # so that the event loop is never held long


@dataclass(frozen=True)
class Labels:
    """Labels in order; the numbers on them, each with its product, and which of these were printed before."""

    labels: list[Label]
    numbers: list[tuple[int, str]] = field(default_factory=list)
    before: set[tuple[int, str]] = field(default_factory=set)


async def template_for(purpose: LabelPurpose, row_id: int | None) -> tuple[int, Template] | None:
    """The template of that id, or the usual one, with its id; None when there is none for this purpose."""
    chosen: dict[str, Any] = {"usual": True} if row_id is None else {"id": row_id}
    row = await LabelTemplate.get_or_none(purpose=purpose, **chosen)
    return (row.id, row.template) if row else None


async def labels_of(
    kind: str, row_id: int, *, most: int, before: int = 0, copies: int = 1, per_unit: bool = False
) -> Labels:
    """Labels of what is labelled: of a part of its numbers where it has many. before: how many are left out
    in front. per_unit: copies are for each unit on hand or recorded. Raises CannotPrint for what labels cannot
    say."""
    if book.PURPOSES[kind] is not LabelPurpose.LOT:
        again = await book.printed_as_whole(kind, row_id)
        return Labels([await _single(kind, row_id, copies, again=again)])
    rows = await book.numbers_of(kind, row_id, most=most, before=before)
    if per_unit:  # what is gone has no label, and nothing is noted of it
        rows = [row for row in rows if _units(row) > 0]
    numbers = list(dict.fromkeys((row["product_id"], row["number"]) for row in rows))
    known = await book.printed_before(numbers)
    for row in rows:
        row["again"] = (row["product_id"], row["number"]) in known
    return Labels(await _lots(rows, copies, per_unit), numbers, known)


async def labels_printed(done: LabelPrint) -> list[Label]:
    """The labels of a print as it was asked for, with what the book says by now."""
    if book.PURPOSES[done.of_kind] is not LabelPurpose.LOT:
        again = await book.printed_as_whole(done.of_kind, done.of_id, before=done.id)
        return [await _single(done.of_kind, done.of_id, done.copies, again=again)]
    rows = await book.numbers_of(done.of_kind, done.of_id, most=book.ALL, printed=done.id)
    return await _lots(rows, done.copies, done.per_unit)


async def command_labels() -> list[Label]:
    """The labels of all commands, with the key of our company."""
    ours = await Settings.get(id=1)
    return [
        command_label(name, command_code(command, ours.command_key), ours.company_name)
        for command, name in COMMANDS.items()
    ]


async def _lots(rows: Sequence[dict[str, Any]], copies: int, per_unit: bool) -> list[Label]:
    company = await Settings.get(id=1)
    return [
        replace(
            lot_label(
                _facts(row, company.company_name, dated=company.expiry_dates),
                copies * (_units(row) if per_unit else 1),
                again=bool(row["again"]),
            ),
            link_base=company.digital_link_base,
            page=address_on_label(company, row["product_id"], row["number"]),
        )
        async for row in in_turns(rows)
    ]


def _units(row: dict[str, Any]) -> int:
    """How many pieces of a lot there are. Raises CannotPrint for what is weighed."""
    if UnitKind(row["counted"]) is not UnitKind.COUNTED:
        message = f"{row['product_name']} is measured, not counted: it has no label for each unit."
        raise CannotPrint(message=message, field=("labels", "each"))
    return int(from_millionths(row["units"]))


def _facts(row: dict[str, Any], company: str, *, dated: bool) -> LotFacts:
    """dated: expiry dates are switched on."""
    serial = Tracking(row["tracking"]) is Tracking.SERIAL
    entered = row["entered_quantity"]
    amount = (
        None if serial or entered is None else f"{words.amount(from_millionths(entered))} {row['symbol']}"
    )
    return LotFacts(
        product_name=row["product_name"],
        sku=row["sku"],
        number=row["number"],
        serial=serial,
        gtin=row["gtin"],
        expiry=_day(row["expiry"]) if dated else None,
        best_before=_day(row["best_before"]) if dated else None,
        production=_day(row["production"]) if dated else None,
        batch=row["batch"] if serial else None,
        quantity=amount,
        reference=row["reference"],
        company=company,
        lot=row["lot_id"],
    )


async def _single(kind: str, row_id: int, copies: int, *, again: bool) -> Label:
    company = await Settings.get(id=1)
    if kind == "Location":
        place = await Location.get(id=row_id)
        return place_label(place.path, place.barcode, company.company_name, copies, again=again)
    if kind == "Package":
        known = await book.package_of(row_id)
        label = package_label(
            known["number"], company.company_name, copies, load=await load_of(known), again=again
        )
        return replace(label, link_base=company.digital_link_base)
    row = await book.product_of(kind, row_id)
    if row is None:
        raise CannotPrint(message="It is not there any more.")
    if row["packaging"] is not None and row["gtin"] is None and row["code"] is None:
        # The SKU would be scanned as the product, one piece of it.
        message = (
            f"{row['packaging']} of {row['name']} has neither a GTIN nor a code of its own that a label could say; "
            "give it one on the page of its product, or make a GTIN of your GS1 prefix for it with makeKeys."
        )
        raise CannotPrint(message=message, field=("labels", "of"))
    contains = row["quantity"] and f"{words.amount(from_millionths(row['quantity']))} {row['symbol']}"
    name = row["name"] if row["packaging"] is None else f"{row['name']}, {row['packaging']}"
    label = product_label(name, row["sku"], row["gtin"], row["code"], contains, company.company_name, copies)
    return replace(label, again=again, link_base=company.digital_link_base)


async def load_of(known: Mapping[str, Any]) -> Load | None:
    """What a package holds, all of one product: as was told with its number, else as it is by the book, else as was
    announced; None for nothing known, or several products. known: as `book.package_of` tells."""
    if known.get("product_id") is None:
        inside = await book.inside(known["id"]) if "id" in known else []
        return await _load_of_all(inside or await book.announced_in(known["number"]))
    of = ("Packaging", known["packaging_id"]) if known["packaging_id"] else ("Product", known["product_id"])
    product = await book.product_of(*of)
    assert product is not None  # noqa: S101  # a package names one that is there
    counted = product["packaging"] or product["symbol"]
    return Load(
        shown=f"{known['packed']:,} {counted} {product['name']}",
        gtin=product["gtin"],
        count=known["packed"],
        lot=known["lot"],
        expiry=_day(known["expiry"]),
        best_before=_day(known["best_before"]),
    )


async def _load_of_all(rows: Sequence[Mapping[str, Any]]) -> Load | None:
    held = uniform(
        [
            Held(
                row["product_id"],
                row["number"],
                from_millionths(row["quantity"]),
                _day(row["expiry"]),
                _day(row["best_before"]),
            )
            for row in rows
        ]
    )
    product = None if held is None else await book.product_of("Product", held.product)
    if held is None or product is None:
        return None
    lots = Tracking(product["tracking"]) is Tracking.LOT
    counted = UnitKind(product["kind"]) is UnitKind.COUNTED and held.quantity == int(held.quantity)
    return Load(
        shown=f"{words.amount(held.quantity)} {product['symbol']} {product['name']}",
        gtin=product["gtin"] if counted else None,
        count=int(held.quantity) if counted else None,
        lot=held.number if lots else None,
        expiry=held.expiry,
        best_before=held.best_before,
    )


def _day(stored: str | None) -> date | None:
    return None if stored is None else date.fromisoformat(stored)


async def in_turns(rows: Sequence[dict[str, Any]]) -> AsyncIterator[dict[str, Any]]:
    """The rows, with a turn for everyone else after each few hundred."""
    for start in range(0, len(rows), ROWS_AT_ONCE):
        for row in rows[start : start + ROWS_AT_ONCE]:
            yield row
        await asyncio.sleep(0)
