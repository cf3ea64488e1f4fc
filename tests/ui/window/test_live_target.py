"""A target that may reach real accounts is not to be overlooked, nor chosen by chance."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAction, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QStyleOptionViewItem
from tests.support.clipping import faults
from tests.support.fakes import LIVE_KEY, OTHER_TEST_KEY, TEST_KEY
from tests.support.qt import child, settle
from tests.support.stored_keys import store_key
from tests.ui.look.test_contrast import every_scheme, faint, least
from tests.ui.test_clipping import SIZES

from session_composer.api.keys.key_check import KeyCheck
from session_composer.app import Program
from session_composer.state.sending.target_choice import SANDBOX_TARGET, TargetMode
from session_composer.ui.widgets.mode_chip import chip_of
from session_composer.ui.window.main_window import MainWindow

__all__ = ["least"]

ORG_KEY = "sk_org_51SentinelSentinelOrg1"
MODES = {
    SANDBOX_TARGET: TargetMode.SIMULATED,
    "try": TargetMode.TEST,
    "shop": TargetMode.LIVE,
    "org": TargetMode.UNKNOWN,
}
BADGES = {SANDBOX_TARGET: "SIMULATED", "try": "TEST", "shop": "LIVE", "org": "MODE UNKNOWN"}
LIVE = [name for name, mode in MODES.items() if mode.counts_as_live]


@pytest.fixture(autouse=True)
def _keys(program: Program) -> None:
    keys, jobs = program.parts.keys, program.parts.jobs
    for name, key in (("try", TEST_KEY), ("shop", LIVE_KEY)):
        store_key(keys, jobs, name, key)
    store_key(keys, jobs, "org", ORG_KEY, "acct_5")


def choose(program: Program, name: str) -> None:
    program.parts.target.choose(name)
    settle()


def empty_text(window: MainWindow) -> str:
    return child(window, QLabel, "responseEmpty").text()


@pytest.mark.parametrize("name", MODES)
def test_m1_button_edge_and_empty_answer_say_what_is_reached(
    program: Program, window: MainWindow, name: str
) -> None:
    choose(program, name)
    header, colors = window.header, window._theme.colors
    is_live = name in LIVE
    assert program.parts.target.mode is MODES[name]
    assert header.badge.text() == BADGES[name]
    assert header.target_box.accessibleDescription() == BADGES[name]
    words = "Send live" if is_live else "Test request"
    assert header.test_button.text().replace("&", "") == words
    assert child(window, QAction, "testRequestAction").text().replace("&", "") == words
    picture = header.grab().toImage()
    edge = picture.pixelColor(picture.width() // 2, picture.height() - 2)
    assert (edge == colors.live_fill) == is_live
    middle = header.test_button.grab().toImage().pixelColor(6, header.test_button.height() // 2)
    assert (middle == colors.live_fill) == is_live
    text = empty_text(window)
    assert ("nothing leaves this computer" in text) == (name == SANDBOX_TARGET)
    if name != SANDBOX_TARGET:
        assert "api.stripe.com" in text
        assert f"“{name}” ({BADGES[name]})" in text
        assert text.startswith(words)


def test_m1_before_the_first_answer_can_be_shown_it_says_so_already(program: Program) -> None:
    """The window of the first frame, which comes before what can be done with it."""
    from session_composer.ui.answer.no_answer import EmptyAnswer

    choose(program, "shop")
    made = EmptyAnswer(program.parts.target, program.theme)
    [text] = [one.text() for one in made.findChildren(QLabel) if "api.stripe" in one.text()]
    assert "(LIVE)" in text
    choose(program, SANDBOX_TARGET)
    assert not [one for one in made.findChildren(QLabel) if "api.stripe" in one.text()]


def test_m1_every_entry_says_what_it_reaches(program: Program, window: MainWindow) -> None:
    box = window.header.target_box
    spoken = {
        box.itemData(row): box.itemData(row, Qt.ItemDataRole.AccessibleTextRole)
        for row in range(box.count())
    }
    for name, word in BADGES.items():
        assert spoken[name].endswith(f", {word}")
    box.prepare()
    option = QStyleOptionViewItem()
    option.rect = QRect(0, 0, 300, 24)
    option.font = box.font()
    for row in range(box.count()):
        name = box.itemData(row)
        if name not in MODES:
            continue
        ground = chip_of(MODES[name], window._theme.colors).ground
        picture = QImage(option.rect.size(), QImage.Format.Format_RGB32)
        picture.fill(Qt.GlobalColor.white)
        painter = QPainter(picture)
        box.itemDelegate().paint(painter, option, box.model().index(row, 0))
        painter.end()
        colors = {picture.pixel(x, 12) for x in range(picture.width())}
        assert ground.rgb() in colors, name


@pytest.mark.parametrize("key", ["s", "o", "t", Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_End])
def test_m1_no_key_that_is_hit_by_chance_chooses_another_target(
    program: Program,
    window: MainWindow,
    key: str | Qt.Key,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    box = window.header.target_box
    opened: list[str] = []
    # Not popped up: without a display there is no keyboard to grab for it.
    monkeypatch.setattr(QComboBox, "showPopup", lambda _: opened.append("open"))
    box.setFocus()
    if isinstance(key, str):
        QTest.keyClicks(box, key)
    else:
        QTest.keyClick(box, key)
    settle()
    assert program.parts.target.name == SANDBOX_TARGET
    assert box.currentData() == SANDBOX_TARGET
    assert opened == ["open"]


def test_m1_it_follows_what_becomes_known_of_the_key(program: Program, window: MainWindow) -> None:
    choose(program, "org")
    assert "Send live" in window.header.test_button.accessibleName()
    found = KeyCheck("acct_1", "Name", "US", livemode=False)
    program.parts.keys.note_check("org", ORG_KEY, found)
    settle()
    assert window.header.badge.text() == "TEST"
    assert window.header.test_button.accessibleName() == "Test request"
    assert "(TEST)" in empty_text(window)
    store_key(program.parts.keys, program.parts.jobs, "org", LIVE_KEY)
    settle()
    assert window.header.badge.text() == "LIVE"
    assert "(LIVE)" in empty_text(window)
    store_key(program.parts.keys, program.parts.jobs, "org", OTHER_TEST_KEY)
    settle()
    assert window.header.badge.text() == "TEST"


def test_m1_nothing_moves_when_it_becomes_live(program: Program, window: MainWindow) -> None:
    def places() -> list[object]:
        settle()
        return [
            one.geometry()
            for one in (window.header, window.header.test_button, window.header.account_field)
        ]

    before = places()
    choose(program, "shop")
    assert places() == before


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", LIVE)
def test_m1_nothing_is_cut_where_it_is_live(
    program: Program, window: MainWindow, size: tuple[int, int], name: str
) -> None:
    choose(program, name)
    window.resize(*size)
    settle()
    assert (window.width(), window.height()) == size
    assert faults(window) == []


@every_scheme
def test_m1_every_text_can_be_read_where_it_is_live(
    program: Program, window: MainWindow, least: float
) -> None:
    for name in MODES:
        choose(program, name)
        assert faint(window, least) == {}, name
