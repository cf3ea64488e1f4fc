"""The label that has a colour of the theme."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication
from tests.support.qt import delete_later_now

from session_composer.ui.look.theme import Appearance, Theme
from session_composer.ui.widgets.tone_label import Tone, ToneLabel

INK, BASE = QPalette.ColorRole.WindowText, QPalette.ColorRole.Base


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    made = Theme()
    made.use(Appearance.LIGHT)
    yield made
    made.use(Appearance.LIGHT)
    made.close()


@pytest.mark.parametrize("tone", Tone.__value__.__args__)
def test_it_follows_the_theme_in_its_tone_and_else_the_program(theme: Theme, tone: Tone) -> None:
    label = ToneLabel(theme, "name", "<b>text</b>", tone=tone)
    seen = set()
    for look in (Appearance.LIGHT, Appearance.DARK, Appearance.LIGHT):
        theme.use(look)
        usual = QGuiApplication.palette().color(INK)
        color = getattr(theme.colors, tone) if tone else usual
        assert label.palette().color(INK) == color
        assert label.palette().color(BASE) == QGuiApplication.palette().color(BASE)
        seen.add(color.name())
    assert len(seen) == 2


def test_another_text_can_have_another_tone(theme: Theme) -> None:
    label = ToneLabel(theme)
    label.show_text("wrong", "error")
    assert (label.text(), label.tone) == ("wrong", "error")
    assert label.palette().color(INK) == theme.colors.error
    label.show_text("as usual", "")
    assert label.palette().color(INK) == QGuiApplication.palette().color(INK)


def test_one_that_is_gone_does_not_hear_the_theme(theme: Theme) -> None:
    label = ToneLabel(theme)
    label.deleteLater()
    del label
    delete_later_now()
    theme.use(Appearance.DARK)
