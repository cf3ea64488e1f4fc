"""The latest simulated sessions, by the client secret with which a page shows what they grant."""

from collections import OrderedDict
from dataclasses import dataclass, field
from threading import Lock
from time import time
from typing import Any

from session_composer.core.versions.catalog import Catalog

SECRET_START = "accs_secret__SIMULATED"  # noqa: S105 - the recognisable part of a fake
MAX_KEPT = 200


@dataclass(frozen=True, slots=True)
class KeptSession:
    """What a session grants, in the version that it was made in. ``expires_at``: seconds, 1970."""

    catalog: Catalog
    account: str
    components: dict[str, Any] = field(repr=False)
    expires_at: int


class KeptSessions:
    """Sessions until they expire; the oldest is dropped first. Safe to use from several threads."""

    def __init__(self, limit: int = MAX_KEPT) -> None:
        self._limit = limit
        self._by_secret: OrderedDict[str, KeptSession] = OrderedDict()
        self._lock = Lock()

    def keep(self, catalog: Catalog, session: dict[str, Any]) -> None:
        """Remember an AccountSession object as it is answered."""
        kept = KeptSession(
            catalog, session["account"], session["components"], session["expires_at"]
        )
        with self._lock:
            self._by_secret[session["client_secret"]] = kept
            if len(self._by_secret) > self._limit:
                self._by_secret.popitem(last=False)

    def find(self, secret: str) -> KeptSession | None:
        """Look up what a secret stands for; None when it is not known here, or has expired."""
        with self._lock:
            found = self._by_secret.get(secret)
            if found is not None and found.expires_at <= time():
                del self._by_secret[secret]
                return None
            return found

    def end(self, secret: str) -> None:
        """Forget a session, as a user who signs out asks for."""
        with self._lock:
            self._by_secret.pop(secret, None)
