"""Pages by keyset: of any size, whatever is added meanwhile."""

from __future__ import annotations

import pytest

from lotbook.domain.words import Role
from lotbook.models import Lot
from tests.dock import Dock
from tests.graphql.conftest import Api, gid

LOTS = """query ($first: Int!, $after: Cursor, $sort: LotSort, $filter: LotFilter) {
  lots(first: $first, after: $after, sort: $sort, filter: $filter) {
    edges { cursor node { number } } nodes { number }
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
  }
}"""
PRODUCT_LOTS = """query ($product: ID!, $after: Cursor) {
  product(id: $product) { lots(first: 2, after: $after) { nodes { number } pageInfo { endCursor } } }
}"""


@pytest.mark.parametrize(
    "sort", ["NUMBER_ASC", "NUMBER_DESC", "CREATED_ASC", "CREATED_DESC", "LAST_DAY_DESC"]
)
@pytest.mark.parametrize("size", [1, 3, 200])
async def test_pages_give_each_old_row_once_though_rows_are_added(
    api: Api, dock: Dock, sort: str, size: int
) -> None:
    await dock.received(dock.radio, "SN-1 x 7", 7)
    seen: list[str] = []
    after, more = None, True
    while more:
        page = (await api.ask(LOTS, first=size, after=after, sort=sort))["lots"]
        assert [edge["node"] for edge in page["edges"]] == page["nodes"]
        assert page["pageInfo"]["hasPreviousPage"] is (after is not None)
        seen += [node["number"] for node in page["nodes"]]
        if len(seen) <= 2 * size:
            for number in (f"AA-{len(seen)}", f"ZZ-{len(seen)}"):
                await dock.lot(dock.flour, number)
        after, more = page["pageInfo"]["endCursor"], page["pageInfo"]["hasNextPage"]
    old = [number for number in seen if number.startswith("SN")]
    assert sorted(old) == [f"SN-{count}" for count in range(1, 8)]


async def test_pages_inside_of_rows_are_judged_by_what_they_hold(api: Api, dock: Dock) -> None:
    await dock.received(dock.radio, "SN-1 x 200", 200)

    def asked(pages: int) -> str:
        lots = (f"a{n}: lots(first: {200 - n}) {{ nodes {{ product {{ sku }} }} }}" for n in range(pages))
        return f"{{ products(first: 50) {{ nodes {{ {' '.join(lots)} }} }} }}"

    found = (await api.ask(asked(9)))["products"]["nodes"]
    assert sum(len(lots["nodes"]) for each in found for lots in each.values()) == 9 * 196
    assert await api.refused_code(asked(14)) == "QUERY_TOO_EXPENSIVE"


async def test_what_many_rows_lead_to_counts_as_often_as_it_is_answered(api: Api, dock: Dock) -> None:
    await dock.received(dock.radio, "SN-1 x 60", 60)
    lots = "lots(first: 60) {{ nodes {{ number {} }} }}".format
    twice = lots(f"product {{ {lots('product { sku }')} }}")
    found = (await api.ask(f"{{ {twice} }}"))["lots"]["nodes"]
    assert [len(each["product"]["lots"]["nodes"]) for each in found] == [60] * 60
    thrice = lots(f"product {{ {twice} }}")
    assert await api.refused_code(f"{{ {thrice} }}") == "QUERY_TOO_EXPENSIVE"


async def test_an_empty_page_has_no_ends(api: Api, dock: Dock) -> None:
    page = (await api.ask(LOTS, first=5))["lots"]
    assert page["nodes"] == []
    assert (page["pageInfo"]["startCursor"], page["pageInfo"]["hasNextPage"]) == (None, False)


@pytest.mark.parametrize("first", [0, -1, 201])
async def test_a_page_has_1_to_200_rows(api: Api, first: int) -> None:
    assert await api.refused_code(LOTS, first=first) == "PAGE_SIZE_OUT_OF_RANGE"


