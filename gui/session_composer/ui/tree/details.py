"""Under the tree: what the current row is, what is sent for it, and why."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from session_composer.core.help.help_texts import HelpTexts
from session_composer.core.request.edits import is_component_path
from session_composer.core.text.display_safe import printable
from session_composer.core.wire.paths import WirePath, enabled_path, wire_name
from session_composer.state.document.workspace import Workspace
from session_composer.state.language.translation import translate, translate_name
from session_composer.state.tree.tree_model import Column, TreeModel
from session_composer.ui.look.theme import Theme

if TYPE_CHECKING:
    from session_composer.core.rules.problems import Problem

_DOCUMENTATION = "https://docs.stripe.com/api/account_sessions/create"


class RowDetails(QTextBrowser):
    """Describes a row. The HTML is ours; whatever comes from elsewhere is escaped.

    Signals:
        link_requested(url): a source was clicked.
    """

    # By name: making the class takes a while, and nothing is clicked in the first frame.
    link_requested = Signal("QUrl")  # type: ignore[arg-type]

    def __init__(
        self,
        workspace: Workspace,
        model: TreeModel,
        help_texts: HelpTexts,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._model = model
        self._help = help_texts
        self._theme = theme
        self._path: WirePath | None = None
        self._problems: list[Problem] = []
        self._html = ""
        # Before the first check there is no need to load the rules: the first frame comes first.
        self._is_checked = False
        self.setObjectName("rowDetails")
        self.setAccessibleName(self.tr("About the current row"))
        self.setOpenLinks(False)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setTabChangesFocus(True)
        self.anchorClicked.connect(self.link_requested)
        theme.changed.connect(self.refresh)
        self.refresh()

    def show_path(self, path: WirePath | None) -> None:
        """Describe another row."""
        if path != self._path:
            self._path = path
            self.refresh()

    def show_problems(self, problems: "list[Problem]") -> None:
        """Take note of what is wrong with the request now."""
        self._problems = problems
        self._is_checked = True
        self.refresh()

    def refresh(self) -> None:
        """Describe the row as it is now."""
        muted = self._theme.colors.muted.name()
        if self._path is None or not self._model.index_of(self._path).isValid():
            text = self.tr(
                "Select a component or a feature to read what it does, what is sent for it, "
                "and what applies when it is not sent."
            )
            self._set_html(f"<p style='color:{muted}'>{text}</p>")
            return
        path = self._path
        index = self._model.index_of(path)
        wire = enabled_path(path[1]) if is_component_path(path) else path
        parts = [
            f"<p><b>{_escaped(index.data())}</b> &nbsp;"
            f"<code style='color:{muted}'>{_escaped(wire_name(wire))}</code></p>"
        ]
        summary = self._summary(path)
        if summary:
            parts.append(f"<p>{_escaped(summary)}</p>")
        parts.append(self._states(path, muted))
        parts += [self._problem(problem) for problem in self._problems_of(path)]
        if self._is_checked:
            parts += self._background(path, muted)
        self._set_html("".join(part.replace("<p", "<p class='b'", 1) for part in parts))

    def _set_html(self, html: str) -> None:
        # Laying the text out costs more than all the rest of an edit.
        if html != self._html:
            self._html = html
            self.setHtml(f"<style>p.b {{ margin: 0 0 5px 0 }}</style><body>{html}</body>")

    def _summary(self, path: WirePath) -> str:
        found = self._help.find(self._workspace.catalog, path)
        return found.summary if found is not None else ""

    def _states(self, path: WirePath, muted: str) -> str:
        sent = self._model.index_of(path, Column.SENT).data()
        parts = [f"{self.tr('Sent')}: <b>{_escaped(sent)}</b>"]
        workspace = self._workspace
        feature = workspace.catalog.feature_by_path.get(path)
        if feature is not None:
            found = workspace.rulebook.default(
                workspace.catalog, workspace.request, feature, workspace.facts
            )
            parts.append(f"{self.tr('Default')}: <b>{_escaped(translate(found.text))}</b>")
            if found.why:
                source = _link(found.source, translate(found.source_name)) if found.source else ""
                why = _escaped(translate(found.why))
                return (
                    f"<p>{' &nbsp;·&nbsp; '.join(parts)}<br>"
                    f"<span style='color:{muted}'>{why}</span> {source}</p>"
                )
        return f"<p>{' &nbsp;·&nbsp; '.join(parts)}</p>"

    def _background(self, path: WirePath, muted: str) -> list[str]:
        """Rules that concern the row, whatever is sent, and the API versions that have it."""
        # Lazy: told once the request was checked.
        from session_composer.core.versions.availability import availability

        workspace = self._workspace
        own = {path, enabled_path(path[1])} if is_component_path(path) else {path}
        notes = {
            note.rule: note
            for one in own
            for note in workspace.rulebook.notes(workspace.catalog, one)
        }
        shown = {problem.rule for problem in self._problems_of(path)}
        lines = [
            f"{_escaped(translate(note.text))} {_link(note.source, translate(note.source_name))}"
            for note in notes.values()
            if note.rule not in shown
        ]
        found = availability(workspace.store, path)
        if found:
            versions = self.tr("API versions: {versions}.").format(versions=translate(found))
            docs = _link(_DOCUMENTATION, self.tr("Documentation"))
            lines.append(f"{_escaped(versions)} {docs}")
        return [f"<p style='color:{muted}'>{line}</p>" for line in lines]

    def _problems_of(self, path: WirePath) -> "list[Problem]":
        own = {path, enabled_path(path[1])} if is_component_path(path) else {path}
        return [
            problem
            for problem in self._problems
            if not own.isdisjoint((problem.path, *problem.also))
        ]

    def _problem(self, problem: "Problem") -> str:
        color = self._theme.colors.of_severity(problem.severity).name()
        source = _link(problem.source, self.tr("source")) if problem.source else ""
        severity = translate_name(problem.severity).capitalize()
        return (
            f"<p><b style='color:{color}'>{_escaped(severity)}:</b> "
            f"{_escaped(translate(problem.message))} {source}</p>"
        )


def _link(url: str, name: str) -> str:
    if not url.startswith("https://"):
        return ""
    return f"<a href='{_escaped(url)}'>{_escaped(name or url)}</a>"


def _escaped(text: str) -> str:
    safe = printable(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return safe.replace("'", "&#39;").replace('"', "&quot;")
