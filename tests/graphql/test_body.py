"""What a body must be before anything else looks at it."""

from __future__ import annotations

from typing import Any

import pytest

from lotbook.graphql.http import DEEPEST_BODY, BodyRefused, asked, parse_body
from tests.graphql.conftest import Api

ASKS = {"query": "{ __typename }"}


def refused(body: bytes) -> BodyRefused:
    with pytest.raises(BodyRefused) as caught:
        asked(parse_body(body))
    return caught.value


@pytest.mark.parametrize("body", [b"null", b'"x"', b"[]", b"123", b"{}", b'{"query": ""}', b'{"query": 7}'])
def test_what_is_no_request_is_refused(body: bytes) -> None:
    problem = refused(body)
    assert (problem.status, problem.code) == (400, "INVALID_REQUEST")


@pytest.mark.parametrize(
    "extra",
    [{"variables": []}, {"variables": "x"}, {"operationName": 3}, {"extensions": 3}],
)
def test_parts_of_a_request_have_their_kinds(extra: dict[str, Any]) -> None:
    with pytest.raises(BodyRefused) as caught:
        asked(ASKS | extra)
    assert caught.value.code == "INVALID_REQUEST"


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b'{"query": "\xff"}',
        '{"query": "x"}'.encode("utf-16"),
        b'\xef\xbb\xbf{"query": "x"}',
        b'{"query": "a", "query": "b"}',
        b'{"query": "a", "variables": {"n": 1, "n": 2}}',
        b'{"query": "a", "variables": {"n": NaN}}',
        b'{"query": "a", "variables": {"n": Infinity}}',
        b'{"query": "a", "variables": {"n": "\\ud800"}}',
        b'{"query": "a", "variables": {"n": ' + b"9" * 5_000 + b"}}",
    ],
)
def test_what_is_no_json_is_refused(body: bytes) -> None:
    problem = refused(body)
    assert (problem.status, problem.code) == (400, "INVALID_JSON")


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (
            b'{"query": "a", "variables": {"input": {"number": "A\\ud800B"}}}',
            "variables.input.number holds U+D800 as character 2",
        ),
        (
            b'{"query": "a", "variables": {"list": ["x", "\\udc01"]}}',
            "variables.list.1 holds U+DC01 as character 1",
        ),
        (b'{"query": "a", "variables": {"\\ud800": 1}}', "A key of variables holds U+D800"),
        (b'{"query": "\xff"}', "byte 12 is 0xFF"),
        (b'{"query": "a", "query": "b"}', "the key query stands twice"),
    ],
)
def test_what_is_no_json_is_told_with_its_place(body: bytes, told: str) -> None:
    assert told in str(refused(body))


def test_a_whole_pair_of_surrogates_is_a_character() -> None:
    body = b'{"query": "a", "variables": {"name": "\\ud83e\\uddc0"}}'
    assert asked(parse_body(body)).variables == {"name": "\U0001f9c0"}


def test_a_number_too_long_is_refused_in_our_words() -> None:
    body = b'{"query": "a", "variables": {"n": -' + b"9" * 5_000 + b"}}"
    assert str(refused(body)) == "The body is not valid JSON: a whole number has at most 20 characters."
    body = b'{"query": "a", "variables": {"n": -' + b"9" * 19 + b"}}"
    assert parse_body(body) == {"query": "a", "variables": {"n": -(10**19 - 1)}}


@pytest.mark.parametrize("body", [b"[" * 100_000, b'{"a":' * 50_000, b"[" * (DEEPEST_BODY + 1)])
def test_a_body_nests_only_so_deep(body: bytes) -> None:
    assert refused(body).code == "BODY_TOO_DEEP"


def test_brackets_in_texts_do_not_nest() -> None:
    text = "{" * 500 + '\\"' + "[" * 500
    assert asked({"query": text}).query == text
    assert parse_body(b'{"query": "' + b"[" * 500 + b'\\""}') == {"query": "[" * 500 + '"'}


def test_several_requests_at_once_are_refused() -> None:
    assert refused(b'[{"query": "{a}"}, {"query": "{b}"}]').code == "BATCHING_DISABLED"


@pytest.mark.parametrize(
    "clock",
    [
        {"occurredAt": "1970"},
        {"occurredAt": "2026-02-30T10:00:00Z"},
        {"occurredAt": "2026-11-23T10:00:00"},
        {"occurredAt": "2026-11-23T10:00:60Z"},
        {"occurredMargin": -1},
        {"occurredMargin": True},
        {"occurredMargin": 1.5},
    ],
)
def test_a_malformed_clock_is_refused(clock: dict[str, Any]) -> None:
    with pytest.raises(BodyRefused) as caught:
        asked(ASKS | {"extensions": clock})
    assert caught.value.code == "INVALID_REQUEST"


async def test_a_body_is_small(api: Api) -> None:
    response = await api.post(b'{"query": "{ __typename }", "x": "' + b"x" * 300_000 + b'"}')
    assert response.status_code == 413


@pytest.mark.parametrize("kind", ["text/plain", "multipart/form-data; boundary=x", "application/graphql", ""])
async def test_only_json_is_read(api: Api, kind: str) -> None:
    response = await api.post(ASKS, **{"content-type": kind})
    assert response.status_code == 415
    assert response.json()["errors"][0]["extensions"]["code"] == "UNSUPPORTED_MEDIA_TYPE"


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE", "PATCH"])
async def test_only_posts_are_answered(api: Api, method: str) -> None:
    response = await api.client.request(method, "/graphql", params=ASKS)
    assert (response.status_code, response.headers["allow"]) == (405, "POST")


async def test_a_cookie_asks_for_the_header_that_no_other_site_can_send(api: Api) -> None:
    cookie = {"cookie": "lotbook=x"}
    assert (await api.post(ASKS, None, **cookie)).status_code == 403
    assert (await api.post(ASKS, None, **cookie, **{"x-requested-by": "lotbook"})).status_code == 200


async def test_answers_are_not_kept(api: Api) -> None:
    response = await api.post(ASKS, None)
    assert response.json() == {"data": {"__typename": "Query"}}
    assert response.headers["cache-control"] == "no-store"


async def test_a_long_answer_is_compressed_for_whoever_takes_that(api: Api) -> None:
    asked = {"query": "{ __schema { types { name description } } }"}
    plain = await api.post(asked, **{"accept-encoding": "identity"})
    packed = await api.post(asked, **{"accept-encoding": "gzip, br"})
    assert "content-encoding" not in plain.headers
    assert packed.headers["content-encoding"] == "gzip"
    assert int(packed.headers["content-length"]) < int(plain.headers["content-length"]) / 2
    assert packed.json() == plain.json()
    assert "content-encoding" not in (await api.post({"query": "{ viewer { role } }"})).headers
