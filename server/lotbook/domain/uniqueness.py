"""May a serial be given? The company's policy, and what holds under any: a serial is on hand once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lotbook.domain.refusal_words import RefusalCode
from lotbook.domain.words import LocationUsage, NumberReuse, ReuseSeverity, UniquenessScope


@dataclass(frozen=True)
class Policy:
    """Within what a number is unique, when it may be given again, and whether those with the right may."""

    scope: UniquenessScope = UniquenessScope.PRODUCT
    reuse: NumberReuse = NumberReuse.AFTER_IT_LEFT
    severity: ReuseSeverity = ReuseSeverity.BLOCK


@dataclass(frozen=True)
class Bearer:
    """A lot that bears the number already. last_usage: of the place where its last line ended; None for a
    lot that never moved."""

    lot: int
    same_product: bool
    last_usage: LocationUsage | None


@dataclass(frozen=True)
class Claims:
    """Where else the number stands: twice in the request, on this document, on other open ones."""

    twice: bool = False
    here: bool = False
    elsewhere: bool = False


@dataclass(frozen=True)
class Conflict:
    """Why a serial cannot be given; lot: the bearer, None when it only stands on a document.
    overridable: someone with the right may give it all the same."""

    code: RefusalCode
    lot: int | None = None
    overridable: bool = False


def conflict(policy: Policy, bearers: Sequence[Bearer], claims: Claims) -> Conflict | None:
    """What keeps a serial from coming into stock by a receipt or a run; None when nothing does.

    bearers: of any product, under scope PRODUCT others do not count. The gravest cause is told: what no
    right can override comes first.
    >>> in_stock = Bearer(7, same_product=True, last_usage=LocationUsage.INTERNAL)
    >>> conflict(Policy(), [in_stock], Claims()).code.value
    'NUMBER_IN_STOCK'
    """
    found = [*_claimed(claims)]
    for bearer in bearers:
        if bearer.same_product or policy.scope is UniquenessScope.COMPANY:
            found += _borne(policy, bearer)
    return next((cause for cause in found if not cause.overridable), found[0] if found else None)


def _claimed(claims: Claims) -> Sequence[Conflict]:
    causes = (
        (claims.twice, RefusalCode.NUMBER_DUPLICATED),
        (claims.here, RefusalCode.NUMBER_ON_THIS_DOCUMENT),
        (claims.elsewhere, RefusalCode.NUMBER_ON_OPEN_DOCUMENT),
    )
    return [Conflict(code) for claimed, code in causes if claimed]


def _borne(policy: Policy, bearer: Bearer) -> Sequence[Conflict]:
    may_override = policy.severity is ReuseSeverity.WARN
    usage = bearer.last_usage
    if usage is not None and usage.physical:
        return [Conflict(RefusalCode.NUMBER_IN_STOCK, bearer.lot)]
    if not bearer.same_product:
        # While numbers are unique in the company the database holds each of them once, whatever became of it.
        return [Conflict(RefusalCode.NUMBER_USED_BEFORE, bearer.lot)]
    if usage is None:
        return []  # made by hand for goods to come
    if usage is LocationUsage.PRODUCTION:
        # Consumed: it comes back by unbuild or correction, whatever the policy.
        return [Conflict(RefusalCode.NUMBER_NEEDS_RETURN, bearer.lot)]
    if policy.reuse is NumberReuse.AFTER_IT_LEFT:
        return []
    returned = usage is LocationUsage.CUSTOMER
    code = RefusalCode.NUMBER_NEEDS_RETURN if returned else RefusalCode.NUMBER_USED_BEFORE
    return [Conflict(code, bearer.lot, may_override)]
