"""Keys dialog: what is stored is said, and the key itself is gone from the window at once."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QDragEnterEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPushButton,
    QTreeWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot
from tests.support.fakes import (
    LIVE_KEY,
    OTHER_LIVE_KEY,
    OTHER_TEST_KEY,
    SENTINEL,
    TEST_KEY,
    FakeClient,
    FakeKeyStore,
    failed,
    reply,
)
from tests.support.qt import child, delete_later_now, settle, wait_until

from session_composer.api.keys.store import KeyStoreErrorKind, StoreInfo
from session_composer.api.sandbox.host import SandboxHost
from session_composer.core.rules.rulebook import Rulebook
from session_composer.core.text.message import verbatim
from session_composer.core.text.secrets import classify_key
from session_composer.core.versions.catalog_store import CatalogStore
from session_composer.state.document.settings import Settings
from session_composer.state.jobs import JobRunner
from session_composer.state.keys.key_changes import KeyChanges
from session_composer.state.keys.key_service import KeyService
from session_composer.state.sending.key_checks import KeyChecks
from session_composer.state.sending.targets import Targets
from session_composer.ui.keys.dialog import KeysDialog
from session_composer.ui.look.theme import Theme
from session_composer.ui.shell.message_boxes import MessageBoxes

ACCOUNT = {"object": "account", "id": "acct_9", "business_profile": {"name": "<b>Rides</b>"}}
ORG_KEY = "sk_org_51SentinelSentinelOrg1"


class Bench:
    """The dialog over a fake keyring."""

    def __init__(self, folder: Path, theme: Theme) -> None:
        self.store = FakeKeyStore()
        self.jobs = JobRunner()
        self.keys = KeyService(self.store, Settings(folder / "s.ini"), self.jobs)
        self.changes = KeyChanges(self.keys, self.jobs)
        self.theme = theme
        self.client = FakeClient(lambda: reply(200, ACCOUNT))
        sandbox = SandboxHost(CatalogStore(), Rulebook)
        self.checks = KeyChecks(self.keys, Targets(self.keys, sandbox, self.client.make), self.jobs)
        self.dialog = self.make()
        self.name = child(self.dialog, QLineEdit, "keyNameField")
        self.key = child(self.dialog, QLineEdit, "keyField")
        self.list = child(self.dialog, QTreeWidget, "keysList")

    def make(self) -> KeysDialog:
        return KeysDialog(self.keys, self.changes, self.checks, "2025-06-30.basil", self.theme)

    def button(self, name: str) -> QPushButton:
        return child(self.dialog, QPushButton, name)

    def note(self) -> str:
        return child(self.dialog, QLabel, "keyNote").text()

    def fill(self, name: str, key: str) -> None:
        self.name.setText(name)
        self.key.setText(key)

    def save(self, name: str, key: str) -> None:
        self.fill(name, key)
        calls = self.store.count("save")
        self.button("saveKeyButton").click()
        wait_until(lambda: self.store.count("save") > calls and self.key.text() == "")
        settle()

    def rows(self) -> list[str]:
        items = [self.list.topLevelItem(row) for row in range(self.list.topLevelItemCount())]
        return ["   ".join(item.text(n) for n in range(5)) for item in items if item is not None]

    def names(self) -> list[str]:
        items = [self.list.topLevelItem(row) for row in range(self.list.topLevelItemCount())]
        return [item.text(0) for item in items if item is not None]

    def chosen(self) -> str:
        item = self.list.currentItem()
        assert item is not None
        return item.text(0)

    def choose(self, row: int) -> None:
        item = self.list.topLevelItem(row)
        assert item is not None
        self.list.setCurrentItem(item)
        settle()


@pytest.fixture
def bench(qtbot: QtBot, tmp_path: Path, theme: Theme) -> Iterator[Bench]:
    made = Bench(tmp_path, theme)
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
    assert bench.store.count("save") == 0
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
    bench.choose(0)
    answers = iter([False, True])
    monkeypatch.setattr(bench.dialog._messages, "ask_forget", lambda name: next(answers))
    bench.button("forgetKeyButton").click()
    settle()
    assert bench.store.keys
    bench.button("forgetKeyButton").click()
    wait_until(lambda: not bench.rows())
    assert bench.store.keys == {}


def rename(bench_list: QTreeWidget, new_name: str, how: str = "F2") -> None:
    """Rename the chosen key in its row."""
    if how == "F2":
        bench_list.setFocus()
        QTest.keyClick(bench_list, Qt.Key.Key_F2)
    elif how == "double click":
        item = bench_list.currentItem()
        assert item is not None
        place = bench_list.visualItemRect(item).center()
        QTest.mouseClick(bench_list.viewport(), Qt.MouseButton.LeftButton, pos=place)
        QTest.mouseDClick(bench_list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    else:
        dialog = bench_list.window()
        child(dialog, QPushButton, "renameKeyButton").click()
    settle()
    editor = child(bench_list, QLineEdit, "keyRenameField")
    assert editor.accessibleName()
    editor.selectAll()
    QTest.keyClicks(editor, new_name)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    settle()


@pytest.mark.parametrize("how", ["F2", "double click", "button"])
def test_renaming_and_its_failure_are_said(bench: Bench, how: str) -> None:
    bench.save("old", TEST_KEY)
    bench.choose(0)
    bench.store.errors["save"] = failed(KeyStoreErrorKind.LOCKED)
    rename(bench.list, "new", how)
    wait_until(lambda: "locked" in bench.note())
    assert bench.names() == ["old"]
    bench.store.errors.clear()
    rename(bench.list, "new", how)
    wait_until(lambda: bench.names() == ["new"])
    settle()
    assert bench.store.keys == {"new": TEST_KEY}
    assert bench.note()
    assert bench.dialog.isVisible()


@pytest.mark.parametrize("action", ["save", "rename", "forget"])
def test_f4_closing_while_the_keyring_asks(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, action: str
) -> None:
    """The answer comes to a dialog that is gone."""
    bench.save("old", TEST_KEY)
    dialog = bench.make()
    monkeypatch.setattr(dialog._messages, "ask_forget", lambda name: True)
    if action == "save":
        child(dialog, QLineEdit, "keyNameField").setText("new")
        child(dialog, QLineEdit, "keyField").setText(OTHER_TEST_KEY)
    bench.store.open.clear()
    if action == "rename":
        dialog.list.named.emit("old", "new")
    else:
        child(dialog, QPushButton, f"{action}KeyButton").click()
    dialog.reject()
    dialog.deleteLater()
    delete_later_now()
    bench.store.open.set()
    expected = {"save": {"old", "new"}, "rename": {"new"}, "forget": set()}[action]
    wait_until(lambda: {profile.name for profile in bench.keys.profiles()} == expected)
    settle()
    assert bench.store.keys.keys() == expected


# No key is overwritten by surprise


def test_m2_a_saved_key_is_chosen_and_the_form_is_for_a_new_one(bench: Bench) -> None:
    for name, key in (("one", TEST_KEY), ("two", OTHER_TEST_KEY), ("prod", LIVE_KEY)):
        bench.save(name, key)
        assert bench.chosen() == name
        assert (bench.name.text(), bench.key.text()) == ("", "")
        assert child(bench.dialog, QLabel, "keyFormTitle").text() == "New key"
        assert name in bench.note()
    assert bench.names() == ["one", "two", "prod"]
    # As at the review: the next key, and Enter.
    bench.key.setText(OTHER_LIVE_KEY)
    QTest.keyClick(bench.key, Qt.Key.Key_Return)
    settle()
    assert bench.store.keys == {"one": TEST_KEY, "two": OTHER_TEST_KEY, "prod": LIVE_KEY}


@pytest.mark.parametrize("way", ["same name", "name of other characters"])
def test_m2_replacing_a_key_names_it_and_asks(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    bench.save("caf\u00e9", TEST_KEY)
    bench.save("two", OTHER_TEST_KEY)
    bench.choose(0)
    bench.name.setText("caf\u00e9" if way == "same name" else "cafe\u0301")
    asked: list[tuple[str, str]] = []
    answers = iter([False, True])

    def ask(name: str, hint: str) -> bool:
        asked.append((name, hint))
        return next(answers)

    monkeypatch.setattr(bench.dialog._messages, "ask_replace", ask)
    bench.key.setText(LIVE_KEY)
    assert "Replace" in bench.button("saveKeyButton").text()
    bench.button("saveKeyButton").click()
    settle()
    assert bench.store.keys["caf\u00e9"] == TEST_KEY
    assert bench.key.text() == LIVE_KEY, "whoever says no by mistake need not fetch the key again"
    bench.button("saveKeyButton").click()
    wait_until(lambda: bench.store.keys["caf\u00e9"] == LIVE_KEY and not bench.key.text())
    settle()
    assert asked == [("caf\u00e9", bench_hint(TEST_KEY))] * 2
    assert bench.names() == ["caf\u00e9", "two"]
    assert bench.chosen() == "caf\u00e9"
    assert bench.name.isEnabled()


def test_m2_replacing_on_purpose_asks_nothing_and_can_be_undone(bench: Bench) -> None:
    """A question there would stop any test: nobody answers it."""
    bench.save("one", TEST_KEY)
    bench.save("two", OTHER_TEST_KEY)
    bench.choose(0)
    bench.button("replaceKeyButton").click()
    assert child(bench.dialog, QLabel, "keyFormTitle").text() == "Replace “one”"
    assert not bench.name.isEnabled()
    undo = bench.button("undoReplaceButton")
    assert not undo.isVisible()
    bench.key.setText(LIVE_KEY)
    bench.button("saveKeyButton").click()
    wait_until(lambda: bench.store.keys["one"] == LIVE_KEY and undo.isVisible())
    assert "one is replaced" in child(bench.dialog, QLabel, "keyUndoNote").text()
    assert (bench.names(), bench.chosen()) == (["one", "two"], "one")
    undo.click()
    wait_until(lambda: bench.store.keys["one"] == TEST_KEY)
    wait_until(lambda: bench.note() == "The old key is back: one.")
    assert not undo.isVisible()


@pytest.mark.parametrize("action", ["rename", "forget"])
def test_m2_the_form_follows_the_key_that_is_to_be_replaced(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, action: str
) -> None:
    monkeypatch.setattr(bench.dialog._messages, "ask_forget", lambda _: True)
    bench.save("one", TEST_KEY)
    bench.save("two", OTHER_TEST_KEY)
    bench.choose(0)
    bench.button("replaceKeyButton").click()
    if action == "rename":
        rename(bench.list, "first")
        wait_until(lambda: bench.names() == ["first", "two"])
        title, name = "Replace “first”", "first"
    else:
        bench.button("forgetKeyButton").click()
        wait_until(lambda: bench.names() == ["two"])
        title, name = "New key", ""
    settle()
    assert child(bench.dialog, QLabel, "keyFormTitle").text() == title
    assert bench.name.text() == name
    assert bench.name.isEnabled() == (not name)
    told = "one is called first now." if action == "rename" else "one is removed."
    assert bench.note() == told


@pytest.mark.parametrize("action", ["rename", "forget"])
def test_m2_undo_follows_a_renamed_key_and_brings_no_forgotten_one_back(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, action: str
) -> None:
    monkeypatch.setattr(bench.dialog._messages, "ask_forget", lambda _: True)
    bench.save("one", TEST_KEY)
    undo = bench.button("undoReplaceButton")
    bench.button("replaceKeyButton").click()
    bench.key.setText(LIVE_KEY)
    bench.button("saveKeyButton").click()
    wait_until(undo.isVisible)
    if action == "forget":
        bench.button("forgetKeyButton").click()
        wait_until(lambda: not undo.isVisible())
        settle()
        assert bench.store.keys == {}
        assert child(bench.dialog, QLabel, "keyUndoNote").text() == "one is removed."
        return
    rename(bench.list, "first")
    wait_until(lambda: bench.store.keys == {"first": LIVE_KEY})
    wait_until(
        lambda: (
            child(bench.dialog, QLabel, "keyUndoNote").text()
            == "one is called first now. first is replaced; the old key is kept until this window "
            "closes."
        )
    )
    undo.click()
    wait_until(lambda: bench.store.keys == {"first": TEST_KEY})


def test_m2_new_key_is_the_way_to_the_form_and_the_list_the_way_back(bench: Bench) -> None:
    dialog = bench.dialog
    assert bench.name.isVisible(), "where there is no key yet, one is typed"
    bench.save("one", TEST_KEY)
    bench.save("two", LIVE_KEY)
    assert dialog.detail.isVisible()
    bench.button("newKeyButton").click()
    assert bench.name.isVisible()
    assert bench.name.hasFocus()
    row = bench.list.visualRect(bench.list.currentIndex()).center()
    QTest.mouseClick(bench.list.viewport(), Qt.MouseButton.LeftButton, pos=row)
    assert dialog.detail.isVisible()
    bench.button("replaceKeyButton").click()
    assert bench.key.isVisible()
    bench.button("cancelKeyButton").click()
    assert dialog.detail.isVisible()
    assert bench.list.hasFocus()


def test_m2_nothing_moves_while_a_key_is_typed_saved_or_chosen(bench: Bench) -> None:
    def places() -> dict[str, QRect]:
        settle()
        parts = bench.dialog.findChildren(QWidget)
        return {
            part.objectName(): QRect(part.mapTo(bench.dialog, QPoint(0, 0)), part.size())
            for part in parts
            if part.objectName() and not part.objectName().startswith("qt_") and part.isVisible()
        }

    def moved(before: dict[str, QRect]) -> list[str]:
        after = places()
        return [name for name in before.keys() & after.keys() if before[name] != after[name]]

    before = places()
    for typed in ("s", "pk_test_1234567890123", ORG_KEY, LIVE_KEY, TEST_KEY):
        bench.fill("one", typed)
        assert moved(before) == []
    bench.save("one", TEST_KEY)
    bench.save("two", LIVE_KEY)
    before = places()
    bench.choose(0)
    # As long as its name is.
    assert set(moved(before)) <= {"keyTitle", "renameKeyButton", "keyKind"}
    before = places()
    bench.button("testKeyButton").click()
    wait_until(lambda: "acct_9" in child(bench.dialog, QLabel, "keyCheckResult").text())
    assert moved(before) == []


def bench_hint(key: str) -> str:
    return classify_key(key).hint


def test_m2_the_same_key_again_asks_nothing(bench: Bench) -> None:
    bench.save("try", TEST_KEY)
    bench.save("try", TEST_KEY)
    assert bench.names() == ["try"]


def test_m2_the_order_stays_whatever_is_done(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bench.dialog._messages, "ask_replace", lambda *_: True)
    for name, key in (("b", TEST_KEY), ("c", OTHER_TEST_KEY), ("a", LIVE_KEY)):
        bench.save(name, key)
    bench.save("b", OTHER_LIVE_KEY)
    assert bench.names() == ["b", "c", "a"]
    bench.choose(1)
    rename(bench.list, "z")
    wait_until(lambda: bench.names() == ["b", "z", "a"])
    assert bench.chosen() == "z"
    bench.store.errors["save"] = failed(KeyStoreErrorKind.LOCKED)
    bench.save("b", TEST_KEY)
    assert [name.split()[0] for name in bench.names()] == ["b", "z", "a"]
    bench.store.errors.clear()
    bench.button("storeKeyButton").click()
    wait_until(lambda: bench.names() == ["b", "z", "a"])
    assert [profile.name for profile in bench.keys.profiles()] == ["b", "z", "a"]


def test_m2_what_is_typed_while_a_key_is_saved_stays(bench: Bench) -> None:
    bench.store.open.clear()
    bench.fill("one", TEST_KEY)
    bench.button("saveKeyButton").click()
    bench.fill("two", OTHER_TEST_KEY)
    bench.store.open.set()
    wait_until(lambda: bench.names() == ["one"])
    settle()
    assert (bench.name.text(), bench.key.text()) == ("two", OTHER_TEST_KEY)


def test_m2_a_key_that_is_being_saved_is_not_overwritten_either(bench: Bench) -> None:
    bench.store.open.clear()
    bench.fill("one", TEST_KEY)
    bench.button("saveKeyButton").click()
    bench.fill("one", OTHER_TEST_KEY)
    bench.button("saveKeyButton").click()
    assert "being saved" in bench.note()
    bench.store.open.set()
    wait_until(lambda: bench.names() == ["one"])
    settle()
    assert bench.store.keys == {"one": TEST_KEY}


def test_a_refusal_stays_when_keys_come_meanwhile(bench: Bench) -> None:
    bench.save("Prod", LIVE_KEY)
    bench.fill("prod", OTHER_LIVE_KEY)
    bench.button("saveKeyButton").click()
    settle()
    bench.keys.changed.emit()
    settle()
    assert bench.note() == "There is a key named Prod already."
    bench.key.setText(TEST_KEY)
    assert "already" not in bench.note()


@pytest.mark.parametrize("how", ["new", "renamed"])
def test_m2_a_name_that_differs_in_capital_letters_only_is_refused(bench: Bench, how: str) -> None:
    """The keyring of Windows takes them for one."""
    bench.save("Prod", LIVE_KEY)
    bench.save("try", TEST_KEY)
    if how == "new":
        bench.fill("prod", OTHER_LIVE_KEY)
        bench.button("saveKeyButton").click()
    else:
        rename(bench.list, "prod")
    settle()
    assert bench.note() == "There is a key named Prod already."
    assert bench.store.keys == {"Prod": LIVE_KEY, "try": TEST_KEY}


def test_m2_a_row_that_is_chosen_fills_nothing_in(bench: Bench) -> None:
    bench.save("one", TEST_KEY)
    bench.save("two", OTHER_TEST_KEY)
    bench.fill("three", LIVE_KEY)
    bench.choose(0)
    assert (bench.name.text(), bench.key.text()) == ("three", LIVE_KEY)
    bench.button("newKeyButton").click()
    assert (bench.name.text(), bench.key.text()) == ("", "")


# Where keys are kept


@pytest.mark.parametrize(
    ("error", "info", "words"),
    [
        (failed(KeyStoreErrorKind.NO_BACKEND), None, "gone when the program ends"),
        (failed(KeyStoreErrorKind.MISCONFIGURED), None, "gone when the program ends"),
        (
            None,
            StoreInfo("null", persistent=False, sentence=verbatim("It discards keys.")),
            "discards",
        ),
        (None, None, "Keys are in the fake keyring."),
    ],
)
def test_b1_b2_the_place_is_said_before_anything_is_saved(
    bench: Bench,
    monkeypatch: pytest.MonkeyPatch,
    error: Exception | None,
    info: StoreInfo | None,
    words: str,
) -> None:
    if error is not None:
        bench.store.errors["info"] = error
    if info is not None:
        monkeypatch.setattr(bench.store, "info", lambda: info)
    dialog = bench.make()
    place = child(dialog, QLabel, "keyPlace")
    wait_until(lambda: words in place.text())
    assert bench.store.count("read") == bench.store.count("save") == 0
    dialog.reject()
    dialog.deleteLater()


def test_b5_a_key_in_memory_can_be_put_into_the_keyring_later(bench: Bench) -> None:
    bench.store.errors["save"] = failed(KeyStoreErrorKind.LOCKED)
    bench.save("try", TEST_KEY)
    assert bench.store.count("save") == 1, "one prompt for one action"
    assert bench.button("storeKeyButton").isVisible()
    bench.button("storeKeyButton").click()
    wait_until(lambda: bench.store.count("save") == 2 and "memory" in bench.note())
    bench.store.errors.clear()
    bench.button("storeKeyButton").click()
    wait_until(lambda: bench.store.keys == {"try": TEST_KEY} and "read back" in bench.note())
    assert not bench.button("storeKeyButton").isVisible()
    assert "until the program ends" not in bench.rows()[0]


# Test a key


def test_testing_a_key_shows_whose_it_is(bench: Bench) -> None:
    bench.save("try", TEST_KEY)
    bench.button("testKeyButton").click()
    result = child(bench.dialog, QLabel, "keyCheckResult")
    wait_until(lambda: "acct_9" in result.text())
    assert result.text() == "try works and belongs to <b>Rides</b> (acct_9): test mode."
    assert result.textFormat() == Qt.TextFormat.PlainText
    assert "<b>Rides</b> (acct_9)" in bench.rows()[0]
    assert SENTINEL not in result.text()


@pytest.mark.parametrize(
    ("status", "message", "words"),
    [
        (403, "Having the 'rak_x_read' permission would allow it.", "works (test mode) but may"),
        (401, "Invalid API Key provided: sk_test_***7391", "does not accept this key"),
        (500, "Oh", "internal error"),
    ],
)
def test_testing_a_key_says_what_else_it_found(
    bench: Bench, status: int, message: str, words: str
) -> None:
    bench.save("try", TEST_KEY)
    bench.client.answer = lambda: reply(status, {"error": {"message": message}})
    bench.button("testKeyButton").click()
    wait_until(lambda: words in child(bench.dialog, QLabel, "keyCheckResult").text())


def test_b18_testing_a_live_key_asks_once(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    bench.save("shop", LIVE_KEY)
    answers = iter([False, True])
    asked: list[str] = []

    def ask(name: str, hint: str) -> bool:
        asked.append(name)
        return next(answers)

    monkeypatch.setattr(bench.dialog._messages, "ask_live_read", ask)
    bench.button("testKeyButton").click()
    wait_until(lambda: len(asked) == 1 and not bench.checks.is_busy)
    assert bench.client.sent == []
    bench.button("testKeyButton").click()
    wait_until(lambda: "live mode" in child(bench.dialog, QLabel, "keyCheckResult").text())
    assert len(asked) == 2
    assert len(bench.client.sent) == 1
    assert not bench.keys.is_armed(LIVE_KEY)


def test_f4_closing_while_a_key_is_tested(bench: Bench) -> None:
    bench.save("try", TEST_KEY)
    bench.client.open.clear()
    bench.button("testKeyButton").click()
    wait_until(lambda: bool(bench.client.sent))
    assert "Cancel" in bench.button("testKeyButton").text()
    bench.dialog.reject()
    assert not bench.checks.is_busy
    bench.client.open.set()
    assert bench.client.answered.wait(30)
    QTest.qWait(30)
    assert bench.keys.profiles()[0].account == ""


def test_c17_a_held_key_tests_once(bench: Bench) -> None:
    bench.save("try", TEST_KEY)
    button = bench.button("testKeyButton")
    button.setFocus()
    for _ in range(10):
        for kind in (QKeyEvent.Type.KeyPress, QKeyEvent.Type.KeyRelease):
            event = QKeyEvent(
                kind, Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier, " ", autorep=True
            )
            QApplication.sendEvent(button, event)
    settle()
    assert bench.client.sent == []


# Keys of organizations


def test_an_organization_key_asks_for_its_account(bench: Bench) -> None:
    field = child(bench.dialog, QLineEdit, "keyContextField")
    assert not field.isVisible()
    bench.fill("org", ORG_KEY)
    assert field.isVisible()
    assert "needs the account" in bench.note()
    assert not bench.button("saveKeyButton").isEnabled()
    field.setText("acct_5")
    assert bench.button("saveKeyButton").isEnabled()
    bench.save("org", ORG_KEY)
    assert bench.keys.context("org") == "acct_5"
    row = bench.rows()[0]
    assert "MODE UNKNOWN" in row
    assert "for acct_5" in row
    # The account alone can be changed.
    assert not field.isVisible()
    bench.button("replaceKeyButton").click()
    assert field.isVisible()
    assert field.text() == "acct_5"
    field.setText("acct_6")
    assert bench.button("saveKeyButton").isEnabled()
    bench.button("saveKeyButton").click()
    assert bench.keys.context("org") == "acct_6"
    assert bench.store.count("save") == 1


def test_a_cli_sandbox_key_is_known_and_guarded(bench: Bench) -> None:
    bench.fill("cli", "rkcs_51SentinelSentinelCli1")
    assert "Cli sandbox key, UNKNOWN MODE" in bench.note()


def test_d6_no_widget_shows_a_stored_key(bench: Bench) -> None:
    bench.save("try", TEST_KEY)
    shown = [label.text() for label in bench.dialog.findChildren(QLabel)] + bench.rows()
    assert SENTINEL not in " ".join(shown)


# The question itself


def test_b18_a_live_key_is_not_confirmed_by_accident(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Enter, Space and a click that comes at once all mean no."""
    seen: list[tuple[bool, bool, str]] = []

    def look(box: QMessageBox) -> int:
        box.show()
        [yes] = [one for one in box.buttons() if "Send live" in one.text()]
        yes.click()
        QTest.keyClick(box, Qt.Key.Key_Return)
        seen.append((yes.isEnabled(), yes is box.defaultButton(), yes.text()))
        return 0

    monkeypatch.setattr(QMessageBox, "exec", look)
    messages = MessageBoxes(bench.dialog, bench.theme)
    assert not messages.ask_live("acct_1 (Pia)", "shop", "sk_live_***1", "It is hers.")
    assert seen == [(False, False, "Send live: acct_1 (Pia)")]


def test_b18_a_live_key_can_be_confirmed_on_purpose(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts: list[str] = []

    def confirm(box: QMessageBox) -> int:
        box.show()
        [yes] = [one for one in box.buttons() if "Send live" in one.text()]
        wait_until(yes.isEnabled)
        texts.append(box.informativeText())
        QTest.mouseClick(yes, Qt.MouseButton.LeftButton)
        return 0

    monkeypatch.setattr(QMessageBox, "exec", confirm)
    assert MessageBoxes(bench.dialog, bench.theme).ask_live(
        "acct_1", "shop", "sk_live_***1", "It is hers."
    )
    assert "It is hers." in texts[0]
