"""What a partner has to be."""

from __future__ import annotations

import pytest

from lotbook.domain.partners import PartnerDetails, PartnerFacts, with_partner_details
from lotbook.domain.refusals import InvalidInput
from lotbook.domain.words import PartnerRole

SHOP = PartnerFacts("Shop", frozenset({PartnerRole.CUSTOMER}), currency="EUR")


def test_an_address_that_no_letter_reaches_is_refused_where_it_is_typed() -> None:
    with pytest.raises(InvalidInput) as refused:
        with_partner_details(SHOP, PartnerDetails(email="jürgen@müller.example"), "EUR")
    assert [each.field for each in refused.value.problems] == [("details", "email")]
    after = with_partner_details(SHOP, PartnerDetails(email=" care@example.com "), "EUR")
    assert after.email == "care@example.com"
    assert with_partner_details(after, PartnerDetails(email=None), "EUR").email is None


def test_an_address_that_was_kept_before_hinders_no_other_change() -> None:
    before = PartnerFacts(
        "Shop", frozenset({PartnerRole.CUSTOMER}), currency="EUR", email="jürgen@müller.example"
    )
    after = with_partner_details(before, PartnerDetails(phone="0100", email=before.email), "EUR")
    assert (after.email, after.phone) == (before.email, "0100")
