"""Photos over HTTP: who may send one, what it is answered, and that each code is used like a scan."""

import asyncio

import pytest
import pytest_asyncio

from lotbook import app
from lotbook.decode.photo import MOST_BYTES
from lotbook.decode.reader import PhotoReader
from lotbook.domain.words import Role
from lotbook.graphql import ids
from lotbook.models import Lot
from lotbook.services import demo, sign_in
from tests.decode.pictures import F, bomb, on_paper, photo, symbol
from tests.web.conftest import PASSWORD, person
from tests.web.test_documents import enter
from tests.web.test_server import visitor

LABEL = photo(symbol("L26-0931"), "JPEG")
RESOLVE = """
query ($scan: ScanInput!) { resolveScan(scan: $scan) { scan {
    raw problems { fault } meaning { __typename ... on ScannedLot { lot { id } } }
} } }"""


@pytest_asyncio.fixture
async def client(database, monkeypatch):
    """A visitor to a server whose readers of photos end with the test."""
    made = []
    monkeypatch.setattr(app, "PhotoReader", lambda: made.append(PhotoReader()) or made[-1])
    async with visitor(database) as client:
        yield client
    for reader in made:
        await reader.close()


async def signed_in(client, role: Role = Role.OPERATOR) -> None:
    await person(role=role)
    session = await sign_in.sign_in("eva", PASSWORD, "127.0.0.1", sign_in.SessionRules())
    client.cookies.set("lotbook", session.secret.text)


async def test_each_code_of_a_photo_is_used_like_a_scan(client):
    await demo.fill()
    await enter(client, "operator")
    answer = (await client.put("/photos", content=LABEL)).json()
    (code,) = answer["codes"]
    assert code == {
        "scan": {"raw": "L26-0931", "symbology": "]C0", "reader": "PHOTO"},
        "shown": "L26-0931",
        "decoder": "ZXING",
        "confirm": False,
        "corners": code["corners"],
    }
    assert (answer["width"], answer["height"]) == symbol("L26-0931").size
    assert all(0 <= x <= answer["width"] and 0 <= y <= answer["height"] for x, y in code["corners"])
    asked = {"query": RESOLVE, "variables": {"scan": code["scan"]}}
    told = await client.post("/graphql", json=asked, headers={"x-requested-by": "lotbook"})
    lot = await Lot.get(number="L26-0931")
    meaning = told.json()["data"]["resolveScan"]["scan"]["meaning"]
    assert meaning == {"__typename": "ScannedLot", "lot": {"id": ids.encode("Lot", lot.id)}}


async def test_bytes_that_are_no_text_are_shown_and_are_no_scan(client):
    await signed_in(client)
    sent = photo(
        on_paper(symbol(b"\0\x01\xff" * 4, F.QRCode, dots=6), symbol("javascript:alert(1)", F.QRCode))
    )
    binary, script = (await client.put("/photos", content=sent)).json()["codes"]
    assert binary["scan"] is None
    assert binary["shown"].startswith(r"\x00\x01ÿ")
    asked = {"query": RESOLVE, "variables": {"scan": script["scan"]}}
    told = await client.post("/graphql", json=asked, headers={"x-requested-by": "lotbook"})
    scan = told.json()["data"]["resolveScan"]["scan"]
    assert [problem["fault"] for problem in scan["problems"]] == ["FOREIGN"]


@pytest.mark.parametrize(("role", "status"), [(None, 401), (Role.VIEWER, 403), (Role.OPERATOR, 200)])
async def test_whoever_may_scan_may_send_photos(client, role, status):
    if role is not None:
        await signed_in(client, role)
    assert (await client.put("/photos", content=LABEL)).status_code == status


async def test_nothing_of_a_strangers_body_is_read(client):
    taken = 0

    async def body():
        nonlocal taken
        for _ in range(100):
            taken += 1
            yield bytes(64 * 1024)

    assert (await client.put("/photos", content=body())).status_code == 401
    assert taken <= 1


async def test_a_page_of_another_site_cannot_send_photos(client):
    await signed_in(client)
    for foreign in ({"origin": "https://evil.example"}, {"sec-fetch-site": "cross-site"}):
        answer = await client.put("/photos", content=LABEL, headers=foreign)
        assert (answer.status_code, answer.json()["code"]) == (403, "FORBIDDEN")
    own = await client.put("/photos", content=LABEL, headers={"origin": "http://localhost"})
    assert own.status_code == 200


@pytest.mark.parametrize("method", ["POST", "DELETE"])
async def test_photos_are_put(client, method):
    await signed_in(client)
    assert (await client.request(method, "/photos")).status_code == 405


@pytest.mark.parametrize(
    ("sent", "status", "code"),
    [
        (b"", 415, "FILE_TYPE"),
        (b"<svg/>", 415, "FILE_TYPE"),
        (bomb(13_000, 13_000), 413, "IMAGE_TOO_LARGE"),
        (LABEL[:2000], 422, "IMAGE_DAMAGED"),
    ],
    ids=["empty", "svg", "bomb", "half"],
)
async def test_a_refusal_tells_its_code_and_what_is_wrong(client, sent, status, code):
    await signed_in(client)
    answer = await client.put("/photos", content=sent, headers={"content-type": "image/jpeg"})
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert answer.json()["message"].endswith((".", "again."))


async def test_the_name_that_a_sender_gives_it_does_not_count(client):
    await signed_in(client)
    for kind in ("text/plain", "image/gif", "application/x-www-form-urlencoded", "../../x"):
        answer = await client.put("/photos", content=LABEL, headers={"content-type": kind})
        assert answer.status_code == 200, answer.text


async def test_too_many_bytes_are_refused_before_they_come_and_while_they_come(client):
    await signed_in(client)
    announced = await client.put("/photos", content=bytes(MOST_BYTES + 1))
    assert (announced.status_code, announced.json()["code"]) == (413, "TOO_LARGE")
    assert announced.json()["message"] == "A file has at most 16 MiB."

    async def unannounced():
        for _ in range(MOST_BYTES // (1024 * 1024) + 1):
            yield b"\xff\xd8\xff" + bytes(1024 * 1024)

    answer = await client.put("/photos", content=unannounced())
    assert (answer.status_code, answer.json()) == (413, announced.json())


async def test_other_requests_stay_small(client):
    await signed_in(client)
    big = await client.post("/graphql", content=bytes(300 * 1024))
    assert big.status_code == 413


async def test_five_photos_at_once_are_all_read_and_others_are_served_meanwhile(client):
    await signed_in(client)
    photos = [asyncio.create_task(client.put("/photos", content=LABEL)) for _ in range(5)]
    served = 0
    while not all(each.done() for each in photos):
        assert (await client.get("/health/live")).status_code == 200
        served += 1
        await asyncio.sleep(0.01)
    assert [each.result().json()["codes"][0]["shown"] for each in photos] == ["L26-0931"] * 5
    assert served > 5
