"""The welcome of the first start: three steps to an answer, each with a button that takes it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from session_composer.api.http.client import Failure
from session_composer.api.stripe.reply import SessionAnswer
from session_composer.core.wire.paths import component_path, enabled_path
from session_composer.state.sending.exchanges import Trouble
from session_composer.ui.look.icons import ICON_SIZE
from session_composer.ui.look.theme import SPACE
from session_composer.ui.shell.context import WindowContext
from session_composer.ui.widgets.announce import announce
from session_composer.ui.widgets.boxes import column_of, row_of
from session_composer.ui.widgets.naming import with_name
from session_composer.ui.widgets.plain_text import plain_label
from session_composer.ui.widgets.tone_label import ToneLabel


class Welcome(QFrame):
    """Ticks the steps off as they are done, whether by its buttons or in any other way.

    Signals:
        sample_requested(): a sample account is to be taken.
        tick_requested(path, title): the component of the example is to be sent.
        test_requested(): the request is to be sent to the sandbox.
        help_requested(): the user wants to read on.
        ended(): it is done, or the user does without.
    """

    sample_requested = Signal()
    tick_requested = Signal(object, str)
    test_requested = Signal()
    help_requested = Signal()
    ended = Signal()

    def __init__(self, context: WindowContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._theme = theme = context.theme
        self._is_on = False
        self._component = context.help_texts.first_component
        found = context.help_texts.component(self._component)
        component = found.title if found else self._component
        tick_text = self.tr("Tick {component}").format(component=component)
        self.setObjectName("welcome")
        self.setAccessibleName(self.tr("Welcome"))
        self._title = plain_label(self.tr("Your first test request, in three steps"))
        font = self._title.font()
        font.setBold(True)
        self._title.setFont(font)
        self._title.setWordWrap(True)
        self.close_button = with_name(QToolButton(), "welcomeCloseButton")
        self.close_button.setAutoRaise(True)
        self.close_button.setAccessibleName(self.tr("Close the welcome"))
        self.close_button.setToolTip(self.tr("Close; Help ▸ Welcome shows it again"))
        self.help_button = with_name(
            QPushButton(self.tr("Read the quick start")), "welcomeHelpButton"
        )
        self.buttons = (
            with_name(QPushButton(self.tr("Use a sample account")), "welcomeAccountButton"),
            with_name(
                QPushButton(tick_text),
                "welcomeTickButton",
            ),
            with_name(QPushButton(self.tr("Send the test request")), "welcomeTestButton"),
        )
        self._notes = (
            self.tr("The account that the session is for. It goes into the field at the top."),
            self.tr("What the session shows. The exact body appears above."),
            self.tr("The built-in sandbox answers: no key, no network."),
        )
        self._marks = tuple(ToneLabel(theme) for _ in self.buttons)
        self._texts = tuple(ToneLabel(theme, text=note, wraps=True) for note in self._notes)
        self._lay_out()

        account, tick, test = self.buttons
        account.clicked.connect(self.sample_requested)
        tick.clicked.connect(
            lambda: self.tick_requested.emit(component_path(self._component), component)
        )
        test.clicked.connect(self.test_requested)
        self.close_button.clicked.connect(self.ended)
        self.help_button.clicked.connect(self.help_requested)
        context.workspace.changed.connect(self._refresh)
        context.exchanges.changed.connect(self._on_answer)
        context.document.opened.connect(self._end)
        theme.changed.connect(self._refresh)

    @property
    def done(self) -> tuple[bool, bool, bool]:
        """Which steps are done."""
        request = self._context.workspace.request
        latest = self._context.exchanges.latest
        is_answered = latest is not None and isinstance(latest.outcome, SessionAnswer)
        return (
            bool(request.account),
            request.get(enabled_path(self._component)) is True,
            is_answered,
        )

    def begin(self) -> None:
        """Show how far the user is."""
        self._is_on = True
        self._refresh()
        announce(self, self._title.text())

    def focus_next(self) -> None:
        """Give the keyboard to the button of the next step."""
        left = [
            button for button, is_done in zip(self.buttons, self.done, strict=True) if not is_done
        ]
        (left[0] if left else self.help_button).setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_answer(self) -> None:
        latest = self._context.exchanges.latest
        if latest is None or isinstance(latest.outcome, Trouble):
            # Nothing was sent: the steps say what is missing.
            self._refresh()
            return
        if self._is_on and not isinstance(latest.outcome, Failure) and all(self.done):
            announce(self, self.tr("That was your first test request."))
        self._end()

    def _end(self, *_: object) -> None:
        if self._is_on:
            self._is_on = False
            self.ended.emit()

    def _refresh(self, *_: object) -> None:
        if not self._is_on:
            return
        colors = self._theme.colors
        done = self.done
        following = done.index(False) if False in done else len(done)
        for number, (mark, button) in enumerate(zip(self._marks, self.buttons, strict=True)):
            if done[number]:
                mark.setPixmap(self._theme.icon("ok", colors.yes).pixmap(ICON_SIZE))
            else:
                mark.setText(str(number + 1))
            mark.setAccessibleName(
                self.tr("done") if done[number] else self.tr("step {n}").format(n=number + 1)
            )
            button.setAccessibleDescription(
                f"{self.tr('Done.')} {self._notes[number]}" if done[number] else self._notes[number]
            )
            button.setDefault(number == following)
            mark.set_tone("accent" if number == following else "muted")
        self.close_button.setIcon(self._theme.icon("cross"))

    def _lay_out(self) -> None:
        top = row_of((self._title, 1), self.close_button, spacing=None)
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE)
        grid.setVerticalSpacing(SPACE)
        grid.setColumnMinimumWidth(0, ICON_SIZE.width() + SPACE)
        grid.setColumnStretch(2, 1)
        for row, (mark, text, button) in enumerate(
            zip(self._marks, self._texts, self.buttons, strict=True)
        ):
            mark.setAlignment(Qt.AlignmentFlag.AlignCenter)
            font = mark.font()
            font.setBold(True)
            mark.setFont(font)
            # The panel can become narrower than the text.
            policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            policy.setHeightForWidth(True)
            text.setSizePolicy(policy)
            grid.addWidget(mark, row, 0)
            grid.addWidget(button, row, 1)
            grid.addWidget(text, row, 2)
        bottom = row_of(self.help_button, 1, spacing=None)
        column_of(top, grid, bottom, 1, host=self, margins=(SPACE, SPACE, SPACE, SPACE))
