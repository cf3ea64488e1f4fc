"""What a view of differences shows."""

from session_composer.core.request.request_diff import ChangeKind
from session_composer.core.text.display_safe import printable
from session_composer.state.language.translation import translate
from session_composer.ui.changes.changes_view import ChangesView

type Change = tuple[str, str, str, str]
"""Name, kind, before and after."""


def change_rows(view: ChangesView, *, same: bool = False) -> list[Change]:
    """Read off what differs, or what is the same."""
    model = view.model
    indexes = [model.index(row) for row in range(model.rowCount())]
    lines = [(index.data(), model.row(index).line) for index in indexes]
    return [
        (name, str(line.kind), printable(translate(line.before)), printable(translate(line.after)))
        for name, line in lines
        if line is not None and (line.kind is ChangeKind.SAME) is same
    ]
