"""The key store against a real Secret Service: GNOME Keyring on a bus of its own."""

import gc
import os
import socket
import subprocess
import sys
import threading
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.support.keyring_backends import failure_of
from tests.support.lanes import require_tools

from session_composer.api.keys.deadline import DeadlineKeyStore
from session_composer.api.keys.keyring_store import KeyringKeyStore, default_key_store
from session_composer.api.keys.store import SERVICE, KeyStoreErrorKind

if TYPE_CHECKING:
    from tests.support.secret_service import SecretService

pytestmark = [
    pytest.mark.keyring_real,
    # keyring leaves its connection open when it raises.
    pytest.mark.filterwarnings("ignore:unclosed <socket:ResourceWarning"),
]

KEY = "sk_test_SENTINEL0123456789"
OTHER_KEY = "rk_test_SENTINEL9876543210"
NAMES = ["default", "two words", "Zoë’s “shop” №1", "'\"\\/=;$(id)%s{}", "日本語", "x" * 64]


@pytest.fixture
def initialised() -> bool:
    return True


@pytest.fixture
def service(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, initialised: bool
) -> Iterator["SecretService"]:
    require_tools("dbus-daemon", "gnome-keyring-daemon")
    # Not at the top: what it imports exists on Linux only.
    from tests.support.secret_service import SecretService

    service = SecretService(tmp_path, initialised=initialised)
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", service.address)
    monkeypatch.delenv("PYTHON_KEYRING_BACKEND", raising=False)
    monkeypatch.setattr("keyring.core._keyring_backend", None)
    yield service
    service.stop()
    for thread in threading.enumerate():
        if thread.name == "key-store":
            thread.join(10)
            assert not thread.is_alive()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)
        gc.collect()
    assert service.processes() == []
    assert_in_no_file(tmp_path, "SENTINEL")


