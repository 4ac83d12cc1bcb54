"""The schema: every topic's types, queries and mutations put together, with the roles that guard them."""

from __future__ import annotations

from functools import lru_cache
from importlib import import_module

import strawberry
from graphql import GraphQLField, GraphQLSchema
from strawberry.schema.config import StrawberryConfig
from strawberry.tools import create_type

from lotbook.graphql import roles
from lotbook.graphql.asking import MUTATIONS, QUERIES, SUBSCRIPTIONS
from lotbook.graphql.direct import call_directly
from lotbook.graphql.directives import Cost
from lotbook.graphql.scalars import SCALARS
from lotbook.graphql.shown import SHOWN, Node

TOPICS = """people company catalog places labels lots holds stock operations orders sales money transfers numbers
number_drafts scanning scanner_test gs1_keys bills_of_materials manufacturing writes.manufacturing refusals nodes
writes.taking_apart attention notices mail tracing
writes.people writes.company writes.catalog writes.places writes.lots writes.holding writes.orders writes.sales
writes.money writes.invoices writes.transfers writes.reserving writes.numbers writes.announcing writes.number_drafts
writes.comments writes.scanning writes.gs1_keys writes.labels packages writes.packages writes.packing
writes.categories attachments writes.attaching putaway writes.putaway quarantine writes.quarantine
writes.returning writes.notices counts writes.counting scrap writes.scrapping writes.opening writes.renumbering
recalls writes.recalling writes.recall_answers recall_letters
writes.recall_letters imports writes.imports live"""

READING = """Reading. One request may count 5,000 by @cost, be 12 levels deep and hold 10 root fields; what pages
inside of rows turn out to hold (@cost with rows) counts up to 5,000 once more, whatever their sizes allow;
pages hold 1 to 200 rows unless a field says otherwise. What the caller must mend in his program is a
top-level error with extensions.code (UNAUTHENTICATED, FORBIDDEN, CURSOR_INVALID, PAGE_SIZE_OUT_OF_RANGE,
QUERY_TOO_EXPENSIVE ...); a bug is INTERNAL with a reference. An id that does not exist, or that the
caller may not see, answers null. A field without @auth needs the role of the field that led to it; types
with an id state their own."""

WRITING = """Writing. One mutation per request, one input each, its operationId chosen before the first
send. The answer is a union: a payload, or a refusal that a person can mend. Read __typename, the payload,
the refusals that the screen treats specially, and `... on Refusal` for all others: more may be added.
Fields of one name have one type in all members of a union, so no aliases are needed.
The same id with the same input answers the stored result with replayed true and does nothing; with
another input it is OperationIdReused. Refusals are stored too: mend, then send under a new id. Only what
was malformed (InvalidInput), not signed in or unavailable is not stored: send under the same id. Nothing
is half done: a refused operation changes nothing. On a replay the outcome is the first one, its fields
are read as of now. When it happened by the client's clock may be told beside the query, in extensions:
{ occurredAt, occurredMargin }.
Malformed scalars inside an input are the refusal InvalidInput, all at once and with their fields, not an
error."""

FOLLOWING = """Following. Subscriptions run over a WebSocket at the same address, by the protocol
graphql-transport-ws, and nothing else does. Whoever has no session in a browser sends
{ authorization: "Bearer ..." } as the payload of connection_init, within 5 seconds. A session or key
that ends closes the socket with 4403; one may have 5 sockets, a socket 10 subscriptions. A reader that
does not keep up for 10 seconds is cut off, and goes on later behind the last sequence that it saw."""


@lru_cache(maxsize=1)
def build_schema() -> strawberry.Schema:
    """The one schema of this program. Raises RolesIncomplete when `roles.toml` does not fit it."""
    topics = [import_module(f"lotbook.graphql.{topic}").__name__ for topic in TOPICS.split()]
    # In the order of the topics, whichever of them something else imported before.
    query = create_type("Query", [field for topic in topics for field in QUERIES[topic]], description=READING)
    mutation = create_type(
        "Mutation", [field for topic in topics for field in MUTATIONS[topic]], description=WRITING
    )
    subscription = create_type(
        "Subscription", [field for topic in topics for field in SUBSCRIPTIONS[topic]], description=FOLLOWING
    )
    roles.show_in_schema({**SHOWN, "Query": query, "Mutation": mutation, "Subscription": subscription})
    schema = strawberry.Schema(
        query,
        mutation,
        subscription,
        types=[shown for shown in SHOWN.values() if issubclass(shown, Node)],
        config=StrawberryConfig(scalar_map=SCALARS, disable_field_suggestions=True),
    )
    call_directly(core_schema(schema))
    roles.enforce(core_schema(schema))
    return schema


def core_schema(schema: strawberry.Schema) -> GraphQLSchema:
    """What graphql-core executes; Strawberry has no public name for it."""
    return schema._schema


def cost_of(known: GraphQLField) -> Cost | None:
    """The @cost of a field, None when it says none."""
    definition = known.extensions.get("strawberry-definition")
    return next((each for each in getattr(definition, "directives", ()) if isinstance(each, Cost)), None)


def print_schema() -> str:
    """The schema as SDL, with its roles and costs."""
    return build_schema().as_str() + "\n"
