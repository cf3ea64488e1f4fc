from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from session_composer.api.loopback.answers import ApiError
from session_composer.api.loopback.http_request import (
    MAX_BODY,
    MAX_HEAD,
    MAX_HEADERS,
    Framing,
    RequestHead,
    check_addressee,
    check_length,
)


def parse_head(lines: bytes) -> RequestHead:
    """Give a head without its blank line to the framing."""
    framing = Framing()
    framing.receive(lines + b"\r\n\r\n")
    head = framing.head()
    assert head is not None
    return head


def test_reads_a_head() -> None:
    head = parse_head(b"POST /x?y HTTP/1.1\r\nHost:  a \r\nX-Y:\r\nx-y: b\r\nZ: \xe9: c")
    assert (head.method, head.target) == ("POST", "/x?y")
    assert head.headers == (("host", "a"), ("x-y", ""), ("x-y", "b"), ("z", "é: c"))
    assert head.values("x-y") == ["", "b"]
    assert head.value("absent") == ""
    with pytest.raises(ApiError, match="more than once"):
        head.value("x-y")


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
        b"GET / HTTP/1.1\r\nHost: a\r\nX: \x01",
        b"GET / HTTP/1.1\r\nHost: a\r\nX: \x7f",
        b"GET / HTTP/1.9\r\nHost: a",
        b"GET / HTTP/1.1\r\nHost: a\r\n\tfolded",
        b"GET / HTTP/1.1\nHost: a\n",
        b"\n\nGET / HTTP/1.1\r\nHost: a",
        b"\x16\x03\x01",
        b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nX: y\r\ncontent-length: 3",
        b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3, 3",
        b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nContent-Length: 4",
        b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: -1",
        b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: +1",
        b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 0x10",
        b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1_0",
        b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length:",
        b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: \xb2",
        b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: " + b"9" * 5000,
        b"GET /" + b"a" * 9000 + b" HTTP/1.1",
    ],
)
def test_refuses_an_odd_head(data: bytes) -> None:
    with pytest.raises(ApiError) as caught:
        parse_head(data)
    assert caught.value.status == 400


def test_refuses_many_headers() -> None:
    line = b"\r\nA: b"
    assert len(parse_head(b"GET / HTTP/1.0" + line * MAX_HEADERS).headers) == MAX_HEADERS
    with pytest.raises(ApiError) as caught:
        parse_head(b"GET / HTTP/1.0" + line * (MAX_HEADERS + 1))
    assert caught.value.status == 431


def test_refuses_a_large_head_before_it_is_whole() -> None:
    framing = Framing()
    framing.receive(b"GET / HTTP/1.1\r\nA: " + b"b" * (MAX_HEAD - 100))
    assert framing.head() is None
    framing.receive(b"b" * 100)
    with pytest.raises(ApiError) as caught:
        framing.head()
    assert caught.value.status == 431


@given(st.binary(max_size=200), st.integers(1, 200))
def test_heads_never_raise_anything_else(data: bytes, step: int) -> None:
    framing = Framing()
    sent = b"GET / HTTP/1.1\r\n" + data
    with suppress(ApiError):
        for start in range(0, len(sent), step):
            framing.receive(sent[start : start + step])
            if framing.head():
                framing.body()
                break


@given(st.integers(1, 80))
def test_a_request_may_come_in_any_pieces(step: int) -> None:
    sent = b"POST /x HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\na=b&cGET / more"
    framing = Framing()
    head = body = None
    for start in range(0, len(sent), step):
        framing.receive(sent[start : start + step])
        head = head or framing.head()
        body = body or (framing.body() if head else None)
    assert head is not None
    assert (head.target, body) == ("/x", b"a=b&c")


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
    head = RequestHead("GET", target, headers)
    if status is None:
        check_addressee(head, 80)
        return
    with pytest.raises(ApiError) as caught:
        check_addressee(head, 80)
    assert caught.value.status == status


@pytest.mark.parametrize(
    ("method", "headers"),
    [
        ("GET", ()),
        ("GET", (("content-length", "3"),)),
        ("POST", (("content-length", "0"),)),
        ("POST", (("content-length", str(MAX_BODY)),)),
    ],
)
def test_length(method: str, headers: tuple[tuple[str, str], ...]) -> None:
    check_length(RequestHead(method, "/", headers))


def test_a_body_may_come_in_chunks() -> None:
    check_length(parse_head(b"POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: Chunked"))


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ((), 411),
        ((("transfer-encoding", "chunked"), ("content-length", "3")), 411),
        ((("content-length", str(MAX_BODY + 1)),), 413),
    ],
)
def test_length_refused(headers: tuple[tuple[str, str], ...], status: int) -> None:
    with pytest.raises(ApiError) as caught:
        check_length(RequestHead("POST", "/", headers))
    assert caught.value.status == status


@pytest.mark.parametrize(
    "coding",
    [
        b"identity",
        b"gzip, chunked",
        b"chunked, chunked",
        b"chunked\r\nTransfer-Encoding: chunked",
    ],
)
def test_other_codings_of_the_body_are_refused(coding: bytes) -> None:
    with pytest.raises(ApiError) as caught:
        parse_head(b"POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: " + coding)
    assert caught.value.status == 411
