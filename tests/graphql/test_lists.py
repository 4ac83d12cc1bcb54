"""Lists answered column by column: the same answers as graphql-core gives row by row."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Iterator
from itertools import product
from typing import Any

import pytest
from graphql import (
    ExecutionResult,
    GraphQLField,
    GraphQLObjectType,
    GraphQLOutputType,
    build_schema,
    execute,
    get_named_type,
    is_abstract_type,
    is_leaf_type,
    is_required_argument,
    parse,
)
from graphql.execution import Executor

from lotbook.domain.words import Role
from lotbook.graphql import app, schema
from lotbook.graphql.lists import ListExecutor
from tests.dock import Dock
from tests.graphql.conftest import Api

SHOP = build_schema(
    """
    type Query { goods: [Good!]!, some: [Good], numbers: [Int!]!, things: [Thing!] }
    type Good { name: String! price(times: Int = 1): Int maker: Maker parts: [Good!] grid: [[Int]!] kind: Kind
      like: Thing }
    type Maker { name: String! goods: [Good!]! }
    interface Named { name: String! }
    type Box implements Named { name: String! size: Int! }
    type Bag implements Named { name: String! weight: Int! }
    union Thing = Box | Bag
    enum Kind { NEW OLD }
    """
)


class Row(dict[str, Any]):
    """Fields by name; a function answers when it is asked, a coroutine function later."""


def later(value: Any) -> Any:
    async def answer(_info: Any) -> Any:
        await asyncio.sleep(0)
        if isinstance(value, Exception):
            raise value
        return value

    return answer


def broken(_info: Any) -> Any:
    raise LookupError("no such thing")


MILL = Row(name="Mill", goods=later([Row(name="flour"), Row(name=later("bran"))]))
GOOD = Row(
    name="radio", price=lambda _info, times: 3 * times, maker=later(MILL), kind="NEW", grid=[[1, None], []]
)
BOX = Row(__typename="Box", name="box", size=3)
BAG = Row(__typename="Bag", name="bag", weight=later(7))
GOODS: dict[str, list[Any]] = {
    "plain": [Row(name="a"), Row(name="b", price=lambda _info, times: times)],
    "none": [],
    "one": [GOOD],
    "led to twice": [GOOD, Row(name="clock", maker=MILL), Row(name="lamp", maker=None)],
    "deep": [Row(name="kit", parts=[GOOD, Row(name="screw", parts=[])]), Row(name="set", parts=None)],
    "of many types": [Row(name="a", like=BOX), Row(name="b", like=later(BAG)), Row(name="c", like=BOX)],
    "later themselves": [later_row for later_row in (GOOD, Row(name=later("b")))],
    "without a name": [Row(name="a"), Row(name=None)],
    "without a name, later": [Row(name=later("a")), Row(name=later(None))],
    "broken": [Row(name="a", price=broken), Row(name="b", maker=later(LookupError("gone")))],
    "broken where it must not": [Row(name="a"), Row(name=broken, maker=later(MILL))],
    "no text": [Row(name="a"), Row(name={"not": "text"})],
    "no kind": [Row(name="a", kind="NEW"), Row(name="b", kind="WORN")],
    "no list": [Row(name="a", parts=7), Row(name="b", grid=[7])],
    "no type": [Row(name="a", like=Row(__typename="Maker", name="x")), Row(name="b", like=Row(name="y"))],
    "null in a list": [Row(name="a", parts=[None]), Row(name="b", grid=[None, [1]])],
    "an exception for a value": [Row(name=LookupError("kept")), Row(name="b")],
}
QUERIES = [
    "{ goods { name } }",
    "{ some { name price } }",
    """query ($twice: Int = 2, $no: Boolean = false) { some { __typename first: name name @skip(if: true)
      price(times: $twice) other: price(times: 5) kind maker @include(if: $no) { name } grid } }""",
    """{ some { ...Deep maker { name goods { name maker { name } } } } }
      fragment Deep on Good { name maker { goods { price } } parts { name maker { name } parts { name } grid } }""",
    "{ some { name like { __typename ... on Named { name } ... on Box { size } ... on Bag { weight } } } }",
    "{ goods { maker { name } parts { kind } } some { name } }",
]


def answers(query: str, root: Row, executor: type[Executor[Any]]) -> tuple[Any, list[Any]]:
    """Data and errors, the errors in the order of their places."""

    async def answered() -> ExecutionResult:
        result = execute(SHOP, parse(query), root, executor_class=executor)
        return result if isinstance(result, ExecutionResult) else await result

    result = asyncio.run(answered())
    return result.data, sorted((str(each.path), each.message) for each in result.errors or ())


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("query", QUERIES)
@pytest.mark.parametrize("goods", GOODS)
def test_a_list_is_answered_as_graphql_core_answers_it(goods: str, query: str) -> None:
    root = Row(goods=GOODS[goods], some=[*GOODS[goods], None], numbers=[1], things=[BOX, BAG])
    assert answers(query, root, ListExecutor) == answers(query, root, Executor)


@pytest.mark.parametrize("goods", ["plain", "led to twice", "deep", "of many types", "later themselves"])
def test_a_list_without_a_fault_is_not_left_to_graphql_core(
    goods: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def left(*_: Any) -> None:
        raise AssertionError

    root = Row(some=GOODS[goods])
    expected = [answers(query, root, Executor) for query in QUERIES[1:-1]]
    monkeypatch.setattr(Executor, "complete_list_value", left)
    assert [answers(query, root, ListExecutor) for query in QUERIES[1:-1]] == expected


def selections(kind: GraphQLOutputType, depth: int, chosen: random.Random) -> Iterator[str]:
    """Some of the fields of a type, down to a depth."""
    yield "__typename"
    if is_abstract_type(kind):
        for each in schema.core_schema(schema.build_schema()).get_possible_types(kind):
            if chosen.random() < 0.5:
                yield f"... on {each} {{ {' '.join(selections(each, depth, chosen))} }}"
    elif isinstance(kind, GraphQLObjectType):
        for name, field in kind.fields.items():
            if chosen.random() < 0.5 and (selected := selection(name, field, depth, chosen)):
                yield selected


def selection(name: str, field: GraphQLField, depth: int, chosen: random.Random) -> str | None:
    """A field with what is selected below it; None where it needs what cannot be guessed, or never stays."""
    if name == "serverTime":
        return None
    kind = get_named_type(field.type)
    if any(is_required_argument(argument) and each != "first" for each, argument in field.args.items()):
        return None
    if not is_leaf_type(kind) and not depth:
        return None
    arguments = "(first: 4)" if "first" in field.args else ""
    below = "" if is_leaf_type(kind) else f" {{ {' '.join(selections(kind, depth - 1, chosen))} }}"
    return f"{name}{arguments}{below}"


def seen(answer: dict[str, Any]) -> tuple[Any, list[tuple[str, str]]]:
    """Data, and each error's place and code: references are never the same."""
    errors = [(str(each.get("path")), each["extensions"]["code"]) for each in answer.get("errors", [])]
    return answer.get("data"), sorted(errors)


async def test_any_selection_is_answered_as_graphql_core_answers_it(
    api: Api, dock: Dock, monkeypatch: pytest.MonkeyPatch
) -> None:
    await dock.received(dock.radio, "SN-1 x 3", 3)
    receipt = await dock.receipt((dock.radio, 3), (dock.flour, 5), (dock.bag, 1))
    await dock.number(receipt, dock.flour, "LOT-1; LOT-2", each=2)
    roots = schema.core_schema(schema.build_schema()).query_type
    assert roots
    compared = set()
    for (name, field), seed in product(roots.fields.items(), range(4)):
        chosen = random.Random(f"{name} {seed}")  # the same in each run
        if (selected := selection(name, field, 4, chosen)) is None:
            continue
        both = []
        for executor in (ListExecutor, Executor):
            monkeypatch.setattr(app, "ListExecutor", executor)
            role = Role.ADMINISTRATOR if seed else Role.VIEWER
            both.append(seen(await api.answer(f"{{ {selected} }}", role=role)))
        assert both[0] == both[1], selected
        if both[0][0]:
            compared.add(name)
    assert compared >= {"lots", "moveLines", "products", "purchaseOrders", "transfers", "warehouses"}
