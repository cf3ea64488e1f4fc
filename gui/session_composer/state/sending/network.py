"""The network settings of the user, and clients that keep to them."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from session_composer.api.http.client import Client
from session_composer.core.text.message import Message
from session_composer.state.document.settings import Settings
from session_composer.state.jobs import Job, JobRunner

if TYPE_CHECKING:
    from session_composer.api.http.network_settings import NetworkSettings

type Sentence = tuple[Message, bool]
"""What is so, and whether requests can be sent with that."""

_NAMES = ("proxy", "proxy_url", "trust", "ca_file", "openapi_url")


class Network(QObject):
    """Owns the network settings. None of them is a secret, so they are in the settings file."""

    def __init__(self, settings: Settings, jobs: JobRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._jobs = jobs
        # As texts: the value's class is loaded when something is sent. Read here, since worker
        # threads may not ask Qt.
        self._texts = tuple(settings.choice(name) for name in _NAMES)

    @property
    def current(self) -> "NetworkSettings":
        """What the user chose. For any thread."""
        # Lazy: nothing needs it before the first request.
        from session_composer.api.http.network_settings import network_settings

        return network_settings(*self._texts)

    def choose(self, chosen: "NetworkSettings") -> None:
        """Use other settings from the next request on, and remember them."""
        self._texts = tuple(str(getattr(chosen, name)) for name in _NAMES)
        for name, text in zip(_NAMES, self._texts, strict=True):
            self._settings.set_choice(name, text)

    def make_client(self, base_url: str) -> Client:
        """Make a client for a base URL. For any thread."""
        return Client(base_url, network=self.current)

    def describe(
        self, chosen: "NetworkSettings", on_described: Callable[[Sentence, Sentence], None]
    ) -> Job[tuple[Sentence, Sentence]]:
        """Say what settings come to: a sentence for the way and one for the trust."""

        def work() -> tuple[Sentence, Sentence]:
            # Lazy: it imports requests.
            from session_composer.api.http.route import proxy_in_effect, trust_in_effect

            return proxy_in_effect(chosen), trust_in_effect(chosen)

        def failed() -> None:
            sentence = Message("A program error hides the effect of these settings."), False
            on_described(sentence, sentence)

        return self._jobs.run(work, lambda found: on_described(*found), failed)
