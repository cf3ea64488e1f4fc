"""Finds text that does not fit where it is, and widgets that are where they should not be."""

from itertools import combinations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QCheckBox,
    QComboBox,
    QGroupBox,
    QHeaderView,
    QLabel,
    QLayout,
    QMenuBar,
    QPushButton,
    QRadioButton,
    QSplitterHandle,
    QStackedWidget,
    QStyle,
    QStyleOptionButton,
    QStyleOptionComboBox,
    QTabBar,
    QToolButton,
    QWidget,
)
from shiboken6 import invalidate

from session_composer.ui.controls.check_box import CheckBox
from session_composer.ui.controls.compact_button import CompactButton
from session_composer.ui.controls.primary_button import PrimaryButton
from session_composer.ui.widgets.elided_label import ElidedLabel

MNEMONIC = Qt.TextFlag.TextShowMnemonic.value
# A pixel is lost to rounding where sizes are scaled.
_SLACK = 1


def faults(root: QWidget) -> list[str]:
    """List what is wrong in a window."""
    shown = [w for w in root.findChildren(QWidget) if w.isVisible() and w.window() is root.window()]
    found = []
    for widget in (root, *shown):
        found += [f"{told(widget)}: {text}" for text in _cut(widget)]
        found += _misplaced(widget, root)
        found += _overlapping(widget)
    return found


def told(widget: QWidget) -> str:
    """Name a widget for a message."""
    text = getattr(widget, "text", str)
    return f"{type(widget).__name__} {widget.objectName() or text()!r}"


def _cut(widget: QWidget) -> list[str]:
    """List the texts of a widget that do not fit."""
    if isinstance(widget, QTabBar):
        return _cut_tabs(widget)
    if isinstance(widget, QHeaderView):
        return _cut_sections(widget)
    if isinstance(widget, QLabel):
        return _cut_label(widget)
    if isinstance(widget, QComboBox):
        return _cut_choice(widget)
    if isinstance(widget, QMenuBar):
        ends = [widget.actionGeometry(action).right() for action in widget.actions()]
        return ["menus do not fit"] if max(ends, default=0) > widget.width() else []
    if isinstance(widget, CompactButton | CheckBox) and not widget.shows_text:
        return [] if widget.toolTip() else [f"{widget.text()!r} is not painted, and no tool tip"]
    if isinstance(widget, QAbstractButton):
        return _cut_button(widget)
    if isinstance(widget, QGroupBox):
        needed = widget.fontMetrics().size(MNEMONIC, widget.title()).width()
        return [f"{widget.title()!r} is cut"] if needed > widget.width() else []
    return []


def _cut_label(label: QLabel) -> list[str]:
    text = label.text()
    if not text or not label.pixmap().isNull():
        return []
    if isinstance(label, ElidedLabel):
        label.repaint()
        room = label.fontMetrics().horizontalAdvance(text) <= label.width()
        # It ends in an ellipsis where there is no room, and says all of it in its tool tip.
        return [] if room or label.toolTip() else [f"{text!r} is cut without a tool tip"]
    if label.wordWrap():
        needed = label.heightForWidth(label.width())
        if needed > label.height() + _SLACK:
            return [f"{text!r} needs {needed} px of height, has {label.height()}"]
        longest = max(label.fontMetrics().horizontalAdvance(word) for word in text.split() or [""])
        return [f"a word of {text!r} is cut"] if longest > label.width() else []
    needed_size = label.sizeHint()
    return _compare(text, needed_size, label.size())


def _compare(text: str, needed: QSize, there: QSize) -> list[str]:
    if needed.width() > there.width() + _SLACK or needed.height() > there.height() + _SLACK:
        return [f"{text!r} needs {needed.toTuple()}, has {there.toTuple()}"]
    return []


