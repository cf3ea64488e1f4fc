"""A page of the help: Markdown, with air around it."""

from typing import Any, override

from PySide6.QtCore import QUrl
from PySide6.QtGui import (
    QColor,
    QFont,
    QPalette,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextFormat,
    QTextFrameFormat,
    QTextTable,
)
from PySide6.QtWidgets import QTextBrowser, QWidget

from session_composer.ui.look.theme import SPACE, Theme

_LINE_PERCENT = 125
_PROPORTIONAL = QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
_CODE_FENCE = QTextFormat.Property.BlockCodeFence
# By the level of the heading, as parts of the usual size.
_HEADING_SIZES = {1: 1.5, 2: 1.2, 3: 1.0}


class HelpPage(QTextBrowser):
    """Shows what it is given and fetches nothing."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    @override
    def loadResource(self, type: int, name: QUrl | str) -> Any:
        return None

    def show_markdown(self, text: str) -> None:
        """Show a page."""
        self.document().setMarkdown(text)
        self._dress()

    def _dress(self) -> None:
        """Give headings, paragraphs and tables air: Markdown brings none of it along."""
        document = self.document()
        block = document.begin()
        while block.isValid():
            self._dress_block(block)
            block = block.next()
        root = document.rootFrame()
        for frame in root.childFrames():
            if isinstance(frame, QTextTable):
                self._dress_table(frame)
        document.setDocumentMargin(2 * SPACE)
        document.setIndentWidth(3 * SPACE)

    def _dress_block(self, block: QTextBlock) -> None:
        cursor = QTextCursor(block)
        form = block.blockFormat()
        level = form.headingLevel()
        form.setLineHeight(_LINE_PERCENT, _PROPORTIONAL)
        if level:
            form.setTopMargin(0 if block.blockNumber() == 0 else 2 * SPACE)
            form.setBottomMargin(SPACE)
            look = QTextCharFormat()
            size = self.font().pointSizeF() * _HEADING_SIZES.get(level, 1.0)
            look.setFontPointSize(size)
            look.setFontWeight(QFont.Weight.DemiBold)
            cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
            cursor.mergeCharFormat(look)
            cursor = QTextCursor(block)
        elif block.textList() is not None:
            form.setBottomMargin(SPACE // 2)
        elif form.hasProperty(_CODE_FENCE):
            form.setBackground(self.palette().brush(QPalette.ColorRole.AlternateBase))
            form.setLineHeight(100, _PROPORTIONAL)
            if not block.next().blockFormat().hasProperty(_CODE_FENCE):
                form.setBottomMargin(SPACE)
        cursor.setBlockFormat(form)
        self._underline_links(block)

    def _underline_links(self, block: QTextBlock) -> None:
        places = []
        fragments = block.begin()
        while not fragments.atEnd():
            fragment = fragments.fragment()
            if fragment.charFormat().isAnchor():
                places.append((fragment.position(), fragment.position() + fragment.length()))
            fragments += 1
        look = QTextCharFormat()
        look.setFontUnderline(True)
        for start, end in places:
            cursor = QTextCursor(block)
            cursor.setPosition(start)
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            cursor.mergeCharFormat(look)

    def _dress_table(self, table: QTextTable) -> None:
        form = table.format()
        form.setCellPadding(SPACE // 2)
        form.setCellSpacing(0)
        form.setBorder(1)
        form.setBorderCollapse(True)
        form.setBorderBrush(QColor(self._theme.colors.rule))
        form.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        form.setTopMargin(SPACE // 2)
        form.setBottomMargin(SPACE)
        table.setFormat(form)
