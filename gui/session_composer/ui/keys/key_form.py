"""Where a key is typed: its name, the key, and for an organization's key the account."""

from typing import override
from unicodedata import normalize

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QLineEdit,
    QPushButton,
    QWidget,
)

from session_composer.core.account.account_id import MAX_ACCOUNT_CHARS, context_problem
from session_composer.core.text.display_safe import printable
from session_composer.core.text.secrets import KeyInfo, KeyKind, clean_pasted_key
from session_composer.state.document.settings import Profile
from session_composer.state.keys.key_service import KeyService, describe_key
from session_composer.state.language.translation import translate, translate_name
from session_composer.ui.look.theme import MARGIN, SPACE, Theme, scaled_font
from session_composer.ui.widgets.boxes import column_of, row_of
from session_composer.ui.widgets.naming import with_name
from session_composer.ui.widgets.plain_text import caption_for, plain_label
from session_composer.ui.widgets.tone_label import ToneLabel

from .key_detail import PAGE

_MAX_NAME = 64
_MAX_TYPED = 1024
_NOTE_LINES = 3


class KeyField(QLineEdit):
    """Password field that takes typed and pasted keys, never dropped ones."""

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        event.ignore()


class KeyForm(QWidget):
    """Says while it is typed what a key is, and whether it can be saved. Nothing moves meanwhile.

    Signals:
        told(text, is_bad): something is to be said that is not about what is typed.
    """

    told = Signal(str, bool)

    def __init__(self, keys: KeyService, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys = keys
        self.name_field = with_name(QLineEdit(), "keyNameField")
        self.name_field.setMaxLength(_MAX_NAME)
        self.name_field.setPlaceholderText(self.tr("for example: sandbox, production"))
        self.key_field = with_name(KeyField(), "keyField")
        self.key_field.setEchoMode(QLineEdit.EchoMode.Password)
        self.key_field.setMaxLength(_MAX_TYPED)
        self.key_field.setPlaceholderText("rk_test_…, sk_test_…")
        self.key_field.setInputMethodHints(
            Qt.InputMethodHint.ImhHiddenText | Qt.InputMethodHint.ImhSensitiveData
        )
        self.context_field = with_name(QLineEdit(), "keyContextField")
        self.context_field.setMaxLength(MAX_ACCOUNT_CHARS)
        self.context_field.setPlaceholderText("acct_…")
        self.context_field.setToolTip(
            self.tr("A key of an organization acts for one of its accounts (Stripe-Context).")
        )
        self._title = plain_label("", "keyFormTitle")
        self._title.setFont(scaled_font(self._title.font(), theme.measures.title / 100, bold=True))
        self.note = ToneLabel(theme, "keyNote", wraps=True)
        self.note.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.cancel_button = with_name(QPushButton(self.tr("&Cancel")), "cancelKeyButton")
        self.cancel_button.setAutoDefault(False)
        self.save_button = with_name(QPushButton(self.tr("&Save key")), "saveKeyButton")
        # Enter in the key field presses it, and nothing else does by itself.
        self.save_button.setAutoDefault(False)
        self._lay_out()

        self.key_field.textChanged.connect(self.check)
        self.name_field.textChanged.connect(self.check)
        self.context_field.textChanged.connect(self.check)
        self.key_field.returnPressed.connect(self.save_button.click)
        self.begin_new()

    @property
    def name(self) -> str:
        """Name for the key."""
        return normalize("NFC", self.name_field.text().strip())

    @property
    def key(self) -> str:
        """The key, without what was pasted along with it."""
        return clean_pasted_key(self.key_field.text())[0]

    @property
    def context(self) -> str:
        """Account for which an organization's key is to act."""
        return self.context_field.text().strip()

    @property
    def is_organization(self) -> bool:
        """Whether the key is an organization's, and an account belongs to it."""
        return not self.context_field.isHidden()

    @property
    def replacing(self) -> str:
        """Name of the key that is to be replaced; empty while a new one is typed."""
        return "" if self.name_field.isEnabled() else self.name

    def begin_new(self) -> None:
        """Be empty, for a new key."""
        for field in (self.key_field, self.name_field, self.context_field):
            field.clear()
        self.name_field.setEnabled(True)
        self._title.setText(self.tr("New key"))
        self.check()

    def begin_replacing(self, profile: Profile) -> None:
        """Take another key for a stored one, or another account for that of an organization."""
        self.begin_new()
        self.name_field.setEnabled(False)
        self.context_field.setText(profile.context)
        self.replace_under(profile.name)
        self.key_field.setFocus(Qt.FocusReason.OtherFocusReason)

    def replace_under(self, name: str) -> None:
        """Say by which name the key that is to be replaced goes now."""
        self.name_field.setText(name)
        self._title.setText(self.tr("Replace “{name}”").format(name=printable(name)))

    def tell(self, text: str, *, is_bad: bool) -> None:
        """Say something below the fields, and to whom listens."""
        self._say(text, is_bad=is_bad)
        self._is_told = True
        self.told.emit(text, is_bad)

    def _say(self, text: str, *, is_bad: bool) -> None:
        self.note.show_text(printable(text), "error" if is_bad else "muted")

    def refresh(self) -> None:
        """Look again at what is typed, as other keys are stored now; what was said stays."""
        note, tone, is_told = self.note.text(), self.note.tone, self._is_told
        self.check()
        if is_told:
            self.note.show_text(note, tone)
            self._is_told = True

    def check(self) -> None:
        """Say what is typed, and what saving would do."""
        self._is_told = False
        known = self._keys.profile(self.name)
        cleaned, removed = clean_pasted_key(self.key_field.text())
        found = describe_key(cleaned) if cleaned else None
        is_organization = (
            found.kind is KeyKind.ORGANIZATION
            if isinstance(found, KeyInfo)
            else not cleaned and known is not None and known.kind == KeyKind.ORGANIZATION
        )
        for part in (self.context_field, self._context_caption):
            part.setVisible(is_organization)
        problem = context_problem(self.context) if is_organization else None
        if isinstance(found, KeyInfo):
            kind_and_mode = self.tr("{kind} key, {badge}: {hint}").format(
                kind=translate_name(found.kind).capitalize(), badge=found.badge, hint=found.hint
            )
            advice = ""
            if found.kind is KeyKind.SECRET:
                advice = self.tr("A restricted key for account sessions only is safer.")
            parts = (f"{kind_and_mode}.", translate(removed), translate(problem) or advice)
            self._say(" ".join(part for part in parts if part), is_bad=bool(problem))
        else:
            self._say(translate(found or problem), is_bad=True)
        is_only_context = (
            not cleaned and known is not None and is_organization and known.context != self.context
        )
        is_ready = isinstance(found, KeyInfo) or is_only_context
        self.save_button.setEnabled(bool(self.name) and is_ready and not problem)
        if is_only_context:
            self.save_button.setText(self.tr("&Save account"))
        else:
            self.save_button.setText(
                self.tr("&Replace key") if known is not None else self.tr("&Save key")
            )

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * MARGIN)
        grid.setVerticalSpacing(SPACE)
        self._context_caption = caption_for(
            self.context_field, self.tr("&Account of the organization")
        )
        for row, (caption, field) in enumerate(
            (
                (caption_for(self.name_field, self.tr("&Name")), self.name_field),
                (caption_for(self.key_field, self.tr("Secret or restricted &key")), self.key_field),
                (self._context_caption, self.context_field),
            )
        ):
            grid.addWidget(caption, row, 0)
            grid.addWidget(field, row, 1)
        # Its place is kept: nothing moves when it turns out to be needed.
        policy = self.context_field.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.context_field.setSizePolicy(policy)
        grid.setColumnMinimumWidth(0, self._context_caption.sizeHint().width())
        self.note.setMinimumHeight(self.fontMetrics().lineSpacing() * _NOTE_LINES)
        column_of(
            self._title,
            grid,
            self.note,
            row_of(1, self.cancel_button, self.save_button),
            1,
            host=self,
            spacing=MARGIN,
            margins=PAGE,
        )
