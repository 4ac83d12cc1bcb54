"""What a request may cost: judged on the parsed document, before validation, in time linear in its length.

Fragments are measured once each and all counts saturate, so that a document which would expand to billions of
fields is refused as fast as any other. Cost follows the schema: a scalar counts 0, anything else 1 or its
`@cost`, times the page sizes around it; a page counts each of its rows, not its edges and page info.

A page that each of many rows has, read for all of them together, would count what its size permits and nearly never
is: lines of transfers of orders. Before it is read it counts a few rows; what it holds is counted when its rows are
known and none is read yet.

What many rows lead to is read and answered once, and stands in the answer once for each of them: the whole is counted
before it is written.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLField,
    GraphQLNamedType,
    GraphQLSchema,
    InlineFragmentNode,
    IntValueNode,
    OperationDefinitionNode,
    OperationType,
    SelectionNode,
    SelectionSetNode,
    ValueNode,
    VariableNode,
    get_named_type,
    is_leaf_type,
)
from graphql.language import NullValueNode

from lotbook.graphql.directives import Cost
from lotbook.graphql.errors import ClientError

TOKENS = 1_500
DEPTH = 12
ALIASES = 30
FIELDS = 500
DIRECTIVES = 20
ROOT_FIELDS = 10
COST = 5_000
LARGEST_PAGE = 200
THINGS = 50_000
"""Things in one answer, each as often as it stands there."""
NESTING = 150
"""Selections within selections, through fragments too, that are walked into; far from the end of a stack."""
SATURATED = 10**9

PAGE_SIZE = "first"
ORDER = "sort"
PARTS_OF_A_PAGE = ("edges", "node", "nodes", "pageInfo", "totalCount")
INTROSPECTION = ("__schema", "__type")

Price = Callable[[GraphQLField], Cost | None]


@dataclass
class Extent:
    """How large a selection is once its fragments are spread. apart: its cost without pages that are read together."""

    depth: int = 0
    aliases: int = 0
    fields: int = 0
    directives: int = 0
    cost: float = 0
    apart: float = 0

    def add(
        self, other: Extent, *, deeper: int = 0, times: int = 1, weight: float = 0, together: bool = False
    ) -> None:
        """Take in what stands inside: `deeper` levels below, in `times` rows of `weight` each."""
        self.depth = max(self.depth, other.depth + deeper)
        self.aliases = min(self.aliases + other.aliases, SATURATED)
        self.fields = min(self.fields + other.fields, SATURATED)
        self.directives = min(self.directives + other.directives, SATURATED)
        self.cost = min(self.cost + times * (weight + other.cost), SATURATED)
        if not together:
            self.apart = min(self.apart + times * (weight + other.apart), SATURATED)


@dataclass
class Budget:
    """What pages that are read together may still hold, in points. rows: what one row of each counts, by the id of its
    node in the document."""

    rows: Mapping[int, float] = field(default_factory=dict)
    left: float = COST

    def spend(self, points: float) -> None:
        """Raise ClientError when rows that are about to be read are more than one answer may hold."""
        self.left -= points
        if self.left < 0:
            message = (
                f"The pages inside of its rows hold more than {COST:,} points of cost: ask for smaller ones."
            )
            raise ClientError("QUERY_TOO_EXPENSIVE", message, limit=COST)


@dataclass
class Measure:
    """The extent of a document's one operation, and what else decides whether it runs. rows: as in `Budget`."""

    extent: Extent = field(default_factory=Extent)
    visited: int = 0
    introspects: bool = False
    sized_by_variables: bool = False
    mutations: int = 0
    root_fields: int = 0
    rows: dict[int, float] = field(default_factory=dict)

    def refuse_excess(self) -> None:
        """Raise ClientError when the document is more than one request may ask."""
        found = self.extent
        if self.mutations > 1:
            raise ClientError("ONE_MUTATION_PER_REQUEST", f"One mutation per request, not {self.mutations}.")
        for code, what, measured, limit in (
            ("TOO_MANY_ROOT_FIELDS", "root fields", self.root_fields, ROOT_FIELDS),
            ("QUERY_TOO_DEEP", "levels", found.depth, DEPTH),
            ("TOO_MANY_ALIASES", "aliases", found.aliases, ALIASES),
            ("TOO_MANY_DIRECTIVES", "directives", found.directives, DIRECTIVES),
            ("QUERY_TOO_EXPENSIVE", "fields", found.fields, FIELDS),
            ("QUERY_TOO_EXPENSIVE", "points of cost", found.cost, COST),
        ):
            if measured > limit:
                told = f"{measured:,.0f}" if measured < SATURATED else "far more"
                raise ClientError(
                    code, f"A request has at most {limit:,} {what}, this has {told}.", limit=limit
                )


