"""What servers do wrong, as scripts for the fault server."""

import gzip
import zlib

from session_composer.api.http.client import FailureKind

from .fault_server import Script, Talk, answer, gzip_bomb, replying

BODY = b'{"object": "account_session", "client_secret": "accs_secret__abc"}'
MIB = 1024 * 1024


def chunks(*pieces: bytes) -> bytes:
    return b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in pieces)


def chunked(data: bytes, *headers: str) -> bytes:
    return answer(data, headers=("Transfer-Encoding: chunked", *headers), length=None)


def gzipped(data: bytes) -> bytes:
    return answer(data, headers=("Content-Encoding: gzip",))


def _reset(talk: Talk) -> None:
    talk.read_request()
    talk.reset()


def _reset_in_body(talk: Talk) -> None:
    talk.read_request()
    talk.send(answer(BODY[:20], length=str(len(BODY))))
    talk.reset()


def _close_before_reading(talk: Talk) -> None:
    talk.socket.close()


GOOD: dict[str, Script] = {
    "plain": replying(answer(BODY)),
    "no length": replying(answer(BODY, length=None)),
    "same length twice": replying(answer(BODY, headers=(f"Content-Length: {len(BODY)}",))),
    "chunked": replying(chunked(chunks(BODY[:9], BODY[9:], b""))),
    "chunk extension and trailer": replying(
        chunked(b"%x;a=b\r\n%s\r\n0\r\nX-Trailer: 1\r\n\r\n" % (len(BODY), BODY))
    ),
    "gzip": replying(gzipped(gzip.compress(BODY))),
    "chunked gzip": replying(chunked(chunks(gzip.compress(BODY), b""), "Content-Encoding: gzip")),
    "100 continue": replying(b"HTTP/1.1 100 Continue\r\n\r\n" + answer(BODY)),
    "102 and 103": replying(
        b"HTTP/1.1 102 Processing\r\n\r\n"
        b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\nContent-Length: 3\r\n\r\n" + answer(BODY)
    ),
    "interim of a kind to come": replying(b"HTTP/1.1 199 New\r\nA: b\r\n\r\n" * 9 + answer(BODY)),
    "HTTP/1.0": replying(answer(BODY, length=None).replace(b"HTTP/1.1", b"HTTP/1.0")),
    "99 headers": replying(answer(BODY, headers=tuple(f"X-{n}: {n}" for n in range(98)))),
    "60 kB header": replying(answer(BODY, headers=("X-Long: " + "a" * 60_000,))),
    "more than stated": replying(answer(BODY + b"rest", length=str(len(BODY)))),
    "no reason": replying(answer(BODY, status="200")),
    "latin-1 header": replying(answer(BODY, headers=("X-Name: caf\xe9",))),
    "folded header": replying(answer(BODY, headers=("X-Name: a\r\n b",))),
    "exactly 2 MiB": replying(answer(b"x" * (2 * MIB))),
}

