"""The first frame: all that is seen is there, and no more is loaded than that takes."""

import signal
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from tests.support.command_line import offscreen
from tests.support.commands import commands_of
from tests.support.first_frame import FIRST_FRAME
from tests.support.qt import dispose, settle

from session_composer.api.keys.store import MemoryKeyStore
from session_composer.app import Program
from session_composer.core.versions.catalog_store import CatalogStore
from session_composer.ui.look.theme import Appearance

# What takes long to load and is not seen before something is done.
LATE = (
    "ast",
    "dataclasses",
    "inspect",
    "keyring",
    "lzma",
    "queue",
    "random",
    "requests",
    "shutil",
    "socket",
    "ssl",
    "tempfile",
)
# Classes with many enums, and others that nothing in the first frame needs: PySide makes a class
# when it is first named.
NOT_MADE = ("QDialog", "QKeySequence", "QMessageBox", "QShortcut", "QStyle", "QTextCursor", "QUrl")
TREE_WITHOUT_QT = ("outline", "row_search", "tree_cells")
NEEDS_NO_QT = tuple(
    f"session_composer.{name}"
    for name in ("api.", "codecs.", "core.", *map("state.tree.{}".format, TREE_WITHOUT_QT))
)
_START = """
import builtins, os, sys
from session_composer.commands import window

def observed():
    require_qt()
    # As the program goes on.
    from session_composer import app

    class Observed(app.Program):
        def __init__(self, *arguments, **options):
            super().__init__(*arguments, **options)
            self.window.painted.connect(report)

    app.Program = Observed

def report():
    from PySide6 import QtCore, QtGui, QtWidgets
    print(*sys.modules)
    print(*(name for name, module in sys.modules.items()
            if (getattr(module, "__file__", None) or "").endswith(".so")))
    print(*sorted({*vars(QtCore), *vars(QtGui), *vars(QtWidgets)}))
    plain = getattr(builtins, "__orig_import__", builtins.__import__)
    print(builtins.__import__ is plain, flush=True)
    os._exit(0)

require_qt, window.require_qt = window.require_qt, observed
from session_composer.cli import run
run([])
"""

_SIGNAL = """
import os, sys
from PySide6.QtCore import QEvent, QObject
from session_composer import app

class Killer(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            os.kill(os.getpid(), int(sys.argv[1]))
        return False

class Observed(app.Program):
    def __init__(self, *arguments, **options):
        super().__init__(*arguments, **options)
        self.killer = Killer()
        self.window.installEventFilter(self.killer)

app.Program = Observed
from session_composer.cli import run
sys.exit(run([]))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no such signals there")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_f10_a_signal_is_heeded_from_the_first_moment(number: signal.Signals) -> None:
    """Python's own handler would raise within the paint event, and the program would go on."""
    done = offscreen(_SIGNAL, str(int(number)))
    assert (done.code, done.text, done.err) == (0, "", "")


_INTERRUPT = """
import os, signal, sys
from session_composer.cli import run

class Interrupter:
    @staticmethod
    def find_spec(name, path=None, target=None):
        if name == "zipfile" and "shiboken6" in sys.modules:
            os.kill(os.getpid(), signal.SIGINT)
        return None

sys.meta_path.insert(0, Interrupter)
sys.exit(run([]))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no such signals there")
def test_f10_an_interrupt_while_qt_is_loaded_ends_it_quietly() -> None:
    """Raised into PySide it would abort the process, with a page of traceback."""
    done = offscreen(_INTERRUPT)
    assert (done.code, done.text, done.err) == (-signal.SIGINT, "", "")


@pytest.mark.parametrize("size", [(800, 600), (1280, 800), (1920, 1080)])
@pytest.mark.parametrize("look", [Appearance.LIGHT, Appearance.DARK])
def test_nothing_moves_when_the_rest_is_added(
    qapp: QApplication,
    store: CatalogStore,
    tmp_path: Path,
    look: Appearance,
    size: tuple[int, int],
) -> None:
    program = Program(tmp_path / "settings.ini", MemoryKeyStore(), store)
    program.theme.use(look)
    program.window.resize(*size)
    program.window.show()
    settle(1)
    first = program.window.grab().toImage()
    program.complete()
    whole = program.window.grab().toImage()
    try:
        assert first == whole
        with_commands = commands_of(program.window)
        program.complete()
        assert commands_of(program.window) is with_commands
    finally:
        program.theme.use(Appearance.LIGHT)
        dispose(program)


def test_what_it_does_not_show_is_not_loaded_yet() -> None:
    done = offscreen(_START)
    assert done.code == 0, done.err
    lines = [line.split() for line in done.text.splitlines()]
    loaded, extensions, made, imports_plainly = lines
    ours = {name for name in loaded if name.startswith("session_composer")}
    packages = {name.rpartition(".")[0] for name in ours}
    assert ours - packages == FIRST_FRAME
    assert set(LATE) & set(loaded) == set()
    assert "QTreeView" in made
    assert set(NOT_MADE) & set(made) == set()
    assert imports_plainly == ["True"]
    # While a thread loads Qt's libraries, all is loaded that needs no Qt …
    ahead, qt = loaded.index("session_composer.preload"), loaded.index("shiboken6")
    no_qt = [name for name in loaded if name.startswith(NEEDS_NO_QT)]
    assert no_qt
    assert [name for name in no_qt if loaded.index(name) > qt] == []
    # … and nothing that would have to wait for that thread.
    meanwhile = loaded[ahead : max(loaded.index(name) for name in no_qt)]
    assert set(meanwhile) & set(extensions) == set()


def test_before_it_there_is_nothing_to_be_done(
    qapp: QApplication, store: CatalogStore, tmp_path: Path
) -> None:
    program = Program(tmp_path / "settings.ini", MemoryKeyStore(), store)
    with pytest.raises(RuntimeError, match="not complete"):
        _ = program.parts
    with pytest.raises(RuntimeError, match="not complete"):
        _ = program.commands
    program.complete()
    dispose(program)


def test_a_window_that_is_closed_at_once_ends_in_order(
    qapp: QApplication, store: CatalogStore, tmp_path: Path
) -> None:
    program = Program(tmp_path / "settings.ini", MemoryKeyStore(), store)
    program.window.show()
    assert program.window.close()
    program.close()
    program.complete()
    dispose(program)
