"""The offer of unsaved work: it waits, says what it is about, and loses nothing by itself."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from tests.support.fakes import LIVE_KEY
from tests.support.qt import child, settle, wait_until

from session_composer.api.keys.store import MemoryKeyStore
from session_composer.app import Program, build
from session_composer.core.request.request import Request
from session_composer.core.session.session_file import dump
from session_composer.core.session.unsaved_work import UnsavedWork, WorkKeeper
from session_composer.core.versions.catalog_store import CatalogStore
from session_composer.core.wire.paths import component_path
from session_composer.ui.look.theme import Appearance
from session_composer.ui.shell.message_boxes import UnsavedChoice

DOCUMENTS = component_path("documents")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "recovery"


@pytest.fixture
def leave(folder: Path, store: CatalogStore) -> Callable[..., Request]:
    """Leave work behind, as a crash does."""

    def leave(account: str = "acct_1", path: Path | None = None) -> Request:
        catalog = store.catalog(store.newest)
        request = Request(store.newest, account).with_values({DOCUMENTS: True})
        WorkKeeper(folder, store).end(UnsavedWork(request, catalog, path, ""))
        return request

    return leave


@pytest.fixture
def program(
    qapp: QApplication, store: CatalogStore, tmp_path: Path, folder: Path
) -> Iterator[Program]:
    made = build(tmp_path / "settings.ini", MemoryKeyStore(), store, lambda: folder)
    yield made
    made.close()
    made.window.hide()
    made.window.deleteLater()


def start(program: Program) -> None:
    assert program.recovery is not None
    program.window.resize(1280, 800)
    program.window.show()
    program.recovery.look()
    wait_until(lambda: program.jobs.is_idle)
    settle()


def bar(program: Program) -> QWidget | None:
    return program.window.findChild(QWidget, "recoveryBar")


def press(program: Program, name: str) -> None:
    button = child(program.window, QPushButton, name)
    assert button.isVisible()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    settle()


def offered(program: Program) -> str:
    """Text of the offer, empty while there is none."""
    found = bar(program)
    if found is None or not found.isVisible():
        return ""
    text = child(program.window, QLabel, "recoveryText").text()
    assert found.accessibleDescription() == text
    return text


def rest(program: Program) -> None:
    assert program.recovery is not None
    recovery = program.recovery
    wait_until(lambda: not recovery._is_busy)


def test_no_offer_without_work(program: Program) -> None:
    start(program)
    assert bar(program) is None


def test_restoring_opens_the_work_as_unsaved(
    program: Program, leave: Callable[..., Request], tmp_path: Path, folder: Path
) -> None:
    request = leave(path=tmp_path / "shop.session.json")
    start(program)
    assert offered(program).startswith("Unsaved work was found: shop.session.json, ")
    before = program.parts.workspace.request
    assert before != request
    press(program, "restoreWorkButton")
    assert offered(program) == ""
    assert program.parts.workspace.request == request
    assert program.window.windowTitle().startswith("shop.session.json")
    assert program.window.isWindowModified()
    rest(program)
    assert len(list(folder.glob("*.session.json"))) == 1


def test_restoring_asks_about_what_is_unsaved_here(
    program: Program, leave: Callable[..., Request], monkeypatch: pytest.MonkeyPatch
) -> None:
    request = leave()
    start(program)
    program.parts.workspace.choose([DOCUMENTS], False, "x")
    mine = program.parts.workspace.request
    answers = [UnsavedChoice.CANCEL, UnsavedChoice.DISCARD]
    monkeypatch.setattr(program.window.messages, "ask_unsaved", lambda _: answers.pop(0))
    press(program, "restoreWorkButton")
    assert program.parts.workspace.request is mine
    assert offered(program)
    press(program, "restoreWorkButton")
    assert program.parts.workspace.request == request
    assert answers == []


def test_discarding_asks_first(
    program: Program,
    leave: Callable[..., Request],
    monkeypatch: pytest.MonkeyPatch,
    folder: Path,
) -> None:
    leave()
    start(program)
    answers = [False, True]
    monkeypatch.setattr(program.window.messages, "ask_discard", lambda _: answers.pop(0))
    press(program, "discardWorkButton")
    assert offered(program)
    press(program, "discardWorkButton")
    assert offered(program) == ""
    rest(program)
    assert list(folder.iterdir()) == []
    assert not program.window.isWindowModified()


def test_later_means_at_the_next_start(
    program: Program, leave: Callable[..., Request], folder: Path, store: CatalogStore
) -> None:
    request = leave()
    start(program)
    press(program, "offerLaterButton")
    assert offered(program) == ""
    program.close()
    (found,) = WorkKeeper(folder, store).find()
    assert found.request == request


def test_several_are_offered_one_after_the_other(
    program: Program, leave: Callable[..., Request], monkeypatch: pytest.MonkeyPatch
) -> None:
    names = {"one", "two", "three"}
    for name in names:
        leave(path=Path(f"/nowhere/{name}.session.json"))
    start(program)
    seen = [offered(program)]
    assert seen[0].endswith("2 more after this.")
    press(program, "restoreWorkButton")
    seen.append(offered(program))
    assert seen[1].endswith("1 more after this.")
    monkeypatch.setattr(program.window.messages, "ask_discard", lambda _: True)
    press(program, "discardWorkButton")
    seen.append(offered(program))
    assert "more" not in seen[2]
    assert {text.split(": ")[1].split(".")[0] for text in seen} == names


def test_damaged_work_is_told_and_cannot_be_restored(
    program: Program, leave: Callable[..., Request], folder: Path
) -> None:
    leave()
    next(folder.glob("*.session.json")).write_bytes(b"<b>\xe2\x80\xae")
    start(program)
    assert "cannot be restored: it is not valid JSON" in offered(program)
    assert not child(program.window, QPushButton, "restoreWorkButton").isVisible()
    assert child(program.window, QPushButton, "discardWorkButton").isVisible()


def test_d1_a_name_from_the_disk_is_shown_as_text(
    program: Program, leave: Callable[..., Request]
) -> None:
    """E13, too."""
    leave(path=Path("/nowhere/<b>x<b>\u202e\n.session.json"))
    start(program)
    assert "<b>x<b>\\u202e\\u000a.session.json" in offered(program)
    label = child(program.window, QLabel, "recoveryText")
    assert label.textFormat() is Qt.TextFormat.PlainText
    assert "&lt;b&gt;" in label.toolTip()


@pytest.mark.parametrize("theme", [Appearance.LIGHT, Appearance.DARK])
def test_it_fits_small_windows_and_follows_the_theme(
    program: Program, leave: Callable[..., Request], theme: Appearance
) -> None:
    leave(path=Path(f"/nowhere/{'long' * 30}.session.json"))
    program.theme.use(theme)
    start(program)
    program.window.resize(800, 600)
    settle()
    assert (program.window.width(), program.window.height()) == (800, 600)
    found = bar(program)
    assert found is not None
    assert found.palette().window().color() == program.theme.colors.info_soft
    later = child(program.window, QPushButton, "offerLaterButton")
    assert found.rect().contains(later.geometry())
    program.theme.use(Appearance.SYSTEM)


def test_quitting_after_saying_no_to_saving_leaves_nothing(
    program: Program, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program.window.show()
    program.parts.workspace.choose([DOCUMENTS], True, "x")
    monkeypatch.setattr(program.window.messages, "ask_unsaved", lambda _: UnsavedChoice.DISCARD)
    assert program.window.close()
    program.close()
    assert not folder.exists() or list(folder.iterdir()) == []


def test_ending_without_the_question_keeps_the_work(
    program: Program, folder: Path, store: CatalogStore
) -> None:
    """F10: what a signal does."""
    program.window.show()
    program.parts.workspace.choose([DOCUMENTS], True, "x")
    program.close()
    (kept,) = folder.glob("*.session.json")
    workspace = program.parts.workspace
    assert kept.read_bytes() == dump(workspace.request, workspace.catalog)


def test_a_request_with_a_secret_says_that_it_is_not_kept(program: Program, folder: Path) -> None:
    assert program.recovery is not None
    program.recovery._timer.setInterval(10)
    program.window.show()
    program.parts.workspace.set_account(LIVE_KEY, "x")
    wait_until(lambda: "not kept" in program.window.status.currentMessage())
    assert not folder.exists()
