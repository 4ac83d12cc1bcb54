"""What the discrepancy report of a receipt says, read from the book as it is now."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from lotbook.documents.discrepancy import DiscrepancyReport, ReportLine, discrepancy_report_pdf
from lotbook.documents.goods import NumberRange
from lotbook.domain.announcing import Announced
from lotbook.domain.discrepancies import Came, Difference, DifferenceKind, differences
from lotbook.domain.number_runs import quantity_ranges
from lotbook.domain.quantities import from_millionths
from lotbook.domain.words import OperationKind, PaperSize, TransferState
from lotbook.ledger import announced, figures
from lotbook.models import ExpectedNumber
from lotbook.services.parties import our_company
from lotbook.web.corrected import corrections_of
from lotbook.web.papers import day, head_of, other_unit_of, packaging_of, slip_lines, with_facts

IN_RANGES = (DifferenceKind.MISSING, DifferenceKind.UNEXPECTED)


async def report_of(transfer_id: int) -> DiscrepancyReport | None:
    """The report of a receipt that is open or done; None for anything else."""
    transfer = await with_facts(transfer_id)
    if transfer is None or transfer.operation_type.kind is not OperationKind.RECEIPT:
        return None
    if transfer.state is TransferState.CANCELLED:
        return None
    lines = await slip_lines(transfer_id)
    ids = [line.id for line in lines]
    notice = await _notice(ids)
    came = await _came(ids)
    received = await figures.received(ids)
    told = await asyncio.to_thread(_differences, ids, notice, came)
    shown = tuple(
        ReportLine(
            position=line.position,
            product_name=line.product.name,
            sku=line.product.sku,
            unit=line.product.unit.symbol,
            expected=line.expected,
            moved=received[line.id],
            packaging=packaging_of(line),
            other_unit=other_unit_of(line),
            announced=bool(notice[line.id]),
            differences=tuple(told[line.id]),
        )
        for line in lines
    )
    return DiscrepancyReport(
        head=replace(
            head_of(transfer, await our_company(), (), None), corrections=await corrections_of(transfer)
        ),
        lines=shown,
        done=transfer.state is TransferState.DONE,
    )


async def _notice(lines: Sequence[int]) -> Mapping[int, list[tuple[int, Announced]]]:
    found: dict[int, list[tuple[int, Announced]]] = defaultdict(list)
    rows: list[Any] = await ExpectedNumber.filter(transfer_line_id__in=lines).order_by("id")
    for row in rows:
        one = Announced(
            number=row.number,
            quantity=row.quantity,
            maker_number=row.maker_number,
            expiry=row.expiry,
            best_before=row.best_before,
            carton=row.carton,
            pallet=row.pallet,
        )
        found[row.transfer_line_id].append((row.id, one))
    return found


async def _came(lines: Sequence[int]) -> Mapping[int, list[Came]]:
    found: dict[int, list[Came]] = defaultdict(list)
    for row in await announced.what_came(lines):
        quantity = from_millionths(row["quantity"])
        one = Came(row["expected_id"], row["number"], quantity, day(row["expiry"]), day(row["best_before"]))
        found[row["line_id"]].append(one)
    return found


def _differences(
    lines: Sequence[int],
    notice: Mapping[int, list[tuple[int, Announced]]],
    came: Mapping[int, list[Came]],
) -> dict[int, list[Difference]]:
    return {line: differences(notice[line], came[line]) for line in lines}


def draw_report(report: DiscrepancyReport, size: PaperSize) -> bytes:
    """The report with consecutive numbers that are missing or unexpected shown as ranges."""
    return discrepancy_report_pdf(replace(report, lines=tuple(map(_with_ranges, report.lines))), size)


def _with_ranges(line: ReportLine) -> ReportLine:
    shown = []
    for kind in IN_RANGES:
        quantities: dict[tuple[Any, bool], dict[str, Decimal]] = {}
        for one in line.differences:
            if one.kind is kind:
                quantity = one.announced if kind is DifferenceKind.MISSING else one.came
                quantities.setdefault((one.told, one.best_before), {})[one.number] = quantity
        ranges = [
            NumberRange(
                start=run.start,
                end=run.end,
                count=run.count,
                quantity=run.quantity,
                expiry=None if best_before else told,
                best_before=told if best_before else None,
            )
            for (told, best_before), of_date in quantities.items()
            for run in quantity_ranges(of_date)
        ]
        shown.append((kind, tuple(ranges)))
    return replace(line, ranges=tuple(shown))
