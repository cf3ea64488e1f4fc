"""A deadline for key stores that may hang: neither D-Bus nor the keyring backends have one."""

import threading
from collections import deque
from collections.abc import Callable
from typing import Any

from session_composer.api.http.waiting import Wait, start_thread
from session_composer.core.text.message import Message, join_messages

from .store import KeyStore, KeyStoreError, KeyStoreErrorKind, StoreInfo

DEADLINE_S = 5.0
# Time to find and type the password of a locked keyring.
PROMPT_DEADLINE_S = 120.0


class _Call:
    """One call on its way through the worker."""

    def __init__(
        self, action: Callable[[], Any], profile: str | None, effect: Message | None, seconds: float
    ) -> None:
        self.action: Callable[[], Any] | None = action
        self.profile = profile
        self.effect = effect
        self.wait = Wait[tuple[Any, KeyStoreError | None]](seconds)

    def given_up(self) -> KeyStoreError:
        """Return the error for a call that is no longer waited for."""
        seconds = f"{self.wait.seconds:g}"
        parts = [Message("The keyring did not answer within {seconds} seconds", seconds=seconds)]
        if self.wait.has_begun and self.effect is not None:
            parts.append(Message("; the key may or may not have been {effect}", effect=self.effect))
        return KeyStoreError(KeyStoreErrorKind.NOT_ANSWERING, join_messages([*parts, "."], by=""))


class DeadlineKeyStore:
    """Runs the calls of another key store one after the other in a thread, each with a deadline.

    A call that passes its deadline ends with an error at once. If it had not begun, it will not be
    carried out later either; if it had, it cannot be stopped, and what comes of it is dropped.
    Calls behind one that hangs wait for it until their own deadline.
    """

    def __init__(
        self,
        inner: KeyStore,
        expects_prompt: Callable[[str], bool] | None = None,
        *,
        deadline_s: float = DEADLINE_S,
        prompt_deadline_s: float = PROMPT_DEADLINE_S,
    ) -> None:
        """Wrap ``inner``.

        ``expects_prompt`` tells, within the short deadline, whether the call for a profile will
        ask the user something; the call then gets the long one.
        """
        self._inner = inner
        self._expects_prompt = expects_prompt
        self._deadline_s = deadline_s
        self._prompt_deadline_s = prompt_deadline_s
        self._lock = threading.Lock()
        self._waiting: deque[_Call] = deque()
        self._has_worker = False

    def info(self) -> StoreInfo:
        """Say where keys are kept."""
        info: StoreInfo = self._run(self._inner.info)
        return info

    def read(self, profile: str) -> str | None:
        """Return the key of a profile, or None."""
        key: str | None = self._run(lambda: self._inner.read(profile), profile)
        return key

    def save(self, profile: str, key: str) -> None:
        """Store or replace the key of a profile."""
        self._run(lambda: self._inner.save(profile, key), profile, Message("saved"))

    def forget(self, profile: str) -> None:
        """Delete the key of a profile."""
        self._run(lambda: self._inner.forget(profile), profile, Message("deleted"))

    def _run(
        self, action: Callable[[], Any], profile: str | None = None, effect: Message | None = None
    ) -> Any:
        call = _Call(action, profile, effect, self._deadline_s)
        try:
            with self._lock:
                self._waiting.append(call)
                self._ensure_worker()
            outcome = call.wait.result()
        finally:
            self._abandon(call)
        if outcome is None:
            raise call.given_up()
        result, problem = outcome
        if problem is not None:
            raise problem
        return result

    def _abandon(self, call: _Call) -> None:
        call.action = None  # it holds the key
        with self._lock:
            if call in self._waiting:
                self._waiting.remove(call)

    def _ensure_worker(self) -> None:
        if self._has_worker:
            return
        # The thread ends when nothing is left to do.
        if start_thread(self._work, "key-store") is None:
            raise KeyStoreError(
                KeyStoreErrorKind.FAILED,
                Message(
                    "The system refuses to start another thread, so the keyring cannot be asked."
                ),
            )
        self._has_worker = True

    def _work(self) -> None:
        while True:
            with self._lock:
                if not self._waiting:
                    self._has_worker = False
                    return
                call = self._waiting.popleft()
            self._carry_out(call)

    def _carry_out(self, call: _Call) -> None:
        seconds = self._prompt_deadline_s if self._asks_user(call.profile) else None
        action = call.action
        if action is not None and call.wait.begin(seconds):
            call.wait.finish(_outcome(action))

    def _asks_user(self, profile: str | None) -> bool:
        if profile is None or self._expects_prompt is None:
            return False
        try:
            return self._expects_prompt(profile)
        except BaseException:  # the worker must live on; the call itself will fail alike
            return False


def _outcome(action: Callable[[], Any]) -> tuple[Any, KeyStoreError | None]:
    """Return the result of ``action`` or its error; nothing must end the worker."""
    try:
        return action(), None
    except KeyStoreError as error:
        return None, error.with_traceback(None)  # its frames hold the key
    except BaseException as error:  # libraries written in Rust panic with a BaseException
        name = type(error).__name__
        return None, KeyStoreError(
            KeyStoreErrorKind.FAILED, Message("The keyring failed ({name}).", name=name)
        )
