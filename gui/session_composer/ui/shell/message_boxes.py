"""Questions and notices. All text is plain: parts of it come from files and servers."""

from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QSize, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import QPushButton, QWidget

from session_composer.core.text.display_safe import printable
from session_composer.core.text.message import Message
from session_composer.state.language.translation import translate
from session_composer.ui.controls.danger_button import DangerButton
from session_composer.ui.look.icons import ICON_SIZE
from session_composer.ui.look.theme import Theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMessageBox


# The second click of a double click, and keys that repeat, must not answer yes.
_NO_ACCIDENT_MS = 700
_MAX_LINES = 20
_LOGO = 48


class UnsavedChoice(Enum):
    """What to do with unsaved changes."""

    SAVE = auto()
    DISCARD = auto()
    CANCEL = auto()


def _tr(text: str) -> str:
    return QCoreApplication.translate("MessageBoxes", text)


def _box(parent: QWidget, mark: QIcon | None, text: str, more: str) -> "QMessageBox":
    # Lazy: no question is asked before the first frame.
    from PySide6.QtWidgets import QMessageBox

    from session_composer.core.text.secret_text import redact

    box = QMessageBox(parent)
    if mark is not None:
        box.setIconPixmap(mark.pixmap(ICON_SIZE))
    box.setWindowTitle(_tr("Session Composer"))
    box.setTextFormat(Qt.TextFormat.PlainText)
    # Names of files and what others say may hold anything.
    box.setText(redact(text))
    box.setInformativeText(more)
    return box


