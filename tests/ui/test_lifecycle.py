"""Windows that come and go: late results, remembered places, small and scaled screens."""

import ast
import json
import os
import pickle
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QObject, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QDialog, QLineEdit, QPushButton
from tests.support.command_line import GUI, environment
from tests.support.commands import commands_of
from tests.support.fakes import TEST_KEY, FakeKeyStore
from tests.support.qt import child, delete_later_now, settle, wait_until
from tests.support.sizes import whole

from session_composer.api.keys.store import MemoryKeyStore
from session_composer.app import Program, build
from session_composer.core.versions.catalog_store import CatalogStore
from session_composer.core.wire.paths import component_path

SOURCES = sorted((GUI / "session_composer").rglob("*.py"))


def new_program(folder: Path, store: CatalogStore) -> Program:
    return build(folder / "settings.ini", MemoryKeyStore(), store)


def end(program: Program) -> None:
    program.close()
    program.window.hide()
    program.window.deleteLater()
    delete_later_now()


# F4: results for what is gone


@pytest.fixture
def slow_keys(
    qapp: QApplication, store: CatalogStore, tmp_path: Path
) -> Iterator[tuple[Program, FakeKeyStore]]:
    keys = FakeKeyStore()
    program = build(tmp_path / "settings.ini", keys, store)
    program.window.show()
    yield program, keys
    keys.open.set()
    wait_until(lambda: program.jobs.is_idle, 15)
    end(program)


def test_f4_answers_of_the_keyring_for_closed_dialogs(
    slow_keys: tuple[Program, FakeKeyStore], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A hundred times; an error in a slot would fail the test."""
    program, keys = slow_keys

    def save_and_close(dialog: QDialog) -> int:
        dialog.show()
        child(dialog, QLineEdit, "keyNameField").setText("shop")
        child(dialog, QLineEdit, "keyField").setText(TEST_KEY)
        child(dialog, QPushButton, "saveKeyButton").click()
        dialog.done(0)
        return 0

    monkeypatch.setattr(QDialog, "exec", save_and_close)
    for number in range(100):
        keys.open.clear()
        commands_of(program.window).actions_by_name["keysAction"].trigger()
        delete_later_now()
        keys.open.set()
        if number % 10 == 0:
            wait_until(lambda: program.jobs.is_idle, 15)
    wait_until(lambda: program.jobs.is_idle, 15)
    settle()
    assert program.parts.keys.profile("shop") is not None


def test_f4_a_window_closed_while_everything_is_under_way(
    qapp: QApplication, store: CatalogStore, tmp_path: Path
) -> None:
    """Test request, look at the account, autosave, and the end in the middle of them."""
    for number in range(5):
        folder = tmp_path / str(number)
        folder.mkdir()
        kept = folder / "kept"
        program = build(folder / "settings.ini", MemoryKeyStore(), store, partial(Path, kept))
        program.window.show()
        program.parts.workspace.set_account("acct_1SimSlow", "x")
        program.parts.workspace.choose([component_path("documents")], True, "x")
        commands_of(program.window).answer.test_request()
        QTest.qWait(10 * number)
        end(program)
        settle()
    for thread in threading.enumerate():
        if thread.name in {"job", "end"}:
            thread.join(30)
    settle()


# F3, F6, F7: what the source must not hold


def test_f3_no_thread_waits_for_the_gui_thread() -> None:
    texts = {path: path.read_text() for path in SOURCES}
    assert len(texts) > 60
    assert [path for path, text in texts.items() if "BlockingQueuedConnection" in text] == []


def test_f6_workers_are_plain_threads_that_do_not_touch_qt() -> None:
    """What is below the state layer, and so in every worker, does not even know of Qt."""
    kinds = ("QThread", "QThreadPool", "QRunnable", "QtConcurrent", "moveToThread")
    found = []
    for path in SOURCES:
        text = path.read_text()
        names = {node.id for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Name)}
        found += [
            f"{path.name} uses {kind}" for kind in kinds if kind in names or f".{kind}(" in text
        ]
    assert found == []
    metadata = (GUI.parent / "pyproject.toml").read_text()
    assert 'qt_log_level_fail = "WARNING"' in metadata


def test_f7_every_model_runs_under_the_tester() -> None:
    """Qt's own checks, in a test that keeps a reference to them."""
    bases = {f"QAbstract{kind}Model" for kind in ("Item", "List", "Table", "Proxy")}
    bases |= {"QSortFilterProxyModel", "QStandardItemModel", "QIdentityProxyModel"}
    classes = {
        node.name: {base.id for base in node.bases if isinstance(base, ast.Name)}
        for path in SOURCES
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.ClassDef)
    }
    models: set[str] = set()
    while more := {name for name, of in classes.items() if of & (bases | models)} - models:
        models |= more
    assert {"TreeModel", "TreeFilter"} <= models
    tests = [
        path.read_text()
        for path in (GUI.parent / "tests").rglob("test_*.py")
        if re.search(r"QAbstractItemModelTester\(|qtmodeltester", path.read_text())
    ]
    # What another model is made of runs under the tester with it.
    whole_models = models - set().union(*classes.values())
    assert {
        name
        for name in whole_models
        if not any(name.removesuffix("Model") in text for text in tests)
    } == set()


# A2: drags from elsewhere


