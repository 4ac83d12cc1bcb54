"""The API in the warehouse of the tests, asked over HTTP by people of every role."""

from __future__ import annotations

import uuid
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest_asyncio
from graphql import GraphQLList, get_nullable_type, is_leaf_type
from starlette.applications import Starlette
from starlette.routing import Route

from lotbook.db.work import in_own_task
from lotbook.domain.words import Role
from lotbook.graphql import ids, recall_kept
from lotbook.graphql.app import GraphQLEndpoint
from lotbook.graphql.schema import build_schema, core_schema
from lotbook.models import ApiToken, User
from lotbook.services.secrets_kept import new_api_token
from lotbook.services.sign_in import SessionRules
from lotbook.settings import Settings
from lotbook.web.auth import Door
from lotbook.web.shell import surround
from tests.dock import database_open, dock

__all__ = ["database_open", "dock"]

REFUSED = "... on Refusal { __typename code message field }"
SCHEMA = core_schema(build_schema())


@dataclass
class Api:
    """The endpoint, and a token for each role."""

    client: httpx.AsyncClient
    tokens: dict[Role, str] = field(default_factory=dict)

    async def post(self, body: Any, role: Role | None = Role.ADMINISTRATOR, **headers: str) -> httpx.Response:
        """A request as JSON, or as it stands when it is bytes."""
        sent = {"content-type": "application/json"}
        if role is not None:
            sent["authorization"] = f"Bearer {self.tokens[role]}"
        content = body if isinstance(body, bytes) else httpx.Request("POST", "/", json=body).content
        return await self.client.post("/graphql", content=content, headers=sent | headers)

    async def answer(
        self, query: str, variables: dict[str, Any] | None = None, role: Role | None = Role.ADMINISTRATOR
    ) -> dict[str, Any]:
        """The whole answer, errors and all."""
        response = await self.post({"query": query, "variables": variables or {}}, role)
        assert response.status_code == 200, response.text
        answer: dict[str, Any] = response.json()
        return answer

    async def ask(self, query: str, role: Role | None = Role.ADMINISTRATOR, /, **variables: Any) -> Any:
        """The data of a request that has no errors."""
        answer = await self.answer(query, variables, role)
        assert "errors" not in answer, answer["errors"]
        return answer["data"]

    async def refused_code(
        self, query: str, role: Role | None = Role.ADMINISTRATOR, /, **variables: Any
    ) -> str:
        """The code of the one error of a request."""
        answer = await self.answer(query, variables, role)
        assert len(answer.get("errors", [])) == 1, answer
        return str(answer["errors"][0]["extensions"]["code"])

    async def do(
        self, mutation: str, input: dict[str, Any], show: str = "", role: Role = Role.ADMINISTRATOR
    ) -> dict[str, Any]:
        """A mutation under an operation id of its own, unless the input has one; show: of its payload."""
        name = mutation[0].upper() + mutation[1:]
        text = (
            f"mutation M($input: {name}Input!) {{ {mutation}(input: $input) "
            f"{{ __typename ... on Payload {{ replayed sequence }} {show} {REFUSED} }} }}"
        )
        sent = {"operationId": str(uuid.uuid4())} | input
        data = await self.ask(text, role, input=sent)
        answer: dict[str, Any] = data[mutation]
        if answer.get("field") is not None:
            assert is_place(f"{name}Input", answer["field"]), answer
        return answer


def is_place(of_input: str, field: list[str]) -> bool:
    """Whether such an input of the schema can have something there."""
    at: Any = SCHEMA.get_type(of_input)
    for part in field:
        at = get_nullable_type(at)
        if part.isdecimal() and is_leaf_type(at):  # an item of a text
            continue
        at = (
            at.of_type if isinstance(at, GraphQLList) else at.fields[part].type if part in at.fields else None
        )
        if at is None:
            return False
    return True


@pytest_asyncio.fixture
async def api(database_open: str) -> AsyncIterator[Api]:
    """The API with one person, and a token of each role."""
    recall_kept._kept.clear()  # of the test before, whose database was emptied
    tokens = await in_own_task(_people)
    endpoint = GraphQLEndpoint(Door(SessionRules(), https=False))
    app = surround(Starlette(routes=[Route("/graphql", endpoint)]), Settings())
    transport = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as client:
        yield Api(client, tokens)


async def _people() -> dict[Role, str]:
    now = datetime.now(UTC)
    person = await User.create(
        login="anna", login_key="anna", name="Anna", role=Role.ADMINISTRATOR, password_hash="-", created=now
    )
    tokens = {}
    for role in Role:
        secret = new_api_token()
        await ApiToken.create(
            name=role.value,
            role=role,
            prefix=secret.prefix,
            secret_hash=secret.digest,
            created_by_id=person.id,
            created=now,
            expires=now + timedelta(days=1),
        )
        tokens[role] = secret.text
    return tokens


def gid(kind: str, row_id: int) -> str:
    """The global id of a row."""
    return ids.encode(kind, row_id)
