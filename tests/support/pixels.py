"""Reads colours off what was painted."""

import struct
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QRegion, QTextCursor
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenu,
    QMenuBar,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QStyle,
    QStyleOptionButton,
    QTabBar,
    QTableView,
    QTextBrowser,
    QToolButton,
    QTreeView,
    QWidget,
)

_SCALE = 3
_STRIP_BYTES = 32
# As many pixels, at the least, have the colour of a text: less than a stroke of a letter.
_INK_PIXELS = 14
_ENOUGH = QSize(200, 40)
_MOST_ROWS = 25


@dataclass(frozen=True)
class Text:
    """A text, and where it was painted."""

    what: str
    widget: QWidget
    place: QRect


def luminance(pixel: int) -> float:
    """Relative luminance of a pixel, by the Web Content Accessibility Guidelines."""

    def linear(part: int) -> float:
        share = part / 255
        return share / 12.92 if share <= 0.04045 else float(((share + 0.055) / 1.055) ** 2.4)

    red, green, blue = pixel >> 16 & 255, pixel >> 8 & 255, pixel & 255
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)


def contrast(one: int, other: int) -> float:
    """Contrast of two pixels."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def painted(widget: QWidget, place: QRect) -> QImage:
    """Paint a part of a widget, large enough that its letters are more than edges."""
    image = QImage(place.size() * _SCALE, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(_SCALE)
    # Behind a widget without a ground of its own is the window.
    image.fill(widget.palette().window().color())
    top = widget.window()
    offset = widget.mapTo(top, place.topLeft())
    painter = QPainter(image)
    top.render(painter, QPoint(0, 0), QRegion(QRect(offset, place.size())))
    painter.end()
    return image


def _counted(image: QImage) -> Counter[int]:
    """Count the pixels of each colour. Most of it is ground: equal strips are looked at once."""
    data = bytes(image.constBits())
    rest = len(data) % _STRIP_BYTES
    strips = Counter(struct.iter_unpack(f"{_STRIP_BYTES}s", data[: len(data) - rest]))
    found: Counter[int] = Counter()
    once = [data[len(data) - rest :]]
    for (strip,), count in strips.items():
        if count == 1:
            once.append(strip)
        else:
            for pixel in memoryview(strip).cast("I"):
                found[pixel] += count
    found.update(memoryview(b"".join(once)).cast("I"))
    return found


def ink_contrast(image: QImage) -> float:
    """Contrast of the strongest ink with its ground, the most frequent colour; 1 without ink."""
    found = _counted(image)
    ground = found.most_common(1)[0][0]
    inks = [pixel for pixel, count in found.items() if count >= _INK_PIXELS]
    return max((contrast(pixel, ground) for pixel in inks), default=1.0)


def texts(root: QWidget) -> Iterator[Text]:
    """Give every text that is in sight; of those that a widget shows repeatedly, the first."""
    given = set()
    for widget in (root, *root.findChildren(QWidget)):
        if not widget.isVisible() or widget.window() is not root.window():
            continue
        seen = widget.visibleRegion().boundingRect()
        for what, place in _texts_of(widget):
            part = place.intersected(seen)
            if isinstance(widget, QPlainTextEdit):
                part.setSize(part.size().boundedTo(_ENOUGH))
            # Of a row at the edge of a list there may be too little in sight.
            is_seen = part.width() > 4 and part.height() > max(4, place.height() // 2)
            if is_seen and (id(widget), what) not in given:
                given.add((id(widget), what))
                yield Text(what, widget, part)


def _texts_of(widget: QWidget) -> Iterator[tuple[str, QRect]]:
    if isinstance(widget, QTabBar):
        for number in range(widget.count()):
            if widget.isTabVisible(number):
                place = widget.tabRect(number).adjusted(6, 6, -6, -4)
                yield widget.tabText(number), place
    elif isinstance(widget, QMenuBar | QMenu):
        for action in widget.actions():
            if action.isEnabled() and not action.isSeparator():
                yield action.text(), widget.actionGeometry(action).adjusted(28, 3, -28, -3)
    elif isinstance(widget, QHeaderView):
        if widget.orientation() is Qt.Orientation.Horizontal and widget.model() is not None:
            for section in range(widget.count()):
                left = widget.sectionViewportPosition(section)
                size = widget.sectionSize(section)
                title = widget.model().headerData(section, widget.orientation())
                if title:
                    yield str(title), QRect(left + 3, 3, size - 6, widget.height() - 6)
    elif isinstance(widget, QAbstractItemView):
        yield from _cells(widget)
    elif isinstance(widget, QTextBrowser):
        yield from _fragments(widget)
    elif isinstance(widget, QPlainTextEdit):
        if widget.toPlainText() or widget.placeholderText():
            yield "text", widget.viewport().geometry().adjusted(4, 4, -4, -4)
    elif isinstance(widget, QComboBox) and widget.currentText():
        yield widget.currentText(), widget.rect().adjusted(6, 4, -24, -4)
    elif isinstance(widget, QLineEdit):
        if widget.text() or widget.placeholderText():
            # Without the icons at both ends, and the cursor.
            icons = [icon for icon in widget.findChildren(QToolButton) if icon.isVisible()]
            left = 30 if any(icon.x() < widget.width() // 2 for icon in icons) else 7
            right = 20 * len(icons) + 4
            yield "field", widget.rect().adjusted(left, 4, -right, -4)
    elif isinstance(widget, QLabel):
        if widget.text():
            yield widget.text(), _lines_of(widget)
    elif isinstance(widget, QAbstractButton) and widget.isEnabled() and widget.text():
        yield widget.text(), _room(widget)


def _room(button: QAbstractButton) -> QRect:
    icon = 0 if button.icon().isNull() else button.iconSize().width() + 6
    if isinstance(button, QCheckBox | QRadioButton):
        option = QStyleOptionButton()
        button.initStyleOption(option)
        element = QStyle.SubElement
        is_check = isinstance(button, QCheckBox)
        part = element.SE_CheckBoxContents if is_check else element.SE_RadioButtonContents
        return button.style().subElementRect(part, option, button)
    if isinstance(button, QPushButton):
        width = button.fontMetrics().horizontalAdvance(button.text()) // 2
        middle = button.rect().center().x() + icon // 2
        return QRect(middle - width, 5, 2 * width, button.height() - 10)
    if isinstance(button, QToolButton) and icon:
        is_mirrored = button.layoutDirection() is Qt.LayoutDirection.RightToLeft
        left, right = (4, -icon - 6) if is_mirrored else (icon + 6, -18)
        return button.rect().adjusted(left, 4, right, -4)
    return button.rect().adjusted(4, 4, -4, -4)


def _lines_of(label: QLabel) -> QRect:
    """Part of a label that its text is in, however large the label."""
    place = label.contentsRect()
    height = label.heightForWidth(label.width()) if label.wordWrap() else place.height()
    if label.alignment() & Qt.AlignmentFlag.AlignVCenter and height < place.height():
        place = QRect(place.left(), place.center().y() - height // 2, place.width(), height)
    return place


def _cells(view: QAbstractItemView) -> Iterator[tuple[str, QRect]]:
    columns = 1
    if isinstance(view, QTreeView):
        columns = view.header().count()
    elif isinstance(view, QTableView):
        columns = view.horizontalHeader().count()
    index = view.indexAt(QPoint(2, 2))
    for _ in range(_MOST_ROWS):
        if not index.isValid():
            return
        for column in range(columns):
            cell = index.siblingAtColumn(column)
            text = str(cell.data() or "")
            if text and view.selectionModel().isSelected(cell):
                text += " (selected)"
            place = view.visualRect(cell).adjusted(24 if column == 0 else 4, 2, -4, -2)
            if text and place.width() > 8:
                yield text, place.translated(view.viewport().pos())
        if isinstance(view, QTreeView):
            index = view.indexBelow(index)
        else:
            index = index.siblingAtRow(index.row() + 1)


def _fragments(page: QTextBrowser) -> Iterator[tuple[str, QRect]]:
    block = page.document().begin()
    while block.isValid():
        fragments = block.begin()
        while not fragments.atEnd():
            fragment = fragments.fragment()
            cursor = QTextCursor(page.document())
            cursor.setPosition(fragment.position())
            first = page.cursorRect(cursor)
            cursor.setPosition(fragment.position() + min(fragment.length(), 12))
            last = page.cursorRect(cursor)
            if first.top() == last.top() and len(fragment.text().strip()) > 2:
                place = QRect(first.topLeft(), last.bottomRight())
                yield fragment.text(), place.translated(page.viewport().pos())
            fragments += 1
        block = block.next()
