"""What is new in an API version, as the last line of the start board."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from session_composer.core.help.help_texts import HelpTexts
from session_composer.core.versions.compare import new_in
from session_composer.core.wire.paths import WirePath
from session_composer.state.document.workspace import Workspace
from session_composer.ui.controls.link_button import LinkButton
from session_composer.ui.look.theme import SMALL, SPACE, Theme, scaled_font
from session_composer.ui.widgets.flow_box import FlowBox
from session_composer.ui.widgets.tone_label import ToneLabel

_MOST = 3


def _tr(text: str) -> str:
    return QCoreApplication.translate("VersionNews", text)


class VersionNews(FlowBox):
    """Names what the version in use added, and leads there.

    Signals:
        row_wanted(path): the row of something new is to be shown.
        versions_wanted(): the user wants to compare versions.
    """

    row_wanted = Signal(object)
    versions_wanted = Signal()

    def __init__(self, workspace: Workspace, help_texts: HelpTexts, theme: Theme) -> None:
        super().__init__(SPACE)
        self._workspace = workspace
        self._help = help_texts
        self._theme = theme
        self._version = ""
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._title = ToneLabel(theme, tone="accent")
        self._title.setFont(scaled_font(self._title.font(), SMALL, bold=True))
        self.add(self._title)
        self._links: list[QWidget] = []
        self.compare = LinkButton(theme, _tr("what else changed between versions"))
        self.compare.setObjectName("startVersionsLink")
        self.compare.clicked.connect(self.versions_wanted)
        self.add(self.compare)
        workspace.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Name what is new in the version that is in use now."""
        version = self._workspace.request.api_version
        if version == self._version:
            return
        self._version = version
        for link in self._links:
            self.remove(link)
            link.deleteLater()
        self._links.clear()
        found = new_in(self._workspace.catalog, self._workspace.store)
        paths = sorted(found, key=lambda path: (len(path), path))
        title = _tr("New in {version}") if paths else _tr("{version} has nothing new")
        self._title.setText(title.format(version=version))
        for path in paths[:_MOST]:
            link = LinkButton(self._theme, self._title_of(path))
            link.clicked.connect(lambda _=False, path=path: self.row_wanted.emit(path))
            self.add(link)
            self._links.append(link)
        # It stands behind them.
        self.remove(self.compare)
        self.add(self.compare)
        self.compare.show()

    def _title_of(self, path: WirePath) -> str:
        found = self._help.find(self._workspace.catalog, path)
        return found.title if found is not None else path[-1]
