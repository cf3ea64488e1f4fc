"""The store over the keyring package, with backends that misbehave in all known ways."""

import configparser
import subprocess
import sys
from collections.abc import Callable

import pytest
from keyring.backend import KeyringBackend
from keyring.errors import (
    InitError,
    KeyringError,
    KeyringLocked,
    NoKeyringError,
    PasswordDeleteError,
    PasswordSetError,
)
from tests.support.keyring_backends import (
    FailingKeyring,
    FakeKeyring,
    GarblingKeyring,
    HalfwayKeyring,
    LayeredKeyring,
    failure_of,
)

from session_composer.api.keys.keyring_store import KeyringKeyStore, default_key_store
from session_composer.api.keys.store import MAX_KEY_CHARS, SERVICE, KeyStoreError, KeyStoreErrorKind
from session_composer.core.text.message import verbatim

KEY = "sk_test_SENTINEL0123456789"
OLD_KEY = "sk_test_SENTINELold"
ENTRY = (SERVICE, "shop")


# Named as secretstorage's, which exists on Linux only.
SecretStorageLocked = type("LockedException", (Exception,), {})
SecretStorageDismissed = type("PromptDismissedException", (Exception,), {})


def dismissed(key: str) -> BaseException:
    error = InitError(f"Failed to create the collection: {key}.")
    error.__cause__ = SecretStorageDismissed("Prompt dismissed.")
    return error


def undecodable(key: str) -> BaseException:
    return UnicodeEncodeError("utf-8", key + "\ud800", len(key), len(key) + 1, "surrogates")


ODD_ERRORS: list[Callable[[str], BaseException]] = [
    KeyringError,
    PasswordSetError,
    InitError,
    ValueError,
    ImportError,
    RuntimeError,
    configparser.NoSectionError,
    lambda key: configparser.MissingSectionHeaderError("keyringrc.cfg", 1, key),
    lambda key: OSError(1783, f"The stub received bad data: {key}"),
    undecodable,
    AssertionError,
    AttributeError,
    TimeoutError,
]
LOCKED_ERRORS: list[Callable[[str], BaseException]] = [
    KeyringLocked,
    SecretStorageLocked,
    dismissed,
    lambda key: PasswordSetError("Cancelled by user"),
    lambda key: PasswordDeleteError("Cancelled by user"),
]


def over(backend: KeyringBackend) -> KeyringKeyStore:
    return KeyringKeyStore(lambda: backend)


def test_saves_reads_replaces_and_forgets() -> None:
    backend = FakeKeyring()
    store = over(backend)
    assert store.read("shop") is None
    store.save("shop", OLD_KEY)
    store.save(" shop", KEY)
    store.save("other", "another")
    assert backend.entries == {ENTRY: KEY, (SERVICE, "other"): "another"}
    assert store.read("shop ") == KEY
    store.forget("shop")
    assert store.read("shop") is None
    assert store.read("other") == "another"


def test_forgetting_what_is_not_there_is_fine() -> None:
    backend = FakeKeyring()
    over(backend).forget("shop")
    assert backend.calls == ["delete", "get"]


def test_making_stores_does_nothing_b11() -> None:
    backend = FakeKeyring()
    chosen = []

    def choose() -> KeyringBackend:
        chosen.append(1)
        return backend

    store = KeyringKeyStore(choose)
    default_key_store()
    assert (chosen, backend.calls) == ([], [])
    store.read("shop")
    store.read("shop")
    store.info()
    assert (chosen, backend.calls) == ([1], ["get", "get"])