class Trap:
    """Unpickling this makes a file."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __reduce__(self) -> tuple[object, tuple[object, ...]]:
        return (Path.touch, (self.path,))


def test_a2_no_list_takes_what_is_dragged_from_elsewhere(program: Program, tmp_path: Path) -> None:
    program.window.show()
    settle()
    views = program.window.findChildren(QAbstractItemView)
    assert len(views) >= 2
    data = QMimeData()
    data.setData("application/x-qabstractitemmodeldatalist", pickle.dumps(Trap(tmp_path / "x")))
    for view in views:
        assert not view.acceptDrops(), view.objectName()
        event = QDropEvent(
            QPointF(5, 5),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(view.viewport(), event)
    assert not (tmp_path / "x").exists()


# F8 and F13: the place of the window


@pytest.mark.parametrize(
    "place",
    [
        QRect(9000, 9000, 900, 700),
        QRect(-5000, -300, 900, 700),
        QRect(0, 0, whole(20_000, 5_000), whole(15_000, 4_000)),
    ],
    ids=["right", "left", "giant"],
)
def test_f13_a_remembered_place_off_the_screen(
    qapp: QApplication, store: CatalogStore, tmp_path: Path, place: QRect
) -> None:
    first = new_program(tmp_path, store)
    first.window.show()
    first.window.setGeometry(place)
    settle()
    assert first.window.close()
    end(first)
    second = new_program(tmp_path, store)
    second.window.show()
    settle()
    screen = second.window.screen().availableGeometry()
    shown = second.window.frameGeometry()
    # The title bar is where it can be reached.
    title = QRect(shown.topLeft() + QPoint(50, 0), shown.topLeft() + QPoint(200, 30))
    assert screen.intersects(title)
    least = second.window.minimumSizeHint()
    assert second.window.width() <= max(screen.width(), least.width())
    assert second.window.height() <= max(screen.height(), least.height())
    end(second)


def test_f8_a_layout_that_is_damaged(
    qapp: QApplication, store: CatalogStore, tmp_path: Path
) -> None:
    lines = ["[layout]"]
    lines += [f"{name}=AAAA/////w==" for name in ("window", "columns", "left", "right")]
    (tmp_path / "settings.ini").write_text("\n".join(lines))
    program = new_program(tmp_path, store)
    program.window.show()
    settle()
    panels = program.window.panels
    for splitter in (panels.columns, panels.left, panels.right):
        assert all(size > 0 for size in splitter.sizes())
    end(program)


SCALED = """
import json, os, sys, tempfile
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QTabBar
from session_composer.api.keys.store import MemoryKeyStore
from session_composer.app import build, make_application
application = make_application(["x"])
program = build(Path(tempfile.mkdtemp()) / "settings.ini", MemoryKeyStore())
window = program.window
window.resize(800, 600)
window.show()
for _ in range(20):
    QCoreApplication.processEvents()
clipped = []
for kind in (QAbstractButton, QComboBox, QLineEdit, QTabBar):
    for widget in window.findChildren(kind):
        parent = widget.parentWidget()
        # The buttons within fields are laid out by Qt, smaller than they would like to be.
        if not widget.isVisibleTo(window) or parent is None or isinstance(parent, QLineEdit):
            continue
        least = widget.minimumSizeHint()
        name = f"{type(widget).__name__} {widget.objectName()} in {type(parent).__name__}"
        # The corner of a row of tabs is as high as the tabs, whatever stands there.
        if widget.width() < least.width() or widget.height() < least.height() - 1:
            clipped.append(f"{name}: {widget.size().toTuple()} < {least.toTuple()}")
        if not parent.rect().contains(widget.geometry()):
            clipped.append(f"{name}: outside")
print(json.dumps({
    "ratio": window.devicePixelRatio(),
    "size": window.size().toTuple(),
    "clipped": clipped,
}))
"""


@pytest.mark.parametrize("factor", whole(["1", "1.5", "2"], ["1.5"]))
def test_f13_nothing_is_cut_off_in_a_small_window_at_any_scale(factor: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", SCALED],
        env=environment({"QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": factor}),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert found["ratio"] == float(factor)
    assert found["size"] == [800, 600]
    assert found["clipped"] == []


# Crash below Python


ABORT = """
import os, sys, time
from pathlib import Path
from PySide6.QtCore import QTimer
from session_composer import app
from session_composer.core.wire.paths import component_path
complete = app.Program.complete
def complete_and_abort(program):
    complete(program)
    program.parts.workspace.choose([component_path("documents")], True, "x")
    QTimer.singleShot(2500, os.abort)
app.Program.complete = complete_and_abort
app.run(None)
"""


def test_f1_a_crash_below_python_tells_where_and_leaves_the_work(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", ABORT],
        env=environment({"QT_QPA_PLATFORM": "offscreen", "XDG_STATE_HOME": str(tmp_path)}),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == -6
    assert "Fatal Python error: Aborted" in done.stderr
    (kept,) = tmp_path.rglob("*.session.json")
    assert '"documents"' in kept.read_text()
    assert os.listdir(kept.parent)


def test_nothing_of_a_closed_program_reacts_any_more(
    qapp: QApplication, store: CatalogStore, tmp_path: Path
) -> None:
    """F4: what the application announces to all reaches nobody who is gone."""
    program = new_program(tmp_path, store)
    program.window.show()
    settle()
    end(program)
    hints = qapp.styleHints()
    for scheme in (Qt.ColorScheme.Dark, Qt.ColorScheme.Light, Qt.ColorScheme.Unknown):
        hints.setColorScheme(scheme)
        settle()
    qapp.clipboard().setText("x")
    settle()
    assert isinstance(program.theme, QObject)
