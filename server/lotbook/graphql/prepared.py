"""Request texts made ready: parsed, measured and validated once, then kept."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from graphql import (
    DocumentNode,
    GraphQLError,
    GraphQLSchema,
    Lexer,
    OperationDefinitionNode,
    OperationType,
    Source,
    TokenKind,
    parse,
    specified_rules,
    validate,
)
from strawberry.schema.validation_rules.maybe_null import MaybeNullValidationRule
from strawberry.schema.validation_rules.one_of import OneOfInputValidationRule

from lotbook.graphql.errors import ClientError
from lotbook.graphql.guard import TOKENS, Measure, Price, measure

KEPT = 256
LONGEST_KEPT = 16 * 1024
"""Characters of a text that is kept: programs send shorter ones, an attacker's would fill the memory."""
RULES = (*specified_rules, MaybeNullValidationRule, OneOfInputValidationRule)
NESTING = 64
"""Brackets within brackets: far beyond any sensible request, and far from the end of Python's stack."""

OPENING = {TokenKind.BRACE_L, TokenKind.BRACKET_L, TokenKind.PAREN_L}
CLOSING = {TokenKind.BRACE_R, TokenKind.BRACKET_R, TokenKind.PAREN_R}


@dataclass
class Prepared:
    """A document that may run once its cost with the variables of a request is known."""

    document: DocumentNode
    errors: list[GraphQLError]
    measured: Measure

    @property
    def operation(self) -> OperationDefinitionNode:
        """Its one operation: `measure` has seen to it that there is one."""
        return next(node for node in self.document.definitions if isinstance(node, OperationDefinitionNode))

    @property
    def writes(self) -> bool:
        return self.operation.operation is OperationType.MUTATION


class Documents:
    """Parses, measures and validates; the documents used last stay ready."""

    def __init__(self, schema: GraphQLSchema, price: Price) -> None:
        self._schema = schema
        self._price = price
        self._kept: OrderedDict[str, Prepared] = OrderedDict()

    def prepare(self, text: str, variables: Mapping[str, Any]) -> Prepared:
        """The document of a text, within all limits.

        Raises ClientError beyond a limit and GraphQLSyntaxError for what is no document.
        """
        prepared = self._kept.get(text)
        if prepared is None:
            require_short(text)
            document = parse(text)
            measured = self._measured(document, variables)
            errors = validate(self._schema, document, RULES, hide_suggestions=True)
            prepared = Prepared(document, errors, measured)
            self._keep(text, prepared)
        else:
            self._kept.move_to_end(text)
            if prepared.measured.sized_by_variables:
                measured = self._measured(prepared.document, variables)
                return replace(prepared, measured=measured)
        return prepared

    def _keep(self, text: str, prepared: Prepared) -> None:
        if len(text) <= LONGEST_KEPT:
            self._kept[text] = prepared
        while len(self._kept) > KEPT:
            self._kept.popitem(last=False)

    def _measured(self, document: DocumentNode, variables: Mapping[str, Any]) -> Measure:
        measured = measure(document, self._schema, self._price, variables)
        measured.refuse_excess()
        return measured


def require_short(text: str) -> None:
    """Refuse what would be long to parse, token by token, before anything recursive sees it."""
    lexer = Lexer(Source(text))
    count = depth = 0
    while (token := lexer.advance()).kind is not TokenKind.EOF:
        count += 1
        depth += (token.kind in OPENING) - (token.kind in CLOSING)
        if count > TOKENS:
            raise ClientError("TOO_MANY_TOKENS", f"A request has at most {TOKENS:,} tokens.", limit=TOKENS)
        if depth > NESTING:
            raise ClientError("QUERY_TOO_DEEP", f"A request nests at most {NESTING} brackets.", limit=NESTING)
