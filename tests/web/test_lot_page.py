"""The page behind the link on a label: the app for staff, a page without account and script for everybody else."""

from __future__ import annotations

from lotbook.models import Lot, Settings
from lotbook.services import company
from lotbook.services.public_lots import address_on_label
from tests.web.conftest import request
from tests.web.test_server import visitor

HTML = {"accept": "text/html", "accept-language": "de"}


async def test_whoever_has_the_label_sees_what_it_is_once_the_company_shows_it(operator, filled):
    lot = (
        await Lot.filter(serial=False, expiry__not_isnull=True)
        .order_by("id")
        .select_related("product")
        .first()
    )
    ours = await Settings.get(id=1)
    facts = company.CompanyFacts(
        ours.company_name,
        company.Address(ours.street, ours.city, ours.postal_code, ours.country),
        ours.currency,
        server_address="http://localhost",
    )
    unsigned = f"/l/{lot.product_id}?n={lot.number}"
    async with visitor(filled) as stranger:
        assert "Serial" not in (await stranger.get(unsigned, headers=HTML)).text
        await company.update_settings(
            request(), ours.version, company=facts, public_lot_page=True, public_lot_contact="Ask <us>"
        )
        link = address_on_label(await Settings.get(id=1), lot.product_id, lot.number)
        page = await stranger.get(link, headers=HTML)
        await company.update_settings(
            request(), ours.version + 1, public_lot_dates=False, public_lot_recalls=False
        )
        less = await stranger.get(link, headers=HTML)
        shell = await stranger.get(unsigned, headers=HTML)
        as_staff = await stranger.get(f"{link}&staff", headers=HTML)
        forged = await stranger.get(f"{link[:-3]}AAA", headers=HTML)
    for words in (lot.product.name, lot.number, "Nicht zurückgerufen", "Verwendbar bis", "Ask &lt;us&gt;"):
        assert words in page.text
    assert lot.number in less.text
    assert not [words for words in ("ückgerufen", "Verwendbar bis") if words in less.text]
    assert page.status_code == 200 and "<script" not in page.text
    assert page.headers["cache-control"] == "no-store"
    assert (
        "noindex" in page.headers["x-robots-tag"] and "script-src" in page.headers["content-security-policy"]
    )
    assert lot.product.name not in shell.text + as_staff.text + forged.text
    assert lot.product.name not in (await operator.get(link, headers=HTML)).text
