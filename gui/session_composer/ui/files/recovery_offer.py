"""What the user is asked about unsaved work of earlier runs, one after the other."""

from PySide6.QtCore import QDateTime, QLocale

from session_composer.core.session.unsaved_work import LeftWork
from session_composer.core.text.display_safe import printable, shorten
from session_composer.state.document.recovery import Recovery
from session_composer.state.language.translation import translate
from session_composer.ui.shell.context import WindowContext
from session_composer.ui.shell.feature import WindowFeature

from .commands import FileCommands
from .recovery_bar import RecoveryBar

_NAME_CHARS = 60
_REASON_CHARS = 200


class RecoveryOffer(WindowFeature):
    """Shows a bar until each work is restored or discarded, or the user does not want to decide."""

    def __init__(self, context: WindowContext, recovery: Recovery, files: FileCommands) -> None:
        super().__init__(context)
        self._recovery = recovery
        self._files = files
        self._works: list[LeftWork] = []
        self.bar = RecoveryBar(context.theme)
        self.bar.hide()
        self.bar.restore_requested.connect(self._on_restore)
        self.bar.discard_requested.connect(self._on_discard)
        self.bar.later_requested.connect(self.bar.hide)

    @property
    def undecided(self) -> list[LeftWork]:
        """What the user is still asked about."""
        return self._works if not self.bar.isHidden() else []

    def show(self, works: list[LeftWork]) -> None:
        """Offer work, the first of the list first."""
        self._works = list(works)
        self._show_next()

    def _on_restore(self) -> None:
        if self._files.may_leave():
            self._recovery.restore(self._works.pop(0))
            self._show_next()

    def _on_discard(self) -> None:
        if self._context.messages.ask_discard(self._name(self._works[0])):
            self._recovery.discard(self._works.pop(0))
            self._show_next()

    def _show_next(self) -> None:
        if not self._works:
            self.bar.hide()
            return
        work = self._works[0]
        moment = QDateTime.fromSecsSinceEpoch(int(work.kept_at))
        when = QLocale().toString(moment, QLocale.FormatType.ShortFormat)
        texts = {"name": self._name(work), "when": when}
        if work.request is None:
            reason = shorten(printable(translate(work.problem)), _REASON_CHARS)
            text = self.tr("Unsaved work of {when} cannot be restored: {reason}")
            texts["reason"] = reason
        else:
            text = self.tr("Unsaved work was found: {name}, {when}.")
        shown = text.format(**texts)
        others = len(self._works) - 1
        if others:
            shown += " " + self.tr("{count} more after this.").format(count=others)
        tip = printable(str(work.path or work.place.session_path))
        self.bar.show_offer(shown, tip, work.request is not None)

    def _name(self, work: LeftWork) -> str:
        if work.path is None:
            return self.tr("a request without a file")
        return shorten(printable(work.path.name), _NAME_CHARS)