def test_importing_loads_nothing_slow_b11() -> None:
    program = (
        "import sys; from session_composer.api.keys.keyring_store import default_key_store as f; "
        "f();"
        "print([m for m in ('keyring', 'secretstorage', 'jeepney', 'logging') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        env={"PYTHONPATH": "gui", "PATH": ""},
        cwd=__file__.rpartition("tests")[0],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "[]\n"


def test_a_saved_key_that_is_not_there_b2() -> None:
    class Discarding(FakeKeyring):
        def set_password(self, service: str, username: str, password: str) -> None:
            pass

    error = failure_of(lambda: over(Discarding()).save("shop", KEY))
    assert error.kind is KeyStoreErrorKind.NOT_SAVED
    assert "Discarding" in str(error)


def test_a_saved_key_that_is_another_one() -> None:
    error = failure_of(lambda: over(GarblingKeyring()).save("shop", KEY))
    assert error.kind is KeyStoreErrorKind.NOT_SAVED
    assert "different" in str(error)


def test_a_saved_key_that_cannot_be_read_back() -> None:
    backend = FailingKeyring(RuntimeError, "get")
    error = failure_of(lambda: over(backend).save("shop", KEY))
    assert error.kind is KeyStoreErrorKind.NOT_SAVED
    assert "RuntimeError" in str(error)


@pytest.mark.parametrize("make_error", ODD_ERRORS)
@pytest.mark.parametrize(
    ("call", "kind"),
    [
        ("get", KeyStoreErrorKind.FAILED),
        ("set", KeyStoreErrorKind.NOT_SAVED),
        ("delete", KeyStoreErrorKind.NOT_DELETED),
    ],
)
def test_whatever_a_backend_raises_b3_b9(
    make_error: Callable[[str], BaseException], call: str, kind: KeyStoreErrorKind
) -> None:
    store = over(FailingKeyring(make_error, call))
    actions: dict[str, Callable[[], object]] = {
        "get": lambda: store.read("shop"),
        "set": lambda: store.save("shop", KEY),
        "delete": lambda: store.forget("shop"),
    }
    assert failure_of(actions[call]).kind is kind


@pytest.mark.parametrize("make_error", LOCKED_ERRORS)
def test_locked_asks_once_and_changes_nothing_b5(
    make_error: Callable[[str], BaseException],
) -> None:
    backend = FailingKeyring(make_error, "get", "set", "delete")
    backend.entries[ENTRY] = OLD_KEY
    store = over(backend)
    for action in (
        lambda: store.read("shop"),
        lambda: store.save("shop", KEY),
        lambda: store.forget("shop"),
    ):
        assert failure_of(action).kind is KeyStoreErrorKind.LOCKED
    # Nothing but the calls that failed: no second prompt by reading back.
    assert backend.calls == []
    assert backend.entries == {ENTRY: OLD_KEY}


def test_a_backend_without_a_place_b1() -> None:
    store = over(FailingKeyring(NoKeyringError, "get", "set", "delete"))
    for action in (
        lambda: store.read("shop"),
        lambda: store.save("shop", KEY),
        lambda: store.forget("shop"),
    ):
        assert failure_of(action).kind is KeyStoreErrorKind.NO_BACKEND


def test_looks_again_while_there_is_no_backend_b1() -> None:
    answers: list[KeyringBackend | None] = [None, FakeKeyring()]

    def choose() -> KeyringBackend:
        backend = answers.pop(0)
        if backend is None:
            raise KeyStoreError(KeyStoreErrorKind.NO_BACKEND, verbatim("There is none."))
        return backend

    store = KeyringKeyStore(choose)
    assert failure_of(lambda: store.save("shop", KEY)).kind is KeyStoreErrorKind.NO_BACKEND
    store.save("shop", KEY)
    assert store.read("shop") == KEY


def test_choosing_that_fails_oddly() -> None:
    def choose() -> KeyringBackend:
        raise OSError(KEY)

    assert failure_of(KeyringKeyStore(choose).info).kind is KeyStoreErrorKind.FAILED


def test_the_daemon_gone_is_said_in_words_b8() -> None:
    error = failure_of(lambda: over(FailingKeyring(InitError, "get")).read("shop"))
    assert "cannot be reached" in str(error)


@pytest.mark.parametrize("length", [1, MAX_KEY_CHARS])
def test_keys_that_fit_b9(length: int) -> None:
    backend = FakeKeyring()
    over(backend).save("shop", "k" * length)
    assert backend.entries == {ENTRY: "k" * length}
    assert len(("k" * length).encode("utf-16-le")) <= 2560


@pytest.mark.parametrize("length", [0, MAX_KEY_CHARS + 1])
def test_keys_that_do_not_fit_b9(length: int) -> None:
    backend = FakeKeyring()
    error = failure_of(lambda: over(backend).save("shop", "k" * length))
    assert error.kind is KeyStoreErrorKind.REFUSED
    assert backend.calls == []


@pytest.mark.parametrize("profile", ["", " ", "a\nb", "x" * 65])
def test_names_are_checked_before_anything_b15(profile: str) -> None:
    backend = FakeKeyring()
    store = over(backend)
    for action in (
        lambda: store.read(profile),
        lambda: store.save(profile, KEY),
        lambda: store.forget(profile),
        lambda: store.expects_prompt(profile),
    ):
        assert failure_of(action).kind is KeyStoreErrorKind.REFUSED
    assert backend.calls == []


def test_a_replacement_that_fails_halfway_b12() -> None:
    backend = HalfwayKeyring()
    backend.entries[ENTRY] = OLD_KEY
    error = failure_of(lambda: over(backend).save("shop", KEY))
    assert error.kind is KeyStoreErrorKind.NOT_SAVED
    assert "may be gone" in str(error)


def test_a_deleted_key_that_comes_back_b13() -> None:
    upper, lower = FakeKeyring(), FakeKeyring()
    lower.entries[ENTRY] = OLD_KEY
    store = over(LayeredKeyring(upper, lower))
    store.save("shop", KEY)
    error = failure_of(lambda: store.forget("shop"))
    assert error.kind is KeyStoreErrorKind.NOT_DELETED
    assert "still" in str(error)


def test_a_deletion_that_is_denied() -> None:
    backend = FailingKeyring(PasswordDeleteError, "delete")
    backend.entries[ENTRY] = OLD_KEY
    assert failure_of(lambda: over(backend).forget("shop")).kind is KeyStoreErrorKind.NOT_DELETED


def test_a_deletion_that_cannot_be_checked() -> None:
    error = failure_of(lambda: over(FailingKeyring(KeyringLocked, "get")).forget("shop"))
    assert error.kind is KeyStoreErrorKind.NOT_DELETED
    assert "could not be checked" in str(error)


def test_odd_answers_when_reading() -> None:
    class Odd(FakeKeyring):
        answer: object = None

        def get_password(self, service: str, username: str) -> str | None:
            return self.answer  # type: ignore[return-value]

    backend = Odd()
    backend.answer = ""
    assert over(backend).read("shop") is None
    backend.answer = KEY.encode()
    assert failure_of(lambda: over(backend).read("shop")).kind is KeyStoreErrorKind.FAILED


def test_prompts_are_expected_of_unknown_backends() -> None:
    assert over(FakeKeyring()).expects_prompt("shop")


def test_no_key_in_repr() -> None:
    store = over(FakeKeyring())
    store.save("shop", KEY)
    assert "SENTINEL" not in repr(store)
    assert "SENTINEL" not in repr(default_key_store())
