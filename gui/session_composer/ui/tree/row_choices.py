"""What is sent for rows that are chosen together, and for a component with all of its features."""

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal

from session_composer.core.wire.paths import COMPONENTS, WirePath
from session_composer.core.wire.values import UNSET, Unset
from session_composer.state.document.workspace import Workspace
from session_composer.state.tree.tree_model import RowState, TreeModel


class RowChoices(QObject):
    """Makes each choice one undo step, and says which features it left to Stripe's default.

    Signals:
        left_out(text): some features were not chosen along with the others.
    """

    left_out = Signal(str)

    def __init__(self, workspace: Workspace, model: TreeModel, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._model = model

    def choose(self, paths: list[WirePath], value: bool | Unset) -> None:
        """Send true, false or nothing for some rows."""
        if not isinstance(value, Unset):
            paths = [path for path in paths if self._takes_boolean(path)]
        left = self._workspace.left_out_of(paths) if value is True else []
        paths = [path for path in paths if path not in left]
        if not paths:
            return
        words = self.tr("not sent") if isinstance(value, Unset) else "true" if value else "false"
        if len(paths) == 1:
            text = f"{self._title(paths[0])}: {words}"
        else:
            text = self.tr("{count} rows: {words}").format(count=len(paths), words=words)
        self._workspace.choose(paths, value, text)
        self._tell(left)

    def cycle(self, paths: list[WirePath], leading: WirePath) -> None:
        """Send for all rows what comes after what is sent for one of them."""
        left = self._workspace.left_out_of(paths)
        # True would not change these, and nothing would ever come after.
        choosable = [path for path in paths if path not in left and self._takes_boolean(path)]
        if leading not in choosable:
            leading = next(iter(choosable), leading)
        choice = self._model.texts.choice_of(leading)
        is_mixed = any(self._model.texts.choice_of(path) is not choice for path in choosable)
        if is_mixed or choice is RowState.UNSET:
            self.choose(paths, True)
        else:
            self.choose(paths, UNSET if choice is RowState.FALSE else False)

    def choose_features(self, paths: Iterable[WirePath], value: bool | Unset) -> None:
        """Send true, false or nothing for all features of the components that some rows are of."""
        rows: list[WirePath] = []
        for name in dict.fromkeys(_components(paths)):
            path = (*COMPONENTS, name)
            row = self._model.row_at(self._model.index_of(path))
            rows += [path] if value is True else []
            rows += [child.path for child in row.children] if row is not None else []
        self.choose(rows, value)

    def choose_everywhere(self, paths: Iterable[WirePath], value: bool | Unset) -> None:
        """Send true, false or nothing for the features of some rows in every component sent."""
        components = dict.fromkeys(_components(self._workspace.request.params))
        rows = [
            (*COMPONENTS, name, *path[2:])
            for path in paths
            if path[:1] == COMPONENTS and len(path) > 2
            for name in components
        ]
        self.choose([row for row in rows if self._model.index_of(row).isValid()], value)

    def enable_all(self, component: str) -> None:
        """Send true for a component and its features."""
        title = self._title((*COMPONENTS, component))
        text = self.tr("{title}: all on").format(title=title)
        self._tell(self._workspace.enable_all(component, text))

    def _tell(self, left: Iterable[WirePath]) -> None:
        sent = self._workspace.request.params
        titles = dict.fromkeys(self._title(path) for path in left if path not in sent)
        if titles:
            template = self.tr("Left to Stripe’s default: {titles}.")
            self.left_out.emit(template.format(titles=", ".join(titles)))

    def _title(self, path: WirePath) -> str:
        return str(self._model.index_of(path).data())

    def _takes_boolean(self, path: WirePath) -> bool:
        row = self._model.row_at(self._model.index_of(path))
        return row is not None and self._model.texts.is_checkable(row)


def _components(paths: Iterable[WirePath]) -> list[str]:
    """Names of the components that paths belong to, in their order."""
    return [path[1] for path in paths if path[:1] == COMPONENTS and len(path) > 1]
