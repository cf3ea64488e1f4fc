"""Secrets on the clipboard are taken back, and nothing else is (row D4)."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QClipboard, QGuiApplication
from tests.support.qt import wait_until

from session_composer.ui.shell import clipboard as module
from session_composer.ui.shell.clipboard import CLEAR_AFTER_MS, Clipboard

SECRET = "accs_secret__Sentinel1234"


@pytest.fixture
def clipboard(qapp: object) -> Iterator[Clipboard]:
    QGuiApplication.clipboard().clear()
    yield Clipboard()
    QGuiApplication.clipboard().clear()


def text() -> str:
    return QGuiApplication.clipboard().text()


def test_d4_a_secret_goes_after_thirty_seconds(clipboard: Clipboard) -> None:
    assert CLEAR_AFTER_MS == 30_000
    clipboard.clear_after_ms = 10
    clipboard.copy_secret(SECRET)
    assert text() == SECRET
    wait_until(lambda: text() == "")
    assert not clipboard.is_waiting


def test_d4_what_the_user_copied_since_stays(clipboard: Clipboard) -> None:
    clipboard.clear_after_ms = 10
    clipboard.copy_secret(SECRET)
    QGuiApplication.clipboard().setText("of the user")
    wait_until(lambda: not clipboard.is_waiting)
    assert text() == "of the user"


def test_k5_what_others_hold_is_not_read(
    clipboard: Clipboard, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Their program may not answer, and Qt would wait for it."""
    clipboard.copy_secret(SECRET)
    monkeypatch.setattr(module, "is_ours", lambda _mode: False)
    monkeypatch.setattr(module, "_asks_owner", lambda: True)
    clipboard.clear_secret()
    assert text() == SECRET


def test_copying_again_begins_anew(clipboard: Clipboard) -> None:
    clipboard.copy_secret(SECRET)
    clipboard.clear_after_ms = 10
    clipboard.copy_secret(SECRET + "5")
    wait_until(lambda: text() == "")


def test_what_is_no_secret_stays(clipboard: Clipboard) -> None:
    clipboard.copy("account=acct_1")
    assert not clipboard.is_waiting
    clipboard.clear_secret()
    assert text() == "account=acct_1"


def test_d4_where_clearing_needs_the_keyboard_it_is_done_again(
    clipboard: Clipboard, qapp: QGuiApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on Wayland: the clipboard still holds the secret when the window becomes active."""
    active = Qt.ApplicationState.ApplicationActive
    monkeypatch.setattr(module, "_can_clear", lambda: False)
    clipboard.copy_secret(SECRET)
    clipboard.clear_secret()
    QGuiApplication.clipboard().setText(SECRET)
    qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationInactive)
    assert text() == SECRET
    monkeypatch.setattr(module, "_can_clear", lambda: True)
    qapp.applicationStateChanged.emit(active)
    assert text() == ""
    QGuiApplication.clipboard().setText(SECRET)
    qapp.applicationStateChanged.emit(active)
    assert text() == SECRET


def test_i8_a_part_of_a_secret_that_stands_in_clear_goes(
    clipboard: Clipboard, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Without a display nobody owns anything.
    monkeypatch.setattr(QClipboard, "ownsClipboard", lambda _: True)

    def copy(copied: str) -> None:
        clipboard.copy(copied)
        QGuiApplication.clipboard().changed.emit(QClipboard.Mode.Clipboard)

    opaque = "opaqueValueOfAnAnswer"
    clipboard.watch(opaque)
    for copied in (opaque[5:14], f'"{opaque[8:]}",\n"x"'):
        copy(copied)
        assert clipboard.is_waiting
        clipboard.clear_secret()
        assert text() == ""
    copy(opaque[:4])
    clipboard.watch("")
    copy(opaque)
    assert not clipboard.is_waiting
