"""What helps in the field of the account: a list to choose from, near misses, and undo."""

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import override

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QListView

from session_composer.core.text.display_safe import printable
from session_composer.state.account.account_offers import AccountOffer, matching, near_miss

_MOST = 9
_FEWEST_LETTERS = 2
_FRAME = 2
_OURS = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class AccountFieldHelp(QObject):
    """Lists accounts that match what is typed, or the one that was meant.

    The list lies over the window and never takes the keyboard, so nothing is held up by it.

    Signals:
        chosen(account): an account of the list is to be named.
        missed(account): what is typed is no account, but almost this one; empty when it is not so.
    """

    chosen = Signal(str)
    missed = Signal(str)

    def __init__(self, field: QLineEdit, offers: Callable[[], Sequence[AccountOffer]]) -> None:
        super().__init__(field)
        self._field = field
        self._offers = offers
        self._shown: list[AccountOffer] = []
        self._model = QStringListModel(self)
        field.installEventFilter(self)
        field.textEdited.connect(self._on_edited)

    @property
    def listed(self) -> tuple[str, ...]:
        """What is listed now, as it is shown."""
        return tuple(self._model.stringList())

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self._list([])
        elif isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.ShortcutOverride:
                return self._claim(event)
            if event.type() == QEvent.Type.KeyPress:
                return self._press(event)
        return False

    def _claim(self, event: QKeyEvent) -> bool:
        if any(map(event.matches, _OURS)):
            # What is typed here is a step of the window's own, as any other edit.
            event.ignore()
            return True
        if self._shown and event.key() == Qt.Key.Key_Escape:
            event.accept()
            return True
        return False

    def _press(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        if key in _STEPS:
            if not self._shown:
                self._list_all()
            else:
                row = self._view.currentIndex().row() + _STEPS[key]
                self._view.setCurrentIndex(self._model.index(row % len(self._shown)))
            return True
        if self._shown and key == Qt.Key.Key_Escape:
            self._list([])
            return True
        if self._shown and key in _ENTER and self._view.currentIndex().isValid():
            self._choose(self._view.currentIndex())
            return True
        return False

    def _on_edited(self, text: str) -> None:
        offers = self._offers()
        if len(text) < _FEWEST_LETTERS or any(one.id == text for one in offers):
            self.missed.emit("")
            self._list([])
            return
        found = matching(offers, text)[:_MOST]
        meant = None if found else near_miss(offers, text)
        self.missed.emit("" if meant is None else meant.id)
        self._list(found if meant is None else [meant], meant)

    def _list_all(self) -> None:
        offers = self._offers()
        meant = near_miss(offers, self._field.text())
        others = [one for one in offers if one != meant]
        self._list([*([meant] if meant else []), *others][:_MOST], meant)

    def _list(self, offers: list[AccountOffer], meant: AccountOffer | None = None) -> None:
        if not offers and not self._shown:
            return
        self._shown = offers
        self._model.setStringList(
            [
                self.tr("Did you mean {account}?").format(account=one.id)
                if one == meant
                else f"{printable(one.who or one.more)}   {one.id}"
                for one in offers
            ]
        )
        view = self._view
        if offers:
            place = self._field.mapTo(self._field.window(), QPoint(0, self._field.height() + 1))
            height = len(offers) * max(view.sizeHintForRow(0), 1) + 2 * _FRAME
            view.setGeometry(place.x(), place.y(), self._field.width(), height)
            view.raise_()
        view.setVisible(bool(offers))

    @cached_property
    def _view(self) -> QListView:
        view = QListView(self._field.window())
        view.setObjectName("accountOffers")
        view.setAccessibleName(self.tr("Accounts"))
        view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setModel(self._model)
        view.clicked.connect(self._choose)
        return view

    def _choose(self, index: QModelIndex) -> None:
        if index.row() < len(self._shown):
            account = self._shown[index.row()].id
            self._list([])
            self.chosen.emit(account)
