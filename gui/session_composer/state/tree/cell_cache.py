"""What cells look like, kept until anything changes that they depend on."""

from collections.abc import Iterator
from contextlib import contextmanager
from operator import is_not

from session_composer.state.document.workspace import Workspace

from .outline import Row
from .row_texts import RowTexts
from .tree_cells import CellLook

_MOST_KEPT = 4000


class CellCache:
    """Rows are painted far more often than they change: under the pointer, and when scrolled.

    Nobody tells it of changes: everything that a cell is made of is replaced, never changed.
    """

    def __init__(self, workspace: Workspace, texts: RowTexts) -> None:
        self._workspace = workspace
        self._texts = texts
        self._made_of: tuple[object, ...] = ()
        self._keeps = True
        self._cells: dict[tuple[int, int], CellLook] = {}

    def make_current(self) -> None:
        """Forget what is not so any more; before any cells are asked for."""
        workspace, texts = self._workspace, self._texts
        made_of = (
            workspace.request,
            workspace.catalog,
            workspace.facts,
            texts.granted,
            texts.marked,
            texts.asked,
            texts.is_stale,
            texts.severities,
            texts.new_paths,
            texts.channels,
            texts.are_versions,
        )
        # By identity: comparing large requests would take longer than making a cell.
        if not self._made_of or any(map(is_not, self._made_of, made_of)):
            self._made_of = made_of
            self._cells.clear()

    @contextmanager
    def rows_in_change(self) -> Iterator[None]:
        """Keep nothing while rows come and go: what is below them is part of what they say."""
        self._keeps = False
        self._cells.clear()
        yield
        self._keeps = True

    def look(self, row: Row, column: int) -> CellLook:
        """All that painting a cell needs, as it is now."""
        self.make_current()
        return self.cell(row, column)

    def cell(self, row: Row, column: int) -> CellLook:
        """All that painting a cell needs; after ``make_current``."""
        if not self._keeps:
            return self._texts.cell(row, column)
        found = self._cells.get((row.key, column))
        if found is None:
            if len(self._cells) > _MOST_KEPT:
                self._cells.clear()
            found = self._cells[row.key, column] = self._texts.cell(row, column)
        return found
