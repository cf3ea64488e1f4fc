"""The doors to the window's features: each is loaded when its door is first opened.

The one place where code of a window that is there is loaded late. Inside a feature imports stand
at the top, so that all it takes is loaded at once, at its door.
"""

from functools import cached_property
from typing import TYPE_CHECKING

from session_composer.state.account.account_watch import AccountWatch
from session_composer.state.document.recovery import Recovery
from session_composer.ui.answer.commands import AnswerCommands
from session_composer.ui.problems.checking import RequestChecks
from session_composer.ui.shell.context import WindowContext
from session_composer.ui.shell.feature import WindowFeature

from .main_window import MainWindow

if TYPE_CHECKING:
    from session_composer.core.session.unsaved_work import LeftWork
    from session_composer.state.account.known_accounts import KnownAccounts
    from session_composer.state.browser.browser_page import BrowserPage
    from session_composer.state.matrix.matrix_work import MatrixWork
    from session_composer.ui.account.commands import AccountCommands
    from session_composer.ui.account.knowledge import AccountKnowledge
    from session_composer.ui.browser.commands import BrowserCommands
    from session_composer.ui.compare.commands import CompareCommands
    from session_composer.ui.files.catalog_commands import CatalogCommands
    from session_composer.ui.files.commands import FileCommands
    from session_composer.ui.files.recovery_offer import RecoveryOffer
    from session_composer.ui.help.commands import HelpCommands
    from session_composer.ui.importing.commands import ImportCommands
    from session_composer.ui.keys.commands import KeyCommands
    from session_composer.ui.matrix.commands import MatrixCommands
    from session_composer.ui.network.commands import NetworkCommands
    from session_composer.ui.palette.commands import PaletteCommands
    from session_composer.ui.roles.commands import RolesCommands


