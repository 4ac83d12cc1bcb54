"""A scan of a package's label takes all that is in it, for a document that takes goods from our places."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from lotbook.db.engine import among, fetch
from lotbook.db.work import Work
from lotbook.domain.cartons import MeansPackage
from lotbook.domain.number_plan import Asked, LineRules, judge, require_usable
from lotbook.domain.quantities import ZERO, from_millionths
from lotbook.domain.refusal_words import RefusalCode
from lotbook.domain.refusals import SCANNED, NotOnDocument, ScanUnclear
from lotbook.domain.scan_effect import Effect, Line, ScanAction, line_for
from lotbook.domain.scan_meaning import Understood
from lotbook.domain.words import EntryWay, Role, Tracking
from lotbook.ledger import balances
from lotbook.ledger.reservations import Lost
from lotbook.services import entries
from lotbook.services.at_work import LineAtWork, TransferAtWork, look_at
from lotbook.services.number_facts import gather
from lotbook.services.opening import Expected, add_lines


@dataclass(frozen=True)
class Content:
    """Goods in a package that the document has not taken yet. number: of the lot, else the product's name."""

    product: int
    product_name: str
    unit: int
    lot: int | None
    number: str
    quantity: Decimal


@dataclass(frozen=True)
class Whole:
    """A package of ours, and what of it is still to be taken."""

    package: int
    sscc: str
    place: str
    contents: Sequence[Content]


async def whole_of(transfer: TransferAtWork | None, understood: Understood) -> Whole | None:
    """The package of ours that a scan means and that the document can take goods from; None for any other scan."""
    means = understood.meaning
    if transfer is None or not isinstance(means, MeansPackage) or means.package.here:
        return None
    found = means.package
    if found.package is None or found.lies_at is None or not found.takes:
        return None
    picked = await fetch(
        """SELECT product_id, lot_id, CAST(sum(quantity) AS BIGINT) AS quantity FROM transfer_entry
           WHERE transfer_id = ? AND source_package_id = ? GROUP BY product_id, lot_id""",
        *(transfer.id, found.package),
    )
    here = {(row["product_id"], row["lot_id"]): from_millionths(row["quantity"]) for row in picked}
    inside = await balances.of_package(found.package)
    names = await _names(inside)
    contents = [
        Content(
            lies.product,
            *names[lies.product, lies.lot],
            lies.on_hand - here.get((lies.product, lies.lot), ZERO),
        )
        for lies in inside
    ]
    return Whole(found.package, found.sscc, found.lies_at, [one for one in contents if one.quantity > ZERO])


async def _names(
    inside: Sequence[balances.Balance],
) -> dict[tuple[int, int | None], tuple[str, int, int | None, str]]:
    """Name and unit of each product, the lot and what it is called."""
    of_products, products = among({lies.product for lies in inside})
    known = {
        row["id"]: row
        for row in await fetch(f"SELECT id, name, unit_id FROM product WHERE id {of_products}", products)
    }
    of_lots, lots = among({lies.lot for lies in inside if lies.lot is not None})
    numbers = {
        row["id"]: row["number"]
        for row in await fetch(f"SELECT id, number FROM lot WHERE id {of_lots}", lots)
    }
    return {
        (lies.product, lies.lot): (
            known[lies.product]["name"],
            known[lies.product]["unit_id"],
            lies.lot,
            known[lies.product]["name"] if lies.lot is None else numbers[lies.lot],
        )
        for lies in inside
    }


async def whole_outlook(
    transfer: TransferAtWork, done: Effect, whole: Whole, *, foretell: bool = False
) -> tuple[TransferAtWork, Effect]:
    """What the scan does: takes all of it, else names what the document does not ask for. A document that no order made
    gets lines for that. foretell: change nothing."""
    if not whole.contents:
        text = f"All that is in {whole.sscc} is on this document already."
        refusal = ScanUnclear(message=text, code=RefusalCode.SCAN_OF_WRONG_KIND, raw=whole.sscc)
        return transfer, replace(done, action=ScanAction.NONE, text=text, refusal=refusal)
    known = {line.product for line in transfer.lines}
    foreign = {one.product: one for one in whole.contents if one.product not in known}
    if foreign and transfer.of_order:
        names = ", ".join(one.product_name for one in foreign.values())
        text = f"{whole.sscc} holds what is not on this document: {names}. Scan what is wanted of it."
        refused = NotOnDocument(message=text, field=SCANNED, product=next(iter(foreign)), expected_on=[])
        return transfer, replace(done, action=ScanAction.NONE, text=text, refusal=refused)
    if foreign and not foretell:
        lines = [Expected(product=one.product, quantity=ZERO, unit=one.unit) for one in foreign.values()]
        await add_lines(transfer.id, transfer.source, transfer.destination, lines)
        transfer = await look_at(transfer.id)
    count = len(whole.contents)
    told = f"Takes all of {whole.sscc} from {whole.place}: {count} {'lot' if count == 1 else 'lots'}."
    numbers = Effect(ScanAction.TAKE_PACKAGE, told, package=whole.sscc, numbers=count)
    return transfer, numbers


async def take_whole(
    work: Work, transfer: TransferAtWork, whole: Whole, how: entries.Recording
) -> Sequence[Lost]:
    """Put on the transfer all that is in a package, which goes along with it; who lost what was promised to him.

    Raises OverReceipt, NumberAlreadyExists, InsufficientStock, LotOnHold, LotExpired, LocationNotUsable, NotFound.
    """
    how = replace(how, via=EntryWay.INFERRED, package=whole.package)
    lost: list[Lost] = []
    for line, contents in _on_lines(transfer, whole.contents).items():
        if line.tracking is Tracking.NONE:
            quantity = sum((one.quantity for one in contents), ZERO)
            counted = entries.Counted(quantity, package=whole.package)
            lost += await entries.record_quantity(work, transfer, line, counted, how)
            continue
        asked = [Asked(number=one.number, quantity=one.quantity, package=whole.package) for one in contents]
        facts = await gather(transfer, line, asked)
        rules = LineRules(
            tracking=line.tracking,
            rule=transfer.rule,
            policy=transfer.policy,
            incoming=line.incoming,
            transfer=transfer.ref,
            manager=work.actor.role.includes(Role.MANAGER),
        )
        require_usable(judge(asked, facts, rules), facts, SCANNED)
        lost += await entries.record(work, transfer, line, asked, facts, how)
    return lost


def _on_lines(transfer: TransferAtWork, contents: Sequence[Content]) -> dict[LineAtWork, list[Content]]:
    """Which line gets what: each first what it lacks, and what is beyond all of them the one that was filled last."""
    at_work = {line.id: line for line in transfer.lines}
    lines = [
        Line(line.id, line.position, line.product, line.expected, line.recorded) for line in transfer.lines
    ]
    found: dict[LineAtWork, list[Content]] = defaultdict(list)
    for one in contents:
        left = one.quantity
        of_line: dict[LineAtWork, Decimal] = defaultdict(Decimal)
        while left > ZERO:
            line = line_for(one.product, lines, None)
            assert line is not None  # noqa: S101  # those of foreign products were added, or refused
            part = min(left, line.remaining) or left
            of_line[at_work[line.id]] += part
            lines[lines.index(line)] = replace(line, done=line.done + part)
            left -= part
        for each, part in of_line.items():  # a number stands once on a line, with what is beyond it
            found[each].append(replace(one, quantity=part))
    return found
