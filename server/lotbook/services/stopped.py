"""Goods that may not go where a document would take them: held, undecided, rejected, or past their last day."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import replace
from datetime import date
from decimal import Decimal

from lotbook.db.engine import among, fetch
from lotbook.domain.holding import USES_UP, Way, kept_from, way_to
from lotbook.domain.quantities import ZERO, format_quantity
from lotbook.domain.refusal_words import RefusalCode
from lotbook.domain.refusals import LotExpired, LotOnHold
from lotbook.domain.words import Disposition, LocationUsage, LotStatus
from lotbook.ledger import holds
from lotbook.ledger.balances import Balance
from lotbook.ledger.holds import Goods, PastLastDay
from lotbook.models import Hold, Location, Lot

MOST_LOTS = 100
MOST_HOLDS = 20

_WORDS = {
    LotStatus.QUARANTINE: (RefusalCode.LOT_IN_QUARANTINE, "is in quarantine"),
    LotStatus.REJECTED: (RefusalCode.LOT_REJECTED, "was rejected"),
}


async def way_into(place: int) -> Way:
    """What goods are taken for that go from one of our places to this one."""
    row = await Location.get(id=place)
    return way_to(row.usage, blocked=row.blocked)


async def that_may_go(lying: Sequence[Balance], way: Way) -> tuple[list[Balance], dict[int | None, Goods]]:
    """What lies there, less what may not go that way; and by their lot (None for goods without numbers) goods of which
    something may not."""
    lots = {balance.lot for balance in lying if balance.lot is not None}
    products = {balance.product for balance in lying if balance.lot is None}
    against = await holds.stopped(lots=lots, products=products)
    kept: dict[int | None, Goods] = {}
    may_go = []
    for balance in lying:
        goods = (balance.product, balance.lot, balance.location, balance.package)
        stays = ZERO
        if stands := against.get(goods):
            stays = kept_from(way, balance.on_hand, stands.quantity, stands.disposition)
        if stays > ZERO:
            kept.setdefault(balance.lot, goods)
        if stays < balance.on_hand:
            may_go.append(replace(balance, on_hand=balance.on_hand - stays))
    return may_go, kept


async def refusal(
    goods: Sequence[Goods], *, held: Decimal = ZERO, free: Decimal = ZERO, to: Location | None = None
) -> LotOnHold:
    """Why these goods, at least one of them, may not go. held, free: how much of the first, where a part might; to:
    where they were to go."""
    lots = list(dict.fromkeys(lot for _, lot, _, _ in goods if lot is not None))
    found = [each for behind in await holds.of_lots(lots) for each in behind] if lots else []
    packages = {package for *_, package in goods if package is not None}
    found += await holds.of_packages(packages)
    _, first, place, _ = goods[0]
    if first is None:
        found += (await holds.of_places([place]))[0]
    message, code = await _told(first, place, found[0] if found else None)
    if free > ZERO:
        message += f" ({format_quantity(held)} held, {format_quantity(free)} free)"
    if (others := len(lots) - 1) > 0:
        message += f" ({others} more)"
    return LotOnHold(
        message=message + await _way_out(place, to),
        code=code,
        lots=lots[:MOST_LOTS],
        lot_count=len(lots),
        holds=list(dict.fromkeys(found))[:MOST_HOLDS],
    )


async def _way_out(place: int, to: Location | None) -> str:
    """What can be done at a dock with goods that are under way between warehouses: they cannot stay on the truck."""
    if to is None or (await Location.get(id=place)).usage != LocationUsage.TRANSIT:
        return ""
    there = Location.filter(
        warehouse_id=to.warehouse_id, usage=LocationUsage.INTERNAL, blocked=True, active=True
    )
    blocked = await there.order_by("path").first()
    if blocked is None:
        return ". It can be received into a blocked place only, and this warehouse has none."
    return f". It can be received into a blocked place: scan {blocked.path} first."


async def _told(lot: int | None, place: int, hold: int | None) -> tuple[str, RefusalCode]:
    row = None if lot is None else await Lot.get(id=lot)
    name = row.number if row else (await Location.get(id=place)).path
    status = LotStatus(row.disposition if row else Disposition.RELEASED)
    if hold is not None and status is not LotStatus.REJECTED:
        return f"{name} is on hold: {(await Hold.get(id=hold)).reason}", RefusalCode.LOT_ON_HOLD
    code, is_so = _WORDS[status]
    return f"{name} {is_so}.", code


async def require_in_date(lots: Set[int], way: Way, today: date) -> None:
    """Refuse to use up lots past their last day. Raises LotExpired."""
    if way not in USES_UP or not lots:
        return
    condition, values = among(lots)
    rows = await fetch(
        f"SELECT id, number, last_day FROM lot WHERE id {condition} AND last_day < ? ORDER BY last_day, id",
        values,
        today.isoformat(),
    )
    require_none_expired(
        [PastLastDay(row["id"], row["number"], date.fromisoformat(row["last_day"])) for row in rows], today
    )


def require_none_expired(expired: Sequence[PastLastDay], today: date) -> None:
    """Raises LotExpired for what is past its last day, the longest past first."""
    if not expired:
        return
    first, others = expired[0], len(expired) - 1
    more = f" ({others} more)" if others else ""
    message = f"{first.number} could be used until {first.last_day}; today it is {today}.{more}"
    raise LotExpired(
        message=f"{message} A manager may pass it, with a reason.",
        lots=[each.lot for each in expired[:MOST_LOTS] if each.lot is not None],
        numbers=[each.number for each in expired[:MOST_LOTS]],
        lot_count=len(expired),
        today=today,
    )
