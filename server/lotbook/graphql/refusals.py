"""Refusals as the API shows them: each of the domain under its name, with things in place of their ids."""

from __future__ import annotations

from datetime import datetime

import strawberry

from lotbook.domain.refusal_words import DateKind as LotDateKind
from lotbook.domain.words import Disposition, Role
from lotbook.graphql import ids
from lotbook.graphql.context import Info
from lotbook.graphql.later import (
    Balance,
    Blocker,
    CountPosition,
    Document,
    Hold,
    Location,
    Lot,
    LotDate,
    NumberConflict,
    NumberRow,
    NumbersPreview,
    Operation,
    Package,
    Product,
    Scan,
    Transfer,
    TransferLine,
    User,
)
from lotbook.graphql.refusal_codes import InputFault, RefusalCode
from lotbook.graphql.scalars import Currency, Day, Gtin, Money, Quantity
from lotbook.graphql.shown import SHOWN, Node, Shown, computed, linked, node, own
from lotbook.graphql.words import describe
from lotbook.standards.keys import KeyKind

describe(
    KeyKind,
    "GS1 keys that a company gives.",
    name="Gs1KeyKind",
    SSCC="Of a logistic unit, 18 digits.",
    GTIN="Of a trade item, 13 digits.",
    GLN="Of a party or place, 13 digits.",
)


@strawberry.interface(
    description="A request that the operator can mend; every mutation result that is not a payload is one."
)
class Refusal(Shown):
    code: RefusalCode = own("Why.")
    message: str = own("In words, with the facts.")
    field: list[str] | None = own("Input at fault, as a path; null for none.")


@strawberry.type(description="One malformed value.")
class InputProblem(Shown):
    field: list[str] = own('Path of the value in the input, such as ["lines", "3", "quantity"].')
    fault: InputFault = own("What kind of fault it is.")
    message: str = own("The fault in words, with the fact.")
    given: str | None = own("What was given, escaped, at most 80 characters; null when nothing was.")
    position: int | None = own("Zero-based character where the fault lies, null for the value as a whole.")
    limit: str | None = own("The limit that was passed, such as 64 or 2076-12-31; null for none.")


@strawberry.type(description="One quantity that is not there.")
class Shortage(Shown):
    product: Product = linked("The product.")
    lot: Lot | None = linked("The lot that was named; null for none.")
    location: Location | None = linked("The place that was named; null for none.")
    requested: Quantity = own("Asked for, in the stock unit.")
    available: Quantity = own("Available there, in the stock unit.")
    reserved_for: list[Document] = linked("Up to 5 documents to which the rest is promised.")


@strawberry.type(description="A line whose quantity does not fit.")
class LineDifference(Shown):
    @computed("Global id of the line.")
    def line(self) -> strawberry.ID:
        return strawberry.ID(ids.encode(self.thing.of, self.thing.line))

    product: Product = linked("Its product.")
    lot: Lot | None = linked("The lot that is at fault; null for the line as a whole.")
    given: Quantity = own("Given, in the stock unit.")
    permitted: Quantity = own("Permitted or expected, in the stock unit.")


@strawberry.type(description="An open transfer that what came too late can go to.")
class Instead(Shown):
    transfer: Transfer = linked("The transfer.")
    line: TransferLine = linked("Its line that waits for what was scanned.")


@strawberry.type(description="Values that are malformed or out of range; all of them, not only the first.")
class InvalidInput(Refusal):
    problems: list[InputProblem] = linked("At most 1,000, in the order of the input.")


@strawberry.type(description="Something named in the request does not exist, or is not visible to you.")
class NotFound(Refusal):
    sought: str = own("What was asked for, escaped, at most 80 characters.")
    nearest: list[Node] = linked("Up to 5 that look alike and that you may see.")


@strawberry.type(
    description="The operation id came before with another request, or from someone else; nothing was done, "
    "and nothing is told of the other."
)
class OperationIdReused(Refusal):
    pass


@strawberry.type(
    description="Sequence or stock moved since the preview; look at the new one and send its stamp."
)
class PreviewStale(Refusal):
    @computed("What it would do now; null where the refusal is read again later.")
    async def preview(self, info: Info) -> NumbersPreview | None:
        return await SHOWN["NumbersPreview"].again(self.thing.of, info)  # type: ignore[attr-defined]  # as shown


@strawberry.type(
    description="The goods are measured, and neither label nor person says how much it is: send again with quantity."
)
class QuantityUndecided(Refusal):
    line: TransferLine | None = linked("The line that it would go on.")
    number: str | None = own("The number that was read; null for goods without.")
    offered: Quantity | None = own(
        "What is likely meant, in the stock unit: what the line lacks, or less where less of one of our lots is "
        "promised to it or there; null for nothing."
    )


@strawberry.type(
    description="Lots of the product that bear this maker's number already: say SAME_BATCH, or ANOTHER and it"
    " gets a number of ours."
)
class BatchUndecided(Refusal):
    lots: list[Lot] = linked("The lots, with vendor, dates and places, at most 20.")


