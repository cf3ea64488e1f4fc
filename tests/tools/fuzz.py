"""Feeds damaged input to every parser: only the declared error may come out, and soon.

Command: ``python -m tests.tools.fuzz [--minutes N] [--lengths] [--list] [PARSER …]``. Prints a line
for each parser; for one that fails the smallest input that was found, as Python bytes. With
``--lengths`` the inputs are long ones, of pieces that repeat, and time must grow as their length.
"""

import argparse
import json
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from random import Random

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy
from PySide6.QtCore import qInstallMessageHandler
from tests.support.code_words import code_words
from tests.support.growth import SIZE, repeated
from tests.support.spellings import KINDS, SPELLINGS, TAIL

from session_composer.api.http.call import Reply
from session_composer.api.loopback.answers import ApiError
from session_composer.api.loopback.http_request import Framing, check_addressee, check_length
from session_composer.api.sandbox.form_parser import FormError, parse_form
from session_composer.api.stripe.reply import read_reply
from session_composer.codecs.openapi.spec_document import read_openapi
from session_composer.codecs.readers.reading import detect, kinds, read
from session_composer.codecs.readers.text_file import text_of
from session_composer.core.account.account_object import parse_account
from session_composer.core.files.assets import RESOURCES
from session_composer.core.request.form import decode
from session_composer.core.request.secret_request import secret_place
from session_composer.core.rules.rulebook import Rulebook
from session_composer.core.session import session_file
from session_composer.core.session.unsaved_work import WorkKeeper
from session_composer.core.text.errors import ComposerError, InputError
from session_composer.core.text.secret_text import contains_secret, find_secrets, redact
from session_composer.core.text.secrets import classify_key, clean_pasted_key, mask_key
from session_composer.core.versions.catalog_store import CatalogStore
from session_composer.core.versions.user_catalogs import read_folder
from session_composer.state.document.settings import Settings

ROOT = Path(__file__).parents[2]
MAX_SECONDS = 2.0
"""Of the processor; an input of a few kilobytes that takes longer is a failure, too."""
_SEED_BYTES = 6000
_ROUND = 300
_LONG = 48 * 1024
_TOKENS = (
    *(b'"', b"'", b"\\", b"{", b"}", b"[", b"]", b"(", b")", b",", b":", b"=", b"&", b"%", b"#"),
    *(b"\n", b"\r\n", b"\t", b"\0", b" ", b"$", b"`", b";", b"|", b"<", b">", b"@", b"-d", b"-H"),
    *(
        b"null",
        b"true",
        b"1e999",
        b"-0",
        b"9" * 5000,
        b"\xff",
        b"\xc3",
        b"\xef\xbb\xbf",
        b"\\ud800",
    ),
    *(
        "\u202e\u200b\u0660é🙂".encode(),
        b"%ff",
        b"%00",
        b"[[",
        b"[0]",
        b"[a][",
        b"*a",
        b"&a",
        b"!!",
    ),
    *(
        b"$ref",
        b"__proto__",
        b"<<",
        b"<<<X",
        b"/*",
        b"//",
        b"#{",
        b"${",
        b"f'",
        *(spell(KINDS["secret key"]).encode() for spell in SPELLINGS.values()),
    ),
)

type Run = Callable[[bytes], None]


@dataclass(frozen=True)
class Parser:
    """Something that reads input from outside."""

    run: Run
    seeds: Callable[[], tuple[bytes, ...]]
    allowed: tuple[type[Exception], ...] = ()
    """Exceptions that are its way to refuse."""
    words: tuple[bytes, ...] = ()
    """What its inputs are made of, besides what is in the seeds."""


@dataclass
class Report:
    """What came of feeding one parser."""

    name: str
    inputs: int = 0
    refused: int = 0
    slowest: float = 0.0
    failure: str = ""
    worst: bytes = field(default=b"", repr=False)

    def line(self) -> str:
        verdict = "FAILED" if self.failure else "fine"
        return (
            f"{self.name:<12} {self.inputs:>9} inputs, {self.refused:>9} refused, "
            f"slowest {self.slowest:6.3f} s: {verdict}"
        )


