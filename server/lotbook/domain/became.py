"""How much of one lot can be in another that it became, by splitting, pouring together and relabelling."""

from __future__ import annotations

from collections.abc import Mapping

Steps = Mapping[tuple[int, int], int]
"""How much of each lot went into which other directly, in millionths."""


def most_of(steps: Steps, start: int, end: int) -> int:
    """How much of the start can have come to the end on all ways together, less what went back from there directly.

    >>> most_of({(1, 2): 10, (2, 3): 4, (1, 3): 1}, 1, 3), most_of({(1, 2): 10, (2, 1): 3}, 1, 2)
    (5, 7)
    """
    room, found = dict(steps), 0
    while way := _way(room, start, end):
        much = min(room[step] for step in way)
        for one, other in way:
            room[one, other] -= much
            # What went this way may yet go another, if that lets more through.
            room[other, one] = room.get((other, one), 0) + much
        found += much
    return max(found - steps.get((end, start), 0), 0)


def _way(room: Steps, start: int, end: int) -> list[tuple[int, int]]:
    """The shortest way that has room left, as its steps; none when there is none."""
    came: dict[int, tuple[int, int]] = {}
    reached = [start]
    for lot in reached:
        for step, much in room.items():
            if step[0] == lot and much > 0 and step[1] != start and step[1] not in came:
                came[step[1]] = step
                reached.append(step[1])
    way: list[tuple[int, int]] = []
    while end in came and (not way or way[-1][0] != start):
        way.append(came[end])
        end = came[end][0]
    return way[::-1]
