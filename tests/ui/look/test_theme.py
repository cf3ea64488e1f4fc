"""Colours and icons: what the system says, what the user chooses, and what can be told apart."""

import json
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import shiboken6
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QAction, QColor, QGuiApplication, QIcon, QImage, QPalette, QPixmap
from PySide6.QtWidgets import QApplication, QCheckBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from tests.support.pixels import contrast, painted
from tests.support.qt import child, settle

from session_composer.api.keys.store import MemoryKeyStore
from session_composer.app import Program, build
from session_composer.core.files.assets import RESOURCES
from session_composer.core.text.errors import DataError
from session_composer.core.versions.catalog_store import CatalogStore
from session_composer.core.wire.paths import feature_path
from session_composer.state.tree.tree_model import Column
from session_composer.ui.look import icons
from session_composer.ui.look.contrast import contrast as ours
from session_composer.ui.look.contrast import ensure_contrast, ink_on
from session_composer.ui.look.schemes import SCHEMES, Schemes
from session_composer.ui.look.theme import SMALL, Appearance, Theme, scaled_font, with_text
from session_composer.ui.window.main_window import MainWindow

COLORS = RESOURCES / "themes" / "colors.json"
ICONS = sorted(path.stem for path in (RESOURCES / "icons").glob("*.svg"))
RED = QColor("#e01b24")


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    made = Theme()
    yield made
    made.use(Appearance.LIGHT)
    made.close()


