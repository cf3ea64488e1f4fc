"""Remembers answers by idempotency key, so that a repeated request gets the first one's answer."""

from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Lock

from session_composer.api.loopback.answers import (
    IDEMPOTENCY_ERROR,
    INVALID_REQUEST,
    ApiError,
    LocalAnswer,
)

MAX_KEY_LENGTH = 255
MAX_KEPT = 200


@dataclass(frozen=True, slots=True)
class KeptAnswer:
    """An answer, the parameters that led to it and the id of that first request."""

    parameters: object
    answer: LocalAnswer
    request_id: str


class IdempotencyStore:
    """Kept answers; the least recently used is dropped first. Safe to use from several threads."""

    def __init__(self, limit: int = MAX_KEPT) -> None:
        self._limit = limit
        self._kept: OrderedDict[str, KeptAnswer] = OrderedDict()
        self._running: set[str] = set()
        self._lock = Lock()

    def __len__(self) -> int:
        return len(self._kept)

    @contextmanager
    def claim(self, key: str, parameters: object) -> Iterator[KeptAnswer | None]:
        """Hold a key while its request runs; gives what is kept for it already.

        Raises ApiError when the key was used with other parameters or is being used right now.
        """
        with self._lock:
            if key in self._running:
                raise ApiError(
                    409,
                    "Another request with this Idempotency-Key is still running.",
                    type_=INVALID_REQUEST,
                    code="idempotency_key_in_use",
                )
            kept = self._kept.get(key)
            if kept is not None:
                self._kept.move_to_end(key)
                if kept.parameters != parameters:
                    raise ApiError(
                        400,
                        "This Idempotency-Key was already used with other parameters. Send a "
                        "different request with a key of its own.",
                        type_=IDEMPOTENCY_ERROR,
                    )
            self._running.add(key)
        try:
            yield kept
        finally:
            with self._lock:
                self._running.discard(key)

    def keep(self, key: str, kept: KeptAnswer) -> None:
        """Remember an answer."""
        with self._lock:
            self._kept[key] = kept
            self._kept.move_to_end(key)
            while len(self._kept) > self._limit:
                self._kept.popitem(last=False)
