"""Session files in the window: questions before anything is lost."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QMenu
from pytestqt.qtbot import QtBot
from tests.support.commands import commands_of
from tests.support.edits import SEED, a_feature
from tests.support.many import MANY
from tests.support.qt import child, settle

from session_composer.api.keys.store import MemoryKeyStore
from session_composer.app import Program, build
from session_composer.core.request.limits import MAX_LEAVES
from session_composer.core.request.request import Request
from session_composer.core.session.session_file import SUFFIX
from session_composer.core.versions.catalog_store import CatalogStore
from session_composer.ui.files import save_dialog
from session_composer.ui.files.save_dialog import with_suffix
from session_composer.ui.shell import message_boxes as messages
from session_composer.ui.shell.message_boxes import UnsavedChoice
from session_composer.ui.window.main_window import MainWindow

FEATURE = a_feature()
FILE = """{
  "format": "session-composer/1",
  "api_version": "2025-06-30.basil",
  "account": "acct_1032D82eZvKYlo2C",
  "components": {
    "documents": {
      "enabled": true
    }
  },
  "expand": []
}
"""


class Talk:
    """Answers questions as a test wants, and remembers what was asked and told."""

    def __init__(self, window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
        self.unsaved = UnsavedChoice.CANCEL
        self.overwrite = False
        self.replace = False
        self.file = ""
        self.files: list[str] = []
        self.asked: list[str] = []
        self.told: list[str] = []

        def ask_unsaved(name: str) -> UnsavedChoice:
            self.asked.append(name)
            return self.unsaved

        def ask_overwrite(name: str) -> bool:
            self.asked.append(name)
            return self.overwrite

        def ask_replace_file(name: str) -> bool:
            self.asked.append(name)
            return self.replace

        def choose(*_: Any, **__: Any) -> tuple[str, str]:
            return self.files.pop(0) if self.files else self.file, ""

        monkeypatch.setattr(window.messages, "ask_unsaved", ask_unsaved)
        monkeypatch.setattr(window.messages, "ask_overwrite", ask_overwrite)
        monkeypatch.setattr(window.messages, "ask_replace_file", ask_replace_file)
        monkeypatch.setattr(
            window.messages, "problem", lambda text, more="": self.told.append(f"{text} {more}")
        )
        monkeypatch.setattr(QFileDialog, "getOpenFileName", choose)
        monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)


@pytest.fixture
def talk(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> Talk:
    return Talk(window, monkeypatch)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    found = tmp_path / "shop.session.json"
    found.write_text(FILE)
    return found


def trigger(window: MainWindow, name: str) -> None:
    child(window, QAction, name).trigger()
    settle()


def edit(program: Program) -> Request:
    program.parts.workspace.choose([FEATURE], True, "x")
    return program.parts.workspace.request


# Title


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("a sk_live_51SentinelSentinel7391.session.json", "a sk_live_***7391.session.json"),
        ("b\u202e\u009b\x7f.session.json", "b\\u202e\\u009b\\u007f.session.json"),
    ],
)
def test_i6_i9_the_title_shows_no_key_and_no_odd_character(
    window: MainWindow, talk: Talk, path: Path, name: str, shown: str
) -> None:
    file = path.rename(path.with_name(name))
    commands_of(window).doors.files.open_path(file)
    assert window.windowTitle().startswith(shown)
    box = messages._box(window, None, f"{name} cannot be read.", "")
    assert "Sentinel" not in box.text()
    box.deleteLater()


def test_the_title_names_the_file_and_marks_changes(
    program: Program, window: MainWindow, talk: Talk, path: Path
) -> None:
    assert "Untitled" in window.windowTitle()
    commands_of(window).doors.files.open_path(path)
    assert window.windowTitle().startswith("shop.session.json")
    assert not window.isWindowModified()
    edit(program)
    assert window.isWindowModified()
    program.parts.workspace.undo_stack.undo()
    assert not window.isWindowModified()
    edit(program)
    trigger(window, "saveAction")
    assert not window.isWindowModified()
    trigger(window, "newAction")
    assert "Untitled" in window.windowTitle()


# Unsaved changes


LEAVING = ["newAction", "openAction", "quitAction", "drop", "recent"]


def leave(window: MainWindow, how: str, path: Path) -> None:
    if how == "drop":
        drop(window, [QUrl.fromLocalFile(str(path))])
    elif how == "recent":
        commands_of(window).doors.files.open_path(path)
    else:
        trigger(window, how)


@pytest.mark.parametrize("how", LEAVING)
def test_cancelling_the_question_keeps_everything(
    program: Program, window: MainWindow, talk: Talk, path: Path, how: str
) -> None:
    talk.file = str(path)
    before = edit(program)
    leave(window, how, path)
    assert len(talk.asked) == 1
    assert program.parts.workspace.request is before
    assert window.isVisible()
    assert window.isWindowModified()


@pytest.mark.parametrize("how", LEAVING)
def test_discarding_goes_on(
    program: Program, window: MainWindow, talk: Talk, path: Path, how: str
) -> None:
    talk.file = str(path)
    talk.unsaved = UnsavedChoice.DISCARD
    before = edit(program)
    leave(window, how, path)
    assert len(talk.asked) == 1
    if how == "quitAction":
        assert not window.isVisible()
    else:
        assert program.parts.workspace.request != before
        assert not window.isWindowModified()


def test_saving_from_the_question_saves_first(
    program: Program, window: MainWindow, talk: Talk, path: Path
) -> None:
    commands_of(window).doors.files.open_path(path)
    edit(program)
    talk.unsaved = UnsavedChoice.SAVE
    trigger(window, "newAction")
    assert talk.asked == ["shop.session.json"]
    assert "refund_management" in path.read_text()
    assert not program.parts.workspace.request.params


def test_a_save_that_fails_or_is_given_up_keeps_the_request(
    program: Program, window: MainWindow, talk: Talk, tmp_path: Path
) -> None:
    before = edit(program)
    talk.unsaved = UnsavedChoice.SAVE
    trigger(window, "quitAction")
    assert window.isVisible()
    talk.file = str(tmp_path / "gone" / "x.session.json")
    trigger(window, "quitAction")
    assert len(talk.told) == 1
    assert window.isVisible()
    assert program.parts.workspace.request is before
    assert window.isWindowModified()


def test_nothing_is_asked_when_nothing_changed(
    program: Program, window: MainWindow, talk: Talk
) -> None:
    edit(program)
    program.parts.workspace.undo_stack.undo()
    trigger(window, "newAction")
    trigger(window, "quitAction")
    assert talk.asked == []
    assert not window.isVisible()


# Open and save


def test_a_file_that_cannot_be_opened_is_said_and_changes_nothing(
    program: Program, window: MainWindow, talk: Talk, tmp_path: Path
) -> None:
    bad = tmp_path / "bad\u202e.session.json"
    bad.write_text("{")
    before = program.parts.workspace.request
    commands_of(window).doors.files.open_path(bad)
    [told] = talk.told
    assert "cannot be opened" in told
    assert "\u202e" not in told
    assert program.parts.workspace.request is before
    assert program.settings.recent_files() == []


def test_saving_asks_for_a_name_once_and_gives_it_an_ending(
    program: Program, window: MainWindow, talk: Talk, tmp_path: Path
) -> None:
    edit(program)
    talk.file = str(tmp_path / "mine")
    trigger(window, "saveAction")
    assert (tmp_path / "mine.session.json").exists()
    talk.file = str(tmp_path / "other")
    program.parts.workspace.set_account("acct_1", "x")
    trigger(window, "saveAction")
    assert "acct_1" in (tmp_path / "mine.session.json").read_text()
    assert not (tmp_path / "other.session.json").exists()
    trigger(window, "saveAsAction")
    assert (tmp_path / "other.session.json").exists()


def test_e12_a_change_on_disk_is_asked_about(
    program: Program, window: MainWindow, talk: Talk, path: Path
) -> None:
    commands_of(window).doors.files.open_path(path)
    edit(program)
    theirs = FILE.replace("acct_1032", "acct_9")
    path.write_text(theirs)
    trigger(window, "saveAction")
    assert talk.asked == ["shop.session.json"]
    assert path.read_text() == theirs
    assert window.isWindowModified()
    talk.overwrite = True
    trigger(window, "saveAction")
    assert "refund_management" in path.read_text()
    assert not window.isWindowModified()


# Recent files


def recent_entries(window: MainWindow) -> list[QAction]:
    [menu] = [
        menu
        for menu in window.findChildren(QMenu)
        if menu.title().replace("&", "").startswith("Open recent")
    ]
    menu.aboutToShow.emit()
    return [action for action in menu.actions() if action.objectName() != "clearRecentAction"]


def test_recent_files_are_offered_and_opened(
    program: Program, window: MainWindow, talk: Talk, path: Path, tmp_path: Path
) -> None:
    second = tmp_path / "a & b.session.json"
    second.write_text(FILE)
    for one in (path, second, path):
        commands_of(window).doors.files.open_path(one)
    texts = [action.text() for action in recent_entries(window) if action.text()]
    assert [text.split("  ")[0] for text in texts] == ["shop.session.json", "a && b.session.json"]
    recent_entries(window)[1].trigger()
    assert program.parts.document.path == second
    trigger(window, "clearRecentAction")
    assert program.settings.recent_files() == []


# Drag and drop


def _mime(urls: list[QUrl]) -> QMimeData:
    data = QMimeData()
    data.setUrls(urls)
    return data


def drop(window: MainWindow, urls: list[QUrl]) -> bool:
    """Drop as a desktop does: enter first, and drop only when that was accepted."""
    data = _mime(urls)
    place = QPointF(window.rect().center())
    copy, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(place, copy, data, button, none)
    enter.ignore()
    QApplication.sendEvent(window, enter)
    if not enter.isAccepted():
        return False
    event = QDropEvent(place, copy, data, button, none)
    QApplication.sendEvent(window, event)
    settle()
    return event.isAccepted()


def test_e14_a_dropped_file_is_opened(
    program: Program, window: MainWindow, talk: Talk, path: Path
) -> None:
    assert drop(window, [QUrl.fromLocalFile(str(path))])
    assert program.parts.document.path == path
    assert program.parts.workspace.request.api_version == SEED


@pytest.mark.parametrize(
    "urls",
    [
        [],
        [QUrl("https://example.com/x.session.json")],
        [QUrl.fromLocalFile("/a"), QUrl.fromLocalFile("/b")],
        [QUrl("data:text/plain,x")],
    ],
)
def test_e14_whatever_is_not_one_local_file_is_not_taken(
    window: MainWindow, talk: Talk, urls: list[QUrl]
) -> None:
    assert not drop(window, urls)
    assert talk.told == []


@pytest.mark.parametrize("url", ["file:///tmp", "file:///no/such/file", "file:///tmp/a%00b"])
def test_e14_a_drop_that_cannot_be_opened_is_said(
    program: Program, window: MainWindow, talk: Talk, url: str
) -> None:
    before = program.parts.workspace.request
    drop(window, [QUrl(url)])
    assert len(talk.told) <= 1
    assert program.parts.workspace.request is before


def test_fields_do_not_swallow_a_dropped_file(window: MainWindow, path: Path) -> None:
    """A text field takes the address of a file as text by itself."""
    for name in ("accountField", "filterField", "expandField"):
        field = child(window, QLineEdit, name)
        data = _mime([QUrl.fromLocalFile(str(path))])
        enter = QDragEnterEvent(
            QPointF(field.rect().center()),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        enter.ignore()
        if field.acceptDrops():
            QApplication.sendEvent(field, enter)
        assert not enter.isAccepted(), name


# The next start


def test_the_window_comes_back_as_it_was(
    program: Program,
    window: MainWindow,
    talk: Talk,
    store: CatalogStore,
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    # The screen of the offscreen platform is 800 x 800.
    window.resize(790, 650)
    settle()
    window.close()
    again = build(tmp_path / "settings.ini", MemoryKeyStore(), store)
    qtbot.addWidget(again.window)
    assert again.window.size() == window.size()
    again.close()


def test_a_wrong_file_is_refused_before_anything_is_asked(
    program: Program, window: MainWindow, talk: Talk, tmp_path: Path
) -> None:
    program.parts.workspace.set_account("acct_1", "x")
    wrong = tmp_path / "picture.png"
    wrong.write_bytes(b"\x89PNG")
    commands_of(window).doors.files.open_path(wrong)
    assert program.parts.workspace.request.account == "acct_1"
    assert talk.asked == []
    assert len(talk.told) == 1


# The very file that is written


@pytest.mark.parametrize("action", ["saveAction", "saveAsAction"])
@pytest.mark.parametrize("typed", ["shop", "shop.session.json"])
def test_k2_saving_asks_about_the_file_that_is_written(
    program: Program, window: MainWindow, talk: Talk, path: Path, action: str, typed: str
) -> None:
    edit(program)
    talk.files = [str(path.with_name(typed)), ""]
    trigger(window, action)
    assert talk.asked == ["shop.session.json"]
    assert path.read_text() == FILE
    assert window.isWindowModified()
    talk.files = [str(path.with_name(typed)), str(path.with_name("other"))]
    trigger(window, action)
    assert path.read_text() == FILE
    assert path.with_name("other.session.json").exists()
    talk.asked.clear()
    talk.replace = True
    talk.files = [str(path.with_name(typed))]
    edit(program)
    trigger(window, "saveAsAction")
    assert talk.asked == ["shop.session.json"]
    assert path.read_text() != FILE


def test_k2_the_dialog_leaves_the_question_to_us(
    program: Program, window: MainWindow, talk: Talk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It would ask about the name as it was typed."""
    given: list[Any] = []

    def choose(*_: Any, options: QFileDialog.Option) -> tuple[str, str]:
        given.append(options)
        return "", ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    trigger(window, "saveAsAction")
    assert given == [QFileDialog.Option.DontConfirmOverwrite]


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("shop", "shop.session.json"),
        ("a b", "a b.session.json"),
        ("shop.json", "shop.json"),
        (".hidden", ".hidden.session.json"),
        ("..", "...session.json"),
        ("/", "/"),
        ("x.", "x.session.json"),
        ("x.json.", "x.json"),
    ],
)
def test_k2_a_name_without_an_ending_gets_the_suffix(typed: str, written: str) -> None:
    assert with_suffix(Path(typed), SUFFIX) == Path(written)


