"""The window: panels side by side, and what one of them says to another."""

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, override

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QMainWindow, QWidget

from session_composer.core.help.help_texts import HelpTexts
from session_composer.core.text.display_safe import printable
from session_composer.core.wire.paths import ACCOUNT, API_VERSION, EXPAND, KEY, WirePath
from session_composer.state.document.document import Document
from session_composer.state.document.settings import Settings
from session_composer.state.document.workspace import Workspace
from session_composer.state.jobs import JobRunner
from session_composer.state.keys.key_service import KeyService
from session_composer.state.sending.target_choice import TargetChoice
from session_composer.state.tree.tree_model import TreeModel
from session_composer.state.tree.tree_roles import PathRole
from session_composer.ui.controls.focus_frame import FocusFrame
from session_composer.ui.look.theme import Theme
from session_composer.ui.shell.message_boxes import MessageBoxes
from session_composer.ui.start.board import StartBoard
from session_composer.ui.tree.details_page import DetailsPage
from session_composer.ui.tree.tree_panel import BY_TITLE, TreePanel
from session_composer.ui.widgets.mode_chip import chip_of

from .header import Header
from .menu_corner import MenuCorner
from .menus import make_menus
from .status import StatusBar
from .window_layout import WindowLayout

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData
    from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QPaintEvent

    from session_composer.ui.code.preview import PreviewPanel

# Title bar and borders, which are known only once the window is shown.
_FRAME = QSize(8, 40)
# Sentences in the status bar stay as long as it takes to notice and to read them.
_NOTICE_MS = 2000
_READ_MS_PER_CHARACTER = 60


class Essentials(NamedTuple):
    """What the first frame shows, and everything after it goes on with."""

    workspace: Workspace
    document: Document
    keys: KeyService
    target: TargetChoice
    settings: Settings
    help_texts: HelpTexts
    jobs: JobRunner
    theme: Theme


class Duties(NamedTuple):
    """What the window leaves to others."""

    may_leave: Callable[[], bool]
    """Ask about what is not saved."""
    takes: "Callable[[QMimeData], bool]"
    """Say whether what is dragged here can be dropped."""
    drop: "Callable[[QMimeData], None]"
    hint: "Callable[[QMimeData | None], None]"
    """Say what a drop does, or with None no more."""
    end_work: Callable[[], None]
    """End what is under way."""


