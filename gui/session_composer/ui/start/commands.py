"""The start board in the window: when it is seen, and what its tiles do."""

from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QDateTime, Signal
from PySide6.QtWidgets import QWidget

from session_composer.core.request.request import Request
from session_composer.core.roles.roles import Role, built_in_roles
from session_composer.ui.shell.context import WindowContext
from session_composer.ui.shell.feature import WindowFeature

from .board import StartBoard
from .news import VersionNews
from .recent_notes import RecentFile, look_at, note_of


class BoardPlace(Protocol):
    """Where the board is shown."""

    def show_board(self, board: QWidget | None) -> None:
        """Show the board on the right side; None gives the place back."""


class StartCommands(WindowFeature):
    """Shows the board while there is nothing else to see, and leads from step to step.

    Signals:
        account_chosen(account): an account is to be named.
        role_chosen(role): the components of a role are to be sent.
        ready_to_send(): the last step is next, which is the main button.
        accounts_wanted(): see StartBoard, as for the others.
    """

    account_chosen = Signal(str)
    role_chosen = Signal(object)
    ready_to_send = Signal()
    accounts_wanted = Signal()
    paste_wanted = Signal()
    open_wanted = Signal()
    file_chosen = Signal(Path)
    versions_wanted = Signal()

    def __init__(self, context: WindowContext, board: StartBoard, place: BoardPlace) -> None:
        super().__init__(context)
        self.board = board
        self._place = place
        self._is_wanted = False
        news = VersionNews(context.workspace, context.help_texts, context.theme)
        news.row_wanted.connect(context.show_row)
        news.versions_wanted.connect(self.versions_wanted)
        board.set_news(news)
        board.account_chosen.connect(self._take_account)
        board.role_chosen.connect(self._take_role)
        board.accounts_wanted.connect(self.accounts_wanted)
        board.paste_wanted.connect(self.paste_wanted)
        board.open_wanted.connect(self.open_wanted)
        board.file_chosen.connect(lambda name: self.file_chosen.emit(Path(name)))
        context.workspace.changed.connect(self._on_changed)
        context.exchanges.changed.connect(self.refresh)
        context.sender.busy_changed.connect(self.refresh)
        context.document.restarted.connect(self._on_restarted)
        context.settings.recent_changed.connect(self._look_at_files)
        self.refresh()
        self._look_at_files()

    @property
    def is_shown(self) -> bool:
        """Whether the board is on the right side."""
        context = self._context
        is_empty = not context.workspace.request.params
        has_answer = context.exchanges.latest is not None or context.sender.is_busy
        return self._is_wanted or (is_empty and not has_answer)

    def refresh(self) -> None:
        """Show the board, or what it stands in the place of."""
        if self._context.sender.is_busy:
            self._is_wanted = False
        self._place.show_board(self.board if self.is_shown else None)

    def show_and_focus(self) -> None:
        """Show the board whatever there is, and give it the keyboard."""
        self._is_wanted = True
        self.refresh()
        self._focus_next()

    def _look_at_files(self) -> None:
        names, store = self._context.settings.recent_files(), self._context.workspace.store
        shown = names[: len(self.board.files)]
        if shown:
            self._context.jobs.run(lambda: look_at(shown, store), self._show_notes, _leave_it)

    def _show_notes(self, found: list[RecentFile]) -> None:
        now = QDateTime.currentDateTime()
        self.board.show_file_notes([note_of(one, now) for one in found])

    def _focus_next(self) -> None:
        if not self.is_shown:
            self.ready_to_send.emit()
        elif self._context.workspace.request.account:
            self.board.focus_roles()
        else:
            self.board.focus_accounts()

    def _take_account(self, account: str) -> None:
        self.account_chosen.emit(account)
        # What was done moved the focus to where it shows.
        self._focus_next()

    def _take_role(self, name: str) -> None:
        role = next((one for one in built_in_roles() if one.name == name), None)
        if isinstance(role, Role):
            self._is_wanted = False
            self.role_chosen.emit(role)
            self.refresh()
            self.ready_to_send.emit()

    def _on_changed(self, before: Request, after: Request) -> None:
        if before.params != after.params:
            self._is_wanted = False
        self.refresh()

    def _on_restarted(self) -> None:
        self._is_wanted = False
        self.refresh()


def _leave_it() -> None:
    """Say nothing of files: opening one tells what is wrong."""