@strawberry.type(
    description="A typed number looks like others, or a number that was typed or read as plain characters like a "
    "barcode of the product, misread or not, or like its label; send again with lookAlike to mean it, or correct it."
)
class NumberLooksLike(Refusal):
    number: str | None = own("The first number that does, as it was given; null where it is the only one.")
    lots: list[Lot] = linked("The lots it looks like, at most 20.")
    gtin: Gtin | None = own("The barcode of the product that it may be; null when it looks like none.")


@strawberry.type(
    description="The goods of a line to correct have left meanwhile; choose to correct from where they are, "
    "or to relabel. Where they became other lots, say of which they are taken back."
)
class GoodsMovedOn(Refusal):
    places: list[Balance] = linked(
        "Where they are now, also under the numbers that they got since, at most 100."
    )


@strawberry.type(description="The document changed since it was read; read again and decide again.")
class StaleVersion(Refusal):
    current: Node | None = linked("It as it is now; null for the settings, which have no id.")
    current_version: int = own("Its version now.")
    changed_by: User | None = linked("Who changed it last; null for an automatic step.")
    changed_at: datetime = own("When it changed last.")


@strawberry.type(
    description="The state does not permit this, for example it was validated or cancelled already."
)
class WrongState(Refusal):
    current: Node = linked("It as it is now, with its state.")
    by: User | None = linked("Who brought it into this state; null for an automatic step.")
    since: datetime = own("When it came into this state.")
    instead: list[Instead] = linked(
        "Of a scan: up to 5 open transfers that it can go to, the backorder first; empty for all else."
    )


@strawberry.type(description="A check that stands against a release.")
class CheckOpen(Shown):
    name: str = own("Its name.")
    failed: bool = own("It failed; otherwise nobody has looked.")


@strawberry.type(description="A hold is released once all that its quarantine rule asks for has passed.")
class ChecksOpen(Refusal):
    hold: Hold = linked("The first hold that lacks some.")
    checks: list[CheckOpen] = linked("What lacks.")


@strawberry.type(description="What has to be taken away first.")
class InUse(Refusal):
    blockers: list[Blocker] = linked("The first 20 that depend on it.")
    blocker_count: int = own("How many there are in all.")


@strawberry.type(description="Less is available than asked for; tells what is there and who has the rest.")
class InsufficientStock(Refusal):
    shortages: list[Shortage] = linked("The first 100.")
    shortage_count: int = own("How many there are in all.")


@strawberry.type(
    description="Numbers that exist where they must not; says where, since when and by which document."
)
class NumberAlreadyExists(Refusal):
    conflicts: list[NumberConflict] = linked("The first 100.")
    conflict_count: int = own("How many there are in all.")
    overridable: bool = own("Those with the right may send again with allowReuse.")


@strawberry.type(
    description="Numbers that cannot be used as given: malformed, twice in the list, unknown, or too many."
)
class NumbersInvalid(Refusal):
    rows: list[NumberRow] = linked("The first 100 faulty ones, with their place in the list.")
    row_count: int = own("How many are faulty in all.")


@strawberry.type(
    description="Numbers that the vendor did not announce, on a line for which others were; where canBeTaken, send"
    " again with unannounced to mean them."
)
class NumberNotAnnounced(Refusal):
    numbers: list[str] = own("The first 100.")
    number_count: int = own("How many there are in all.")
    can_be_taken: bool = own("Whether they may be meant; else the operation type takes only announced ones.")


@strawberry.type(description="Tracked lines that still lack numbers.")
class NumbersMissing(Refusal):
    lines: list[LineDifference] = linked("The first 100 lines.")
    line_count: int = own("How many lines there are in all.")


@strawberry.type(description="The lot is of another product than the line.")
class LotOfOtherProduct(Refusal):
    lot: Lot = linked("The lot, with its product.")
    expected: Product = linked("The product of the line.")


@strawberry.type(
    description="The label says another date than the one stored for the lot; choose, then send dateConflict."
)
class LotDateConflict(Refusal):
    lot: Lot = linked("The lot.")
    kind: LotDateKind = own("Which of its dates.")

    @computed("The stored one; null when it is gone meanwhile.")
    async def stored(self, info: Info) -> LotDate | None:
        lot = await node(info, "Lot", self.thing.lot)
        return next((each for each in lot.known_dates() if each.kind == self.thing.kind), None)

    given: Day = own("The one given.")


@strawberry.type(description="Goods that may not go this way: on hold, waiting for a decision, or rejected.")
class LotOnHold(Refusal):
    lots: list[Lot] = linked("The first 100, with their status; none for untracked goods in a held place.")
    lot_count: int = own("How many there are in all.")
    holds: list[Hold] = linked("The first 20 holds in force behind it, the newest first.")


@strawberry.type(description="What was decided about a lot.")
class LotDecision(Shown):
    lot: Lot = linked("The lot.")
    decision: Disposition = own("What was decided: RELEASED or REJECTED.")
    operation: Operation = linked("The write that decided so, with who, when and why.")


@strawberry.type(
    description="Somebody released or rejected lots: decide again with what it is instead of, `insteadOf`."
)
class DecidedBefore(Refusal):
    decided: list[LotDecision] = linked("What was decided, the first 100.")
    lot_count: int = own("How many lots that are.")


