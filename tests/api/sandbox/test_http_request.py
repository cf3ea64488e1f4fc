from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from session_composer.api.sandbox.errors import ApiError
from session_composer.api.sandbox.http_request import (
    MAX_BODY,
    MAX_HEADERS,
    Head,
    body_length,
    check_addressee,
    parse_head,
)


def test_reads_a_head() -> None:
    head = parse_head(b"POST /x?y HTTP/1.1\r\nHost:  a \r\nX-Y:\r\nhost: b\r\nZ: \xe9: c")
    assert (head.method, head.target) == ("POST", "/x?y")
    assert head.headers == (("host", "a"), ("x-y", ""), ("host", "b"), ("z", "é: c"))
    assert head.values("host") == ["a", "b"]
    assert head.value("absent") == ""
    with pytest.raises(ApiError, match="more than once"):
        head.value("host")


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"GET /",
        b"GET / HTTP/2.0",
        b"GET  / HTTP/1.1",
        b"get / HTTP/1.1",
        b"GET /a b HTTP/1.1",
        b"GET /\xc3\xa9 HTTP/1.1",
        b"GET /\x00 HTTP/1.1",
        b"\r\nGET / HTTP/1.1",
        b"GET / HTTP/1.1\nHost: a",
        b"GET / HTTP/1.1\r\nno colon",
        b"GET / HTTP/1.1\r\nHost : a",
        b"GET / HTTP/1.1\r\n: a",
        b"GET / HTTP/1.1\r\nHost: a\r\n folded",
        b"GET / HTTP/1.1\r\nHost: a\nOrigin: b",
        b"GET / HTTP/1.1\r\nHost: a\rb",
        b"GET / HTTP/1.1\r\nHost: a\x00",
        b"GET /" + b"a" * 9000 + b" HTTP/1.1",
    ],
)
def test_refuses_an_odd_head(data: bytes) -> None:
    with pytest.raises(ApiError) as caught:
        parse_head(data)
    assert caught.value.status == 400


def test_refuses_many_headers() -> None:
    line = b"\r\nA: b"
    assert len(parse_head(b"GET / HTTP/1.1" + line * MAX_HEADERS).headers) == MAX_HEADERS
    with pytest.raises(ApiError) as caught:
        parse_head(b"GET / HTTP/1.1" + line * (MAX_HEADERS + 1))
    assert caught.value.status == 431


@given(st.binary(max_size=200))
def test_heads_never_raise_anything_else(data: bytes) -> None:
    with suppress(ApiError):
        parse_head(b"GET / HTTP/1.1\r\n" + data)


@pytest.mark.parametrize(
    ("headers", "target", "status"),
    [
        ((("host", "127.0.0.1:80"),), "/", None),
        ((("host", "localhost:80"),), "/", None),
        ((("host", "127.0.0.1:80"), ("sec-fetch-site", "none")), "/", None),
        ((), "/", 400),
        ((("host", "127.0.0.1:80"), ("host", "127.0.0.1:80")), "/", 400),
        ((("host", "127.0.0.1:80"),), "http://127.0.0.1:80/", 400),
        ((("host", "127.0.0.1:80"),), "*", 400),
        ((("host", ""),), "/", 421),
        ((("host", "127.0.0.1"),), "/", 421),
        ((("host", "127.0.0.1:8080"),), "/", 421),
        ((("host", "127.0.0.1:080"),), "/", 421),
        ((("host", "LOCALHOST:80"),), "/", 421),
        ((("host", "localhost.:80"),), "/", 421),
        ((("host", "[::1]:80"),), "/", 421),
        ((("host", "evil.example:80"),), "/", 421),
        ((("host", "localhost:80.evil.example"),), "/", 421),
        ((("host", "127.0.0.1:80, evil.example"),), "/", 421),
        ((("host", "evil.example"), ("origin", "null")), "/", 421),
        ((("host", "127.0.0.1:80"), ("origin", "null")), "/", 403),
        ((("host", "127.0.0.1:80"), ("origin", "https://evil.example")), "/", 403),
        ((("host", "127.0.0.1:80"), ("origin", "http://127.0.0.1:80")), "/", 403),
        ((("host", "127.0.0.1:80"), ("sec-fetch-site", "cross-site")), "/", 403),
        ((("host", "127.0.0.1:80"), ("sec-fetch-site", "same-site")), "/", 403),
    ],
)
def test_addressee(headers: tuple[tuple[str, str], ...], target: str, status: int | None) -> None:
    head = Head("GET", target, headers)
    if status is None:
        check_addressee(head, 80)
        return
    with pytest.raises(ApiError) as caught:
        check_addressee(head, 80)
    assert caught.value.status == status


@pytest.mark.parametrize(
    ("method", "headers", "expected"),
    [
        ("GET", (), 0),
        ("GET", (("content-length", "3"),), 3),
        ("POST", (("content-length", "0"),), 0),
        ("POST", (("content-length", str(MAX_BODY)),), MAX_BODY),
    ],
)
def test_body_length(method: str, headers: tuple[tuple[str, str], ...], expected: int) -> None:
    assert body_length(Head(method, "/", headers)) == expected


def test_a_body_may_come_in_chunks() -> None:
    assert body_length(Head("POST", "/", (("transfer-encoding", "Chunked"),))) is None


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ((), 411),
        ((("transfer-encoding", "chunked"), ("content-length", "3")), 411),
        ((("transfer-encoding", "chunked"), ("transfer-encoding", "chunked")), 411),
        ((("transfer-encoding", "gzip, chunked"),), 411),
        ((("transfer-encoding", "identity"), ("content-length", "3")), 411),
        ((("content-length", "3"), ("content-length", "3")), 400),
        ((("content-length", "3, 3"),), 400),
        ((("content-length", "-1"),), 400),
        ((("content-length", "+1"),), 400),
        ((("content-length", "0x10"),), 400),
        ((("content-length", "1_0"),), 400),
        ((("content-length", ""),), 400),
        ((("content-length", "\u0663"),), 400),
        ((("content-length", "\xb2"),), 400),
        ((("content-length", "9" * 5000),), 400),
        ((("content-length", str(MAX_BODY + 1)),), 413),
    ],
)
def test_body_length_refused(headers: tuple[tuple[str, str], ...], status: int) -> None:
    with pytest.raises(ApiError) as caught:
        body_length(Head("POST", "/", headers))
    assert caught.value.status == status
