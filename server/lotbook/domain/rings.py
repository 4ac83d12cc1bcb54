"""Which nodes of a graph lead back to each other, in the order in which all else follows."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping


def rings(nodes: Collection[int], onward: Mapping[int, Iterable[int]]) -> list[list[int]]:
    """Nodes that lead back to each other, together; one that does not, alone. What leads to others comes before them.

    onward: where each node leads; other nodes count for nothing. By Tarjan's way, without recursion.
    >>> rings([1, 2, 3, 4], {1: [2], 2: [3, 4], 3: [2]})
    [[1], [2, 3], [4]]
    """
    wanted = {*nodes}
    place: dict[int, int] = {}  # in the order of arrival
    lowest: dict[int, int] = {}  # place that it leads back to
    path: dict[int, None] = {}  # of which nobody knows yet where their ring begins
    found: list[list[int]] = []

    def arrive(node: int) -> tuple[int, Iterator[int]]:
        place[node] = lowest[node] = len(place)
        path[node] = None
        return node, iter(onward.get(node, ()))

    def leave(node: int) -> None:
        if lowest[node] == place[node]:
            ring = [path.popitem()[0]]
            while ring[-1] != node:
                ring.append(path.popitem()[0])
            found.append(ring[::-1])

    for first in nodes:
        walk = [] if first in place else [arrive(first)]
        while walk:
            node, ahead = walk[-1]
            for other in ahead:
                if other in path:
                    lowest[node] = min(lowest[node], place[other])
                elif other in wanted and other not in place:
                    walk.append(arrive(other))
                    break
            else:
                walk.pop()
                leave(node)
                if walk:
                    before = walk[-1][0]
                    lowest[before] = min(lowest[before], lowest[node])
    return found[::-1]
