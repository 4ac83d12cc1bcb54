"""Lists answered column by column.

graphql-core answers a list row by row, and waits in a task of its own for each thing that a row leads to: most of
the time that a page takes. Here a field is asked of all rows before the next one, and what many rows lead to is
answered once. The answer is the same: whatever is not as usual, an error before all, is left to graphql-core,
which then asks the fields of the list anew.
"""

from __future__ import annotations

from collections.abc import Coroutine, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain, islice
from typing import Any

from graphql import (
    GraphQLAbstractType,
    GraphQLLeafType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLOutputType,
    GraphQLResolveInfo,
    Undefined,
    get_named_type,
    get_nullable_type,
    is_abstract_type,
    is_leaf_type,
)
from graphql.execution import Executor
from graphql.execution.collect_fields import FieldDetailsList
from graphql.execution.values import get_argument_values
from graphql.pyutils import AwaitableOrValue, Path, gather_with_cancel

from lotbook.graphql.direct import prepared
from lotbook.graphql.together import together


class NotAsUsual(Exception):
    """graphql-core knows what the answer is then."""


@dataclass(frozen=True)
class Column:
    """A field as it is selected. info: as its function gets it, with the path of the list instead of a row's."""

    details: FieldDetailsList
    info: GraphQLResolveInfo[Any]