def _cut_button(button: QAbstractButton) -> list[str]:
    text = button.text()
    if not text:
        return []
    needed = button.fontMetrics().size(MNEMONIC, text)
    icon = 0 if button.icon().isNull() else button.iconSize().width() + 4
    if isinstance(button, QCheckBox | QRadioButton):
        option = QStyleOptionButton()
        button.initStyleOption(option)
        is_check = isinstance(button, QCheckBox)
        element = QStyle.SubElement
        part = element.SE_CheckBoxContents if is_check else element.SE_RadioButtonContents
        room = button.style().subElementRect(part, option, button).size()
    elif isinstance(button, QPushButton):
        if isinstance(button, PrimaryButton) and button.toolTip():
            return []
        option = QStyleOptionButton()
        button.initStyleOption(option)
        room = button.rect().adjusted(4, 2, -4, -2).size()
    elif isinstance(button, QToolButton):
        if button.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonIconOnly and icon:
            return []
        arrow = 14 if button.menu() is not None else 0
        room = button.rect().adjusted(2, 2, -2 - arrow, -2).size()
    else:
        return []
    needed.setWidth(needed.width() + icon)
    return _compare(text, needed, room)


def _cut_choice(box: QComboBox) -> list[str]:
    text = box.currentText()
    option = QStyleOptionComboBox()
    box.initStyleOption(option)
    field = box.style().subControlRect(
        QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, box
    )
    needed = box.fontMetrics().horizontalAdvance(text)
    if needed > field.width() and text not in box.toolTip():
        return [f"{text!r} needs {needed}, has {field.width()}"]
    return []


def _cut_tabs(bar: QTabBar) -> list[str]:
    # Where there is no room for all, arrows scroll the one in use into sight.
    has_arrows = any(arrow.isVisible() for arrow in bar.findChildren(QToolButton))
    end = bar.width() if not has_arrows else max(bar.tabRect(bar.count() - 1).right(), bar.width())
    found = []
    for number in range(bar.count()):
        if not bar.isTabVisible(number):
            continue
        area = bar.tabRect(number)
        needed = bar.fontMetrics().size(MNEMONIC, bar.tabText(number)).width() + 8
        if needed > area.width() or area.right() > end:
            found.append(f"tab {bar.tabText(number)!r} is cut")
    return found


def _cut_sections(header: QHeaderView) -> list[str]:
    if header.orientation() == Qt.Orientation.Vertical or header.model() is None:
        return []
    found = []
    for section in range(header.count()):
        text = header.model().headerData(section, header.orientation()) or ""
        tip = header.model().headerData(section, header.orientation(), Qt.ItemDataRole.ToolTipRole)
        needed = header.fontMetrics().horizontalAdvance(str(text)) + 6
        if needed > header.sectionSize(section) and not tip:
            found.append(f"{text!r} needs {needed}, has {header.sectionSize(section)}")
    return found


def _in_scroll_area(widget: QWidget, root: QWidget) -> bool:
    above = widget.parentWidget()
    while above is not None and above is not root:
        if isinstance(above, QAbstractScrollArea):
            return True
        above = above.parentWidget()
    return False


def _misplaced(widget: QWidget, root: QWidget) -> list[str]:
    if widget is root or _in_scroll_area(widget, root) or widget.size().isEmpty():
        return []
    parent = widget.parentWidget()
    if isinstance(parent, QTabBar):
        return []
    place = QRect(widget.mapTo(root, QPoint(0, 0)), widget.size())
    # From right to left Qt's splitters are a pixel off.
    if not root.rect().adjusted(0, 0, _SLACK, 0).contains(place):
        return [f"{told(widget)} runs out of the window: {place.getRect()}"]
    smallest = widget.minimumSizeHint()
    if widget.layout() is not None and smallest.width() > widget.width() + _SLACK:
        return [f"{told(widget)} needs a width of {smallest.width()}, has {widget.width()}"]
    return []


def _overlapping(widget: QWidget) -> list[str]:
    """Widgets in one layout never cover each other."""
    layout = widget.layout()
    if layout is None or isinstance(widget, QStackedWidget):
        return []
    inside = [child for child in _widgets(layout) if child.isVisible()]
    return [
        f"{told(one)} covers {told(other)}"
        for one, other in combinations(inside, 2)
        if not isinstance(one, QSplitterHandle) and one.geometry().intersects(other.geometry())
    ]


def _widgets(layout: QLayout) -> list[QWidget]:
    found: list[QWidget] = []
    for place in range(layout.count()):
        item = layout.itemAt(place)
        if item is None:
            continue
        widget, below = item.widget(), item.layout()
        if widget is not None:
            found.append(widget)
            # Else a widget that comes to stand in its place in memory would be taken for it.
            invalidate(item)
        elif below is not None:
            found += _widgets(below)
    return found
