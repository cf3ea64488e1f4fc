"""The start board: three steps to an answer, and the other ways to begin."""

from collections.abc import Sequence
from pathlib import Path
from typing import override

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from session_composer.core.roles.roles import built_in_roles, fit_role
from session_composer.core.start.board_data import AccountTile, BoardData, board_data
from session_composer.core.text.display_safe import printable
from session_composer.state.document.settings import Settings
from session_composer.state.document.workspace import Workspace
from session_composer.state.language.translation import role_title, translate_name
from session_composer.state.sending.target_choice import TargetChoice, TargetMode
from session_composer.ui.controls.link_button import LinkButton
from session_composer.ui.controls.tile import Tile
from session_composer.ui.look.theme import SMALL, SPACE, Theme, scaled_font
from session_composer.ui.shortcuts.action_keys import fill_keys
from session_composer.ui.widgets.boxes import column_of, row_of
from session_composer.ui.widgets.hairline import Hairline
from session_composer.ui.widgets.naming import with_name
from session_composer.ui.widgets.plain_text import plain_label
from session_composer.ui.widgets.tone_label import ToneLabel

from .step_head import StepHead

_SUFFIX = ".session.json"
_EDGE = 3 * SPACE
_TITLE = 1.25
_MOST_ACCOUNTS = 3
_MOST_FILES = 4
_NARROW = 480
"""Narrower, the tiles say less."""
_WIDE = 760
"""Wider than this, tiles only get harder to read."""


