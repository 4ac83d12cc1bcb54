"""Places and operation types: how they are called, and what each kind of transfer may do between which."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal
from zoneinfo import available_timezones

from lotbook.domain.absent import ABSENT, Absent
from lotbook.domain.addresses import Address, read_address
from lotbook.domain.inputs import Problems, parse_line
from lotbook.domain.money import require_percent
from lotbook.domain.quantities import ZERO, Path, shown
from lotbook.domain.refusal_words import InputFault
from lotbook.domain.refusals import invalid
from lotbook.domain.words import (
    BackorderPolicy,
    LocationUsage,
    NumberRule,
    OperationKind,
    PrintKind,
    ReservationPolicy,
    UnexpectedNumbers,
)

LONGEST_CODE = 12
LONGEST_PREFIX = 20
MOST_RESERVATION_DAYS = 365
PHYSICAL = frozenset({LocationUsage.INTERNAL, LocationUsage.TRANSIT})

ENDS: dict[OperationKind, tuple[frozenset[LocationUsage], frozenset[LocationUsage]]] = {
    OperationKind.RECEIPT: (frozenset({LocationUsage.VENDOR}), PHYSICAL),
    OperationKind.DELIVERY: (PHYSICAL, frozenset({LocationUsage.CUSTOMER})),
    OperationKind.INTERNAL: (PHYSICAL, PHYSICAL),
    OperationKind.MANUFACTURING: (frozenset({LocationUsage.PRODUCTION}), PHYSICAL),
    OperationKind.CONSUMPTION: (PHYSICAL, frozenset({LocationUsage.PRODUCTION})),
    OperationKind.RETURN: (frozenset({LocationUsage.CUSTOMER}), PHYSICAL | {LocationUsage.SCRAP}),
    OperationKind.VENDOR_RETURN: (PHYSICAL, frozenset({LocationUsage.VENDOR})),
}
"""Where each kind takes goods, and where it puts them."""

OWN_END = {
    OperationKind.RECEIPT: "destination",
    OperationKind.DELIVERY: "source",
    OperationKind.INTERNAL: "source",
    OperationKind.MANUFACTURING: "destination",
    OperationKind.CONSUMPTION: "source",
    OperationKind.RETURN: "destination",
    OperationKind.VENDOR_RETURN: "source",
}
"""Which end of a transfer lies in the warehouse of its type; the other one may be anywhere."""

SLIPS = {
    OperationKind.RECEIPT: PrintKind.RECEIPT_SLIP,
    OperationKind.DELIVERY: PrintKind.DELIVERY_SLIP,
}
"""The slip that a kind of transfer may print at validation."""

NEW_NUMBERS_NEVER = frozenset(OperationKind) - {OperationKind.RECEIPT, OperationKind.MANUFACTURING}
"""Kinds that move goods whose numbers are known."""


@dataclass(frozen=True)
class WarehouseFacts:
    """A warehouse as it is or is to be; time_zone: an IANA name."""

    name: str
    code: str
    time_zone: str
    address: Address


@dataclass(frozen=True)
class UsualPlace:
    """A place that every new warehouse gets; path below its top."""

    path: tuple[str, ...]
    blocked: bool = False


USUAL_PLACES = (
    UsualPlace(("Stock",)),
    UsualPlace(("Stock", "A-01")),
    UsualPlace(("Stock", "A-02")),
    UsualPlace(("Stock", "A-03")),
    UsualPlace(("Quarantine",), blocked=True),
)


@dataclass(frozen=True)
class UsualType:
    """What an operation type of a kind is like unless someone says otherwise. source, destination: a path
    below the top of the warehouse, or the usage of a place outside of it."""

    name: str
    prefix: str
    numbers: NumberRule
    source: LocationUsage | tuple[str, ...]
    destination: LocationUsage | tuple[str, ...]
    prints: frozenset[PrintKind] = frozenset()
    backorder_policy: BackorderPolicy = BackorderPolicy.ASK
    reservation_policy: ReservationPolicy = ReservationPolicy.AT_CONFIRMATION


USUAL_TYPES = {
    OperationKind.RECEIPT: UsualType(
        "Receipts",
        "IN",
        NumberRule.CREATE_OR_USE,
        LocationUsage.VENDOR,
        ("Stock",),
        frozenset({PrintKind.RECEIPT_SLIP, PrintKind.LABELS}),
    ),
    OperationKind.DELIVERY: UsualType(
        "Deliveries", "OUT", NumberRule.USE_EXISTING, ("Stock",), LocationUsage.CUSTOMER
    ),
    OperationKind.INTERNAL: UsualType(
        "Internal transfers", "INT", NumberRule.USE_EXISTING, ("Stock",), ("Stock", "A-01")
    ),
    OperationKind.MANUFACTURING: UsualType(
        "Manufacturing",
        "MO",
        NumberRule.CREATE_OR_USE,
        LocationUsage.PRODUCTION,
        ("Stock",),
        backorder_policy=BackorderPolicy.ALWAYS,
    ),
    OperationKind.CONSUMPTION: UsualType(
        "Components",
        "USE",
        NumberRule.USE_EXISTING,
        ("Stock",),
        LocationUsage.PRODUCTION,
        backorder_policy=BackorderPolicy.ALWAYS,
    ),
    OperationKind.RETURN: UsualType(
        "Returns",
        "RET",
        NumberRule.USE_EXISTING,
        LocationUsage.CUSTOMER,
        ("Stock",),
        backorder_policy=BackorderPolicy.NEVER,
    ),
    # From anywhere in the warehouse, for what goes back often waits in a blocked place; which lots, a person says.
    OperationKind.VENDOR_RETURN: UsualType(
        "Vendor returns",
        "VRET",
        NumberRule.USE_EXISTING,
        (),
        LocationUsage.VENDOR,
        backorder_policy=BackorderPolicy.NEVER,
        reservation_policy=ReservationPolicy.MANUALLY,
    ),
}


@dataclass(frozen=True)
class OperationRules:
    """Rules of an operation type as given; places by row id."""

    numbers: NumberRule | Absent | None = ABSENT
    source: int | Absent | None = ABSENT
    destination: int | Absent | None = ABSENT
    prefix: str | Absent | None = ABSENT
    backorder_policy: BackorderPolicy | Absent | None = ABSENT
    over_receipt_tolerance: Decimal | Absent | None = ABSENT
    unexpected_numbers: UnexpectedNumbers | Absent | None = ABSENT
    check_above: int | Absent | None = ABSENT
    reservation_policy: ReservationPolicy | Absent | None = ABSENT
    reservation_days: int | Absent | None = ABSENT
    prints_at_validation: Collection[PrintKind] | Absent | None = ABSENT


@dataclass(frozen=True)
class TypeFacts:
    """An operation type as it is or is to be."""

    name: str
    kind: OperationKind
    numbers: NumberRule
    source_usage: LocationUsage
    destination_usage: LocationUsage
    prefix: str
    backorder_policy: BackorderPolicy = BackorderPolicy.ASK
    tolerance: Decimal = ZERO
    unexpected_numbers: UnexpectedNumbers = UnexpectedNumbers.TAKE
    check_above: int | None = None
    reservation_policy: ReservationPolicy = ReservationPolicy.AT_CONFIRMATION
    reservation_days: int | None = None
    prints: frozenset[PrintKind] = frozenset()


def warehouse_facts(given: WarehouseFacts) -> WarehouseFacts:
    """A warehouse as it is kept. Raises InvalidInput with every fault."""
    problems = Problems()
    facts = WarehouseFacts(
        name=problems.read(parse_line, given.name, ("name",), otherwise=""),
        code=problems.read(_parse_code, given.code, ("code",), otherwise=""),
        time_zone=given.time_zone,
        address=read_address(problems, given.address, ("address",)),
    )
    if given.time_zone not in available_timezones():
        message = "A time zone is named as Europe/Berlin."
        problems.add(("timeZone",), InputFault.MALFORMED, message, given=shown(given.time_zone))
    problems.refuse()
    return facts


def _parse_code(text: str, field: Path) -> str:
    code = text.strip()
    if not re.fullmatch(rf"[A-Z0-9][A-Z0-9-]{{0,{LONGEST_CODE - 1}}}", code):
        message = f"A code has 1 to {LONGEST_CODE} capitals, digits and hyphens, such as WH1."
        raise invalid(field, InputFault.MALFORMED, message, given=shown(text), limit=str(LONGEST_CODE))
    return code


def parse_place_name(text: str, field: Path) -> str:
    """The name of a place; the slash is kept for paths. Raises InvalidInput.

    >>> parse_place_name(" A-01 ", ("name",))
    'A-01'
    """
    name = parse_line(text, field)
    if "/" in name:
        message = "A slash separates the places of a path, so a name has none."
        raise invalid(
            field, InputFault.FORBIDDEN_CHARACTER, message, given=shown(name), position=name.index("/")
        )
    return name


def usual_barcode(path: str) -> str:
    """The code on a place's label, made from its path, in characters that every barcode holds.

    >>> usual_barcode("WH1/Stock/Kühl 3")
    'LOC-WH1-STOCK-KUHL-3'
    """
    plain = unicodedata.normalize("NFKD", path).encode("ascii", "ignore").decode().upper()
    return "-".join(["LOC", *re.findall(r"[A-Z0-9]+", plain)])[:60]


def require_sound_type(facts: TypeFacts) -> TypeFacts:
    """An operation type as it is kept. Raises InvalidInput with every fault."""
    problems = Problems()
    name = problems.read(parse_line, facts.name, ("name",), otherwise="")
    if facts.kind in NEW_NUMBERS_NEVER and facts.numbers.creates:
        message = "What takes goods out of our places or back uses existing numbers and creates none."
        problems.add(("rules", "numbers"), InputFault.CONTRADICTION, message, given=facts.numbers.value)
    sources, destinations = ENDS[facts.kind]
    for end, usage, usable in (
        ("source", facts.source_usage, sources),
        ("destination", facts.destination_usage, destinations),
    ):
        if usage not in usable:
            message = (
                f"The {end} of a {facts.kind.value.lower()} is {_either(usable)}, not {usage.value.lower()}."
            )
            problems.add(("rules", end), InputFault.CONTRADICTION, message, given=usage.value)
    if not re.fullmatch(rf"[\w/.-]{{1,{LONGEST_PREFIX}}}", facts.prefix):
        message = (
            f"A prefix has 1 to {LONGEST_PREFIX} letters, digits, slashes, dots and hyphens, as in WH1/IN/."
        )
        problems.add(("rules", "prefix"), InputFault.MALFORMED, message, given=shown(facts.prefix))
    if forbidden := facts.prints - prints_of(facts.kind):
        message = "The slip of a receipt is printed of receipts, that of a delivery of deliveries."
        given = ", ".join(sorted(forbidden))
        problems.add(("rules", "printsAtValidation"), InputFault.CONTRADICTION, message, given=given)
    if facts.check_above is not None and facts.check_above < 0:
        message = "Cartons are checked above 0 numbers or more; leave it out to check none."
        problems.add(("rules", "checkAbove"), InputFault.NOT_POSITIVE, message, given=str(facts.check_above))
    _check_reservation(problems, facts)
    with problems.gathered():
        require_percent(facts.tolerance, ("rules", "overReceiptTolerance"))
    problems.refuse()
    return TypeFacts(**{**vars(facts), "name": name})


def _check_reservation(problems: Problems, facts: TypeFacts) -> None:
    field = ("rules", "reservationDays")
    if (facts.reservation_policy is ReservationPolicy.BEFORE_DUE) != (facts.reservation_days is not None):
        message = "Say how many days before the due day, and only where it is reserved so."
        problems.add(field, InputFault.CONTRADICTION, message, given=shown(str(facts.reservation_days)))
    elif facts.reservation_days is not None and not 0 <= facts.reservation_days <= MOST_RESERVATION_DAYS:
        message = f"It is reserved 0 to {MOST_RESERVATION_DAYS} days before the due day."
        limit = str(MOST_RESERVATION_DAYS)
        given = str(facts.reservation_days)
        problems.add(field, InputFault.OVER_LIMIT, message, given=given, limit=limit)


def prints_of(kind: OperationKind) -> frozenset[PrintKind]:
    """What can be printed of transfers of a kind.

    >>> sorted(prints_of(OperationKind.DELIVERY))
    [<PrintKind.DELIVERY_SLIP: 'DELIVERY_SLIP'>, <PrintKind.LABELS: 'LABELS'>]
    """
    return frozenset({PrintKind.LABELS, SLIPS.get(kind, PrintKind.LABELS)})


def _either(usages: Collection[LocationUsage]) -> str:
    return " or ".join(sorted(usage.value.lower() for usage in usages))


def usable_below(usage: LocationUsage, parent_usage: LocationUsage, in_warehouse: bool) -> bool:
    """Whether a place of this usage may lie below one of that usage.

    Outside of our warehouses a tree is of one usage; inside nothing belongs to vendors or customers.
    >>> usable_below(LocationUsage.TRANSIT, LocationUsage.INTERNAL, in_warehouse=True)
    True
    """
    if not in_warehouse:
        return usage is parent_usage
    return usage not in (LocationUsage.VENDOR, LocationUsage.CUSTOMER)
