"""Top of the window: where to send, which API version, for which account, and the button."""

from typing import NamedTuple, override

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QAction, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QMenu, QWidget

from session_composer.core.request.request import Request
from session_composer.state.document.workspace import Workspace
from session_composer.state.keys.key_service import KeyService
from session_composer.state.sending.target_choice import TargetChoice
from session_composer.state.tree.tree_model import plain_tool_tip
from session_composer.ui.controls.joined_button import JoinedButton
from session_composer.ui.controls.primary_button import PrimaryButton
from session_composer.ui.look.theme import MARGIN, SPACE, Theme
from session_composer.ui.shortcuts.system_keys import written
from session_composer.ui.widgets.boxes import row_of
from session_composer.ui.widgets.naming import with_name

from .request_fields import RequestFields
from .target_box import TargetBox

_ABOVE, _BELOW = 5, 11
_AROUND_TEXT = 6
_USUAL_TEXT = 17
# What Qt takes for no limit.
_ANY_WIDTH = 16_777_215
_LEAST_ACCOUNT = 150
_KEYS_WIDTH = 31
# Of the room that is left, next to all.
_MOST_SHARE = 1000


class _Widths(NamedTuple):
    """How wide the parts are, in device-independent pixels for text of usual height."""

    target: int
    version: int
    account: int
    """At most; 0 for all the rest."""
    button: int


_NARROW = _Widths(206, 156, 0, 106)
_USUAL = _Widths(250, 222, 0, 172)
_WIDE = _Widths(280, 222, 760, 172)


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
        self.badge = self.target_box.badge
        self.keys_button = with_name(JoinedButton(), "keysButton")
        self.keys_button.setAccessibleName(self.tr("Keys"))
        self.keys_button.setToolTip(self.tr("Add, replace or forget API keys"))
        self._fields = RequestFields(workspace, target, theme, self)
        self.version_box = self._fields.version_box
        self.preview_badge = self.version_box.badge
        self.account_field = self._fields.account_field
        self.test_button = with_name(
            PrimaryButton(self.tr("&Test request"), self.tr("&Send live"), self.tr("&Cancel")),
            "testRequestButton",
        )
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

    def show_missed(self, meant: str) -> None:
        """Say which account was meant by what is typed; empty when none was."""
        self._fields.show_missed(meant)

    def show_facts_source(self, source: str) -> None:
        """Say where the properties of the account come from."""
        self._fields.show_facts_source(source)

    def refill_versions(self) -> None:
        """List the versions anew, as after an import."""
        self._fields.refill_versions()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit(event.size().width())
        super().resizeEvent(event)

    @override
    def minimumSizeHint(self) -> QSize:
        # That of a narrow window: the parts are as wide now as there is room.
        button = max(_NARROW.button, self.test_button.least_width)
        parts = _NARROW.target + _NARROW.version + _LEAST_ACCOUNT
        width = round(parts * self._factor) + button + 3 * SPACE + 2 * MARGIN
        return QSize(width, super().minimumSizeHint().height())

    @property
    def _factor(self) -> float:
        """How much larger the parts are for text that is larger than usual."""
        return max(self.fontMetrics().height() / _USUAL_TEXT, 1.0)

    def _fit(self, width: int) -> None:
        """Give each part the room that there is in a window of this width."""
        measures = self._theme.measures
        widths = _NARROW if width < measures.narrow_below else _USUAL
        if width >= measures.wide_from:
            widths = _WIDE
        is_narrow = widths is _NARROW
        factor = self._factor
        self.keys_button.setVisible(not is_narrow)
        self.target_box.is_joined = not is_narrow
        self.version_box.show_caption(not is_narrow)
        self.account_field.set_narrow(is_narrow)
        self.test_button.set_compact(is_narrow)
        self.target_box.setFixedWidth(round(widths.target * factor))
        self.keys_button.setFixedWidth(round(_KEYS_WIDTH * factor))
        self.version_box.setFixedWidth(round(widths.version * factor))
        most = round(widths.account * factor) if widths.account else _ANY_WIDTH
        self.account_field.setMaximumWidth(most)
        self.test_button.setFixedWidth(
            max(round(widths.button * factor), self.test_button.sizeHint().width())
        )
        height = max(measures.header_field, self.fontMetrics().height() + 2 * _AROUND_TEXT)
        for part in (
            self.target_box,
            self.keys_button,
            self.version_box,
            self.account_field,
            self.test_button,
        ):
            part.setFixedHeight(height)

    # Target

    def _show_target(self) -> None:
        # The name of a key may be longer than the box.
        self.target_box.setToolTip(plain_tool_tip(self.target_box.currentText()))
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
        elif bool(before.params) != bool(after.params):
            self._color_button()

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
        self._color_button()
        self.update()

    def _color_button(self) -> None:
        """Let the button stand out as soon as there is something to send; it works before, too."""
        colors, request = self._theme.colors, self._workspace.request
        is_busy = self._is_busy
        is_red = self._target.mode.counts_as_live and not is_busy
        edge = None
        if is_red:
            fill, ink, hover, press = (
                colors.live_fill,
                colors.on_live,
                colors.live_fill.darker(112),
                colors.live_fill.darker(125),
            )
        elif is_busy or (request.account and request.params):
            fill, ink = colors.accent_fill, colors.on_accent
            hover, press = colors.accent_hover, colors.accent_press
        else:
            fill, ink, edge = colors.surface, colors.ink, colors.outline
            hover, press = colors.hover, colors.sel_idle
        self.test_button.set_colors(fill, ink, hover=hover, press=press, edge=edge)
        self.test_button.setIcon(self._theme.icon("stop" if is_busy else "send", ink))
        # Enter presses it where the keyboard is on it, but never sends live.
        self.test_button.setAutoDefault(not self._target.mode.counts_as_live)
        sending = written("Ctrl+Return").replace(written("Return"), "↵")
        self.test_button.set_keys(written("Esc") if is_busy else sending, sending)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        colors, is_live = self._theme.colors, self._target.mode.counts_as_live
        painter = QPainter(self)
        painter.fillRect(self.rect(), colors.live_soft if is_live else colors.window)
        line = self._theme.measures.live_line if is_live else 1
        edge = self.rect().adjusted(0, self.height() - line, 0, 0)
        painter.fillRect(edge, colors.live_fill if is_live else colors.rule)

    def _on_theme_changed(self) -> None:
        self.keys_button.setIcon(self._theme.icon("key"))
        self._show_target()

    def _lay_out(self) -> None:
        target = row_of(self.target_box, self.keys_button, spacing=0)
        row_of(
            target,
            self.version_box,
            (self.account_field, _MOST_SHARE),
            1,
            self.test_button,
            host=self,
            spacing=SPACE,
            margins=(MARGIN, _ABOVE, MARGIN, _BELOW),
        )
        self._fit(self.width())
