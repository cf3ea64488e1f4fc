"""Keys are those of the system, and written as it writes them."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication
from tests.support.command_line import GUI
from tests.support.commands import commands_of
from tests.support.language import speaking
from tests.support.qt import child

from session_composer.app import Program
from session_composer.core.help.help_pages import HelpPages
from session_composer.ui.help.page_sources import shortcuts_page
from session_composer.ui.palette.entries import menu_entries
from session_composer.ui.shortcuts import system_keys
from session_composer.ui.shortcuts.action_keys import fill_keys, keys_of, with_keys, written_keys
from session_composer.ui.shortcuts.system_keys import OTHER_SYSTEM, standard_keys, written

NATIVE = QKeySequence.SequenceFormat.NativeText
KEYS = (
    *("Ctrl+Shift+C", "Ctrl+Return", "Ctrl+Enter", "Alt+Del", "F6", "Shift+F6", "Space", "Esc"),
    *("Del", "Down", "Alt+Left", "Ctrl++", "Ctrl+-", "Ctrl+0", "1", "Return"),
)


@pytest.fixture
def _clean(qapp: QApplication) -> Iterator[None]:
    yield
    qapp.setProperty(OTHER_SYSTEM, "")


@pytest.mark.parametrize("language", ["en", "de"])
def test_keys_are_written_as_qt_writes_them(qapp: QApplication, language: str) -> None:
    """The first frame does without the class for it, which takes time to make."""
    if language == "en":
        assert [written(keys) for keys in KEYS] == [
            QKeySequence(keys).toString(NATIVE) for keys in KEYS
        ]
        return
    with speaking(qapp, language):
        assert [written(keys) for keys in KEYS] == [
            QKeySequence(keys).toString(NATIVE) for keys in KEYS
        ]
        assert written("Ctrl+Shift+C") == "Strg+Umschalt+C"


@pytest.mark.usefixtures("_clean")
@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ("Ctrl+Shift+C", "⇧⌘C"),
        ("Ctrl+Meta+F", "⌃⌘F"),
        ("Alt+Del", "⌥⌦"),
        ("Ctrl++", "⌘+"),
        ("Ctrl+-", "⌘-"),
        ("Ctrl+Return", "⌘↵"),
        ("Ctrl", "⌘"),
        ("Alt", "⌥"),
        ("Esc", "⎋"),
        ("F1", "F1"),
        ("", ""),
    ],
)
def test_keys_as_macos_writes_them(qapp: QApplication, keys: str, expected: str) -> None:
    qapp.setProperty(OTHER_SYSTEM, "macos")
    assert written(keys) == expected


def test_on_macos_they_are_so_without_being_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system_keys, "NAME", "macos")
    assert with_keys("Copy ({keys})", "copyPayloadAction") == "Copy (⇧⌘C)"


@pytest.mark.usefixtures("_clean")
@pytest.mark.parametrize(
    ("system", "action", "expected"),
    [
        ("macos", "redoAction", "Ctrl+Shift+Z"),
        ("windows", "redoAction", "Ctrl+Y"),
        ("macos", "helpAction", "Ctrl+?"),
        ("linux", "helpAction", "F1"),
        ("macos", "networkAction", "Ctrl+,"),
        ("macos", "fullScreenAction", "Ctrl+Meta+F"),
        ("windows", "fullScreenAction", "F11"),
        ("linux", "fullScreenAction", "F11"),
        ("windows", "quitAction", "Ctrl+Q"),
        ("windows", "saveAsAction", "Ctrl+Shift+S"),
    ],
)
def test_the_keys_of_a_system_come_first(
    qapp: QApplication, system: str, action: str, expected: str
) -> None:
    qapp.setProperty(OTHER_SYSTEM, system)
    assert keys_of(action)[0] == QKeySequence(expected)


def test_the_keys_of_this_system_are_qts(qapp: QApplication) -> None:
    for name in ("Open", "Save", "Undo", "Redo", "Find", "Paste", "FullScreen", "Back"):
        found = QKeySequence.keyBindings(QKeySequence.StandardKey[name])
        assert set(map(QKeySequence, standard_keys(name))) <= set(found)
        assert QKeySequence(standard_keys(name)[0]) in found


def test_keys_for_editors_and_odd_keyboards_are_left_out(qapp: QApplication) -> None:
    for name in ("New", "Undo", "Back", "HelpContents"):
        assert not {"New", "Undo", "Backspace", "Back", "Help", "F14"} & set(standard_keys(name))


@pytest.mark.usefixtures("_clean")
def test_help_and_palette_write_them_in_the_same_way(qapp: QApplication, program: Program) -> None:
    qapp.setProperty(OTHER_SYSTEM, "macos")
    bar = program.window.menuBar()
    entries = {entry.title: entry.keys for entry in menu_entries(bar, frozenset())}
    assert entries["Copy payload"] == "⇧⌘C"
    page = shortcuts_page(bar)
    assert "`⇧⌘C`" in page
    assert "Ctrl+" not in page
    assert "underlined" not in page
    pages = HelpPages(
        {"rules": lambda: "# Rules\n", "shortcuts": lambda: page}, write_keys=fill_keys
    )
    for name in pages.names:
        assert "Ctrl+" not in pages.page(name).text, name
        assert "{key:" not in pages.page(name).text, name


def test_pages_name_actions_that_have_keys() -> None:
    folder = GUI.parent / "resources" / "help" / "pages"
    named = {
        name
        for path in folder.rglob("*.md")
        for name in re.findall(r"\{key:(\w+Action)\}", path.read_text("utf-8"))
    }
    assert len(named) > 8
    assert [name for name in named if not written_keys(name)] == []


# Comments, what is given to be written or to a shortcut, and tables of those.
_GIVEN = re.compile(r"#.*|(?:written|fill_keys|_listed)\([^)]*\)|\(\"[A-Z]\w*\+\w+\", lambda.*")


def test_no_text_has_keys_in_it() -> None:
    """Only what writes them has them: systems write them in other ways."""
    pages = GUI.parent / "resources" / "help" / "pages"
    sources = [*(GUI / "session_composer" / "ui").rglob("*.py"), *pages.rglob("*.md")]
    told = [
        f"{path.name}: {line.strip()}"
        for path in sources
        if path.parent.name != "shortcuts"
        for line in path.read_text("utf-8").splitlines()
        if re.search(r"(?<!key:)\b(?:Ctrl|Strg|Alt|Shift|Umschalt)\+", _GIVEN.sub("", line))
    ]
    assert told == []


def test_macos_finds_its_own_places_for_some(program: Program) -> None:
    """Left to itself Qt goes by the text, in any language."""
    roles = {
        action.objectName(): action.menuRole()
        for action in commands_of(program.window).actions_by_name.values()
        if action.menuRole() is not QAction.MenuRole.NoRole
    }
    assert roles == {
        "aboutAction": QAction.MenuRole.AboutRole,
        "networkAction": QAction.MenuRole.PreferencesRole,
        "quitAction": QAction.MenuRole.QuitRole,
    }


def test_the_window_fills_the_screen_and_comes_back(program: Program) -> None:
    window, action = program.window, child(program.window, QAction, "fullScreenAction")
    window.showMaximized()
    action.trigger()
    assert window.isFullScreen()
    assert action.isChecked()
    action.trigger()
    assert not window.isFullScreen()
    assert window.isMaximized()


def test_dialogs_for_files_are_those_of_the_system() -> None:
    for path in Path(GUI / "session_composer").rglob("*.py"):
        assert "DontUseNativeDialog" not in path.read_text(), path
