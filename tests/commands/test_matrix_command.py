import json
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.support.command_line import ACCOUNT, call, content, session
from tests.support.fakes import LIVE_KEY, TEST_KEY
from tests.support.fault_server import FaultServer, Talk, answer, replying
from tests.support.matrices import SECRET
from tests.support.matrices import refusal as refused
from tests.support.matrices import session as granted

from session_composer.api.matrix.matrix_run import MatrixRun
from session_composer.api.sandbox.server import SandboxServer
from session_composer.core.roles.roles import built_in_roles
from session_composer.core.rules.rulebook import Rulebook
from session_composer.core.versions.catalog_store import CatalogStore

EXPRESS = "acct_1SimExpressUS"
JSON = ("--format", "json")

type Capture = pytest.CaptureFixture[bytes]


def account(id_: str) -> dict[str, object]:
    return {"id": id_, "object": "account", "controller": {"type": "application"}}


@pytest.fixture(scope="module")
def sandbox() -> Iterator[str]:
    with SandboxServer(CatalogStore(), Rulebook()) as server:
        yield server.base_url


@pytest.fixture
def file(tmp_path: Path) -> str:
    return session(tmp_path, "payments")


@pytest.fixture
def key(monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("A_KEY", TEST_KEY)
    return "A_KEY"


def test_requests_roles_accounts_and_versions(
    capfdbinary: Capture, file: str, sandbox: str
) -> None:
    done = call(
        capfdbinary,
        "matrix",
        file,
        "--roles",
        f"--accounts={ACCOUNT},{EXPRESS}",
        "--versions=2025-06-30.basil,2025-05-28.basil",
        f"--api-base={sandbox}",
        *JSON,
    )
    assert (done.code, done.err) == (0, "")
    found = json.loads(done.out)
    names = ["a", *(role.title for role in built_in_roles())]
    assert [one["name"] for one in found["requests"]] == [name for name in names for _ in "12"]
    assert [one["id"] for one in found["accounts"]] == [ACCOUNT, EXPRESS]
    assert len(found["cells"]) == 2 * 2 * len(names)
    assert {one["outcome"] for one in found["cells"]} == {"accepted"}
    assert found["simulated"] is True
    assert b"secret" not in done.out


def test_the_accounts_of_the_files_go_by_themselves(
    capfdbinary: Capture, file: str, sandbox: str
) -> None:
    done = call(capfdbinary, "matrix", file, f"--api-base={sandbox}")
    assert done.code == 0
    assert done.text.splitlines() == [
        "account                                                  a",
        f"{ACCOUNT} Juniper Street Ceramics · Custom · US  accepted",
        "",
        "1 request for 1 account (simulated): 1 accepted.",
    ]


def test_all_accounts_are_those_of_the_list(
    capfdbinary: Capture, file: str, sandbox: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(MatrixRun, "start", MatrixRun.cancel)
    done = call(capfdbinary, "matrix", file, "--accounts=all", f"--api-base={sandbox}", *JSON)
    assert done.code == 3
    found = json.loads(done.out)
    assert len(found["accounts"]) > 250
    assert {one["outcome"] for one in found["cells"]} == {"not_sent"}


@pytest.mark.parametrize(
    "text",
    [
        f"{ACCOUNT}\n{EXPRESS}\n",
        f"{ACCOUNT}, {EXPRESS}",
        json.dumps({"object": "list", "data": [account(ACCOUNT), account(EXPRESS)]}),
        json.dumps([account(ACCOUNT), account(EXPRESS)]),
    ],
)
def test_accounts_stand_in_a_file(
    text: str, tmp_path: Path, capfdbinary: Capture, file: str, sandbox: str
) -> None:
    accounts = tmp_path / "accounts.txt"
    accounts.write_text(text)
    done = call(
        capfdbinary, "matrix", file, f"--accounts={accounts}", f"--api-base={sandbox}", *JSON
    )
    assert done.code == 0, done.err
    assert [one["id"] for one in json.loads(done.out)["accounts"]] == [ACCOUNT, EXPRESS]


def test_what_is_refused_is_told_and_ends_with_one(
    capfdbinary: Capture, tmp_path: Path, sandbox: str
) -> None:
    odd = session(tmp_path, "payments", "no_such_thing")
    done = call(capfdbinary, "matrix", odd, f"--api-base={sandbox}")
    assert done.code == 1
    assert "400 parameter_unknown" in done.text
    assert "components[no_such_thing]: Received unknown parameter" in done.text
    assert "not as the rules say" not in done.text


def test_a_saved_matrix_is_expected(
    capfdbinary: Capture, tmp_path: Path, file: str, sandbox: str
) -> None:
    saved = tmp_path / "saved.json"
    base = f"--api-base={sandbox}"
    done = call(capfdbinary, "matrix", file, base, *JSON, f"--output={saved}")
    assert (done.code, done.out, done.err) == (0, b"", "")
    assert call(capfdbinary, "matrix", file, base, f"--expect={saved}").code == 0
    Path(file).write_text(json.dumps(content("payments", "no_such_thing")))
    done = call(capfdbinary, "matrix", file, base, f"--expect={saved}", "--format=junit")
    assert done.code == 1
    assert done.err == (
        f"session-composer: a, 2025-06-30.basil, {ACCOUNT}: expected accepted · 200, found "
        "refused · 400 · parameter_unknown · components[no_such_thing] · "
        "components[no_such_thing]\n"
    )
    assert done.text.count("<failure ") == 1
    # What is refused as it is expected to be is fine.
    assert call(capfdbinary, "matrix", file, base, *JSON, f"--output={saved}").code == 1
    assert call(capfdbinary, "matrix", file, base, f"--expect={saved}").code == 0


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ([], "There is no request to send: name session files, or add --roles."),
        (["--roles"], "Owner names no account; choose the accounts (--accounts)."),
        (
            ["FILE", "--accounts=acct-1"],
            "--accounts: 'acct-1': The account id has - at character 5",
        ),
        (["FILE", "--accounts="], "There is no account to send for."),
        (["FILE", "--accounts=./none.json"], "none.json"),
        (["FILE", "--versions=newest"], "'newest' is not an API version"),
        (["FILE", "--expect=none.json"], "none.json"),
        (["FILE", "--expect=FILE"], "cannot be used: it has the format 'session-composer/1'"),
        (["-", "-"], "Standard input can be read once only."),
        (["FILE", "--key-env=NOT_SET_AT_ALL"], "The environment variable NOT_SET_AT_ALL"),
        (["FILE", "--api-base=https://api.stripe.com"], "Stripe needs a key"),
        (["FILE", "--context=acct_1"], "--context is for the keys of organizations only."),
    ],
)
def test_bad_usage_is_told(
    arguments: list[str], told: str, capfdbinary: Capture, file: str, sandbox: str
) -> None:
    named = [one.replace("FILE", file) for one in arguments]
    if not any("--api-base" in one for one in named):
        named.append(f"--api-base={sandbox}")
    assert told in call(capfdbinary, "matrix", *named).failed(2)