class MainWindow(QMainWindow):
    """Lays the panels out and connects them. ``set_duties`` names who does the rest.

    Signals:
        painted(): the first frame is there.
        leaving(): the user closed the window; what is not saved now is not wanted.
        language_wanted(): another language is set.
    """

    painted = Signal()
    leaving = Signal()
    language_wanted = Signal()

    def __init__(self, essentials: Essentials, *, is_empty: bool = True) -> None:
        """``is_empty`` tells that no file is about to be opened."""
        super().__init__()
        workspace, document, keys, target, settings, help_texts, _, theme = essentials
        self._workspace, self._document = workspace, document
        self._settings, self._target, self._theme = settings, target, theme
        self._duties: Duties | None = None
        self.is_painted = False
        self.setObjectName("mainWindow")
        self.messages = MessageBoxes(self, theme)
        self.model = TreeModel(workspace, help_texts, self)
        self.header = Header(workspace, keys, target, theme)
        self.tree_panel = TreePanel(workspace, self.model, theme)
        self.details_page = DetailsPage(workspace, self.model, help_texts, theme)
        self.details = self.details_page.text
        self.status = StatusBar(workspace, keys, theme)
        target.lost.connect(self._on_target_lost)
        self._focus_frame = FocusFrame(theme, self)
        self.panels = WindowLayout(self.header, self.tree_panel, self.details_page, theme)
        self.setCentralWidget(self.panels)
        self.setStatusBar(self.status)
        self.menus = make_menus(self)
        self.menu_corner = MenuCorner(theme)
        self.menuBar().setCornerWidget(self.menu_corner)
        self._connect()
        self._restore()
        if is_empty:
            self.panels.show_board(self.board)
        else:
            _ = self.preview
        self._show_title()
        self.tree_panel.tree.setFocus()

    def set_duties(self, duties: Duties) -> None:
        """Learn who does what the first frame does not."""
        self._duties = duties
        self.setAcceptDrops(True)

    @cached_property
    def board(self) -> StartBoard:
        """What the right side shows while nothing is ticked; made when that is first so."""
        board = StartBoard(self._workspace, self._target, self._settings, self._theme)
        self.panels.add_board(board)
        return board

    @cached_property
    def preview(self) -> "PreviewPanel":
        """The request; made when it is first asked for, since the board hides it most times."""
        # Lazy: the first frame of an empty request does without.
        from session_composer.ui.answer.no_answer import EmptyAnswer
        from session_composer.ui.code.preview import PreviewPanel

        preview, tree = PreviewPanel(self._workspace, self._theme), self.tree_panel.tree
        preview.path_activated.connect(self.point_to)
        preview.size_changed.connect(self.status.show_size)
        self.status.show_size(preview.size_in_bytes)
        tree.current_path_changed.connect(preview.mark)
        preview.mark(tree.currentIndex().data(PathRole) or None)
        self.panels.fill_right(preview, EmptyAnswer(self._target, self._theme))
        return preview

    @property
    def tree(self) -> QWidget:
        """The tree view."""
        return self.tree_panel.tree

    def show_row(self, path: WirePath) -> None:
        """Lead the user to the place where a parameter is edited; the tree for an empty path."""
        if path[:1] == ACCOUNT:
            self.header.account_field.setFocus(Qt.FocusReason.OtherFocusReason)
            self.header.account_field.selectAll()
            return
        if path in (API_VERSION, KEY):
            box = self.header.version_box if path == API_VERSION else self.header.target_box
            box.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if path[:1] == EXPAND:
            self.panels.show_details()
            self.details_page.expand_editor.add_field()
            return
        tree = self.tree_panel.tree
        self.panels.reveal(tree)
        if path and not tree.select_path(path):
            self.tree_panel.clear_filter()
            tree.select_path(path)
        tree.setFocus(Qt.FocusReason.OtherFocusReason)

    def point_to(self, path: WirePath) -> None:
        """Show where a line of a preview comes from.

        Without moving the focus: who clicks into a preview may want to copy from it.
        """
        if self.tree_panel.tree.select_path(path):
            return
        if path[:1] == ACCOUNT:
            self.say(self.tr("The account is edited in its field at the top."))
        elif path[:1] == EXPAND:
            self.say(self.tr("What to expand is edited in Details."))
        else:
            self.say(self.tr("The filter hides the row of this line."))

    def say(self, text: str) -> None:
        """Say something in the status bar, for as long as it takes to read."""
        self.status.showMessage(text, _NOTICE_MS + _READ_MS_PER_CHARACTER * len(text))

    def save_layout(self) -> None:
        """Remember where the window and its panes are."""
        self._settings.set_layout("window", self.saveGeometry())
        self.panels.save(self._settings)

    def end_work(self) -> None:
        """End what is under way."""
        if self._duties is not None:
            self._duties.end_work()

    def _connect(self) -> None:
        tree = self.tree_panel.tree
        self.details.line_changed.connect(self.panels.notes.show_line)
        tree.current_path_changed.connect(self.details.show_path)
        tree.choices.left_out.connect(self.say)
        self._document.path_changed.connect(self._show_title)
        self._workspace.undo_stack.cleanChanged.connect(self._show_title)
        for signal in (self._target.changed, self._target.mode_changed, self._theme.changed):
            signal.connect(self._show_live)
        if self._target.mode.counts_as_live:
            self._show_live()

    def _on_target_lost(self, name: str) -> None:
        text = self.tr("{key} is gone: requests go to the built-in sandbox now.")
        self.say(text.format(key=printable(name)))

    def _show_title(self) -> None:
        path = self._document.path
        name = self.tr("Untitled")
        if path is not None:
            # Lazy: most starts open no file.
            from session_composer.core.text.presentable import presentable

            name = presentable(path.name)
        title = self.tr("{name}[*] – Session Composer").format(name=name)
        if self._target.mode.counts_as_live:
            title = f"{chip_of(self._target.mode, self._theme.colors).word} · {title}"
        self.setWindowTitle(title)
        is_modified = self._document.is_modified
        self.setWindowModified(is_modified)
        self.status.show_saved(has_file=path is not None, is_modified=is_modified)

    def _show_live(self) -> None:
        """Say everywhere at the top whether real accounts are reached."""
        is_live = self._target.mode.counts_as_live
        chip = chip_of(self._target.mode, self._theme.colors) if is_live else None
        self.menu_corner.show_live(chip)
        # Makes room for it.
        self.menuBar().setCornerWidget(self.menu_corner)
        self.update()
        self.status.show_live(chip, printable(self._target.name))
        self._show_title()

    def _restore(self) -> None:
        settings = self._settings
        self.tree_panel.show_by_title(settings.flag(BY_TITLE, default=False))
        saved = settings.layout("window")
        if not (saved and self.restoreGeometry(saved)):
            available = self.screen().availableSize() - _FRAME
            self.resize(self.sizeHint().boundedTo(available))
        self.panels.restore(settings)

    def _on_first_frame(self) -> None:
        self.setWindowIcon(self._theme.app_icon)
        self.painted.emit()

    @override
    def paintEvent(self, event: "QPaintEvent") -> None:
        super().paintEvent(event)
        if self._target.mode.counts_as_live:
            QPainter(self).fillRect(self.menuBar().geometry(), self._theme.colors.live_soft)
        if not self.is_painted:
            self.is_painted = True
            QTimer.singleShot(0, self, self._on_first_frame)

    @override
    def closeEvent(self, event: "QCloseEvent") -> None:
        if self._duties is not None and not self._duties.may_leave():
            event.ignore()
            return
        self.save_layout()
        self._settings.sync()
        self.end_work()
        self.leaving.emit()
        event.accept()

    @override
    def dragEnterEvent(self, event: "QDragEnterEvent") -> None:
        if self._duties is not None and self._duties.takes(event.mimeData()):
            event.acceptProposedAction()
            self._duties.hint(event.mimeData())

    @override
    def dragLeaveEvent(self, event: "QDragLeaveEvent") -> None:
        if self._duties is not None:
            self._duties.hint(None)

    @override
    def dropEvent(self, event: "QDropEvent") -> None:
        event.acceptProposedAction()
        if self._duties is not None:
            self._duties.hint(None)
            self._duties.drop(event.mimeData())

    @override
    def sizeHint(self) -> QSize:
        return QSize(1280, 800)