async def test_a_page_size_is_a_small_whole_number(api: Api) -> None:
    assert await api.refused_code(LOTS, first=2**31) == "QUERY_TOO_EXPENSIVE"
    assert await api.refused_code("{ lots { nodes { id } } }") == "REQUEST_INVALID"
    assert await api.refused_code("{ lots(first: 5, last: 5) { nodes { id } } }") == "REQUEST_INVALID"


async def test_a_cursor_is_good_for_its_own_list_order_filter_and_person_only(api: Api, dock: Dock) -> None:
    await dock.received(dock.radio, "SN-1 x 3", 3)
    cursor = (await api.ask(LOTS, first=1))["lots"]["pageInfo"]["endCursor"]
    assert len((await api.ask(LOTS, first=5, after=cursor))["lots"]["nodes"]) == 2
    for wrong in ({"sort": "NUMBER_ASC"}, {"filter": {"onHand": True}}):
        assert await api.refused_code(LOTS, first=5, after=cursor, **wrong) == "CURSOR_INVALID"
    assert await api.refused_code(LOTS, Role.VIEWER, first=5, after=cursor) == "CURSOR_INVALID"
    products = "query ($after: Cursor) { products(first: 1, after: $after) { nodes { id } } }"
    assert await api.refused_code(products, after=cursor) == "CURSOR_INVALID"
    other_first = ("B" if cursor[0] == "A" else "A") + cursor[1:]
    for tampered in ("", "x", "%%%", cursor[:-1], cursor + "A", other_first, "AAAA" * 2_000):
        assert await api.refused_code(LOTS, first=5, after=tampered) == "CURSOR_INVALID"


async def test_lists_inside_things_page_alike_and_apart(api: Api, dock: Dock) -> None:
    await dock.received(dock.radio, "SN-1 x 5", 5)
    radio, flour = gid("Product", dock.radio), gid("Product", dock.flour)
    first = (await api.ask(PRODUCT_LOTS, product=radio))["product"]["lots"]
    after = first["pageInfo"]["endCursor"]
    second = (await api.ask(PRODUCT_LOTS, product=radio, after=after))["product"]["lots"]
    numbers = [node["number"] for node in first["nodes"] + second["nodes"]]
    assert numbers == ["SN-1", "SN-2", "SN-3", "SN-4"]
    assert await api.refused_code(PRODUCT_LOTS, product=flour, after=after) == "CURSOR_INVALID"


async def test_the_last_entry_of_a_line_comes_first_when_asked(api: Api, dock: Dock) -> None:
    receipt = await dock.receipt((dock.radio, 5))
    for number in ("SN-3", "SN-1", "SN-2"):
        await dock.number(receipt, dock.radio, number)
    query = """query ($id: ID!, $after: Cursor, $sort: EntrySort!) { transfer(id: $id) { lines(first: 1) { nodes {
      entries(first: 2, after: $after, sort: $sort) { nodes { number } pageInfo { endCursor } } } } } }"""
    for sort, expected in (
        ("CREATED_ASC", ["SN-3", "SN-1", "SN-2"]),
        ("CREATED_DESC", ["SN-2", "SN-1", "SN-3"]),
    ):
        numbers, after = [], None
        for _ in range(2):
            asked = await api.ask(query, id=gid("Transfer", receipt), sort=sort, after=after)
            page = asked["transfer"]["lines"]["nodes"][0]["entries"]
            numbers += [node["number"] for node in page["nodes"]]
            after = page["pageInfo"]["endCursor"]
        assert numbers == expected


async def test_numbers_that_are_alike_to_people_sort_alike_on_both_engines(api: Api, dock: Dock) -> None:
    for number in ("b", "B", "ä", "a", "A", "10", "9"):
        await dock.lot(dock.radio, number)
    page = (await api.ask(LOTS, first=10, sort="NUMBER_ASC"))["lots"]
    assert [node["number"] for node in page["nodes"]] == ["10", "9", "A", "B", "a", "b", "ä"]
    assert await Lot.all().count() == 7