class System:
    """A desktop that says what a test wants it to say."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.scheme = Qt.ColorScheme.Unknown
        self.wish = Qt.ContrastPreference.NoPreference
        hints = QGuiApplication.styleHints()
        self._hints, self._accessibility = hints, hints.accessibility()
        monkeypatch.setattr(type(hints), "colorScheme", lambda _: self.scheme)
        monkeypatch.setattr(type(self._accessibility), "contrastPreference", lambda _: self.wish)

    def use_scheme(self, scheme: Qt.ColorScheme) -> None:
        self.scheme = scheme
        self._hints.colorSchemeChanged.emit(scheme)

    def use_contrast(self, wish: Qt.ContrastPreference) -> None:
        self.wish = wish
        self._accessibility.contrastPreferenceChanged.emit(wish)

    def use_accent(self, color: QColor) -> None:
        palette = QPalette(QGuiApplication.palette())
        palette.setColor(QPalette.ColorRole.Accent, color)
        QApplication.setPalette(palette)


@pytest.fixture
def system(monkeypatch: pytest.MonkeyPatch, qapp: QApplication) -> System:
    return System(monkeypatch)


def ground() -> QColor:
    return QGuiApplication.palette().color(QPalette.ColorRole.Window)


# The system, and the user


def test_the_scheme_of_the_system_is_followed_live(theme: Theme, system: System) -> None:
    theme.use(Appearance.SYSTEM)
    heard: list[bool] = []
    theme.changed.connect(lambda: heard.append(theme.is_dark))
    assert not theme.is_dark
    system.use_scheme(Qt.ColorScheme.Dark)
    assert theme.is_dark
    system.use_scheme(Qt.ColorScheme.Light)
    assert not theme.is_dark
    assert heard == [True, False]


def test_a_choice_of_the_user_stands_whatever_the_system_says(theme: Theme, system: System) -> None:
    theme.use(Appearance.LIGHT)
    system.use_scheme(Qt.ColorScheme.Dark)
    assert not theme.is_dark
    theme.use(Appearance.DARK)
    system.use_scheme(Qt.ColorScheme.Light)
    assert theme.is_dark
    system.use_scheme(Qt.ColorScheme.Dark)
    theme.use(Appearance.SYSTEM)
    assert theme.is_dark


def test_a_wish_for_contrast_is_followed_live(theme: Theme, system: System) -> None:
    theme.use(Appearance.SYSTEM)
    system.use_contrast(Qt.ContrastPreference.HighContrast)
    assert ground() == QColor("white")
    system.use_scheme(Qt.ColorScheme.Dark)
    assert ground() == QColor("black")
    system.use_contrast(Qt.ContrastPreference.NoPreference)
    assert ground() != QColor("black")
    theme.use(Appearance.HIGH_CONTRAST)
    assert ground() == QColor("black")


@pytest.mark.parametrize("scheme", [Qt.ColorScheme.Light, Qt.ColorScheme.Dark])
@pytest.mark.parametrize("accent", ["#e01b24", "#ffef00", "#000000", "#ffffff", "#3584e4"])
def test_the_accent_of_the_system_is_followed_live_and_can_be_read(
    theme: Theme, system: System, scheme: Qt.ColorScheme, accent: str
) -> None:
    theme.use(Appearance.SYSTEM)
    system.use_scheme(scheme)
    before = theme.colors.accent
    system.use_accent(QColor(accent))
    colors, palette = theme.colors, QGuiApplication.palette()
    assert colors.accent != before
    for ink, back in (
        (colors.accent, palette.color(QPalette.ColorRole.Base)),
        (colors.accent, palette.color(QPalette.ColorRole.Window)),
        (colors.on_accent, colors.accent),
        (palette.color(QPalette.ColorRole.Link), palette.color(QPalette.ColorRole.Base)),
        (
            palette.color(QPalette.ColorRole.HighlightedText),
            palette.color(QPalette.ColorRole.Highlight),
        ),
    ):
        assert contrast(ink.rgb(), back.rgb()) >= 4.5, (ink.name(), back.name())


def test_high_contrast_keeps_its_own_accent(theme: Theme, system: System) -> None:
    theme.use(Appearance.HIGH_CONTRAST)
    before = theme.colors.accent
    system.use_accent(RED)
    assert theme.colors.accent == before


def test_several_themes_do_not_set_each_other_off(qapp: QApplication) -> None:
    themes = [Theme() for _ in range(5)]
    heard = [0] * len(themes)
    for place, one in enumerate(themes):

        def hear(place: int = place) -> None:
            heard[place] += 1

        one.changed.connect(hear)
    try:
        themes[0].use(Appearance.SYSTEM)
        assert heard == [1, 0, 0, 0, 0]
    finally:
        for one in themes:
            one.close()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("appearanceLightAction", "light"),
        ("appearanceDarkAction", "dark"),
        ("appearanceHighContrastAction", "high-contrast"),
        ("appearanceSystemAction", "system"),
    ],
)
def test_the_menu_changes_the_appearance_and_it_is_remembered(
    qapp: QApplication, store: CatalogStore, tmp_path: Path, name: str, value: str
) -> None:
    first = build(tmp_path / "settings.ini", MemoryKeyStore(), store)
    child(first.window, QAction, name).trigger()
    assert first.settings.choice("appearance") == value
    first.settings.sync()
    look = ground()
    end(first)
    QApplication.setPalette(QPalette())
    second = build(tmp_path / "settings.ini", MemoryKeyStore(), store)
    assert child(second.window, QAction, name).isChecked()
    assert ground() == look
    second.theme.use(Appearance.LIGHT)
    end(second)


def end(program: Program) -> None:
    program.close()
    program.window.deleteLater()


def test_labels_take_the_colours_of_the_scheme_that_is_switched_to(
    program: Program, window: MainWindow
) -> None:
    for look in (Appearance.DARK, Appearance.HIGH_CONTRAST, Appearance.LIGHT):
        program.theme.use(look)
        settle()
        for label in window.findChildren(QWidget, "responseEmpty"):
            assert label.palette().color(QPalette.ColorRole.WindowText) == (
                program.theme.colors.muted
            )
            # Only the text is its own: all else follows.
            assert label.palette().color(QPalette.ColorRole.Base) == (
                QGuiApplication.palette().color(QPalette.ColorRole.Base)
            )


# Data


def test_each_scheme_is_complete(qapp: QApplication) -> None:
    schemes = Schemes(COLORS)
    assert tuple(schemes) == SCHEMES
    for scheme in schemes.values():
        window = scheme.palette.color(QPalette.ColorRole.Window)
        base = scheme.palette.color(QPalette.ColorRole.Base)
        for edge_of in (window, base):
            assert contrast(scheme.outline.rgb(), edge_of.rgb()) >= 3
        # The accent is the system's to name.
        assert not scheme.palette.isBrushSet(QPalette.ColorGroup.Active, QPalette.ColorRole.Accent)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda data: data["dark"]["colors"].pop("muted"), "dark.colors does not name each"),
        (lambda data: data["light"]["palette"].update(Wall="#fff"), "light.palette.Wall is not"),
        (lambda data: data["light"].update(outline="greyish"), "light.outline is not a colour"),
        (lambda data: data.pop("dark-contrast"), "dark-contrast is missing"),
        (lambda data: data["light"].update(more={}), "light has an unknown key, 'more'"),
    ],
)
def test_mistakes_in_the_data_are_named(
    qapp: QApplication, tmp_path: Path, change: Any, sentence: str
) -> None:
    data = json.loads(COLORS.read_text("utf-8"))
    change(data)
    (tmp_path / "colors.json").write_text(json.dumps(data), "utf-8")
    with pytest.raises(DataError, match=sentence):
        dict(Schemes(tmp_path / "colors.json"))


colors = st.builds(QColor.fromRgb, *[st.integers(0, 255)] * 3)


@given(colors, st.lists(colors, max_size=3))
def test_what_is_made_legible_is_so_or_as_far_as_can_be(
    color: QColor, grounds: list[QColor]
) -> None:
    for darker in (True, False):
        found = ensure_contrast(color, grounds, darker=darker)
        end = QColor("black") if darker else QColor("white")
        for back in grounds:
            assert ours(found, back) >= 4.4 or found == end
            assert ours(found, back) == pytest.approx(contrast(found.rgb(), back.rgb()), rel=0.02)


@given(colors)
def test_one_of_black_and_white_can_always_be_read(color: QColor) -> None:
    assert contrast(ink_on(color).rgb(), color.rgb()) >= 4.5


def test_the_type_scale_follows_the_font(qapp: QApplication) -> None:
    font = qapp.font()
    font.setPointSizeF(20)
    assert scaled_font(font, SMALL).pointSizeF() == pytest.approx(17)
    font.setPixelSize(20)
    assert scaled_font(font, SMALL, bold=True).pixelSize() == 17
    assert scaled_font(font, bold=True).bold()


def test_windows_grow_with_the_text_and_stay_on_the_screen(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    usual = with_text(widget, 300, 200)
    font = widget.font()
    font.setPointSizeF(font.pointSizeF() * 3)
    widget.setFont(font)
    assert with_text(widget, 300, 200).width() > 1.8 * usual.width()
    available = widget.screen().availableSize()
    assert with_text(widget, 9000, 9000) == available


# Pictures


def grey(image: QImage) -> list[int]:
    shades = image.convertToFormat(QImage.Format.Format_Grayscale8)
    # Lines are padded to a multiple of four.
    data, line = bytes(shades.constBits()), shades.bytesPerLine()
    return [shade for y in range(shades.height()) for shade in data[y * line :][: shades.width()]]


@pytest.mark.parametrize("is_selected", [False, True])
@pytest.mark.parametrize("look", list(Appearance))
def test_the_three_states_differ_without_colour(
    program: Program, window: MainWindow, look: Appearance, is_selected: bool
) -> None:
    """In grey, by their shape in the box and by their word."""
    program.theme.use(look)
    path = feature_path("payments", "refund_management")
    window.show_row(path)
    tree = window.tree_panel.tree
    index = tree.currentIndex()
    boxes, words = {}, {}
    sends = {"not sent": "dontSendAction", "true": "sendTrueAction", "false": "sendFalseAction"}
    for name, send in sends.items():
        window.show_row(path)
        child(window, QAction, send).trigger()
        if not is_selected:
            tree.setCurrentIndex(tree.indexAbove(index))
        settle()
        row = tree.visualRect(index)
        box = QRect(row.left() + 2, row.top(), 18, row.height())
        boxes[name] = grey(painted(tree.viewport(), box))
        word = tree.visualRect(index.siblingAtColumn(Column.SENT))
        words[name] = grey(painted(tree.viewport(), word))
    program.theme.use(Appearance.LIGHT)
    for drawn, least in ((boxes, 60), (words, 60)):
        for one, other in (("true", "false"), ("true", "not sent"), ("false", "not sent")):
            different = sum(abs(a - b) > 48 for a, b in zip(drawn[one], drawn[other], strict=True))
            assert different > least, (one, other, different)


@pytest.mark.parametrize("look", [Appearance.LIGHT, Appearance.DARK, Appearance.HIGH_CONTRAST])
@pytest.mark.parametrize("kind", [QCheckBox, QLineEdit])
def test_empty_boxes_and_fields_have_edges_that_can_be_seen(
    theme: Theme, qtbot: QtBot, look: Appearance, kind: type[QWidget]
) -> None:
    theme.use(look)
    top = QWidget()
    qtbot.addWidget(top)
    widget = kind(top)
    widget.setGeometry(10, 10, 60, 24)
    top.resize(100, 44)
    top.show()
    settle()
    # A line across the left edge, from outside to inside.
    image = top.grab(QRect(8, 22, 12, 1)).toImage()
    outside = image.pixel(0, 0)
    strongest = max(contrast(image.pixel(x, 0), outside) for x in range(image.width()))
    assert strongest >= 3


def icon_image(icon: QIcon, side: int, ratio: float) -> QImage:
    pixmap: QPixmap = icon.pixmap(QSize(side, side), ratio)
    return pixmap.toImage()


class Screen(QObject):
    """A screen that is plugged in later."""

    geometryChanged = Signal(QRect)  # noqa: N815 - as Qt names it


def on_screens(monkeypatch: pytest.MonkeyPatch, *ratios: float, dpi: float = 96) -> None:
    """Have screens with these ratios of pixels."""
    screens = [
        SimpleNamespace(
            devicePixelRatio=partial(float, ratio), logicalDotsPerInch=partial(float, dpi)
        )
        for ratio in ratios
    ]
    monkeypatch.setattr(icons, "QGuiApplication", SimpleNamespace(screens=lambda: screens))


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("name", [name for name in ICONS if name != "session-composer"])
@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_icons_are_crisp_on_each_screen(
    monkeypatch: pytest.MonkeyPatch, name: str, ratio: float
) -> None:
    """Painted at the size asked for, not stretched: it equals the drawing at that size."""
    on_screens(monkeypatch, 1.0, ratio)
    tint = QColor("#123456")
    icon = icons.Icons(str(RESOURCES / "icons")).icon(name, tint)
    svg = (
        (RESOURCES / "icons" / f"{name}.svg").read_text("utf-8").replace("currentColor", "#123456")
    )
    for asked in {1.0, ratio}:
        pixels = round(16 * asked)
        exact = QImage.fromData(
            svg.replace('width="16" height="16"', f'width="{pixels}" height="{pixels}"').encode(),
            "SVG",  # type: ignore[arg-type]
        ).convertToFormat(QImage.Format.Format_ARGB32)
        image = icon_image(icon, 16, asked).convertToFormat(QImage.Format.Format_ARGB32)
        assert image.size() == QSize(pixels, pixels)
        image.setDevicePixelRatio(1)
        assert image == exact, asked


@pytest.mark.usefixtures("qapp")
def test_icons_are_as_large_as_styles_want_them_where_only_fonts_are_enlarged(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """As with QT_FONT_DPI=192 and QT_ENABLE_HIGHDPI_SCALING=0."""
    on_screens(monkeypatch, 1.0, dpi=192)
    icon = icons.Icons(str(RESOURCES / "icons")).icon("search", RED)
    assert icon_image(icon, 32, 1.0).size() == QSize(32, 32)
    assert icon_image(icon, 16, 1.0).size() == QSize(16, 16)
    on_screens(monkeypatch, 1.0, dpi=72)
    icon = icons.Icons(str(RESOURCES / "icons")).icon("search", RED)
    assert icon_image(icon, 16, 1.0).size() == QSize(16, 16)


def test_icons_are_drawn_anew_for_another_kind_of_screen(
    monkeypatch: pytest.MonkeyPatch, theme: Theme
) -> None:
    heard: list[None] = []
    theme.changed.connect(lambda: heard.append(None))
    screen = QGuiApplication.primaryScreen()
    screen.geometryChanged.emit(screen.geometry())
    assert heard == []
    on_screens(monkeypatch, 1.0, 2.0)
    before = theme.icon("search", RED)
    assert icon_image(before, 16, 2.0).size() == QSize(16, 16)
    screen.geometryChanged.emit(screen.geometry())
    assert len(heard) == 1
    assert icon_image(theme.icon("search", RED), 16, 2.0).size() == QSize(32, 32)
    on_screens(monkeypatch, 1.0, 2.0, 3.0)
    # As the signal screenAdded would, which takes real ones only.
    added = Screen()
    theme._on_screen_added(added)  # type: ignore[arg-type]
    assert len(heard) == 2
    assert icon_image(theme.icon("search", RED), 16, 3.0).size() == QSize(48, 48)
    # One that is smaller than what was drawn needs nothing new.
    on_screens(monkeypatch, 1.0)
    added.geometryChanged.emit(screen.geometry())
    assert len(heard) == 2
    on_screens(monkeypatch, 4.0)
    added.geometryChanged.emit(screen.geometry())
    assert len(heard) == 3
    # It is unplugged, and the theme ends.
    shiboken6.delete(added)
    theme.close()


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("name", [name for name in ICONS if name != "session-composer"])
def test_icons_fill_their_square_and_take_one_colour(
    monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    on_screens(monkeypatch, 2.0)
    image = icon_image(icons.Icons(str(RESOURCES / "icons")).icon(name, RED), 16, 2.0)
    inked = [
        (x, y, image.pixelColor(x, y))
        for x in range(32)
        for y in range(32)
        if image.pixelColor(x, y).alpha() > 128
    ]
    assert len(inked) > 40
    across = {x for x, _, _ in inked}
    down = {y for _, y, _ in inked}
    assert max(max(across) - min(across), max(down) - min(down)) >= 14
    assert {color.rgb() for _, _, color in inked if color.alpha() == 255} == {RED.rgb()}


def test_the_window_has_the_icon_of_the_program(window: MainWindow) -> None:
    icon = window.windowIcon()
    for side in (16, 32, 64, 256):
        image = icon_image(icon, side, 1.0)
        assert image.size() == QSize(side, side)
        assert image.pixelColor(side // 2, side // 8).alpha() == 255
