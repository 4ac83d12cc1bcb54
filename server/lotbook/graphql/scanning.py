"""Scans: what a code is, what its parts say, and what it does on a document."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated, Any

import strawberry

from lotbook.domain import scan_meaning as meaning
from lotbook.domain.cartons import MeansPackage
from lotbook.domain.codes import ScanSyntax
from lotbook.domain.quantities import shown
from lotbook.domain.refusal_words import DateKind as LotDateKind
from lotbook.domain.refusals import ScanUnclear
from lotbook.domain.scan_effect import Effect, ScanAction
from lotbook.domain.words import Role
from lotbook.graphql import ids
from lotbook.graphql.asking import query
from lotbook.graphql.context import Info
from lotbook.graphql.later import Document, Location, Lot, Package, Packaging, Product, Refusal, TransferLine
from lotbook.graphql.scalars import Day, Quantity, Sscc
from lotbook.graphql.scan_input import ReaderKind, ScanInput
from lotbook.graphql.shown import Node, Shown, computed, described, linked, own, show
from lotbook.graphql.words import describe
from lotbook.services.scan_lookup import read_again
from lotbook.services.scan_lookup import resolve_scan as resolve
from lotbook.services.scan_numbers import ScanGiven
from lotbook.services.scanning_makes import resolve_scan_on_order as resolve_on_order
from lotbook.standards.gs1 import BuildError, digital_link
from lotbook.standards.gs1.message import ScanFault

MOST_PROBLEMS = 20


describe(
    ScanFault,
    "What can be wrong with a code.",
    LENGTH="Empty or far too long.",
    UNKNOWN_AI="No such application identifier.",
    ELEMENT_LENGTH="An element is cut off or too long.",
    CHARACTER="A character that GS1 forbids there.",
    CHECK_DIGIT="The check digit is wrong.",
    DATE="No such day or time.",
    VALUE="A value that its identifier does not permit, such as a country that is none.",
    AMBIGUOUS="A separator is missing, so there are several readings.",
    ASSOCIATION="Elements contradict or need each other.",
    STRUCTURE="Parts of a Digital Link that do not belong there, or stand twice or in another order.",
    KEYBOARD_LAYOUT="The keyboard layout of the scanner seems wrong.",
    FOREIGN="An address, card or command that is not ours; never opened.",
)
describe(
    ScanSyntax,
    "How a code is written.",
    GS1="GS1 element string.",
    DIGITAL_LINK="GS1 Digital Link: a web address that says the same; never opened.",
    OURS="A label of ours.",
    GTIN="A bare GTIN.",
    PLAIN="Plain characters.",
)
describe(
    ScanAction,
    "Kinds of effects of a scan.",
    RECORD_NUMBER="Records a number on a line.",
    ADD_QUANTITY="Adds to a quantity.",
    CHOOSE_OUTPUT="Chooses what was made, for the components that go into it.",
    CHOOSE_LINE="Chooses a line, and waits for a number.",
    TAKE_PACKAGE="Takes all that a carton or pallet was announced to hold.",
    CHECK_PACKAGE="Asks for a scan of each number in a carton or pallet.",
    SET_PACKAGE="Sets the package that what follows is put in.",
    SET_DESTINATION="Sets the destination of what follows.",
    OPEN_DOCUMENT="Opens another document.",
    NONE="Nothing.",
)


@strawberry.type(description="One GS1 element.")
class ScanElement(Shown):
    ai: str = own("Application identifier, such as 10.")
    title: str = own("Its title, such as BATCH/LOT.")
    value: str = own("Its value as encoded.")
    display: str = own("Its value for people, such as 2026-12-31.")
    position: int = own("Zero-based position of the identifier in raw.")
    code: int = own("The code that it stands in: 0 for raw, else its place in beside, from 1.")


@strawberry.type(description="A fault in a code.")
class ScanProblem(Shown):
    fault: ScanFault = own("What is wrong.")
    message: str = own("In words, with what to do.")
    position: int | None = own("Zero-based position in raw; null for the code as a whole.")
    code: int = own("The code that it is in: 0 for raw, else its place in beside, from 1.")
    warning: bool = own("Whether the code can be used all the same.")


@strawberry.type(description="Another code of the same label.")
class ScanCode(Shown):
    symbology: str | None = own("Symbology identifier; null when unknown.")

    @computed("The characters as read, escaped for display.")
    def raw(self) -> str:
        return shown(self.thing.raw)


@dataclass(frozen=True)
class DateOnLabel:
    kind: LotDateKind
    date: date


@strawberry.type(description="A date read from a label.")
class ScannedDate(Shown):
    kind: LotDateKind = own("Which date.")
    date: Day = own("The day on the label.")


def _days(label: Mapping[LotDateKind, date]) -> list[DateOnLabel]:
    return [DateOnLabel(kind, day) for kind, day in label.items()]


@dataclass(frozen=True)
class Meant:
    """A meaning with rows by their ids; what a kind of meaning does not have stays empty."""

    quantity: Decimal | None = None
    product: int | None = None
    packaging: int | None = None
    lot: int | None = None
    number: str | None = None
    dates: tuple[DateOnLabel, ...] = ()


@strawberry.type(description="A product, perhaps in a packaging.")
class ScannedProduct(Shown):
    product: Product = linked("The product.")
    packaging: Packaging | None = linked("The packaging the code stands for; null for the stock unit.")
    quantity: Quantity | None = own(
        "Quantity on the label or in the packaging, in the stock unit; null when not told."
    )


@strawberry.type(description="A lot that we know.")
class ScannedLot(Shown):
    lot: Lot = linked("The lot.")
    quantity: Quantity | None = own("Quantity on the label, in the stock unit; null when not told.")
    different_dates: list[ScannedDate] = linked(
        "Dates on the label that differ from ours, at most 3.", "dates"
    )


@strawberry.type(description="A number that no lot has yet.")
class ScannedNewNumber(Shown):
    for_product: Product | None = linked(
        "The product on the label, or of the line; null when neither tells.", "product"
    )
    number: str = own("The number.")
    quantity: Quantity | None = own("Quantity on the label, in the stock unit; null when not told.")
    dates: list[ScannedDate] = linked("Dates on the label, at most 3.")


@strawberry.type(description="A carton or pallet.")
class ScannedPackage(Shown):
    sscc: Sscc = own("Its SSCC.")
    package: Package | None = linked("The package of ours with what is in it; null for none.")
    company: str | None = own("Whose it is, as far as its first digits tell; null for nobody we know.")
    documents: list[str] = own("Numbers of other open documents on which its contents are announced.")


@strawberry.type(description="A place.")
class ScannedLocation(Shown):
    location: Location = linked("The place.")


@strawberry.type(description="A transfer, order or other document.")
class ScannedDocument(Shown):
    document: Document = linked("The document.")


@dataclass(frozen=True)
class Choice:
    index: int
    text: str
    elements: tuple[Any, ...]
    lot: int | None
    product: int | None


@strawberry.type(description="One possible reading.")
class ScanReading(Shown):
    index: int = own("Number to send as reading with recordScan.")
    text: str = own("The reading in words.")
    elements: list[ScanElement] = linked("Its GS1 elements, at most 50.")
    lot: Lot | None = linked("The lot it would mean; null for none.")
    product: Product | None = linked("The product it would mean; null for none.")


@strawberry.type(description="Several readings, none certain; a person chooses.")
class ScannedSeveral(Shown):
    @computed("Readings, likeliest first, at most 10.")
    def readings(self) -> list[ScanReading]:
        return [ScanReading.of(_choice(index, option)) for index, option in enumerate(self.thing.options)]


def _choice(index: int, option: meaning.Option) -> Choice:
    means = option.meaning
    lot = means.lot if isinstance(means, meaning.MeansLot) else None
    product = lot.product if lot else getattr(means, "product", None)
    return Choice(
        index, option.text, option.elements, lot.id if lot else None, product.id if product else None
    )


@strawberry.type(description="Nothing that we know.")
class ScannedUnknown(Shown):
    nearest: list[Node] = linked("Up to 5 lots or products that look alike.")


ScanMeaning = Annotated[
    ScannedProduct
    | ScannedLot
    | ScannedNewNumber
    | ScannedPackage
    | ScannedLocation
    | ScannedDocument
    | ScannedSeveral
    | ScannedUnknown,
    strawberry.union("ScanMeaning", description="What a code is."),
]


@strawberry.type(description="A scan understood: its parts, its faults and what it is.")
class Scan(Shown):
    syntax: ScanSyntax = own("How it was written.")

    @classmethod
    async def read(cls, of: Any) -> Scan:
        """A scan read again, with what it means now and without a document; of: what keeps its codes."""
        given = ScanGiven(raw=of.raw, symbology=of.symbology, beside=of.beside, separator=of.separator)
        answer = await resolve(given)
        return cls.of(answer.understood)

    @classmethod
    async def refused(cls, unclear: ScanUnclear) -> Scan:
        """A refused scan read again, with what it can mean where it was scanned."""
        return cls.of(await read_again(unclear))

    @computed("The characters as read, escaped for display.")
    def raw(self) -> str:
        return shown(self.thing.scan.raw)

    @computed("Symbology identifier; null when unknown.")
    def symbology(self) -> str | None:
        return self.thing.scan.symbology

    @computed("The other codes of the label, at most 7.")
    def beside(self) -> list[ScanCode]:
        return [ScanCode.of(each) for each in self.thing.scan.beside]

    @computed("GS1 elements in order, those of all codes of the label; none for other codes.")
    def elements(self) -> list[ScanElement]:
        return [ScanElement.of(each) for each in self.thing.scan.elements]

    @computed("The GS1 Digital Link that says the same, in GS1's own domain; null where none does.")
    def digital_link(self) -> str | None:
        try:
            return digital_link([(each.ai, each.value) for each in self.thing.scan.elements])
        except BuildError:
            return None

    @computed("Faults with their positions, at most 20.")
    def problems(self) -> list[ScanProblem]:
        return [ScanProblem.of(each) for each in self.thing.scan.problems[:MOST_PROBLEMS]]

    @computed("What it is.")
    def meaning(self) -> ScanMeaning:
        return _meaning(self.thing.meaning)


def _meaning(means: meaning.Meaning) -> Any:
    match means:
        case meaning.MeansProduct(product, quantity):
            return ScannedProduct.of(Meant(quantity, product.id, product.packaging))
        case meaning.MeansLot(lot, quantity):
            return ScannedLot.of(Meant(quantity, lot=lot.id, dates=tuple(_days(means.different))))
        case meaning.MeansNewNumber(product, number, quantity):
            known = product.id if product else None
            return ScannedNewNumber.of(Meant(quantity, known, number=number, dates=tuple(_days(means.label))))
        case MeansPackage():
            return ScannedPackage.of(means.package)
        case meaning.MeansPlace():
            return ScannedLocation.of(means)
        case meaning.MeansDocument():
            return ScannedDocument.of(means)
        case meaning.MeansSeveral():
            return ScannedSeveral.of(means)
        case meaning.MeansUnknown():
            return ScannedUnknown.of(means)


@strawberry.type(description="What a scan does on a document, or would do.")
class ScanEffect(Shown):
    action: ScanAction = own("The kind of effect.")
    text: str = own("In words, such as: adds SN-17 to line 2, 3 of 10.")
    line: TransferLine | None = linked("The line; null when none is touched.")
    number: str | None = own("The number; null when none is recorded.")
    quantity: Quantity | None = own("How much, in the stock unit; null when none is recorded.")
    announced: bool | None = own("Whether the vendor announced the number; null where none of the line were.")
    package: Sscc | None = own("The carton or pallet that it takes or asks to check; null for none.")
    numbers: int | None = own("How many numbers come with the carton or pallet; null for none.")
    location: Location | None = linked("The place that it sets; null for none.")
    document: Document | None = linked("The document that it opens; null for none.")

    @computed("Why it would be refused; null when it would not.")
    def refusal(self) -> Refusal | None:
        refusal = self.thing.refusal if isinstance(self.thing, Effect) else None
        return None if refusal is None else show(refusal)


@strawberry.type(description="A scan understood, with its effect.")
class ScanAnswer(Shown):
    @computed("What was read.")
    def scan(self) -> Scan:
        return Scan.of(self.thing.understood)

    @computed("What it would do on the document that was named; null without one.")
    def effect(self) -> ScanEffect | None:
        return None if self.thing.effect is None else ScanEffect.of(self.thing.effect)


@query(
    "What a code is, what its parts say, and what recordScan would do with it on a document, or refuse it with; "
    "changes nothing.",
    cost=10,
)
async def resolve_scan(
    scan: Annotated[ScanInput, described("The scan.")],
    info: Info,
    on: Annotated[
        strawberry.ID | None, described("The open transfer, or the manufacturing order that is worked on.")
    ] = None,
    line: Annotated[
        strawberry.ID | None,
        described("The line of it that is open, for codes that do not tell the product."),
    ] = None,
    carton: Annotated[
        Sscc | None, described("The carton that is being checked, in which the number was found.")
    ] = None,
) -> ScanAnswer:
    given = scan.codes("scan").given(
        typed=scan.reader is ReaderKind.TYPED,
        line=ids.optional_row("TransferLine", line, "line"),
        carton=carton,
    )
    identity = info.context.identity
    manager = identity is not None and identity.role.includes(Role.MANAGER)
    if (order := ids.row_or_none("ManufacturingOrder", on)) is not None:
        return ScanAnswer.of(await resolve_on_order(given, order, manager=manager))
    document = ids.optional_row("Transfer", on, "on")
    return ScanAnswer.of(await resolve(given, document, manager=manager))
