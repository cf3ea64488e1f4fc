"""The wheel over a closed box changes nothing: whoever scrolls past does not mean to choose."""

import re

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QScrollArea,
    QScrollBar,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot
from tests.support.command_line import GUI
from tests.support.qt import settle
from tests.support.screens import Tour, add_key, compose

from session_composer.app import Program
from session_composer.ui.controls.choice_box import ChoiceBox
from session_composer.ui.window.main_window import MainWindow

_CONSTRUCTORS = re.compile(
    r"(?<![\w.])(QComboBox|QFontComboBox|QSpinBox|QDoubleSpinBox|QDateTimeEdit|QDateEdit|QTimeEdit|"
    r"QDial|QSlider)\("
)


def turn(widget: QWidget, steps: int) -> bool:
    """Turn the wheel over the middle of a widget; answers whether anybody took it."""
    place = QPointF(widget.rect().center())
    event = QWheelEvent(
        place,
        widget.mapToGlobal(place),
        QPoint(),
        QPoint(0, 120 * steps),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)
    settle()
    return event.isAccepted()


def boxes(root: QWidget) -> list[QWidget]:
    """What a wheel could change, except for what is there to scroll."""
    return [
        widget
        for kind in (QComboBox, QAbstractSpinBox, QAbstractSlider)
        for widget in root.findChildren(kind)
        if not isinstance(widget, QScrollBar)
    ]


def told(box: QWidget) -> object:
    if isinstance(box, QComboBox):
        return box.currentIndex(), box.currentText()
    return box.property("value"), box.property("text")


def test_m1_the_wheel_changes_no_box_of_any_screen(program: Program, window: MainWindow) -> None:
    compose(program)
    add_key(program)
    seen = set()
    request = program.parts.workspace.request

    def look(name: str, screen: QWidget) -> None:
        for box in boxes(screen):
            before = told(box)
            for steps in (-1, 1, -3):
                turn(box, steps)
                assert told(box) == before, f"{name}: {box.objectName()}"
                assert not box.hasFocus() or box.focusPolicy() != Qt.FocusPolicy.WheelFocus
            seen.add(box.objectName())

    look("window", window)
    Tour(program).dialogs(look)
    assert {"targetBox", "apiVersionBox", "codeLanguageBox", "accountSourceBox"} <= seen
    assert len(seen) >= 8
    assert program.parts.workspace.request == request


def test_m1_the_wheel_gives_no_box_the_focus(window: MainWindow) -> None:
    wrong = [box for box in boxes(window) if box.focusPolicy() == Qt.FocusPolicy.WheelFocus]
    assert wrong == []


@pytest.mark.parametrize("steps", [-2, 2])
def test_m1_the_wheel_scrolls_what_is_around_the_box(qtbot: QtBot, steps: int) -> None:
    area = QScrollArea()
    inner = QWidget()
    layout = QVBoxLayout(inner)
    box = ChoiceBox()
    box.addItems(["a", "b", "c"])
    box.setCurrentIndex(1)
    layout.addWidget(box)
    inner.setFixedSize(200, 2000)
    area.setWidget(inner)
    area.resize(220, 200)
    qtbot.addWidget(area)
    area.show()
    bar = area.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    before = bar.value()
    handle = area.windowHandle()
    QTest.wheelEvent(handle, QPointF(box.mapTo(area, box.rect().center())), QPoint(0, 120 * steps))
    settle()
    assert box.currentIndex() == 1
    assert (bar.value() > before) == (steps < 0)
    assert bar.value() != before


def test_m1_every_box_is_of_the_kind_that_the_wheel_leaves_alone() -> None:
    made = {
        f"{path.name}: {found}"
        for path in (GUI / "session_composer").rglob("*.py")
        for found in _CONSTRUCTORS.findall(path.read_text(encoding="utf-8"))
    }
    derived = {
        path.name
        for path in (GUI / "session_composer").rglob("*.py")
        if re.search(r"class \w+\([^)]*\b(QComboBox|Q\w*SpinBox)\b", path.read_text("utf-8"))
    }
    assert made == set()
    assert derived == {"choice_box.py"}