@pytest.mark.parametrize("jobs", ["0", "33", "x"])
def test_jobs_are_a_small_number(jobs: str, capfdbinary: Capture, file: str) -> None:
    done = call(capfdbinary, "matrix", file, f"--jobs={jobs}")
    assert done.code == 2
    assert "a number from 1 to 32 is meant" in done.err


def test_a_live_key_needs_a_yes_to_so_many_sessions(
    capfdbinary: Capture, file: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("A_KEY", LIVE_KEY)
    accounts = tmp_path / "accounts.json"
    accounts.write_text(json.dumps([account("acct_1One"), account("acct_1Two")]))
    arguments = (file, "--roles", f"--accounts={accounts}", "--key-env=A_KEY")
    told = call(capfdbinary, "matrix", *arguments).failed(2)
    count = 2 * (1 + len(built_in_roles()))
    assert f"is not a test key. This makes {count} account sessions for 2 accounts." in told
    assert told.endswith("To send them all the same, add --live.")
    assert LIVE_KEY not in told
    monkeypatch.setattr(MatrixRun, "start", MatrixRun.cancel)
    done = call(capfdbinary, "matrix", *arguments, "--live")
    assert done.code == 3
    assert f"This makes {count} account sessions for 2 accounts." in done.err


def test_secrets_are_dropped(capfdbinary: Capture, file: str, key: str) -> None:
    answered = answer(granted(ACCOUNT, {"payments": {"enabled": False}}).body)
    with FaultServer(replying(answered)) as server:
        for form in ("table", "json", "csv", "markdown", "junit"):
            done = call(
                capfdbinary,
                "matrix",
                file,
                f"--key-env={key}",
                f"--api-base={server.base_url}",
                f"--format={form}",
            )
            assert done.code == 0
            assert SECRET not in done.text + done.err
            assert TEST_KEY not in done.text + done.err
            assert "different" in done.text or form == "junit"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (answer(refused(403, "account_invalid", "account").body, status="403 Forbidden"), 1),
        (answer(refused(401).body, status="401 Unauthorized"), 1),
        (answer(b"<html>", headers=("Content-Type: text/html",)), 3),
        (b"", 3),
    ],
)
def test_the_exit_code_tells_what_came(
    data: bytes, code: int, capfdbinary: Capture, file: str, key: str
) -> None:
    with FaultServer(replying(data)) as server:
        base = f"--api-base={server.base_url}"
        done = call(capfdbinary, "matrix", file, f"--key-env={key}", base)
    assert done.code == code
    assert done.out


def test_an_interrupt_keeps_what_is_there(
    capfdbinary: Capture, tmp_path: Path, key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    two = session(tmp_path, "payments")
    second = threading.Event()

    def script(talk: Talk) -> None:
        request = talk.read_request()
        if request.startswith(b"POST") and b"acct_1Two" in request:
            second.set()
            talk.stall()
        talk.send(answer(granted("acct_1One").body))

    def interrupted(self: MatrixRun, seconds: float | None = None) -> bool:
        if seconds is None:
            return wait(self)
        assert second.wait(20)
        raise KeyboardInterrupt

    wait = MatrixRun.wait
    monkeypatch.setattr(MatrixRun, "wait", interrupted)
    accounts = tmp_path / "accounts.json"
    accounts.write_text(json.dumps([account("acct_1One"), account("acct_1Two")]))
    with FaultServer(script) as server:
        done = call(
            capfdbinary,
            "matrix",
            two,
            f"--accounts={accounts}",
            f"--key-env={key}",
            f"--api-base={server.base_url}",
            "--jobs=1",
            *JSON,
        )
    assert done.code == 130
    found = json.loads(done.out)
    assert [one["outcome"] for one in found["cells"]] == ["accepted", "no_answer"]
    assert "Interrupted" in done.err
