"""The context menu of the tree."""

from PySide6.QtWidgets import QMenu

from session_composer.core.wire.paths import COMPONENTS
from session_composer.core.wire.values import UNSET
from session_composer.state.document.workspace import Workspace
from session_composer.state.tree.tree_model import KnownRole, PathRole, TreeModel

from .tree_view import TreeView


class TreeMenu(QMenu):
    """What can be done with the selected rows, and with the component of the current one."""

    def __init__(self, tree: TreeView, workspace: Workspace, model: TreeModel) -> None:
        super().__init__(tree)
        self._tree = tree
        self._workspace = workspace
        self._model = model
        self.addAction(self.tr("Send &true"), lambda: tree.choose_selected(True))
        self.addAction(self.tr("Send &false"), lambda: tree.choose_selected(False))
        self.addAction(self.tr("&Don’t send"), lambda: tree.choose_selected(UNSET))
        path = tree.currentIndex().data(PathRole)
        if path is not None and path[:1] == COMPONENTS and len(path) > 1:
            self.addSeparator()
            self._add_for_list()
            if len(path) > 2:
                self._add_for_same()
            self._add_for_component(path[1])

    def _add_for_list(self) -> None:
        tree = self._tree
        index = tree.currentIndex()
        if not tree.is_list(index):
            return
        path = index.data(PathRole)
        self.addAction(self.tr("Edit the &list…"), lambda: tree.edit_list(index))
        feature = self._workspace.catalog.feature_by_path.get(path)
        if feature is not None and feature.emptyable:
            title = self._model.index_of(path).data()
            text = self.tr("{title}: empty").format(title=title)
            self.addAction(
                self.tr("Send an e&mpty list"), lambda: self._workspace.set_leaf(path, "", text)
            )

    def _add_for_same(self) -> None:
        menu = self.addMenu(self.tr("&Same in every sent component"))
        everywhere = self._tree.choose_everywhere
        menu.addAction(self.tr("Send &true"), lambda: everywhere(True))
        menu.addAction(self.tr("Send &false"), lambda: everywhere(False))
        menu.addAction(self.tr("&Don’t send"), lambda: everywhere(UNSET))

    def _add_for_component(self, name: str) -> None:
        path = (*COMPONENTS, name)
        index = self._model.index_of(path)
        title = index.data()
        if index.data(KnownRole):
            self.addAction(
                self.tr("&Enable {title} with all features").format(title=title),
                lambda: self._tree.choices.enable_all(name),
            )
        reset = self.tr("{title}: reset").format(title=title)
        self.addAction(
            self.tr("&Reset {title}").format(title=title),
            lambda: self._workspace.choose([path], UNSET, reset),
        )