def require_sendable(data: Any) -> None:
    """Raise ClientError when an answer would hold too many things. Linear in what was answered, however often that
    is repeated.

    >>> row = {"product": {"sku": "A"}}
    >>> _things_in({"lots": [row, row]}, {})
    5
    """
    if _things_in(data, {}) > THINGS:
        message = f"The answer would hold more than {THINGS:,} things: ask for smaller pages."
        raise ClientError("QUERY_TOO_EXPENSIVE", message, limit=THINGS)


def _things_in(value: Any, known: dict[int, int]) -> int:
    """known: how many are in things and lists that were counted, by their id."""
    if isinstance(value, dict):
        inside: Iterable[Any] = value.values()
    elif isinstance(value, list):
        inside = value
    else:
        return 0
    if (found := known.get(id(value))) is None:
        found = isinstance(value, dict) + sum(
            _things_in(each, known) for each in inside if isinstance(each, dict | list)
        )
        known[id(value)] = found
    return found


def measure(
    document: DocumentNode, schema: GraphQLSchema, price: Price, variables: Mapping[str, Any]
) -> Measure:
    """Measure the one operation of a parsed document, which need not be valid.

    price: the `@cost` of a field. variables: as sent, for page sizes; an absent one counts as the largest.
    Raises ClientError for more than one operation, a cycle of fragments and an unknown fragment.
    """
    operations = [node for node in document.definitions if isinstance(node, OperationDefinitionNode)]
    if len(operations) != 1:
        message = f"A document holds one operation, not {len(operations)}."
        raise ClientError("TOO_MANY_OPERATIONS" if operations else "REQUEST_INVALID", message)
    return _Walk(document, schema, price, variables).operation(operations[0])


