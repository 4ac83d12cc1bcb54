"""The server as one app: health, the set-up page, cookies and tokens, each through HTTP."""

import gc
import io
import re
import sys
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import httpx
import pytest
import pytest_asyncio
import structlog

from lotbook import app, log
from lotbook.db import engine
from lotbook.domain.words import Role
from lotbook.models import SetupLink, User
from lotbook.services import people, sign_in
from lotbook.settings import Settings
from lotbook.web import health
from lotbook.web.static import StaticFiles
from tests.web.conftest import PASSWORD, acting, person, request, write

FORM = {"name": "Ada Ø", "login": "ada", "password": PASSWORD}


def visitor(
    url: str, *, address: str = "127.0.0.1", base: str = "http://localhost", **settings
) -> httpx.AsyncClient:
    made = app.create(Settings(database_url=url, **settings))
    transport = httpx.ASGITransport(made, raise_app_exceptions=False, client=(address, 40000))
    return httpx.AsyncClient(transport=transport, base_url=base)


@pytest_asyncio.fixture
async def client(database):
    async with visitor(database) as client:
        yield client


async def test_it_is_live_and_ready_and_tells_this_machine_what_it_is_made_of(client, engine):
    assert (await client.get("/health/live")).json() == {"status": "live"}
    assert (await client.get("/health/ready")).json() == {"status": "ready"}
    facts = (await client.get("/health")).json()
    assert facts["status"] == "ready"
    assert facts["engine"]["name"] == engine
    assert facts["engine"]["version"][0].isdigit()
    assert facts["decoders"] == health.decoders()
    assert all(facts["decoders"].values())
    assert set(facts["versions"]) == {"lotbook", "python"}


def test_garbage_is_looked_for_again_once_the_server_answers():
    usual, switching = gc.get_threshold(), sys.getswitchinterval()
    gc.disable()  # as while it is loaded
    try:
        app.keep_answering()
        assert gc.isenabled()
        assert gc.get_threshold() == app.GARBAGE
    finally:
        gc.enable()
        gc.unfreeze()
        gc.set_threshold(*usual)
        sys.setswitchinterval(switching)


async def test_it_is_live_but_not_ready_while_migrations_are_pending(client):
    await write(lambda: engine.execute("DELETE FROM schema_migration WHERE name LIKE '0002%'"))
    answer = await client.get("/health/ready")
    assert (answer.status_code, answer.json()["status"][:32]) == (503, "migrations are pending: 0002_gua")
    assert (await client.get("/health/live")).status_code == 200
    assert (await client.get("/health")).status_code == 503


async def test_it_is_not_ready_on_a_database_of_a_newer_version(client):
    await write(lambda: engine.execute("INSERT INTO schema_migration VALUES ('9999_later', 'x', 1)"))
    answer = await client.get("/health/ready")
    assert answer.status_code == 503
    assert "newer" in answer.json()["status"]


async def test_what_it_is_made_of_is_not_told_to_strangers(database):
    async with visitor(database, address="192.0.2.7") as stranger:
        assert (await stranger.get("/health")).status_code == 401
        assert (await stranger.get("/health/ready")).json() == {"status": "ready"}


async def test_the_set_up_page_makes_the_first_administrator_and_signs_in(client):
    link = await sign_in.new_setup_link()
    page = await client.get("/setup", params={"token": link.text})
    assert page.status_code == 200
    assert "style-src 'sha256-" in page.headers["content-security-policy"]
    assert page.headers["cache-control"] == "no-store"
    assert page.headers["referrer-policy"] == "strict-origin"  # never the token of the link

    done = await client.post("/setup", data=FORM | {"token": link.text})
    assert (done.status_code, done.headers["location"]) == (303, "/")
    cookie = done.headers["set-cookie"]
    assert re.fullmatch(
        r"lotbook=[A-Za-z0-9_-]{43}; Expires=[^;]+ GMT; Path=/; HttpOnly; SameSite=Strict", cookie
    )
    assert (await User.get()).name == "Ada Ø"
    used_up = await client.get("/setup", params={"token": link.text})
    assert used_up.status_code == 410
    again = await client.post("/setup", data=FORM | {"token": link.text, "login": "eve"})
    assert again.status_code == 410
    assert await User.all().count() == 1


