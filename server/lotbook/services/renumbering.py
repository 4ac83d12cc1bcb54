"""Lots become other lots: a part is taken off, several are poured together, one gets another number.

Each is lines of the journal through the place where things are made, tied by a run, so that trace follows it both ways;
the old lots stay, with their numbers. What is promised of the goods goes with them, and so does what stops them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from lotbook.db.engine import fetch, fetch_value
from lotbook.db.work import Work, unit_of_work
from lotbook.domain.dates import ENDS, last_day
from lotbook.domain.inputs import parse_reason, require_quantity
from lotbook.domain.merging import earliest, strictest
from lotbook.domain.numbers import parse_number
from lotbook.domain.promises import Given
from lotbook.domain.quantities import ZERO, format_quantity, from_millionths
from lotbook.domain.refusal_words import DateKind, InputFault
from lotbook.domain.refusals import InsufficientStock, LocationNotUsable, LotOfOtherProduct, Shortage, invalid
from lotbook.domain.words import DateOrigin, RunKind, UniquenessScope
from lotbook.ledger import balances, corrections, genealogy, journal, recalls, reservations
from lotbook.ledger.reservations import Lost
from lotbook.ledger.sql import question
from lotbook.models import Location, Lot, Product, Settings
from lotbook.services.carrying_holds import carry_holds, end_promises_of_stopped, held_at
from lotbook.services.mixing import require_mixing_meant
from lotbook.services.new_lots import born_of, known_of, require_new
from lotbook.services.number_facts import require_unlike
from lotbook.services.present_numbers import Part, through
from lotbook.services.rows import all_locked, locked, shared
from lotbook.services.shifting import again, promised_of

MOST_MERGED = 100
DATES = (DateKind.EXPIRY, DateKind.BEST_BEFORE)


@dataclass(frozen=True)
class LotBecame:
    """The lot that came of it. earlier: which of its dates are those of a lot that was poured in; held: how many holds
    went along; lost: what was promised and is stopped now."""

    lot: int
    earlier: Sequence[DateKind] = ()
    held: int = 0
    lost: Sequence[Lost] = ()


@unit_of_work
async def split_lot(
    work: Work,
    lot: int,
    location: int,
    quantity: Decimal,
    number: str,
    reason: str,
    *,
    package: int | None = None,
    look_alike: bool = False,
) -> LotBecame:
    """Take a part of a lot off under a number of its own, where it lies. package: that the part is in, None for loose;
    look_alike: the number is meant as it stands, though others look like it.

    Raises NumberAlreadyExists, NumberLooksLike, InsufficientStock for what is not there or picked, LocationNotUsable,
    InvalidInput, NotFound.
    """
    work.reason = parse_reason(reason)
    row: Any = await locked(Lot, lot, ("lot",))
    _require_batch(row, ("lot",))
    place: Any = await shared(Location, location, ("location",))
    if not place.physical:
        message = f"Nothing of ours lies at {place.path}."
        raise LocationNotUsable(message=message, field=("location",), location=location)
    product: Any = await shared(Product, row.product_id, ("lot",))
    require_quantity(quantity, product.step, ("quantity",))
    await reservations.lock([lot])
    lying = await balances.of_lots([lot])
    lies = next((each for each in lying if (each.location, each.package) == (location, package)), None)
    if lies is None or quantity > lies.on_hand:
        raise _less_there(row, place, quantity, lies.on_hand if lies else ZERO)
    part_of = await _born(work, row, parse_number(number, ("number",)), look_alike=look_alike)
    free = lies.on_hand - await held_at(lies)
    held = await carry_holds(work, row, part_of, at=(location, package), beyond=max(quantity - free, ZERO))
    await _post(work, RunKind.SPLIT, product, [Part(lot, (location, package), quantity, part_of, lies)])
    return await _became(work, part_of, held, [lot])


@unit_of_work
async def merge_lots(
    work: Work,
    lots: Sequence[int],
    into: int,
    reason: str,
    *,
    location: int | None = None,
    recalled: bool = False,
) -> LotBecame:
    """Pour lots of one product into another: all of them that lies at a place, or with us when None. The shares stay
    traceable; the earliest last day and what stops any of them count for all. recalled: it is meant, though a recall
    stops only some of them.

    Raises LotOfOtherProduct, LotOnHold, InsufficientStock for what is picked, InvalidInput, NotFound.
    """
    work.reason = parse_reason(reason)
    poured = [lot for lot in dict.fromkeys(lots) if lot != into]
    if not 0 < len(poured) <= MOST_MERGED:
        fault = InputFault.OVER_LIMIT if poured else InputFault.MISSING
        message = f"Name 1 to {MOST_MERGED} lots beside the one that remains."
        raise invalid("lots", fault, message, given=str(len(poured)), limit=str(MOST_MERGED))
    fields = [(lot, ("lots", str(lots.index(lot)))) for lot in poured]
    rows: Mapping[int, Any] = await all_locked(Lot, [*fields, (into, ("into",))])
    for lot, field in [*fields, (into, ("into",))]:
        _require_batch(rows[lot], field)
        if rows[lot].product_id != rows[into].product_id:
            message = f"{rows[lot].number} is a lot of another product than {rows[into].number}."
            raise LotOfOtherProduct(message=message, field=field, lot=lot, expected=rows[into].product_id)
    product: Any = await shared(Product, rows[into].product_id, ("into",))
    await reservations.lock([*poured, into])
    lying = [lies for lies in await balances.of_lots(poured) if location in (None, lies.location)]
    if not lying:
        raise invalid("lots", InputFault.CONTRADICTION, "Nothing of these lots lies there.")
    gone = [rows[lot] for lot in poured if any(lies.lot == lot for lies in lying)]
    here = await balances.of_lots([into]) + lying
    of_them = dict(fields) | {into: ("into",)}
    concerned = {lot: of_them[lot] for lot in (*(row.id for row in gone), into)}
    await require_mixing_meant(concerned, into, here, product.unit_id, meant=recalled)
    earlier = await _date_and_decide(work, product, rows[into], gone)
    held = sum([await carry_holds(work, each, into) for each in gone])
    parts = [Part(lies.lot or 0, (lies.location, lies.package), lies.on_hand, into, lies) for lies in lying]
    await _post(work, RunKind.MERGE, product, parts)
    return replace(await _became(work, into, held, poured), earlier=earlier)


@unit_of_work
async def relabel_lot(
    work: Work, lot: int, number: str, reason: str, *, look_alike: bool = False
) -> LotBecame:
    """Give a lot another number, wherever it is, also what customers have of it; the old number still finds it.
    One that it bore before it bears again, while nothing else has that, also where it was corrected away. look_alike:
    it is meant as it stands, though other lots look like it.

    Raises NumberAlreadyExists, NumberLooksLike, InsufficientStock for what is picked, InvalidInput, NotFound.
    """
    work.reason = parse_reason(reason)
    number = parse_number(number, ("number",))
    before = await _called_before(lot, number)
    rows = await all_locked(Lot, [(each, ("lot",)) for each in (lot, before) if each is not None])
    row: Any = rows[lot]
    product: Any = await shared(Product, row.product_id, ("lot",))
    await reservations.lock([lot])
    lying = await balances.of_lots([lot])
    gone = await _gone(lot)
    if not lying and not gone:
        message = f"Nothing of {row.number} is anywhere: make a lot with the right number instead."
        raise invalid("lot", InputFault.CONTRADICTION, message)
    if before is not None and not await balances.of_lots([before]) and not await _gone(before):
        renamed = await _again(row, rows[before])
    else:
        renamed = await _born(work, row, number, look_alike=look_alike, instead_of=lot)
    held = await carry_holds(work, row, renamed)
    ours = [Part(lot, (lies.location, lies.package), lies.on_hand, renamed, lies) for lies in lying]
    theirs = [Part(lot, (place, None), much, renamed, line=line) for place, line, much in gone]
    await _post(work, RunKind.RELABEL, product, [*ours, *theirs])
    return await _became(work, renamed, held, [lot])


async def _called_before(lot: int, number: str) -> int | None:
    """The lot of a number that the goods of a lot bore before they were relabelled or put right, however often; None
    where they never did."""
    sql = "SELECT id FROM lot WHERE number = ? AND id <> ? AND product_id = (SELECT product_id FROM lot WHERE id = ?)"
    named = await fetch_value(sql, number, lot, lot)
    if named is None:
        return None
    was = {row["lot_id"] for row in await fetch(question("lots_before_relabelling"), lot)}
    [goods] = await corrections.goods_of([named])
    return int(named) if was.issuperset(goods) else None


async def _gone(lot: int) -> list[tuple[int, int | None, Decimal]]:
    """What customers have of a lot, and what was scrapped of it: place, line that brought it there, how much."""
    brought = await fetch(question("delivered_to_customers"), lot, lot)
    gone: list[tuple[int, int | None, Decimal]] = []
    for row in await fetch(question("where_goods_went"), lot, lot):
        place, left = row["location_id"], from_millionths(row["quantity"])
        for each in brought:
            much = min(from_millionths(each["quantity"]), left) if each["location_id"] == place else ZERO
            if much > ZERO:
                gone.append((place, each["line_id"], much))
                left -= much
        if left > ZERO:
            gone.append((place, None, left))
    return gone


def _require_batch(lot: Any, field: tuple[str, ...]) -> None:
    """Refuse a serial, which is one unit. Raises InvalidInput."""
    if lot.serial:
        message = f"{lot.number} is one unit: it is neither split nor merged."
        raise invalid(field, InputFault.SERIAL_NOT_ONE, message, given=lot.number)


def _less_there(lot: Any, place: Any, quantity: Decimal, available: Decimal) -> InsufficientStock:
    message = (
        f"{lot.number}: {format_quantity(available)} at {place.path}, {format_quantity(quantity)} needed."
    )
    shortage = Shortage(
        product=lot.product_id, lot=lot.id, location=place.id, requested=quantity, available=available
    )
    return InsufficientStock(message=message, field=("quantity",), shortages=[shortage], shortage_count=1)


async def _again(lot: Any, before: Any) -> int:
    """The lot of a number that goods bore before, with all that is known of them now, by row id."""
    await Lot.filter(id=before.id).update(version=before.version + 1, **known_of(lot))
    return int(before.id)


async def _born(work: Work, lot: Any, number: str, *, look_alike: bool, instead_of: int | None = None) -> int:
    """A new lot with all that is known of another, by row id. Raises NumberAlreadyExists, NumberLooksLike,
    InvalidInput."""
    company: Any = await shared(Settings, 1, ())
    in_company = company.uniqueness_scope is UniquenessScope.COMPANY
    await require_new(lot.product_id, {number}, in_company=in_company, field=("number",))
    await require_unlike(lot.product_id, {number}, ("number",), meant=look_alike, instead_of=instead_of)
    return await born_of(work, lot, number, in_company=in_company)


async def _date_and_decide(work: Work, product: Any, into: Any, poured: Sequence[Any]) -> list[DateKind]:
    """Give the lot that remains the earliest dates, its first day here included, and the strictest decision of all;
    which last days are earlier now."""
    columns: dict[str, Any] = {}
    earlier = []
    for kind in DATES:
        name = kind.lower()
        day = earliest([getattr(each, name) for each in (into, *poured)])
        if day != getattr(into, name):
            earlier.append(kind)
            columns |= {
                name: day,
                f"{name}_origin": DateOrigin.PERSON,
                f"{name}_operation_id": work.operation_id,
            }
    decided = strictest([each.disposition for each in (into, *poured)])
    if decided is not into.disposition:
        columns |= {"disposition": decided, "disposition_operation_id": work.operation_id}
    last = last_day(*(columns.get(kind.lower(), getattr(into, kind.lower())) for kind in ENDS))
    columns |= {"last_day": last, "last_day_key": last.isoformat() if last else into.last_day_key}
    columns["first_in"] = earliest([each.first_in for each in (into, *poured)])
    await Lot.filter(id=into.id).update(version=into.version + 1, **columns)
    return earlier


async def _post(work: Work, kind: RunKind, product: Any, parts: Sequence[Part]) -> None:
    """Post lots that become others where they are, with what is promised of them. Raises InsufficientStock."""
    carried: list[tuple[Given, Part]] = []
    for part in parts:
        if part.lies is not None:
            carried += [(given, part) for given in await promised_of(part.lies, part.quantity)]
    await reservations.lessen([given for given, _ in carried])
    await journal.post(work, await through(work, kind, product, parts))
    await genealogy.keep(work.operation_id)
    promised = [
        replace(again(promise, quantity, product.tracking, part.spot), lot=part.becomes)
        for (promise, quantity), part in carried
    ]
    await reservations.add(work.operation_id, promised)


async def _became(work: Work, lot: int, held: int, of: Sequence[int]) -> LotBecame:
    """What came of lots, without promises of what is stopped. held: holds that were carried over; recalls that stop
    some of the lots stop it as soon as all is posted."""
    lost = await end_promises_of_stopped(work, [lot])
    work.about("Lot", lot)
    coming = [each for each in await recalls.stopping([*of, lot]) if each.stops and lot not in each.stops]
    return LotBecame(lot, (), held + len(coming), lost)
