"""The GraphQL documents that the app sends, so that what is measured is what its users wait for."""

from __future__ import annotations

from functools import cache

from graphql import DocumentNode, FragmentDefinitionNode, FragmentSpreadNode, OperationDefinitionNode, parse
from graphql.language import Visitor, print_ast, visit

from bench.places import ROOT

Definition = OperationDefinitionNode | FragmentDefinitionNode


@cache
def _definitions() -> dict[str, Definition]:
    found: dict[str, Definition] = {}
    for file in sorted((ROOT / "pwa" / "src").rglob("*.graphql")):
        for definition in parse(file.read_text("utf-8")).definitions:
            if isinstance(definition, Definition) and definition.name:
                found[definition.name.value] = definition
    return found


@cache
def document(name: str) -> str:
    """An operation of the app by its name, with the fragments it needs."""
    needed = {name: _definitions()[name]}
    unread = [needed[name]]
    while unread:
        for fragment in _spread_in(unread.pop()):
            if fragment not in needed:
                needed[fragment] = _definitions()[fragment]
                unread.append(needed[fragment])
    return print_ast(DocumentNode(definitions=tuple(needed.values())))


def _spread_in(definition: Definition) -> list[str]:
    found: list[str] = []

    class Spreads(Visitor):
        def enter_fragment_spread(self, node: FragmentSpreadNode, *_: object) -> None:
            found.append(node.name.value)

    visit(definition, Spreads())
    return found
