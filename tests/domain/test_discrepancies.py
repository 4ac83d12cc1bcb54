"""What a vendor is told of the difference between his notice and what came."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from lotbook.domain.announcing import Announced
from lotbook.domain.discrepancies import Came, DifferenceKind, differences

DAY, NEXT = date(2027, 1, 14), date(2027, 1, 15)


def announced(number: str, quantity: int = 1, **facts: object) -> Announced:
    return Announced(number=number, quantity=Decimal(quantity), **facts)  # type: ignore[arg-type]


def test_each_difference_is_told_in_its_kind() -> None:
    notice = [
        announced("A"), announced("B"), announced("C", 30, expiry=DAY), announced("D", expiry=DAY),
        announced("E", best_before=DAY),
    ]  # fmt: skip
    came = [
        Came(1, "A", Decimal(1)), Came(3, "C", Decimal(24), DAY), Came(4, "D", Decimal(1), NEXT),
        Came(None, "X", Decimal(1)), Came(5, "E", Decimal(1), best_before=None),
    ]  # fmt: skip
    told = differences(list(enumerate(notice, 1)), came)
    assert [(one.kind.value, one.number) for one in told] == [
        ("MISSING", "B"), ("UNEXPECTED", "X"), ("QUANTITY", "C"), ("DATE", "D")
    ]  # fmt: skip
    quantity, day = told[2], told[3]
    assert (quantity.announced, quantity.came) == (30, 24)
    assert (day.told, day.found) == (DAY, NEXT)


def test_a_lot_in_several_cartons_is_one_number() -> None:
    notice = [(1, announced("L", 24, carton="1" * 18)), (2, announced("L", 24, carton="2" * 18))]
    both = [Came(1, "L", Decimal(48)), Came(2, "L", Decimal(48))]  # scanned without their cartons
    assert differences(notice, both) == []
    [one] = differences(notice, [Came(1, "L", Decimal(24)), Came(2, "L", Decimal(24))][:1])
    assert (one.kind, one.announced, one.came) == (DifferenceKind.QUANTITY, 48, 24)


@given(st.sets(st.sampled_from("ABCDEF")), st.sets(st.sampled_from("ABCDEF")))
def test_serials_are_missing_unexpected_or_alike(notice: set[str], came: set[str]) -> None:
    rows = {number: place for place, number in enumerate(sorted(notice), 1)}
    told = differences(
        [(row, announced(number)) for number, row in rows.items()],
        [Came(rows.get(number), number, Decimal(1)) for number in sorted(came)],
    )
    kinds = {kind: {one.number for one in told if one.kind is kind} for kind in DifferenceKind}
    assert kinds[DifferenceKind.MISSING] == notice - came
    assert kinds[DifferenceKind.UNEXPECTED] == came - notice
    assert not kinds[DifferenceKind.QUANTITY] and not kinds[DifferenceKind.DATE]
