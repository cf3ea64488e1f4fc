"""The backends of keyring for macOS and Windows, run here on stand-ins for what they call."""

import ctypes
import importlib.util
import sys
from types import ModuleType
from typing import Any
from unittest.mock import MagicMock

import keyring.backend
import pytest
from tests.support.keyring_backends import failure_of
from tests.support.systems import version_for

from session_composer.api.keys import keyring_store
from session_composer.api.keys.keyring_backends import choose_backend, expects_prompt
from session_composer.api.keys.keyring_store import KeyringKeyStore
from session_composer.api.keys.store import MAX_KEY_CHARS, SERVICE, KeyStoreErrorKind

KEY = "sk_test_SENTINEL0123456789"
NOT_FOUND = 1168
MAX_BLOB_BYTES = 5 * 512
"""CRED_MAX_CREDENTIAL_BLOB_SIZE of wincred.h."""


class WindowsError(Exception):
    """As pywin32 raises it: number, function, text."""

    def __init__(self, winerror: int, funcname: str, strerror: str) -> None:
        super().__init__(winerror, funcname, strerror)
        self.winerror, self.funcname, self.strerror = winerror, funcname, strerror


class CredentialManager(ModuleType):
    """``win32cred``: texts go in, and come out as UTF-16."""

    CRED_TYPE_GENERIC, CRED_PERSIST_ENTERPRISE, CRED_PERSIST_LOCAL_MACHINE = 1, 3, 2

    def __init__(self) -> None:
        super().__init__("win32cred")
        self.entries: dict[str, dict[str, Any]] = {}
        self.error = 0

    def _refuse(self, function: str) -> None:
        if self.error:
            raise WindowsError(self.error, function, "SENTINEL")

    def CredRead(self, Type: int, TargetName: str) -> dict[str, Any]:  # noqa: N802, N803
        self._refuse("CredRead")
        if TargetName not in self.entries:
            raise WindowsError(NOT_FOUND, "CredRead", "Element not found.")
        return self.entries[TargetName]

    def CredWrite(self, given: dict[str, Any], _: int) -> None:  # noqa: N802
        self._refuse("CredWrite")
        blob = given["CredentialBlob"].encode("utf-16-le")
        if len(blob) > MAX_BLOB_BYTES:
            raise WindowsError(1783, "CredWrite", "The stub received bad data.")
        self.entries[given["TargetName"]] = {**given, "CredentialBlob": blob}

    def CredDelete(self, Type: int, TargetName: str) -> None:  # noqa: N802, N803
        self._refuse("CredDelete")
        del self.entries[TargetName]


def load(name: str, monkeypatch: pytest.MonkeyPatch, **fakes: ModuleType) -> Any:
    """Import a module of keyring anew, and let keyring forget the classes in it."""
    monkeypatch.setattr(keyring.backend.KeyringBackend, "_classes", set())
    spec = importlib.util.find_spec(name)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    for fake, value in {name: module, **fakes}.items():
        monkeypatch.setitem(sys.modules, fake, value)
    spec.loader.exec_module(module)
    return module


def use(system: str, monkeypatch: pytest.MonkeyPatch) -> tuple[str, ...]:
    """Use what is known of a system's keyrings; return their classes."""
    known = version_for(system, "key_stores")
    monkeypatch.setattr(keyring_store, "LOCKED_CODES", known.LOCKED_CODES)
    monkeypatch.setattr(keyring_store, "GONE_CODES", known.GONE_CODES)
    candidates: tuple[str, ...] = known.CANDIDATES
    return candidates


@pytest.fixture(autouse=True)
def nothing_chosen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PYTHON_KEYRING_BACKEND", raising=False)
    monkeypatch.setattr("keyring.core._keyring_backend", None)


@pytest.fixture
def manager(monkeypatch: pytest.MonkeyPatch) -> CredentialManager:
    found = CredentialManager()
    errors = ModuleType("pywintypes")
    vars(errors)["error"] = WindowsError
    parent = ModuleType("win32ctypes.pywin32")
    vars(parent).update(pywintypes=errors, win32cred=found)
    load(
        "keyring.backends.Windows",
        monkeypatch,
        **{"win32ctypes": ModuleType("win32ctypes"), "win32ctypes.pywin32": parent},
    )
    return found


@pytest.fixture
def on_windows(manager: CredentialManager, monkeypatch: pytest.MonkeyPatch) -> KeyringKeyStore:
    candidates = use("windows", monkeypatch)
    return KeyringKeyStore(lambda: choose_backend(candidates))


@pytest.mark.parametrize("key", [KEY, "𝔎" * MAX_KEY_CHARS])
def test_windows_keeps_any_key_that_is_taken(
    on_windows: KeyringKeyStore, manager: CredentialManager, key: str
) -> None:
    """What is longer than its limit is refused before it is asked."""
    on_windows.save("one", key)
    on_windows.save("two", KEY)
    assert on_windows.read("one") == key
    assert on_windows.read("two") == KEY
    stored = {found["Persist"] for found in manager.entries.values()}
    assert stored == {manager.CRED_PERSIST_LOCAL_MACHINE}
    on_windows.forget("one")
    assert on_windows.read("one") is None
    assert on_windows.read("two") == KEY
    assert not expects_prompt(choose_backend(use_of(on_windows)), "one")


