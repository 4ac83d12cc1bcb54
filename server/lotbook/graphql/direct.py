"""Fields that call their function directly. Strawberry prepares arguments, extensions and an Info for each value
of each row, which costs more than all that most fields do."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from operator import attrgetter
from typing import Any

from graphql import GraphQLObjectType, GraphQLResolveInfo, GraphQLSchema
from strawberry import Info
from strawberry.types.field import StrawberryField

Resolve = Callable[..., Any]
OfRow = Callable[[Any], Any]
Prepare = Callable[[GraphQLResolveInfo[Any], Mapping[str, Any]], OfRow]


class Prepared:
    """A resolver that looks once, for all rows of a list, at what is the same for each of them.

    prepare: takes the info of the field and its arguments, and returns what answers for one row.
    """

    def __init__(self, prepare: Prepare) -> None:
        self.prepare = prepare

    def __call__(self, source: Any, info: GraphQLResolveInfo[Any], **given: Any) -> Any:
        return self.prepare(info, given)(source)


def prepared(resolve: Resolve, info: GraphQLResolveInfo[Any], given: Mapping[str, Any]) -> OfRow:
    """What answers for one row, of any resolver."""
    if isinstance(resolve, Prepared):
        return resolve.prepare(info, given)
    return lambda source: resolve(source, info, **given)


def call_directly(schema: GraphQLSchema) -> None:
    """Let the fields of things call their functions as they are, wherever no argument is given."""
    roots = (schema.query_type, schema.mutation_type, schema.subscription_type)
    for kind in schema.type_map.values():
        if isinstance(kind, GraphQLObjectType) and kind not in roots:
            for each in kind.fields.values():
                field = each.extensions.get("strawberry-definition")
                if isinstance(field, StrawberryField) and each.resolve and not field.extensions:
                    each.resolve = _direct(field, each.resolve)


def _direct(field: StrawberryField, ordinary: Resolve) -> Prepared:
    resolver = field.base_resolver
    if resolver is None:
        attribute = attrgetter(field.python_name)
        return Prepared(lambda info, given: attribute)
    function: Any = resolver.wrapped_func
    wants_info = resolver.info_parameter is not None
    # Then an argument that is null is as good as none.
    null_by_default = all(argument.default is None for argument in field.arguments)

    def prepare(info: GraphQLResolveInfo[Any], given: Mapping[str, Any]) -> OfRow:
        if given and not (null_by_default and all(value is None for value in given.values())):
            return lambda source: ordinary(source, info, **given)
        if not wants_info:
            return function
        ours: Info[Any, Any] = Info(_raw_info=info, _field=field)
        return lambda source: function(source, info=ours)

    return Prepared(prepare)
