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
        if leading in left:
            # True would not change it, and nothing would ever come after.
            leading = next(path for path in paths if path not in left)
        choice = self._model.texts.choice_of(leading)
        if choice is RowState.UNSET:
            self.choose(paths, True)
        else:
            self.choose(paths, UNSET if choice is RowState.FALSE else False)

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
