"""What a row of the tree says, in each of its columns."""

from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache, partial

from PySide6.QtCore import QObject

from session_composer.core.help.groups import Group
from session_composer.core.help.help_texts import HelpText, HelpTexts
from session_composer.core.request.edits import is_component_path
from session_composer.core.versions.catalog import FieldType
from session_composer.core.wire.json_text import write_json
from session_composer.core.wire.paths import WirePath, enabled_path, feature_path, wire_name
from session_composer.core.wire.values import UNSET, Leaf, thaw
from session_composer.state.document.workspace import Workspace
from session_composer.state.language.translation import translate, translate_name

from .outline import Row, RowKind, walk
from .row_search import found_by, searched
from .short_texts import default_in_short, oldest_with, tally
from .tree_cells import CellLook, Column, RowState

_WORST_FIRST = ("error", "warning", "hint")
_FEATURE = len(feature_path("", ""))


class RowTexts(QObject):
    """Derives every text from the workspace, and from what the last answer and check said."""

    def __init__(
        self, workspace: Workspace, help_texts: HelpTexts, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._help = help_texts
        self.granted: dict[WirePath, Leaf] = {}
        self.marked: frozenset[WirePath] = frozenset()
        self.asked: Collection[WirePath] = ()
        self.is_stale = False
        self.severities: dict[WirePath, str] = {}
        self.new_paths: frozenset[WirePath] = frozenset()
        self.channels: Mapping[WirePath, str] = {}
        self.are_versions = False
        """Whether the column of defaults tells since which version there is a row."""
        self._since = lru_cache(maxsize=2048)(partial(oldest_with, workspace.store))
        self._availability = lru_cache(maxsize=256)(self._find_availability)

    @property
    def groups(self) -> tuple[Group, ...]:
        """Groups that components are shown in."""
        return self._help.groups

    def _find_availability(self, path: WirePath) -> str:
        # Lazy: rows that the version does not know are rare.
        from session_composer.core.versions.availability import availability

        return translate(availability(self._workspace.store, path))

    def choice_of(self, path: WirePath) -> RowState:
        """Say what is sent for a row."""
        value = self._workspace.request.params.get(self._value_path(path), UNSET)
        if value is True:
            return RowState.TRUE
        if value is False:
            return RowState.FALSE
        return RowState.UNSET if value is UNSET else RowState.OTHER

    def is_sent(self, row: Row) -> bool:
        """Whether anything is sent for a row."""
        return self._value_path(row.path) in self._workspace.request.params

    def worst(self, rows: Iterable[Row]) -> str:
        """Severity of the worst problem of some rows and of what is below them."""
        if not self.severities:
            return ""
        found = {self.severities.get(row.path, "") for row in walk(rows)}
        return next((severity for severity in _WORST_FIRST if severity in found), "")

    def is_list(self, row: Row) -> bool:
        """Whether a row takes a list of texts instead of true and false."""
        feature = row.spec.feature
        return feature is not None and feature.type is FieldType.ARRAY

    def is_checkable(self, row: Row) -> bool:
        """Whether a row has a box. What only other versions have cannot be chosen."""
        if self.is_list(row):
            return False
        return row.spec.is_known or self.is_sent(row) or any(map(self.is_sent, row.children))

    def cell(self, row: Row, column: int) -> CellLook:
        """All that painting a cell needs."""
        if column == Column.NAME:
            return CellLook(
                self.title(row),
                self.choice_of(row.path),
                self.is_checkable(row),
                self.severities.get(row.path, ""),
                row.spec.is_known,
                is_marked=False,
                is_new=row.path in self.new_paths,
                is_top=row.parent is None,
                chip=translate_name(self.channels.get(row.path, "")),
                tally=tally(self.choice_of(child.path) for child in row.children),
                worst=self.worst([row]) if row.children else "",
            )
        text = self.text(row, column)
        is_granted = column == Column.GRANTED and bool(text)
        is_outdone = column == Column.DEFAULT and not self._holds_default(row)
        return CellLook(
            text,
            self.choice_of(row.path),
            has_box=False,
            severity="",
            is_known=row.spec.is_known,
            is_marked=is_granted and self._value_path(row.path) in self.marked,
            is_new=False,
            is_faint=is_outdone or (is_granted and (self.is_stale or not self._was_asked(row))),
            is_stale=is_granted and self.is_stale,
            differs=self._differing(row) if is_granted else 0,
        )

    def _holds_default(self, row: Row) -> bool:
        """Whether a default is in effect: nothing is sent for a feature, but for its component."""
        top = row.parent
        return (
            top is not None and self.is_sent(top) and not (self.is_sent(row) or self.are_versions)
        )

    def _differing(self, row: Row) -> int:
        if not self.marked:
            return 0
        return sum(self._value_path(child.path) in self.marked for child in row.children)

    def title(self, row: Row) -> str:
        """Name of a row as people read it."""
        if row.spec.kind is RowKind.REST:
            text = self.tr("and {count} more that this version does not know")
            return text.format(count=row.spec.rest)
        found = self._help_of(row)
        if found is not None:
            return found.title
        if row.spec.kind is RowKind.PARAMETER:
            return wire_name(row.path)
        return row.path[-1].replace("_", " ").capitalize()

    def text(self, row: Row, column: int) -> str:
        """Text of a cell."""
        if column == Column.NAME:
            return self.title(row)
        if column == Column.SENT:
            return self._sent(row)
        if column == Column.DEFAULT:
            return self._since(row.path) if self.are_versions else self._in_short(row)
        value = self.granted.get(self._value_path(row.path)) if self.granted else None
        return "" if value is None else write_json(thaw(value))

    def editable_list(self, row: Row) -> str:
        """Value of a list row as text to edit: entries with commas between them."""
        value = self._value(row.path)
        return ", ".join(map(str, value)) if isinstance(value, tuple) else ""

    def search(self, row: Row) -> str:
        """Text that the filter looks through: title, names, synonyms and help, a line for each."""
        if row.spec.kind is RowKind.REST:
            return ""
        return searched(row.path, self.title(row), self._summary(row), self._synonyms(row))

    def aside(self, row: Row, words: Iterable[str]) -> str:
        """Say what a row was found by, other than its title: words of its help, or a synonym."""
        return found_by(words, self.title(row), self._summary(row), self._synonyms(row))

    def _help_of(self, row: Row) -> HelpText | None:
        if row.spec.kind is RowKind.COMPONENT:
            return self._help.component(row.path[1])
        if row.spec.kind is RowKind.FEATURE:
            return self._help.feature(row.path[1], row.path[3])
        return None

    def _summary(self, row: Row) -> str:
        found = self._help_of(row)
        return found.summary if found is not None else ""

    def _synonyms(self, row: Row) -> tuple[str, ...]:
        return self._help.synonyms.get(row.path[-1], ()) if row.path else ()

    def tool_tip(self, row: Row, column: int) -> str:
        """Text of a tool tip; plain."""
        if row.spec.kind is RowKind.REST:
            return self.tr("All of them stand among the pairs on the right.")
        name = wire_name(row.path)
        if not row.spec.is_known:
            name = self.tr("{name} is not known in API version {version}.").format(
                name=name, version=self._workspace.request.api_version
            )
            found = self._availability(row.path)
            return f"{name} {self.tr('It is there')} {found}." if found else name
        if column == Column.DEFAULT:
            return f"{name}: {self._default(row)}"
        if column == Column.NAME and row.path in self.new_paths:
            return self.tr("{name}, new in this API version").format(name=name)
        return name

    def accessible_text(self, row: Row, column: int) -> str:
        """Text of a cell for those who listen."""
        if column != Column.NAME:
            text = self.text(row, column)
            if column == Column.GRANTED and text and self.is_stale:
                return self.tr("{value}, before the request changed").format(value=text)
            if column == Column.GRANTED and text and not self._was_asked(row):
                return self.tr("{value}, not asked for").format(value=text)
            return text or self.tr("nothing")
        parts = [self.title(row), self._sent(row)]
        named = map(translate_name, (self.channels.get(row.path, ""), self.worst([row])))
        parts += filter(None, [tally(self.choice_of(child.path) for child in row.children), *named])
        if row.path in self.new_paths:
            parts.append(self.tr("new in this version"))
        if not row.spec.is_known:
            parts.append(self.tr("not known in this version"))
        return ", ".join(parts)

    def _sent(self, row: Row) -> str:
        choice = self.choice_of(row.path)
        if choice is RowState.OTHER:
            value = self._value(row.path)
            if self.is_list(row) and isinstance(value, tuple):
                return self.editable_list(row) or self.tr("empty list, not sent")
            return self.tr("empty") if value == "" else write_json(thaw(value))
        if choice is RowState.UNSET and not row.spec.is_known:
            return ""
        return translate_name(choice)

    def _in_short(self, row: Row) -> str:
        """Say what holds for a row that is not sent, in a word."""
        if not row.spec.is_known:
            return self._availability(row.path) if row.path else ""
        feature = row.spec.feature
        return "" if feature is None else default_in_short(self._workspace, feature)

    def _default(self, row: Row) -> str:
        if not row.spec.is_known:
            return self._availability(row.path) if row.path else ""
        feature = row.spec.feature
        if feature is None:
            return "false" if row.spec.kind is RowKind.COMPONENT else ""
        workspace = self._workspace
        found = workspace.rulebook.default(
            workspace.catalog, workspace.request, feature, workspace.facts
        )
        return translate(found.text)

    def _was_asked(self, row: Row) -> bool:
        """Whether the request that was answered sent something for a row."""
        path = row.path
        if is_component_path(path):
            return path in self.asked or enabled_path(path[1]) in self.asked
        return path in self.asked and self._grants_features(path)

    def _grants_features(self, path: WirePath) -> bool:
        # Lazy: asked once there is an answer.
        from session_composer.core.rules.granted import grants_features

        workspace = self._workspace
        return len(path) != _FEATURE or grants_features(
            workspace.catalog, path[1], self.granted, workspace.rulebook, workspace.facts
        )

    def _value_path(self, path: WirePath) -> WirePath:
        if is_component_path(path) and path not in self._workspace.request.params:
            return enabled_path(path[1])
        return path

    def _value(self, path: WirePath) -> Leaf | None:
        return self._workspace.request.get(self._value_path(path))


def plain_tool_tip(text: str) -> str:
    """Text that a tool tip, which renders HTML, shows as it is."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f"<qt>{escaped}</qt>"
