"""The cells of a matrix as a table: accounts by requests, made of what is looked at only."""

from array import array
from enum import IntEnum
from typing import Any, NamedTuple, override

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from session_composer.codecs.matrix.texts import cell_words
from session_composer.core.matrix.cells import CellOutcome, Matrix
from session_composer.core.matrix.plan import MatrixAccount
from session_composer.core.text.presentable import presentable
from session_composer.state.language.translation import translate
from session_composer.state.model_index import Index
from session_composer.state.tree.tree_model import plain_tool_tip

from .matrix_choice import Prepared

_ROOT = QModelIndex()
LookRole = int(Qt.ItemDataRole.UserRole) + 1
"""How a cell looks; None in the column of the accounts."""
WhoRole = LookRole + 1
"""Name of an account, or its id, and what else tells it from others."""

_ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
    LookRole,
    WhoRole,
)


class MatrixFilter(IntEnum):
    """Which accounts are shown: all, or those with a cell of a kind."""

    ALL = 0
    NOT_ACCEPTED = 1
    DISAGREES = 2


class VerdictLook(NamedTuple):
    """How a cell looks."""

    icon: str
    tone: str
    """A colour by its meaning."""
    text: str
    is_sent: bool
    disagrees: bool


class MatrixTable(QAbstractTableModel):
    """Asks the matrix for what is shown. The first column has the accounts."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._prepared: Prepared | None = None
        self._filter = MatrixFilter.ALL
        self._rows: range | list[int] = range(0)
        self._changes = array("I")
        self._known: dict[int, tuple[str, str]] = {}

    @property
    def matrix(self) -> Matrix | None:
        """What is shown."""
        return self._prepared.matrix if self._prepared is not None else None

    def show_matrix(self, prepared: Prepared | None) -> None:
        """Show another matrix, or none."""
        self.beginResetModel()
        self._prepared = prepared
        self._rows = self._matching()
        self._changes = array("I")
        self._known.clear()
        self.endResetModel()

    def filter(self, wanted: MatrixFilter) -> None:
        """Show other accounts."""
        self._filter = wanted
        self._refill()

    def refresh(self) -> None:
        """Show what came since; one signal for all of it."""
        matrix = self.matrix
        if matrix is None:
            return
        before, self._changes = self._changes, matrix.changes
        if before == self._changes:
            return
        if self._filter is not MatrixFilter.ALL:
            self._refill()
        rows = [
            row
            for row, account in enumerate(self._rows)
            if not before or before[account] != self._changes[account]
        ]
        if rows:
            last = self.index(rows[-1], self.columnCount() - 1)
            self.dataChanged.emit(self.index(rows[0], 1), last)

    def place(self, index: Index) -> tuple[int, int] | None:
        """Numbers of the account and of the request; the latter is -1 for the account itself."""
        if self._prepared is None or not index.isValid() or index.row() >= len(self._rows):
            return None
        return self._rows[index.row()], index.column() - 1

    def index_of(self, account: int, request: int) -> QModelIndex:
        """Find a cell again; none when it is not shown."""
        if account not in self._rows or request + 1 >= self.columnCount():
            return QModelIndex()
        return self.index(self._rows.index(account), request + 1)

    def title(self, request: int) -> str:
        """Name a request, with its version where that is needed to tell."""
        return _title(self._prepared, request) if self._prepared is not None else ""

    @override
    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: Index = _ROOT) -> int:
        if parent.isValid() or self._prepared is None:
            return 0
        return 1 + len(self._prepared.titles)

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Vertical or role != Qt.ItemDataRole.DisplayRole:
            return None
        return self.title(section - 1) if section else self.tr("Account")

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role not in _ROLES:
            return None
        place, prepared = self.place(index), self._prepared
        if place is None or prepared is None:
            return None
        account, request = place
        if role == LookRole:
            matrix = prepared.matrix
            return self._look(matrix, matrix.plan.cell(*place)) if request >= 0 else None
        who = self._who(prepared, account)
        if role == WhoRole:
            return who
        told = ", ".join(filter(None, who))
        if request >= 0:
            cell = prepared.matrix.plan.cell(account, request)
            words = translate(cell_words(prepared.matrix, cell))
            is_short = role == Qt.ItemDataRole.DisplayRole
            told = words if is_short else f"{told}, {_title(prepared, request)}: {words}"
        return plain_tool_tip(told) if role == Qt.ItemDataRole.ToolTipRole else told

    def _who(self, prepared: Prepared, account: int) -> tuple[str, str]:
        """Say who an account is; it is asked again with each answer that comes."""
        found = self._known.get(account)
        if found is None:
            found = self._known[account] = _who(prepared.matrix.plan.accounts[account])
        return found

    def _look(self, matrix: Matrix, cell: int) -> VerdictLook:
        verdict, disagrees = matrix.verdict(cell), matrix.disagrees(cell)
        match verdict.outcome:
            case CellOutcome.ACCEPTED:
                return VerdictLook("check", "yes", "", True, disagrees)
            case CellOutcome.DIFFERENT:
                text = f"≠ {len(verdict.differences)}"
                return VerdictLook("check", "yes", text, True, disagrees)
            case CellOutcome.REFUSED if verdict.about_rules:
                return VerdictLook("cross", "error", f"{verdict.status}", True, disagrees)
            case CellOutcome.REFUSED:
                return VerdictLook("warning", "warning", f"{verdict.status}", True, disagrees)
            case CellOutcome.NO_ANSWER:
                return VerdictLook("warning", "warning", self.tr("no answer"), True, disagrees)
        refused = matrix.prediction(cell).refused
        if refused is None:
            return VerdictLook("", "muted", self.tr("not sent"), False, False)
        return VerdictLook(
            "cross" if refused else "check", "muted", self.tr("expected"), False, False
        )

    def _refill(self) -> None:
        rows = self._matching()
        if rows != self._rows:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()

    def _matching(self) -> range | list[int]:
        matrix = self.matrix
        if matrix is None:
            return range(0)
        accounts = range(len(matrix.plan.accounts))
        if self._filter is MatrixFilter.ALL:
            return accounts
        count = (
            matrix.attention_of
            if self._filter is MatrixFilter.NOT_ACCEPTED
            else matrix.disagreements_of
        )
        return [account for account in accounts if count(account)]


def _title(prepared: Prepared, request: int) -> str:
    plan = prepared.matrix.plan
    version = plan.requests[request].request.api_version if plan.has_versions else ""
    return presentable(f"{prepared.titles[request]} {version}".rstrip())


def _who(account: MatrixAccount) -> tuple[str, str]:
    who = account.identity
    return (presentable(who.name), presentable(who.traits)) if who.name else (account.id, "")
