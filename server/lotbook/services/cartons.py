"""Cartons and pallets with announced contents: a scan of their label receives what they hold."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from lotbook.db.engine import among, execute, fetch
from lotbook.db.work import Work
from lotbook.domain.cartons import LEAST_ALIKE, Child, Contents, FoundPackage, company_of, sort_out
from lotbook.domain.number_plan import Asked, LineRules, judge, require_usable
from lotbook.domain.number_refusals import BatchUndecided, NumberAlreadyExists, NumberConflict
from lotbook.domain.quantities import ZERO
from lotbook.domain.refusal_words import RefusalCode
from lotbook.domain.refusals import SCANNED
from lotbook.domain.scan_effect import Effect, ScanAction
from lotbook.domain.tracking import require_takes
from lotbook.domain.words import DateOrigin, EntryWay, Role, Tracking
from lotbook.ledger import announced
from lotbook.ledger.sql import question
from lotbook.services import entries
from lotbook.services.announced_matches import announced_row
from lotbook.services.at_work import LineAtWork, TransferAtWork
from lotbook.services.number_facts import gather
from lotbook.services.number_sequence import draw, with_sequence_locked

SHOWN = 100


async def packages_of(ssccs: Collection[str], transfer: TransferAtWork | None) -> dict[str, FoundPackage]:
    """What is known of these cartons and pallets."""
    if not ssccs:
        return {}
    condition, values = among(ssccs)
    rows = await fetch(question("announced_packages").replace("{ssccs}", condition), values, values)
    here = transfer.id if transfer else None
    ours = await _ours(ssccs)
    takes = transfer is not None and transfer.takes_from_us
    return {
        sscc: FoundPackage(
            sscc,
            here=any(row["sscc"] == sscc and row["transfer_id"] == here is not None for row in rows),
            documents=tuple(
                row["document"] for row in rows if row["sscc"] == sscc and row["transfer_id"] != here
            ),
            package=ours.get(sscc, (None, None))[0],
            lies_at=ours.get(sscc, (None, None))[1],
            takes=takes,
            company=company_of(sscc, await _announced_by(sscc)),
        )
        for sscc in ssccs
    }


async def _ours(ssccs: Collection[str]) -> dict[str, tuple[int, str | None]]:
    """Our packages among these, by row id with the place where their goods are; none while packages are off."""
    condition, values = among(ssccs)
    rows = await fetch(
        f"""SELECT package.id, package.number, (
              SELECT min(place.path) FROM stock_balance AS balance
              JOIN location AS place ON place.id = balance.location_id
              WHERE balance.package_id = package.id AND balance.on_hand > 0) AS path
            FROM package JOIN settings ON settings.packages WHERE package.number {condition}""",
        values,
    )
    return {row["number"]: (row["id"], row["path"]) for row in rows}


async def _announced_by(sscc: str) -> list[tuple[str, str]]:
    """Partners with cartons that they announced and that begin as this one does."""
    begins = sscc[: LEAST_ALIKE + 1]
    rows = await fetch(
        """SELECT DISTINCT partner.name, announced.carton FROM expected_number AS announced
           JOIN transfer_line AS line ON line.id = announced.transfer_line_id
           JOIN transfer ON transfer.id = line.transfer_id JOIN partner ON partner.id = transfer.partner_id
           WHERE announced.carton >= ? AND announced.carton < ? LIMIT 1000""",
        begins,
        begins + ":",  # behind the last digit
    )
    return [(row["name"], row["carton"]) for row in rows]


async def contents_of(transfer: TransferAtWork, sscc: str, *, each: bool = False) -> Contents:
    """What a carton or pallet holds that is announced on the transfer. each: every number of it is to be checked."""
    rows = await announced.contents([line.id for line in transfer.lines], sscc)
    children = [Child(row["line_id"], announced_row(row), bool(row["came"])) for row in rows]
    return sort_out(sscc, children, transfer.check_above, each=each)


async def outlook(transfer: TransferAtWork, done: Effect, contents: Contents) -> Effect:
    """The effect of a scan of a package: what comes with it, else what is to be checked, else that all is there."""
    if contents.take:
        lines = {child.line for child in contents.take}
        quantity = sum((child.announced.quantity for child in contents.take), ZERO)
        alone = len(lines) == 1
        return replace(
            done,
            text=contents.told,
            line=lines.pop() if alone else None,
            quantity=quantity if alone else None,
            numbers=len(contents.take),
        )
    if contents.check:
        return replace(done, action=ScanAction.CHECK_PACKAGE, text=contents.told)
    return replace(done, text=contents.told, refusal=await _all_there(transfer, contents))


async def _all_there(transfer: TransferAtWork, contents: Contents) -> NumberAlreadyExists:
    first = contents.children[0]
    line = transfer.line(first.line)
    of_line = [child for child in contents.children if child.line == line.id][:SHOWN]
    facts = await gather(transfer, line, [_asked(child) for child in of_line])
    conflicts = [
        NumberConflict(
            number=child.announced.number,
            code=RefusalCode.NUMBER_ON_THIS_DOCUMENT,
            since=facts.here.get(child.announced.number, transfer.updated),
            document=transfer.ref,
        )
        for child in of_line
    ]
    return NumberAlreadyExists(
        message=contents.told,
        code=RefusalCode.NUMBER_ON_THIS_DOCUMENT,
        conflicts=conflicts,
        conflict_count=len(contents.children),
    )


async def take(
    work: Work, transfer: TransferAtWork, contents: Contents, destination: int | None, *, take_more: bool
) -> None:
    """Put on the transfer what comes with a package: all of it or nothing.

    Raises BatchUndecided, NumberAlreadyExists, NumbersInvalid, OverReceipt, LocationNotUsable, NotFound.
    """
    how = entries.Recording(
        via=EntryWay.INFERRED, origin=DateOrigin.NOTICE, destination=destination, take_more=take_more
    )
    for line_id in dict.fromkeys(child.line for child in contents.take):
        line = transfer.line(line_id)
        require_takes(transfer.rule, line.tracking)
        of_line = [child for child in contents.take if child.line == line_id]
        asked = await _named(work, transfer, line, [_asked(child) for child in of_line])
        facts = await gather(transfer, line, asked)
        rules = LineRules(
            tracking=line.tracking,
            rule=transfer.rule,
            policy=transfer.policy,
            incoming=line.incoming,
            transfer=transfer.ref,
            manager=work.actor.role.includes(Role.MANAGER),
        )
        # A lot may come in several cartons of one pallet: it is judged once.
        once = list({one.number: one for one in asked}.values())
        require_usable(judge(once, facts, rules), facts, SCANNED)
        await entries.record(work, transfer, line, asked, facts, how)


def _asked(child: Child) -> Asked:
    one = child.announced
    label = one.maker_number or one.number
    return Asked(number=one.number, quantity=one.quantity, maker_number=label, carton=child.box)


async def _named(
    work: Work, transfer: TransferAtWork, line: LineAtWork, asked: Sequence[Asked]
) -> list[Asked]:
    """With numbers of ours, where the product gives its own. Raises BatchUndecided where a label's number is known
    as that of another batch: then the label itself is scanned and asked about."""
    labels = {one.maker_number for one in asked if one.maker_number}
    await _require_undisputed(transfer, line, labels)
    if not line.gives_own_numbers:
        return list(asked)
    condition, values = among(labels)
    here = await fetch(
        f"""SELECT maker_number, min(number) AS number FROM transfer_entry
            WHERE transfer_id = ? AND product_id = ? AND maker_number {condition} GROUP BY maker_number""",
        *(transfer.id, line.product, values),
    )
    numbers = {row["maker_number"]: row["number"] for row in here}
    new = [label for label in dict.fromkeys(one.maker_number for one in asked) if label not in numbers]
    line = await with_sequence_locked(line)
    drawn, counter = await draw(transfer, line, len(new), work.now, line.number_next)
    await execute("UPDATE product SET number_next = ? WHERE id = ?", counter, line.product)
    numbers |= dict(zip(new, drawn, strict=True))
    return [replace(one, number=numbers[one.maker_number]) for one in asked]


async def _require_undisputed(transfer: TransferAtWork, line: LineAtWork, labels: Collection[str]) -> None:
    condition, values = among(labels)
    rows = await fetch(
        f"""SELECT id, maker_number, number FROM lot
            WHERE product_id = ? AND ((maker_number {condition} AND (number <> maker_number OR CAST(? AS BOOLEAN)))
              OR (number {condition} AND maker_id IS NOT NULL AND maker_id <> ?))
            ORDER BY id LIMIT 20""",
        *(line.product, values, line.gives_own_numbers, values, transfer.partner or 0),
    )
    if rows:
        label = rows[0]["maker_number"] or rows[0]["number"]
        other = "serial" if line.tracking is Tracking.SERIAL else "batch"
        message = f"{label} is known as the maker's number of another {other}: scan its own label."
        raise BatchUndecided(message=message, lots=[row["id"] for row in rows])
