"""Keys dialog: what is stored is said, and the key itself is gone from the window at once."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
)
from pytestqt.qtbot import QtBot
from tests.support.fakes import LIVE_KEY, OTHER_TEST_KEY, SENTINEL, TEST_KEY, FakeKeyStore, failed
from tests.support.qt import child, delete_later_now, settle, wait_until

from session_composer.api.keys import KeyStoreErrorKind
from session_composer.state.jobs import JobRunner
from session_composer.state.key_service import KeyService
from session_composer.state.settings import Settings
from session_composer.ui.keys_dialog import KeysDialog
from session_composer.ui.theme import Theme


class Bench:
    """The dialog over a fake keyring."""

    def __init__(self, folder: Path) -> None:
        self.store = FakeKeyStore()
        self.jobs = JobRunner()
        self.keys = KeyService(self.store, Settings(folder / "s.ini"), self.jobs)
        self.theme = Theme()
        self.dialog = KeysDialog(self.keys, self.theme)
        self.name = child(self.dialog, QLineEdit, "keyNameField")
        self.key = child(self.dialog, QLineEdit, "keyField")
        self.list = child(self.dialog, QListWidget, "keysList")

    def button(self, name: str) -> QPushButton:
        return child(self.dialog, QPushButton, name)

    def note(self) -> str:
        return child(self.dialog, QLabel, "keyNote").text()

    def fill(self, name: str, key: str) -> None:
        self.name.setText(name)
        self.key.setText(key)

    def save(self, name: str, key: str) -> None:
        self.fill(name, key)
        calls = len(self.store.calls)
        self.button("saveKeyButton").click()
        wait_until(lambda: len(self.store.calls) > calls and self.key.text() == "")
        settle()

    def rows(self) -> list[str]:
        return [self.list.item(number).text() for number in range(self.list.count())]


@pytest.fixture
def bench(qtbot: QtBot, tmp_path: Path) -> Iterator[Bench]:
    made = Bench(tmp_path)
    qtbot.addWidget(made.dialog)
    made.dialog.show()
    yield made
    made.jobs.close()
    made.dialog.close()


def test_a_key_is_saved_and_listed_with_its_badge(bench: Bench) -> None:
    bench.save("shop", LIVE_KEY)
    bench.save("try", TEST_KEY)
    assert bench.store.keys == {"shop": LIVE_KEY, "try": TEST_KEY}
    assert ["LIVE" in row for row in bench.rows()] == [True, False]
    assert ["TEST" in row for row in bench.rows()] == [False, True]
    assert SENTINEL not in " ".join(bench.rows())


def test_it_says_that_the_key_was_saved_and_keeps_saying_it(bench: Bench) -> None:
    bench.save("try", TEST_KEY)
    assert "Saved" in bench.note()


def test_it_says_that_the_key_was_not_saved_and_keeps_saying_it(bench: Bench) -> None:
    bench.store.errors["save"] = failed(KeyStoreErrorKind.NO_BACKEND)
    bench.save("try", TEST_KEY)
    assert "in memory until the program ends" in bench.note()
    assert "until the program ends" in bench.rows()[0]


def test_d6_the_key_is_gone_from_the_field(bench: Bench) -> None:
    bench.save("try", TEST_KEY)
    assert bench.key.text() == ""
    assert bench.key.echoMode() == QLineEdit.EchoMode.Password
    bench.fill("other", OTHER_TEST_KEY)
    bench.dialog.reject()
    assert bench.key.text() == ""


def test_d6_undo_does_not_bring_the_key_back(bench: Bench) -> None:
    bench.name.setText("try")
    QTest.keyClicks(bench.key, TEST_KEY)
    bench.button("saveKeyButton").click()
    wait_until(lambda: bench.key.text() == "")
    bench.key.undo()
    assert bench.key.text() == ""


@pytest.mark.parametrize(
    ("key", "word"),
    [
        ("pk_test_1234567890123", "publishable"),
        ("whsec_1234567890123", "webhook"),
        ("accs_secret_1234567890", "client secret"),
        ("acct_1234567890123", "account id"),
    ],
)
def test_b18_the_wrong_kind_is_named_and_cannot_be_saved(bench: Bench, key: str, word: str) -> None:
    bench.fill("try", key)
    assert word in bench.note()
    assert not bench.button("saveKeyButton").isEnabled()


def test_b17_what_was_pasted_with_the_key_is_removed(bench: Bench) -> None:
    bench.save("try", f"  {TEST_KEY}\n")
    assert bench.store.keys == {"try": TEST_KEY}


def test_h6_enter_saves_nothing_by_itself(bench: Bench) -> None:
    bench.fill("", TEST_KEY)
    QTest.keyClick(bench.key, Qt.Key.Key_Return)
    settle()
    assert bench.store.calls == []
    assert bench.dialog.isVisible()


def test_e14_the_key_field_takes_no_drops(bench: Bench) -> None:
    data = QMimeData()
    data.setText(TEST_KEY)
    enter = QDragEnterEvent(
        QPointF(bench.key.rect().center()),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    enter.ignore()
    QApplication.sendEvent(bench.key, enter)
    assert not enter.isAccepted()


def test_forgetting_asks_and_deletes(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    bench.save("try", TEST_KEY)
    bench.list.setCurrentRow(0)
    answers = iter([False, True])
    monkeypatch.setattr(bench.dialog._messages, "ask_forget", lambda name: next(answers))
    bench.button("forgetKeyButton").click()
    settle()
    assert bench.store.keys
    bench.button("forgetKeyButton").click()
    wait_until(lambda: not bench.rows())
    assert bench.store.keys == {}


def test_renaming_and_its_failure_are_said(bench: Bench) -> None:
    bench.save("old", TEST_KEY)
    bench.list.setCurrentRow(0)
    bench.name.setText("new")
    bench.store.errors["save"] = failed(KeyStoreErrorKind.LOCKED)
    bench.button("renameKeyButton").click()
    wait_until(lambda: "locked" in bench.note())
    assert [row.split()[0] for row in bench.rows()] == ["old"]
    bench.store.errors.clear()
    bench.name.setText("new")
    bench.button("renameKeyButton").click()
    wait_until(lambda: [row.split()[0] for row in bench.rows()] == ["new"])
    settle()
    assert bench.store.keys == {"new": TEST_KEY}
    assert bench.note()


@pytest.mark.parametrize("action", ["save", "rename", "forget"])
def test_f4_closing_while_the_keyring_asks(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, action: str
) -> None:
    """The answer comes to a dialog that is gone."""
    bench.save("old", TEST_KEY)
    dialog = KeysDialog(bench.keys, bench.theme)
    monkeypatch.setattr(dialog._messages, "ask_forget", lambda name: True)
    child(dialog, QListWidget, "keysList").setCurrentRow(0)
    child(dialog, QLineEdit, "keyNameField").setText("old" if action == "forget" else "new")
    if action == "save":
        child(dialog, QLineEdit, "keyField").setText(OTHER_TEST_KEY)
    bench.store.open.clear()
    child(dialog, QPushButton, f"{action}KeyButton").click()
    dialog.reject()
    dialog.deleteLater()
    delete_later_now()
    bench.store.open.set()
    expected = {"save": {"old", "new"}, "rename": {"new"}, "forget": set()}[action]
    wait_until(lambda: {profile.name for profile in bench.keys.profiles()} == expected)
    settle()
    assert bench.store.keys.keys() == expected
