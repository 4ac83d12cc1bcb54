"""The ways of links between boxes that stand in lines: beside boxes and between two lines, never behind a box.

A link leaves its box straight, bends only in the room between two lines, and passes each line between its ends in a
channel beside the boxes. The app draws by the same rule.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

NARROW = 2
"""So few places leave no room between them for lines and for the names of lanes."""


class Spot(NamedTuple):
    """Where a box stands: in which line, and at which place of it."""

    line: int
    place: int


class Link(NamedTuple):
    source: Spot
    target: Spot

    @property
    def back(self) -> bool:
        return self.target.line < self.source.line

    @property
    def passed(self) -> range:
        """The lines between its ends."""
        low, high = sorted((self.source.line, self.target.line))
        return range(low + 1, high)


class Pass(NamedTuple):
    """Where a link passes lines: in the channel before this place, on a track of it."""

    channel: int
    track: int


class Run(NamedTuple):
    """A straight part of a way, at x from y to y; a bend joins it to the next."""

    x: float
    start: float
    end: float


class Stretch(NamedTuple):
    start: float
    end: float


@dataclass(frozen=True)
class Grid:
    """Where lines, places and the channels beside them begin and end. gates: by line, to where links bend that come
    from the line before; tracks: of each channel; lead: how far a link leaves and enters a box straight."""

    lines: Sequence[Stretch]
    gates: Sequence[float]
    places: Sequence[Stretch]
    channels: Sequence[Stretch]
    tracks: Sequence[int]
    lead: float


def passes(links: Iterable[Link], places: int) -> Mapping[Link, Pass]:
    """Where each link passes the lines between its ends; none of a link from a line to the next."""
    found: dict[Link, Pass] = {}
    for link in links:
        if not link.passed:
            continue
        channel = _channel(link, places)
        taken = {
            at.track
            for other, at in found.items()
            if at.channel == channel and _near(link, other) and not _may_share(link, other)
        }
        found[link] = Pass(channel, next(track for track in range(len(taken) + 1) if track not in taken))
    return found


def _channel(link: Link, places: int) -> int:
    """The channel nearest to both ends, twice whose number is told by their places."""
    twice = link.source.place + link.target.place + 1
    if places > NARROW:
        return twice // 2 if link.back else -(-twice // 2)
    return 0 if twice < places or (twice == places and link.back) else places


def _near(one: Link, other: Link) -> bool:
    return one.passed[0] <= other.passed[-1] + 1 and other.passed[0] <= one.passed[-1] + 1


def _may_share(one: Link, other: Link) -> bool:
    """On one track links may lie over each other where they begin together or end together: they still tell who is
    joined."""
    return one.back == other.back and (one.source == other.source or one.target == other.target)


def runs(link: Link, at: Pass | None, grid: Grid) -> list[Run]:
    """The straight parts of a way. What goes back leaves and enters beside what goes on."""
    source, target = link
    leaves, enters = grid.lines[source.line], grid.lines[target.line]
    track = _track(at, grid)
    if target.line > source.line:
        return [
            Run(_port(source, 0.5, grid), leaves.end, leaves.end + grid.lead),
            *(Run(x, grid.gates[link.passed[0]], grid.lines[link.passed[-1]].end + grid.lead) for x in track),
            Run(_port(target, 0.5, grid), grid.gates[target.line], enters.start),
        ]
    into = Run(_port(target, 0.75, grid), enters.end + grid.lead, enters.end)
    if target.line == source.line:
        return [Run(_port(source, 0.5, grid), into.end, into.start), into]
    return [
        Run(_port(source, 0.75, grid), leaves.start, grid.gates[source.line]),
        *(Run(x, grid.lines[link.passed[-1]].end + grid.lead, grid.gates[link.passed[0]]) for x in track),
        into,
    ]


def _port(spot: Spot, part: float, grid: Grid) -> float:
    place = grid.places[spot.place]
    return place.start + (place.end - place.start) * part


def _track(at: Pass | None, grid: Grid) -> list[float]:
    if at is None:
        return []
    channel = grid.channels[at.channel]
    return [channel.start + (channel.end - channel.start) * (at.track + 1) / (grid.tracks[at.channel] + 1)]
