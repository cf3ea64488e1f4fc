"""Typed settings in one INI file. Never holds a secret."""

import json
from binascii import a2b_base64
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QSettings, QStandardPaths, QTimer, Signal

from session_composer.core.files.read_write import make_private, touch_private
from session_composer.core.text.display_safe import printable

if TYPE_CHECKING:
    from PySide6.QtCore import QByteArray

RECENT_LIMIT = 8
_ACCOUNT_PARTS = 3


class Profile(NamedTuple):
    """A stored key, by its name. What it shows of the key is its masked hint."""

    name: str
    kind: str
    mode: str
    hint: str
    context: str = ""
    """Account for which an organization key acts."""
    account: str = ""
    """Account to which the key belongs, as far as Stripe was asked; and its name."""
    account_name: str = ""
    publishable: str = ""
    """The publishable key of the same platform and mode, for pages; it is no secret."""


def settings_path() -> Path:
    """Where the settings file belongs on this system."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppConfigLocation)
    return Path(folder) / "session-composer.ini"


class Settings(QObject):
    """Reads with a default for whatever is missing or not understood.

    Signals:
        profiles_changed(): the list of stored keys is another one.
        recent_changed(): the list of recent files is another one.
        trouble_changed(text): why settings cannot be kept; empty when they can again.
    """

    profiles_changed = Signal()
    recent_changed = Signal()
    trouble_changed = Signal(str)

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.notice = ""
        """Sentence about a damaged file that was set aside, or empty."""
        self._store = self._open(path)
        self._is_kept = True
        # Once for all that is set together, when the events at hand are done.
        self._check_soon = QTimer(self)
        self._check_soon.setSingleShot(True)
        self._check_soon.setInterval(0)
        self._check_soon.timeout.connect(self.sync)

    def sync(self) -> bool:
        """Write to disk; answers whether that worked. See ``trouble_changed``."""
        self._check_soon.stop()
        self._store.sync()
        if self._store.status() != QSettings.Status.NoError:
            # A status stays what it is; another object shares what is not written yet.
            self._store = _store_at(Path(self._store.fileName()))
            self._store.sync()
        is_kept = self._store.status() == QSettings.Status.NoError
        if is_kept != self._is_kept:
            self._is_kept = is_kept
            text = self.tr(
                "The settings cannot be written to {path}: they last until the program ends."
            )
            self.trouble_changed.emit(
                "" if is_kept else text.format(path=printable(self._store.fileName()))
            )
        return is_kept

    def _write(self, name: str, value: str | None) -> None:
        """Set a value, or remove it: the only place that does. Whether it lasts is found later."""
        if value is None:
            self._store.remove(name)
        else:
            self._store.setValue(name, value)
        self._check_soon.start()

    # Window

    def layout(self, name: str) -> bytes:
        """State of a window or splitter; empty when there is none."""
        try:
            return a2b_base64(self._text(f"layout/{name}"))
        except ValueError:
            return b""

    def set_layout(self, name: str, state: "QByteArray") -> None:
        """Remember the state of a window or splitter."""
        self._write(f"layout/{name}", state.toBase64().toStdString())

    def flag(self, name: str, default: bool) -> bool:
        """Read a yes or no."""
        text = self._text(f"flags/{name}")
        return text == "true" if text in {"true", "false"} else default

    def set_flag(self, name: str, value: bool) -> None:
        """Remember a yes or no."""
        self._write(f"flags/{name}", "true" if value else "false")

    def choice(self, name: str) -> str:
        """Read a chosen name; empty when there is none."""
        return self._text(f"choices/{name}")

    def set_choice(self, name: str, value: str) -> None:
        """Remember a chosen name."""
        self._write(f"choices/{name}", value)

    def choices(self, name: str) -> list[str]:
        """Read chosen names; empty when there are none."""
        return self._texts(f"choices/{name}")

    def set_choices(self, name: str, values: Iterable[str]) -> None:
        """Remember chosen names, but for those in which a secret stands."""
        # Lazy: nothing of the kind is chosen before the first frame.
        from session_composer.core.text.secret_text import contains_secret

        kept = [value for value in values if not contains_secret(value)]
        self._write(f"choices/{name}", json.dumps(kept))

    # Files

    def recent_files(self) -> list[str]:
        """Recently used session files, latest first."""
        return self._texts("files/recent")

    def add_recent_file(self, path: Path) -> None:
        """Put a file at the head of the recent ones, unless a secret stands in its name."""
        # Lazy: no file is added before the first frame.
        from session_composer.core.text.secret_text import contains_secret

        name = str(path)
        if contains_secret(name):
            return
        others = [entry for entry in self.recent_files() if entry != name]
        self._write("files/recent", json.dumps([name, *others][:RECENT_LIMIT]))
        self.recent_changed.emit()

    def clear_recent_files(self) -> None:
        """Forget the recent files."""
        self._write("files/recent", None)
        self.recent_changed.emit()

    # Accounts

    def recent_accounts(self, target: str) -> list[tuple[str, str, str]]:
        """Accounts used lately with a target, latest first: id, name, kind and country."""
        found = _json(self._text(f"accounts/{target.encode().hex()}"))
        entries = found if isinstance(found, list) else []
        return [
            (entry[0], entry[1], entry[2])
            for entry in entries
            if isinstance(entry, list)
            and len(entry) == _ACCOUNT_PARTS
            and all(isinstance(part, str) for part in entry)
        ]

    def add_recent_account(self, target: str, account: str, name: str, traits: str) -> None:
        """Put an account at the head of those used lately with a target."""
        others = [one for one in self.recent_accounts(target) if one[0] != account]
        entries = [(account, name, traits), *others][:RECENT_LIMIT]
        self._write(f"accounts/{target.encode().hex()}", json.dumps(entries))

    def move_recent_accounts(self, target: str, new_target: str) -> None:
        """Let another target have the accounts that were used lately with one."""
        text = self._text(f"accounts/{target.encode().hex()}")
        self._write(f"accounts/{new_target.encode().hex()}", text or None)
        self._write(f"accounts/{target.encode().hex()}", None)

    def keep_recent_accounts(self, targets: Iterable[str]) -> None:
        """Forget the accounts used lately with any key but these."""
        wanted = {target.encode().hex() for target in targets}
        self._store.beginGroup("accounts")
        there = self._store.childKeys()
        self._store.endGroup()
        for name in set(there) - wanted:
            self._write(f"accounts/{name}", None)

    # Keys

    def profiles(self) -> list[Profile]:
        """List the stored keys, in the order in which they were added."""
        names = set(Profile._fields)
        needed = names - Profile._field_defaults.keys()
        found = []
        for text in self._texts("keys/profiles"):
            entry = _json(text)
            if (
                isinstance(entry, dict)
                and needed <= entry.keys() <= names
                and all(isinstance(value, str) for value in entry.values())
            ):
                found.append(Profile(**entry))
        return found

    def set_profiles(self, profiles: Iterable[Profile]) -> bool:
        """Remember the list of stored keys; the keys themselves are elsewhere.

        Answers whether the list will be there at the next start.
        """
        stored = json.dumps([json.dumps(_told(profile)) for profile in profiles])
        self._write("keys/profiles", stored)
        is_kept = self.sync()
        self.profiles_changed.emit()
        return is_kept

    # Helpers

    def _open(self, path: Path) -> QSettings:
        store = _store_at(path)
        # Qt reads a section when the first key of it is asked for, and notices damage only then.
        store.allKeys()
        if store.status() != QSettings.Status.FormatError:
            return store
        # Left in place, a damaged file would swallow every later write without a word.
        aside = path.with_suffix(".bad")
        try:
            path.replace(aside)
        except OSError:
            self.notice = self.tr("The settings file is damaged and cannot be replaced: {path}")
        else:
            self.notice = self.tr(
                "The settings file was damaged. It was kept as {path}; defaults are in use."
            )
        self.notice = self.notice.format(path=aside if aside.exists() else path)
        return _store_at(path)

    def _text(self, name: str) -> str:
        try:
            value = self._store.value(name, "")
        except (RuntimeError, TypeError, ValueError):
            # PySide refuses to unpickle foreign objects in a tampered file.
            return ""
        return value if isinstance(value, str) else ""

    def _texts(self, name: str) -> list[str]:
        entries = _json(self._text(name))
        if not isinstance(entries, list):
            return []
        return [entry for entry in entries if isinstance(entry, str)]


def _store_at(path: Path) -> QSettings:
    # It decides about proxies and authorities. Qt asks the umask only.
    with suppress(OSError):
        make_private(path.parent)
        touch_private(path)
    store = QSettings(str(path), QSettings.Format.IniFormat)
    store.setAtomicSyncRequired(False)
    return store


def _told(profile: Profile) -> dict[str, str]:
    """List what is known of a key, without what is not."""
    return {name: value for name, value in profile._asdict().items() if value or name == "hint"}


def _json(text: str) -> object:
    try:
        found: object = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return found
