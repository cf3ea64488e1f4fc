"""Asks for the publishable key that a page needs beside a stored test key."""

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QLineEdit, QWidget

from session_composer.core.text.publishable_key import publishable_problem
from session_composer.state.language.translation import translate
from session_composer.ui.look.theme import SPACE
from session_composer.ui.widgets.boxes import column_of
from session_composer.ui.widgets.naming import with_name

_WIDTH = 460


class PublishableKeyDialog(QDialog):
    """Takes a key of test mode, and says why another text is none."""

    def __init__(self, profile: str, known: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Publishable key"))
        text = QLabel(
            self.tr(
                "The page needs the publishable key of the platform that {name} belongs to, in "
                "test mode. It is no secret and is kept with {name}."
            ).format(name=profile)
        )
        text.setWordWrap(True)
        text.setTextFormat(text.textFormat().PlainText)
        self.field = with_name(QLineEdit(), "publishableKeyField")
        self.field.setAccessibleName(self.tr("Publishable key"))
        self.field.setPlaceholderText("pk_test_…")
        self.field.setMaxLength(512)
        self.field.setText(known)
        self.problem = with_name(QLabel(), "publishableKeyProblem")
        self.problem.setWordWrap(True)
        self.box = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        column_of(text, self.field, self.problem, self.box, host=self, spacing=SPACE)
        self.resize(_WIDTH, self.sizeHint().height())
        self.box.accepted.connect(self.accept)
        self.box.rejected.connect(self.reject)
        self.field.textChanged.connect(self._check)
        self._check()

    @property
    def key(self) -> str:
        """The key that was typed."""
        return self.field.text().strip()

    def _check(self) -> None:
        found = publishable_problem(self.key)
        self.problem.setText(translate(found))
        self.box.button(QDialogButtonBox.StandardButton.Ok).setEnabled(found is None)
