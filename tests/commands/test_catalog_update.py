"""catalog update: from a server on this computer that publishes a document, or does otherwise."""

import gzip
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.support.command_line import Outcome, call, program
from tests.support.fault_server import FaultServer, Script, Talk, answer, gzip_bomb, replying
from tests.support.requests import STORE
from tests.support.specs import big_json, boolean, component, document, of_catalog

from session_composer.commands import catalog_additions
from session_composer.core.files.user_data import user_data_folder, user_state_folder
from session_composer.core.versions.catalog_store import CatalogStore

NEW = "2097-01-27.fig"
ETAG = 'W/"0123abc"'
QUESTION = "Nothing was added. With --yes it is added without asking."

type Capture = pytest.CaptureFixture[bytes]


def published(version: str = NEW, **more: Any) -> dict[str, Any]:
    """Document of a version that has all that the newest known one has, and more."""
    known = of_catalog(STORE.catalog(STORE.newest).components)
    return document({**known, **more}, version)


NEWS = published(balances_new=component({"showing": boolean()}))
ADDED = [
    "+ components[balances_new]",
    "+ components[balances_new][enabled]",
    "+ components[balances_new][features]",
    "+ components[balances_new][features][showing]",
]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the folder of the added catalogs, new for each test."""
    for variable in ("XDG_DATA_HOME", "XDG_STATE_HOME", "APPDATA", "LOCALAPPDATA", "HOME"):
        monkeypatch.setenv(variable, str(tmp_path / variable))
    return user_data_folder(os.environ) / "catalogs"


def as_json(spec: object) -> bytes:
    return json.dumps(spec).encode()


def publishing(body: bytes, etag: str = ETAG) -> Script:
    """Serve a document, or that it has not changed."""

    def script(talk: Talk) -> None:
        asked = talk.read_request()
        if etag and f"\r\nIf-None-Match: {etag}\r\n".encode() in asked:
            talk.send(answer(b"", status="304 Not Modified", headers=(f"ETag: {etag}",)))
        else:
            talk.send(answer(body, headers=(f"ETag: {etag}",) if etag else ()))

    return script


@pytest.fixture
def server() -> Iterator[FaultServer]:
    with FaultServer(publishing(as_json(NEWS))) as server:
        yield server


def update(capture: Capture, server: FaultServer, *options: str) -> Outcome:
    return call(capture, "catalog", "update", "--url", f"{server.base_url}/spec.json", *options)


def kept(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


def test_what_is_new_is_told_and_added(
    capsysbinary: Capture, server: FaultServer, folder: Path
) -> None:
    outcome = update(capsysbinary, server, "--yes")
    assert (outcome.code, outcome.err) == (0, "")
    components = len(STORE.catalog(STORE.newest).components) + 1
    lines = outcome.text.splitlines()
    assert lines[:5] == [
        f"{NEW} is published: {components} components. Against {STORE.newest}:",
        *ADDED,
    ]
    assert lines[5].startswith(f"Added {NEW}: {components} components, ")
    assert kept(folder) == [f"{NEW}.json"]
    assert "balances_new" in CatalogStore().catalog(NEW).component_by_name


def test_the_server_learns_nothing_of_the_user(
    capsysbinary: Capture, server: FaultServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("STRIPE_SECRET_KEY", "sk_test_51SentinelSentinel")
    update(capsysbinary, server, "--yes")
    [request] = server.requests
    head, *lines = request.decode().removesuffix("\r\n\r\n").split("\r\n")
    assert head == "GET /spec.json HTTP/1.1"
    names = {line.partition(":")[0] for line in lines}
    assert names == {"Host", "Accept", "Accept-Encoding", "User-Agent"}


@pytest.mark.parametrize(("given", "is_added"), [(b"y\n", True), (b"n\n", False), (b"", False)])
def test_nothing_is_added_without_a_yes(
    server: FaultServer, folder: Path, given: bytes, is_added: bool
) -> None:
    arguments = ("catalog", "update", "--url", f"{server.base_url}/spec.json")
    outcome = program(*arguments, given=given)
    assert outcome.code == 0
    assert outcome.text.splitlines()[1:5] == ADDED
    assert kept(folder) == ([f"{NEW}.json"] if is_added else [])
    assert outcome.err == ("" if is_added else f"session-composer: {QUESTION}\n")


def test_a_document_of_real_size_packed_as_it_comes(capsysbinary: Capture, folder: Path) -> None:
    body = gzip.compress(big_json(8_000_000, NEWS), 1)
    reply = answer(body, headers=("Content-Encoding: gzip", f"ETag: {ETAG}"))
    with FaultServer(replying(reply)) as server:
        outcome = update(capsysbinary, server, "--yes")
    assert outcome.code == 0
    assert outcome.text.splitlines()[1:5] == ADDED
    assert kept(folder) == [f"{NEW}.json"]


def test_the_etag_spares_the_second_download(capsysbinary: Capture, server: FaultServer) -> None:
    update(capsysbinary, server, "--yes")
    again = update(capsysbinary, server, "--yes")
    sentence = f"Nothing new: the published version is {NEW}, and all of it is known.\n"
    assert (again.code, again.text, again.err) == (0, sentence, "")
    assert b"If-None-Match" not in server.requests[0]
    assert f"If-None-Match: {ETAG}".encode() in server.requests[1]
    # Of another address it says nothing.
    call(capsysbinary, "catalog", "update", "--url", f"{server.base_url}/other.json")
    assert b"If-None-Match" not in server.requests[2]


def test_the_etag_is_kept_only_while_its_version_is_known(
    capsysbinary: Capture, server: FaultServer, folder: Path
) -> None:
    update(capsysbinary, server)
    update(capsysbinary, server, "--yes")
    assert b"If-None-Match" not in server.requests[1], "was declined before"
    (folder / f"{NEW}.json").unlink()
    outcome = update(capsysbinary, server)
    assert outcome.text.splitlines()[1:5] == ADDED
    assert b"If-None-Match" not in server.requests[2]


@pytest.mark.parametrize("etag", ["", "W/bare", '"' + "x" * 300 + '"'])
def test_an_etag_that_is_none_is_not_kept(capsysbinary: Capture, etag: str) -> None:
    with FaultServer(publishing(as_json(NEWS), etag)) as server:
        for _ in range(2):
            assert update(capsysbinary, server, "--yes").code == 0
    assert b"If-None-Match" not in server.requests[1]


@pytest.mark.parametrize("content", ["", "{", "[]", '{"format": 1}', '{"format": 1, "etag": 3}'])
def test_what_was_kept_may_be_damaged(
    capsysbinary: Capture, server: FaultServer, content: str
) -> None:
    update(capsysbinary, server, "--yes")
    [path] = user_state_folder().glob("*.json")
    path.write_text(content)
    assert "Nothing new" in update(capsysbinary, server).text
    assert b"If-None-Match" not in server.requests[1]


def test_a_place_that_cannot_keep_the_etag_is_no_fault(
    capsysbinary: Capture, server: FaultServer
) -> None:
    user_state_folder().parent.mkdir(parents=True)
    user_state_folder().write_text("a file")
    outcome = update(capsysbinary, server, "--yes")
    assert (outcome.code, outcome.err) == (0, "")


def of_known(version: str) -> dict[str, Any]:
    return document(of_catalog(STORE.catalog(version).components), version)


def test_what_is_known_is_nothing_new(capsysbinary: Capture, folder: Path) -> None:
    older = STORE.versions[1].api_version
    for version, end in ((STORE.newest, ""), (older, f" It is older than {STORE.newest}, which")):
        with FaultServer(publishing(as_json(of_known(version)))) as server:
            outcome = update(capsysbinary, server, "--yes")
        assert (outcome.code, outcome.err) == (0, "")
        known = f"Nothing new: the published version is {version}, and all of it is known.{end}"
        assert outcome.text.startswith(known)
    assert kept(folder) == []


def test_a_version_older_than_what_is_known_says_so(capsysbinary: Capture, folder: Path) -> None:
    spec = document(version="2024-12-01.acacia")
    with FaultServer(publishing(as_json(spec))) as server:
        outcome = update(capsysbinary, server)
    assert outcome.text.startswith("2024-12-01.acacia is published: 3 components. Against 2024-11-")
    assert outcome.text.endswith(f"It is older than {STORE.newest}, which is known.\n")
    assert kept(folder) == []


def test_a_known_version_that_has_more_stands_beside(capsysbinary: Capture, folder: Path) -> None:
    spec = published(STORE.newest, balances_new=component({"showing": boolean()}))
    with FaultServer(publishing(as_json(spec), "")) as server:
        outcome = update(capsysbinary, server, "--yes")
        assert outcome.text.splitlines()[1:5] == ADDED
        assert f"Against {STORE.newest}:" in outcome.text
        assert f"Added {STORE.newest}-imported: " in outcome.text
        assert "Nothing new" in update(capsysbinary, server).text
    assert kept(folder) == [f"{STORE.newest}.json"]


def test_an_earlier_addition_is_what_a_later_one_is_compared_with(
    capsysbinary: Capture, server: FaultServer, folder: Path
) -> None:
    update(capsysbinary, server, "--yes")
    more = published(
        balances_new=component({"showing": boolean(), "hiding": boolean()}),
    )
    server.script = publishing(as_json(more), '"2"')
    lines = update(capsysbinary, server, "--yes").text.splitlines()
    assert lines[0].endswith(f"Against {NEW}:")
    assert lines[1] == "+ components[balances_new][features][hiding]"
    assert lines[2].startswith("Added")
    assert kept(folder) == [f"{NEW}.json"]


def _slow(talk: Talk) -> None:
    talk.read_request()
    talk.send(answer(b"", length="100000"))
    talk.drip(b" " * 1000)


GOOD = as_json(NEWS)
FAULTS: dict[str, tuple[Script, int, str]] = {
    "too large": (replying(answer(b" " * 300_000)), 3, "larger than"),
    "a small packet of much": (
        replying(answer(gzip_bomb(900_000), headers=("Content-Encoding: gzip",))),
        3,
        "larger than",
    ),
    "slow": (_slow, 3, "gave no complete answer within 0.3 s."),
    "truncated": (replying(answer(GOOD[:-9], length=str(len(GOOD)))), 3, "is incomplete"),
    "truncated packet": (
        replying(answer(gzip.compress(GOOD)[:-9], headers=("Content-Encoding: gzip",))),
        3,
        "is incomplete",
    ),
    "truncated without a word": (replying(answer(GOOD[:-9])), 2, "it is not valid JSON"),
    "nothing": (replying(answer(b"")), 2, "it is empty."),
    "a web page": (replying(answer(b"<!doctype html><p>Hi")), 2, "it is a web page or XML"),
    "not UTF-8": (replying(answer(b"{\xff")), 2, "it is not UTF-8 text"),
    "other JSON": (replying(answer(b'{"a": 1}')), 2, "cannot be imported"),
    "other API": (replying(answer(as_json(document(paths={})))), 2, "describes 0 operations"),
    "no version": (replying(answer(as_json(document(version="1.0")))), 2, "not an API version"),
    "not there": (replying(answer(b"404", status="404 Not Found")), 1, "status 404"),
    "server error": (replying(answer(GOOD, status="500 Oh")), 1, "status 500"),
    "a part": (replying(answer(GOOD, status="206 Partial Content")), 1, "status 206"),
    "unchanged, unasked": (replying(answer(b"", status="304 Same")), 3, "(status 304)"),
    "elsewhere": (
        replying(answer(b"", status="302 Found", headers=("Location: https://else.example/a",))),
        3,
        "redirected the request to else.example (status 302). It was not followed.",
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_whatever_goes_wrong_is_one_sentence(
    capsysbinary: Capture, folder: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(catalog_additions, "MAX_BYTES", 200_000)
    script, code, words = FAULTS[name]
    with FaultServer(script) as server:
        patience = "0.3" if script is _slow else "20"
        sentence = update(capsysbinary, server, "--yes", "--timeout", patience).failed(code)
    assert words in sentence
    assert kept(folder) == []
    assert not user_state_folder().exists()


def test_a_server_that_is_not_there(capsysbinary: Capture) -> None:
    with FaultServer(_slow) as server:
        pass
    assert "cannot be reached" in update(capsysbinary, server).failed(3)


@pytest.mark.parametrize(
    "url",
    [
        *("http://example.com/spec.json", "ftp://example.com/spec.json", "file:///etc/passwd"),
        *("https://user@example.com/a", "https://user:pa55word@example.com/a"),
        *("https://example.com/a?token=pa55word", "https://example.com/a#b", "https://example.com"),
        *("https://example.com/a b", "https://example.com/\u0430", "https://exa\nmple.com/a"),
        *("http://127.0.0.1.example.com:80/a", "http://127.0.0.1/a", "example.com/a"),
        *("https://example.com/" + "a" * 500, "https://example.com/sk_live_51SentinelSentinel"),
    ],
)
def test_only_plain_addresses_are_asked(capsysbinary: Capture, url: str) -> None:
    sentence = call(capsysbinary, "catalog", "update", "--url", url).failed(2)
    assert sentence.startswith("The address of the document must begin with https://")
    assert "pa55word" not in sentence
    assert "Sentinel" not in sentence
