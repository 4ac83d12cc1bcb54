"""What would happen with numbers that are to be put on a line: judged before anything is made."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from decimal import Decimal
from functools import cached_property

from lotbook.domain.barcode_looks import BarcodeLook
from lotbook.domain.dates import last_day, proposed_last_day
from lotbook.domain.number_hints import NumberHint, hint_words
from lotbook.domain.number_refusals import (
    NumberAlreadyExists,
    NumberConflict,
    NumberLooksLike,
    NumberRow,
    NumbersInvalid,
    NumberVerdict,
)
from lotbook.domain.numbers import number_key
from lotbook.domain.quantities import ZERO, Path, format_quantity
from lotbook.domain.refusal_words import DateKind, RefusalCode
from lotbook.domain.refusals import Ref
from lotbook.domain.tracking import KnownLot, verdict
from lotbook.domain.uniqueness import Bearer, Claims, Policy, conflict
from lotbook.domain.words import LocationUsage, NumberRule, Tracking

SHOWN = 100
USABLE = frozenset({NumberVerdict.NEW, NumberVerdict.EXISTING})
NO_FAULTS: Mapping[int, NumberRow] = {}


@dataclass(frozen=True, kw_only=True)
class Asked:
    """One number that is to be put on a line. quantity: in the stock unit. typed: a person wrote this very
    number, so that one that looks like another is asked about; bare: it was read as plain characters, so that one that
    looks like a barcode of the product is, as where it was typed. hint: what it looks like otherwise. package: that it
    is taken out of, None for any. position: in the file it comes from. carton, pallet: SSCC of the one it was in, and
    of what that stood on."""

    number: str
    quantity: Decimal
    typed: bool = False
    bare: bool = False
    hint: NumberHint | None = None
    expiry: date | None = None
    best_before: date | None = None
    production: date | None = None
    maker_number: str | None = None
    batch: str | None = None
    lot: int | None = None
    location: int | None = None
    package: int | None = None
    position: int | None = None
    carton: str | None = None
    pallet: str | None = None

    @property
    def box(self) -> str | None:
        """SSCC of what it comes in; None when that is not told."""
        return self.carton or self.pallet


@dataclass(frozen=True, kw_only=True)
class LotFact:
    """What is known of a lot that bears a number. came_by_this: nothing but this transfer, the one that it is
    the backorder of, and that one's other backorders brought it."""

    lot: int
    number: str
    same_product: bool
    moved: bool
    came_by_this: bool
    last_usage: LocationUsage | None
    since: datetime
    location: int | None = None
    document: Ref | None = None
    place: str | None = None
    maker: int | None = None
    maker_number: str | None = None
    dates: Mapping[DateKind, date] = field(default_factory=dict)

    @property
    def last_day(self) -> date | None:
        return last_day(self.dates.get(DateKind.EXPIRY), self.dates.get(DateKind.BEST_BEFORE))


@dataclass(frozen=True)
class Claim:
    """An entry of another open transfer that has the number."""

    document: Ref
    number: str
    since: datetime


@dataclass(frozen=True)
class Facts:
    """All that is known of the numbers asked for. lots: by number; here: numbers on this transfer already,
    with when they were recorded; elsewhere: by number; foreign: on open transfers for another product, while
    numbers are unique in the company; alike: lots and their numbers by number key; twins: as the function of that name
    finds them; barcodes: what numbers look like that are hardly any, by number."""

    lots: Mapping[str, Sequence[LotFact]] = field(default_factory=dict)
    here: Mapping[str, datetime] = field(default_factory=dict)
    elsewhere: Mapping[str, Claim] = field(default_factory=dict)
    foreign: Mapping[str, Claim] = field(default_factory=dict)
    alike: Mapping[str, Mapping[int, str]] = field(default_factory=dict)
    twins: Mapping[str, str] = field(default_factory=dict)
    barcodes: Mapping[str, BarcodeLook] = field(default_factory=dict)

    def mention(self, one: Asked) -> bool:
        """Whether anything at all is known of the number: of thousands of new ones, nothing is."""
        number = one.number
        return (
            number in self.lots
            or number in self.here
            or number in self.elsewhere
            or number in self.foreign
            or number in self.barcodes
            or (one.typed and (number in self.twins or number_key(number) in self.alike))
        )