@dataclass
class _Walk:
    document: DocumentNode
    schema: GraphQLSchema
    price: Price
    variables: Mapping[str, Any]
    measure: Measure = field(default_factory=Measure)
    spread: dict[str, Extent] = field(default_factory=dict)
    under_way: set[str] = field(default_factory=set)
    preset: set[str] = field(default_factory=set)
    level: int = 0

    @cached_property
    def fragments(self) -> dict[str, FragmentDefinitionNode]:
        definitions = self.document.definitions
        return {node.name.value: node for node in definitions if isinstance(node, FragmentDefinitionNode)}

    def operation(self, node: OperationDefinitionNode) -> Measure:
        root = self.schema.get_root_type(node.operation)
        definitions = node.variable_definitions or ()
        self.preset = {each.variable.name.value for each in definitions if each.default_value}
        extent = self.selections(node.selection_set, root)
        extent.directives = min(extent.directives + len(node.directives or ()), SATURATED)
        self.measure.extent = extent
        self.measure.root_fields = self.count_roots(node.selection_set, {})
        if node.operation is OperationType.MUTATION:
            self.measure.mutations = self.measure.root_fields
        return self.measure

    def count_roots(self, selections: SelectionSetNode | None, known: dict[str, int]) -> int:
        """Fields at the root, also those that fragments bring; every fragment has been walked before."""
        count = 0
        for node in selections.selections if selections else ():
            if isinstance(node, FieldNode):
                count += 1
            elif isinstance(node, InlineFragmentNode):
                count += self.count_roots(node.selection_set, known)
            elif isinstance(node, FragmentSpreadNode):
                name = node.name.value
                if name not in known:
                    known[name] = self.count_roots(self.fragments[name].selection_set, known)
                count += known[name]
            count = min(count, SATURATED)
        return count

    def selections(self, selections: SelectionSetNode | None, parent: GraphQLNamedType | None) -> Extent:
        extent = Extent()
        self.level += 1
        if self.level > NESTING:
            raise ClientError("QUERY_TOO_DEEP", f"A request has at most {DEPTH} levels.", limit=DEPTH)
        for node in selections.selections if selections else ():
            self.measure.visited += 1
            extent.directives = min(extent.directives + len(node.directives or ()), SATURATED)
            self.selection(node, parent, extent)
        self.level -= 1
        return extent

    def selection(self, node: SelectionNode, parent: GraphQLNamedType | None, into: Extent) -> None:
        if isinstance(node, FieldNode):
            self.field(node, parent, into)
        elif isinstance(node, InlineFragmentNode):
            condition = node.type_condition
            within = self.schema.get_type(condition.name.value) if condition else parent
            into.add(self.selections(node.selection_set, within))
        elif isinstance(node, FragmentSpreadNode):
            into.add(self.fragment(node.name.value))

    def fragment(self, name: str) -> Extent:
        if name in self.spread:
            return self.spread[name]
        if name not in self.fragments:
            raise ClientError("UNKNOWN_FRAGMENT", "A fragment is spread that the document does not define.")
        if name in self.under_way:
            raise ClientError("FRAGMENT_CYCLE", "A fragment spreads itself.")
        self.under_way.add(name)
        node = self.fragments[name]
        extent = self.selections(node.selection_set, self.schema.get_type(node.type_condition.name.value))
        extent.directives = min(extent.directives + len(node.directives or ()), SATURATED)
        self.under_way.discard(name)
        self.spread[name] = extent
        return extent

    def field(self, node: FieldNode, parent: GraphQLNamedType | None, into: Extent) -> None:
        name = node.name.value
        if name in INTROSPECTION:
            self.measure.introspects = True
        known = getattr(parent, "fields", {}).get(name)
        target = get_named_type(known.type) if known else None
        inside = self.selections(node.selection_set, target)
        if name in INTROSPECTION:
            # Standard introspection is deeper than anything else; graphql-core bounds its depth itself.
            inside.depth = 0
        inside.fields = min(inside.fields + 1, SATURATED)
        inside.aliases += 1 if node.alias else 0
        price = self.price(known) if known else None
        weight = self.weight(name, price, known, parent, leaf=not node.selection_set)
        times = self.rows(node, known)
        foreseen = price.rows if price and price.rows and self.is_plain(node) else None
        if foreseen is not None:
            times = min(times, foreseen)
            self.measure.rows[id(node)] = weight + inside.apart
        into.add(inside, deeper=1, times=times, weight=weight, together=foreseen is not None)

    def weight(
        self,
        name: str,
        price: Cost | None,
        known: GraphQLField | None,
        parent: GraphQLNamedType | None,
        *,
        leaf: bool,
    ) -> float:
        if price is not None:
            return price.weight
        is_part = name in PARTS_OF_A_PAGE and (parent is None or parent.name.endswith(("Connection", "Edge")))
        return 0 if leaf or is_part or (known and is_leaf_type(get_named_type(known.type))) else 1

    def is_plain(self, node: FieldNode) -> bool:
        """Whether a page is asked for by its size and order alone: only then it is read together with others."""
        others = (each.value for each in node.arguments or () if each.name.value not in (PAGE_SIZE, ORDER))
        return all(self.is_null(each) for each in others)

    def is_null(self, value: ValueNode) -> bool:
        if isinstance(value, VariableNode):
            self.measure.sized_by_variables = True
            name = value.name.value
            return self.variables.get(name) is None and (name in self.variables or name not in self.preset)
        return isinstance(value, NullValueNode)

    def rows(self, node: FieldNode, known: GraphQLField | None) -> int:
        """By how much the page size of a field multiplies what it holds; 1 when it has none."""
        asked = next((each.value for each in node.arguments or () if each.name.value == PAGE_SIZE), None)
        if isinstance(asked, IntValueNode):
            return max(1, int(asked.value)) if len(asked.value) < 10 else SATURATED
        if isinstance(asked, VariableNode):
            self.measure.sized_by_variables = True
            given = self.variables.get(asked.name.value)
            whole = isinstance(given, int) and not isinstance(given, bool)
            return min(max(1, given), SATURATED) if whole and given is not None else LARGEST_PAGE
        argument = known.args.get(PAGE_SIZE) if known else None
        if argument is None:
            return 1
        default = argument.default_value
        return default if isinstance(default, int) else LARGEST_PAGE
