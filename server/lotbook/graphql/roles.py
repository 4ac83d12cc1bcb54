"""Who may do what: `roles.toml`, shown in the schema as @auth and @public, and enforced on every field."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from graphql import GraphQLObjectType, GraphQLResolveInfo, GraphQLSchema

from lotbook.domain.refusals import InvalidInput
from lotbook.domain.words import Role
from lotbook.graphql.direct import OfRow, Prepared, Resolve, prepared
from lotbook.graphql.directives import Auth, Public
from lotbook.graphql.errors import refused
from lotbook.graphql.scalars import malformed_in
from lotbook.graphql.shown import SHOWN

PUBLIC = "PUBLIC"
ALL_FIELDS = "*"
ROOTS = ("Query", "Mutation", "Subscription")


class RolesIncomplete(Exception):
    """roles.toml and the schema differ; the message names the fields."""


@cache
def roles() -> Mapping[str, Mapping[str, str]]:
    """The file, by type and field."""
    table: dict[str, dict[str, str]] = tomllib.loads(
        files(__package__).joinpath("roles.toml").read_text(encoding="utf-8")
    )
    return table


def role_of(type_name: str, field_name: str = ALL_FIELDS) -> Role | None:
    """What the file says, None for PUBLIC and for what it does not name."""
    said = roles().get(type_name, {}).get(field_name)
    return None if said in (None, PUBLIC) else Role(said)


def show_in_schema(types: Mapping[str, type]) -> None:
    """Give the types, by name, and their fields the directives that say what the file says."""
    for type_name, said in roles().items():
        definition = types[type_name].__strawberry_definition__  # type: ignore[attr-defined]  # strawberry sets it
        if (role := role_of(type_name)) is not None:
            definition.directives = [Auth(role=role)]
        for each in definition.fields:
            name = each.graphql_name or _camel(each.python_name)
            kept = [one for one in each.directives if not isinstance(one, Auth | Public)]
            if said.get(name) == PUBLIC:
                kept.append(Public())
            elif name in said:
                kept.append(Auth(role=Role(said[name])))
            each.directives = kept


def _camel(name: str) -> str:
    first, *rest = name.split("_")
    return first + "".join(part.capitalize() for part in rest)


def enforce(schema: GraphQLSchema) -> None:
    """Check before each field what the file demands, and refuse malformed values in arguments of queries.

    Raises RolesIncomplete when the file names what the schema lacks, or leaves out a query, a mutation, a
    subscription or a type with an id.
    """
    objects = {name: kind for name, kind in schema.type_map.items() if isinstance(kind, GraphQLObjectType)}
    if differences := [*_unknown(objects), *_missing(objects)]:
        raise RolesIncomplete(", ".join(differences))
    for type_name, kind in objects.items():
        for name, each in kind.fields.items():
            said = role_of(type_name, name) or role_of(type_name)
            is_needed = said is not None and (type_name in ROOTS or said is not Role.VIEWER)
            if each.resolve is not None and (is_needed or each.args):
                each.resolve = _checked(each.resolve, said if is_needed else None, type_name == "Mutation")
            if each.subscribe is not None:
                each.subscribe = _checked(each.subscribe, said, writes=False)


def _unknown(objects: Mapping[str, GraphQLObjectType]) -> list[str]:
    return [
        f"{type_name}.{name} is not in the schema"
        for type_name, said in roles().items()
        for name in said
        if type_name not in objects or name not in (ALL_FIELDS, *objects[type_name].fields)
    ]


def _missing(objects: Mapping[str, GraphQLObjectType]) -> list[str]:
    missing = [
        f"{root}.{name} has no role"
        for root in ROOTS
        for name in objects[root].fields
        if name not in roles()[root]
    ]
    for name, kind in objects.items():
        is_node = any(interface.name == "Node" for interface in kind.interfaces)
        if is_node and ALL_FIELDS not in roles().get(name, {}):
            missing.append(f"{name} has no role")
    return missing


def _checked(resolve: Resolve, role: Role | None, writes: bool) -> Prepared:
    def prepare(info: GraphQLResolveInfo[Any], arguments: Mapping[str, Any]) -> OfRow:
        if role is not None:
            info.context.require(role)
        if writes and (problems := list(malformed_in(arguments["input"]))):
            invalid = SHOWN["InvalidInput"].of(InvalidInput.of(problems))
            return lambda source: invalid
        if not writes and (problems := list(malformed_in(arguments, codes_tell=True))):
            raise refused(InvalidInput.of(problems))
        return prepared(resolve, info, arguments)

    return Prepared(prepare)
