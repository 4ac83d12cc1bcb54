"""Quarantine rules are kept."""

from __future__ import annotations

from typing import Annotated

import strawberry

from lotbook.graphql import ids
from lotbook.graphql.asking import mutation
from lotbook.graphql.context import Info
from lotbook.graphql.quarantine import QuarantineRule
from lotbook.graphql.refusals import InvalidInput, NotFound, OperationIdReused, StaleVersion
from lotbook.graphql.shown import linked, needed, optional
from lotbook.graphql.writing import Payload, Write, or_absent, or_none, request
from lotbook.services import quarantine


@strawberry.type(description="A quarantine rule as saved.")
class QuarantineRulePayload(Payload):
    rule: QuarantineRule = linked("The rule.")


@strawberry.input(description="What createQuarantineRule needs: at least one of product, vendor and type.")
class CreateQuarantineRuleInput(Write):
    product: strawberry.ID | None = optional("Only this product, which is tracked; absent for any.")
    vendor: strawberry.ID | None = optional("Only from this vendor; absent for any.")
    operation_type: strawberry.ID | None = optional(
        "Only by this type, which brings goods in: receipts, returns, or manufacturing; absent for all that comes "
        "from vendors."
    )
    reason: str = needed("Why what comes in is held.")
    checks: list[str] | None = optional("What has to be checked before it is released, at most 20.")


CreateQuarantineRuleResult = Annotated[
    QuarantineRulePayload | InvalidInput | NotFound | OperationIdReused,
    strawberry.union("CreateQuarantineRuleResult", description="What createQuarantineRule answers."),
]


@mutation("Have what comes in from now on held at once, until it is released.")
async def create_quarantine_rule(input: CreateQuarantineRuleInput, info: Info) -> CreateQuarantineRuleResult:
    target = quarantine.RuleTarget(
        product=ids.optional_row("Product", input.product, "product"),
        vendor=ids.optional_row("Partner", input.vendor, "vendor"),
        operation_type=ids.optional_row("OperationType", input.operation_type, "operationType"),
    )
    checks = or_none(input.checks) or ()
    done = await quarantine.create_quarantine_rule(request(info, input), target, input.reason, checks)
    return QuarantineRulePayload.done(done)


@strawberry.input(description="What updateQuarantineRule needs.")
class UpdateQuarantineRuleInput(Write):
    rule: strawberry.ID = needed("The rule.")
    version: int = needed("Version that was read.")
    reason: str | None = optional("Why what comes in is held.")
    active: bool | None = optional("Archive it, or take it up again.")
    checks: list[str] | None = optional("What has to be checked before a release; replaces the list.")


UpdateQuarantineRuleResult = Annotated[
    QuarantineRulePayload | StaleVersion | InvalidInput | NotFound | OperationIdReused,
    strawberry.union("UpdateQuarantineRuleResult", description="What updateQuarantineRule answers."),
]


@mutation("Change why a quarantine rule holds what comes in, or archive it; holds in force stay.")
async def update_quarantine_rule(input: UpdateQuarantineRuleInput, info: Info) -> UpdateQuarantineRuleResult:
    done = await quarantine.update_quarantine_rule(
        request(info, input),
        ids.row("QuarantineRule", input.rule, "rule"),
        input.version,
        reason=or_absent(input.reason),
        active=or_absent(input.active),
        checks=or_absent(input.checks),
    )
    return QuarantineRulePayload.done(done)