class MessageBoxes:
    """Asks and tells, above one window."""

    def __init__(self, parent: QWidget, theme: Theme) -> None:
        self._parent = parent
        self._theme = theme

    def problem(self, text: str, more: str = "") -> None:
        """Tell that something did not work."""
        box = _box(self._parent, self._theme.mark("warning"), text, more)
        box.exec()
        box.deleteLater()

    def refused(self, reason: Message) -> None:
        """Tell why an edit was not made."""
        text = _tr("This is not taken over: {reason}").format(reason=printable(translate(reason)))
        self.problem(text, _tr("The request is as it was."))

    def ask_replace_file(self, name: str) -> bool:
        """Ask whether a file may be written over."""
        return self._ask(
            _tr("{name} exists already. Replace it?").format(name=name),
            _tr("Its contents will be lost."),
            _tr("Replace"),
        )

    def tell(self, text: str, more: str = "") -> None:
        """Tell that something worked."""
        box = _box(self._parent, self._theme.mark("hint"), text, more)
        box.exec()
        box.deleteLater()

    def ask_unsaved(self, name: str) -> UnsavedChoice:
        """Ask what to do with unsaved changes."""
        box = _box(
            self._parent,
            self._theme.mark("warning"),
            _tr("Save the changes to {name}?").format(name=name),
            _tr("Otherwise they are lost."),
        )
        buttons = box.StandardButton
        box.setStandardButtons(buttons.Save | buttons.Discard | buttons.Cancel)
        box.setDefaultButton(buttons.Save)
        answer = box.exec()
        box.deleteLater()
        return {
            int(buttons.Save): UnsavedChoice.SAVE,
            int(buttons.Discard): UnsavedChoice.DISCARD,
        }.get(answer, UnsavedChoice.CANCEL)

    def ask_overwrite(self, name: str) -> bool:
        """Ask whether to overwrite a file that changed on disk."""
        return self._ask(
            _tr("{name} was changed by another program. Overwrite it?").format(name=name),
            _tr("The changes made there will be lost. “Save as” keeps both."),
            _tr("Overwrite"),
        )

    def ask_discard(self, name: str) -> bool:
        """Ask before unsaved work of an earlier run is removed."""
        return self._ask(
            _tr("Discard the unsaved work on {name}?").format(name=name),
            _tr("It cannot be recovered."),
            _tr("Discard"),
        )

    def ask_live(self, account: str, profile: str, hint: str, owner: str) -> bool:
        """Ask before the first request with a live key.

        ``account`` names the account that the session is for, ``owner`` is a sentence on whose key
        it is.
        """
        return self._ask(
            _tr("Send with a live key for {account}?").format(account=account),
            _tr(
                "{profile} ({hint}) is not a test key. {owner} The session is a real one, for a "
                "real account. You are asked once per key until the program ends."
            ).format(profile=profile, hint=hint, owner=owner),
            _tr("Send live: {account}").format(account=account),
            _NO_ACCIDENT_MS,
        )

    def ask_live_matrix(self, warning: str, profile: str, hint: str, count: int) -> bool:
        """Ask before many sessions are made with a live key; ``warning`` says how many."""
        return self._ask(
            _tr("Send the matrix with a live key?"),
            _tr(
                "{profile} ({hint}) is not a test key. {warning} They are real ones, for real "
                "accounts."
            ).format(profile=profile, hint=hint, warning=warning),
            _tr("Send live: {count}").format(count=count),
            _NO_ACCIDENT_MS,
        )

    def ask_live_read(self, profile: str, hint: str) -> bool:
        """Ask before accounts are read with a live key."""
        return self._ask(
            _tr("Read accounts with a live key?"),
            _tr(
                "{profile} ({hint}) is not a test key. Reading changes nothing; before sending "
                "with it you are asked again."
            ).format(profile=profile, hint=hint),
            _tr("Read accounts"),
        )

    def ask_replace(self, profile: str, hint: str) -> bool:
        """Ask before another key takes the place of a stored one."""
        return self._ask(
            _tr("Replace the key {profile}?").format(profile=profile),
            _tr(
                "{hint} is overwritten in the keyring and cannot be recovered from there. At "
                "Stripe it stays valid."
            ).format(hint=hint),
            _tr("Replace {profile}").format(profile=profile),
        )

    def ask_forget(self, profile: str) -> bool:
        """Ask before a key is deleted."""
        return self._ask(
            _tr("Forget the key {profile}?").format(profile=profile),
            _tr(
                "It is deleted from the keyring, and the accounts last used with it are no longer "
                "listed. At Stripe it stays valid."
            ),
            _tr("Forget"),
        )

    def ask_add_version(self, text: str, changes: list[str]) -> bool:
        """Ask whether to add a published API version; ``changes`` is what it brings, in lines."""
        rest = len(changes) - _MAX_LINES
        shown = changes[:_MAX_LINES]
        if rest > 0:
            shown.append(_tr("… and {count} more").format(count=rest))
        return self._ask(text, "\n".join(shown), _tr("Add"), loses=False)

    def about(self, version: str) -> None:
        """Say what the program is."""
        # Lazy: it is asked for once in a while.
        from .about_text import diagnostics

        box = _box(
            self._parent,
            None,
            _tr("Session Composer {version}").format(version=version),
            _tr(
                "Composes, checks and tests requests for Stripe Connect account sessions.\n\n"
                "Not affiliated with Stripe."
            ),
        )
        box.setIconPixmap(self._theme.app_icon.pixmap(QSize(_LOGO, _LOGO)))
        told = diagnostics(version)
        # To be read, and marked and copied in part; the button copies all of it.
        box.setInformativeText(f"{box.informativeText()}\n\n{told}")
        copy = QPushButton(_tr("&Copy diagnostics"))
        box.addButton(copy, box.ButtonRole.ActionRole)
        # It is no answer: the window stays.
        copy.clicked.disconnect()
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(told))
        box.addButton(box.StandardButton.Close)
        box.exec()
        box.deleteLater()

    def _ask(
        self, text: str, more: str, yes: str, delay_ms: int = 0, *, loses: bool = True
    ) -> bool:
        """Ask; for ``delay_ms`` only no can be answered, whatever is clicked or typed ahead.

        ``loses`` tells that something cannot be undone after a yes.
        """
        box = _box(self._parent, self._theme.mark("warning" if loses else "hint"), text, more)
        roles = box.ButtonRole
        kind = DangerButton if loses else QPushButton
        button = kind(yes.replace("&", "&&"))
        box.addButton(button, roles.DestructiveRole if loses else roles.AcceptRole)
        cancel = box.addButton(box.StandardButton.Cancel)
        box.setDefaultButton(cancel)
        box.setEscapeButton(cancel)
        if delay_ms:
            button.setEnabled(False)
            QTimer.singleShot(delay_ms, button, lambda: button.setEnabled(True))
        box.exec()
        clicked = box.clickedButton() is button
        box.deleteLater()
        return clicked
