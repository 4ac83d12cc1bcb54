"""The list of lots as a file."""

import csv
import io
from datetime import date
from decimal import Decimal

from lotbook.domain.words import Role
from lotbook.models import Lot
from lotbook.services import numbers, sign_in
from lotbook.web import lots_list
from tests.dock import Dock
from tests.scenarios.telling import assign, validate
from tests.web.conftest import PASSWORD, person
from tests.web.test_server import visitor


async def fetched(client, **fields) -> list[dict[str, str]]:
    answer = await client.get("/documents/lots.csv", params=fields)
    assert (answer.status_code, answer.headers["content-type"]) == (200, "text/csv; charset=utf-8")
    return list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))


async def test_all_lots_of_a_list_are_sent_as_they_are_called(database, monkeypatch):
    monkeypatch.setattr(lots_list, "ROWS_AT_ONCE", 2)
    dock = await Dock().open()
    receipt = await dock.receipt((dock.flour, 50))
    asked = [
        numbers.Asked(number=number, quantity=Decimal(10), expiry=date(2031, 1, 1 + place))
        for place, number in enumerate(("=1+1", "0012", "@x", "F-3", "F-4"))
    ]
    await assign(dock, await dock.line_of(receipt, dock.flour), numbers.Listed(asked))
    await validate(dock, receipt)
    await dock.hold(lot=(await Lot.get(number="F-3")).id)
    await person("viewer", Role.VIEWER)
    async with visitor(database) as client:
        assert (await client.get("/documents/lots.csv")).status_code == 401
        session = await sign_in.sign_in("viewer", PASSWORD, "127.0.0.1", sign_in.SessionRules())
        client.cookies.set("lotbook", session.secret.text)
        everything = await fetched(client)
        assert [row["Number"] for row in everything] == ["0012", "'=1+1", "'@x", "F-3", "F-4"]
        first = everything[0]
        assert (first["Product"], first["Last day"], first["On hand"], first["Available"]) == (
            *("Flour", "2031-01-02"),
            *("10", "10"),
        )
        held = await fetched(client, held="true", onHand="true")
        assert [(row["Number"], row["Held"], row["Available"]) for row in held] == [("F-3", "10", "0")]
        late = await fetched(client, lastDayFrom="2031-01-05", dispositions="RELEASED", search="f-")
        assert [row["Number"] for row in late] == ["F-4"]
        for wrong in ({"held": "no"}, {"lastDayFrom": "soon"}, {"dispositions": "?"}, {"search": "x" * 201}):
            assert (await client.get("/documents/lots.csv", params=wrong)).status_code == 400
