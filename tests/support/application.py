"""What all tests in a process share through the one application there is, and how it is put back.

A test that fails in the middle leaves what it changed. Were that to stay, the tests after it would
fail or crawl for a reason that is not theirs.
"""

import gc
import sys
from dataclasses import dataclass

from PySide6.QtCore import SIGNAL, Qt, QTranslator
from PySide6.QtGui import QFont, QPalette
from PySide6.QtWidgets import QApplication

_SCHEME_CHANGED = SIGNAL("colorSchemeChanged(Qt::ColorScheme)")
_THEME = "session_composer.ui.look.theme"


@dataclass(frozen=True)
class Shared:
    """What a test must leave as it was."""

    direction: Qt.LayoutDirection
    font: QFont
    style_sheet: str
    translators: tuple[QTranslator, ...]
    followers: int
    """How many follow the colour scheme of the system: each theme that is not closed does."""


def _application() -> QApplication | None:
    found = QApplication.instance()
    return found if isinstance(found, QApplication) else None


def shared() -> Shared | None:
    """Look at the application; None before there is one."""
    application = _application()
    if application is None:
        return None
    return Shared(
        application.layoutDirection(),
        QApplication.font(),
        application.styleSheet(),
        # The program's are children of the application. One that could not be loaded is empty.
        tuple(one for one in application.findChildren(QTranslator) if not one.isEmpty()),
        application.styleHints().receivers(_SCHEME_CHANGED),
    )


def put_back(before: Shared | None) -> list[str]:
    """Make the application what it was, and name what a test should not have left.

    The colours are put back without a word: every window sets them for the whole application.
    """
    application, now = _application(), shared()
    if application is None or now is None:
        return []
    left = []
    known = before.translators if before is not None else ()
    for translator in now.translators:
        if translator not in known:
            application.removeTranslator(translator)
            translator.deleteLater()
            left.append(f"a {type(translator).__name__}")
    if before is not None:
        if now.direction != before.direction:
            application.setLayoutDirection(before.direction)
            left.append(f"the layout direction {now.direction.name}")
        if now.font != before.font:
            QApplication.setFont(before.font)
            left.append(f"the font {now.font.toString()}")
        if now.style_sheet != before.style_sheet and not _is_the_themes(now.style_sheet):
            application.setStyleSheet(before.style_sheet)
            left.append("a style sheet")
    left += _close_themes(application, before.followers if before is not None else 0)
    _put_colours_back(application)
    return left


def _close_themes(application: QApplication, followers: int) -> list[str]:
    hints = application.styleHints()
    if hints.receivers(_SCHEME_CHANGED) <= followers or _THEME not in sys.modules:
        return []
    # What is in a cycle only is nobody's any more.
    gc.collect()
    if hints.receivers(_SCHEME_CHANGED) <= followers:
        return []
    # Held by the traceback of a failed test, say; only then is the look at all objects worth it.
    kind = sys.modules[_THEME].Theme
    themes = [found for found in gc.get_objects() if type(found) is kind and found._heard]
    for theme in themes:
        theme.close()
    return ["a Theme that was not closed"] * len(themes)


def _put_colours_back(application: QApplication) -> None:
    if _THEME not in sys.modules or not QApplication.palette().resolveMask():
        return
    application.styleHints().setColorScheme(Qt.ColorScheme.Unknown)
    QApplication.setPalette(QPalette())
    if _is_the_themes(application.styleSheet()):
        application.setStyleSheet("")


def _is_the_themes(style_sheet: str) -> bool:
    return style_sheet.startswith("/* The look of all widgets.")
