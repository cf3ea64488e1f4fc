"""What is known of the connected account, and choosing another one."""

from functools import cached_property, partial
from typing import override

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu

from session_composer.core.text.display_safe import printable
from session_composer.state.account.account_list import AccountList
from session_composer.state.account.account_offers import AccountOffer, near_miss
from session_composer.state.account.account_watch import AccountWatch
from session_composer.ui.shell.context import WindowContext
from session_composer.ui.shell.feature import WindowFeature

from .dialog import AccountDialog
from .knowledge import AccountKnowledge
from .picker import AccountPicker
from .samples import Sample, samples


class AccountCommands(WindowFeature):
    """Opens the dialogs around accounts.

    Signals:
        account_chosen(account): the request is to name another account.
    """

    account_chosen = Signal(str)

    def __init__(
        self, context: WindowContext, knowledge: AccountKnowledge, watch: AccountWatch
    ) -> None:
        super().__init__(context)
        self._knowledge = knowledge
        self._watch = watch
        self._list = AccountList(context.keys, context.targets, context.jobs)
        self._list.arming_needed.connect(self._ask_to_list)

    def show_account(self) -> None:
        """Show and change what is known of the account."""
        context = self._context
        dialog = AccountDialog(
            self._knowledge.known, self._watch, context.workspace, context.theme, context.window
        )
        dialog.picker_requested.connect(self.pick)
        dialog.exec()
        dialog.deleteLater()

    def offers(self) -> list[AccountOffer]:
        """List the accounts that can be named without looking them up."""
        target = self._context.target
        recent = [AccountOffer(*one) for one in self._context.settings.recent_accounts(target.name)]
        if not target.is_sandbox:
            return recent
        known = {one.id for one in recent}
        return [*recent, *(one.offer for one in self.samples if one.id not in known)]

    @cached_property
    def samples(self) -> list[Sample]:
        """The accounts of the sandbox."""
        return samples()

    def fill_samples(self, menu: QMenu) -> None:
        """Offer the accounts used lately, and those of the sandbox, in a menu."""
        known = self.samples
        recent = self._context.settings.recent_accounts(self._context.target.name)
        meant = near_miss(self.offers(), self._context.workspace.request.account)
        if meant is not None:
            self._add(menu, self.tr("Did you mean {name}?").format(name=meant.who), meant.id)
            menu.addSeparator()
        groups = (
            (self.tr("Recent"), [AccountOffer(*one) for one in recent]),
            (self.tr("Samples"), [one.offer for one in known if not one.is_failure]),
        )
        for title, offers in groups:
            if offers:
                self._add_group(menu, title, offers)
        menu.addSeparator()
        failures = menu.addMenu(self.tr("Failures"))
        for sample in known:
            if sample.is_failure:
                self._add(failures, sample.title, sample.id)

    def _add_group(self, menu: QMenu, title: str, offers: list[AccountOffer]) -> None:
        head = menu.addAction(title)
        head.setEnabled(False)
        for offer in offers:
            self._add(menu, offer.who, offer.id)

    def _add(self, menu: QMenu, text: str, account: str) -> None:
        # What follows a tab stands at the right, as shortcuts do.
        shown = printable(text).replace("&", "&&")
        menu.addAction(f"{shown}\t{printable(account)}", partial(self.load_sample, account))

    def load_sample(self, account: str) -> None:
        """Take an account of the sandbox."""
        self.account_chosen.emit(account)

    def pick(self) -> None:
        """Let the user choose from the accounts that the target knows."""
        context = self._context
        header = context.workspace.store.header(context.workspace.request.api_version)
        self._list.open(context.target.name, header)
        picker = AccountPicker(self._list, context.theme, context.window)
        picker.picked.connect(self.account_chosen)
        picker.exec()
        picker.deleteLater()

    @override
    def close(self) -> None:
        self._list.close()

    def _ask_to_list(self, profile: str, hint: str) -> None:
        if self._knowledge.may_read(profile, hint):
            self._list.retry()