class ListExecutor(Executor[Any]):
    """Answers a request; lists of things by their columns."""

    def complete_list_value(
        self,
        return_type: GraphQLList[Any],
        field_details_list: FieldDetailsList,
        info: GraphQLResolveInfo[Any],
        path: Path,
        result: Any,
        position_context: Any,
    ) -> AwaitableOrValue[list[Any]]:
        ordinary = partial(
            super().complete_list_value,
            *(return_type, field_details_list, info, path, result, position_context),
        )
        if is_leaf_type(get_named_type(return_type)) or not isinstance(result, list) or len(result) < 2:
            return ordinary()
        column = Column(field_details_list, info)

        async def answer() -> list[Any]:
            try:
                return (await self._answers([result], return_type, column))[0]
            except Exception:  # what it was, graphql-core finds out again, with the place in the answer
                answered = ordinary()
                return answered if isinstance(answered, list) else await answered

        return answer()

    async def _answers(self, values: Sequence[Any], kind: GraphQLOutputType, column: Column) -> list[Any]:
        """Values of one column, all of one type, as they are answered."""
        if isinstance(kind, GraphQLNonNull):
            answers = await self._answers(values, kind.of_type, column)
            if any(answer is None for answer in answers):
                raise NotAsUsual
            return answers
        if isinstance(kind, GraphQLList):
            return await self._lists(values, kind, column)
        if is_leaf_type(kind):
            return [None if value is None else _written(kind, value) for value in values]
        if is_abstract_type(kind):
            return await self._things_of_many_types(values, kind, column)
        if isinstance(kind, GraphQLObjectType):
            return await self._things(values, kind, column)
        raise NotAsUsual

    async def _lists(self, values: Sequence[Any], kind: GraphQLList[Any], column: Column) -> list[Any]:
        if not all(value is None or isinstance(value, list) for value in values):
            raise NotAsUsual
        items = [item for value in values for item in value or ()]
        answers = iter(await self._answers(await _arrived(items), kind.of_type, column))
        return [None if value is None else [*islice(answers, len(value))] for value in values]

    async def _things_of_many_types(
        self, values: Sequence[Any], kind: GraphQLAbstractType, column: Column
    ) -> list[Any]:
        type_of = kind.resolve_type or self.type_resolver
        names = [None if value is None else type_of(value, column.info, kind) for value in values]
        answers: list[Any] = [None] * len(values)
        for name in dict.fromkeys(name for name in names if name is not None):
            known = self.schema.get_type(name) if isinstance(name, str) else None
            if not isinstance(known, GraphQLObjectType) or not self.schema.is_sub_type(kind, known):
                raise NotAsUsual
            places = [place for place, each in enumerate(names) if each == name]
            things = await self._things([values[place] for place in places], known, column)
            for place, answer in zip(places, things, strict=True):
                answers[place] = answer
        return answers

    async def _things(self, values: Sequence[Any], kind: GraphQLObjectType, column: Column) -> list[Any]:
        """Each thing is answered once, however many rows lead to it."""
        things = {id(value): value for value in values if value is not None}
        rows = [*things.values()]
        if not rows:
            return [None] * len(values)
        of_each_class = {type(row): row for row in rows}.values()
        if kind.is_type_of and not all(kind.is_type_of(row, column.info) is True for row in of_each_class):
            raise NotAsUsual
        fields = self.collect_subfields(kind, column.details).grouped_field_set
        columns = [self._column(kind, details, column.info.path) for details in fields.values()]
        asked: list[list[Any]] = [[] for _ in columns]
        try:
            for each, values_of in zip(columns, asked, strict=True):
                self._ask(each, rows, values_of)
        except Exception:
            self.settle_in_background([value for value in chain(*asked) if self.is_awaitable(value)])
            raise
        answered = await self._side_by_side(columns, asked)
        answers = [dict(zip(fields, row, strict=True)) for row in zip(*answered, strict=True)]
        found = dict(zip(things, answers, strict=True))
        return [None if value is None else found[id(value)] for value in values]

    def _column(self, kind: GraphQLObjectType, details: FieldDetailsList, path: Path) -> Column:
        nodes = [each.node for each in details]
        field = self.schema.get_field(kind, nodes[0].name.value)
        if field is None:
            raise NotAsUsual
        return Column(details, self.build_resolve_info(field, nodes, kind, path))

    def _ask(self, column: Column, rows: Sequence[Any], values: list[Any]) -> None:
        """Add what the function of a field answers for each row, or an awaitable of it."""
        first, info = column.details[0], column.info
        field = self.schema.get_field(info.parent_type, info.field_name)
        if field is None:
            raise NotAsUsual
        resolve = field.resolve or self.field_resolver
        given: dict[str, Any] = {}
        if field.args or first.node.arguments:
            given = get_argument_values(
                *(field, first.node, self.variable_values, first.fragment_variable_values),
                self.hide_suggestions,
            )
        answer = prepared(resolve, info, given)
        for row in rows:
            values.append(answer(row))

    async def _side_by_side(self, columns: Sequence[Column], asked: Sequence[list[Any]]) -> list[list[Any]]:
        """The answers of each column; those that wait for something wait together."""
        answered: list[Any] = [None] * len(columns)
        later: dict[int, Coroutine[Any, Any, list[Any]]] = {}
        for place, (column, values) in enumerate(zip(columns, asked, strict=True)):
            kind = column.info.return_type
            if is_leaf_type(get_nullable_type(kind)) and not _awaitable_types(values):
                answered[place] = await self._answers(values, kind, column)
            else:
                later[place] = self._answers_later(values, column)
        for place, answers in zip(later, await gather_with_cancel(*later.values()), strict=True):
            answered[place] = answers
        return answered

    async def _answers_later(self, values: Sequence[Any], column: Column) -> list[Any]:
        return await self._answers(await _arrived(values), column.info.return_type, column)


def _written(kind: GraphQLLeafType, value: Any) -> Any:
    answer = kind.coerce_output_value(value)
    if answer is None or answer is Undefined:
        raise NotAsUsual
    return answer


def _awaitable_types(values: Sequence[Any]) -> set[type]:
    return {kind for kind in set(map(type, values)) if hasattr(kind, "__await__")}


async def _arrived(values: Sequence[Any]) -> Sequence[Any]:
    """The values, when those that have to be waited for are there."""
    if not (awaitable := _awaitable_types(values)):
        return values
    places = [place for place, value in enumerate(values) if type(value) in awaitable]
    arrived = [*values]
    for place, value in zip(places, await together(values[each] for each in places), strict=True):
        arrived[place] = value
    return arrived
