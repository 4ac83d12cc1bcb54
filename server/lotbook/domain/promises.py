"""What is promised of goods in a place, who gives it up to whom, and what a scan takes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence, Set
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import Decimal
from enum import Enum

from lotbook.domain.quantities import ZERO
from lotbook.domain.words import ReservationChoice, ReservationPolicy

Spot = tuple[int, int | None]
"""Where goods lie: a place, and the package there that they are in, None for loose ones."""


@dataclass(frozen=True)
class Promise:
    """Goods in one place that are promised to a line; lot: None for goods without numbers, package: None for loose
    ones. A later promise has a higher id. picked: how much of it is recorded on the line; on_the_way: between
    warehouses, to the transfer that brings them in. Quantities in the stock unit."""

    id: int
    transfer: int
    line: int
    product: int
    lot: int | None
    location: int
    package: int | None
    quantity: Decimal
    picked: Decimal
    chosen_by: ReservationChoice
    on_the_way: bool = False

    @property
    def spot(self) -> Spot:
        return self.location, self.package

    @property
    def spare(self) -> Decimal:
        """What may be given up: nobody has it in hand."""
        return self.quantity - self.picked

    @property
    def held(self) -> bool:
        """Whether nobody else may have all of it: somebody has some in hand, or it is between warehouses."""
        return self.picked > ZERO or self.on_the_way

    def with_picked(self, more: Decimal) -> Promise:
        """The same with more of it picked."""
        return replace(self, picked=self.picked + more)


Given = tuple[Promise, Decimal]
"""A promise, and how much of it is given up."""


def giving_up(
    promises: Sequence[Promise], quantity: Decimal, *, on_the_way: bool = False, picked: bool = False
) -> list[Given]:
    """Which promises give up so much: the latest first, those chosen by hand last. Together they may give less.
    on_the_way: also those of goods between warehouses, which nobody else may have; picked: also what is in somebody's
    hand, after all else."""
    given: list[Given] = []
    for promise in sorted(
        promises, key=lambda one: (one.picked > ZERO, one.chosen_by is ReservationChoice.PERSON, -one.id)
    ):
        if promise.on_the_way and not on_the_way:
            continue
        part = min(promise.quantity if picked else promise.spare, quantity)
        if part > ZERO:
            given.append((promise, part))
            quantity -= part
    return given


def reserves_by_itself(policy: ReservationPolicy, days: int | None, due_on: date, today: date) -> bool:
    """Whether goods are promised to a transfer without anybody saying so; days: before it is due."""
    match policy:
        case ReservationPolicy.AT_CONFIRMATION:
            return True
        case ReservationPolicy.BEFORE_DUE:
            return due_on - timedelta(days=days or 0) <= today
        case ReservationPolicy.MANUALLY:
            return False


@dataclass(frozen=True)
class Wanted:
    """Goods that are to be taken. name: as people call them; location: where, None for wherever they lie; package:
    in which, None for any and for loose ones."""

    name: str
    lot: int | None
    quantity: Decimal
    location: int | None = None
    package: int | None = None

    def may_be_at(self, spot: Spot) -> bool:
        location, package = spot
        return self.location in (None, location) and self.package in (None, package)


class Others(Enum):
    """What others give up for goods that are wanted."""

    KEEP = "nothing"
    GIVE = "what nobody chose by hand"
    GIVE_ALL = "what was chosen by hand, too"
    GIVE_PICKED = "what is picked, too"


@dataclass(frozen=True)
class Lying:
    """How much of a lot lies in a place, and how much of that is promised to nobody."""

    lot: int | None
    location: int
    free: Decimal
    package: int | None = None


@dataclass(frozen=True)
class Short:
    """Goods of which there is less than wanted. promised: what others have of it that may not be taken."""

    wanted: Wanted
    available: Decimal
    promised: Sequence[Promise]


@dataclass
class Taking:
    """How goods are taken. parts: for each wanted one where it is taken, with quantities; promised: what has to be
    promised to the line for it, by lot and spot; given: what others give up for it."""

    parts: list[list[tuple[Spot, Decimal]]] = field(default_factory=list)
    promised: dict[tuple[int | None, Spot], Decimal] = field(default_factory=lambda: defaultdict(Decimal))
    given: list[Given] = field(default_factory=list)
    short: list[Short] = field(default_factory=list)


@dataclass
class _Place:
    """What a line may take of a lot in a spot: of its own promise, of what is free, of what stays promised to others
    where it is put down, and of what others give up; picked: what they have in hand, too."""

    spot: Spot
    own: Decimal = ZERO
    free: Decimal = ZERO
    along: list[Promise] = field(default_factory=list)
    others: list[Promise] = field(default_factory=list)
    kept: list[Promise] = field(default_factory=list)
    picked: bool = False

    def given(self, quantity: Decimal) -> list[Given]:
        """Which promises give way for so much of it, or for less."""
        along = giving_up(self.along, quantity)
        left = quantity - sum((part for _, part in along), ZERO)
        return along + giving_up(self.others, left, picked=self.picked)

    def give(self, given: Sequence[Given]) -> None:
        """Count out what promises gave."""
        for promise, part in given:
            rest = replace(
                promise,
                quantity=promise.quantity - part,
                picked=min(promise.picked, promise.quantity - part),
            )
            self.along = [rest if each.id == promise.id else each for each in self.along]
            self.others = [rest if each.id == promise.id else each for each in self.others]

    @property
    def takable(self) -> Decimal:
        spare = sum((promise.spare for promise in self.along), ZERO)
        return spare + sum(
            (promise.quantity if self.picked else promise.spare for promise in self.others), ZERO
        )


def taking(
    line: int,
    wanted: Sequence[Wanted],
    lying: Sequence[Lying],
    promises: Sequence[Promise],
    usable: Set[int],
    others: Others = Others.GIVE,
    along: Set[int] = frozenset(),
) -> Taking:
    """How a line takes goods: from where they are promised to it, else from what is free, else from what others
    give up; in parts when no place has enough.

    lying, promises: of the lots that are wanted; usable: places to take from; along: lines whose promises hold where
    the goods are put, so that they lose nothing.
    """
    places = _places(line, lying, promises, usable, others, along)
    done = Taking()
    for one in wanted:
        here = [place for place in places[one.lot] if one.may_be_at(place.spot)]
        ours = sum((place.own + place.free for place in here), ZERO)
        all_of_it = ours + sum((place.takable for place in here), ZERO)
        if all_of_it < one.quantity:
            kept = [promise for place in here for promise in (*place.along, *place.others, *place.kept)]
            done.short.append(Short(one, ours, kept))
            done.parts.append([])
            continue
        done.parts.append(_taken(done, one, here, from_others=ours < one.quantity))
    return done


def _places(
    line: int,
    lying: Sequence[Lying],
    promises: Sequence[Promise],
    usable: Set[int],
    others: Others,
    along: Set[int],
) -> dict[int | None, list[_Place]]:
    found: dict[tuple[int | None, Spot], _Place] = {}
    of_lot: dict[int | None, list[_Place]] = defaultdict(list)
    for lies in lying:
        if lies.location in usable:
            spot = (lies.location, lies.package)
            place = _Place(spot, free=lies.free, picked=others is Others.GIVE_PICKED)
            found[lies.lot, spot] = place
            of_lot[lies.lot].append(place)
    for promise in promises:
        promised = found.get((promise.lot, promise.spot))
        if promised is None:
            continue
        if promise.line == line:
            promised.own += promise.spare
        elif promise.spare > ZERO and promise.line in along and not promise.on_the_way:
            promised.along.append(promise)
        elif (promise.spare > ZERO or promised.picked) and _gives(promise, others):
            promised.others.append(promise)
        else:
            promised.kept.append(promise)
    return of_lot


def _gives(promise: Promise, others: Others) -> bool:
    if promise.on_the_way:
        return False
    by_hand = promise.chosen_by is ReservationChoice.PERSON
    return others in (Others.GIVE_ALL, Others.GIVE_PICKED) or (others is Others.GIVE and not by_hand)


def _taken(
    done: Taking, one: Wanted, here: Sequence[_Place], *, from_others: bool
) -> list[tuple[Spot, Decimal]]:
    """All from the first place with enough, where the line's own promise counts most; else from one after another."""
    enough = next((place for place in here if place.own >= one.quantity), None)
    enough = enough or next((place for place in here if place.own + place.free >= one.quantity), None)
    if enough is None and from_others:
        whole = [place for place in here if place.own + place.free + place.takable >= one.quantity]
        enough = next(iter(whole), None)
    if enough is not None:
        return [(enough.spot, _take_at(done, one.lot, enough, one.quantity, from_others=from_others))]
    parts: dict[Spot, Decimal] = defaultdict(Decimal)
    left = one.quantity
    for others_too in (False, True):
        for place in sorted(here, key=lambda place: place.own == ZERO):
            if part := _take_at(done, one.lot, place, left, from_others=others_too and from_others):
                parts[place.spot] += part
                left -= part
    return list(parts.items())


def _take_at(done: Taking, lot: int | None, place: _Place, most: Decimal, *, from_others: bool) -> Decimal:
    """Take at most so much in a place; how much it was."""
    own = min(place.own, most)
    free = min(place.free, most - own)
    given = place.given(most - own - free) if from_others else []
    lost = sum((part for _, part in given), ZERO)
    place.own -= own
    place.free -= free
    place.give(given)
    done.given += given
    if free + lost > ZERO:
        done.promised[lot, place.spot] += free + lost
    return own + free + lost
