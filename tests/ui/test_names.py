"""Names by which checks and assistive technology find things."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTextBrowser,
    QTreeView,
    QWidget,
)
from tests.support.qt import child, delete_later_now

from session_composer.api.keys.store import MemoryKeyStore
from session_composer.app import build
from session_composer.core.versions.catalog_store import CatalogStore
from session_composer.core.wire.paths import component_path
from session_composer.state.tree.tree_model import PathRole
from session_composer.ui.window.main_window import MainWindow


@pytest.fixture(scope="module")
def window(
    qapp: QApplication, store: CatalogStore, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[MainWindow]:
    """Give one window for all tests in here: they only look."""
    folder = tmp_path_factory.mktemp("names")
    program = build(folder / "settings.ini", MemoryKeyStore(), store)
    program.window.show()
    yield program.window
    program.close()
    program.window.deleteLater()
    delete_later_now()


WIDGETS: dict[str, type[QWidget]] = {
    "componentTree": QTreeView,
    "filterField": QLineEdit,
    "onlySentSwitch": QAbstractButton,
    "accountField": QLineEdit,
    "apiVersionBox": QComboBox,
    "targetBox": QComboBox,
    "testRequestButton": QAbstractButton,
    "bodyPreview": QPlainTextEdit,
    "pairsPreview": QPlainTextEdit,
    "codePreview": QPlainTextEdit,
    "codeLanguageBox": QComboBox,
    "copyPayloadButton": QAbstractButton,
    "copyCodeButton": QAbstractButton,
    "responseSummary": QLabel,
    "responseBody": QPlainTextEdit,
    "responseHeaders": QPlainTextEdit,
    "rowDetails": QTextBrowser,
    "problemsButton": QAbstractButton,
    "keysButton": QAbstractButton,
}
ACTIONS = {
    "newAction": ["Ctrl+N"],
    "openAction": ["Ctrl+O"],
    "saveAction": ["Ctrl+S"],
    "saveAsAction": ["Ctrl+Shift+S"],
    "undoAction": ["Ctrl+Z"],
    "redoAction": ["Ctrl+Shift+Z"],
    "copyPayloadAction": ["Ctrl+Shift+C"],
    "testRequestAction": ["Ctrl+Return"],
    "cancelAction": ["Esc"],
    "findAction": ["Ctrl+F"],
    "quitAction": ["Ctrl+Q"],
}


@pytest.mark.parametrize(("name", "kind"), WIDGETS.items())
def test_each_widget_of_the_contract_is_there_once(
    window: MainWindow, name: str, kind: type[QWidget]
) -> None:
    widget = child(window, QWidget, name)
    assert isinstance(widget, kind)
    assert widget.accessibleName()


@pytest.mark.parametrize(("name", "keys"), ACTIONS.items())
def test_each_action_of_the_contract_has_its_keys(
    window: MainWindow, name: str, keys: list[str]
) -> None:
    action = child(window, QAction, name)
    have = [sequence.toString() for sequence in action.shortcuts()]
    assert set(keys) <= set(have)
    assert action.text()


def test_no_key_has_two_meanings(window: MainWindow) -> None:
    seen: dict[str, str] = {}
    for action in window.findChildren(QAction):
        for sequence in action.shortcuts():
            text = sequence.toString(QKeySequence.SequenceFormat.PortableText)
            assert seen.setdefault(text, action.objectName()) == action.objectName(), text


def test_the_tree_carries_wire_paths(window: MainWindow) -> None:
    model = child(window, QTreeView, "componentTree").model()
    group = model.index(0, 0)
    assert not group.data(PathRole)
    first = model.index(0, 0, group)
    assert first.data(PathRole) == component_path("account_onboarding")
    assert first.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.PartiallyChecked
    assert model.hasChildren(first)


def test_h5_whatever_takes_the_focus_has_a_name(window: MainWindow) -> None:
    kinds = (QAbstractButton, QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit, QTreeView)
    for widget in window.findChildren(QWidget):
        if not isinstance(widget, kinds) or widget.focusPolicy() == Qt.FocusPolicy.NoFocus:
            continue
        if isinstance(widget, QLineEdit) and isinstance(widget.parent(), QComboBox):
            continue
        text = widget.text() if isinstance(widget, QAbstractButton) else ""
        assert widget.accessibleName() or text, widget


def test_d1_no_label_renders_what_it_is_given(window: MainWindow) -> None:
    """Texts come from servers and files: none may be taken for HTML."""
    for label in window.findChildren(QLabel):
        if label.buddy() is None:
            assert label.textFormat() == Qt.TextFormat.PlainText, label.objectName()
