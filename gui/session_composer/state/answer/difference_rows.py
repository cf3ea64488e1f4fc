"""How an answer differs from what was expected, as a table in two groups."""

from collections.abc import Sequence
from enum import IntEnum
from typing import Any, NamedTuple, override

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from session_composer.core.help.help_texts import HelpTexts
from session_composer.core.rules.granted import Difference
from session_composer.core.text.display_safe import printable, shorten
from session_composer.core.versions.catalog import Catalog
from session_composer.core.wire.json_text import write_json
from session_composer.core.wire.paths import WirePath, wire_name
from session_composer.core.wire.values import Leaf, thaw
from session_composer.state.model_index import Index

_ROOT = QModelIndex()
_LONGEST = 120
PathRole = int(Qt.ItemDataRole.UserRole) + 1
"""The wire path of a row; None for a heading."""
GroupRole = PathRole + 1
"""Whether a row is a heading."""


class DifferenceColumn(IntEnum):
    """What the table tells."""

    NAME = 0
    SENT = 1
    PREDICTED = 2
    ALLOWED = 3
    WHY = 4


class _Row(NamedTuple):
    texts: tuple[str, ...]
    path: WirePath | None


class DifferenceTable(QAbstractTableModel):
    """Two groups: what was asked and not allowed, and what is not as predicted."""

    def __init__(self, help_texts: HelpTexts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._help = help_texts
        self._rows: list[_Row] = []

    @property
    def headings(self) -> list[int]:
        """Rows that are headings."""
        return [number for number, row in enumerate(self._rows) if row.path is None]

    def show_differences(
        self, found: Sequence[Difference], catalog: Catalog | None, reasons: dict[WirePath, str]
    ) -> None:
        """List differences of an answer; ``reasons`` say why a value was predicted."""
        asked = [one for one in found if one.asked is not None]
        others = [one for one in found if one.asked is None]
        rows: list[_Row] = []
        for title, group in (
            (self.tr("Asked, but not allowed"), asked),
            (self.tr("Not sent, and not as predicted"), others),
        ):
            if group:
                rows.append(_Row((title, "", "", "", ""), None))
                rows += [self._row(one, catalog, reasons) for one in group]
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def _row(self, one: Difference, catalog: Catalog | None, reasons: dict[WirePath, str]) -> _Row:
        asked, predicted = one.asked, one.predicted
        texts = (
            self._name(one.path, catalog),
            self.tr("not sent") if asked is None else _word(asked),
            self.tr("not known") if predicted is None else _word(predicted),
            f"≠ {_word(one.granted)}",
            reasons.get(one.path, "") or self.tr("the rule and the answer disagree"),
        )
        return _Row(texts, one.path)

    def _name(self, path: WirePath, catalog: Catalog | None) -> str:
        parts = []
        for end in (path[:2], path):
            text = self._help.find(catalog, end) if catalog is not None else None
            parts.append(text.title if text is not None else end[-1])
        if len(path) < 4:
            return printable(shorten(parts[0], _LONGEST))
        return printable(shorten(" › ".join(parts), _LONGEST))

    @override
    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: Index = _ROOT) -> int:
        return len(DifferenceColumn)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled
        if self._rows[index.row()].path is not None:
            flags |= Qt.ItemFlag.ItemIsSelectable
        return flags

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Vertical or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (
            self.tr("Component and feature"),
            self.tr("Sent"),
            self.tr("Predicted"),
            self.tr("Allowed"),
            self.tr("Why"),
        )[section]

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return row.texts[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole and row.path is not None:
            why = row.texts[DifferenceColumn.WHY]
            return f"{printable(shorten(wire_name(row.path), _LONGEST))}\n{why}"
        if role == PathRole:
            return row.path
        if role == GroupRole:
            return row.path is None
        return None


def _word(value: Leaf) -> str:
    if isinstance(value, str):
        return printable(shorten(value, _LONGEST))
    return printable(shorten(write_json(thaw(value)), _LONGEST))