class TooSlowError(AssertionError):
    """A parser took too long."""


class NoSentenceError(AssertionError):
    """A refusal is no sentence."""


@cache
def _store() -> CatalogStore:
    return CatalogStore()


@contextmanager
def _folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        yield Path(folder)


# What is run


def _session(data: bytes) -> None:
    request = session_file.parse(data, _store())
    written = session_file.dump(request, _store().catalog(request.api_version))
    assert session_file.parse(written, _store()) == request


def _settings(data: bytes) -> None:
    with _folder() as folder:
        path = folder / "settings.ini"
        path.write_bytes(data)
        found = Settings(path)
        found.profiles(), found.recent_files(), found.layout("window"), found.choice("target")
        assert found.flag("x", True) in {True, False}
        found.set_choice("target", "kept")
        assert found.sync()
        assert found.choice("target") == "kept"


def _recovery(data: bytes) -> None:
    with _folder() as folder:
        name = "20260102T030405-0123abcd"
        (folder / f"{name}.session.json").write_bytes(data)
        (folder / f"{name}.origin.json").write_bytes(data[: len(data) // 2])
        keeper = WorkKeeper(folder, _store())
        (found,) = keeper.find()
        assert (found.request is None) == bool(found.problem)
        keeper.end(None)
        assert (folder / f"{name}.session.json").read_bytes() == data


def _form(data: bytes) -> None:
    decode(data.decode("utf-8", "surrogateescape"))


def _reply(data: bytes) -> None:
    kind, _, body = data.partition(b"\n")
    status = (200, 400, 401, 429, 500, 204, 302)[len(kind) % 7]
    headers = (("Content-Type", "application/json"), ("Request-Id", kind.decode("latin-1")))
    answer = read_reply(Reply(status, headers, body, 5))
    assert answer.status == status


def _openapi(data: bytes) -> None:
    read_openapi(data, "spec.json")


_PIECES = [TAIL[at : at + 10] for at in range(len(TAIL) - 9)]


def _import(kind: str) -> Run:
    def run(data: bytes) -> None:
        text = text_of(data, "input")
        try:
            found = read(text, _store(), _store().newest, kind)
        except InputError as error:
            if _tells_a_piece(text, str(error)):
                raise AssertionError("A piece of a key is told.") from error
            raise
        assert found.request.api_version
        told = "\n".join(map(str, (found.request, *found.ignored, *found.notes, *found.understood)))
        assert not _tells_a_piece(text, told)
        assert not secret_place(found.request)
        assert not contains_secret(
            "\n\n".join(map(str, (*found.ignored, *found.notes, *found.understood)))
        )

    return run


def _tells_a_piece(text: str, told: str) -> bool:
    """Whether something tells ten characters of the key that was put into a text."""
    # Damage may have left a part of it that nobody could take for one.
    keys = (one for hit in find_secrets(text) for one in (*hit.plain, text[hit.start : hit.end]))
    return any(piece in told for piece in _PIECES) and any(TAIL[:4] in key for key in keys)


def _detect(data: bytes) -> None:
    assert detect(text_of(data, "input")) in {kind.name for kind in kinds()}


def _account(data: bytes) -> None:
    with suppress(ValueError, RecursionError):
        content = json.loads(data)
        parse_account(content)


def _rules(data: bytes) -> None:
    with _folder() as folder:
        name, _, content = data.partition(b"\n")
        for file in ("defaults.json", "constraints.json"):
            (folder / file).write_bytes((RESOURCES / "rules" / file).read_bytes())
        changed = "defaults.json" if name == b"defaults" else "constraints.json"
        (folder / changed).write_bytes(content)
        rulebook = Rulebook(folder)
        assert rulebook.constraints is not None
        assert rulebook._defaults is not None


def _catalogs(data: bytes) -> None:
    with _folder() as folder:
        (folder / "2025-06-30.basil.json").write_bytes(data)
        found, notices = read_folder(folder)
        assert len(found) + len(notices) >= 1


def _secrets(data: bytes) -> None:
    text = data.decode("utf-8", "surrogateescape")
    cleaned, _ = clean_pasted_key(text)
    mask_key(text)
    once = redact(text)
    assert redact(once) == once
    classify_key(cleaned)


def _sandbox_form(data: bytes) -> None:
    parse_form(data)


def _sandbox_head(data: bytes) -> None:
    framing = Framing()
    framing.receive(data)
    if head := framing.head():
        check_addressee(head, 8080)
        check_length(head)
        framing.body()


# What is damaged


def _session_seeds() -> tuple[bytes, ...]:
    found = [
        b'{"format": "session-composer/1", "api_version": "2025-06-30.basil", "account": "acct_1", '
        b'"components": {"payments": {"enabled": true, "features": {"refund_management": false}}}, '
        b'"expand": ["a"], "metadata": {"a": [1, "x", null, {"b": []}]}}',
    ]
    return tuple(found)


def _corpus(*dialects: str) -> Callable[[], tuple[bytes, ...]]:
    def seeds() -> tuple[bytes, ...]:
        folder = ROOT / "tests" / "codecs" / "corpus"
        paths = [path for dialect in dialects for path in sorted((folder / dialect).glob("*.txt"))]
        return tuple(path.read_bytes()[:_SEED_BYTES] for path in paths)

    return seeds


def _form_seeds() -> tuple[bytes, ...]:
    return (
        b"account=acct_1&components[payments][enabled]=true&expand[0]=a&metadata[x]=%C3%A9+%26",
        b"a[][b]=1&a[][b]=2&a=3&=&%5B=1&a[b][]=",
    )


def _reply_seeds() -> tuple[bytes, ...]:
    session = {
        "object": "account_session",
        "account": "acct_1",
        "client_secret": "accs_secret__abcDEF123456",
        "components": {"payments": {"enabled": True, "features": {"a": False, "b": ["c"]}}},
        "expires_at": 1893456000,
        "livemode": False,
    }
    error = {
        "error": {
            "type": "invalid_request_error",
            "code": "parameter_missing",
            "message": "Missing",
            "param": "components[payments]",
            "doc_url": "https://docs.stripe.com/x",
            "request_log_url": "https://dashboard.stripe.com/x",
        }
    }
    texts = [json.dumps(session).encode(), json.dumps(error).encode(), b"<html>Bad gateway</html>"]
    return tuple(b"x" * number + b"\n" + text for number, text in enumerate(texts))


def _openapi_seeds() -> tuple[bytes, ...]:
    schema = {
        "type": "object",
        "properties": {
            "account": {"type": "string"},
            "components": {
                "type": "object",
                "properties": {
                    "payments": {
                        "type": "object",
                        "properties": {
                            "enabled": {"type": "boolean"},
                            "features": {"$ref": "#/components/schemas/f"},
                        },
                    }
                },
            },
        },
    }
    content = {"application/x-www-form-urlencoded": {"schema": schema}}
    document = {
        "openapi": "3.0.0",
        "info": {"title": "Stripe", "version": "2025-06-30.basil"},
        "paths": {"/v1/account_sessions": {"post": {"requestBody": {"content": content}}}},
        "components": {
            "schemas": {"f": {"type": "object", "properties": {"a": {"type": "boolean"}}}}
        },
    }
    as_yaml = (
        b"openapi: 3.0.0\ninfo: {title: &a Stripe, version: 2025-06-30.basil}\npaths:\n  *a : x\n"
    )
    return json.dumps(document).encode(), json.dumps(document, indent=1).encode(), as_yaml


def _account_seeds() -> tuple[bytes, ...]:
    account = {
        "id": "acct_1",
        "object": "account",
        "type": "custom",
        "business_profile": {"name": "x"},
        "capabilities": {"transfers": "active"},
        "controller": {"fees": {"payer": "application"}, "losses": {"payments": "stripe"}},
        "country": "US",
    }
    return (json.dumps(account).encode(),)


def _rule_seeds() -> tuple[bytes, ...]:
    found = []
    for name in ("defaults", "constraints"):
        content = json.loads((RESOURCES / "rules" / f"{name}.json").read_bytes())
        content[name] = content[name][:3]
        found.append(f"{name}\n{json.dumps(content)}".encode())
    return tuple(found)


def _catalog_seeds() -> tuple[bytes, ...]:
    paths = sorted((RESOURCES / "catalogs").glob("*.json"))[:3]
    return tuple(path.read_bytes()[:_SEED_BYTES] for path in paths)


def _settings_seeds() -> tuple[bytes, ...]:
    profile = json.dumps(json.dumps([json.dumps({"name": "a", "kind": "secret"})]))
    return (
        f"[keys]\nprofiles={profile}\n[flags]\nx=true\n[layout]\nwindow=AAAA\n".encode(),
        b'[files]\nrecent="[\\"/a\\"]"\n[choices]\ntarget=@ByteArray(x)\nx=@Variant(\\0\\0\\0\\x7f)\n',
    )


def _secret_seeds() -> tuple[bytes, ...]:
    return (
        b"sk_live_51abcdefABCDEF1234 rk_test_1 Bearer sk_test_1234567890abcd",
        b"accs_secret__abcDEF123456 whsec_abcDEF12345 https://user:pass@host/ sk_org_live_x",
    )


def _head_seeds() -> tuple[bytes, ...]:
    return (
        b"POST /v1/account_sessions HTTP/1.1\r\nHost: 127.0.0.1:8080\r\nContent-Length: 3",
        b"GET http://127.0.0.1:8080/v1/x?limit=1 HTTP/1.0\r\nHost: localhost:8080\r\nOrigin: x",
    )


DIALECTS = {
    "session": ("session",),
    "json": ("json", "tools-json"),
    "yaml": ("tools-yaml",),
    "http": ("http",),
    "bru": ("bru",),
    "httpie": ("httpie",),
    "wget": ("wget",),
    "powershell": ("powershell",),
    "form": ("form",),
    "curl": ("curl", "curl-cmd", "curl-powershell"),
    "stripe-cli": ("stripe-cli",),
    "python": ("python",),
    "node": ("node", "typescript"),
    "ruby": ("ruby",),
    "php": ("php",),
    "code": ("code",),
    **{name: (name,) for name in ("go", "java", "kotlin", "dotnet")},
}
"""Folders of the corpus by the kind of text."""
_REFUSED = (ComposerError,)
PARSERS: dict[str, Parser] = {
    "session": Parser(_session, _session_seeds, _REFUSED),
    "settings": Parser(_settings, _settings_seeds),
    "recovery": Parser(_recovery, _session_seeds),
    "form": Parser(_form, _form_seeds, (UnicodeDecodeError,)),
    "reply": Parser(_reply, _reply_seeds),
    "openapi": Parser(_openapi, _openapi_seeds, _REFUSED),
    "account": Parser(_account, _account_seeds, _REFUSED),
    "rules": Parser(_rules, _rule_seeds, _REFUSED),
    "catalogs": Parser(_catalogs, _catalog_seeds),
    "secrets": Parser(_secrets, _secret_seeds, _REFUSED),
    "sandbox-form": Parser(_sandbox_form, _form_seeds, (FormError,)),
    "sandbox-head": Parser(_sandbox_head, _head_seeds, (ApiError,)),
    "detect": Parser(
        _detect, _corpus(*(name for names in DIALECTS.values() for name in names)), _REFUSED
    ),
} | {
    f"read-{kind.name}": Parser(
        _import(kind.name), _corpus(*DIALECTS[kind.name]), _REFUSED, code_words(kind.name)
    )
    for kind in kinds()
}


def damaged(seeds: tuple[bytes, ...]) -> SearchStrategy[bytes]:
    """Bytes out of nothing, and good ones with pieces changed, left out, doubled and put in."""

    @st.composite
    def change(draw: st.DrawFn) -> bytes:
        data = draw(st.sampled_from(seeds))
        for _ in range(draw(st.integers(0, 6))):
            begin = draw(st.integers(0, len(data)))
            end = min(len(data), begin + draw(st.integers(0, 40)))
            match draw(st.integers(0, 5)):
                case 0:
                    data = data[:begin] + data[end:]
                case 1:
                    data = data[:end] + data[begin:]
                case 2:
                    data = data[:begin] + draw(st.sampled_from(_TOKENS)) + data[begin:]
                case 3:
                    data = data[:begin] + draw(st.sampled_from(_TOKENS)) + data[end:]
                case 4:
                    data = data[:begin] + draw(st.binary(max_size=8)) + data[end:]
                case 5:
                    data = data[:begin] + data[begin:end] * draw(st.integers(2, 200)) + data[end:]
        return data

    return st.one_of(change(), change(), change(), st.binary(max_size=200))


def examine(name: str, parser: Parser, *, examples: int, seconds: float) -> Report:
    """Feed a parser rounds of ``examples`` inputs until the time is over; at least one round."""
    report = Report(name)
    end = time.monotonic() + seconds
    seeds = parser.seeds()

    @settings(
        max_examples=examples,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
        phases=(Phase.generate, Phase.shrink),
    )
    @given(damaged(seeds))
    def feed(data: bytes) -> None:
        report.inputs += 1
        report.worst = data
        begin = time.thread_time()
        try:
            parser.run(data)
        except parser.allowed as error:
            report.refused += 1
            if isinstance(error, InputError) and not str(error).endswith((".", ".)")):
                raise NoSentenceError(str(error)[-200:]) from error
        taken = time.thread_time() - begin
        report.slowest = max(report.slowest, taken)
        if taken > MAX_SECONDS:
            raise TooSlowError(f"{taken:.1f} s")

    while True:
        try:
            feed()
        except Exception:
            report.failure = traceback.format_exc(limit=-3)
            return report
        if time.monotonic() >= end:
            return report


def lengthen(
    name: str, parser: Parser, *, seed: str, count: int, seconds: float = 0, size: int = SIZE
) -> Report:
    """Feed a parser inputs of many repeated pieces, at least ``count``, until the time is over."""
    report = Report(name)
    end = time.monotonic() + seconds
    seeds = parser.seeds()
    random = Random(f"{name} {seed}")

    while not report.failure and (report.inputs < count or time.monotonic() < end):
        made = repeated(random, seeds, _TOKENS, parser.words)
        report.inputs += 1
        report.worst = repr(made).encode()

        def run(data: bytes) -> None:
            with suppress(*parser.allowed):
                parser.run(data)

        report.failure = made.excess(run, size)
    return report


def main(arguments: list[str]) -> int:
    """Examine parsers; 0 when all of them hold."""
    command = argparse.ArgumentParser(prog="python -m tests.tools.fuzz")
    command.add_argument("parsers", nargs="*", metavar="PARSER", help="default: all")
    command.add_argument("--minutes", type=float, default=0.2, help="for each parser; default 0.2")
    command.add_argument("--lengths", action="store_true", help="whether time grows as the length")
    command.add_argument("--seed", default="", help="of what --lengths makes up; default: the time")
    command.add_argument("--list", action="store_true", help="name the parsers")
    options = command.parse_args(arguments)
    if options.list:
        print(*PARSERS, sep="\n")
        return 0
    unknown = set(options.parsers) - PARSERS.keys()
    if unknown:
        command.error(f"no such parser: {', '.join(sorted(unknown))}")
    # Qt remarks on every damaged value of a settings file.
    qInstallMessageHandler(lambda *_: None)
    failed = False
    seed, seconds = options.seed or str(time.time()), options.minutes * 60
    for name in options.parsers or PARSERS:
        parser = PARSERS[name]
        if options.lengths:
            report = lengthen(name, parser, seed=seed, count=1, seconds=seconds, size=_LONG)
        else:
            report = examine(name, parser, examples=_ROUND, seconds=seconds)
        print(report.line(), flush=True)
        if report.failure:
            failed = True
            print(report.failure, f"input: {report.worst!r}", sep="\n", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
