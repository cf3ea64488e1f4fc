"""Offers to send the same request once more, where that may help."""

from typing import NamedTuple

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPushButton, QWidget

from session_composer.state.sending.sender import Sender
from session_composer.state.sending.target_choice import TargetChoice
from session_composer.ui.look.theme import Theme
from session_composer.ui.widgets.boxes import row_of
from session_composer.ui.widgets.elided_label import ElidedLabel
from session_composer.ui.widgets.naming import with_name


class _Offer(NamedTuple):
    """What can be done again, and what is to be said of it."""

    seconds: int
    is_waiting: bool
    is_sent: bool
    is_spent: bool


class RetryBar(QWidget):
    """Stands under the outcome of a request; hidden when there is nothing to retry.

    It counts down where the server asks to wait, and says which idempotency key will be used.
    """

    def __init__(
        self,
        sender: Sender,
        target: TargetChoice,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("retryBar")
        self._sender = sender
        self._target = target
        self._action: QAction | None = None
        self._is_covered = False
        self._offer: _Offer | None = None
        self.button = with_name(QPushButton(self.tr("&Retry")), "retryButton")
        self.button.setAccessibleName(self.tr("Retry the test request"))
        self.note = ElidedLabel(theme, "retryNote")
        row_of(self.button, (self.note, 1), host=self)
        self.button.clicked.connect(self._on_clicked)
        sender.retry.changed.connect(self.refresh)
        sender.busy_changed.connect(self.refresh)
        target.changed.connect(self.refresh)
        self.hide()
        self.refresh()

    def use(self, action: QAction) -> None:
        """Let an action do what the button does."""
        self._action = action
        action.triggered.connect(self._start)
        self.refresh()

    def cover(self, is_covered: bool) -> None:
        """Stand back while an earlier answer is looked at."""
        self._is_covered = is_covered
        self.refresh()

    def refresh(self) -> None:
        """Show whether the last request may be sent again; call it when anything was changed."""
        retry = self._sender.retry
        is_offered = self._is_possible()
        if self._action is not None:
            self._action.setEnabled(is_offered and not retry.is_waiting)
        offer = None
        if is_offered and not self._is_covered:
            attempt = retry.attempt
            is_sent = attempt is not None and bool(attempt.mark)
            is_spent = attempt is not None and attempt.is_spent
            offer = _Offer(retry.seconds_left, retry.is_waiting, is_sent, is_spent)
        if offer != self._offer:
            self._offer = offer
            self.setVisible(offer is not None)
            if offer is not None:
                self._show(offer)

    def _is_possible(self) -> bool:
        """Whether it may be sent again; never to a target that is not chosen any more."""
        sender = self._sender
        return not sender.is_busy and sender.would_repeat(self._target.name)

    def _show(self, offer: _Offer) -> None:
        seconds = offer.seconds
        if offer.is_waiting:
            self.button.setText(self.tr("Don’t &retry"))
            self.note.setText(
                self.tr("Retrying in {seconds} s; the server asked to wait.").format(
                    seconds=seconds
                )
            )
            return
        self.button.setText(
            self.tr("&Retry in {seconds} s").format(seconds=seconds)
            if seconds
            else self.tr("&Retry")
        )
        if not offer.is_sent:
            self.note.setText(self.tr("Nothing was sent."))
        elif offer.is_spent:
            self.note.setText(
                self.tr("With a new idempotency key: the old one brings the same answer again.")
            )
        else:
            self.note.setText(
                self.tr("With the same idempotency key: no second session is created.")
            )

    def _on_clicked(self) -> None:
        if self._sender.retry.is_waiting:
            self._sender.retry.stop()
        else:
            self._start()

    def _start(self) -> None:
        # An action may be triggered by what does not look whether it is enabled.
        if self._is_possible():
            self._sender.retry.start()
