"""Fake backends for the keyring package, one for each way in which real ones misbehave."""

import threading
import traceback
from collections.abc import Callable

import pytest
from keyring.backend import KeyringBackend
from keyring.errors import PasswordDeleteError

from session_composer.api.keys.store import KeyStoreError

type Entries = dict[tuple[str, str], str]


class FakeKeyring(KeyringBackend):
    """Keeps entries in memory and notes every call."""

    priority = 1.0

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.entries: Entries = {}
        self.calls: list[str] = []

    def get_password(self, service: str, username: str) -> str | None:
        self.calls.append("get")
        return self.entries.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.calls.append("set")
        self.entries[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        self.calls.append("delete")
        if self.entries.pop((service, username), None) is None:
            raise PasswordDeleteError("No such password!")


class FailingKeyring(FakeKeyring):
    """Raises what ``make_error`` returns at the named calls ("get", "set", "delete").

    ``make_error`` gets what the backend has at hand: the key when setting, else "".
    """

    def __init__(self, make_error: Callable[[str], BaseException], *calls: str) -> None:
        super().__init__()
        self.make_error = make_error
        self.failing = calls

    def get_password(self, service: str, username: str) -> str | None:
        if "get" in self.failing:
            raise self.make_error("")
        return super().get_password(service, username)

    def set_password(self, service: str, username: str, password: str) -> None:
        if "set" in self.failing:
            raise self.make_error(password)
        super().set_password(service, username, password)

    def delete_password(self, service: str, username: str) -> None:
        if "delete" in self.failing:
            raise self.make_error("")
        super().delete_password(service, username)


class HalfwayKeyring(FakeKeyring):
    """Replaces as macOS does, delete and then add, and fails in between."""

    def set_password(self, service: str, username: str, password: str) -> None:
        self.entries.pop((service, username), None)
        raise OSError(-25299, "stub")


class GarblingKeyring(FakeKeyring):
    """Keeps something else than what it was given."""

    def set_password(self, service: str, username: str, password: str) -> None:
        super().set_password(service, username, password[:-1])


class LayeredKeyring(FakeKeyring):
    """Writes to and deletes from the first layer, reads from all, as keyring's chainer does."""

    def __init__(self, *layers: FakeKeyring) -> None:
        super().__init__()
        self.layers = layers

    def get_password(self, service: str, username: str) -> str | None:
        answers = (layer.get_password(service, username) for layer in self.layers)
        return next((answer for answer in answers if answer is not None), None)

    def set_password(self, service: str, username: str, password: str) -> None:
        self.layers[0].set_password(service, username, password)

    def delete_password(self, service: str, username: str) -> None:
        self.layers[0].delete_password(service, username)


class HangingKeyring(FakeKeyring):
    """Hangs in reading and writing until ``release`` is set; notes whether calls overlap."""

    def __init__(self) -> None:
        super().__init__()
        self.release = threading.Event()
        self.entered = threading.Event()
        self.overlapped = False
        self._busy = threading.Lock()

    def _hang(self) -> None:
        if not self._busy.acquire(blocking=False):
            self.overlapped = True
            return
        try:
            self.entered.set()
            self.release.wait(30)
        finally:
            self._busy.release()

    def get_password(self, service: str, username: str) -> str | None:
        self._hang()
        return super().get_password(service, username)

    def set_password(self, service: str, username: str, password: str) -> None:
        self._hang()
        super().set_password(service, username, password)


class RoamingKeyring(FakeKeyring):
    """Has the ``persist`` property of the backend for Windows."""

    persist = "enterprise"


class KeyErrorKeyring(FakeKeyring):
    """Raises KeyError while it is made, which keyring mistakes for an unset variable."""

    def __init__(self) -> None:
        raise KeyError("HOME")


def failure_of(action: Callable[[], object]) -> KeyStoreError:
    """Return the error that ``action`` raises; it must not lead to the key in any way."""
    with pytest.raises(KeyStoreError) as caught:
        action()
    error = caught.value
    assert error.__cause__ is None
    assert error.__context__ is None
    assert "SENTINEL" not in "".join(traceback.format_exception(error)) + repr(error)
    sentence = str(error)
    assert sentence.isprintable()
    assert sentence[0].isupper()
    assert sentence.endswith(".")
    assert not sentence.endswith("..")
    return error