def use_of(store: KeyringKeyStore) -> tuple[str, ...]:
    kind = type(store._backend())
    return (f"{kind.__module__}.{kind.__qualname__}",)


def test_windows_fails_above_its_limit(manager: CredentialManager) -> None:
    """Were ours not below it."""
    with pytest.raises(WindowsError, match="bad data"):
        manager.CredWrite({"TargetName": SERVICE, "CredentialBlob": "x" * 1281}, 0)
    assert MAX_KEY_CHARS * len("𝔎".encode("utf-16-le")) <= MAX_BLOB_BYTES


def test_windows_without_a_session_has_no_keyring(
    on_windows: KeyringKeyStore, manager: CredentialManager
) -> None:
    """As where the user came by the network."""
    manager.error = 1312
    for call in (lambda: on_windows.read("one"), lambda: on_windows.save("one", KEY)):
        assert "cannot be reached" in str(failure_of(call))
    manager.error = 5
    assert str(failure_of(lambda: on_windows.read("one"))).endswith("(WindowsError).")


class Keychain:
    """The calls of Security.framework that keyring makes; ``statuses`` says what they return."""

    def __init__(self) -> None:
        self.entries: dict[tuple[str, str], str] = {}
        self.statuses: dict[str, int] = {}

    @staticmethod
    def _place(query: dict[str, Any]) -> tuple[str, str]:
        return query["kSecAttrService"], query["kSecAttrAccount"]

    def add(self, query: dict[str, Any], _: object) -> int:
        status = self.statuses.get("add", 0)
        if not status:
            self.entries[self._place(query)] = query["kSecValueData"]
        return status

    def find(self, query: dict[str, Any], data: Any) -> int:
        if "find" in self.statuses:
            return self.statuses["find"]
        self.found = self.entries.get(self._place(query))
        return 0 if self.found is not None else -25300

    def delete(self, query: dict[str, Any]) -> int:
        if "delete" in self.statuses:
            return self.statuses["delete"]
        return 0 if self.entries.pop(self._place(query), None) is not None else -25300


@pytest.fixture
def keychain(monkeypatch: pytest.MonkeyPatch) -> Keychain:
    found = Keychain()
    with monkeypatch.context() as patch:
        patch.setattr(ctypes, "CDLL", MagicMock())
        # Its package imports it, and goes without where that fails.
        api = load("keyring.backends.macOS.api", patch)
    vars(api).update(
        k_=str,
        byref=lambda data: data,
        create_query=lambda **given: given,
        cfstr_to_str=lambda _: found.found,
        SecItemAdd=found.add,
        SecItemCopyMatching=found.find,
        SecItemDelete=found.delete,
    )
    monkeypatch.setattr("platform.system", lambda: "Darwin")
    load("keyring.backends.macOS", monkeypatch, **{"keyring.backends.macOS.api": api})
    return found


@pytest.fixture
def on_macos(keychain: Keychain, monkeypatch: pytest.MonkeyPatch) -> KeyringKeyStore:
    candidates = use("macos", monkeypatch)
    return KeyringKeyStore(lambda: choose_backend(candidates))


def test_macos_keeps_keys(on_macos: KeyringKeyStore, keychain: Keychain) -> None:
    on_macos.save("one", KEY)
    on_macos.save("one", f"{KEY}2")
    assert keychain.entries == {(SERVICE, "one"): f"{KEY}2"}
    assert on_macos.read("one") == f"{KEY}2"
    assert on_macos.expects_prompt("one"), "it may ask at any time"
    on_macos.forget("one")
    on_macos.forget("one")
    assert on_macos.read("one") is None


@pytest.mark.parametrize("status", [-128, -25308])
def test_macos_does_not_let_us_in(
    on_macos: KeyringKeyStore, keychain: Keychain, status: int
) -> None:
    """The user says no, or there is nobody to ask, as over SSH."""
    keychain.statuses = {"find": status, "add": status}
    for call in (lambda: on_macos.read("one"), lambda: on_macos.save("one", KEY)):
        error = failure_of(call)
        assert error.kind is KeyStoreErrorKind.LOCKED
        assert "was not unlocked" in str(error)


def test_macos_says_no_only_to_taking_a_key_away(
    on_macos: KeyringKeyStore, keychain: Keychain
) -> None:
    on_macos.save("one", KEY)
    keychain.statuses = {"delete": -128}
    assert failure_of(lambda: on_macos.forget("one")).kind is KeyStoreErrorKind.LOCKED
    assert on_macos.read("one") == KEY


@pytest.mark.parametrize(
    ("status", "told"), [(-25291, "cannot be reached"), (-25293, "KeyringError")]
)
def test_macos_has_other_troubles(
    on_macos: KeyringKeyStore, keychain: Keychain, status: int, told: str
) -> None:
    """No keychain at all; a program that nobody signed."""
    keychain.statuses = {"find": status}
    assert told in str(failure_of(lambda: on_macos.read("one")))
