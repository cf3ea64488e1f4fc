"""Under the tree: what the current row is, what is sent for it, and why."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from session_composer.core.help.help_texts import HelpTexts
from session_composer.core.request.edits import is_component_path
from session_composer.core.text.display_safe import printable
from session_composer.core.wire.paths import WirePath, enabled_path, wire_name
from session_composer.state.document.workspace import Workspace
from session_composer.state.language.translation import translate, translate_name
from session_composer.state.tree.tree_model import Column, RowState, TreeModel
from session_composer.ui.look.theme import MARGIN, Theme

if TYPE_CHECKING:
    from PySide6.QtCore import QUrl

    from session_composer.core.rules.problems import Fix, Problem
    from session_composer.core.text.message import Message

_DOCUMENTATION = "https://docs.stripe.com/api/account_sessions/create"
_FIX = "fix:"
_SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)
_NAME_AND_SENT = (Column.NAME, Column.SENT)


class RowDetails(QTextBrowser):
    """Describes a row. The HTML is ours; whatever comes from elsewhere is escaped.

    Signals:
        link_requested(url): a source was clicked.
        fix_requested(fixes): some fixes are to be made, each with its problem.
        line_changed(line): what is said in one line is another.
    """

    # By name: making the class takes a while, and nothing is clicked in the first frame.
    link_requested = Signal("QUrl")  # type: ignore[arg-type]
    fix_requested = Signal(object)
    line_changed = Signal(str)

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
        self._fixes: list[tuple[Problem, Fix]] = []
        self._error, self._error_places = "", frozenset[WirePath]()
        self._html = ""
        # Before the first check there is no need to load the rules: the first frame comes first.
        self._is_checked = False
        self.setObjectName("rowDetails")
        self.setAccessibleName(self.tr("About the current row"))
        self.setOpenLinks(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.document().setDocumentMargin(MARGIN)
        self.setTabChangesFocus(True)
        self.anchorClicked.connect(self._on_link)
        theme.changed.connect(self.refresh)
        self.refresh()

    def show_path(self, path: WirePath | None) -> None:
        """Describe another row."""
        if path != self._path:
            self._path = path
            self.refresh()

    def show_problems(
        self, problems: "list[Problem]", error: tuple[str, Iterable[WirePath]] = ("", ())
    ) -> None:
        """Take note of what is wrong now, and what its last answer says of which rows."""
        self._problems = problems
        self._error, self._error_places = error[0], frozenset(error[1])
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
            self._set_html(f"<p style='color:{muted}'>{text}</p>", "")
            return
        path = self._path
        index = self._model.index_of(path)
        wire = enabled_path(path[1]) if is_component_path(path) else path
        parts = [
            f"<p><b>{_escaped(index.data())}</b> &nbsp;"
            f"<code style='color:{muted}'>{_escaped(wire_name(wire))}</code></p>"
        ]
        self._fixes.clear()
        problems = self._problems_of(path)
        if self._error and not self._error_places.isdisjoint(_own(path)):
            parts.insert(0, self._wrong("error", self.tr("Answer"), self._error, ""))
        summary = self._summary(path)
        if summary:
            parts.append(f"<p>{_escaped(summary)}</p>")
        parts += [self._problem(problem) for problem in problems]
        rows = [*self._states(path), *(self._since(path) if self._is_checked else ())]
        cells = (
            f"<tr><td style='color:{muted}; padding-right: 12px'>{_escaped(name)}</td>"
            f"<td>{text}</td></tr>"
            for name, text in rows
        )
        table = "<table cellspacing='0' cellpadding='1' style='margin-left: -2px'>"
        parts.append(f"{table}{''.join(cells)}</table>")
        if self._is_checked:
            parts += self._background(path, muted)
        html = "".join(part.replace("<p", "<p class='b'", 1) for part in parts)
        self._set_html(html, self._line(path))

    def _line(self, path: WirePath) -> str:
        """Say in one line what matters most."""
        title, sent = (self._model.index_of(path, column).data() for column in _NAME_AND_SENT)
        default = self._model.index_of(path, Column.DEFAULT).data()
        is_sent = self._model.texts.choice_of(path) is not RowState.UNSET
        if default and not (is_sent or self._model.heads.are_versions):
            return self.tr("{title}: if not sent, {value}").format(title=title, value=default)
        return f"{title}: {sent}" if sent else str(title)

    def _set_html(self, html: str, line: str) -> None:
        # Laying the text out costs more than all the rest of an edit.
        if html != self._html:
            self._html = html
            self.setHtml(f"<style>p.b {{ margin: 0 0 5px 0 }}</style><body>{html}</body>")
        self.line_changed.emit(line)

    def _summary(self, path: WirePath) -> str:
        found = self._help.find(self._workspace.catalog, path)
        return found.summary if found is not None else ""

    def _states(self, path: WirePath) -> list[tuple[str, str]]:
        """Tell what holds when it is not sent, and what the last answer allowed."""
        rows: list[tuple[str, str]] = []
        workspace = self._workspace
        feature = workspace.catalog.feature_by_path.get(path)
        if feature is not None:
            found = workspace.rulebook.default(
                workspace.catalog, workspace.request, feature, workspace.facts
            )
            text = f"<b>{_escaped(translate(found.text))}</b>"
            if found.why:
                source = self._source(found.source, found.source_name)
                text += f" – {_escaped(translate(found.why))} {source}"
            rows.append((self.tr("If not sent"), text))
        allowed = self._model.index_of(path, Column.GRANTED)
        if allowed.data():
            told = allowed.data(_SPOKEN)
            rows.append((self.tr("Allowed"), f"<b>{_escaped(told)}</b>"))
        return rows

    def _since(self, path: WirePath) -> list[tuple[str, str]]:
        """Tell which API versions have it."""
        # Lazy: told once the request was checked.
        from session_composer.core.versions.availability import availability, since

        found = availability(self._workspace.store, path)
        if found is None:
            return []
        first = since(self._workspace.store, path)
        docs = _link(_DOCUMENTATION, self.tr("Documentation"))
        name = self.tr("Since") if first else self.tr("Versions")
        return [(name, f"{_escaped(first or translate(found))} · {docs}")]

    def _background(self, path: WirePath, muted: str) -> list[str]:
        """Rules that concern the row, whatever is sent."""
        workspace = self._workspace
        notes = {
            note.rule: note
            for one in _own(path)
            for note in workspace.rulebook.notes(workspace.catalog, one)
        }
        shown = {problem.rule for problem in self._problems_of(path)}
        return [
            f"<p style='color:{muted}'>{_escaped(translate(note.text))} "
            f"{self._source(note.source, note.source_name)}</p>"
            for note in notes.values()
            if note.rule not in shown
        ]

    def _problems_of(self, path: WirePath) -> "list[Problem]":
        own = _own(path)
        return [problem for problem in self._problems if not own.isdisjoint(problem.rows)]

    def _problem(self, problem: "Problem") -> str:
        severity = translate_name(problem.severity).capitalize()
        links = f"{self._source(problem.source, problem.source_name)} {self._links_of(problem)}"
        return self._wrong(problem.severity, severity, translate(problem.message), links)

    def _source(self, url: str, name: "Message | None") -> str:
        return _link(url, self.tr("Source"), translate(name)) if url else ""

    def _wrong(self, severity: str, name: str, text: str, links: str) -> str:
        color = self._theme.colors.of_severity(severity).name()
        return f"<p><b style='color:{color}'>{_escaped(name)}:</b> {_escaped(text)} {links}</p>"

    def _links_of(self, problem: "Problem") -> str:
        """Offer what can be done about a problem."""
        links: list[str] = []
        for fix in self._workspace.fixes_of(problem):
            links.append(f"<a href='{_FIX}{len(self._fixes)}'>{_escaped(translate(fix.text))}</a>")
            self._fixes.append((problem, fix))
        return " · ".join(("", *links))

    def _on_link(self, url: "QUrl") -> None:
        link = url.toString()
        if link.startswith(_FIX):
            self.fix_requested.emit([self._fixes[int(link.removeprefix(_FIX))]])
        else:
            self.link_requested.emit(url)


def _own(path: WirePath) -> set[WirePath]:
    """Paths that the row of a path stands for."""
    return {path, enabled_path(path[1])} if is_component_path(path) else {path}


def _link(url: str, text: str, tool_tip: str = "") -> str:
    if not url.startswith("https://"):
        return ""
    return f"<a href='{_escaped(url)}' title='{_escaped(tool_tip or url)}'>{_escaped(text)}</a>"


def _escaped(text: str) -> str:
    safe = printable(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return safe.replace("'", "&#39;").replace('"', "&quot;")
