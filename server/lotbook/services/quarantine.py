"""Rules of what is held when it comes in are kept; `quarantine_arrivals` follows them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from lotbook.db.engine import execute
from lotbook.db.work import Work, unit_of_work
from lotbook.domain.absent import ABSENT, Absent, kept
from lotbook.domain.inputs import parse_reason
from lotbook.domain.quarantine import RuleFacts, parse_checks, require_sound_rule
from lotbook.domain.refusal_words import InputFault
from lotbook.domain.refusals import invalid
from lotbook.models import OperationType, Partner, Product, QuarantineCheck, QuarantineRule
from lotbook.services.rows import locked, require_version, shared


@dataclass(frozen=True)
class RuleTarget:
    """What comes in, by row ids: of a product, from a vendor, with an operation type; all that is named has to fit."""

    product: int | None = None
    vendor: int | None = None
    operation_type: int | None = None


@dataclass(frozen=True)
class QuarantineRuleSaved:
    """A rule by row id."""

    rule: int


@unit_of_work
async def create_quarantine_rule(
    work: Work, target: RuleTarget, reason: str, checks: Sequence[str] = ()
) -> QuarantineRuleSaved:
    """Have what comes in held at once, for that reason, from now on. checks: what has to pass before it is released.

    Raises NotFound or InvalidInput.
    """
    require_sound_rule(await _facts(target))
    columns: dict[str, Any] = {
        "product_id": target.product,
        "vendor_id": target.vendor,
        "operation_type_id": target.operation_type,
    }
    if await QuarantineRule.filter(**columns).exists():
        message = "There is a rule for just this already, perhaps an archived one."
        raise invalid("product", InputFault.NOT_UNIQUE, message)
    row = await QuarantineRule.create(**columns, reason=parse_reason(reason))
    await _keep_checks(row.id, parse_checks(checks))
    work.about("QuarantineRule", row.id)
    return QuarantineRuleSaved(row.id)


async def _facts(target: RuleTarget) -> RuleFacts:
    product: Any = target.product and await shared(Product, target.product, ("product",))
    vendor: Any = target.vendor and await shared(Partner, target.vendor, ("vendor",))
    kind: Any = target.operation_type and await shared(
        OperationType, target.operation_type, ("operationType",)
    )
    return RuleFacts(
        product.tracking if product else None,
        vendor.vendor if vendor else None,
        kind.kind if kind else None,
    )


async def _keep_checks(rule: int, names: Sequence[str]) -> None:
    await execute("DELETE FROM quarantine_check WHERE rule_id = ?", rule)
    for position, name in enumerate(names):
        await QuarantineCheck.create(rule_id=rule, position=position, name=name)


@unit_of_work
async def update_quarantine_rule(
    work: Work,
    rule: int,
    version: int,
    *,
    reason: str | Absent | None = ABSENT,
    active: bool | Absent | None = ABSENT,
    checks: Sequence[str] | Absent | None = ABSENT,
) -> QuarantineRuleSaved:
    """Change why a rule holds what comes in, archive it, or take it up again; holds that it placed stay as they are.
    checks: from now on asked for before a release, also of holds in force.

    Raises NotFound, StaleVersion or InvalidInput.
    """
    row: Any = await locked(QuarantineRule, rule, ("rule",))
    await require_version(work, row, version)
    changes = {"reason": parse_reason(kept(reason, row.reason)), "active": kept(active, row.active)}
    await QuarantineRule.filter(id=rule).update(**changes, version=row.version + 1)
    if checks is not ABSENT and checks is not None:
        await _keep_checks(rule, parse_checks(checks))
    work.about("QuarantineRule", rule)
    return QuarantineRuleSaved(rule)
