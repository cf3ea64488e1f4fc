"""What the window does beyond editing: made right after its first frame.

Sending, reading answers, dialogs, menus and checks take longer to load than the tree and the body
take to be there. What is seen at once is made here, what opens later is behind its door.
"""

from collections.abc import Callable
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QWidget

from session_composer import __version__
from session_composer.core.request.sent import enables_any_component
from session_composer.core.wire.paths import EXPAND
from session_composer.core.wire.values import UNSET
from session_composer.state.account.account_watch import AccountWatch
from session_composer.state.account.recent_accounts import RecentAccounts
from session_composer.state.document.recovery import Recovery
from session_composer.ui.account.field_help import AccountFieldHelp
from session_composer.ui.answer.commands import AnswerCommands
from session_composer.ui.answer.exchange_text import is_answer
from session_composer.ui.code.commands import CodeCommands
from session_composer.ui.code.pane_keys import PaneKeys
from session_composer.ui.effect.commands import EffectCommands
from session_composer.ui.problems.commands import ProblemCommands
from session_composer.ui.shell.context import WindowContext
from session_composer.ui.shell.links import open_link
from session_composer.ui.start.commands import StartCommands

from .actions import make_actions
from .doors import Doors
from .main_window import Duties, MainWindow
from .menus import fill_menus, fill_tree_menu
from .problem_places import connect_problems

if TYPE_CHECKING:
    from session_composer.core.session.unsaved_work import LeftWork

_WELCOMED = "welcomed"


