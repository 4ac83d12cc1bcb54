"""The fields at the root of the schema: each a function, gathered here under its module and name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import AsyncGenerator, Callable, Coroutine, Mapping
from functools import wraps
from typing import Any, TypeVar

import strawberry
from strawberry.types.field import StrawberryField

from lotbook.domain.refusals import Refusal
from lotbook.graphql.directives import Cost
from lotbook.graphql.errors import refused
from lotbook.graphql.located import located
from lotbook.graphql.shown import show

Body = TypeVar("Body", bound=Callable[..., Coroutine[Any, Any, Any]])
Stream = TypeVar("Stream", bound=Callable[..., AsyncGenerator[Any, None]])

QUERIES: defaultdict[str, list[StrawberryField]] = defaultdict(list)
MUTATIONS: defaultdict[str, list[StrawberryField]] = defaultdict(list)
SUBSCRIPTIONS: defaultdict[str, list[StrawberryField]] = defaultdict(list)


def _located(refusal: Refusal, given: Mapping[str, Any]) -> Refusal:
    """Functions that look at nothing but their arguments name these as they are."""
    return located(refusal, given["info"]) if "info" in given else refusal


def query(description: str, *, cost: float | None = None, refusing: bool = False) -> Callable[[Body], Body]:
    """Make a query of a function; its arguments are those of the field. What it refuses is an error; refusing: it is
    answered as the refusal of the same name, as in mutations."""

    def gather(function: Body) -> Body:
        @wraps(function)
        async def resolve(*args: Any, **kwargs: Any) -> Any:
            try:
                return await function(*args, **kwargs)
            except Refusal as refusal:
                told = _located(refusal, kwargs)
                if refusing:
                    return show(told)
                raise refused(told) from None

        directives = () if cost is None else (Cost(weight=cost),)
        field = strawberry.field(resolver=resolve, description=description, directives=directives)
        QUERIES[function.__module__].append(field)
        return function

    return gather


def mutation(description: str) -> Callable[[Body], Body]:
    """Make a mutation of a function that calls one service and shows what it did; what the service refuses is
    answered as the refusal of the same name."""

    def gather(body: Body) -> Body:
        @wraps(body)
        async def resolve(*args: Any, **kwargs: Any) -> Any:
            try:
                return await body(*args, **kwargs)
            except Refusal as refusal:
                return show(_located(refusal, kwargs))

        MUTATIONS[body.__module__].append(strawberry.mutation(resolver=resolve, description=description))
        return body

    return gather


def subscription(description: str) -> Callable[[Stream], Stream]:
    """Make a subscription of a function that yields without end."""

    def gather(function: Stream) -> Stream:
        field: Any = strawberry.subscription(resolver=function, description=description)
        SUBSCRIPTIONS[function.__module__].append(field)
        return function

    return gather
