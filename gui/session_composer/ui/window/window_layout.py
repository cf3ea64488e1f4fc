"""The panels of the window and where they are."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QStackedWidget, QTabWidget, QVBoxLayout, QWidget

from session_composer.state.document.settings import Settings
from session_composer.ui.look.theme import MARGIN, SPACE
from session_composer.ui.widgets.boxes import column_of


class WindowLayout(QWidget):
    """Header on top, tree and details on the left, preview and answer on the right."""

    def __init__(
        self,
        header: QWidget,
        tree_panel: QWidget,
        details: QWidget,
        preview: QWidget,
        answer: QWidget,
    ) -> None:
        super().__init__()
        self._answer = answer
        self.notes = QTabWidget()
        self.notes.setDocumentMode(True)
        self.notes.setAccessibleName(self.tr("About the row, and problems"))
        self.notes.addTab(details, self.tr("About the row"))
        # Its place; what is in it comes with add_problems.
        self._problems = QWidget()
        self.notes.addTab(self._problems, self.tr("Problems"))
        self.left = _splitter(Qt.Orientation.Vertical, tree_panel, self.notes)
        self.right = _splitter(Qt.Orientation.Vertical, preview, answer)
        self._side = QStackedWidget()
        self._side.addWidget(self.right)
        self.columns = _splitter(Qt.Orientation.Horizontal, self.left, self._side)
        self.left.setStretchFactor(0, 1)
        self.columns.setStretchFactor(0, 1)
        self.columns.setStretchFactor(1, 1)
        below = column_of(
            self.columns, spacing=None, margins=(MARGIN, SPACE - 2, MARGIN, SPACE // 2)
        )
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        # From edge to edge: it says with its ground what requests reach.
        self._rows.addWidget(header)
        self._rows.addLayout(below, 1)

    def show_board(self, board: QWidget | None) -> None:
        """Show something else on the whole right side; None ends that."""
        if board is not None and self._side.indexOf(board) < 0:
            self._side.addWidget(board)
        self._side.setCurrentWidget(board or self.right)

    def add_problems(self, problems: QWidget) -> None:
        """Put the list of problems into its tab."""
        place = self.notes.indexOf(self._problems)
        title = self.notes.tabText(place)
        self.notes.removeTab(place)
        self._problems.deleteLater()
        self.notes.addTab(problems, title)
        self._problems = problems

    def add_answer(self, answer: QWidget) -> None:
        """Show answers where it says so far that there is none."""
        place = self.right.indexOf(self._answer)
        self.right.replaceWidget(place, answer)
        self._answer.deleteLater()
        self._answer = answer

    def add_notice(self, notice: QWidget) -> None:
        """Put a bar above everything else; whether it is seen is its own affair."""
        place = column_of(notice, spacing=None, margins=(MARGIN, SPACE, MARGIN, 0))
        self._rows.insertLayout(0, place)

    def show_problem_count(self, count: int) -> None:
        """Say on the tab how many problems there are."""
        title = self.tr("Problems ({count})").format(count=count) if count else self.tr("Problems")
        self.notes.setTabText(self.notes.indexOf(self._problems), title)

    def show_problems(self) -> None:
        """Bring the list of problems to the front."""
        self.notes.setCurrentWidget(self._problems)

    def restore(self, settings: Settings) -> None:
        """Put the splitters where they were."""
        for name, splitter, sizes in (
            # Shares of the space, which the splitter scales to what there is.
            ("columns", self.columns, [600, 600]),
            ("left", self.left, [520, 170]),
            ("right", self.right, [340, 350]),
        ):
            saved = settings.layout(name)
            if not (saved and splitter.restoreState(saved)):
                splitter.setSizes(sizes)

    def save(self, settings: Settings) -> None:
        """Remember where the splitters are."""
        settings.set_layout("columns", self.columns.saveState())
        settings.set_layout("left", self.left.saveState())
        settings.set_layout("right", self.right.saveState())


def _splitter(orientation: Qt.Orientation, *widgets: QWidget) -> QSplitter:
    splitter = QSplitter(orientation)
    splitter.setChildrenCollapsible(False)
    splitter.setHandleWidth(SPACE)
    for widget in widgets:
        splitter.addWidget(widget)
    return splitter