class Commands(QObject):
    """Fills the window's empty places, and connects actions, panels and features."""

    def __init__(self, context: WindowContext, window: MainWindow) -> None:
        super().__init__(window)
        self.context = context
        self._window = window
        self.actions_by_name = make_actions(window)
        self.code = CodeCommands(context)
        self.effect = EffectCommands(context)
        self.answer = AnswerCommands(context, self.actions_by_name)
        self.checks = ProblemCommands(context)
        self._pane_keys = PaneKeys(window, context.theme)
        RecentAccounts(context.workspace, context.exchanges, context.settings, context.keys, self)
        self.watch = AccountWatch(context.workspace, context.target, context.settings, self)
        self.doors = Doors(context, window, self.answer, self.watch, self.checks.findings)
        self.start = StartCommands(context, window.board, window.panels)
        self._fill_places()
        fill_menus(
            window,
            window.menus,
            self.actions_by_name,
            context.workspace.undo_stack,
            context.settings,
            lambda path: self.doors.files.open_path(path),
            context.theme,
            self.code.menu,
            window.language_wanted.emit,
        )
        panel, menu = window.tree_panel, QMenu(window.tree_panel)
        fill_tree_menu(panel, menu, self.actions_by_name, context.settings)
        self._connect_actions()
        self._connect_panels()
        connect_problems(
            window, context.workspace, self.checks, self.answer, lambda: self.doors.accounts.pick()
        )
        self._connect_header()
        self._connect_start()
        self._on_answer()
        # What is known of the account comes first: rules depend on it.
        for begin in (self.watch.look, self.checks.findings.refresh):
            if window.is_painted:
                QTimer.singleShot(0, self, begin)
            else:
                window.painted.connect(begin)

    @property
    def duties(self) -> Duties:
        """What the window leaves to the commands."""
        doors = self.doors
        return Duties(
            lambda: doors.files.may_leave(),
            lambda data: doors.imports.takes(data),
            lambda data: doors.imports.drop(data),
            lambda data: doors.imports.hint(data),
            self.end_work,
        )

    def greet_once(self) -> None:
        """Give the keyboard to the first step of the start board if this is the first start."""
        settings = self.context.settings
        if not settings.flag(_WELCOMED, default=False):
            settings.set_flag(_WELCOMED, value=True)
            self.start.show_and_focus()

    def offer_work_of(self, recovery: Recovery) -> None:
        """Offer unsaved work of earlier runs when it is found."""
        self._recovery = recovery
        recovery.found.connect(self._offer_work)

    def end_work(self) -> None:
        """Take secrets back from the clipboard and end what the features began."""
        self.context.clipboard.clear_secret()
        self.doors.close()

    def _offer_work(self, works: "list[LeftWork]") -> None:
        self.doors.offer_work(self._recovery, works)

    def _fill_places(self) -> None:
        """Put what is made now where its place was kept, and let Tab lead as one reads."""
        window, preview, problems = self._window, self._window.preview, self.checks.panel
        # So that it is there as soon as there is something to expand.
        window.details_page.expand_editor.set_order()
        window.panels.notes.add_problems(problems, problems.fix_all)
        # What comes into a window is last for Tab, so what is to come behind it is moved there.
        code = self.code.tab
        preview.add_code(code, [code.language], code.copy, code.menu_entries)
        effect = self.effect
        effect.use_browser(self.actions_by_name["openInBrowserAction"])
        preview.add_effect(effect.view, [effect.browser], effect.copy, effect.menu_entries)
        tools = (preview.tools.more, *preview.form.buttons, preview.copy_payload)
        behind = (preview.tabs, *tools, code.language, code.copy, effect.browser, effect.copy)
        shown = (preview.body, preview.pairs, code.view, effect.view)
        for before, after in pairwise((problems, *behind, *shown)):
            QWidget.setTabOrder(before, after)
        for mark in (self.code.tab.mark, self.effect.view.mark, self.answer.panel.mark):
            mark(preview.marked)
        window.panels.add_answer(self.answer.panel)
        QWidget.setTabOrder(self.answer.panel.headers, window.status.problems_button)

    def _connect_actions(self) -> None:
        workspace, doors, tree = self.context.workspace, self.doors, self._window.tree_panel.tree
        # A door is opened when the action is taken, not when it is connected.
        slots: dict[str, Callable[[], object]] = {
            "newAction": lambda: doors.files.new(),
            "newWindowAction": lambda: doors.open_another_window(),
            "openAction": lambda: doors.files.open(),
            "saveAction": lambda: doors.files.save(),
            "saveAsAction": lambda: doors.files.save_as(),
            "clearRecentAction": self.context.settings.clear_recent_files,
            "quitAction": self._window.close,
            "importCatalogAction": lambda: doors.catalogs.choose_and_import(),
            "checkForVersionsAction": lambda: doors.catalogs.check_for_versions(),
            "importAction": lambda: doors.imports.show(),
            "pasteAction": lambda: doors.imports.paste(),
            "compareAction": lambda: doors.comparing.compare(),
            "compareVersionsAction": lambda: doors.comparing.compare_versions(),
            "accountAction": lambda: doors.accounts.show_account(),
            "pickAccountAction": lambda: doors.accounts.pick(),
            "copyPayloadAction": self.code.copy_body,
            "findAction": self._window.tree_panel.focus_filter,
            "sendTrueAction": lambda: tree.choose_selected(True),
            "sendFalseAction": lambda: tree.choose_selected(False),
            "dontSendAction": lambda: tree.choose_selected(UNSET),
            "allTrueAction": lambda: tree.choose_features(True),
            "allFalseAction": lambda: tree.choose_features(False),
            "allUnsetAction": lambda: tree.choose_features(UNSET),
            "sameTrueAction": lambda: tree.choose_everywhere(True),
            "sameFalseAction": lambda: tree.choose_everywhere(False),
            "sameUnsetAction": lambda: tree.choose_everywhere(UNSET),
            "dropUnknownAction": lambda: workspace.drop_unknown(
                self.tr("Drop what the version does not know")
            ),
            "rolesAction": lambda: doors.roles.show(),
            "testRequestAction": self.answer.test_request,
            "cancelAction": self.context.sender.cancel,
            "openInBrowserAction": lambda: doors.browser.open(),
            "matrixAction": lambda: doors.matrix.show(),
            "keysAction": lambda: doors.keys.show(),
            "networkAction": lambda: doors.network.show(),
            "expandFieldAction": lambda: self._window.show_row(EXPAND),
            "expandAllAction": tree.expandAll,
            "collapseAllAction": tree.collapseAll,
            "nextPaneAction": lambda: self._window.panels.go_round(1),
            "previousPaneAction": lambda: self._window.panels.go_round(-1),
            "maximisePaneAction": self._window.panels.toggle_maximised,
            "foldDetailsAction": self._window.panels.notes.toggle,
            "paletteAction": lambda: doors.finder.toggle(),
            "helpAction": lambda: doors.help.show(),
            "shortcutsAction": lambda: doors.help.show_topic("shortcuts"),
            "welcomeAction": self.start.show_and_focus,
            "aboutAction": lambda: self._window.messages.about(__version__),
        }
        for name, slot in slots.items():
            # Each slot is called without the action's checked state.
            self.actions_by_name[name].triggered.connect(lambda _=False, slot=slot: slot())

    def _connect_panels(self) -> None:
        context, window, doors = self.context, self._window, self.doors
        answer, findings = self.answer.panel, self.checks.findings
        window.preview.copy_requested.connect(self.code.copy_body)
        window.preview.copy_pairs_requested.connect(self.code.copy_pairs)
        self.code.body_copied.connect(window.preview.copy_payload.show_copied)
        for mark in (self.code.tab.mark, self.effect.view.mark, answer.mark):
            window.preview.path_marked.connect(mark)
        self.effect.view.path_activated.connect(context.show_row)
        answer.path_activated.connect(window.point_to)
        answer.find_requested.connect(self._pane_keys.find_in)
        context.exchanges.changed.connect(self._on_answer)
        window.details.link_requested.connect(open_link)
        self.code.tab.path_activated.connect(window.point_to)
        answer.compare_requested.connect(lambda kept: doors.comparing.compare_exchange(kept))
        answer.restore_requested.connect(lambda kept: doors.comparing.restore(kept))
        findings.differences_changed.connect(answer.show_differences)
        findings.differences_changed.connect(self.effect.show_differences)
        context.document.opened.connect(self._show_what_is_sent)
        context.document.restarted.connect(window.tree.setFocus)
        context.workspace.refused.connect(window.messages.refused)
        context.workspace.changed.connect(self._show_showable)
        self._show_showable()
        context.sender.arming_needed.connect(self._ask_live)

    def _connect_header(self) -> None:
        header, doors = self._window.header, self.doors
        self.watch.sample_named.connect(lambda: doors.knowledge)
        self.watch.test_account_named.connect(lambda: doors.knowledge.read_unasked())
        header.read_requested.connect(lambda: doors.knowledge.read())
        header.about_requested.connect(lambda: doors.accounts.show_account())
        header.list_requested.connect(lambda: doors.accounts.pick())
        header.keys_requested.connect(lambda: doors.keys.show())
        header.samples_requested.connect(lambda menu: doors.accounts.fill_samples(menu))
        field = AccountFieldHelp(header.account_field, lambda: doors.accounts.offers())
        field.chosen.connect(header.set_account)
        field.missed.connect(header.show_missed)
        self._window.menu_corner.finder.clicked.connect(
            self.actions_by_name["paletteAction"].trigger
        )
        # The captions are gone from the window; their letters lead to the fields all the same.
        for caption, part in (
            (self.tr("&Send to"), header.target_box),
            (self.tr("API &version"), header.version_box),
            (self.tr("Connected &account"), header.account_field),
        ):
            letter = QShortcut(QKeySequence.mnemonic(caption), self._window)
            letter.activated.connect(
                lambda part=part: part.setFocus(Qt.FocusReason.ShortcutFocusReason)
            )
        keys = QShortcut(QKeySequence.mnemonic(self.tr("&Keys")), self._window)
        keys.activated.connect(lambda: doors.keys.show())
        header.set_test_action(
            self.actions_by_name["testRequestAction"], self.actions_by_name["cancelAction"]
        )
        self.context.sender.busy_changed.connect(self._show_busy)

    def _on_answer(self) -> None:
        latest = self.context.exchanges.latest
        is_there = latest is not None and is_answer(latest)
        self._window.preview.set_answered(latest.body if latest and is_there else None)

    def _connect_start(self) -> None:
        start, doors = self.start, self.doors
        start.account_chosen.connect(self._window.header.set_account)
        start.role_chosen.connect(lambda role: doors.roles.apply(role))
        start.accounts_wanted.connect(lambda: doors.accounts.pick())
        start.paste_wanted.connect(lambda: doors.imports.paste())
        start.open_wanted.connect(lambda: doors.files.open())
        start.file_chosen.connect(lambda path: doors.files.open_path(path))
        start.versions_wanted.connect(lambda: doors.comparing.compare_versions())
        # With the keyboard it is the last step of the board.
        send = self._window.header.test_button
        start.ready_to_send.connect(lambda: send.setFocus(Qt.FocusReason.TabFocusReason))

    def _show_what_is_sent(self) -> None:
        """Lead to the first row that a file sends."""
        self._window.tree_panel.expand_sent()
        sent = self.context.workspace.request.sent_components()
        components = self.context.workspace.catalog.components
        first = next((one.path for one in components if one.name in sent), None)
        if first is not None:
            self.context.show_row(first)

    def _ask_live(self, profile: str, hint: str) -> None:
        self.doors.keys.ask_live(profile, hint)

    def _show_showable(self) -> None:
        workspace = self.context.workspace
        is_any = enables_any_component(workspace.request, workspace.catalog)
        self.actions_by_name["openInBrowserAction"].setEnabled(is_any)

    def _show_busy(self) -> None:
        self._window.panels.reveal(self.answer.panel)
        self._window.header.show_busy(self.context.sender.is_busy)
