"""What stands in the place of the answer while there is none."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from .elided_label import ElidedLabel
from .labels import plain_label
from .theme import SPACE, Theme, scaled_font, set_text_color


def no_answer() -> str:
    """Say that nothing was sent yet."""
    return QCoreApplication.translate("AnswerHead", "No answer yet")


def what_test_request_does() -> str:
    """Say what will be here, and that trying it is free."""
    return QCoreApplication.translate(
        "ResponsePanel",
        "Test request sends the body above and shows the answer here. The built-in "
        "sandbox needs no key and no network; nothing leaves this computer.",
    )


class NoAnswer(QWidget):
    """Looks as the panel of answers does before the first; there until that is made."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        head = ElidedLabel(no_answer())
        head.setFont(scaled_font(head.font(), bold=True))
        self._text = plain_label(what_test_request_does())
        self._text.setWordWrap(True)
        self._text.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE // 2)
        layout.addWidget(head)
        layout.addWidget(self._text, 1)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def _on_theme_changed(self) -> None:
        self._text.setPalette(set_text_color(self.palette(), self._theme.colors.muted))
