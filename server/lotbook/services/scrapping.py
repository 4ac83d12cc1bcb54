"""Goods are scrapped, with a reason; and the reasons to choose from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from lotbook.db.engine import fetch_value
from lotbook.db.work import Work, unit_of_work
from lotbook.domain.inputs import parse_line, parse_note
from lotbook.domain.numbers import number_key
from lotbook.domain.refusal_words import InputFault
from lotbook.domain.refusals import LocationNotUsable, invalid
from lotbook.ledger import journal, reservations
from lotbook.ledger.balances import Balance
from lotbook.ledger.reservations import Lost
from lotbook.models import Location, Scrap, ScrapReason
from lotbook.services.goods_named import MOST_GOODS, Goods, lying_of, parts_of
from lotbook.services.promises_end import Gone, end_promises
from lotbook.services.rows import all_shared, locked, require_version, shared
from lotbook.services.shifting import facts_of
from lotbook.services.telling import tell_lost

MOST_TOLD = 100


@dataclass(frozen=True, kw_only=True)
class ToScrap:
    """Goods in a spot, by row id. package: that they are in, None for loose ones."""

    location: int
    goods: Goods
    package: int | None = None


@dataclass(frozen=True)
class Scrapped:
    """operation: whose lines scrap the goods; lost: what was promised of them."""

    operation: int
    line_count: int
    lost: Sequence[Lost] = ()


@dataclass(frozen=True)
class ScrapReasonSaved:
    """A reason by row id."""

    reason: int


@unit_of_work
async def scrap_goods(work: Work, wanted: Sequence[ToScrap], reason: int, note: str) -> Scrapped:
    """Scrap goods, also what is on hold or promised; who was promised them is told. A correction of its lines
    brings them back.

    Raises InsufficientStock for what is not there or picked, LocationNotUsable, InvalidInput, NotFound.
    """
    why: Any = await shared(ScrapReason, reason, ("reason",))
    note = parse_note(note, ("note",))
    if not why.active:
        message = f"{why.name} is no reason to choose any more."
        raise invalid("reason", InputFault.CONTRADICTION, message, given=why.name)
    work.reason = f"{why.name}: {note}" if note else why.name
    _require_few(wanted)
    parts = await _parts(wanted)
    gone = [Gone(lies.product, lies.lot, (lies.location, lies.package), much) for lies, much in parts]
    lost = reservations.lost(await end_promises(gone))
    await Scrap.create(operation_id=work.operation_id, reason_id=reason, note=note)
    moves = await _moves(parts)
    await journal.post(work, moves)
    await tell_lost(work, lost, f"they were scrapped, {work.reason}")
    return Scrapped(work.operation_id, len(moves), lost[:MOST_TOLD])


def _require_few(wanted: Sequence[ToScrap]) -> None:
    if not 0 < len(wanted) <= MOST_GOODS:
        fault = InputFault.OVER_LIMIT if wanted else InputFault.MISSING
        message = f"Name 1 to {MOST_GOODS:,} lots or products."
        raise invalid("goods", fault, message, given=str(len(wanted)), limit=str(MOST_GOODS))
    seen = set()
    for at, one in enumerate(wanted):
        if (one.goods.product is None) == (one.goods.lot is None):
            message = "Name a lot, or a product without numbers."
            raise invalid(("goods", str(at)), InputFault.CONTRADICTION, message)
        key = (one.goods.key, one.location, one.package)
        if key in seen:
            raise invalid(("goods", str(at)), InputFault.CONTRADICTION, "It is named twice.")
        seen.add(key)


async def _parts(wanted: Sequence[ToScrap]) -> list[tuple[Balance, Decimal]]:
    """How much of what lies where is meant, locked.

    Raises InsufficientStock, LocationNotUsable, InvalidInput, NotFound.
    """
    places: Mapping[int, Any] = await all_shared(
        Location, [(one.location, ("goods", str(at), "location")) for at, one in enumerate(wanted)]
    )
    lying = await lying_of([one.goods for one in wanted])
    parts = []
    for at, one in enumerate(wanted):
        place = places[one.location]
        if not place.physical:
            message = f"Nothing of ours lies at {place.path}."
            field = ("goods", str(at), "location")
            raise LocationNotUsable(message=message, field=field, location=place.id)
        here = [lies for lies in lying if (lies.location, lies.package) == (one.location, one.package)]
        where = f"{'loose' if one.package is None else 'in that package'} in {place.path}"
        parts += await parts_of([one.goods], here, one.location, where, first=at)
    return parts


async def _moves(parts: Sequence[tuple[Balance, Decimal]]) -> list[journal.Move]:
    gone_to = int(await fetch_value("SELECT id FROM location WHERE usage = 'SCRAP' ORDER BY id LIMIT 1"))
    facts = await facts_of({lies.product for lies, _ in parts})
    return [
        journal.Move(
            product=lies.product,
            tracking=facts[lies.product][0],
            lot=lies.lot,
            source=lies.location,
            source_package=lies.package,
            destination=gone_to,
            quantity=much,
            unit=facts[lies.product][1],
        )
        for lies, much in parts
    ]


@unit_of_work
async def save_scrap_reason(
    work: Work, name: str, *, reason: int | None = None, version: int | None = None, active: bool = True
) -> ScrapReasonSaved:
    """Add a reason, or change one. active: whether it can be chosen. Raises InvalidInput, StaleVersion, NotFound."""
    name = parse_line(name, ("name",))
    row: Any = None
    if reason is not None:
        row = await locked(ScrapReason, reason, ("reason",))
        await require_version(work, row, version or 0)
    other = await ScrapReason.get_or_none(name_key=number_key(name))
    if other is not None and other.id != reason:
        message = f"There is the reason {other.name} already."
        raise invalid("name", InputFault.NOT_UNIQUE, message, given=name)
    facts: dict[str, Any] = {"name": name, "name_key": number_key(name), "active": active}
    if row is None:
        reason = int((await ScrapReason.create(**facts)).id)
    else:
        await ScrapReason.filter(id=reason).update(version=row.version + 1, **facts)
    assert reason is not None  # noqa: S101  # a row was found by it, or made
    work.about("ScrapReason", reason)
    return ScrapReasonSaved(reason)