def test_k2_every_dialog_that_asks_where_to_save_is_the_same() -> None:
    package = Path(save_dialog.__file__).parents[2]
    users = [p.name for p in package.rglob("*.py") if "getSaveFileName" in p.read_text("utf-8")]
    assert users == ["save_dialog.py"]


def test_k4_a_relative_name_means_the_same_file_for_good(
    program: Program,
    window: MainWindow,
    talk: Talk,
    path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(path.parent)
    commands_of(window).doors.files.open_path(Path(path.name))
    assert program.parts.document.path == path
    assert program.settings.recent_files() == [str(path)]
    program.parts.document.save(Path("other.session.json"))
    assert program.parts.document.path == path.with_name("other.session.json")
    program.parts.document.restore(program.parts.workspace.request, Path(path.name), "")
    assert program.parts.document.path == path


def test_k4_a_folder_that_is_gone_is_no_fault(
    program: Program, window: MainWindow, talk: Talk, tmp_path: Path, monkeypatch: Any
) -> None:
    # A worker of the test run imports from the folder itself, which a started program does not.
    files = commands_of(window).doors.files
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    files.open_path(Path("x.session.json"))
    assert "x.session.json" in talk.told[-1]


def test_j7_a_refused_edit_is_told(program: Program, window: MainWindow, talk: Talk) -> None:
    workspace = program.parts.workspace
    workspace.start_over(MANY["expand"](SEED, MAX_LEAVES))
    workspace.set_leaf(("x",), "y", "x")
    assert "20000 parameters" in talk.told[-1]
    assert "as it was" in talk.told[-1]
