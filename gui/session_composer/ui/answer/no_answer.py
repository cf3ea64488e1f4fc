"""What stands in the place of the answer while there is none."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QLabel, QWidget

from session_composer.api.http.base_url import STRIPE_BASE_URL
from session_composer.core.text.display_safe import printable
from session_composer.state.sending.target_choice import TargetChoice, TargetMode
from session_composer.ui.look.theme import MARGIN, SPACE, Theme, scaled_font
from session_composer.ui.widgets.boxes import column_of
from session_composer.ui.widgets.tone_label import ToneLabel

_ICON = 24


def no_answer() -> str:
    """Say that nothing was sent yet."""
    return QCoreApplication.translate("AnswerHead", "No answer yet")


def what_sending_does(target: TargetChoice) -> str:
    """Say what will be here, and what is reached for it."""
    mode = target.mode
    if mode is TargetMode.SIMULATED:
        return _tr(
            "Test request sends the body above and shows the answer here. The built-in "
            "sandbox needs no key and no network; nothing leaves this computer."
        )
    place = {"host": STRIPE_BASE_URL.removeprefix("https://"), "key": printable(target.name)}
    if mode is TargetMode.TEST:
        return _tr(
            "Test request sends the body above to {host} with the key “{key}” (TEST) and shows the "
            "answer here. A test key reaches no real account."
        ).format(**place)
    if mode is TargetMode.LIVE:
        return _tr(
            "Send live sends the body above to {host} with the key “{key}” (LIVE) and shows the "
            "answer here. It makes a real session for a real account: a user could sign in with it."
        ).format(**place)
    return _tr(
        "Send live sends the body above to {host} with the key “{key}” (MODE UNKNOWN) and "
        "shows the answer here. It is not known whether the key is live: assume that it is."
    ).format(**place)


def _tr(text: str) -> str:
    return QCoreApplication.translate("ResponsePanel", text)


class SendingNote(ToneLabel):
    """Stands in the place of an answer: what sending does, or something else that is told."""

    def __init__(self, target: TargetChoice, theme: Theme) -> None:
        super().__init__(theme, "responseEmpty", wraps=True)
        self._target = target
        self._told: str | None = None
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        target.changed.connect(self._show)
        target.mode_changed.connect(self._show)
        self._show()

    def tell(self, text: str | None) -> None:
        """Say this, or with None what sending does."""
        self._told = text
        self._show()

    def _show(self) -> None:
        is_live = self._told is None and self._target.mode.counts_as_live
        text = what_sending_does(self._target) if self._told is None else self._told
        # Real accounts are reached: it stands out.
        self.show_text(text, "live" if is_live else "muted")


class EmptyAnswer(QWidget):
    """In the middle of the pane: that there is no answer yet, and what sending does."""

    def __init__(self, target: TargetChoice, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._title = ToneLabel(theme, text=no_answer(), tone="")
        self._title.setFont(scaled_font(self._title.font(), bold=True))
        self._title.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._icon = QLabel()
        self._icon.setTextFormat(Qt.TextFormat.PlainText)
        self._icon.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._note = SendingNote(target, theme)
        column_of(
            1,
            self._icon,
            self._title,
            self._note,
            2,
            host=self,
            spacing=SPACE,
            margins=(3 * MARGIN, MARGIN, 3 * MARGIN, MARGIN),
        )
        theme.changed.connect(self._use_theme)
        self._use_theme()

    def tell(self, text: str | None) -> None:
        """Say this, or with None what sending does."""
        self._title.setVisible(text is None)
        self._icon.setVisible(text is None)
        self._note.tell(text)

    def _use_theme(self) -> None:
        icon = self._theme.icon("sandbox", self._theme.colors.ink2)
        self._icon.setPixmap(icon.pixmap(_ICON, _ICON))
