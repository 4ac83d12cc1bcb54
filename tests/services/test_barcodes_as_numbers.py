"""A number that is a barcode of the product, but for a digit or wholly, or its label, is asked about before it is taken
for a new one."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from lotbook.domain.number_plan import Asked
from lotbook.domain.number_refusals import NumberLooksLike
from lotbook.domain.products import PackagingGiven
from lotbook.domain.refusal_words import RefusalCode
from lotbook.domain.words import Tracking
from lotbook.services import entry_changes, lots
from lotbook.services.entry_changes import EntryChange
from lotbook.services.number_sources import Listed
from lotbook.standards.gs1 import ScanFault
from tests.dock import Dock
from tests.scenarios.telling import assign, entries, numbers_on, preview, refused, resolve, scan

GTIN = "4006381333931"
OF_A_BOX = "14006381333938"
MISREAD = "4006381333932"
SWAPPED = "4003681333931"


async def drill(dock: Dock, tracking: Tracking = Tracking.SERIAL, **details: Any) -> tuple[int, int]:
    """A receipt of 9 drills, and its line."""
    product = await dock.product("DRILL", tracking, gtin=GTIN, **details)
    receipt = await dock.receipt((product, 9))
    return receipt, await dock.line_of(receipt, product)


@pytest.mark.parametrize("tracking", [Tracking.SERIAL, Tracking.LOT])
@pytest.mark.parametrize("raw", [MISREAD, SWAPPED, f"0{MISREAD}"])
async def test_a_misread_barcode_is_no_number_unless_somebody_means_it(
    dock: Dock, tracking: Tracking, raw: str
) -> None:
    receipt, line = await drill(dock, tracking)
    async with refused(NumberLooksLike, RefusalCode.NUMBER_LOOKS_LIKE) as asked:
        await scan(dock, receipt, raw, line=line)
    assert asked.value.message == f"{raw} looks like the product's barcode {GTIN}, misread: scan again."
    assert (asked.value.gtin, asked.value.lots) == (f"0{GTIN}", [])
    effect = (await resolve(raw, on=receipt, line=line)).effect
    assert effect is not None and isinstance(effect.refusal, NumberLooksLike)
    await scan(dock, receipt, raw, line=line, look_alike=True)
    assert await numbers_on(line) == [raw]


async def test_so_is_the_barcode_of_a_packaging(dock: Dock) -> None:
    receipt, line = await drill(dock, packagings=[PackagingGiven("box", Decimal(6), gtin=OF_A_BOX)])
    async with refused(NumberLooksLike) as asked:
        await scan(dock, receipt, f"2{OF_A_BOX[1:]}", line=line)
    assert asked.value.gtin == OF_A_BOX


async def test_what_resembles_no_barcode_or_is_called_a_serial_is_taken_as_it_is(dock: Dock) -> None:
    receipt, line = await drill(dock)
    other = "2112345678901"
    answer = await resolve(other, on=receipt, line=line)
    assert [problem.fault for problem in answer.understood.scan.problems] == [ScanFault.CHECK_DIGIT]
    await scan(dock, receipt, other, line=line)
    await scan(dock, receipt, f"]d2010{GTIN}21{MISREAD}")
    assert await numbers_on(line) == [other, MISREAD]


async def test_numbers_of_a_list_are_asked_about_too_and_counted_ones_are_not(dock: Dock) -> None:
    _, line = await drill(dock)
    for source in (f"{MISREAD}; SN-1", Listed([Asked(number=MISREAD, quantity=Decimal(1), typed=True)])):
        seen = await preview(line, source)
        assert seen.row(0).verdict.value == "LOOKS_LIKE"
        assert "misread" in (seen.row(0).message or "")
        async with refused(NumberLooksLike) as asked:
            await assign(dock, line, source)
        assert asked.value.gtin == f"0{GTIN}"
    assert (await preview(line, "4006381333930 .. 4006381333935")).plan.counts() == {"NEW": 6}
    await assign(dock, line, f"{MISREAD}; SN-1", look_alike=True)
    assert await numbers_on(line) == [MISREAD, "SN-1"]


async def test_so_is_a_new_name_of_an_entry_or_a_lot(dock: Dock) -> None:
    receipt, line = await drill(dock)
    await scan(dock, receipt, "SN-1", line=line)
    entry, product = (await entries(line))[0]["id"], (await entries(line))[0]["product_id"]
    request = dock.request("updateEntry")
    async with refused(NumberLooksLike):
        await entry_changes.update_entry(request, entry, EntryChange(number=MISREAD))
    with pytest.raises(NumberLooksLike, match="misread"):
        await lots.create_lot(dock.request(), product, SWAPPED)
    change = EntryChange(number=MISREAD, look_alike=True)
    await entry_changes.update_entry(dock.request("updateEntry"), entry, change)
    await entry_changes.update_entry(dock.request("updateEntry"), entry, EntryChange(number=MISREAD))
    assert await numbers_on(line) == [MISREAD]


@pytest.mark.parametrize("raw", [GTIN, f"0{GTIN}", OF_A_BOX])
async def test_the_very_barcode_of_the_product_is_asked_about_where_it_is_typed(dock: Dock, raw: str) -> None:
    _, line = await drill(dock, packagings=[PackagingGiven("box", Decimal(6), gtin=OF_A_BOX)])
    async with refused(NumberLooksLike) as asked:
        await assign(dock, line, raw)
    assert asked.value.message == f"{raw} is the product's barcode, no number of one."
    assert asked.value.gtin == raw.zfill(14)
    await assign(dock, line, raw, look_alike=True)
    assert await numbers_on(line) == [raw]


@pytest.mark.parametrize(
    ("raw", "inside", "of_the_product"),
    [
        (f"]d2010{GTIN}21SH-1", "SH-1", True),
        (f"]C1010{GTIN}1727103110B-7", "B-7", True),
        (f"010{GTIN}21SH-1", "SH-1", True),
        (f"(01)0{GTIN}(21)SH-1", "SH-1", True),
        (f"https://id.gs1.org/01/0{GTIN}/21/SH-1", "SH-1", True),
        ("]d2010952012345678821SH-1", "SH-1", False),
        ("]C0SH-1", "SH-1", False),
    ],
)
async def test_a_whole_label_is_no_number(dock: Dock, raw: str, inside: str, of_the_product: bool) -> None:
    _, line = await drill(dock)
    for source in (raw, Listed([Asked(number=raw, quantity=Decimal(1), typed=True)])):
        async with refused(NumberLooksLike) as asked:
            await assign(dock, line, source)
        assert (
            asked.value.message == f"{raw} is a whole label: scan it, or write what its number is, {inside}."
        )
        assert asked.value.gtin == (f"0{GTIN}" if of_the_product else None)
    await assign(dock, line, raw, look_alike=True)
    assert await numbers_on(line) == [raw]


@pytest.mark.parametrize("raw", ["0109520123456788", "(A) 7", "01-5", "]x", "http:7", "2112345678900"])
async def test_what_only_begins_like_a_label_is_a_number(dock: Dock, raw: str) -> None:
    _, line = await drill(dock)
    await assign(dock, line, raw)
    assert await numbers_on(line) == [raw]
