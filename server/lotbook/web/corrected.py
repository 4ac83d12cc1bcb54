"""What papers of a transfer say of its corrections: when, by whom and why, and what holds otherwise than posted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from zoneinfo import ZoneInfo

from lotbook.documents.goods import CorrectedGoods, Correction, SlipLine
from lotbook.ledger import corrections
from lotbook.models import Lot, Operation, Product, Transfer, TransferLine


async def corrections_of(transfer: Transfer) -> tuple[Correction, ...]:
    """The corrections of what it moved, the first one first. transfer: with its warehouse."""
    [found] = await corrections.of_transfers([transfer.id])
    writes = Operation.filter(id__in=[each.operation for each in found])
    rows: dict[int, Any] = {row.id: row for row in await writes.select_related("user", "token")}
    numbers, products = await _named([one for each in found for one in each.changed])
    zone = ZoneInfo(transfer.warehouse.time_zone)
    return tuple(
        Correction(
            at=rows[each.operation].recorded.astimezone(zone),
            by=_name(rows[each.operation]),
            reason=rows[each.operation].reason,
            changed=tuple(
                CorrectedGoods(
                    number=None if one.lot is None else numbers[one.lot],
                    posted=one.posted,
                    holds=one.holds,
                    unit=products[one.product].unit.symbol,
                    product_name=products[one.product].name,
                )
                for one in each.changed
            ),
        )
        for each in found
    )


async def _named(
    goods: Sequence[corrections.Corrected | corrections.Changed],
) -> tuple[dict[int, str], dict[int, Any]]:
    """The numbers of lots, and products, by row id."""
    lots = await Lot.filter(id__in={each.lot for each in goods if each.lot})
    rows = await Product.filter(id__in={each.product for each in goods}).select_related("unit")
    return {lot.id: lot.number for lot in lots}, {row.id: row for row in rows}


def _name(operation: Any) -> str:
    who = operation.user or operation.token
    return who.name if who else ""


async def with_corrected(
    lines: Sequence[TransferLine], shown: Sequence[SlipLine], *, tells_lots: bool = True
) -> tuple[SlipLine, ...]:
    """Lines of a paper with what was corrected on them. lines: theirs, with their products; tells_lots: else numbers
    are left out, as a paper without lots leaves them."""
    found = await corrections.on_lines([line.id for line in lines])
    told = [each for on_line in found for each in on_line]
    numbers, products = await _named(told)

    def goods(each: corrections.Corrected, line: TransferLine) -> CorrectedGoods:
        product = products[each.product]
        return CorrectedGoods(
            number=numbers.get(each.lot) if tells_lots and each.lot is not None else None,
            posted=each.posted,
            holds=each.holds,
            unit=product.unit.symbol,
            product_name=None if product.id == line.product.id else product.name,
        )

    return tuple(
        replace(each, corrected=tuple(goods(one, line) for one in on_line))
        for line, each, on_line in zip(lines, shown, found, strict=True)
    )