@strawberry.type(
    description="Goods past their last day, by the day of the warehouse. takeExpired puts them on a line all the same;"
    " only a manager's validate, with expiredReason, lets them go or takes them in."
)
class LotExpired(Refusal):
    lots: list[Lot] = linked("Lots among the first 100, the longest past first; new numbers have none yet.")
    numbers: list[str] = own("Numbers of the first 100.")
    lot_count: int = own("How many there are in all.")
    today: Day = own("The day by which it was judged.")


@strawberry.type(description="More came than expected and tolerated; a manager may approve.")
class OverReceipt(Refusal):
    lines: list[LineDifference] = linked("The first 100 lines; permitted includes the tolerance.")


@strawberry.type(description="More than is left, for example to return, to bill or to consume.")
class MoreThanLeft(Refusal):
    lines: list[LineDifference] = linked("The first 100 lines.")


@strawberry.type(description="More than is still due of a paper, or to be given back of a credit note.")
class MoreThanDue(Refusal):
    paper: Node = linked("The bill or invoice.")
    due: Money = own("What is still due, in its currency.")


@strawberry.type(
    description="A confirmed purchase order would come to more than you may confirm; let someone of the role change it."
)
class AboveLimit(Refusal):
    amount: Money = own("What it would come to, with tax.")
    limit: Money = own("Up to which you may confirm; 0 in a currency for which nobody set a limit.")
    currency: Currency = own("Currency of both.")
    least_role: Role = own("Who may do it at least.")


@strawberry.type(
    description="Stock moved since these positions were counted; count them again, reckon in what moved, or apply with"
    " the stale ones left out."
)
class CountStale(Refusal):
    positions: list[CountPosition] = linked("The first 100.")
    position_count: int = own("How many there are in all.")


@strawberry.type(description="Somebody who counts.")
class Counter(Shown):
    user: User = linked("Who.")
    last: datetime = own("When last.")


@strawberry.type(
    description="Others counted, too, and may still be at it: finish again with that they are done."
)
class OthersCounting(Refusal):
    others: list[Counter] = linked("Who, whoever counted last first.")


@strawberry.type(description="What somebody counted.")
class CountedBy(Shown):
    position: CountPosition = linked("Of which position.")
    user: User | None = linked("Who; null for a client program.")
    quantity: Quantity = own("How much, in the product's stock unit.")
    last: datetime = own("When last.")


@strawberry.type(
    description="Others counted it there, too: say it again with what becomes of theirs, `othersCounted`."
)
class CountedByOthers(Refusal):
    counted: list[CountedBy] = linked("What they counted in this round, the first 100.")


@strawberry.type(
    description="Less is done than expected and the operation type asks: validate again with a backorder "
    "decision."
)
class BackorderUndecided(Refusal):
    lines: list[LineDifference] = linked("The first 100 short lines; permitted is what was expected.")


@strawberry.type(description="The product was not ordered here.")
class NotOnDocument(Refusal):
    product: Product = linked("The product.")
    expected_on: list[Document] = linked("Up to 5 other open documents that expect it.")
    can_be_taken: bool = own(
        "It may be consumed all the same, as unplanned: the bill of materials does not name it."
    )


@strawberry.type(description="The place cannot be used for this.")
class LocationNotUsable(Refusal):
    location: Location = linked("The place.")


@strawberry.type(description="The package is in another place: it is in one at a time.")
class PackageElsewhere(Refusal):
    package: Package = linked("The package.")
    location: Location = linked("Where it is, or would be by another line of the document.")


@strawberry.type(description="The code says nothing certain, or something else than is wanted here.")
class ScanUnclear(Refusal):
    @computed("What was read, with problems, positions and possible readings.")
    async def scan(self) -> Scan:
        return await SHOWN["Scan"].refused(self.thing)  # type: ignore[attr-defined]  # as shown


@strawberry.type(description="The company's GS1 prefix does not give as many keys any more.")
class KeysExhausted(Refusal):
    kind: KeyKind = own("Which keys.")
    prefix: str = own("The prefix.")
    left: int = own("How many it still gives.")


@strawberry.type(description="The label or paper cannot be made from this data.")
class CannotPrint(Refusal):
    characters: list[str] = own("Characters that no embedded font has.")

    @computed("Up to 100 lots concerned.")
    async def lots(self, info: Info) -> list[Lot]:
        found = [await node(info, "Lot", each) for each in self.thing.lots[:100]]
        return [lot for lot in found if lot is not None]


@strawberry.type(description="A list or file that cannot be read.")
class ImportRefused(Refusal):
    line: int | None = own("In which line, from 1; null for the whole.")
    column: int | None = own("In which column, from 1; null for the whole line.")
    limit: str | None = own("The limit that was passed, such as 50000; null for none.")
    sheets: list[str] = own("Sheets of a workbook to import, one of which may be meant instead; else empty.")


@strawberry.type(description="Signing in failed; the same answer for an unknown name and a wrong secret.")
class SignInRefused(Refusal):
    retry_after: int = own("Seconds to wait before the next attempt; 0 for none.")
