"""States, tracking and uniqueness: small tables of facts and what follows from them."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from lotbook.domain.number_refusals import NumbersInvalid, NumberVerdict
from lotbook.domain.refusal_words import InputFault, RefusalCode
from lotbook.domain.refusals import InvalidInput, Ref, WrongState
from lotbook.domain.states import Standing, advance, follows, require_state
from lotbook.domain.tracking import AsksFor, KnownLot, asks_for, require_fits, require_takes, verdict
from lotbook.domain.uniqueness import Bearer, Claims, Policy, conflict
from lotbook.domain.words import (
    LocationUsage,
    NumberReuse,
    NumberRule,
    OrderState,
    ReuseSeverity,
    Tracking,
    TransferState,
    UniquenessScope,
)

STANDING = Standing(Ref("Transfer", 7), "WH1/IN/00007", datetime(2026, 11, 23, tzinfo=UTC), by=3)
ONE = Decimal(1)


def test_orders_and_transfers_move_only_along_their_tables():
    orders = {(a, b) for a in OrderState for b in OrderState if follows(a, b)}
    assert orders == {
        (OrderState.DRAFT, OrderState.CONFIRMED),
        (OrderState.DRAFT, OrderState.CANCELLED),
        (OrderState.CONFIRMED, OrderState.DONE),
        (OrderState.CONFIRMED, OrderState.CANCELLED),
        (OrderState.DONE, OrderState.CONFIRMED),  # what came is corrected to less
    }
    transfers = {(a, b) for a in TransferState for b in TransferState if follows(a, b)}
    assert transfers == {
        (TransferState.READY, TransferState.DONE),
        (TransferState.READY, TransferState.CANCELLED),
    }


def test_a_done_transfer_is_not_done_again_and_says_who_did_it():
    assert advance(TransferState.READY, TransferState.DONE, STANDING) is TransferState.DONE
    with pytest.raises(WrongState, match="WH1/IN/00007 is done") as refused:
        advance(TransferState.DONE, TransferState.DONE, STANDING)
    assert (refused.value.current, refused.value.by) == (STANDING.document, 3)
    with pytest.raises(WrongState, match="add a line"):
        require_state(TransferState.DONE, {TransferState.READY}, STANDING, "add a line to it")
    require_state(TransferState.READY, {TransferState.READY}, STANDING, "add a line to it")


def test_what_a_line_asks_for_follows_tracking():
    assert [asks_for(tracking) for tracking in (Tracking.SERIAL, Tracking.LOT, Tracking.NONE)] == [
        AsksFor.SERIALS,
        AsksFor.LOTS,
        AsksFor.QUANTITY,
    ]


FRESH, OWN, OTHERS = KnownLot(moved=False), KnownLot(moved=True, came_by_this=True), KnownLot(moved=True)


@pytest.mark.parametrize(
    ("rule", "tracking", "known", "expected"),
    [
        (NumberRule.CREATE_NEW, Tracking.LOT, None, NumberVerdict.NEW),
        (NumberRule.CREATE_NEW, Tracking.LOT, FRESH, NumberVerdict.EXISTING),
        (NumberRule.CREATE_NEW, Tracking.LOT, OWN, NumberVerdict.EXISTING),
        (NumberRule.CREATE_NEW, Tracking.LOT, OTHERS, NumberVerdict.TAKEN),
        (NumberRule.CREATE_NEW, Tracking.SERIAL, OWN, NumberVerdict.TAKEN),
        (NumberRule.CREATE_NEW, Tracking.SERIAL, FRESH, NumberVerdict.EXISTING),
        (NumberRule.USE_EXISTING, Tracking.LOT, None, NumberVerdict.UNKNOWN),
        (NumberRule.USE_EXISTING, Tracking.SERIAL, OTHERS, NumberVerdict.EXISTING),
        (NumberRule.CREATE_OR_USE, Tracking.LOT, None, NumberVerdict.NEW),
        (NumberRule.CREATE_OR_USE, Tracking.LOT, OTHERS, NumberVerdict.EXISTING),
    ],
)
def test_the_operation_type_says_which_numbers_it_takes(rule, tracking, known, expected):
    assert verdict(rule, tracking, known) is expected


def test_a_manager_may_use_a_known_lot_where_new_ones_are_asked_for():
    assert verdict(NumberRule.CREATE_NEW, Tracking.LOT, OTHERS, manager=True) is NumberVerdict.EXISTING


def test_a_type_without_numbers_refuses_tracked_products():
    require_takes(NumberRule.NONE, Tracking.NONE)
    with pytest.raises(InvalidInput):
        require_takes(NumberRule.NONE, Tracking.LOT)


def test_a_serial_is_one_unit():
    require_fits(Tracking.SERIAL, "SN-1", Decimal("1.000"))
    with pytest.raises(InvalidInput) as refused:
        require_fits(Tracking.SERIAL, "SN-1", Decimal(2))
    assert refused.value.problems[0].fault is InputFault.SERIAL_NOT_ONE


def test_tracked_goods_have_a_number_and_others_none():
    with pytest.raises(InvalidInput) as missing:
        require_fits(Tracking.LOT, None, ONE, ("entries", "0", "quantity"))
    assert missing.value.problems[0].field == ("entries", "0", "number")
    with pytest.raises(NumbersInvalid) as refused:
        require_fits(Tracking.NONE, "L1", ONE)
    assert refused.value.code is RefusalCode.LOT_NOT_ALLOWED
    require_fits(Tracking.NONE, None, Decimal(5))


PRODUCT, COMPANY = UniquenessScope.PRODUCT, UniquenessScope.COMPANY
AGAIN, NEVER = NumberReuse.AFTER_IT_LEFT, NumberReuse.NEVER_AGAIN
CUSTOMER, PRODUCTION, STOCK = LocationUsage.CUSTOMER, LocationUsage.PRODUCTION, LocationUsage.INTERNAL


@pytest.mark.parametrize(
    ("scope", "reuse", "same_product", "last_usage", "code", "with_right"),
    [
        (PRODUCT, AGAIN, True, STOCK, RefusalCode.NUMBER_IN_STOCK, False),
        (PRODUCT, AGAIN, True, LocationUsage.TRANSIT, RefusalCode.NUMBER_IN_STOCK, False),
        (PRODUCT, AGAIN, True, PRODUCTION, RefusalCode.NUMBER_NEEDS_RETURN, False),
        (PRODUCT, AGAIN, True, CUSTOMER, None, None),
        (PRODUCT, AGAIN, True, LocationUsage.SCRAP, None, None),
        (PRODUCT, AGAIN, True, None, None, None),
        (PRODUCT, NEVER, True, None, None, None),
        (PRODUCT, NEVER, True, CUSTOMER, RefusalCode.NUMBER_NEEDS_RETURN, True),
        (PRODUCT, NEVER, True, LocationUsage.VENDOR, RefusalCode.NUMBER_USED_BEFORE, True),
        (PRODUCT, NEVER, True, LocationUsage.INVENTORY, RefusalCode.NUMBER_USED_BEFORE, True),
        (PRODUCT, NEVER, False, STOCK, None, None),
        (COMPANY, AGAIN, False, STOCK, RefusalCode.NUMBER_IN_STOCK, False),
        (COMPANY, AGAIN, False, None, RefusalCode.NUMBER_USED_BEFORE, False),
        (COMPANY, AGAIN, False, CUSTOMER, RefusalCode.NUMBER_USED_BEFORE, False),
        (COMPANY, NEVER, False, CUSTOMER, RefusalCode.NUMBER_USED_BEFORE, False),
    ],
)
def test_a_serial_may_be_given_as_the_policy_says(scope, reuse, same_product, last_usage, code, with_right):
    bearer = Bearer(9, same_product, last_usage)
    blocked = conflict(Policy(scope, reuse, ReuseSeverity.BLOCK), [bearer], Claims())
    warned = conflict(Policy(scope, reuse, ReuseSeverity.WARN), [bearer], Claims())
    assert (blocked and blocked.code) == (warned and warned.code) == code
    assert (warned and warned.overridable) is with_right
    assert not (blocked and blocked.overridable)


@pytest.mark.parametrize(
    ("claims", "code"),
    [
        (Claims(twice=True, here=True, elsewhere=True), RefusalCode.NUMBER_DUPLICATED),
        (Claims(here=True, elsewhere=True), RefusalCode.NUMBER_ON_THIS_DOCUMENT),
        (Claims(elsewhere=True), RefusalCode.NUMBER_ON_OPEN_DOCUMENT),
    ],
)
def test_a_number_that_stands_on_a_document_is_claimed(claims, code):
    found = conflict(Policy(severity=ReuseSeverity.WARN), [], claims)
    assert found is not None
    assert (found.code, found.overridable) == (code, False)


def test_what_no_right_can_override_is_told_first():
    policy = Policy(COMPANY, NEVER, ReuseSeverity.WARN)
    bearers = [
        Bearer(1, same_product=True, last_usage=CUSTOMER),
        Bearer(2, same_product=True, last_usage=STOCK),
    ]
    found = conflict(policy, bearers, Claims())
    assert found is not None
    assert (found.lot, found.overridable) == (2, False)
