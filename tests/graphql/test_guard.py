"""What a request may cost. Bounds count visited nodes, never time."""

from __future__ import annotations

from typing import Any

import pytest
from graphql import get_introspection_query, parse

from lotbook.graphql import guard
from lotbook.graphql.errors import ClientError
from lotbook.graphql.guard import Measure
from lotbook.graphql.prepared import LONGEST_KEPT, Documents
from lotbook.graphql.schema import build_schema, core_schema, cost_of

SCHEMA = core_schema(build_schema())


def measure(text: str, **variables: Any) -> Measure:
    return guard.measure(parse(text), SCHEMA, cost_of, variables)


def cost(text: str, **variables: Any) -> float:
    return measure(text, **variables).extent.cost


def refused(text: str, **variables: Any) -> str:
    with pytest.raises(ClientError) as caught:
        Documents(SCHEMA, cost_of).prepare(text, variables)
    assert caught.value.extensions is not None
    return str(caught.value.extensions["code"])


def test_scalars_are_free_and_things_count_by_the_page() -> None:
    assert cost("{ lots(first: 50) { nodes { id number product { sku } } } }") == 50 * (1 + 1)
    assert cost("{ lots(first: 50) { edges { cursor node { id } } pageInfo { endCursor } } }") == 50
    assert cost("{ lots(first: 10) { nodes { moveLines(first: 4) { nodes { id } } } } }") == 10 * (1 + 4)
    assert cost("{ viewer { role } }") == 1


def test_a_field_may_say_its_own_cost() -> None:
    assert cost('{ resolveScan(scan: {raw: "x", reader: WEDGE}) { scan { raw } } }') == 10 + 1
    assert cost('{ previewNumbers(line: "x", numbers: {text: "x"}) { stamp } }') == 50


ORDERS = """query ($f: TransferLineFilter, $a: Cursor) {
    salesOrders(first: 50) { nodes { number customer { name } transfers { number
      lines(first: 100, filter: $f, after: $a) { nodes { product { sku }
        entries(first: 100, sort: CREATED_DESC) { nodes { quantity lot { number } } } } } } } } }"""


def test_a_page_inside_of_rows_counts_few_before_it_is_read_and_each_row_when_it_is() -> None:
    found = measure(ORDERS)
    assert found.extent.cost == 50 * (1 + 1 + 1 + 5 * (1 + 1 + 5 * (1 + 1)))
    assert sorted(found.rows.values()) == [1 + 1, 1 + 1]
    assert cost(ORDERS, f={}) == 50 * (3 + 100 * (2 + 5 * 2)) == cost(ORDERS, a="x")
    budget = guard.Budget(found.rows)
    budget.spend(guard.COST)
    with pytest.raises(ClientError):
        budget.spend(1)


def test_page_sizes_come_from_variables_and_defaults() -> None:
    text = "query ($n: Int!) { lots(first: $n) { nodes { id } } }"
    assert (cost(text, n=7), cost(text)) == (7, guard.LARGEST_PAGE)
    assert (cost(text, n=True), cost(text, n="7"), cost(text, n=-3)) == (200, 200, 1)
    assert cost(text, n=10**30) == guard.SATURATED
    numbers = "{ transfer(id: 1) { lines(first: 1) { nodes { numberSummary { ranges { start } } } } } }"
    assert cost(numbers) == 1 + 1 + 1 + 20


def test_fragments_count_where_they_are_spread() -> None:
    text = """{
        lots(first: 5) { nodes { ...F } } products(first: 5) { nodes { lots(first: 2) { nodes { ...F } } } }
      }
      fragment F on Lot { product { id } }"""
    assert cost(text) == 5 * (1 + 1) + 5 * (1 + 2 * (1 + 1))


@pytest.mark.parametrize("width", [20, 100])
def test_a_bomb_of_fragments_is_refused_for_the_price_of_its_length(width: int) -> None:
    links = "".join(f"fragment F{i} on Lot {{ ...F{i + 1} ...F{i + 1} }} " for i in range(width))
    text = f"{{ lot(id: 1) {{ ...F0 }} }} {links} fragment F{width} on Lot {{ id product {{ id }} }}"
    assert refused(text) == "QUERY_TOO_EXPENSIVE"
    assert measure(text).visited <= 3 * width + 10