class StartBoard(QScrollArea):
    """Fills the right side of the window while nothing is ticked.

    Signals:
        account_chosen(account): an account is to be taken.
        role_chosen(name): the components of a role are to be sent.
        accounts_wanted(): the user wants to see all accounts.
        paste_wanted(): the user wants to paste a request.
        open_wanted(): the user wants to open a file.
        file_chosen(path): a file used lately is to be opened.
    """

    account_chosen = Signal(str)
    role_chosen = Signal(str)
    accounts_wanted = Signal()
    paste_wanted = Signal()
    open_wanted = Signal()
    file_chosen = Signal(str)

    def __init__(
        self, workspace: Workspace, target: TargetChoice, settings: Settings, theme: Theme
    ) -> None:
        super().__init__()
        self._workspace = workspace
        self._target = target
        self._settings = settings
        self._theme = theme
        self._data: BoardData = board_data()
        self._roles = {role.name: role for role in built_in_roles()}
        self._is_narrow: bool | None = None
        self.setObjectName("startBoard")
        self.setAccessibleName(self.tr("Start board"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        tr = self.tr
        self.steps = (
            StepHead(theme, 1, tr("Choose a connected account"), ""),
            StepHead(
                theme,
                2,
                tr("Say what its user may do"),
                tr("a role ticks components and features"),
            ),
            StepHead(theme, 3, tr("Send it"), ""),
        )
        self.accounts: list[Tile] = []
        self.roles = [self._role_tile(number) for number in range(len(self._data.roles))]
        self.more = with_name(LinkButton(theme, ""), "startMoreAccounts")
        self._more_keys = ToneLabel(theme, text=fill_keys("pickAccountAction"))
        self._more_keys.setFont(scaled_font(self._more_keys.font(), SMALL))
        self.paste = with_name(QPushButton(tr("&Paste")), "startPasteButton")
        paste = tr("Read a request from the clipboard ({keys})")
        self.paste.setToolTip(paste.format(keys=fill_keys("Ctrl+V")))
        self.open = with_name(QPushButton(tr("Open…")), "startOpenButton")
        self.open.setToolTip(tr("Open a session file ({keys})").format(keys=fill_keys("Ctrl+O")))
        self.files: list[Tile] = []
        self._lay_out()
        self.show_accounts()
        self.show_files()
        self._refresh()
        self._take_icons()

        self.more.clicked.connect(self.accounts_wanted)
        self.paste.clicked.connect(self.paste_wanted)
        self.open.clicked.connect(self.open_wanted)
        for number, (tile, role) in enumerate(zip(self.roles, self._data.roles, strict=True)):
            tile.setObjectName(f"startRole{number}")
            tile.clicked.connect(lambda _=False, name=role.name: self.role_chosen.emit(name))
        workspace.changed.connect(self._refresh)
        target.changed.connect(self.show_accounts)
        target.mode_changed.connect(self._refresh)
        settings.recent_changed.connect(self.show_files)
        theme.changed.connect(self._take_icons)

    def focus_accounts(self) -> None:
        """Give the keyboard to the first step."""
        first = self.accounts[0] if self.accounts else self.more
        first.setFocus(Qt.FocusReason.TabFocusReason)

    def focus_roles(self) -> None:
        """Give the keyboard to the second step."""
        self.roles[0].setFocus(Qt.FocusReason.TabFocusReason)

    def set_news(self, news: QWidget) -> None:
        """Show what is new in the API version, at the bottom."""
        self._news_place.addWidget(news)

    def show_accounts(self) -> None:
        """Offer samples of the sandbox, or the accounts used lately with the key."""
        for tile in self.accounts:
            tile.deleteLater()
        if self._target.is_sandbox:
            offered: Sequence[AccountTile] = self._data.accounts
            self.steps[0].show_hint(self.tr("samples of the built-in sandbox"))
            text = self.tr("{count} more, failures included…")
            self.more.setText(text.format(count=self._data.more_accounts))
        else:
            recent = self._settings.recent_accounts(self._target.name)
            offered = [AccountTile(*one) for one in recent][:_MOST_ACCOUNTS]
            self.steps[0].show_hint(
                self.tr("used lately with the key {key}").format(key=printable(self._target.name))
            )
            self.more.setText(self.tr("Choose from all accounts…"))
        self.accounts = [self._account_tile(*one) for one in enumerate(offered)]
        self._is_narrow = None
        self._arrange()
        self._refresh()

    def show_files(self) -> None:
        """Offer the files used lately."""
        for tile in self.files:
            tile.deleteLater()
        names = self._settings.recent_files()[:_MOST_FILES]
        self.files = []
        for name in names:
            # Lazy: at the first start there are none.
            from session_composer.core.text.presentable import presentable

            shown = presentable(Path(name).name).removesuffix(_SUFFIX)
            tile = Tile(self._theme, shown, icon="file", flat=True)
            tile.setToolTip(presentable(name))
            tile.clicked.connect(lambda _=False, name=name: self.file_chosen.emit(name))
            self.files.append(tile)
            self._files.addWidget(tile)
        self._recent.setVisible(bool(self.files))

    def show_file_notes(self, notes: Sequence[str]) -> None:
        """Say something of each of the files."""
        for tile, note in zip(self.files, notes, strict=False):
            tile.show_note(note)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _refresh(self, *_: object) -> None:
        request = self._workspace.request
        self.steps[0].show_done(is_done=bool(request.account))
        self.steps[1].show_done(is_done=bool(request.params))
        if self._target.mode is TargetMode.SIMULATED:
            hint = self.tr(
                "to the built-in sandbox: no key, no network; nothing leaves this computer"
            )
        elif self._target.mode is TargetMode.TEST:
            hint = self.tr("with the key {key}: TEST, no real account is reached")
        else:
            hint = self.tr("with the key {key}: assume that real accounts are reached")
        self.steps[2].show_hint(hint.format(key=printable(self._target.name)))

    def _account_tile(self, number: int, account: AccountTile) -> Tile:
        tile = Tile(self._theme, printable(account.name) or account.id, printable(account.traits))
        tile.setObjectName(f"startAccount{number}")
        tile.setToolTip(account.id)
        tile.clicked.connect(lambda: self.account_chosen.emit(account.id))
        return tile

    def _role_tile(self, number: int) -> Tile:
        told = self._data.roles[number]
        role = self._roles[told.name]
        sent = {path[1] for path in fit_role(role, self._workspace.catalog).params}
        note = self.tr("{count} components").format(count=len(sent))
        return Tile(self._theme, role_title(role), translate_name(told.text), note, told.icon, 2)

    def _take_icons(self) -> None:
        ink = self._theme.colors.ink
        self.paste.setIcon(self._theme.icon("paste", ink))
        self.open.setIcon(self._theme.icon("open", ink))

    def _arrange(self) -> None:
        """Lay the tiles out as the width allows; does nothing while that is the same."""
        # The view's own width: asking for its viewport makes many classes.
        is_narrow = self.width() < _NARROW
        edge = SPACE if is_narrow else _EDGE
        spare = max(self.width() - _WIDE - 2 * edge, 0)
        self._page_layout.setContentsMargins(edge, edge, edge + spare, edge)
        if is_narrow == self._is_narrow:
            return
        self._is_narrow = is_narrow
        columns = 1 if is_narrow else _MOST_ACCOUNTS
        for number, tile in enumerate(self.accounts):
            self._account_grid.addWidget(tile, number // columns, number % columns)
        for tile in self.roles:
            tile.set_lines(0 if is_narrow else 2)
        # One above the other where there is no room side by side.
        self._ends.addWidget(self._begin, 0, 0)
        self._ends.addWidget(self._recent, 1 if is_narrow else 0, 0 if is_narrow else 1)
        self._ends.setColumnStretch(1, 0 if is_narrow else 1)

    def _lay_out(self) -> None:
        theme = self._theme
        title = plain_label(self.tr("New request"))
        title.setFont(scaled_font(title.font(), _TITLE, bold=True))
        about = ToneLabel(theme, text=self.tr("Three steps, or tick components in the tree."))
        about.setWordWrap(True)
        self._account_grid, role_grid = QGridLayout(), QGridLayout()
        for grid in (self._account_grid, role_grid):
            grid.setSpacing(SPACE)
        for number, tile in enumerate(self.roles):
            role_grid.addWidget(tile, number // 2, number % 2)
        rule = Hairline()
        self._begin, self._recent = QWidget(), QWidget()
        told = ToneLabel(
            theme,
            text=self.tr(
                "cURL, Stripe CLI, form body, JSON, SDK code or a session file; or drop it here. "
                "Nothing in it is run."
            ),
            wraps=True,
        )
        column_of(
            _heading(self.tr("Start from a request you have")),
            row_of(self.paste, self.open, 1),
            told,
            1,
            host=self._begin,
        )
        self._files = QVBoxLayout()
        self._files.setSpacing(0)
        column_of(
            _heading(self.tr("Recent")), self._files, 1, host=self._recent, spacing=SPACE // 2
        )
        self._ends = QGridLayout()
        self._ends.setHorizontalSpacing(_EDGE)
        self._ends.setColumnStretch(0, 1)
        self._news_place = QVBoxLayout()
        self._page = QWidget()
        self._page_layout = column_of(
            column_of(title, about, spacing=2),
            self.steps[0],
            self._account_grid,
            row_of(self.more, self._more_keys, 1),
            self.steps[1],
            role_grid,
            self.steps[2],
            rule,
            self._ends,
            self._news_place,
            1,
            host=self._page,
            spacing=SPACE + 2,
        )
        self.setWidget(self._page)
        self._page.setBackgroundRole(QPalette.ColorRole.Base)
        self._page.setAutoFillBackground(True)


def _heading(text: str) -> QWidget:
    label = plain_label(text)
    label.setFont(scaled_font(label.font(), bold=True))
    return label