def twins(asked: Sequence[Asked], written: Iterable[str]) -> dict[str, str]:
    """Typed numbers that look like another, with that one: of those written on the document, of those
    generated with them, or of those typed before them."""
    here = set(written)
    first: dict[str, str] = {}
    for number in (*here, *(one.number for one in asked if not one.typed)):
        first.setdefault(number_key(number), number)
    found = {}
    for one in asked:
        if one.typed and one.number not in here:
            other = first.setdefault(number_key(one.number), one.number)
            if other != one.number:
                found[one.number] = other
    return found


@dataclass(frozen=True, kw_only=True)
class LineRules:
    """What the line, its operation type and the company ask. room: quantity that may still be put on the
    line, None for any; incoming: goods come from outside; reuse: protected numbers are given on purpose. today: by
    which what is past its last day is asked about, None where nobody asks; shelf_life_days: from production on."""

    tracking: Tracking
    rule: NumberRule
    policy: Policy
    incoming: bool
    transfer: Ref
    room: Decimal | None = None
    manager: bool = False
    reuse: bool = False
    look_alikes_meant: bool = False
    today: date | None = None
    shelf_life_days: int | None = None


@dataclass(frozen=True)
class Plan:
    """Numbers in the order asked. told: rows of those that are not simply new, by place; so that 30,000 new
    ones cost nothing."""

    asked: Sequence[Asked]
    told: Mapping[int, NumberRow]

    def row(self, place: int) -> NumberRow:
        """What would happen with the number at a zero-based place."""
        return self.told.get(place) or _new(place, self.asked[place])

    @cached_property
    def usable(self) -> list[Asked]:
        """Those that can be put on the line as they stand."""
        return [self.asked[place] for place in self.places(USABLE)]

    def places(self, verdicts: Collection[NumberVerdict]) -> Sequence[int]:
        """Where these verdicts are, in order."""
        if NumberVerdict.NEW not in verdicts:
            return sorted(place for place, row in self.told.items() if row.verdict in verdicts)
        others = {place for place, row in self.told.items() if row.verdict not in verdicts}
        every = range(len(self.asked))
        return [place for place in every if place not in others] if others else every

    def verdict(self, place: int) -> NumberVerdict:
        return self.told[place].verdict if place in self.told else NumberVerdict.NEW

    def counts(self) -> dict[NumberVerdict, int]:
        """How often each verdict occurs."""
        counts = Counter(row.verdict for row in self.told.values())
        counts[NumberVerdict.NEW] += len(self.asked) - len(self.told)
        return {found: count for found, count in counts.items() if count}

    def without(self, skip: Collection[str], verdicts: Collection[NumberVerdict]) -> Plan:
        """The plan without these numbers, and without what has one of these verdicts."""
        kept = self.places(set(NumberVerdict) - set(verdicts))
        places = [place for place in kept if self.asked[place].number not in skip]
        told = {new: self.told[old] for new, old in enumerate(places) if old in self.told}
        return Plan([self.asked[place] for place in places], told)


def judge(
    asked: Sequence[Asked], facts: Facts, rules: LineRules, faults: Mapping[int, NumberRow] = NO_FAULTS
) -> Plan:
    """What would happen with each number; nothing is made. faults: by place, of rows that ask for nothing."""
    # A lot may be taken from several places, and come in several cartons.
    seen: dict[tuple[str, int | None, str | None], int] = {}
    lots = rules.tracking is Tracking.LOT
    room = rules.room
    told = dict(faults)
    for place, one in enumerate(asked):
        if place in faults:
            continue
        key = (one.number, one.location, one.box if lots else None)
        if (first := seen.setdefault(key, place)) != place:
            position = asked[first].position
            where = f" in row {position} already" if position else " twice in the list"
            message = f"{one.number} stands{where}."
            told[place] = replace(_new(place, one), verdict=NumberVerdict.DUPLICATE, message=message)
            continue
        row = _judge_one(place, one, facts, rules)
        if (row is None or row.verdict in USABLE) and (past := _expired(one, facts, rules)) is not None:
            row = replace(past, position=one.position or place + 1)
        if one.hint is not None and (row is None or row.verdict in USABLE):
            row = replace(row or _new(place, one), message=hint_words(one.number, one.hint))
        if row is not None:
            told[place] = row
        if room is not None and (row is None or row.verdict in USABLE):
            room -= one.quantity
            if room < ZERO:
                message = f"{format_quantity(-room)} more than may be put on the line."
                over = NumberVerdict.OVER_EXPECTED
                told[place] = replace(row or _new(place, one), verdict=over, message=message)
    return Plan(asked, told)


