"""What a scan is, given what was found for it. Where several readings are possible none is chosen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from lotbook.domain.cartons import MeansPackage
from lotbook.domain.codes import ELEMENTS, LotPage, Scan, ScanSyntax
from lotbook.domain.refusal_words import DateKind
from lotbook.domain.refusals import Ref
from lotbook.domain.scan_found import Found, FoundLot, FoundProduct
from lotbook.domain.scan_told import told_days, told_of_number, told_quantity
from lotbook.domain.words import Tracking
from lotbook.standards.gs1 import Element, Problem, Reading, ScanFault
from lotbook.standards.gs1.message import in_words

MOST_READINGS = 10


@dataclass(frozen=True)
class MeansProduct:
    """quantity: on the label or in the packaging, in the stock unit; None when not told."""

    product: FoundProduct
    quantity: Decimal | None = None


@dataclass(frozen=True)
class MeansLot:
    """A lot that we know. label: the days on the label; different: those that are stored otherwise."""

    lot: FoundLot
    quantity: Decimal | None = None
    batch: str | None = None
    label: Mapping[DateKind, date] = field(default_factory=dict)

    @property
    def different(self) -> dict[DateKind, date]:
        stored = self.lot.dates
        return {kind: day for kind, day in self.label.items() if kind in stored and stored[kind] != day}


@dataclass(frozen=True)
class MeansNewNumber:
    """A number that no lot of the product has yet. product: None when neither label nor line tells it."""

    product: FoundProduct | None
    number: str
    quantity: Decimal | None = None
    batch: str | None = None
    label: Mapping[DateKind, date] = field(default_factory=dict)


@dataclass(frozen=True)
class MeansPlace:
    location: int


@dataclass(frozen=True)
class MeansDocument:
    document: Ref


@dataclass(frozen=True)
class MeansUnknown:
    """Nothing that we know. nearest: what looks alike, at most 5."""

    nearest: Sequence[Ref] = ()


Certain = MeansProduct | MeansLot | MeansNewNumber | MeansPlace | MeansDocument | MeansPackage


@dataclass(frozen=True)
class Option:
    """One possible reading; text: in words."""

    text: str
    meaning: Certain
    elements: tuple[Element, ...] = ()

    @property
    def product_told(self) -> bool:
        """Whether a GTIN among the elements tells a product of ours."""
        return any(element.ai in ("01", "02") for element in self.elements)


@dataclass(frozen=True)
class MeansSeveral:
    """Readings of which a person chooses one, likeliest first, at most 10."""

    options: Sequence[Option]


Meaning = Certain | MeansSeveral | MeansUnknown


@dataclass(frozen=True)
class Understood:
    """A scan with its meaning; syntax: OURS for plain characters that name something of ours. announced_on: lines
    of the document that its number is announced for."""

    scan: Scan
    syntax: ScanSyntax
    meaning: Meaning
    announced_on: frozenset[int] = frozenset()


def interpret(scan: Scan, found: Found, chosen: int | None = None) -> Understood:
    """What the scan is.

    chosen: place in the options of an earlier answer that a person chose, from 0; one that is not there
    is as none.
    """
    if scan.page is not None and found.page is None:
        message = (
            "A link to the page of a lot, but on no server of ours, or of a product that we do not have."
        )
        scan = replace(scan, problems=(*scan.problems, Problem(ScanFault.FOREIGN, message)))
    options = _options(scan, found)
    if chosen is not None and 0 <= chosen < len(options):
        certain: Option | None = options[chosen]
    else:
        certain = _certain(scan, options, found)
    if certain is None:
        meaning = MeansSeveral(options) if options else MeansUnknown(found.lookalikes)
        return Understood(scan, scan.syntax, meaning)
    lines = _announced_on(certain.meaning, found)
    if certain.elements:
        syntax = scan.syntax if scan.syntax in ELEMENTS else ScanSyntax.GS1
        return Understood(scan, syntax, certain.meaning, lines)
    ours = isinstance(certain.meaning, MeansLot | MeansPlace | MeansDocument)
    written = ScanSyntax.PLAIN if scan.syntax in ELEMENTS else scan.syntax
    return Understood(scan, ScanSyntax.OURS if ours else written, certain.meaning, lines)


def _announced_on(meaning: Certain, found: Found) -> frozenset[int]:
    names: frozenset[str] = frozenset()
    if isinstance(meaning, MeansLot):
        names = meaning.lot.names
    elif isinstance(meaning, MeansNewNumber):
        names = frozenset({meaning.number})
    return frozenset().union(*(found.announced_on.get(name, ()) for name in names))


def _options(scan: Scan, found: Found) -> Sequence[Option]:
    """What can be meant, likeliest first; readings that come to the same are one."""
    if scan.page is not None:
        return list(_linked(scan.page, found))
    packages = _package_options(scan, found)
    announced = [
        option for option in packages if isinstance(option.meaning, MeansPackage) and option.meaning.known
    ]
    elements, plain = _gs1_options(scan, found), _plain_options(scan, found)
    in_book = [option for option in plain if _in_book(option.meaning, found)]
    if announced and not in_book:
        return announced[:1]
    if in_book and scan.symbology is not None:
        elements = []  # the reader told that the characters are plain, and just these are in the book
    if scan.syntax in ELEMENTS:
        plain = in_book
    elif any(option.product_told for option in elements) and not scan.told_plain:
        # Behind a known GTIN the characters are elements; they are no new number.
        plain = [
            option for option in plain if option in in_book or not isinstance(option.meaning, MeansNewNumber)
        ]
    options: list[Option] = []
    for option in (*in_book, *elements, *plain, *packages):
        if all(option.meaning != earlier.meaning for earlier in options):
            options.append(option)
    return _that_can_be(options, scan, found)[:MOST_READINGS]


def _that_can_be(options: Sequence[Option], scan: Scan, found: Found) -> Sequence[Option]:
    """Without new numbers where none can come. The likeliest one stays when nothing else can be meant: it is told to
    be unknown, on its line."""
    if found.creates:
        return options
    there = [option for option in options if not _is_new(option.meaning, found)]
    return there or [option for option in options[:1] if not _is_doubtful_number(scan, option)]


def _is_new(meaning: Certain, found: Found) -> bool:
    """Whether it is a number that neither a lot nor the document has."""
    return isinstance(meaning, MeansNewNumber) and not _in_book(meaning, found)


def _linked(page: LotPage, found: Found) -> Iterator[Option]:
    """The lot whose page a link opens, as its label says it; nothing where that is no page of ours."""
    product = found.page
    if product is None:
        return
    one = Decimal(1) if product.tracking is Tracking.SERIAL else None
    lots = [
        lot for lot in found.lots if lot.product.id == product.id and page.number in {lot.number, *lot.before}
    ]
    meaning: Certain = MeansLot(lots[0], one) if lots else MeansNewNumber(product, page.number, one)
    if product.tracking is Tracking.NONE:
        meaning = MeansProduct(product)
    yield Option(_text(meaning, page.number), meaning)


def _in_book(meaning: Certain, found: Found) -> bool:
    """Whether it is a lot that we know, or a number that the document has."""
    if isinstance(meaning, MeansNewNumber):
        return meaning.product in found.here.get(meaning.number, ())
    return isinstance(meaning, MeansLot)


def _package_options(scan: Scan, found: Found) -> list[Option]:
    """Cartons and pallets: by an SSCC that stands alone or whose contents were announced, or by its plain digits."""
    options = []
    for reading in scan.readings:
        package = found.packages.get(reading.sscc or "")
        alone = reading.gtin is None and reading.lot is None and reading.serial is None
        if package is not None and (alone or MeansPackage(package).known):
            meaning = MeansPackage(package)
            options.append(Option(_text(meaning, in_words(reading.elements)), meaning, reading.elements))
    if scan.plain in found.packages:
        meaning = MeansPackage(found.packages[scan.plain or ""])
        options.append(Option(_text(meaning, scan.plain or ""), meaning))
    return options


def _certain(scan: Scan, options: Sequence[Option], found: Found) -> Option | None:
    """The one option that can be meant; None when there is none, or when a person has to choose."""
    if len(options) == 1:
        if not found.creates and _is_new(options[0].meaning, found):
            return options[0]  # it is refused: there is nothing to choose
        ask = scan.doubtful and len(scan.readings) == 1
        ask = ask or (scan.told_plain and bool(options[0].elements))
        return None if ask or _is_doubtful_number(scan, options[0]) else options[0]
    known = [option for option in options if _in_book(option.meaning, found)]
    numbers = [option for option in options if isinstance(option.meaning, MeansLot | MeansNewNumber)]
    if len(known) == 1 and len(numbers) == len(options) and all(o.elements for o in options):
        # The same label was read before, or announced: only one of its readings names what we have.
        return known[0]
    return None


def _is_doubtful_number(scan: Scan, option: Option) -> bool:
    """An unknown product's EAN, or GS1 elements with a fault, scanned where a number is awaited, must not become
    one unasked."""
    is_number = isinstance(option.meaning, MeansNewNumber) and not option.elements
    return is_number and (scan.broken or (scan.gtin is not None and len(scan.plain or "") >= 12))


def _gs1_options(scan: Scan, found: Found) -> list[Option]:
    return [
        Option(_text(meaning, in_words(reading.elements)), meaning, reading.elements)
        for reading in _worth_asking(scan, found)
        for meaning in _meanings(reading, scan, found)
    ]


def _worth_asking(scan: Scan, found: Found) -> Sequence[Reading]:
    """The readings that can be meant. One that only chance supports counts when the product is tracked by serial,
    and the code as written has none, or the serial in it may end in front of a batch."""
    if not scan.readings:
        return ()
    first = scan.readings[0]
    product = found.by_gtin.get(first.gtin) if first.gtin else found.open_product
    by_serial = product is not None and product.tracking is Tracking.SERIAL and product.packaging is None
    only_chance = not any(reading.likely for reading in scan.readings)

    def counts(reading: Reading) -> bool:
        if reading.likely or only_chance:
            return True
        return by_serial and bool(reading.serial and (not first.serial or _parts_a_batch(reading, found)))

    return [reading for reading in scan.readings if counts(reading)]


def _parts_a_batch(reading: Reading, found: Found) -> bool:
    """Whether a serial with 10 in it is rather two numbers that lost the separator between them: the second
    begins with a letter, or the book has one of them. Many a serial has a 10 within its digits."""
    named = {name for lot in found.lots for name in lot.names} | found.here.keys()
    batch = reading.lot
    return batch is not None and (batch[0].isalpha() or not named.isdisjoint({batch, reading.serial}))


def _meanings(reading: Reading, scan: Scan, found: Found) -> list[Certain]:
    """What one reading means; several when its number names several lots."""
    spare = [characters for characters in scan.spare if characters not in found.taken]
    if reading.gtin is not None:
        product = found.by_gtin.get(reading.gtin)
        return [] if product is None else _of_product(reading, product, found, spare)
    if scan.spare and len(found.by_code) == 1:
        return _of_product(reading, found.by_code[0], found, spare)  # its article code stands beside
    number = reading.serial or reading.lot
    if number is None and not spare:
        return []
    here = _products_here(reading, found)
    awaits = found.open_product
    lots = _here_first([lot for lot in found.lots if number in lot.names], found)
    if not (found.creates and found.open_waits) and _of_another(lots, found):
        awaits = None  # a number that it has is no guess
    if awaits and awaits.tracking is not Tracking.NONE and (awaits in here or not here):
        return _of_product(reading, awaits, found, spare)
    if here:
        return [meaning for product in here for meaning in _of_product(reading, product, found, spare)]
    if number is None:
        return []
    batch = reading.lot if reading.serial else None
    if not lots:
        return [MeansNewNumber(None, number, None, batch, told_days(reading))]
    return [MeansLot(lot, told_of_number(reading, lot.product), batch, told_days(reading)) for lot in lots]


def _products_here(reading: Reading, found: Found) -> list[FoundProduct]:
    """Products for which the serial or lot on a label without GTIN is announced or recorded on the document."""
    told = {Tracking.SERIAL: reading.serial, Tracking.LOT: reading.lot}
    return [
        product
        for tracking, number in told.items()
        for product in found.here.get(number or "", ())
        if product.tracking is tracking
    ]


def _of_product(reading: Reading, product: FoundProduct, found: Found, spare: Sequence[str]) -> list[Certain]:
    """AI 21 numbers the trade item of AI 01: with a packaging's GTIN it names a package, never a unit."""
    quantity = told_quantity(reading, product)
    number, batch = reading.lot, None
    if product.tracking is Tracking.SERIAL and product.packaging is None:
        number, batch = reading.serial, reading.lot
    numbers = spare if number is None else [number]
    names_package = product.tracking is Tracking.SERIAL and product.packaging is not None
    if not numbers or names_package or product.tracking is Tracking.NONE:
        return [MeansProduct(product, quantity)]
    of_number = told_of_number(reading, product)
    lots = [lot for lot in found.lots if lot.product.id == product.id and not lot.names.isdisjoint(numbers)]
    if lots:
        return [MeansLot(lot, of_number, batch, told_days(reading)) for lot in lots]
    new: list[Certain] = [
        MeansNewNumber(product, one, of_number, batch, told_days(reading)) for one in numbers
    ]
    # Characters without an identifier may be anything on a label: a person says whether they are the number.
    return new if number is not None else [*new, MeansProduct(product, quantity)]


