"""A deadline for key stores that may hang: neither D-Bus nor the keyring backends have one."""

import threading
import time
from collections import deque
from collections.abc import Callable
from typing import Any

from .keys import KeyStore, KeyStoreError, KeyStoreErrorKind, StoreInfo

DEADLINE_S = 5.0
# Time to find and type the password of a locked keyring.
PROMPT_DEADLINE_S = 120.0


class _Call:
    """One call on its way through the worker; guarded by the store's condition."""

    def __init__(
        self, action: Callable[[], Any], profile: str | None = None, effect: str = ""
    ) -> None:
        self.action: Callable[[], Any] | None = action
        self.profile = profile
        self.effect = effect
        self.begin = time.monotonic()
        self.limit_s = 0.0
        self.has_begun = False
        self.is_done = False
        self.result: Any = None
        self.problem: KeyStoreError | None = None

    def time_left(self) -> float:
        """Return the seconds until the deadline."""
        return self.begin + self.limit_s - time.monotonic()

    def given_up(self) -> KeyStoreError:
        """Return the error for a call that is no longer waited for."""
        sentence = f"The keyring did not answer within {self.limit_s:g} seconds"
        if self.has_begun and self.effect:
            sentence += f"; whether the key was {self.effect} is not known"
        return KeyStoreError(KeyStoreErrorKind.NOT_ANSWERING, f"{sentence}.")


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
        self._changed = threading.Condition()
        self._waiting: deque[_Call] = deque()
        self._has_worker = False

    def info(self) -> StoreInfo:
        """Say where keys are kept."""
        info: StoreInfo = self._run(_Call(self._inner.info))
        return info

    def read(self, profile: str) -> str | None:
        """Return the key of a profile, or None."""
        key: str | None = self._run(_Call(lambda: self._inner.read(profile), profile))
        return key

    def save(self, profile: str, key: str) -> None:
        """Store or replace the key of a profile."""
        self._run(_Call(lambda: self._inner.save(profile, key), profile, effect="saved"))

    def forget(self, profile: str) -> None:
        """Delete the key of a profile."""
        self._run(_Call(lambda: self._inner.forget(profile), profile, effect="deleted"))

    def _run(self, call: _Call) -> Any:
        call.limit_s = self._deadline_s
        with self._changed:
            self._waiting.append(call)
            try:
                self._ensure_worker()
                self._wait_for(call)
            finally:
                if not call.is_done:
                    self._abandon(call)
        if call.problem is not None:
            raise call.problem
        return call.result

    def _wait_for(self, call: _Call) -> None:
        while not call.is_done:
            left = call.time_left()
            if left <= 0:
                raise call.given_up()
            self._changed.wait(left)

    def _abandon(self, call: _Call) -> None:
        call.action = None  # it holds the key
        if call in self._waiting:
            self._waiting.remove(call)

    def _ensure_worker(self) -> None:
        if self._has_worker:
            return
        # The thread ends when nothing is left to do. A daemon: if it hangs, the program can end.
        worker = threading.Thread(target=self._work, name="key-store", daemon=True)
        refused = False
        try:
            worker.start()
        except RuntimeError:
            refused = True
        if refused:
            raise KeyStoreError(
                KeyStoreErrorKind.FAILED,
                "The system refuses to start another thread, so the keyring cannot be asked.",
            )
        self._has_worker = True

    def _work(self) -> None:
        while True:
            with self._changed:
                if not self._waiting:
                    self._has_worker = False
                    return
                call = self._waiting.popleft()
            self._carry_out(call)

    def _carry_out(self, call: _Call) -> None:
        prompt = self._asks_user(call.profile)
        with self._changed:
            action = call.action
            if action is None or call.time_left() <= 0:
                return
            call.has_begun = True
            if prompt:
                call.limit_s = self._prompt_deadline_s
                self._changed.notify_all()
        result, problem = _outcome(action)
        with self._changed:
            if call.action is not None:
                call.result, call.problem, call.action, call.is_done = result, problem, None, True
                self._changed.notify_all()

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
        return None, KeyStoreError(KeyStoreErrorKind.FAILED, f"The keyring failed ({name}).")