def _new(place: int, one: Asked) -> NumberRow:
    return NumberRow(
        position=one.position or place + 1,
        verdict=NumberVerdict.NEW,
        number=one.number,
        quantity=one.quantity,
        last_day=last_day(one.expiry, one.best_before),
    )


def _expired(one: Asked, facts: Facts, rules: LineRules) -> NumberRow | None:
    """The row of a number that would come in past its last day; None for any other."""
    if rules.today is None:
        return None
    known = [fact.last_day for fact in facts.lots.get(one.number, ()) if fact.same_product and fact.last_day]
    last = min((day for day in (one.expiry, one.best_before, *known) if day), default=None)
    if last is None and one.production is not None:
        last = proposed_last_day(rules.shelf_life_days, one.production, rules.today)
    if last is None or last >= rules.today:
        return None
    message = f"{one.number} could be used until {last}; today it is {rules.today}."
    return replace(_new(0, one), verdict=NumberVerdict.EXPIRED, last_day=last, message=message)


def _judge_one(place: int, one: Asked, facts: Facts, rules: LineRules) -> NumberRow | None:
    """None when the number is new and nothing stands in its way."""
    if rules.rule.creates and not facts.mention(one):
        return None
    ours = next((fact for fact in facts.lots.get(one.number, ()) if fact.same_product), None)
    known = KnownLot(ours.moved, ours.came_by_this) if ours else None
    found = verdict(rules.rule, rules.tracking, known, manager=rules.manager)
    if found is NumberVerdict.UNKNOWN:
        message = f"No lot has the number {one.number}, and this operation type makes none."
        return replace(_new(place, one), verdict=found, message=message)
    taken = _conflict(one, facts, rules, found, ours)
    if taken is not None:
        message = explain(taken, facts)
        return replace(_new(place, one), verdict=NumberVerdict.TAKEN, conflict=taken, message=message)
    if found is NumberVerdict.EXISTING:
        return replace(_new(place, one), verdict=found)
    alike = None if rules.look_alikes_meant else _looks_like(one, facts)
    if alike is None:
        return None
    return replace(_new(place, one), verdict=NumberVerdict.LOOKS_LIKE, message=alike)


def _looks_like(one: Asked, facts: Facts) -> str | None:
    """What a new number looks like, in words; None where it need not be asked about."""
    if (one.typed or one.bare) and one.number in facts.barcodes:
        return facts.barcodes[one.number].message
    if not one.typed:
        return None
    alike = facts.alike.get(number_key(one.number))
    if not alike and one.number not in facts.twins:
        return None
    other = next(iter(alike.values())) if alike else f"{facts.twins[one.number]} of the same document"
    return f"{one.number} looks like {other}."


def _conflict(
    one: Asked, facts: Facts, rules: LineRules, found: NumberVerdict, ours: LotFact | None
) -> NumberConflict | None:
    if found is NumberVerdict.TAKEN and ours is not None:
        code = RefusalCode.NUMBER_IN_STOCK if ours.location else RefusalCode.NUMBER_USED_BEFORE
        return _where(one.number, code, ours)
    if (claim := facts.foreign.get(one.number)) is not None and rules.incoming:
        here = claim.document == rules.transfer
        code = RefusalCode.NUMBER_ON_THIS_DOCUMENT if here else RefusalCode.NUMBER_ON_OPEN_DOCUMENT
        return NumberConflict(number=one.number, code=code, since=claim.since, document=claim.document)
    serial = rules.tracking is Tracking.SERIAL
    comes_once = serial and rules.incoming
    lots = [
        fact
        for fact in facts.lots.get(one.number, ())
        if comes_once or (rules.incoming and not fact.same_product)
    ]
    elsewhere = facts.elsewhere.get(one.number)
    cause = conflict(
        rules.policy,
        [Bearer(fact.lot, fact.same_product, fact.last_usage) for fact in lots],
        Claims(here=serial and one.number in facts.here, elsewhere=comes_once and elsewhere is not None),
    )
    if cause is None or (cause.overridable and rules.reuse and rules.manager):
        return None
    if cause.lot is not None:
        bearer = next(fact for fact in lots if fact.lot == cause.lot)
        return _where(one.number, cause.code, bearer, overridable=cause.overridable)
    if cause.code is RefusalCode.NUMBER_ON_OPEN_DOCUMENT and elsewhere is not None:
        return NumberConflict(
            number=one.number, code=cause.code, since=elsewhere.since, document=elsewhere.document
        )
    since = facts.here[one.number]
    return NumberConflict(number=one.number, code=cause.code, since=since, document=rules.transfer)