def _plain_options(scan: Scan, found: Found) -> list[Option]:
    """Everything of ours that the plain characters name; a new number only where one is awaited."""
    if scan.plain is None and scan.spare:
        return []  # they stand beside elements, which say what they are to them
    plains = [characters for characters in (scan.plain, *scan.spare) if characters]
    lots = [lot for characters in plains for lot in _lots(characters, found)]
    here = [number for characters in plains for number in _numbers_here(characters, found, lots)]
    meanings: list[Certain] = [*_products(scan, found), *lots, *here]
    if scan.plain is not None:
        meanings += [MeansPlace(place) for place in found.places]
        meanings += [MeansDocument(document) for document in found.documents]
    awaits = found.open_product
    if plains and awaits and _may_be_new(awaits, meanings, found) and not _foreign(scan):
        quantity = Decimal(1) if awaits.tracking is Tracking.SERIAL else None
        meanings[:0] = [MeansNewNumber(awaits, characters, quantity) for characters in plains]
    text = ", ".join(plains) or scan.gtin or ""
    return [Option(_text(meaning, text), meaning) for meaning in meanings]


def _may_be_new(product: FoundProduct, meanings: Sequence[Certain], found: Found) -> bool:
    """Whether plain characters of these meanings may be a new number of the open line's product: those that name
    nothing, or only lots of other products while it lacks some."""
    if product.tracking is Tracking.NONE:
        return False
    return not meanings or (
        found.open_waits and all(isinstance(m, MeansLot) and m.lot.product.id != product.id for m in meanings)
    )


