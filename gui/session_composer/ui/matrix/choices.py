"""What the matrix is made of: three buttons, each with a menu."""

from collections.abc import Callable, Collection
from typing import override

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu, QPushButton

from session_composer.core.text.display_safe import printable, shorten
from session_composer.state.matrix.matrix_choice import MatrixAccounts, MatrixChoice, MatrixRequest
from session_composer.ui.look.theme import SPACE
from session_composer.ui.widgets.flow_box import FlowBox
from session_composer.ui.widgets.naming import with_name

_LONGEST = 30


class _StayingMenu(QMenu):
    """A menu in which several things are ticked: it stays open meanwhile."""

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        action = self.actionAt(event.position().toPoint())
        if action is not None and action.isCheckable():
            action.trigger()
        else:
            super().mouseReleaseEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        action = self.activeAction()
        if event.key() == Qt.Key.Key_Space and action is not None and action.isCheckable():
            action.trigger()
        else:
            super().keyPressEvent(event)


class _Choice[T](QObject):
    """A button with a menu of things that are ticked.

    Signals:
        changed(): something else is chosen.
    """

    changed = Signal()

    def __init__(
        self, name: str, title: str, key: Callable[[T], str], *, is_single: bool = False
    ) -> None:
        super().__init__()
        self._key = key
        self.button = with_name(QPushButton(), name)
        self.button.setAutoDefault(False)
        self._title = title
        self._values: dict[QAction, T] = {}
        self.menu = QMenu(self.button) if is_single else _StayingMenu(self.button)
        self._group = QActionGroup(self.menu) if is_single else None
        self._separator = self.menu.addSeparator()
        self.button.setMenu(self.menu)

    def offer(self, title: str, value: T, *, is_chosen: bool = False) -> QAction:
        """Offer one more thing."""
        action = QAction(shorten(printable(title), _LONGEST).replace("&", "&&"), self.menu)
        action.setCheckable(True)
        if self._group is not None:
            self._group.addAction(action)
        action.setChecked(is_chosen)
        self.menu.insertAction(self._separator, action)
        self._values[action] = value
        action.triggered.connect(lambda: self.changed.emit())
        return action

    def offer_more(self, title: str, ask: Callable[[], None]) -> None:
        """Offer to be asked for something that is not on the list."""
        self.menu.addAction(title, ask)

    @property
    def chosen(self) -> list[T]:
        """The things that are ticked."""
        return [value for action, value in self._values.items() if action.isChecked()]

    @property
    def keys(self) -> list[str]:
        """By which they are known again."""
        return list(filter(None, map(self._key, self.chosen)))

    def choose(self, keys: Collection[str]) -> None:
        """Tick what has one of these keys, unless nothing that is offered has any."""
        wanted = {action: self._key(value) in keys for action, value in self._values.items()}
        if any(wanted.values()):
            for action, is_wanted in wanted.items():
                action.setChecked(is_wanted)

    @property
    def titles(self) -> list[str]:
        """Their titles."""
        return [one.text().replace("&&", "&") for one in self._values if one.isChecked()]

    def clear(self) -> None:
        """Offer nothing."""
        for action in self._values:
            self.menu.removeAction(action)
            action.deleteLater()
        self._values.clear()

    def show_text(self, text: str) -> None:
        """Say on the button what is chosen."""
        self.button.setText(text.replace("&", "&&"))
        self.button.setAccessibleName(f"{self._title}: {text}")


class MatrixChoices(FlowBox):
    """Requests, accounts and versions.

    Signals:
        changed(): the matrix is to be another one.
        files_wanted(): session files are to be chosen.
        accounts_wanted(): a file with accounts is to be chosen.
        ids_wanted(): ids are to be typed.
    """

    changed = Signal()
    files_wanted = Signal()
    accounts_wanted = Signal()
    ids_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(SPACE)
        self.requests = _Choice[MatrixRequest](
            "matrixRequests", self.tr("Requests"), lambda one: one.key
        )
        self.accounts = _Choice[MatrixAccounts](
            "matrixAccountsButton", self.tr("Accounts"), lambda one: one.key, is_single=True
        )
        self.versions = _Choice[str]("matrixVersions", self.tr("API versions"), str)
        self.requests.offer_more(self.tr("Session &files…"), self.files_wanted.emit)
        self.accounts.offer_more(self.tr("&Ids…"), self.ids_wanted.emit)
        self.accounts.offer_more(self.tr("From a &file…"), self.accounts_wanted.emit)
        self.add(self.requests.button, self.accounts.button, self.versions.button)
        for one in (self.requests, self.accounts, self.versions):
            one.setParent(self)
            one.changed.connect(self._on_changed)

    @property
    def choice(self) -> MatrixChoice:
        """All that is chosen."""
        accounts = self.accounts.chosen
        return MatrixChoice(
            tuple(self.requests.chosen),
            accounts[0] if accounts else None,
            tuple(self.versions.chosen),
        )

    def use_accounts(self, title: str, source: MatrixAccounts) -> None:
        """Take other accounts, which are not on the list yet."""
        self.accounts.offer(title, source, is_chosen=True)
        self._on_changed()

    def add_requests(self, sources: list[MatrixRequest]) -> None:
        """Take more requests, which are not on the list yet."""
        for source in sources:
            self.requests.offer(source.title, source, is_chosen=True)
        self._on_changed()

    def show_texts(self) -> None:
        """Say on the buttons what is chosen."""
        requests, accounts, versions = (
            one.titles for one in (self.requests, self.accounts, self.versions)
        )
        several = self.tr("{count} requests").format(count=len(requests))
        self.requests.show_text(requests[0] if len(requests) == 1 else several)
        self.accounts.show_text(accounts[0] if accounts else self.tr("No accounts"))
        several = self.tr("{count} versions").format(count=len(versions))
        none = self.tr("Own version")
        self.versions.show_text((versions or [none])[0] if len(versions) < 2 else several)

    def _on_changed(self) -> None:
        self.show_texts()
        self.changed.emit()
