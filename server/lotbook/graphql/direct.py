"""Fields that call their function directly. Strawberry prepares arguments, extensions and an Info for each value
of each row, which costs more than all that most fields do."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from graphql import GraphQLObjectType, GraphQLResolveInfo, GraphQLSchema
from strawberry import Info
from strawberry.types.field import StrawberryField

Resolve = Callable[..., Any]


def call_directly(schema: GraphQLSchema) -> None:
    """Let the fields of things call their functions as they are, wherever no argument is given."""
    roots = (schema.query_type, schema.mutation_type, schema.subscription_type)
    for kind in schema.type_map.values():
        if isinstance(kind, GraphQLObjectType) and kind not in roots:
            for each in kind.fields.values():
                field = each.extensions.get("strawberry-definition")
                if isinstance(field, StrawberryField) and each.resolve and not field.extensions:
                    each.resolve = _direct(field, each.resolve)


def _direct(field: StrawberryField, ordinary: Resolve) -> Resolve:
    resolver = field.base_resolver
    if resolver is None:
        name = field.python_name
        return lambda source, info: getattr(source, name)
    function: Any = resolver.wrapped_func
    wants_info = resolver.info_parameter is not None
    # Then an argument that is null is as good as none.
    null_by_default = all(argument.default is None for argument in field.arguments)

    def resolve(source: Any, info: GraphQLResolveInfo[Any], **given: Any) -> Any:
        if given and not (null_by_default and all(value is None for value in given.values())):
            return ordinary(source, info, **given)
        return function(source, info=Info(_raw_info=info, _field=field)) if wants_info else function(source)

    return resolve
