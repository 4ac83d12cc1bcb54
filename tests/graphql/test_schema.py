"""The contract: printed, described, and whole."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
from pathlib import Path
from typing import Any

import pytest
from graphql import (
    DocumentNode,
    FragmentDefinitionNode,
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLObjectType,
    GraphQLUnionType,
    OperationDefinitionNode,
    get_named_type,
    parse,
    validate,
)

from lotbook import services
from lotbook.domain.every_refusal import every_refusal
from lotbook.domain.words import Role
from lotbook.graphql.guard import measure
from lotbook.graphql.roles import RolesIncomplete, enforce, role_of, roles
from lotbook.graphql.schema import build_schema, core_schema, cost_of, print_schema

ROOT = Path(__file__).parents[2]
SCHEMA = core_schema(build_schema())
OURS = {name: kind for name, kind in SCHEMA.type_map.items() if not name.startswith("__")}
BUILT_IN = {"Int", "String", "Boolean", "ID", "Float"}
SIGNING_IN = {"InvalidInput", "SignInRefused"}


def test_the_printed_schema_is_current() -> None:
    assert (ROOT / "schema.graphql").read_text(encoding="utf-8") == print_schema(), "run `make schema`"


def test_the_page_of_the_job_names_every_mutation_and_nothing_that_is_not_there() -> None:
    named = set(
        re.findall(r"`([A-Za-z]+(?:\.[a-z]\w+)?)`", (ROOT / "docs/api.md").read_text(encoding="utf-8"))
    )
    roots = [SCHEMA.query_type, SCHEMA.mutation_type, SCHEMA.subscription_type]
    there = {field for root in roots if root for field in root.fields}
    there |= {
        f"{name}.{field}"
        for name, kind in OURS.items()
        if isinstance(kind, GraphQLObjectType)
        for field in kind.fields
    }
    said = {"operationId", "replayed", "authorization"}  # what a program sends and hears besides
    assert named - there - said == set()
    assert SCHEMA.mutation_type is not None
    assert set(SCHEMA.mutation_type.fields) - named == set()


def test_every_element_says_what_it_means() -> None:
    silent = [name for name, kind in OURS.items() if not kind.description and name not in BUILT_IN]
    for name, kind in OURS.items():
        if isinstance(kind, GraphQLObjectType | GraphQLInterfaceType):
            for field, each in kind.fields.items():
                silent += [] if each.description else [f"{name}.{field}"]
                silent += [
                    f"{name}.{field}({arg}:)" for arg, told in each.args.items() if not told.description
                ]
        if isinstance(kind, GraphQLInputObjectType):
            silent += [f"{name}.{field}" for field, each in kind.fields.items() if not each.description]
        if isinstance(kind, GraphQLEnumType):
            silent += [f"{name}.{value}" for value, each in kind.values.items() if not each.description]
    # What a mutation takes is the same for all.
    assert [each for each in silent if not re.fullmatch(r"Mutation\.\w+\(input:\)", each)] == []


def test_a_mutation_takes_one_input_with_an_operation_id_and_answers_a_union() -> None:
    mutation = SCHEMA.mutation_type
    assert mutation is not None
    for name, field in mutation.fields.items():
        capital = name[0].upper() + name[1:]
        assert [str(argument.type) for argument in field.args.values()] == [f"{capital}Input!"]
        assert str(field.type) == f"{capital}Result!"
        taken = get_named_type(next(iter(field.args.values())).type)
        assert isinstance(taken, GraphQLInputObjectType)
        assert str(taken.fields["operationId"].type) == "OperationId!"
        union = get_named_type(field.type)
        assert isinstance(union, GraphQLUnionType)
        assert {interface.name for member in union.types for interface in member.interfaces} == {
            "Payload",
            "Refusal",
        }
        assert "InvalidInput" in {member.name for member in union.types}


def test_every_refusal_of_the_domain_has_its_type() -> None:
    interface = OURS["Refusal"]
    assert isinstance(interface, GraphQLInterfaceType)
    shown = {kind.name for kind in SCHEMA.get_possible_types(interface)}
    assert shown == set(every_refusal())


def service_functions() -> dict[str, Any]:
    found: dict[str, Any] = {}
    for module in pkgutil.iter_modules(services.__path__):
        members = inspect.getmembers(
            importlib.import_module(f"lotbook.services.{module.name}"), inspect.isfunction
        )
        found |= {name: function for name, function in members if not name.startswith("_")}
    return found


SERVICES = service_functions()
CALLS = (
    {"set_secret": "change_password", "make_receipt": "make_transfer", "make_delivery": "make_transfer"}
    | {
        f"{did}_{paper}": f"{did}_paper"
        for did in ("create", "update", "post", "cancel")
        for paper in ("bill", "invoice")
    }
    | {
        f"{did}_{side}_order": f"{did}_order"
        for did in ("create", "update", "confirm", "cancel")
        for side in ("purchase", "sales")
    }
)


def snake(name: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).lower()


@pytest.mark.parametrize("name", sorted(SCHEMA.mutation_type.fields if SCHEMA.mutation_type else ()))
def test_a_mutation_can_answer_all_that_its_service_refuses(name: str) -> None:
    service = SERVICES[CALLS.get(snake(name), snake(name))]
    raised = {each for each in every_refusal() if re.search(rf"\b{each}\b", service.__doc__ or "")}
    union = OURS[f"{name[0].upper()}{name[1:]}Result"]
    assert isinstance(union, GraphQLUnionType)
    members = {member.name for member in union.types}
    assert raised <= members
    assert name == "signIn" or {"InvalidInput", "OperationIdReused", "NotFound"} <= members


def test_the_role_file_and_the_schema_name_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    for change in (
        {"Query": {"lots": "VIEWER"}},
        {"Lot": {"secret": "VIEWER"}},
        {"Nothing": {"*": "VIEWER"}},
    ):
        monkeypatch.setattr("lotbook.graphql.roles.roles", lambda change=change: dict(roles()) | change)
        with pytest.raises(RolesIncomplete):
            enforce(SCHEMA)


def test_roles_are_shown_where_they_hold() -> None:
    printed = print_schema()
    assert "  users(" in printed and "UserConnection! @auth(role: ADMINISTRATOR)" in printed
    assert "type Lot implements Node @auth(role: VIEWER)" in printed
    assert "viewer: Viewer @public" in printed
    assert [field for field, role in roles()["Query"].items() if role == "PUBLIC"] == ["viewer"]
    assert [field for field, role in roles()["Mutation"].items() if role == "PUBLIC"] == ["signIn"]
    assert role_of("ApiToken") is Role.ADMINISTRATOR


APP = parse("\n".join(path.read_text("utf-8") for path in sorted((ROOT / "pwa" / "src").rglob("*.graphql"))))
REQUESTS = [node for node in APP.definitions if isinstance(node, OperationDefinitionNode)]


def test_every_request_of_the_app_is_valid() -> None:
    assert len(REQUESTS) > 10
    assert [error.message for error in validate(SCHEMA, APP)] == []


@pytest.mark.parametrize("request_node", REQUESTS, ids=lambda node: node.name.value)
def test_every_request_of_the_app_is_within_the_limits(request_node: OperationDefinitionNode) -> None:
    fragments = [node for node in APP.definitions if isinstance(node, FragmentDefinitionNode)]
    document = DocumentNode(definitions=(request_node, *fragments))
    measure(document, SCHEMA, cost_of, {"first": 50}).refuse_excess()