def _foreign(scan: Scan) -> bool:
    """An address or a code of another keyboard layout is never taken for a number."""
    return any(not problem.warning for problem in scan.problems)


def _products(scan: Scan, found: Found) -> Iterator[Certain]:
    products = list(found.by_code)
    if scan.gtin and scan.gtin in found.by_gtin:
        products.append(found.by_gtin[scan.gtin])
    for product in {(product.id, product.packaging): product for product in products}.values():
        yield MeansProduct(product, product.per if product.packaging is not None else None)


def _here_first(lots: Sequence[FoundLot], found: Found) -> Sequence[FoundLot]:
    """Those of products on this document; of others only where it has none of them."""
    return [lot for lot in lots if lot.product.id in found.on_document] or lots


def _of_another(lots: Sequence[FoundLot], found: Found) -> bool:
    """Whether other products on this document have these lots, and not the open line's."""
    products = {lot.product.id for lot in lots}
    own = found.open_product.id if found.open_product else None
    return own not in products and not products.isdisjoint(found.on_document)


def _lots(plain: str, found: Found) -> list[Certain]:
    """Lots by plain characters: of the open line's product if it has one and lacks some, else of this document's;
    of others only where no line awaits a number."""
    lots = _here_first([lot for lot in found.lots if plain in lot.names], found)
    if (awaits := found.open_product) is not None:
        own = [lot for lot in lots if lot.product.id == awaits.id]
        here = [lot for lot in lots if lot.product.id in found.on_document]
        lots = (own if found.open_waits else []) or here or own
    return [MeansLot(lot, Decimal(1) if lot.product.tracking is Tracking.SERIAL else None) for lot in lots]


def _numbers_here(plain: str, found: Found, lots: Sequence[Certain]) -> list[Certain]:
    """Numbers that the document has, announced or recorded, of products of which no lot bears them."""
    known = {meaning.lot.product.id for meaning in lots if isinstance(meaning, MeansLot)}
    return [
        MeansNewNumber(product, plain, Decimal(1) if product.tracking is Tracking.SERIAL else None)
        for product in found.here.get(plain, ())
        if product.id not in known
    ]


def _text(meaning: Certain, code: str) -> str:
    """A reading in words."""
    match meaning:
        case MeansProduct(product=product):
            return f"{product.name}: {code}"
        case MeansLot(lot=lot):
            return f"{lot.product.name}, known number {lot.number}: {code}"
        case MeansNewNumber(product=product, number=number):
            return f"{product.name if product else 'Any product'}, new number {number}: {code}"
        case MeansPlace():
            return f"A place: {code}"
        case MeansDocument():
            return f"A document: {code}"
        case MeansPackage():
            return f"A carton or pallet: {code}"
