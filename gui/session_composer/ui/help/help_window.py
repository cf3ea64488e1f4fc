"""The help: contents and search on the left, a page on the right. Works without a network."""

from typing import Any

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import (
    QFontMetrics,
    QKeySequence,
    QPalette,
    QShortcut,
    QTextCursor,
)
from PySide6.QtWidgets import (
    QDialog,
    QListWidget,
    QListWidgetItem,
    QSplitter,
    QTextEdit,
    QToolButton,
    QWidget,
)

from session_composer.core.help.help_pages import HelpPages
from session_composer.ui.look.theme import SPACE, Theme
from session_composer.ui.shortcuts.system_keys import standard_keys, written
from session_composer.ui.widgets.announce import announce
from session_composer.ui.widgets.boxes import column_of, row_of
from session_composer.ui.widgets.naming import with_name
from session_composer.ui.widgets.roomy_delegate import RoomyDelegate
from session_composer.ui.widgets.search_field import SearchField
from session_composer.ui.widgets.tone_label import ToneLabel

from .page import HelpPage

_CONTENTS_WIDTH, _PAGE_WIDTH = 230, 620
_HEIGHT = 640
_MOST_MARKS = 200


class HelpWindow(QDialog):
    """Stays open beside the window.

    Signals:
        link_requested(url): a page of the web is to be opened.
    """

    link_requested = Signal(QUrl)

    def __init__(self, pages: HelpPages, theme: Theme, window: QWidget) -> None:
        super().__init__(window, Qt.WindowType.Window)
        self._pages = pages
        self._theme = theme
        self._been: list[str] = []
        self._place = -1
        self.setObjectName("helpWindow")
        self.setWindowTitle(self.tr("Session Composer Help"))
        self.search = with_name(SearchField(theme), "helpSearch")
        self.search.setPlaceholderText(self.tr("Search the help"))
        self.search.setAccessibleName(self.tr("Search the help"))
        self.search.setMaxLength(100)
        self.contents = with_name(QListWidget(), "helpContents")
        self.contents.setAccessibleName(self.tr("Contents"))
        self.contents.setItemDelegate(RoomyDelegate(self.contents))
        self._none = ToneLabel(theme, "helpNone", wraps=True)
        self._none.hide()
        self.page = with_name(HelpPage(theme), "helpPage")
        self.page.setOpenLinks(False)
        self.page.setTabChangesFocus(False)
        self.back = self._arrow("helpBack", Qt.ArrowType.LeftArrow, self.tr("Back"), "Back", -1)
        self.forward = self._arrow(
            "helpForward", Qt.ArrowType.RightArrow, self.tr("Forward"), "Forward", 1
        )
        self._lay_out()
        self._list("")

        self.search.textChanged.connect(self._list)
        self.search.returnPressed.connect(self._take_match)
        self.contents.currentItemChanged.connect(self._on_chosen)
        self.page.anchorClicked.connect(self._follow)
        QShortcut(QKeySequence.StandardKey.Find, self, self._focus_search)
        theme.changed.connect(self._on_theme_changed)

    @property
    def topic(self) -> str:
        """Page on show, with its section where one was asked for."""
        return self._been[self._place] if self._been else ""

    def show_topic(self, topic: str) -> None:
        """Show a page, or a section of it as in ``tree#features``; the first page for none."""
        self.search.clear()
        self._go(topic)
        if not self.isVisible():
            self.resize(self._usual_size())
        self.show()
        self.activateWindow()
        self.page.setFocus(Qt.FocusReason.OtherFocusReason)

    # Going about

    def _go(self, topic: str) -> None:
        topic = topic or self._pages.names[0]
        if topic != self.topic:
            self._been[self._place + 1 :] = [topic]
            self._place = len(self._been) - 1
        self._show()

    def _step(self, by: int) -> None:
        if 0 <= self._place + by < len(self._been):
            self._place += by
            self._show()

    def _follow(self, url: QUrl) -> None:
        if url.scheme():
            self.link_requested.emit(url)
            return
        name = url.path().removesuffix(".md") or self.topic.partition("#")[0]
        self._go(f"{name}#{url.fragment()}" if url.hasFragment() else name)

    def _show(self) -> None:
        name, _, section = self.topic.partition("#")
        page = self._pages.page(name)
        self.page.show_markdown(page.text)
        self.page.setAccessibleName(page.title)
        self.setWindowTitle(self.tr("{title} – Help").format(title=page.title))
        self._select(page.name)
        self.back.setEnabled(self._place > 0)
        self.forward.setEnabled(self._place < len(self._been) - 1)
        self.page.moveCursor(QTextCursor.MoveOperation.Start)
        if section in page.sections:
            self._scroll_to(page.sections.index(section))
        self._mark_words()
        announce(self.page, page.title)

    def _scroll_to(self, heading: int) -> None:
        """Go to a heading, by its number: what it is called depends on the language."""
        block = self.page.document().begin()
        while block.isValid():
            if block.blockFormat().headingLevel():
                if heading == 0:
                    break
                heading -= 1
            block = block.next()
        self.page.setTextCursor(QTextCursor(block))
        layout = self.page.document().documentLayout()
        self.page.verticalScrollBar().setValue(int(layout.blockBoundingRect(block).top()) - SPACE)

    # Contents and search

    def _list(self, query: str) -> None:
        self.contents.blockSignals(True)
        self.contents.clear()
        for page in self._pages.search(query):
            item = QListWidgetItem(page.title, self.contents)
            item.setData(Qt.ItemDataRole.UserRole, page.name)
        self.contents.blockSignals(False)
        self._select(self.topic.partition("#")[0])
        is_empty = self.contents.count() == 0
        text = self.tr("No page has “{text}”. Try fewer words.").format(text=query)
        self._none.setText(text if is_empty else "")
        self._none.setVisible(is_empty)
        self.contents.setHidden(is_empty)
        if is_empty:
            announce(self.search, text)
        if self._been:
            self._mark_words()

    def _select(self, name: str) -> None:
        self.contents.blockSignals(True)
        self.contents.setCurrentRow(-1)
        for row in range(self.contents.count()):
            if self.contents.item(row).data(Qt.ItemDataRole.UserRole) == name:
                self.contents.setCurrentRow(row)
        self.contents.blockSignals(False)

    def _on_chosen(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self._go(item.data(Qt.ItemDataRole.UserRole))

    def _take_match(self) -> None:
        """Show the first page that has what is searched, at its first mention."""
        if self.contents.count():
            self._go(self.contents.item(0).data(Qt.ItemDataRole.UserRole))
            marks = self.page.extraSelections()
            if marks:
                cursor = QTextCursor(marks[0].cursor)
                cursor.setPosition(cursor.selectionStart())
                self.page.setTextCursor(cursor)
                self.page.ensureCursorVisible()
            self.page.setFocus(Qt.FocusReason.OtherFocusReason)

    def _focus_search(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _mark_words(self) -> None:
        marks: list[QTextEdit.ExtraSelection] = []
        for word in self.search.text().split():
            cursor = self.page.document().find(word)
            while not cursor.isNull() and len(marks) < _MOST_MARKS:
                mark = QTextEdit.ExtraSelection()
                mark.cursor = cursor
                mark.format.setBackground(self._theme.colors.link_mark)
                # A link's own colour is hard to read on it.
                mark.format.setForeground(QPalette().color(QPalette.ColorRole.Text))
                marks.append(mark)
                cursor = self.page.document().find(word, cursor)
        marks.sort(key=lambda mark: mark.cursor.selectionStart())
        self.page.setExtraSelections(marks)

    # Looks

    def _on_theme_changed(self) -> None:
        if self._been:
            self._show()

    def _usual_size(self) -> Any:
        available = self.screen().availableSize()
        size = self.size()
        size.setWidth(min(_CONTENTS_WIDTH + _PAGE_WIDTH, available.width() - 5 * SPACE))
        size.setHeight(min(_HEIGHT, available.height() - 8 * SPACE))
        return size

    def _arrow(self, name: str, arrow: Qt.ArrowType, text: str, key: str, by: int) -> QToolButton:
        button = with_name(QToolButton(), name)
        button.setArrowType(arrow)
        button.setAutoRaise(True)
        button.setAccessibleName(text)
        keys = standard_keys(key)
        button.setToolTip(f"{text} ({written(keys[0])})" if keys else text)
        button.setEnabled(False)
        button.clicked.connect(lambda: self._step(by))
        for one in keys:
            QShortcut(QKeySequence(one), self, lambda: self._step(by))
        return button

    def _lay_out(self) -> None:
        top = row_of(self.back, self.forward, (self.search, 1), spacing=None)
        left = QWidget()
        column_of(top, self._none, (self.contents, 1), 0, host=left)
        self.setMinimumWidth(30 * QFontMetrics(self.font()).averageCharWidth())
        parts = QSplitter()
        parts.setChildrenCollapsible(False)
        parts.setHandleWidth(SPACE)
        parts.addWidget(left)
        parts.addWidget(self.page)
        parts.setStretchFactor(1, 1)
        parts.setSizes([_CONTENTS_WIDTH, _PAGE_WIDTH])
        column_of(parts, host=self, spacing=None, margins=(SPACE, SPACE, SPACE, SPACE))
