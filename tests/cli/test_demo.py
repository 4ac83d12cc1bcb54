"""The demo company."""

import asyncio
import re
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import httpx
import pytest
from graphql import build_schema

from lotbook.db import engine
from lotbook.db.fields import to_micros
from lotbook.graphql.schema import print_schema
from lotbook.services import demo
from tests.cli.program import PASSWORD, said_by, served
from tests.postgres_server import free_port

ROOT = Path(__file__).parents[2]


def test_the_demo_company_has_a_past_an_open_day_and_a_sound_book(
    lotbook, tmp_path, engine, empty_database_url
):
    status, said, _ = lotbook("demo", DATABASE_URL=empty_database_url)
    assert status == 0
    assert [line.split()[0] for line in said.splitlines()] == ["viewer", "operator", "manager", "admin"]
    counts = asyncio.run(count_demo(empty_database_url))
    assert counts == {
        "product": 17,
        "counted": 1,
        "counting": 1,
        "making": 1,
        "made": 1,
        "tracking": 3,
        "warehouse": 2,
        "open_orders": 6,
        "to_approve": 1,
        "sent_back": 1,
        "ordered_when_it_was_due": 0,
        "open_receipts": 6,
        "open_sales": 1,
        "deliveries": 2,
        "quotations": 1,
        "exercises": 1,
        "late": 1,
        "written_otherwise": 0,
    }
    assert lotbook("check") == (0, "The book is sound.\n", "")
    assert lotbook("demo") == (0, said, "")
    assert asyncio.run(count_demo(empty_database_url)) == counts


async def count_demo(url: str) -> dict[str, int]:
    today = datetime.now(UTC).date()
    mutations = ", ".join(f"'{name}'" for name in build_schema(print_schema()).mutation_type.fields)
    questions = {
        "product": "SELECT count(*) FROM product",
        "tracking": "SELECT count(DISTINCT tracking) FROM product",
        "warehouse": "SELECT count(*) FROM warehouse",
        "open_orders": "SELECT count(*) FROM purchase_order WHERE state = 'CONFIRMED'",
        "to_approve": "SELECT count(*) FROM purchase_order WHERE approval_asked IS NOT NULL",
        "sent_back": "SELECT count(*) FROM transfer WHERE number LIKE '%/VRET/%' AND state = 'DONE'",
        "ordered_when_it_was_due": f"""SELECT count(*) FROM sales_order
          WHERE due_on <= '{today}' AND created > {to_micros(datetime.now(UTC) - timedelta(days=1))}""",
        "counted": "SELECT count(*) FROM stock_count WHERE state = 'DONE'",
        "counting": "SELECT count(*) FROM stock_count WHERE state = 'COUNTING'",
        "making": "SELECT count(*) FROM manufacturing_order WHERE state = 'CONFIRMED'",
        "made": "SELECT count(*) FROM manufacturing_order WHERE state = 'DONE'",
        "open_receipts": "SELECT count(*) FROM transfer WHERE number LIKE '%/IN/%' AND state = 'READY'",
        "open_sales": "SELECT count(*) FROM sales_order WHERE state = 'CONFIRMED'",
        "quotations": "SELECT count(*) FROM sales_order WHERE state = 'DRAFT'",
        "deliveries": "SELECT count(*) FROM transfer WHERE number LIKE '%/OUT/%' AND state = 'DONE'",
        "exercises": "SELECT count(*) FROM recall WHERE kind = 'MOCK' AND state = 'CLOSED'",
        "late": f"SELECT count(*) FROM transfer WHERE state = 'READY' AND due_on < '{today}'",
        "written_otherwise": f"SELECT count(*) FROM operation WHERE kind NOT IN ({mutations})",
    }
    await engine.connect(url)
    try:
        return {name: await engine.fetch_value(question) for name, question in questions.items()}
    finally:
        await engine.disconnect()


