"""Colours and icons: what the system says, what the user chooses, and what can be told apart."""

import json
import re
import shutil
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
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
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
from session_composer.ui.controls.check_box import CheckBox
from session_composer.ui.look import icons
from session_composer.ui.look.contrast import contrast as ours
from session_composer.ui.look.contrast import ensure_contrast, ink_on
from session_composer.ui.look.schemes import SCHEMES, Measures, Schemes
from session_composer.ui.look.sheet import Sheet
from session_composer.ui.look.theme import SMALL, Appearance, Theme, scaled_font, with_text
from session_composer.ui.window.main_window import MainWindow

THEMES = RESOURCES / "themes"
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
        (colors.on_accent, colors.accent_fill),
        (colors.on_accent, colors.accent_hover),
        (colors.on_accent, colors.accent_press),
        (colors.muted, colors.sel_focus),
        (colors.yes, colors.sel_focus),
        (colors.no, colors.sel_focus),
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
    schemes = Schemes(THEMES)
    assert tuple(schemes) == SCHEMES
    for scheme in schemes.values():
        colors = scheme.colors
        for ground in (colors.window, colors.surface, colors.raised, colors.hover):
            assert contrast(colors.outline.rgb(), ground.rgb()) >= 3
        # The accent is the system's to name.
        assert not scheme.palette.isBrushSet(QPalette.ColorGroup.Active, QPalette.ColorRole.Accent)


TEXTS = (
    *("ink", "ink2", "muted", "yes", "no", "error", "warning", "info", "accent"),
    *("code_key", "code_string", "code_number", "code_keyword", "code_comment", "code_punct"),
)
ON = {
    "surface": TEXTS,
    "window": TEXTS[:9],
    "sunken": TEXTS[:9],
    "raised": TEXTS[:9],
    "hover": TEXTS[:9],
    "sel_focus": TEXTS,
    "sel_idle": TEXTS[:9],
    "link_mark": (*TEXTS[:2], *TEXTS[3:5], *TEXTS[9:]),
    "find_mark": ("ink",),
    "accent_fill": ("on_accent",),
    "accent_hover": ("on_accent",),
    "accent_press": ("on_accent",),
    "live_fill": ("on_live",),
    "live_soft": ("ink", "muted", "live"),
    "tip": ("on_tip",),
    **{
        f"{name}_soft": (name,) for name in ("yes", "no", "error", "warning", "info", "test", "sim")
    },
}


@pytest.mark.parametrize("name", SCHEMES)
def test_what_is_written_can_be_read_on_its_ground(qapp: QApplication, name: str) -> None:
    colors = Schemes(THEMES)[name].colors
    faint = [
        (ink, ground)
        for ground, inks in ON.items()
        for ink in inks
        if contrast(colors.named[ink].rgb(), colors.named[ground].rgb()) < 4.5
    ]
    assert faint == []
    assert contrast(colors.disabled.rgb(), colors.window.rgb()) >= 4.5


@pytest.mark.parametrize(
    ("file", "change", "sentence"),
    [
        ("dark", lambda data: data["colors"].pop("muted"), "dark.json: colors has no 'muted'"),
        ("light", lambda data: data["colors"].update(wall="#fff"), "colors has an unknown key 'w"),
        ("light", lambda data: data["colors"].update(ink="greyish"), "colors.ink is not a colour"),
        ("light", lambda data: data["colors"].update(ink=3), "colors.ink is not a colour"),
        ("light", lambda data: data.update(colors=[]), "colors is missing or not of type dict"),
        ("dark-contrast", lambda data: data.update(more={}), "has an unknown key, 'more'"),
        ("measures", lambda data: data["sizes"].update(tabs="wide"), "sizes.tabs is not a whole"),
        ("measures", lambda data: data["sizes"].update(tabs=-1), "sizes.tabs is not a whole"),
        ("measures", lambda data: data["sizes"].pop("tabs"), "measures.json: the file has no 'tab"),
        ("measures", lambda data: data.pop("sizes"), "sizes is missing"),
    ],
)
def test_mistakes_in_the_data_are_named(
    qapp: QApplication, tmp_path: Path, file: str, change: Any, sentence: str
) -> None:
    shutil.copytree(THEMES, tmp_path, dirs_exist_ok=True)
    path = tmp_path / f"{file}.json"
    data = json.loads(path.read_text("utf-8"))
    change(data)
    path.write_text(json.dumps(data), "utf-8")
    with pytest.raises(DataError, match=sentence):
        Measures(path) if file == "measures" else dict(Schemes(tmp_path))


def test_the_style_sheet_is_filled_and_a_place_that_is_not_known_is_named(
    qapp: QApplication, tmp_path: Path
) -> None:
    measures = Measures(THEMES / "measures.json")
    colors = Schemes(THEMES)["dark"].colors
    filled = Sheet(THEMES / "application.qss", measures).filled(10, colors)
    assert "@" not in filled
    assert colors.outline.name() in filled
    assert "8.50pt" in filled
    # Universal selectors and those of the base class of all would cost each widget time.
    selectors = re.findall(r"([^{}]+?)\s*\{", re.sub(r"/\*.*?\*/|\s+", " ", filled))
    assert selectors
    for selector in selectors:
        assert not re.search(r"\*|\bQWidget\b|\[|View::item", selector), selector
    wrong = tmp_path / "wrong.qss"
    wrong.write_text("QLabel { color: @wall }", "utf-8")
    with pytest.raises(DataError, match=r"wrong.qss: @wall is not known"):
        Sheet(wrong, measures).filled(10, colors)
    with pytest.raises(DataError, match=r"none.qss cannot be read"):
        Sheet(tmp_path / "none.qss", measures).filled(10, colors)


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
@pytest.mark.parametrize("kind", [CheckBox, QLineEdit])
def test_empty_boxes_and_fields_have_edges_that_can_be_seen(
    theme: Theme, qtbot: QtBot, look: Appearance, kind: type[QWidget]
) -> None:
    theme.use(look)
    theme.dress()
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
    assert len(inked) > 20
    across = {x for x, _, _ in inked}
    down = {y for _, y, _ in inked}
    assert max(max(across) - min(across), max(down) - min(down)) >= 12
    # But for what is lost where strokes overlap.
    for part in (QColor.red, QColor.green, QColor.blue):
        assert all(
            abs(part(color) - part(RED)) <= 1 for _, _, color in inked if color.alpha() > 254
        )


def test_the_window_has_the_icon_of_the_program(window: MainWindow) -> None:
    icon = window.windowIcon()
    for side in (16, 32, 64, 256):
        image = icon_image(icon, side, 1.0)
        assert image.size() == QSize(side, side)
        assert image.pixelColor(side // 2, side // 8).alpha() == 255