def assert_in_no_file(folder: Path, text: str) -> None:
    """B16: no file under the folder holds the text in the clear."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert files
    for path in files:
        assert text.encode() not in path.read_bytes(), path


def kind_of_failure(action: Callable[[], object]) -> KeyStoreErrorKind:
    return failure_of(action).kind


def store_with_deadline(
    deadline_s: float, prompt_deadline_s: float | None = None
) -> DeadlineKeyStore:
    inner = KeyringKeyStore()
    return DeadlineKeyStore(
        inner,
        inner.expects_prompt,
        deadline_s=deadline_s,
        prompt_deadline_s=deadline_s if prompt_deadline_s is None else prompt_deadline_s,
    )


def test_a_bus_is_up_only_when_it_accepts_connections(tmp_path: Path) -> None:
    """Between `bind` and `listen` the file of a socket exists, and refuses."""
    # Not at the top: what it imports exists on Linux only.
    from tests.support.secret_service import accepts_connections

    path = tmp_path / "bus"
    assert not accepts_connections(path)
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(path))
        assert path.exists()
        assert not accepts_connections(path)
        server.listen()
        assert accepts_connections(path)


def test_says_where_keys_are(service: "SecretService") -> None:
    info = default_key_store().info()
    assert info.persistent
    assert "Secret Service" in str(info.name)
    assert SERVICE in str(info.sentence)


def test_saves_reads_replaces_and_forgets(service: "SecretService") -> None:
    store = default_key_store()
    assert store.read("shop") is None
    store.save("shop", KEY)
    assert store.read("shop") == KEY
    store.save("shop", OTHER_KEY)
    # Another store, as after a restart of the program.
    assert default_key_store().read("shop") == OTHER_KEY
    (entry,) = service.attributes()
    assert (entry["service"], entry["username"]) == (SERVICE, "shop")
    store.forget("shop")
    assert store.read("shop") is None
    assert service.attributes() == []
    store.forget("shop")


def test_keeps_profiles_apart(service: "SecretService") -> None:
    store = default_key_store()
    for number, name in enumerate(NAMES):
        store.save(name, f"{KEY}{number}")
    store.forget(NAMES[1])
    expected = [f"{KEY}{number}" for number in range(len(NAMES))]
    assert [store.read(name) for name in NAMES] == [expected[0], None, *expected[2:]]


def test_a_key_survives_a_restart_of_the_daemon_b8(service: "SecretService") -> None:
    store = default_key_store()
    store.save("shop", KEY)
    service.kill_daemon()
    # The bus starts another daemon, which does not know the password.
    assert kind_of_failure(lambda: store.read("shop")) is KeyStoreErrorKind.LOCKED
    service.unlock()
    assert store.read("shop") == KEY


def test_locked_and_not_unlocked_changes_nothing_b5(service: "SecretService") -> None:
    store = default_key_store()
    store.save("shop", KEY)
    service.lock()
    actions: list[Callable[[], object]] = [
        lambda: store.read("shop"),
        lambda: store.save("shop", OTHER_KEY),
        lambda: store.forget("shop"),
    ]
    for action in actions:
        assert kind_of_failure(action) is KeyStoreErrorKind.LOCKED
    service.unlock()
    assert store.read("shop") == KEY


@pytest.mark.parametrize("initialised", [False])
def test_no_default_collection_and_none_created_b5(service: "SecretService") -> None:
    store = default_key_store()
    assert KeyringKeyStore().expects_prompt("shop")
    assert kind_of_failure(lambda: store.read("shop")) is KeyStoreErrorKind.LOCKED
    assert kind_of_failure(lambda: store.save("shop", KEY)) is KeyStoreErrorKind.LOCKED
    assert kind_of_failure(lambda: store.forget("shop")) is KeyStoreErrorKind.LOCKED


def test_a_prompt_is_foreseen_without_prompting(service: "SecretService") -> None:
    store = KeyringKeyStore()
    store.save("shop", KEY)
    assert not store.expects_prompt("shop")
    service.lock()
    with service.hold_prompts():
        # A prompt would hang here.
        assert store.expects_prompt("shop")


def test_a_prompt_gets_the_long_deadline(service: "SecretService") -> None:
    store = store_with_deadline(0.5, prompt_deadline_s=1.5)
    store.save("shop", KEY)
    service.lock()
    with service.hold_prompts():
        error = failure_of(lambda: store.read("shop"))
    assert error.kind is KeyStoreErrorKind.NOT_ANSWERING
    assert str(error) == "The keyring did not answer within 1.5 seconds."


def test_a_hung_service_runs_into_the_deadline_b6(service: "SecretService") -> None:
    store = default_key_store()
    store.save("shop", KEY)
    service.suspend()
    error = failure_of(lambda: store.save("shop", OTHER_KEY))
    assert error.kind is KeyStoreErrorKind.NOT_ANSWERING
    assert str(error) == "The keyring did not answer within 5 seconds."
    service.resume()
    # The save had not begun, so it is never carried out.
    assert store.read("shop") == KEY


def test_calls_behind_a_hung_one_fail_in_their_turn_b7(service: "SecretService") -> None:
    store = store_with_deadline(0.5)
    store.save("shop", KEY)
    service.suspend()
    for _ in range(3):
        # The service does not go on until this is over.
        assert kind_of_failure(lambda: store.read("shop")) is KeyStoreErrorKind.NOT_ANSWERING
    assert kind_of_failure(lambda: store.forget("shop")) is KeyStoreErrorKind.NOT_ANSWERING
    service.resume()
    assert store.read("shop") == KEY


def test_a_daemon_killed_while_it_is_asked_b8(service: "SecretService") -> None:
    store = default_key_store()
    store.save("shop", KEY)
    service.suspend()
    threading.Timer(0.5, service.kill_daemon).start()
    kind = kind_of_failure(lambda: store.read("shop"))
    assert kind in (KeyStoreErrorKind.LOCKED, KeyStoreErrorKind.FAILED)


def test_the_whole_bus_gone_b8(service: "SecretService") -> None:
    store = default_key_store()
    store.save("shop", KEY)
    service.stop()
    assert kind_of_failure(lambda: store.read("shop")) is KeyStoreErrorKind.FAILED
    assert kind_of_failure(lambda: store.save("shop", KEY)) is KeyStoreErrorKind.NOT_SAVED
    assert kind_of_failure(lambda: store.forget("shop")) is KeyStoreErrorKind.NOT_DELETED
    assert kind_of_failure(default_key_store().info) is KeyStoreErrorKind.NO_BACKEND


def test_the_started_program_finds_the_keyring_b14(service: "SecretService") -> None:
    """As a process of its own: save, read and forget, and nothing is left behind."""
    result = subprocess.run(
        [sys.executable, "-m", "session_composer", "self-test"],
        env={
            **os.environ,
            "PYTHONPATH": os.pathsep.join(filter(None, sys.path)),
            "DBUS_SESSION_BUS_ADDRESS": service.address,
        },
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert result.returncode == 0, result.stderr
    assert "keyring: round trip works, Secret Service" in result.stdout
    assert KeyringKeyStore().read("self-test") is None
