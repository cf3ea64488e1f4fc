"""The tab that tells what the user gets."""

from collections.abc import Sequence
from functools import cached_property

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPushButton

from session_composer.core.account.identity import identity
from session_composer.core.effect.effect import EffectWriter
from session_composer.core.help.groups import component_groups
from session_composer.core.rules.granted import Difference
from session_composer.core.text.secret_text import redact
from session_composer.core.wire.paths import WirePath
from session_composer.core.wire.values import Leaf
from session_composer.state.effect.effect_rows import (
    EffectRow,
    GroupRow,
    effect_markdown,
    effect_rows,
)
from session_composer.state.language.translation import translate_name
from session_composer.ui.code.tab_tools import MenuEntry
from session_composer.ui.controls.copy_button import CopyButton
from session_composer.ui.shell.context import WindowContext
from session_composer.ui.shell.feature import WindowFeature
from session_composer.ui.widgets.naming import with_name

from .effect_view import EffectView

_ANY = ""


class EffectCommands(WindowFeature):
    """Tells the effect of the request, and copies it as a page."""

    def __init__(self, context: WindowContext) -> None:
        super().__init__(context)
        workspace = context.workspace
        self._writer = EffectWriter(workspace.rulebook, context.help_texts)
        self._granted: dict[WirePath, Leaf] = {}
        self.view = EffectView(self._rows, context.theme)
        self.copy = with_name(
            CopyButton(context.theme, self.tr("Copy as Markdown")), "copyEffectButton"
        )
        self.copy.clicked.connect(self._copy)
        self.browser = with_name(QPushButton(self.tr("Open in browser")), "openInBrowserButton")
        self.browser.setFlat(True)
        context.theme.changed.connect(self._use_theme)
        self._use_theme()
        for changed in (workspace.changed, workspace.facts_changed, workspace.catalog_reloaded):
            changed.connect(self.view.refresh)

    def use_browser(self, action: QAction) -> None:
        """Let the button do what an action does."""
        self.browser.clicked.connect(action.trigger)
        self.browser.setToolTip(action.toolTip())
        action.changed.connect(lambda: self.browser.setEnabled(action.isEnabled()))
        self.browser.setEnabled(action.isEnabled())

    def menu_entries(self) -> list[MenuEntry]:
        """List what the tab offers, for where its buttons have no room."""
        return [MenuEntry(self.browser.text(), None, self.browser.click)]

    def show_differences(self, found: Sequence[Difference]) -> None:
        """Tell what the last answer said otherwise, where that is still asked in the same way."""
        latest = self._context.exchanges.latest
        request = self._context.workspace.request
        before = self._granted
        self._granted = {
            difference.path: difference.granted
            for difference in found
            if latest is not None
            and latest.request.get(difference.path) == request.get(difference.path)
        }
        if self._granted != before:
            self.view.refresh()

    def _rows(self) -> list[EffectRow]:
        workspace = self._context.workspace
        request, facts = workspace.request, workspace.facts
        found = self._writer.effect(request, workspace.catalog, facts, self._granted)
        order = list(dict.fromkeys(self._groups.values()))
        who = identity(facts)
        return effect_rows(found, redact(request.account), who, self._group_of, order)

    def _use_theme(self) -> None:
        self.browser.setIcon(self._context.theme.icon("globe"))

    def _copy(self) -> None:
        version = self._context.workspace.request.api_version
        text = effect_markdown(self.view.current_rows(), version)
        self._context.clipboard.copy(text)
        self._context.say(self.tr("Copied as Markdown."))
        self.copy.show_copied()

    @cached_property
    def _groups(self) -> dict[str, GroupRow]:
        """Heading of each component that a group names; for others there is the last one."""
        found = {}
        for group in component_groups():
            row = GroupRow(translate_name(group.title), group.icon)
            found[_ANY] = row
            found |= dict.fromkeys(group.components, row)
        return found

    def _group_of(self, component: str) -> GroupRow:
        return self._groups.get(component, self._groups[_ANY])
