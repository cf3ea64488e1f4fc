"""The languages of code as a list to choose from, in groups."""

from typing import override

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QComboBox, QStyleOptionViewItem, QWidget

from session_composer.codecs.writers.languages import LANGUAGES, CodeLanguage, language
from session_composer.state.language.translation import translate
from session_composer.state.model_index import Index
from session_composer.ui.controls.choice_box import ChoiceBox
from session_composer.ui.controls.choice_entries import ChoiceEntries
from session_composer.ui.look.theme import SPACE

FIRST_OF_GROUP = frozenset(
    {"python", "stripe-cli", "postman", "http-request-settings", "connectjs", "json"}
)
"""Languages with which a group begins, in the order in which all are listed."""


class _Grouped(ChoiceEntries):
    """Draws a line above the first of each group.

    Separators would do, but those are entries of the list: choosing by number would meet them.
    """

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        if _begins_group(index):
            rect = option.rect
            y = rect.top() + SPACE // 2
            color = option.palette.color(QPalette.ColorRole.Mid)
            painter.fillRect(rect.left() + SPACE // 2, y, rect.width() - SPACE, 1, color)
            rect.setTop(rect.top() + SPACE)
            option.rect = rect
        super().paint(painter, option, index)

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        size = super().sizeHint(option, index)
        return QSize(size.width(), size.height() + (SPACE if _begins_group(index) else 0))


class LanguageBox(ChoiceBox):
    """Chooses a language."""

    def __init__(self, chosen: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("codeLanguageBox")
        self.setAccessibleName(self.tr("Language of the code"))
        self.setMaxVisibleItems(len(LANGUAGES))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(18)
        for entry in LANGUAGES:
            self.addItem(translate(entry.title), entry.name)
        self.setCurrentIndex(max(0, self.findData(chosen)))

    @override
    def make_delegate(self) -> ChoiceEntries:
        return _Grouped(self, self.chip_at)

    @property
    def chosen(self) -> CodeLanguage:
        """The chosen language."""
        return language(self.currentData()) or LANGUAGES[0]


def _begins_group(index: Index) -> bool:
    return LANGUAGES[index.row()].name in FIRST_OF_GROUP