async def test_the_set_up_page_says_what_to_mend_and_shows_no_password_or_markup(client):
    link = await sign_in.new_setup_link()
    sent = FORM | {"token": link.text, "name": '"><script>x</script>', "password": "too short"}
    page = await client.post("/setup", data=sent)
    assert page.status_code == 422
    assert "at least 15 characters" in page.text
    assert "<script>" not in page.text
    assert "&lt;script&gt;" in page.text
    assert "too short" not in page.text
    assert await User.all().count() == 0


@pytest.mark.parametrize("token", ["", "x", "A" * 43])
async def test_no_other_token_opens_the_set_up_page(client, token):
    await sign_in.new_setup_link()
    assert (await client.get("/setup", params={"token": token})).status_code == 410
    assert (await client.post("/setup", data=FORM | {"token": token})).status_code == 410


async def test_the_set_up_form_is_taken_from_no_other_site_and_in_no_other_shape(client):
    link = await sign_in.new_setup_link()
    sent = FORM | {"token": link.text}
    for foreign in ({"origin": "https://evil.example"}, {"origin": "null"}, {"sec-fetch-site": "cross-site"}):
        assert (await client.post("/setup", data=sent, headers=foreign)).status_code == 403
    assert (await client.post("/setup", json=sent)).status_code == 415
    many = "&".join(f"f{n}=1" for n in range(100))
    form = {"content-type": "application/x-www-form-urlencoded"}
    assert (await client.post("/setup", content=many, headers=form)).status_code == 400
    assert (await client.post("/setup", content=b"name=\xff", headers=form)).status_code == 400
    assert (await SetupLink.get()).used is None
    good = {"origin": "http://localhost", "sec-fetch-site": "same-origin"}
    assert (await client.post("/setup", data=sent, headers=good)).status_code == 303


async def test_over_https_the_cookie_is_locked_to_the_host(database):
    link = await sign_in.new_setup_link()
    public = "https://lots.example.com"
    async with visitor(database, base=public, public_url=public) as client:
        done = await client.post("/setup", data=FORM | {"token": link.text})
        cookie = done.headers["set-cookie"]
        assert cookie.startswith("__Host-lotbook=")
        assert cookie.endswith("; Path=/; HttpOnly; SameSite=Strict; Secure")
        token = cookie.partition("=")[2].partition(";")[0]
        locked, plain = {"cookie": f"__Host-lotbook={token}"}, {"cookie": f"lotbook={token}"}
        client.cookies.clear()
        assert (await client.get("/documents/labels/x.pdf", headers=locked)).status_code == 404
        assert (await client.get("/documents/labels/x.pdf", headers=plain)).status_code == 401


async def test_a_token_is_taken_from_the_header_only_and_with_its_role(client):
    administrator = await person("ada", Role.ADMINISTRATOR)
    ends = datetime.now(UTC) + timedelta(days=1)
    keys = {
        role: (
            await people.create_api_token(request(acting(administrator)), name=role, role=role, expires=ends)
        ).text
        for role in (Role.VIEWER, Role.OPERATOR)
    }
    path = "/documents/labels/x.pdf"

    async def status(**sent) -> int:
        return (await client.get(path, **sent)).status_code

    operator = keys[Role.OPERATOR]
    assert await status(headers={"authorization": f"Bearer {operator}"}) == 404
    assert await status(headers={"authorization": f"bearer {operator}"}) == 404
    viewer = {"authorization": f"Bearer {keys[Role.VIEWER]}"}
    assert await status(headers=viewer) == 404
    assert (await client.get("/graphiql", headers=viewer)).status_code == 403
    for refused in (
        {"params": {"token": operator}},
        {"params": {"access_token": operator}},
        {"headers": {"cookie": f"lotbook={operator}"}},
        {"headers": {"authorization": operator}},
        {"headers": {"authorization": f"Basic {operator}"}},
        {"headers": {"authorization": f"Bearer {operator}x"}},
        {"headers": {"authorization": "Bearer lb_00000000_" + "A" * 43}},
        {"headers": {"authorization": ""}},
    ):
        assert await status(**refused) == 401, refused


