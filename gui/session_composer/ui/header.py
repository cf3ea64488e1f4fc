"""Top of the window: where to send, which API version, for which account, and the button."""

from typing import override

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QMenu,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from session_composer.core.request import Request
from session_composer.state.key_service import KeyService
from session_composer.state.target import SANDBOX_TARGET, TargetChoice
from session_composer.state.tree_model import plain_tool_tip
from session_composer.state.workspace import Workspace

from .badge import Badge
from .choice_box import ChoiceBox
from .compact_button import CompactButton
from .elided_label import ElidedLabel
from .naming import named
from .primary_button import PrimaryButton
from .request_fields import RequestFields
from .theme import SPACE, Theme, set_text_color

_TARGET_CHARACTERS = 12
_NEW_KEY = "\0new"
# Narrower, the buttons say less, and in their tool tips the rest: the fields need the room.
_WIDE = 1000


class Header(QWidget):
    """Chooses target, version and account.

    Signals:
        keys_requested(): the user wants to manage keys.
        samples_requested(menu): the menu of sample accounts is about to be shown.
        about_requested(): the user wants to know more of the account.
        list_requested(): the user wants to choose from all accounts.
    """

    keys_requested = Signal()
    samples_requested = Signal(QMenu)
    about_requested = Signal()
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
        self.target_box = named(ChoiceBox(), "targetBox")
        self.target_box.setAccessibleName(self.tr("Send to"))
        self.target_box.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.target_box.setMinimumContentsLength(_TARGET_CHARACTERS)
        self.badge = Badge()
        self.keys_button = named(CompactButton(self.tr("&Keys…")), "keysButton")
        self.keys_button.setAccessibleName(self.tr("Keys"))
        self.keys_button.setToolTip(self.tr("Add, replace or forget API keys"))
        self._fields = RequestFields(workspace, target, theme, self)
        self.version_box = self._fields.version_box
        self.preview_badge = self._fields.channel_badge
        self.account_field = self._fields.account_field
        self.test_button = named(
            PrimaryButton(theme, self.tr("&Test request")), "testRequestButton"
        )
        self.test_button.setAccessibleName(self.tr("Test request"))
        self.test_button.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._lay_out()
        self._list_targets()
        self._fields.show_request()

        self._fields.samples_requested.connect(self.samples_requested)
        self._fields.about_requested.connect(self.about_requested)
        self._fields.list_requested.connect(self.list_requested)
        self.target_box.activated.connect(self._on_target)
        target.changed.connect(self._show_target)
        self.keys_button.clicked.connect(self.keys_requested)
        keys.changed.connect(self._on_keys_changed)
        keys.armed_changed.connect(self._show_live)
        workspace.facts_changed.connect(self._show_live)
        workspace.changed.connect(self._on_changed)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def set_test_action(self, test: QAction, cancel: QAction) -> None:
        """Let the button do what the actions do."""
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
        self.test_button.set_room(self.width() // 3 if is_wide else 0)
        self.keys_button.set_compact(not is_wide)
        super().resizeEvent(event)

    # Target

    def _on_keys_changed(self) -> None:
        self._list_targets()
        self._show_badge()

    def _list_targets(self) -> None:
        self.target_box.clear()
        self.target_box.addItem(self.tr("Built-in sandbox"), SANDBOX_TARGET)
        for profile in self._keys.profiles():
            self.target_box.addItem(f"{profile.name} ({profile.hint})", profile.name)
        self.target_box.insertSeparator(self.target_box.count())
        self.target_box.addItem(self.tr("Add a key…"), _NEW_KEY)
        self._point()

    def _point(self) -> None:
        """Let the box name the chosen target."""
        self.target_box.setCurrentIndex(self.target_box.findData(self._target.name))

    def _on_target(self) -> None:
        wanted = self.target_box.currentData()
        self._point()
        if wanted == _NEW_KEY:
            self.keys_requested.emit()
        else:
            self._target.choose(wanted)

    def _show_target(self) -> None:
        self._point()
        self._show_badge()

    def _show_badge(self) -> None:
        colors = self._theme.colors
        profile = self._keys.profile(self._target.name)
        # The name of a key may be longer than the box.
        self.target_box.setToolTip(plain_tool_tip(self.target_box.currentText()))
        if profile is None:
            self.badge.show_word(self.tr("SIMULATED"), colors.simulated, colors.on_badge)
        elif profile.mode == "test":
            self.badge.show_word("TEST", colors.test, colors.on_badge)
        else:
            word = "LIVE" if profile.mode == "live" else self.tr("MODE UNKNOWN")
            self.badge.show_word(word, colors.live, colors.on_badge)
        self._show_live()
        self._fields.check_account()

    # Button and looks

    def show_busy(self, is_busy: bool) -> None:
        """Say on the button whether a request is under way, which it cancels then."""
        self._is_busy = is_busy
        self.test_button.setText(self.tr("&Cancel") if is_busy else self.tr("&Test request"))
        self.test_button.setAccessibleName(
            self.tr("Cancel the test request") if is_busy else self.tr("Test request")
        )
        self._show_live()
        self._on_theme_changed()

    def _on_changed(self, before: Request, after: Request) -> None:
        if before.account != after.account or before.api_version != after.api_version:
            self._show_live()

    def _show_live(self) -> None:
        """Say on the button itself that it sends with a live key, and for whom."""
        is_live = (
            not self._is_busy
            and not self._target.is_sandbox
            and self._keys.is_ready_for_live(self._target.name)
        )
        self.test_button.set_ground(self._theme.colors.live if is_live else None)
        self.test_button.set_least_text(self.tr("LIVE request") if is_live else "")
        tip = ""
        if is_live:
            # Lazy: no key is ready before it was chosen.
            from .live import account_label

            tip = self.tr("Test request — LIVE {account}").format(
                account=account_label(self._workspace)
            )
            self.test_button.setText("&" + tip.replace("&", "&&"))
            self.test_button.setAccessibleName(tip)
        elif not self._is_busy:
            self.test_button.setText(self.tr("&Test request"))
            self.test_button.setAccessibleName(self.tr("Test request"))
        self.test_button.setToolTip(plain_tool_tip(tip) if tip else "")
        ink = self._theme.colors.on_badge if is_live else self._theme.colors.on_accent
        self.test_button.setIcon(self._theme.icon("cancel" if self._is_busy else "send", ink))

    def _on_theme_changed(self) -> None:
        colors = self._theme.colors
        self.keys_button.setIcon(self._theme.icon("key"))
        for caption in self._captions:
            caption.setPalette(set_text_color(self.palette(), colors.muted))
        self._show_badge()

    def _lay_out(self) -> None:
        self._captions: list[QLabel] = []
        target = QHBoxLayout()
        target.setSpacing(SPACE)
        target.addWidget(self.target_box, 1)
        target.addWidget(self.keys_button)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE + SPACE // 2)
        row.addLayout(self._captioned(self.tr("&Send to"), self.target_box, target, self.badge), 3)
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
        button = QVBoxLayout()
        button.addStretch(1)
        button.addWidget(self.test_button)
        row.addLayout(button)

    def _captioned(
        self, text: str, buddy: QWidget, content: QHBoxLayout, beside: QWidget | None = None
    ) -> QVBoxLayout:
        caption = QLabel(text)
        caption.setBuddy(buddy)
        self._captions.append(caption)
        top = QHBoxLayout()
        top.setSpacing(SPACE)
        top.addWidget(caption)
        if beside is not None:
            if isinstance(beside, ElidedLabel):
                top.addWidget(beside, 1)
            else:
                top.addWidget(beside)
                top.addStretch(1)
        column = QVBoxLayout()
        column.setSpacing(SPACE // 2)
        column.addLayout(top)
        column.addLayout(content)
        return column
