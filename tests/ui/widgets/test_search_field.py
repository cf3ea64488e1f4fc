"""Fields to search with: a glass in front, and a cross while there is something to clear."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QToolButton
from tests.support.qt import settle

from session_composer.app import Program
from session_composer.ui.look.theme import Appearance
from session_composer.ui.widgets.search_field import SearchField


def buttons(field: QLineEdit) -> list[QToolButton]:
    return [button for button in field.findChildren(QToolButton) if button.isVisible()]


def test_the_cross_is_there_while_there_is_text(program: Program) -> None:
    field = program.window.tree_panel.filter_field
    program.window.show()
    assert len(buttons(field)) == 1
    QTest.keyClicks(field, "refund")
    settle(1)
    _, cross = buttons(field)
    assert cross.defaultAction().text() == "Clear"
    assert cross.x() > field.width() // 2
    QTest.mouseClick(cross, Qt.MouseButton.LeftButton)
    assert field.text() == ""
    assert field.hasFocus()
    assert len(buttons(field)) == 1
    field.undo()
    assert field.text() == "refund"
    assert len(buttons(field)) == 2


def test_it_has_the_colours_of_the_theme(program: Program) -> None:
    field = program.window.tree_panel.filter_field
    field.setText("refund")
    program.theme.use(Appearance.DARK)
    muted = program.theme.colors.muted
    icons = [action.icon().cacheKey() for action in field.actions()]
    program.theme.use(Appearance.LIGHT)
    assert muted != program.theme.colors.muted
    assert all(action.icon().cacheKey() not in icons for action in field.actions())


def test_the_program_has_one_kind(program: Program) -> None:
    """Qt's own cross comes from the icons of the system, which are slow to look through."""
    fields = program.window.findChildren(QLineEdit)
    assert not any(field.isClearButtonEnabled() for field in fields)
    assert any(isinstance(field, SearchField) for field in fields)