async def test_a_wrong_token_is_not_made_good_by_a_cookie(client):
    await person()
    session = await sign_in.sign_in("eva", PASSWORD, "127.0.0.1", sign_in.SessionRules())
    cookie = {"cookie": f"lotbook={session.secret.text}"}
    assert (await client.get("/documents/labels/x.pdf", headers=cookie)).status_code == 404
    both = cookie | {"authorization": "Bearer lb_00000000_" + "A" * 43}
    assert (await client.get("/documents/labels/x.pdf", headers=both)).status_code == 401


async def test_who_asked_stands_in_the_log_and_what_proved_it_does_not(client):
    user = await person()
    session = await sign_in.sign_in("eva", PASSWORD, "127.0.0.1", sign_in.SessionRules())
    log.configure(stream=io.StringIO())  # as every server does
    with structlog.testing.capture_logs() as lines:
        await client.get("/documents/labels/x.pdf", headers={"cookie": f"lotbook={session.secret.text}"})
    # A busy machine may warn of slow work too.
    (line,) = [each for each in lines if each["event"] == "request"]
    assert (line["event"], line["who"], line["status"]) == ("request", f"user {user.id}", 404)
    assert session.secret.text not in str(line)


async def test_signing_in_again_ends_the_session_that_the_browser_had(client):
    await person("eva")
    await person("adam", role=Role.VIEWER)
    query = "mutation In($input: SignInInput!) { signIn(input: $input) { __typename } }"

    async def enter(login: str) -> str:
        given = {"operationId": str(uuid4()), "login": login, "password": PASSWORD}
        sent = {"query": query, "variables": {"input": given}}
        answer = await client.post("/graphql", json=sent, headers={"x-requested-by": "lotbook"})
        assert answer.json()["data"]["signIn"]["__typename"] == "SessionPayload"
        return answer.cookies["lotbook"]

    first, second = await enter("eva"), await enter("adam")
    assert await sign_in.session_of(first, sign_in.SessionRules()) is None
    assert (await sign_in.session_of(second, sign_in.SessionRules())).role is Role.VIEWER


async def test_graphiql_is_for_managers_and_in_the_demo_for_everyone(database, tmp_path, monkeypatch):
    (tmp_path / "graphiql").mkdir()
    (tmp_path / "graphiql" / "index.html").write_text("<!doctype html><title>GraphiQL</title>")
    monkeypatch.setattr(app, "StaticFiles", lambda: StaticFiles(tmp_path))
    cookies = {}
    for role in (Role.OPERATOR, Role.MANAGER):
        await person(role.lower(), role)
        session = await sign_in.sign_in(role.lower(), PASSWORD, "127.0.0.1", sign_in.SessionRules())
        cookies[role] = {"cookie": f"lotbook={session.secret.text}"}
    for path in ("/graphiql", "/graphiql/", "/graphiql/index.html"):
        async with visitor(database) as client:
            assert (await client.get(path)).headers["location"] == "/"
            assert (await client.get(path, headers=cookies[Role.OPERATOR])).status_code == 403
            page = await client.get(path, headers=cookies[Role.MANAGER])
            assert "GraphiQL" in page.text
            policy = page.headers["content-security-policy"]
            assert "script-src 'self' 'wasm-unsafe-eval';" in policy
            assert "http" not in policy
        async with visitor(database, demo=True) as client:
            assert (await client.get(path)).headers["location"] == "/"
            assert (await client.get(path, headers=cookies[Role.OPERATOR])).status_code == 200
