"""How far an order has come."""

from decimal import Decimal

import pytest

from lotbook.domain.ordering import progress


@pytest.mark.parametrize(
    ("lines", "far"),
    [
        ([(5, 0), (3, 0)], "NOTHING"),
        ([(5, 5), (3, 0)], "PART"),
        ([(5, 9), (3, 0)], "PART"),
        ([(5, 5), (3, 3)], "ALL"),
        ([(5, 6), (3, 3)], "MORE"),
    ],
)
def test_progress_is_told_over_all_lines(lines, far):
    assert progress((Decimal(wanted), Decimal(came)) for wanted, came in lines) == far