def test_fragments_that_spread_themselves_or_nothing_are_refused() -> None:
    cycle = "{ lot(id: 1) { ...A } } fragment A on Lot { ...B } fragment B on Lot { ...A }"
    assert refused(cycle) == "FRAGMENT_CYCLE"
    assert refused("{ lot(id: 1) { ...N } }") == "UNKNOWN_FRAGMENT"


@pytest.mark.parametrize("code, text", [
    ("QUERY_TOO_DEEP", "{ lot(id: 1) " + "{ product { lots { nodes " * 4 + "{ id }" + "}}}" * 4 + " }"),
    ("QUERY_TOO_DEEP", "{" + "a{" * 150 + "b" + "}" * 151),
    ("TOO_MANY_ALIASES", "{ lot(id: 1) {" + " ".join(f"a{i}: id" for i in range(31)) + "} }"),
    ("TOO_MANY_ROOT_FIELDS", "{" + " ".join(f"a{i}: __typename" for i in range(11)) + "}"),
    ("TOO_MANY_DIRECTIVES", "{ lot(id: 1) {" + " id @skip(if: false)" * 21 + "} }"),
    ("TOO_MANY_TOKENS", "{ lot(id: 1) {" + " id" * 1_501 + "} }"),
    ("QUERY_TOO_EXPENSIVE", "{ lot(id: 1) {" + " id" * 500 + "} }"),
    ("QUERY_TOO_EXPENSIVE", "{ lots(first: 200) { nodes { moveLines(first: 100) { nodes { lot { moveLines(first: 100)"
     " { nodes { id } } } } } } } }"),
    ("QUERY_TOO_EXPENSIVE", "{ transfers(first: 50) { nodes { lines(first: 200, filter: {}) { nodes { id } } } } }"),
    ("QUERY_TOO_EXPENSIVE", "query ($f: TransferLineFilter = {}) "
     "{ transfers(first: 50) { nodes { lines(first: 200, filter: $f) { nodes { id } } } } }"),
    ("QUERY_TOO_EXPENSIVE", "{ transfers(first: 50) { nodes { lines(first: 200) { nodes { reservations(first: 20)"
     " { nodes { id } } } } } } }"),
    ("TOO_MANY_OPERATIONS", "query A { viewer { role } } query B { viewer { role } }"),
    ("REQUEST_INVALID", "fragment F on Lot { id }"),
    ("ONE_MUTATION_PER_REQUEST", "mutation { a: revokeApiToken(input: $x) { __typename } "
     "b: revokeApiToken(input: $y) { __typename } }"),
    ("ONE_MUTATION_PER_REQUEST", "mutation { ...F ...F } fragment F on Mutation "
     "{ revokeApiToken(input: $x) { __typename } }"),
])  # fmt: skip
def test_what_is_too_much_is_refused(code: str, text: str) -> None:
    assert refused(text) == code


def test_fragments_within_fragments_do_not_reach_the_end_of_the_stack() -> None:
    links = "".join(
        f"fragment F{i} on Lot {{ product {{ lots {{ nodes {{ ...F{i + 1} }} }} }} }} " for i in range(85)
    )
    text = f"{{ lot(id: 1) {{ ...F0 }} }} {links} fragment F85 on Lot {{ id }}"
    assert refused(text) == "QUERY_TOO_DEEP"


def test_limits_themselves_are_permitted() -> None:
    prepared = Documents(SCHEMA, cost_of).prepare(
        "{" + " ".join(f"a{i}: __typename" for i in range(guard.ROOT_FIELDS)) + "}", {}
    )
    assert not prepared.errors


def test_a_document_is_prepared_once_but_its_page_sizes_are_judged_each_time() -> None:
    documents = Documents(SCHEMA, cost_of)
    text = "query ($n: Int!) { transfers(first: $n) { nodes { reservations(first: 10) { nodes { id } } } } }"
    first = documents.prepare(text, {"n": 5})
    assert documents.prepare(text, {"n": 6}).document is first.document
    with pytest.raises(ClientError):
        documents.prepare(text, {"n": 200})


def test_long_documents_are_not_kept() -> None:
    documents = Documents(SCHEMA, cost_of)
    text = "{ __typename } #" + "x" * LONGEST_KEPT
    assert documents.prepare(text, {}) is not documents.prepare(text, {})


def test_standard_introspection_is_within_the_limits() -> None:
    prepared = Documents(SCHEMA, cost_of).prepare(get_introspection_query(), {})
    assert not prepared.errors
    assert prepared.measured.introspects
