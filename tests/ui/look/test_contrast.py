"""Text can be read: its contrast is measured on what was painted, in every colour scheme."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget
from tests.support.pixels import contrast, ink_contrast, painted, texts
from tests.support.qt import settle
from tests.support.screens import Tour, add_key, compose
from tests.support.sizes import whole

from session_composer.app import Program
from session_composer.core.wire.paths import feature_path
from session_composer.ui.look.theme import Appearance
from session_composer.ui.window.main_window import MainWindow

TEXT = 4.5
HIGH = 7.0
SCHEMES = {
    "light": (Appearance.LIGHT, TEXT),
    "dark": (Appearance.DARK, TEXT),
    "high contrast": (Appearance.HIGH_CONTRAST, HIGH),
    "high contrast, dark": (Appearance.HIGH_CONTRAST, HIGH),
}


@pytest.fixture
def least(
    request: pytest.FixtureRequest, program: Program, monkeypatch: pytest.MonkeyPatch
) -> Iterator[float]:
    """Use a scheme; gives the contrast that its texts must have."""
    look, wanted = SCHEMES[request.param]
    if request.param.endswith("dark"):
        monkeypatch.setattr(
            type(QGuiApplication.styleHints()), "colorScheme", lambda _: Qt.ColorScheme.Dark
        )
    program.theme.use(look)
    assert program.theme.is_dark == request.param.endswith("dark")
    yield wanted
    monkeypatch.undo()
    program.theme.use(Appearance.LIGHT)


every_scheme = pytest.mark.parametrize(
    "least", whole([*SCHEMES], ["light", "high contrast, dark"]), indirect=True
)


def faint(root: QWidget, least: float) -> dict[str, float]:
    """List the texts with too little contrast."""
    found = {}
    for text in texts(root):
        measured = ink_contrast(painted(text.widget, text.place))
        if measured < least:
            name = text.widget.objectName() or type(text.widget).__name__
            found[f"{name}: {text.what[:40]}"] = round(measured, 2)
    return found


@every_scheme
def test_every_text_of_the_window_can_be_read(
    program: Program, window: MainWindow, least: float
) -> None:
    assert len(list(texts(window))) > 30
    assert faint(window, least) == {}
    compose(program)
    program.parts.workspace.set_leaf(feature_path("payments", "no_such_thing"), True, "x")
    window.tree_panel.expand_sent()
    for feature in ("refund_management", "no_such_thing", "dispute_management"):
        window.show_row(feature_path("payments", feature))
        settle()
        assert faint(window, least) == {}, feature
    window.panels.show_problems()
    for number in range(window.preview.tabs.count()):
        window.preview.tabs.setCurrentIndex(number)
        settle()
        assert faint(window, least) == {}, number


@every_scheme
def test_every_text_of_every_dialog_can_be_read(
    program: Program, window: MainWindow, least: float
) -> None:
    compose(program)
    add_key(program)
    found = {}

    def look(name: str, widget: QWidget) -> None:
        wrong = faint(widget, least)
        if wrong:
            found[name] = wrong

    Tour(program).dialogs(look)
    assert found == {}


@every_scheme
def test_what_is_disabled_is_fainter_and_still_there(
    program: Program, window: MainWindow, least: float
) -> None:
    """Disabled text needs no contrast by the guidelines; ours keeps 3 to 1 all the same."""
    palette = QApplication.palette()
    group = QPalette.ColorGroup.Disabled
    role = QPalette.ColorRole
    for ink, ground in ((role.ButtonText, role.Button), (role.WindowText, role.Window)):
        fore, back = palette.color(group, ink), palette.color(group, ground)
        strong = palette.color(QPalette.ColorGroup.Active, ink)
        assert 3 <= contrast(fore.rgb(), back.rgb()) < contrast(strong.rgb(), back.rgb())
