"""The graph of a trace on paper: no way runs behind a box, so that none seems to join what it only passes."""

from contextlib import nullcontext
from itertools import pairwise

import pytest

from lotbook.documents.measures import FINE, SMALL
from lotbook.documents.trace_lanes import BOX_HEIGHT, Lane, Thing, TraceLanes, shorter
from lotbook.documents.ways import Link, Spot, passes
from tests.vectors.load import rows


@pytest.mark.parametrize("vector", rows("ways.json", "ways"), ids=lambda vector: vector["why"])
def test_lines_are_passed_where_the_app_passes_them(vector):
    links = [Link(Spot(*link[:2]), Spot(*link[2:])) for link in vector["links"]]
    found = passes(links, vector["places"])
    assert [list(found[link]) if link in found else None for link in links] == vector["passes"]


def test_no_way_runs_behind_a_box():
    sizes = (1, 3, 6, 11, 2)
    lanes = [
        Lane(f"Lane {at}", tuple(Thing(f"{at}.{each}", "L-1", "5 kg here") for each in range(size)))
        for at, size in enumerate(sizes)
    ]
    keys = [thing.key for lane in lanes for thing in lane.things]
    graph = TraceLanes(lanes, [(one, other) for one in keys for other in keys if one != other], 174)
    assert len(graph.ways) == 20 * 19  # four things of the fourth lane share its last box
    grid = graph.grid
    boxes = [(grid.places[spot.place], grid.lines[spot.line]) for spot in {*graph.spots.values()}]
    for way in graph.ways:
        for x, *ends in way:
            start, end = sorted(ends)
            for across, down in boxes:
                behind = across.start < x < across.end and start < down.end and end > down.start
                assert not behind, (way, across, down)
        for one, other in pairwise(way):
            bend = sorted((one.end, other.start))
            assert not any(bend[0] < down.end and bend[1] > down.start for _, down in boxes), way


class Drawn:
    """Paper that keeps what was written on it: where, and how large."""

    def __init__(self) -> None:
        self.texts: list[tuple[float, float, float, float]] = []

    def text(self, x, y, said, size, *_):
        self.texts.append((x, y, said.length(size), size))

    def within(self, *_):
        return nullcontext()

    def box(self, *_):
        pass

    way = polygon = box


def test_a_long_name_is_broken_and_not_squeezed():
    name = "Shop Ümlaut & Söhne GmbH mit einem wirklich sehr langen Namen"
    things = (
        Thing("1", name, "Leipzig", number=False),
        Thing("2", "L-1", "0 kg here, Bread", mark="Recalled"),
    )
    graph, paper = TraceLanes([Lane("Customers", things)], [], 174), Drawn()
    graph.draw(paper, 0, 0)
    (place, other), top = graph.grid.places[1:3], graph.grid.lines[0].start
    long = [(y, wide, size) for x, y, wide, size in paper.texts if place.start < x < place.end and y > top]
    assert [size for _, _, size in long] == [SMALL, SMALL, FINE]
    assert all(wide < place.end - place.start and y < top + BOX_HEIGHT for y, wide, _ in long)
    assert len([x for x, *_ in paper.texts if other.start < x < other.end]) == 2


def test_few_boxes_stand_in_the_middle_and_are_wide():
    def graph(*sizes: int) -> TraceLanes:
        things = [
            tuple(Thing(f"{at}.{each}", "L-1", "") for each in range(size)) for at, size in enumerate(sizes)
        ]
        return TraceLanes([Lane("Lots", each) for each in things], [], 174)

    places = {(1, 1): [1, 1], (1, 2): [1, 1], (3, 1): [0, 1], (1, 4): [1, 0], (9, 2): [0, 1]}
    for sizes, first in places.items():
        spots = graph(*sizes).spots
        assert [spots[f"{at}.0"].place for at in (0, 1)] == first
    single, many = [graph(*sizes).grid.places[0] for sizes in ((1, 1), (1, 4))]
    assert single.end - single.start > 1.25 * (many.end - many.start)


def test_what_is_furthest_from_the_start_stands_together_where_there_is_no_room():
    def lane(name: str, step: float = 0) -> Lane:
        return Lane(name, (Thing(name, name, ""),), step)

    steps = [
        *(lane(f"back {-step}", step) for step in (-2, -1)),
        *(lane("start"), lane("on 1", 1), lane("order", 1.5), lane("on 2", 2), lane("on 3", 3)),
    ]
    lanes = [lane("suppliers"), *steps, lane("customers")]
    told = [[(each.name, len(each.things)) for each in some[1:-1]] for some in shorter(lanes)]
    one = [(each.name, 1) for each in steps]
    assert told[:3] == [
        one,
        [*one[:-2], ("on 2 and further", 2)],
        [("back 1 and further", 2), ("start", 1), ("on 1 and further", 4)],
    ]
    together = [*shorter(lanes)][2]
    assert [thing.key for thing in together[1].things] == ["back 1", "back 2"]
    assert (together[0].name, together[-1].name) == ("suppliers", "customers")
    assert [len(some) for some in shorter(lanes)][3:] == [4, 3, 2, 1]


def test_the_name_of_a_lane_stays_in_it():
    above, below = [tuple(Thing(f"{at}.{each}", "L-1", "") for each in range(4)) for at in range(2)]
    lanes = [Lane("Start", above), Lane("Came of it, 2 on and further", below, 2)]
    joins = [(one.key, other.key) for one, other in zip(above[:3], below, strict=False)]
    graph, paper = TraceLanes(lanes, joins, 80), Drawn()
    graph.draw(paper, 0, 0)
    assert max(x + wide for x, _, wide, _ in paper.texts) < 80


def test_no_way_runs_through_the_name_of_a_lane():
    made = tuple(Thing(f"made {each}", f"L-{each}", "5 kg here") for each in range(8))
    goods = tuple(Thing(f"goods {each}", f"G-{each}", "5 kg here") for each in range(8))
    joins = [(one.key, other.key) for one in made for other in goods]
    graph = TraceLanes([Lane("Orders", made), Lane("Came of it, 1 on", goods)], joins, 174)
    drawn = InTurn()
    graph.draw(drawn, 0, 0)
    names = [at for at, (what, size) in enumerate(drawn.done) if (what, size) == ("text", FINE)][:2]
    assert max(at for at, (what, _) in enumerate(drawn.done) if what == "way") < names[0]
    assert [drawn.done[at - 1][0] for at in names] == ["box", "box"], "each on a ground of its own"


class InTurn(Drawn):
    """Paper that keeps what was drawn on it, one after the other."""

    def __init__(self) -> None:
        super().__init__()
        self.done: list[tuple[str, float]] = []

    def text(self, x, y, said, size, *more):
        self.done.append(("text", size))

    def box(self, *_):
        self.done.append(("box", 0))

    def way(self, *_):
        self.done.append(("way", 0))
