"""What cells of the tree say in a word or two; the sentence is in the details."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from session_composer.core.request.edits import is_component_path
from session_composer.core.versions.catalog import Feature
from session_composer.core.versions.catalog_store import CatalogStore
from session_composer.core.wire.paths import WirePath
from session_composer.state.document.workspace import Workspace

from .tree_cells import RowState

_ANSWERED = {"enabled": "true", "disabled": "false"}
_DASHBOARD = "use_dashboard_rules"


def default_in_short(workspace: Workspace, feature: Feature) -> str:
    """Say what holds for a feature that is not sent, as far as is known of the account."""
    found = workspace.rulebook.default(
        workspace.catalog, workspace.request, feature, workspace.facts
    )
    if found.value is None:
        return _tr("unknown") if found.is_unknown else _tr("by account")
    word = str(found.text)
    short = _tr("by Dashboard") if word == _DASHBOARD else _ANSWERED.get(word, word)
    return f"{short}?" if found.is_guess else short


def oldest_with(store: CatalogStore, path: WirePath) -> str:
    """Name the oldest version that has a row, or the oldest preview where no release has it."""
    for info in (*reversed(store.versions), *reversed(store.previews)) if path else ():
        catalog = store.catalog(info.api_version)
        known = catalog.component_by_name if is_component_path(path) else catalog.leaf_order
        if (path[1] if is_component_path(path) else path) in known:
            return info.api_version
    return ""


def tally(found: Iterable[RowState]) -> str:
    """Say how many features of a component are sent, and how many of them as false."""
    states = list(found)
    count = len(states) - states.count(RowState.UNSET)
    if not count:
        return ""
    text = _tr("{count} of {all}").format(count=count, all=len(states))
    off = states.count(RowState.FALSE)
    return f"{text} · {_tr('{count} off').format(count=off)}" if off else text


def _tr(text: str) -> str:
    return QCoreApplication.translate("ShortTexts", text)