def test_the_demo_goes_on_where_it_was_cut_off(lotbook, empty_database_url, monkeypatch):
    class CutOff(Exception):
        pass

    async def cut_off(*_: object) -> None:
        raise CutOff

    with monkeypatch.context() as patched:
        patched.setattr(demo._Demo, "_move", cut_off)
        with pytest.raises(CutOff):
            lotbook("demo", DATABASE_URL=empty_database_url)
    assert lotbook("demo")[0] == 0
    assert asyncio.run(count_demo(empty_database_url))["open_orders"] == 6
    assert lotbook("check")[0] == 0


def test_the_demo_is_not_poured_into_other_data(lotbook):
    lotbook("user", "add", "eva", "--name", "Eva", "--password", PASSWORD)
    status, _, said = lotbook("demo")
    assert (status, "holds other data" in said) == (1, True)
    assert lotbook("user", "list")[1].count("\n") == 1


def test_a_demo_database_is_not_shown_to_others_later_either(lotbook, empty_database_url):
    lotbook("demo", DATABASE_URL=empty_database_url)
    foreign = {"LOTBOOK_TRUSTED_PROXIES": "192.0.2.1", "LOTBOOK_TRUSTED_HOSTS": "lots.example.com"}
    status, _, said = lotbook("serve", "--host", "0.0.0.0", "--port", str(free_port()), **foreign)  # noqa: S104
    assert (status, "demo sign-ins are known to everyone" in said) == (1, True)


def test_people_sign_in_to_the_demo_that_serve_makes(empty_database_url, tmp_path):
    with served(empty_database_url, tmp_path, "--demo") as (_, origin):
        (password,) = re.findall(r"operator +(\S+)   operator: Omar Diallo", said_by(tmp_path))
        query = """mutation In($input: SignInInput!) { signIn(input: $input) {
          __typename ... on SessionPayload { viewer { role user { name } } } } }"""
        sent = {"operationId": str(uuid4()), "login": "operator", "password": password}
        with httpx.Client(base_url=origin, headers={"x-requested-by": "lotbook"}) as browser:
            answer = browser.post("/graphql", json={"query": query, "variables": {"input": sent}})
            viewer = answer.json()["data"]["signIn"]["viewer"]
            assert viewer == {"role": "OPERATOR", "user": {"name": "Omar Diallo"}}
            asked = """{ transfers(first: 1, filter: {kinds: [RECEIPT], states: [DONE]}) {
              nodes { papers { link { url } } } } }"""
            receipts = browser.post("/graphql", json={"query": asked}).json()
            (receipt,) = receipts["data"]["transfers"]["nodes"]
            for paper in receipt["papers"]:
                paper = browser.get(paper["link"]["url"])
                assert (paper.status_code, paper.content[:5]) == (200, b"%PDF-"), paper.text
            assert received_by_the_example(browser, origin, password) == {"PO-2026-00009", "PO-2026-00011"}


def received_by_the_example(browser: httpx.Client, origin: str, password: str) -> set[str]:
    """The program of the documentation receives an order with lots, and one without numbers."""
    done = set()
    for order, goods in (
        ("PO-2026-00009", "800 of Plain yoghurt"),
        ("PO-2026-00011", "1000 of Shipping carton"),
    ):
        words = [sys.executable, ROOT / "docs/receive.py", origin, "operator", password, order]
        said = subprocess.run(words, check=True, capture_output=True, text=True).stdout
        assert f"In stock: {goods}" in said
        asked = f'{{ purchaseOrders(first: 1, filter: {{search: "{order}"}}) {{ nodes {{ transfers {{ state }} }} }} }}'
        (found,) = browser.post("/graphql", json={"query": asked}).json()["data"]["purchaseOrders"]["nodes"]
        done |= {order} if [each["state"] for each in found["transfers"]] == ["DONE"] else set()
    for order, why in (
        ("PO-2026-00009", "PO-2026-00009 has no open receipt."),
        ("PO-2026-0000", "There is no purchase order PO-2026-0000."),  # a part of several numbers
    ):
        words = [sys.executable, ROOT / "docs/receive.py", origin, "operator", password, order]
        refused = subprocess.run(words, check=False, capture_output=True, text=True)
        assert (refused.returncode, refused.stderr.strip()) == (1, why)
    return done
