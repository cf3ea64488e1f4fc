"""What a window hands on to the one that takes its place: where the user is, and looks at."""

from PySide6.QtCore import QItemSelectionModel

from session_composer.core.wire.paths import WirePath
from session_composer.state.document.recovery import Recovery
from session_composer.state.model_index import Index
from session_composer.state.tree.tree_model import PathRole
from session_composer.ui.tree.tree_view import TreeView

from .commands import Commands
from .main_window import MainWindow

_SELECT = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows


def hand_on(
    before: MainWindow, old: Commands, after: MainWindow, new: Commands, recovery: Recovery | None
) -> None:
    """Let a window show what another one shows."""
    if not (before.isMaximized() or before.isFullScreen()):
        # What was remembered is fitted to the screen; this is to the pixel.
        after.setGeometry(before.geometry())
    lens = old.actions_by_name["lensAction"]
    new.actions_by_name["lensAction"].setChecked(lens.isChecked())
    _hand_on_rows(before, after)
    panel, next_panel = old.answer.panel, new.answer.panel
    next_panel.show_exchange(panel.shown)
    if "knowledge" in vars(old.doors):
        new.doors.knowledge.show()
    if "browser" in vars(old.doors):
        new.doors.browser.changed.emit()
    if "matrix" in vars(old.doors) and old.doors.matrix.is_shown:
        new.doors.matrix.show()
    offer = old.doors.offer
    if recovery is not None and offer is not None and offer.undecided:
        new.doors.offer_work(recovery, offer.undecided)
    for one, other in (
        (before.panels.notes, after.panels.notes),
        (before.preview.tabs, after.preview.tabs),
        (panel.tabs, next_panel.tabs),
    ):
        other.setCurrentIndex(one.currentIndex())
    focused = before.focusWidget()
    name = focused.objectName() if focused is not None else ""
    for widget in after.findChildren(type(focused), name) if name else ():
        widget.setFocus()


def _hand_on_rows(before: MainWindow, after: MainWindow) -> None:
    one, other = before.tree_panel, after.tree_panel
    tree, rows = other.tree, other.tree.filter
    other.only_sent.setChecked(one.only_sent.isChecked())
    other.filter_field.setText(one.filter_field.text())
    open_rows = {_name(one.tree, at) for at in _foldable(one.tree) if one.tree.isExpanded(at)}
    for index in _foldable(tree):
        tree.setExpanded(index, _name(tree, index) in open_rows)
    current = one.tree.currentIndex().data(PathRole)
    if current:
        tree.select_path(current)
    for path in one.tree.selected_paths():
        tree.selectionModel().select(rows.mapFromSource(after.model.nearest(path)), _SELECT)


def _foldable(tree: TreeView) -> list[Index]:
    return [*tree.filter.groups(), *tree.filter.tops()]


def _name(tree: TreeView, index: Index) -> WirePath | str:
    """Tell a row that can be opened from others, in any language."""
    group = tree.filter.group_at(index)
    return group.name if group is not None else index.data(PathRole)
