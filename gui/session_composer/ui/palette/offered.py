"""What the palette offers besides the menus and the rows: one function for each kind of thing."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import islice

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QTabWidget, QWidget

from session_composer.core.help.help_pages import HelpPages
from session_composer.core.roles.roles import Role, built_in_roles
from session_composer.core.rules.problems import Fix, Problem
from session_composer.core.start.board_data import board_data
from session_composer.core.text.display_safe import printable
from session_composer.core.wire.paths import COMPONENTS
from session_composer.state.account.account_offers import country_names
from session_composer.state.document.workspace import Workspace
from session_composer.state.language.translation import role_title, translate, translate_name
from session_composer.state.palette.palette_search import Entry, EntryKind, Section
from session_composer.state.sending.exchanges import Exchange, Exchanges
from session_composer.ui.account.samples import Sample
from session_composer.ui.answer.exchange_text import answer_of, request_of, time_of

_MOST_FIXES = 10


def _tr(text: str) -> str:
    return QCoreApplication.translate("PaletteSources", text)


def role_entries(apply: Callable[[Role], None]) -> Iterator[Entry]:
    """Offer the roles that come with the program."""
    told = {tile.name: tile.text for tile in board_data().roles}
    for role in built_in_roles():
        yield _entry(
            Section.ROLES,
            role_title(role),
            translate_name(told.get(role.name, role.summary)),
            partial(apply, role),
            # Without a translation it is found by its English name, too.
            more=f"{role.title} {_tr('role')}",
        )


def fix_entries(
    problems: Iterable[Problem],
    fixes_of: Callable[[Problem], tuple[Fix, ...]],
    fix: Callable[[list[tuple[Problem, Fix]], str], None],
) -> Iterator[Entry]:
    """Offer the fixes of the problems that there are now."""
    for problem in islice((one for one in problems if one.candidates), _MOST_FIXES):
        for one in fixes_of(problem):
            text = printable(translate(one.text))
            yield _entry(
                Section.FIXES,
                text,
                printable(translate(problem.message)),
                partial(fix, [(problem, one)], text),
                more=_tr("fix"),
            )


def view_entries(window: QWidget) -> Iterator[Entry]:
    """Offer the tabs that can be seen, and the switch of the tree."""
    for tabs in window.findChildren(QTabWidget):
        for number in range(tabs.count()):
            if tabs.isVisible() and tabs.isTabVisible(number):
                yield _entry(
                    Section.COMMANDS,
                    _tr("Show {tab}").format(tab=tabs.tabText(number).replace("&", "")),
                    _tr("View"),
                    partial(_show_tab, tabs, number),
                )
    switch = window.findChild(QCheckBox, "onlySentSwitch")
    if isinstance(switch, QAbstractButton):
        yield _entry(
            Section.COMMANDS,
            switch.text().replace("&", ""),
            _tr("on") if switch.isChecked() else _tr("off"),
            switch.click,
        )


def history_entries(exchanges: Exchanges, show: Callable[[Exchange], None]) -> Iterator[Entry]:
    """Offer what was sent in this run, and to forget it."""
    kept = exchanges.all
    for exchange in kept:
        names = " ".join(path[-1] for path in exchange.request.params if path[:1] == COMPONENTS)
        title = _tr("Sent {time} · {answer}").format(
            time=time_of(exchange), answer=answer_of(exchange)
        )
        yield _entry(
            Section.HISTORY, title, request_of(exchange), partial(show, exchange), more=names
        )
    if kept:
        yield _entry(Section.COMMANDS, _tr("Clear history"), _tr("History"), exchanges.forget)


def version_entries(workspace: Workspace) -> Iterator[Entry]:
    """Offer the other API versions."""
    for info in workspace.store.all_versions:
        version = info.api_version
        if version != workspace.request.api_version:
            yield _entry(
                Section.VERSIONS,
                _tr("Switch to API version {version}").format(version=version),
                info.channel,
                partial(
                    workspace.set_api_version,
                    version,
                    _tr("API version {version}").format(version=version),
                ),
            )


def account_entries(samples: Iterable[Sample], take: Callable[[str], None]) -> Iterator[Entry]:
    """Offer the accounts of the sandbox."""
    for sample in samples:
        country = country_names(sample.who.country)
        yield _entry(
            Section.ACCOUNTS,
            sample.title if sample.is_failure else sample.who.name,
            sample.id if sample.is_failure else f"{sample.who.traits}  {sample.title}",
            partial(take, sample.id),
            more=f"{_tr('sample account')} {country} {sample.id}",
        )


def help_entries(pages: HelpPages, show: Callable[[str], None]) -> Iterator[Entry]:
    """Offer the pages of the help, but for those that take long to make."""
    for name in pages.written:
        page = pages.page(name)
        yield _entry(
            Section.HELP,
            page.title,
            _tr("help page"),
            partial(show, name),
            more=" ".join(page.sections),
        )


def _entry(
    section: Section, title: str, context: str, target: Callable[[], object], more: str = ""
) -> Entry:
    return Entry(EntryKind.ACTION, title, context, target, more=more, section=section)


def _show_tab(tabs: QTabWidget, number: int) -> None:
    tabs.setCurrentIndex(number)
    page = tabs.currentWidget()
    page.setFocus(Qt.FocusReason.OtherFocusReason)
    if not page.hasFocus():
        tabs.setFocus(Qt.FocusReason.OtherFocusReason)