class Doors:
    """One door for each feature, which makes its commands and connects what they say."""

    def __init__(
        self,
        context: WindowContext,
        window: MainWindow,
        answer: AnswerCommands,
        watch: AccountWatch,
        findings: RequestChecks,
    ) -> None:
        self._context = context
        self._findings = findings
        self._watch = watch
        self._window = window
        self._answer = answer
        self.offer: RecoveryOffer | None = None
        """What is offered of earlier runs, if anything was found."""
        answer.panel.history_wanted.connect(self._add_history)
        if context.exchanges.all:
            answer.panel.show_history()

    @cached_property
    def accounts(self) -> "AccountCommands":
        """Showing what is known of the account, and choosing another one."""
        from session_composer.ui.account.commands import AccountCommands

        made = AccountCommands(self._context, self.knowledge, self._watch)
        made.account_chosen.connect(self._window.header.set_account)
        return made

    @cached_property
    def browser(self) -> "BrowserCommands":
        """The page in the browser."""
        from session_composer.ui.browser.commands import BrowserCommands

        made = BrowserCommands(self._context, self._page())
        tabs, view = self._answer.panel.tabs, made.view
        tabs.add_guest(view)
        self._findings.add_source(made.problems)
        made.changed.connect(self._findings.refresh)
        made.changed.connect(lambda: tabs.show_guest(view.title))
        made.opened.connect(lambda: tabs.show_guest(view.title, to_front=True))
        return made

    @cached_property
    def catalogs(self) -> "CatalogCommands":
        """Adding API versions."""
        from session_composer.ui.files.catalog_commands import CatalogCommands

        made = CatalogCommands(self._context)
        made.versions_changed.connect(self._window.header.refill_versions)
        return made

    @cached_property
    def comparing(self) -> "CompareCommands":
        """Comparing requests and versions."""
        from session_composer.ui.compare.commands import CompareCommands

        return CompareCommands(self._context)

    @cached_property
    def files(self) -> "FileCommands":
        """New, open, save."""
        from session_composer.ui.files.commands import FileCommands

        return FileCommands(self._context)

    @cached_property
    def finder(self) -> "PaletteCommands":
        """The command palette."""
        from session_composer.ui.palette import offered
        from session_composer.ui.palette.commands import PaletteCommands

        context, window = self._context, self._window
        return PaletteCommands(
            context,
            (
                lambda: offered.role_entries(lambda role: self.roles.apply(role)),
                lambda: offered.fix_entries(
                    context.workspace.problems(), context.workspace.fixes_of, self._findings.fix
                ),
                lambda: offered.view_entries(window),
                lambda: offered.history_entries(
                    context.exchanges, self._answer.panel.show_exchange
                ),
                lambda: offered.account_entries(
                    self.accounts.samples, lambda one: self.accounts.load_sample(one)
                ),
                lambda: offered.version_entries(context.workspace),
                lambda: offered.help_entries(self.help.pages, self.help.show_topic),
            ),
        )

    @cached_property
    def help(self) -> "HelpCommands":
        """The pages of the help."""
        from session_composer.ui.help.commands import HelpCommands

        return HelpCommands(self._context)

    @cached_property
    def imports(self) -> "ImportCommands":
        """Importing a request."""
        from session_composer.ui.importing.commands import ImportCommands

        made = ImportCommands(self._context, self.files)
        made.key_offered.connect(lambda key: self.keys.show(key))
        made.applied.connect(self._window.tree_panel.expand_sent)
        return made

    @cached_property
    def keys(self) -> "KeyCommands":
        """The keys, and the question before a live one is used."""
        from session_composer.ui.keys.commands import KeyCommands

        return KeyCommands(self._context)

    @cached_property
    def knowledge(self) -> "AccountKnowledge":
        """What is known of the account."""
        from session_composer.ui.account.knowledge import AccountKnowledge

        return AccountKnowledge(self._context, self._window.header, self._known())

    @cached_property
    def matrix(self) -> "MatrixCommands":
        """Running a matrix."""
        from session_composer.ui.matrix.commands import MatrixCommands

        made = MatrixCommands(self._context, self._matrix_work())
        made.help_wanted.connect(lambda topic: self.help.show_topic(topic))
        return made

    @cached_property
    def network(self) -> "NetworkCommands":
        """The network settings."""
        from session_composer.ui.network.commands import NetworkCommands

        return NetworkCommands(self._context)

    @cached_property
    def roles(self) -> "RolesCommands":
        """Applying and copying roles."""
        from session_composer.ui.roles.commands import RolesCommands

        return RolesCommands(self._context)

    def open_another_window(self) -> None:
        """Start the program once more, with a window of its own."""
        from session_composer.ui.program.another_window import open_another_window

        problem = open_another_window()
        if problem:
            self._context.say(problem)

    def offer_work(self, recovery: Recovery, works: "list[LeftWork]") -> None:
        """Offer unsaved work of earlier runs of the program."""
        from session_composer.ui.files.recovery_offer import RecoveryOffer

        self.offer = RecoveryOffer(self._context, recovery, self.files)
        self._window.panels.add_notice(self.offer.bar)
        self.offer.show(works)

    def _known(self) -> "KnownAccounts":
        from session_composer.state.account.known_accounts import KnownAccounts

        one, kept = self._context, self._context.kept
        if kept.known_accounts is None:
            kept.known_accounts = KnownAccounts(
                one.workspace, one.keys, one.target, one.targets, one.jobs
            )
        return kept.known_accounts

    def _matrix_work(self) -> "MatrixWork":
        from session_composer.state.matrix.matrix_work import MatrixWork

        one, kept = self._context, self._context.kept
        if kept.matrix_work is None:
            kept.matrix_work = MatrixWork(
                one.workspace.store,
                lambda: one.workspace.rulebook,
                one.keys,
                one.targets,
                one.jobs,
            )
        return kept.matrix_work

    def _page(self) -> "BrowserPage":
        from session_composer.state.browser.browser_page import BrowserPage
        from session_composer.state.sending.session_maker import SessionMaker

        one, kept = self._context, self._context.kept
        if kept.browser_page is None:
            maker = SessionMaker(
                one.workspace.store, one.exchanges, one.keys, one.targets, one.jobs
            )
            kept.browser_page = BrowserPage(
                one.workspace, one.target, one.keys, one.sandbox, maker, one.help_texts
            )
            maker.setParent(kept.browser_page)
        return kept.browser_page

    def _add_history(self) -> None:
        from session_composer.ui.answer.history_view import HistoryView

        self._answer.panel.add_history(
            HistoryView(self._context.help_texts.title_of, self._context.theme)
        )

    def close(self) -> None:
        """End what was begun behind the doors that were opened."""
        for feature in vars(self).values():
            if isinstance(feature, WindowFeature):
                feature.close()
