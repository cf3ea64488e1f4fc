"""Add, replace, rename and forget API keys."""

from typing import override

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from session_composer.core.errors import InputError
from session_composer.core.secrets import KeyInfo, clean_pasted_key
from session_composer.state.key_service import KeyService, usable

from .labels import plain_label
from .messages import Messages
from .naming import named
from .theme import SPACE, Theme, set_text_color


class KeyField(QLineEdit):
    """Password field that takes typed and pasted keys, never dropped ones."""

    @override
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        event.ignore()


class KeysDialog(QDialog):
    """Lists the stored keys by name, with badge and masked hint, and takes new ones."""

    def __init__(self, keys: KeyService, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys = keys
        self._theme = theme
        self._messages = Messages(self)
        # The keyring may answer after the dialog was closed and deleted.
        self._is_over = False
        self.setWindowTitle(self.tr("API keys"))
        self.setObjectName("keysDialog")
        self.list = named(QListWidget(), "keysList")
        self.list.setAccessibleName(self.tr("Stored keys"))
        self._empty = plain_label(
            self.tr(
                "No key yet. A restricted key whose only permission is account sessions is "
                "enough, and the safest choice."
            ),
            "keysEmpty",
        )
        self._empty.setWordWrap(True)
        self.name_field = named(QLineEdit(), "keyNameField")
        self.name_field.setMaxLength(64)
        self.name_field.setPlaceholderText(self.tr("for example: sandbox, production"))
        self.key_field = named(KeyField(), "keyField")
        self.key_field.setEchoMode(QLineEdit.EchoMode.Password)
        self.key_field.setMaxLength(1024)
        self.key_field.setPlaceholderText("sk_test_…, rk_test_…")
        self.key_field.setInputMethodHints(
            Qt.InputMethodHint.ImhHiddenText | Qt.InputMethodHint.ImhSensitiveData
        )
        self.note = plain_label("", "keyNote")
        self.note.setWordWrap(True)
        self._place = plain_label("", "keyPlace")
        self._place.setWordWrap(True)
        self.save_button = named(QPushButton(self.tr("&Save key")), "saveKeyButton")
        self.forget_button = named(QPushButton(self.tr("&Forget")), "forgetKeyButton")
        self.rename_button = named(QPushButton(self.tr("&Rename")), "renameKeyButton")
        for button in (self.save_button, self.forget_button, self.rename_button):
            # Enter in the key field must not press whatever button comes first.
            button.setAutoDefault(False)
        self._lay_out()

        self.key_field.textChanged.connect(self._check)
        self.name_field.textChanged.connect(self._check)
        self.list.currentItemChanged.connect(self._on_current)
        self.save_button.clicked.connect(self._save)
        self.key_field.returnPressed.connect(self.save_button.click)
        self.forget_button.clicked.connect(self._forget)
        self.rename_button.clicked.connect(self._rename)
        keys.changed.connect(self._fill)
        self._fill()
        self._check()
        self.resize(520, 420)

    @override
    def done(self, result: int) -> None:
        self.key_field.clear()
        self._is_over = True
        super().done(result)

    def _fill(self) -> None:
        chosen = self._current()
        self.list.clear()
        for profile in self._keys.profiles():
            badge = {"test": "TEST", "live": "LIVE"}.get(profile.mode, self.tr("MODE UNKNOWN"))
            text = f"{profile.name}   {badge}   {profile.kind}   {profile.hint}"
            if self._keys.is_only_in_memory(profile.name):
                text += "   " + self.tr("(until the program ends)")
            item = QListWidgetItem(text)
            item.setData(Qt.ItemDataRole.UserRole, profile.name)
            self.list.addItem(item)
            if profile.name == chosen:
                self.list.setCurrentItem(item)
        has_keys = self.list.count() > 0
        self.list.setVisible(has_keys)
        self._empty.setVisible(not has_keys)
        self._place.setText(self._keys.place)
        self._place.setVisible(bool(self._keys.place))
        self._on_current()

    def _current(self) -> str:
        item = self.list.currentItem()
        name = item.data(Qt.ItemDataRole.UserRole) if item is not None else ""
        return name if isinstance(name, str) else ""

    def _on_current(self) -> None:
        name = self._current()
        self.forget_button.setEnabled(bool(name))
        if name:
            self.name_field.setText(name)
        self._check()

    def _check(self) -> None:
        text = self.key_field.text()
        name = self.name_field.text().strip()
        cleaned, removed = clean_pasted_key(text)
        found = usable(cleaned) if cleaned else ""
        if isinstance(found, KeyInfo):
            told = self.tr("{kind} key, {badge}: {hint}").format(
                kind=found.kind.capitalize(), badge=found.badge, hint=found.hint
            )
            self._tell(f"{told} {removed}".strip(), is_bad=False)
        else:
            self._tell(found, is_bad=True)
        self.save_button.setEnabled(bool(name) and isinstance(found, KeyInfo))
        known = self._keys.profile(name) is not None
        self.save_button.setText(self.tr("&Replace key") if known else self.tr("&Save key"))
        self.rename_button.setEnabled(bool(self._current()) and bool(name) and not known)

    def _save(self) -> None:
        cleaned, _ = clean_pasted_key(self.key_field.text())
        try:
            self._keys.add(self.name_field.text(), cleaned, self._on_saved)
        except InputError as error:
            self._tell(str(error), is_bad=True)
            return
        self.save_button.setEnabled(False)
        self._tell(self.tr("Saving in the keyring; it may ask for your password…"), is_bad=False)

    def _on_saved(self, sentence: str) -> None:
        if self._is_over:
            return
        self.key_field.clear()
        if sentence:
            self._tell(sentence, is_bad=True)
        else:
            self._tell(self.tr("Saved, and read back."), is_bad=False)

    def _forget(self) -> None:
        name = self._current()
        if name and self._messages.ask_forget(name):
            self._keys.forget(name, self._on_done)

    def _rename(self) -> None:
        try:
            self._keys.rename(self._current(), self.name_field.text(), self._on_done)
        except InputError as error:
            self._tell(str(error), is_bad=True)

    def _on_done(self, sentence: str) -> None:
        if not self._is_over:
            self._tell(sentence or self.tr("Done."), is_bad=bool(sentence))

    def _tell(self, text: str, *, is_bad: bool) -> None:
        colors = self._theme.colors
        self.note.setText(text)
        color = colors.error if is_bad else colors.muted
        self.note.setPalette(set_text_color(self.palette(), color))

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.addRow(self.tr("&Name"), self.name_field)
        form.addRow(self.tr("Secret or restricted &key"), self.key_field)
        form.addRow("", self.note)
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        row.addWidget(self.forget_button)
        row.addWidget(self.rename_button)
        row.addStretch(1)
        row.addWidget(self.save_button)
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
        close.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setSpacing(SPACE)
        layout.addWidget(self._empty)
        layout.addWidget(self.list, 1)
        layout.addLayout(form)
        # Takes the room while there is no list; the list takes it otherwise.
        layout.addStretch(0)
        layout.addLayout(row)
        layout.addWidget(self._place)
        layout.addWidget(close)
