"""Where requests go: the built-in sandbox, or Stripe with a stored key."""

from enum import StrEnum

from PySide6.QtCore import QObject, Signal

from session_composer.state.document.settings import Settings
from session_composer.state.keys.key_service import KeyService

SANDBOX_TARGET = ""
"""Name of the target that is the simulated Stripe; any other target is the name of a key."""

_CHOICE = "target"


class TargetMode(StrEnum):
    """What a target reaches."""

    SIMULATED = "simulated"
    TEST = "test"
    LIVE = "live"
    UNKNOWN = "unknown"

    @property
    def counts_as_live(self) -> bool:
        """Whether real accounts may be reached: also where nobody knows."""
        return self in {TargetMode.LIVE, TargetMode.UNKNOWN}


def mode_of(keys: KeyService, name: str) -> TargetMode:
    """Say what a target reaches, as far as its key or Stripe told."""
    if name == SANDBOX_TARGET:
        return TargetMode.SIMULATED
    profile = keys.profile(name)
    if profile is not None and profile.mode in {TargetMode.TEST, TargetMode.LIVE}:
        return TargetMode(profile.mode)
    return TargetMode.TEST if keys.is_proven_test(name) else TargetMode.UNKNOWN


class TargetChoice(QObject):
    """Knows the one target that is chosen, and remembers it.

    A key that is renamed stays chosen. In the place of one that is gone the sandbox is chosen, for
    good: a key that gets the same name later is another one, maybe a live one.

    Signals:
        changed(): another target is chosen.
        mode_changed(): the chosen target reaches something else, or more is known of that.
        lost(name): the key that was chosen is gone; the sandbox is chosen now.
    """

    changed = Signal()
    mode_changed = Signal()
    lost = Signal(str)

    def __init__(self, keys: KeyService, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._keys = keys
        self._settings = settings
        self._name = settings.choice(_CHOICE)
        self._fall_back()
        self._told_mode = self.mode
        keys.changed.connect(self._on_keys_changed)
        for signal in (self.changed, keys.changed, keys.armed_changed):
            signal.connect(self._tell_mode)
        keys.renamed.connect(self._on_renamed)

    @property
    def name(self) -> str:
        """The chosen target: ``SANDBOX_TARGET`` or the name of a key."""
        return self._name

    @property
    def is_sandbox(self) -> bool:
        """Whether nothing that is sent leaves this computer."""
        return self._name == SANDBOX_TARGET

    @property
    def mode(self) -> TargetMode:
        """What the chosen target reaches."""
        return self.mode_of(self._name)

    def mode_of(self, name: str) -> TargetMode:
        """Say what a target reaches."""
        return mode_of(self._keys, name)

    def choose(self, name: str) -> None:
        """Choose a target, if there is such a one."""
        if name != self._name and (name == SANDBOX_TARGET or self._keys.profile(name)):
            self._set(name)
            self.changed.emit()

    def _set(self, name: str) -> None:
        self._name = name
        self._settings.set_choice(_CHOICE, name)

    def _fall_back(self) -> bool:
        """Choose the sandbox in the place of a key that is gone; answers whether it was."""
        is_gone = not self.is_sandbox and self._keys.profile(self._name) is None
        if is_gone:
            self._set(SANDBOX_TARGET)
        return is_gone

    def _tell_mode(self) -> None:
        mode = self.mode
        if mode is not self._told_mode:
            self._told_mode = mode
            self.mode_changed.emit()

    def _on_keys_changed(self) -> None:
        name = self._name
        if self._fall_back():
            self.changed.emit()
            self.lost.emit(name)

    def _on_renamed(self, name: str, new_name: str) -> None:
        if name == self._name:
            self.choose(new_name)
