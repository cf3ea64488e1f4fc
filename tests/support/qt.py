"""Helpers for tests that run Qt."""

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer, QVariantAnimation
from PySide6.QtWidgets import QApplication, QWidget

from session_composer.ui.widgets.coalesced import TIMER_NAME

if TYPE_CHECKING:
    from session_composer.app import Program


def top_level_widgets() -> list[QWidget]:
    """List all windows there are; none before there is an application."""
    return QApplication.topLevelWidgets() if QApplication.instance() is not None else []


def delete_later_now() -> None:
    """Carry out every ``deleteLater``: ``processEvents`` alone does not."""
    if QCoreApplication.instance() is not None:
        QCoreApplication.sendPostedEvents(None, int(QEvent.Type.DeferredDelete))


def settle(rounds: int = 3) -> None:
    """Let everything happen that is due now, without waiting for anything.

    What waits for a pause between edits is due: nothing more comes. What moves is where it goes.
    """
    for _ in range(rounds):
        for widget in top_level_widgets():
            for timer in widget.findChildren(QTimer, TIMER_NAME):
                if timer.isActive():
                    timer.start(0)
            for motion in widget.findChildren(QVariantAnimation):
                if motion.state() is QVariantAnimation.State.Running and motion.loopCount() == 1:
                    motion.setCurrentTime(motion.duration())
        QCoreApplication.processEvents()


def wait_until(condition: Callable[[], bool], seconds: float = 30.0) -> None:
    """Turn the event loop until something is so; fails when it takes too long."""
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, f"{condition} did not become true within {seconds} s"
        QCoreApplication.processEvents()
        time.sleep(0.001)


def child[W: QObject](parent: QObject, kind: type[W], name: str) -> W:
    """Find the one child of a kind and name."""
    found = parent.findChildren(kind, name)
    assert len(found) == 1, f"{len(found)} of {name}"
    return found[0]


def dispose(program: "Program") -> None:
    """End a program and take everything of it apart.

    A signal keeps what is connected to it out of the collector's sight: the window and the state,
    each of which knows the other, would stay for as long as the process lives.
    """
    program.close()
    program.window.hide()
    program.window.deleteLater()
    for part in (*vars(program.parts).values(), program.recovery):
        if isinstance(part, QObject):
            part.deleteLater()
    delete_later_now()
