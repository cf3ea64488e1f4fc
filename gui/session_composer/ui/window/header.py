"""Top of the window: where to send, which API version, for which account, and the button."""

from typing import override

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from session_composer.core.request.request import Request
from session_composer.state.document.workspace import Workspace
from session_composer.state.keys.key_service import KeyService
from session_composer.state.sending.target_choice import TargetChoice
from session_composer.state.tree.tree_model import plain_tool_tip
from session_composer.ui.look.theme import MARGIN, SPACE, Theme
from session_composer.ui.widgets.badge import Badge
from session_composer.ui.widgets.boxes import column_of, row_of
from session_composer.ui.widgets.compact_button import CompactButton
from session_composer.ui.widgets.elided_label import ElidedLabel
from session_composer.ui.widgets.mode_chip import chip_of
from session_composer.ui.widgets.naming import with_name
from session_composer.ui.widgets.primary_button import PrimaryButton
from session_composer.ui.widgets.tone_label import ToneLabel

from .request_fields import RequestFields
from .target_box import TargetBox

_LIVE_EDGE = 3
# Narrower, the buttons say less, and in their tool tips the rest: the fields need the room.
_WIDE = 1000


class Header(QWidget):
    """Chooses target, version and account.

    Signals:
        keys_requested(): the user wants to manage keys.
        samples_requested(menu): the menu of sample accounts is about to be shown.
        about_requested(): the user wants to know more of the account.
        read_requested(): the user wants the account's properties to be read.
        list_requested(): the user wants to choose from all accounts.
    """

    keys_requested = Signal()
    samples_requested = Signal(QMenu)
    about_requested = Signal()
    read_requested = Signal()
    list_requested = Signal()

    def __init__(
        self,
        workspace: Workspace,
        keys: KeyService,
        target: TargetChoice,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._keys = keys
        self._target = target
        self._theme = theme
        self._is_busy = False
        self._test_action: QAction | None = None
        self.target_box = TargetBox(keys, target, theme)
        self.badge = Badge()
        self.keys_button = with_name(CompactButton(self.tr("&Keys…")), "keysButton")
        self.keys_button.setAccessibleName(self.tr("Keys"))
        self.keys_button.setToolTip(self.tr("Add, replace or forget API keys"))
        self._fields = RequestFields(workspace, target, theme, self)
        self.version_box = self._fields.version_box
        self.preview_badge = self._fields.channel_badge
        self.account_field = self._fields.account_field
        self.test_button = with_name(
            PrimaryButton(self.tr("&Test request"), self.tr("&Send live"), self.tr("&Cancel")),
            "testRequestButton",
        )
        self.test_button.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._lay_out()
        self._fields.show_request()

        self._fields.samples_requested.connect(self.samples_requested)
        self._fields.about_requested.connect(self.about_requested)
        self._fields.read_requested.connect(self.read_requested)
        self._fields.list_requested.connect(self.list_requested)
        self.target_box.keys_requested.connect(self.keys_requested)
        for changed in (target.changed, target.mode_changed, keys.changed):
            changed.connect(self._show_target)
        self.keys_button.clicked.connect(self.keys_requested)
        workspace.facts_changed.connect(self._show_live)
        workspace.changed.connect(self._on_changed)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def set_test_action(self, test: QAction, cancel: QAction) -> None:
        """Let the button do what the actions do."""
        self._test_action = test
        self._show_live()
        self.test_button.clicked.connect(lambda: (cancel if self._is_busy else test).trigger())

    def set_account(self, account: str) -> None:
        """Name another account, as if it had been typed."""
        self._fields.set_account(account)

    def show_facts_source(self, source: str) -> None:
        """Say where the properties of the account come from."""
        self._fields.show_facts_source(source)

    def refill_versions(self) -> None:
        """List the versions anew, as after an import."""
        self._fields.refill_versions()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        is_wide = self.width() >= _WIDE
        self.keys_button.set_compact(not is_wide)
        super().resizeEvent(event)

    # Target

    def _show_target(self) -> None:
        # The name of a key may be longer than the box.
        self.target_box.setToolTip(plain_tool_tip(self.target_box.currentText()))
        self.badge.show_chip(chip_of(self._target.mode, self._theme.colors))
        self._show_live()
        self._fields.check_account()

    # Button and looks

    def show_busy(self, is_busy: bool) -> None:
        """Say on the button whether a request is under way, which it cancels then."""
        self._is_busy = is_busy
        self._show_live()

    def _on_changed(self, before: Request, after: Request) -> None:
        if before.account != after.account or before.api_version != after.api_version:
            self._show_live()

    def _show_live(self) -> None:
        """Say on the button itself whether real accounts are reached, and for whom it sends."""
        is_live = self._target.mode.counts_as_live
        text = self.tr("&Send live") if is_live else self.tr("&Test request")
        if self._test_action is not None:
            self._test_action.setText(text)
        name, tip = text.replace("&", ""), ""
        if self._is_busy:
            text, name = self.tr("&Cancel"), self.tr("Cancel the test request")
        elif is_live:
            # Lazy: most runs have no live target.
            from session_composer.ui.keys.sentences import account_label

            name = self.tr("Send live: {account}").format(account=account_label(self._workspace))
            tip = plain_tool_tip(name)
        self.test_button.setText(text)
        self.test_button.setAccessibleName(name)
        self.test_button.setToolTip(tip)
        is_red = is_live and not self._is_busy
        colors = self._theme.colors
        fill = colors.live_fill if is_red else colors.accent_fill
        ink = colors.on_live if is_red else colors.on_accent
        self.test_button.set_colors(fill, ink)
        self.test_button.setIcon(self._theme.icon("stop" if self._is_busy else "send", ink))
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        if self._target.mode.counts_as_live:
            painter = QPainter(self)
            painter.fillRect(self.rect(), self._theme.colors.live_soft)
            edge = self.rect().adjusted(0, self.height() - _LIVE_EDGE, 0, 0)
            painter.fillRect(edge, self._theme.colors.live_fill)

    def _on_theme_changed(self) -> None:
        self.keys_button.setIcon(self._theme.icon("key"))
        self._show_target()

    def _lay_out(self) -> None:
        target = row_of((self.target_box, 1), self.keys_button)
        row = row_of(
            (self._captioned(self.tr("&Send to"), self.target_box, target, self.badge), 3),
            host=self,
            spacing=SPACE + SPACE // 2,
            margins=(MARGIN, SPACE, MARGIN, SPACE),
        )
        version = QHBoxLayout()
        version.addWidget(self.version_box)
        row.addLayout(
            self._captioned(self.tr("API &version"), self.version_box, version, self.preview_badge),
            0,
        )
        account = QHBoxLayout()
        account.addWidget(self.account_field)
        row.addLayout(
            self._captioned(
                self.tr("Connected &account"),
                self.account_field,
                account,
                self._fields.account_note,
            ),
            4,
        )
        button = column_of(1, self.test_button, spacing=None)
        row.addLayout(button)

    def _captioned(
        self, text: str, buddy: QWidget, content: QHBoxLayout, beside: QWidget | None = None
    ) -> QVBoxLayout:
        caption = ToneLabel(self._theme, text=text)
        caption.setBuddy(buddy)
        top = row_of(caption)
        if beside is not None:
            if isinstance(beside, ElidedLabel):
                top.addWidget(beside, 1)
            else:
                top.addWidget(beside)
                top.addStretch(1)
        return column_of(top, content, spacing=SPACE // 2)
