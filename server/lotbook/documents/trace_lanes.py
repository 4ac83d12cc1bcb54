"""The graph of a trace on paper: lanes from supplier to customer, and the ways of what went from one to the other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby, pairwise

from lotbook.documents.faces import SCALE, Style
from lotbook.documents.measures import FINE, SMALL
from lotbook.documents.paper import GREY, RULE, Paper
from lotbook.documents.typeset import line, lines
from lotbook.documents.ways import NARROW, Grid, Link, Pass, Run, Spot, Stretch, passes, runs

COLUMNS, LINES_OF_LANE = 4, 2
BOX_HEIGHT, LANE_HEAD, LEAD, ARROW = 14.4, 5.8, 2.4, 2.0
MOST_LINES, FIRST, STEP, ASIDE = 3, 4.5, 4.1, 2.0
"""Of a box: lines, of which all but one may be its name; where the first stands, and how far from the edge."""
BETWEEN, INSIDE, BEND, MOST_BENDS = 4.5, 3.0, 0.5, 12
"""Between lanes, and between lines of a lane; more of it the more ways bend there."""
GAP, TRACK, WIDEST = 3.0, 1.6, 10.0
"""A channel without a way; with so many tracks; however many."""
INDENT = 3.0
LANE = 0.93
"""How light a lane is."""


@dataclass(frozen=True)
class Thing:
    """A box of the graph. number: set in the face of numbers; mark: what stops it, in a word."""

    key: str
    name: str
    detail: str
    number: bool = True
    mark: str | None = None


@dataclass(frozen=True)
class Lane:
    """step: how far lots are from the start, below zero behind it, orders between them; 0 for it and for the ends."""

    name: str
    things: tuple[Thing, ...]
    step: float = 0

    @property
    def shown(self) -> tuple[Thing, ...]:
        """Things that have a box of their own; the others are in the last one."""
        room = COLUMNS * LINES_OF_LANE
        if len(self.things) <= room:
            return self.things
        more = f"+{len(self.things) - room + 1:,} more"
        return (*self.things[: room - 1], Thing("", more, "among the steps below", number=False))


def shorter(lanes: Sequence[Lane]) -> Iterator[Sequence[Lane]]:
    """The same lanes, shorter from one to the next: what is furthest from the start stands together, then more of it;
    at last they end sooner."""
    yield lanes
    for depth in range(int(max(abs(lane.step) for lane in lanes)) - 1, 0, -1):
        lanes = _together_from(depth, lanes)
        yield lanes
    while len(lanes) > 1:
        lanes = lanes[:-1]
        yield lanes


def _together_from(depth: int, lanes: Sequence[Lane]) -> Sequence[Lane]:
    found: list[Lane] = []
    for side, group in groupby(lanes, lambda lane: (lane.step >= depth) - (lane.step <= -depth)):
        near, *further = [*group][:: side or 1]
        if side and further:
            things = (thing for lane in (near, *further) for thing in lane.things)
            near, further = Lane(f"{near.name} and further", tuple(things), near.step), []
        found += [near, *further]
    return found


class TraceLanes:
    """Lanes laid out in so much width, all measures in millimetres from the top left corner."""

    def __init__(self, lanes: Sequence[Lane], joins: Sequence[tuple[str, str]], width: float) -> None:
        self.lanes, self.width = lanes, width
        self.columns = _columns(lanes)
        self.first = [*accumulate((-(-len(lane.shown) // self.columns) for lane in lanes), initial=0)]
        self.spots = self._spots()
        links = sorted(
            {
                Link(self.spots[one], self.spots[other])
                for one, other in joins
                if one in self.spots and other in self.spots and self.spots[one] != self.spots[other]
            }
        )
        passed = passes(links, self.columns)
        self.grid = self._grid(self.first[-1], links, passed)
        self.ways = [runs(link, passed.get(link), self.grid) for link in links]

    @property
    def height(self) -> float:
        return self.grid.lines[-1].end + 2 * LEAD

    def _spots(self) -> dict[str, Spot]:
        """Where everything stands; what is folded stands where its fold does."""
        found = {}
        for first, lane in zip(self.first, self.lanes, strict=False):
            for place, thing in enumerate(lane.things):
                found[thing.key] = self._spot(first, lane, min(place, len(lane.shown) - 1))
        return found

    def _spot(self, first: int, lane: Lane, at: int) -> Spot:
        """Where a box of a lane stands: lines that are not full are in the middle."""
        line, place = divmod(at, self.columns)
        in_line = min(len(lane.shown) - line * self.columns, self.columns)
        return Spot(first + line, place + (self.columns - in_line) // 2)

    def _grid(self, count: int, links: Sequence[Link], passed: Mapping[Link, Pass]) -> Grid:
        tracks = [0] * (self.columns + 1)
        for channel, track in passed.values():
            tracks[channel] = max(tracks[channel], track + 1)
        wide = [min(WIDEST, GAP + each * TRACK) for each in tracks]
        size = (self.width - sum(wide)) / self.columns
        starts = [sum(wide[:channel]) + channel * size for channel in range(self.columns + 1)]
        channels = [Stretch(start, start + each) for start, each in zip(starts, wide, strict=True)]
        places = [Stretch(channel.end, channel.end + size) for channel in channels[:-1]]
        return Grid(*self._along(count, links), places, channels, tracks, LEAD)

    def _along(self, count: int, links: Sequence[Link]) -> tuple[list[Stretch], list[float]]:
        """The lines of boxes, one below the other, and their gates."""
        found: list[Stretch] = []
        gates: list[float] = []
        for at in range(count):
            first = at in self.first
            bends = sum(_bends_before(at, link) for link in links)
            room = LEAD + (BETWEEN if first else INSIDE) + BEND * min(MOST_BENDS, bends)
            gates.append(found[-1].end + room if found else 0.0)
            start = gates[-1] + (LANE_HEAD if first else LEAD)
            found.append(Stretch(start, start + BOX_HEIGHT))
        return found, gates

    def draw(self, paper: Paper, x: float, y: float) -> None:
        """With the top left corner there."""
        for first, after in pairwise(self.first):
            top, foot = self.grid.gates[first], self.grid.lines[after - 1].end + LEAD
            paper.box(x, y + top, self.width, foot - top, LANE)
        for way in self.ways:
            _draw_way(paper, x, y, way)
        for first, lane in zip(self.first, self.lanes, strict=False):
            self._draw_name(paper, x, y + self.grid.gates[first], lane.name, self.grid.gates[first])
        for first, lane in zip(self.first, self.lanes, strict=False):
            for at, thing in enumerate(lane.shown):
                spot = self._spot(first, lane, at)
                place, top = self.grid.places[spot.place], self.grid.lines[spot.line].start
                _draw_thing(paper, x + place.start, y + top, place.end - place.start, thing)

    def _draw_name(self, paper: Paper, x: float, y: float, said: str, gate: float) -> None:
        """On a ground of its own: a way that has no other room ends beside it."""
        name = line(said, Style.BOLD)
        wide = name.length(FINE)
        left = x + self._free(gate, wide)
        paper.box(left - 0.6, y + 1.4, wide + 1.2, 3.8, LANE)
        paper.text(left, y + 4.3, name, FINE, GREY)

    def _free(self, gate: float, wide: float) -> float:
        """The first x behind a gate where no way runs through so wide a name; else where most room is, in the lane."""
        every = [run for way in self.ways for run in way]
        through = sorted(run.x for run in every if min(run[1:]) <= gate < max(run[1:]))
        gaps = [*zip([0.0, *through], [*through, self.width], strict=True)]
        enough = (start for start, end in gaps if end - start >= wide + 2 * INDENT)
        found = next(enough, max(gaps, key=lambda gap: gap[1] - gap[0])[0])
        return min(found, self.width - wide - 2 * INDENT) + INDENT


def _columns(lanes: Sequence[Lane]) -> int:
    """As many as the fullest lane needs, so that boxes are wide; with some beside so few that no way could pass."""
    fullest = max(len(lane.shown) for lane in lanes)
    return min(COLUMNS, fullest if fullest > NARROW else fullest + 2)


def _bends_before(at: int, link: Link) -> bool:
    """Whether a link bends in the room before a line."""
    if link.back:
        return link.source.line == at or link.target.line == at - 1
    return link.source.line == at - 1 or link.target.line == at


def _draw_way(paper: Paper, x: float, y: float, way: Sequence[Run]) -> None:
    end = way[-1]
    on = 1 if end.end > end.start else -1
    parts: list[tuple[tuple[float, float], ...]] = []
    for before, run in zip([None, *way], way, strict=False):
        tip = run.end - on * ARROW if run is end else run.end
        if before is not None:
            half = (run.start - before.end) / 2
            # Between two boxes of one line it turns round.
            bent = (run.start + LEAD,) * 2 if half == 0 else (before.end + half, run.start - half)
            parts.append(((x + before.x, y + bent[0]), (x + run.x, y + bent[1]), (x + run.x, y + run.start)))
        parts.append(((x + run.x, y + tip),))
    paper.way((x + way[0].x, y + way[0].start), parts, 0.25, RULE)
    back = y + end.end - on * ARROW
    paper.polygon([(x + end.x, y + end.end), (x + end.x - 1, back), (x + end.x + 1, back)], RULE)


def _draw_thing(paper: Paper, x: float, y: float, width: float, thing: Thing) -> None:
    edge = 0.6 if thing.mark else 0.25
    paper.box(x, y, width, BOX_HEIGHT, 0.0 if thing.mark else RULE)
    paper.box(x + edge, y + edge, width - 2 * edge, BOX_HEIGHT - 2 * edge, 1.0)
    detail = f"{thing.mark}: {thing.detail}" if thing.mark else thing.detail
    room = width - 2 * ASIDE
    named = lines(
        thing.name, Style.MONO if thing.number else Style.BOLD, room * SCALE / SMALL, MOST_LINES - 1
    )
    said = lines(detail, Style.REGULAR, room * SCALE / FINE, MOST_LINES - len(named))
    with paper.within(x, y, width - edge, BOX_HEIGHT):
        for place, each in enumerate(named):
            paper.text(x + ASIDE, y + FIRST + place * STEP, each, SMALL)
        for place, each in enumerate(said, len(named)):
            paper.text(x + ASIDE, y + FIRST + place * STEP, each, FINE, GREY)
