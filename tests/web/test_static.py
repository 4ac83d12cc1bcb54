"""The app's files: compressed, cached as they may be, and its shell for its own pages only."""

import gzip

import httpx
import pytest

from lotbook.web.static import StaticFiles


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "assets").mkdir()
    (tmp_path / "graphiql").mkdir()
    (tmp_path / "index.html").write_text("<!doctype html><title>Lotbook</title>")
    (tmp_path / "graphiql" / "index.html").write_text("<!doctype html><title>GraphiQL</title>")
    (tmp_path / "sw.js").write_text("self.version = 1;")
    (tmp_path / "manifest.webmanifest").write_text("{}")
    (tmp_path / "assets" / "main-AB12.js").write_text("export const x = 1;\n" * 500)
    (tmp_path / "assets" / "font-CD34.woff2").write_bytes(b"wOF2" * 1000)
    (tmp_path.parent / "secret.txt").write_text("hush")
    return tmp_path


def client_of(folder):
    return httpx.AsyncClient(transport=httpx.ASGITransport(StaticFiles(folder)), base_url="http://localhost")


@pytest.fixture
async def client(folder):
    async with client_of(folder) as client:
        yield client


PAGE = {"accept": "text/html,application/xhtml+xml"}


async def test_hashed_files_are_kept_for_ever_and_all_others_asked_for_again(client):
    kept = await client.get("/assets/main-AB12.js")
    assert kept.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert kept.headers["content-type"].startswith("text/javascript")
    for path in ("/", "/sw.js", "/manifest.webmanifest", "/index.html"):
        answer = await client.get(path)
        assert (answer.status_code, answer.headers["cache-control"]) == (200, "no-cache")
    assert (
        (await client.get("/manifest.webmanifest"))
        .headers["content-type"]
        .startswith("application/manifest+json")
    )


async def test_a_page_of_the_app_gets_its_shell_and_a_missing_file_does_not(client):
    shell = await client.get("/receipts/42", headers=PAGE)
    assert "<title>Lotbook" in shell.text
    assert shell.headers["cache-control"] == "no-cache"
    for path, accept in (
        ("/assets/gone-EF56.js", PAGE),
        ("/receipts/42", {"accept": "*/*"}),
        ("/gone.js", {}),
    ):
        missing = await client.get(path, headers=accept)
        assert (missing.status_code, missing.json()["code"]) == (404, "NOT_FOUND")


async def test_text_is_compressed_for_those_who_can_read_it(client):
    plain = await client.get("/assets/main-AB12.js", headers={"accept-encoding": "identity"})
    assert "content-encoding" not in plain.headers
    async with client.stream(
        "GET", "/assets/main-AB12.js", headers={"accept-encoding": "gzip, br"}
    ) as packed:
        raw = b"".join([part async for part in packed.aiter_raw()])
    assert packed.headers["content-encoding"] == "gzip"
    assert packed.headers["vary"] == "accept-encoding"
    assert gzip.decompress(raw) == plain.content
    assert len(raw) < len(plain.content) / 10
    assert "content-encoding" not in (await client.get("/assets/font-CD34.woff2")).headers


async def test_an_unchanged_file_is_not_sent_again(client):
    first = await client.get("/sw.js")
    again = await client.get("/sw.js", headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


async def test_ranges_are_ignored_however_many(client):
    ranges = "bytes=" + ",".join(f"{n}-{n}" for n in range(10_000))
    answer = await client.get("/sw.js", headers={"range": ranges})
    assert (answer.status_code, answer.text) == (200, "self.version = 1;")


@pytest.mark.parametrize(
    "path", ["/../secret.txt", "/%2e%2e/secret.txt", "/assets/..%2f..%2fsecret.txt", "/assets"]
)
async def test_nothing_outside_the_folder_is_read(client, path):
    answer = await client.get(path)
    assert answer.status_code == 404


async def test_only_reading_is_possible(client):
    assert (await client.post("/sw.js")).status_code == 405
    head = await client.head("/sw.js")
    assert (head.status_code, head.headers["content-length"]) == (200, "17")


async def test_without_a_build_it_says_how_to_make_one(tmp_path):
    async with client_of(tmp_path / "none") as client:
        answer = await client.get("/", headers=PAGE)
    assert answer.status_code == 503
    assert "make web" in answer.text
