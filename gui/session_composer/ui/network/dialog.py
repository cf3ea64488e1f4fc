"""Network settings: the way to Stripe, and whose certificates are believed."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import override

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from session_composer.api.http.document_url import OPENAPI_URL, check_document_url
from session_composer.api.http.network_settings import (
    NetworkSettings,
    ProxyChoice,
    TrustChoice,
    check_proxy,
)
from session_composer.core.text.display_safe import printable
from session_composer.core.text.errors import InputError
from session_composer.core.text.message import Message
from session_composer.state.language.translation import translate
from session_composer.state.sending.network import Network, Sentence
from session_composer.ui.look.theme import SPACE, Theme, with_text
from session_composer.ui.widgets.boxes import row_of
from session_composer.ui.widgets.dialog_parts import make_room
from session_composer.ui.widgets.naming import with_name
from session_composer.ui.widgets.plain_text import plain_label
from session_composer.ui.widgets.tone_label import ToneLabel

_MAX_ADDRESS = 300
_MAX_PATH = 4096
# A file is read once typing pauses, not at each key.
_PAUSE_MS = 250


class NetworkDialog(QDialog):
    """Shows what is chosen and what that comes to now; nothing changes before OK.

    There is no choice to leave certificates unchecked.
    """

    def __init__(self, network: Network, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._network = network
        # An answer may come after the dialog was closed and deleted, or for what was typed before.
        self._revision = 0
        self._found: tuple[Sentence, Sentence] = ((Message(""), True),) * 2
        self.setObjectName("networkDialog")
        self.setWindowTitle(self.tr("Network settings"))
        self._proxies = QButtonGroup(self)
        self._trusts = QButtonGroup(self)
        self._choices: dict[str, QRadioButton] = {}
        self._buttons(
            self._proxies,
            (
                (ProxyChoice.SYSTEM, self.tr("The &system’s proxy, if there is one")),
                (ProxyChoice.NONE, self.tr("&No proxy")),
                (ProxyChoice.OWN, self.tr("This &proxy")),
            ),
        )
        self.proxy_field = with_name(QLineEdit(), "proxyField")
        self.proxy_field.setAccessibleName(self.tr("Address of the proxy"))
        self.proxy_field.setPlaceholderText("http://gateway.example:3128")
        self.proxy_field.setMaxLength(_MAX_ADDRESS)
        self._buttons(
            self._trusts,
            (
                (TrustChoice.BUNDLED, self.tr("&Those that come with the program")),
                (TrustChoice.SYSTEM, self.tr("Those of the &operating system")),
                (TrustChoice.FILE, self.tr("Those in this &file")),
            ),
        )
        self.file_field = with_name(QLineEdit(), "caFileField")
        self.file_field.setMaxLength(_MAX_PATH)
        self.file_field.setAccessibleName(self.tr("File of certificate authorities"))
        self.file_field.setPlaceholderText(self.tr("certificates in PEM form"))
        self.choose_button = with_name(QPushButton(self.tr("&Choose…")), "chooseCaFileButton")
        self.choose_button.setAutoDefault(False)
        self.openapi_field = with_name(QLineEdit(), "openapiUrlField")
        self.openapi_field.setAccessibleName(self.tr("Address of the API description"))
        self.openapi_field.setPlaceholderText(OPENAPI_URL)
        self.openapi_field.setMaxLength(_MAX_ADDRESS)
        self.openapi_note = ToneLabel(theme, "openapiUrlNote", wraps=True)
        self.way_note = ToneLabel(theme, "networkWayNote", wraps=True)
        self.trust_note = ToneLabel(theme, "networkTrustNote", wraps=True)
        self._fixed_note = ToneLabel(
            theme,
            "networkFixedNote",
            self.tr(
                "The built-in sandbox runs on this computer and is reached directly. "
                "Certificates are always checked."
            ),
            wraps=True,
        )
        standard = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(standard.Ok | standard.Cancel)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._lay_out()
        self._show(network.current)

        self._pause.timeout.connect(self._describe)
        self._proxies.buttonToggled.connect(self._on_edited)
        self._trusts.buttonToggled.connect(self._on_edited)
        self.proxy_field.textEdited.connect(self._on_proxy_typed)
        self.file_field.textEdited.connect(self._on_file_typed)
        self.openapi_field.textEdited.connect(self._show_found)
        self.choose_button.clicked.connect(self._choose_file)
        self.buttons.accepted.connect(self._check_and_accept)
        self.buttons.rejected.connect(self.reject)
        self._show_found()
        self._describe()

    @property
    def chosen(self) -> NetworkSettings:
        """What is chosen in the dialog."""
        proxy = next(c for c in ProxyChoice if self._choices[f"proxy {c}"].isChecked())
        trust = next(c for c in TrustChoice if self._choices[f"trust {c}"].isChecked())
        fields = (self.proxy_field, self.file_field, self.openapi_field)
        proxy_url, ca_file, openapi_url = (field.text().strip() for field in fields)
        return NetworkSettings(proxy, proxy_url, trust, ca_file, openapi_url)

    @override
    def done(self, result: int) -> None:
        self._revision += 1
        self._pause.stop()
        super().done(result)

    def _show(self, settings: NetworkSettings) -> None:
        self._choices[f"proxy {settings.proxy}"].setChecked(True)
        self._choices[f"trust {settings.trust}"].setChecked(True)
        self.proxy_field.setText(settings.proxy_url)
        self.file_field.setText(settings.ca_file)
        self.openapi_field.setText(settings.openapi_url)

    def _on_proxy_typed(self) -> None:
        self._choices[f"proxy {ProxyChoice.OWN}"].setChecked(True)
        self._on_edited()

    def _on_file_typed(self) -> None:
        self._choices[f"trust {TrustChoice.FILE}"].setChecked(True)
        self._on_edited()

    def _on_edited(self) -> None:
        self._revision += 1
        self._pause.start()

    def _choose_file(self) -> None:
        start = self.file_field.text() or str(Path.home())
        name, _ = QFileDialog.getOpenFileName(
            self,
            self.tr("File of certificate authorities"),
            start,
            self.tr("Certificates (*.pem *.crt *.cer);;All files (*)"),
        )
        if name:
            self.file_field.setText(name)
            self._on_file_typed()

    def _describe(self) -> None:
        """Say what the choice comes to; finding that out may read a file or ask the system."""
        self._ask(lambda: None)

    def _check_and_accept(self) -> None:
        """Take what is chosen, if requests can be sent with it."""
        self._pause.stop()
        self._ask(self._on_checked)

    def _ask(self, then: Callable[[], None]) -> None:
        self._revision += 1
        revision = self._revision

        def show(way: Sentence, trust: Sentence) -> None:
            # The dialog may be gone by now, or something else chosen.
            if revision == self._revision:
                self._found = way, trust
                self._show_found()
                then()

        self._network.describe(self.chosen, show)

    def _on_checked(self) -> None:
        chosen = self.chosen
        is_own_fine = chosen.proxy is not ProxyChoice.OWN or self._found[0][1]
        is_file_fine = chosen.trust is not TrustChoice.FILE or self._found[1][1]
        if not is_own_fine:
            self.proxy_field.setFocus()
        elif not is_file_fine:
            self.file_field.setFocus()
        elif not self._openapi_sentence()[1]:
            self.openapi_field.setFocus()
        else:
            # What is wrong with the environment cannot be put right here.
            self._network.choose(self._tidied(chosen))
            self.accept()

    def _tidied(self, chosen: NetworkSettings) -> NetworkSettings:
        """Leave out an address that is not chosen and holds a password, or is none."""
        try:
            return replace(chosen, proxy_url=check_proxy(chosen.proxy_url))
        except InputError:
            return replace(chosen, proxy_url="")

    def _openapi_sentence(self) -> Sentence:
        url = self.openapi_field.text().strip()
        try:
            if url:
                check_document_url(url)
        except InputError as error:
            return error.message, False
        return Message("Read for “Check for new API versions” only. No key is sent there."), True

    def _show_found(self) -> None:
        for label, (text, is_fine) in zip(
            (self.way_note, self.trust_note, self.openapi_note),
            (*self._found, self._openapi_sentence()),
            strict=True,
        ):
            label.show_text(printable(translate(text)), "muted" if is_fine else "error")
        make_room(self)

    def _buttons(
        self, group: QButtonGroup, choices: tuple[tuple[ProxyChoice | TrustChoice, str], ...]
    ) -> None:
        for choice, text in choices:
            kind = "proxy" if isinstance(choice, ProxyChoice) else "trust"
            button = with_name(QRadioButton(text), f"{kind}{choice.capitalize()}Choice")
            group.addButton(button)
            self._choices[f"{kind} {choice}"] = button

    def _lay_out(self) -> None:
        file_row = row_of((self.file_field, 1), self.choose_button)
        self._layout = QVBoxLayout(self)
        self._layout.setSpacing(SPACE)
        self._section(
            self.tr("Connection to Stripe"), self._proxies, self.proxy_field, self.way_note
        )
        self._layout.addSpacing(SPACE)
        self._section(
            self.tr("Certificate authorities that are trusted"),
            self._trusts,
            file_row,
            self.trust_note,
        )
        self._layout.addSpacing(SPACE)
        self._section(
            self.tr("Published API description"), None, self.openapi_field, self.openapi_note
        )
        self._layout.addSpacing(SPACE)
        self._layout.addWidget(self._fixed_note)
        self._layout.addStretch(1)
        self._layout.addWidget(self.buttons)
        self.resize(with_text(self, 580, 520))

    def _section(
        self, title: str, group: QButtonGroup | None, field: QWidget | QHBoxLayout, note: QLabel
    ) -> None:
        caption = plain_label(title)
        font = caption.font()
        font.setBold(True)
        caption.setFont(font)
        self._layout.addWidget(caption)
        for button in group.buttons() if group else ():
            self._layout.addWidget(button)
        row = QHBoxLayout()
        row.setContentsMargins(3 * SPACE, 0, 0, 0)
        if isinstance(field, QWidget):
            row.addWidget(field)
        else:
            row.addLayout(field)
        self._layout.addLayout(row)
        self._layout.addWidget(note)