def _where(number: str, code: RefusalCode, fact: LotFact, *, overridable: bool = False) -> NumberConflict:
    return NumberConflict(
        number=number,
        code=code,
        since=fact.since,
        lot=fact.lot,
        location=fact.location,
        document=fact.document,
        overridable=overridable,
    )


def explain(taken: NumberConflict, facts: Facts) -> str:
    """A conflict in words, with the fact: where, since when."""
    since = f"{taken.since:%-d %b %Y}"
    bearer = next((fact for fact in facts.lots.get(taken.number, ()) if fact.lot == taken.lot), None)
    if bearer is not None and bearer.place is not None and bearer.location is not None:
        return f"{taken.number} is on hand already: {bearer.place}, since {since}."
    if bearer is not None:
        if bearer.last_usage is LocationUsage.PRODUCTION:
            return (
                f"{taken.number} was consumed, taken apart or relabelled on {since}: undo that, or correct it, to have"
                " it back. A serial that is worked over gets a new number."
            )
        if taken.code is RefusalCode.NUMBER_NEEDS_RETURN:
            return f"{taken.number} left us on {since} and comes back only by a return."
        return f"{taken.number} was used before, last on {since}; it is not given again."
    claim = facts.elsewhere.get(taken.number)
    if taken.code is RefusalCode.NUMBER_ON_OPEN_DOCUMENT and claim is not None:
        return f"{taken.number} stands on {claim.number} already, since {since}."
    return f"{taken.number} is on this document already."


_WRONG = {
    NumberVerdict.DUPLICATE: RefusalCode.NUMBER_DUPLICATED,
    NumberVerdict.UNKNOWN: RefusalCode.NUMBER_UNKNOWN,
    NumberVerdict.MALFORMED: RefusalCode.NUMBER_MALFORMED,
    NumberVerdict.ROW_UNCLEAR: RefusalCode.ROW_UNCLEAR,
    NumberVerdict.SUSPECT: RefusalCode.NUMBER_SUSPECT,
}
UNREADABLE = frozenset(_WRONG) - {NumberVerdict.UNKNOWN}
"""Of rows that do not say for certain which number they mean, and how much of it."""


def require_none_of(plan: Plan, wrong: Collection[NumberVerdict], field: Path = ("numbers",)) -> None:
    """Refuse a plan in which a number has one of these verdicts. Raises NumbersInvalid."""
    faulty = [row for row in plan.told.values() if row.verdict in wrong]
    if faulty:
        more = f" ({len(faulty) - 1:,} more)" if len(faulty) > 1 else ""
        raise NumbersInvalid(
            message=(faulty[0].message or "The number cannot be used.") + more,
            code=_WRONG[faulty[0].verdict],
            field=field,
            rows=faulty[:SHOWN],
            row_count=len(faulty),
        )


def require_usable(plan: Plan, facts: Facts, field: Path = ("numbers",)) -> None:
    """Refuse a plan in which any number cannot be used; quantity over the line's room is judged apart.

    Raises NumberAlreadyExists, NumbersInvalid or NumberLooksLike.
    """
    taken = [row.conflict for row in plan.told.values() if row.conflict is not None]
    if taken:
        more = f" ({len(taken) - 1:,} more)" if len(taken) > 1 else ""
        raise NumberAlreadyExists(
            message=explain(taken[0], facts) + more,
            code=taken[0].code,
            field=field,
            conflicts=taken[:SHOWN],
            conflict_count=len(taken),
            overridable=all(conflict.overridable for conflict in taken),
        )
    require_none_of(plan, _WRONG, field)
    alike = [row for row in plan.told.values() if row.verdict is NumberVerdict.LOOKS_LIKE]
    if alike:
        lots = dict.fromkeys(
            lot for row in alike for lot in facts.alike.get(number_key(row.number or ""), ())
        )
        first = alike[0]
        looks = (facts.barcodes.get(row.number or "") for row in alike)
        gtin = next((look.gtin for look in looks if look), None)
        raise NumberLooksLike(
            message=first.message or "", field=field, number=first.number, lots=list(lots)[:20], gtin=gtin
        )