BAD: dict[str, tuple[Script, FailureKind]] = {
    "reset": (_reset, FailureKind.CUT_OFF),
    "reset in body": (_reset_in_body, FailureKind.CUT_OFF),
    "close before reading": (_close_before_reading, FailureKind.CUT_OFF),
    "empty close": (replying(b""), FailureKind.CUT_OFF),
    "close in status line": (replying(b"HTTP/1.1 2"), FailureKind.BAD_RESPONSE),
    "garbage": (replying(b"\x00\xff\x16\x03garbage\r\n\r\n"), FailureKind.BAD_RESPONSE),
    "other protocol": (replying(b"SSH-2.0-OpenSSH_9.6\r\n"), FailureKind.BAD_RESPONSE),
    "bad status": (replying(b"HTTP/1.1 abc OK\r\n\r\n"), FailureKind.BAD_RESPONSE),
    "status 99": (replying(b"HTTP/1.1 99 Low\r\n\r\n"), FailureKind.BAD_RESPONSE),
    "status 101": (replying(answer(b"", status="101 Switch")), FailureKind.BAD_RESPONSE),
    "interim without end": (
        replying(b"HTTP/1.1 103 Early Hints\r\n\r\n" * 1000 + answer(BODY)),
        FailureKind.BAD_RESPONSE,
    ),
    "endless interim": (
        replying(b"HTTP/1.1 103 Early Hints\r\n" + b"A: b\r\n" * 10_000),
        FailureKind.BAD_RESPONSE,
    ),
    "interim and no more": (replying(b"HTTP/1.1 103 Early Hints\r\n\r\n"), FailureKind.CUT_OFF),
    "status 600": (replying(answer(b"", status="600 High")), FailureKind.BAD_RESPONSE),
    "status 1000": (replying(answer(b"", status="1000 High")), FailureKind.BAD_RESPONSE),
    "bad chunk": (replying(chunked(b"zz\r\nabc\r\n0\r\n\r\n")), FailureKind.BAD_RESPONSE),
    "negative chunk": (replying(chunked(b"-5\r\nabc\r\n0\r\n\r\n")), FailureKind.BAD_RESPONSE),
    "cut in chunk": (replying(chunked(b"40\r\nabc")), FailureKind.CUT_OFF),
    "cut between chunks": (replying(chunked(chunks(BODY))), FailureKind.CUT_OFF),
    "short body": (replying(answer(BODY, length="500")), FailureKind.CUT_OFF),
    "no body": (replying(answer(b"", length="500")), FailureKind.CUT_OFF),
    "bad gzip": (replying(gzipped(b"not gzip at all")), FailureKind.BAD_RESPONSE),
    "damaged gzip": (
        replying(gzipped(gzip.compress(BODY)[:10] + b"\x07" * 60)),
        FailureKind.BAD_RESPONSE,
    ),
    "gzip without its end": (replying(gzipped(gzip.compress(BODY)[:-9])), FailureKind.CUT_OFF),
    "gzip without its checksum": (
        replying(gzipped(gzip.compress(BODY)[:-8])),
        FailureKind.CUT_OFF,
    ),
    "gzip with a wrong checksum": (
        replying(gzipped(gzip.compress(BODY)[:-8] + bytes(8))),
        FailureKind.BAD_RESPONSE,
    ),
    "deflate": (
        replying(answer(zlib.compress(BODY), headers=("Content-Encoding: deflate",))),
        FailureKind.BAD_RESPONSE,
    ),
    "unknown encoding": (
        replying(answer(BODY, headers=("Content-Encoding: secret-sauce",))),
        FailureKind.BAD_RESPONSE,
    ),
    "200 headers": (
        replying(answer(BODY, headers=tuple(f"X-{n}: {n}" for n in range(200)))),
        FailureKind.BAD_RESPONSE,
    ),
    "70 kB header": (
        replying(answer(BODY, headers=("X-Long: " + "a" * 70_000,))),
        FailureKind.BAD_RESPONSE,
    ),
    "70 kB status line": (
        replying(b"HTTP/1.1 200 " + b"a" * 70_000 + b"\r\n\r\n"),
        FailureKind.BAD_RESPONSE,
    ),
    "negative length": (replying(answer(BODY, length="-1")), FailureKind.BAD_RESPONSE),
    "length in words": (replying(answer(BODY, length="many")), FailureKind.BAD_RESPONSE),
    "two lengths": (
        replying(answer(BODY, headers=("Content-Length: 5",))),
        FailureKind.BAD_RESPONSE,
    ),
    "huge length": (replying(answer(BODY, length="9" * 5000)), FailureKind.BAD_RESPONSE),
    "2 MiB and a byte": (replying(answer(b"x" * (2 * MIB + 1))), FailureKind.TOO_LARGE),
    "huge chunked": (
        replying(chunked(chunks(b"x" * (3 * MIB), b""))),
        FailureKind.TOO_LARGE,
    ),
    "gzip bomb": (replying(gzipped(gzip_bomb(50 * MIB))), FailureKind.TOO_LARGE),
    "doubly zipped": (
        replying(
            answer(gzip.compress(gzip_bomb(50 * MIB)), headers=("Content-Encoding: gzip, gzip",))
        ),
        FailureKind.BAD_RESPONSE,
    ),
}
