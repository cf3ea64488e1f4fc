"""The guards of the test run itself."""

import os
import socket
from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtGui import QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication
from tests.support import network
from tests.support.application import put_back, shared
from tests.support.network import NetworkBlockedError
from tests.support.pace import UNNOTICED, Heartbeat
from tests.support.qt import delete_later_now, wait_until

from session_composer.core.text.message import Message
from session_composer.state.document.settings import settings_path
from session_composer.state.language.translation import translate, use_language
from session_composer.ui.look.theme import Appearance, Theme


@pytest.mark.parametrize("address", [("203.0.113.7", 443), ("2001:db8::1", 443, 0, 0)])
def test_no_connection_leaves_this_machine(address: tuple[str, int]) -> None:
    family = socket.AF_INET6 if ":" in address[0] else socket.AF_INET
    with (
        socket.socket(family, socket.SOCK_STREAM) as probe,
        pytest.raises(NetworkBlockedError, match=address[0]),
    ):
        probe.connect(address)
    with (
        socket.socket(family, socket.SOCK_DGRAM) as probe,
        pytest.raises(NetworkBlockedError),
    ):
        probe.sendto(b"x", address)
    assert network.blocked == [address[0]] * 2
    network.blocked.clear()


@pytest.mark.parametrize("name", ["api.stripe.com", b"api.stripe.com", "localhost.example"])
def test_no_name_is_looked_up(name: str | bytes) -> None:
    with pytest.raises(NetworkBlockedError, match=r"api\.stripe\.com|localhost\.example"):
        socket.getaddrinfo(name, 443)
    network.blocked.clear()


def test_this_machine_may_be_reached(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(("localhost", server.getsockname()[1])).close()
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "s"))
        server.listen()
        with socket.socket(socket.AF_UNIX) as client:
            client.connect(str(tmp_path / "s"))
    assert network.blocked == []


def test_nothing_is_read_from_or_written_to_the_home_of_the_user(qapp: QApplication) -> None:
    assert QStandardPaths.isTestModeEnabled()
    home = os.environ["HOME"]
    assert "composer-tests-" in home
    assert str(settings_path()).startswith(str(Path(home).parent))
    assert QGuiApplication.platformName() == "offscreen"
    unwanted = [name for name in os.environ if name.upper().endswith("_PROXY")]
    unwanted += [name for name in os.environ if name.startswith("STRIPE_")]
    assert unwanted == []


def test_the_heartbeat_notices_work_that_goes_on_too_long(heartbeat: Heartbeat) -> None:
    wait_until(lambda: heartbeat.turns > 3)
    assert heartbeat.worst_turn < UNNOTICED
    heartbeat.restart()
    assert heartbeat.turns == 0
    while heartbeat.worst_turn < UNNOTICED:
        pass
    delete_later_now()


def test_what_is_left_in_the_application_is_told_and_put_back(qapp: QApplication) -> None:
    """As a test does that fails in the middle: what it made is held, and nothing is undone."""
    sentence = Message("There is no text.")
    before, color = shared(), QPalette().color(QPalette.ColorRole.Window)
    held = [Theme(), Theme()]
    held[0].use(Appearance.DARK)
    use_language("de")
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    QApplication.setFont(QFont(QApplication.font().family(), 31))
    qapp.setStyleSheet("QLabel { color: red }")
    assert translate(sentence) != str(sentence)
    left = put_back(before)
    for what, count in (("Theme", 2), ("layout direction", 1), ("font", 1), ("style sheet", 1)):
        assert sum(what in one for one in left) == count, what
    assert sum("Translator" in one for one in left) >= 2
    delete_later_now()
    assert shared() == before
    assert translate(sentence) == str(sentence)
    assert not any(theme._heard for theme in held)
    assert QApplication.palette().color(QPalette.ColorRole.Window) == color
    edges = QApplication.palette("QLineEdit")  # type: ignore[call-overload]
    assert edges.color(QPalette.ColorRole.Window) == color
    assert qapp.styleHints().colorScheme() is Qt.ColorScheme.Unknown
    assert put_back(before) == []


def test_a_theme_that_nobody_holds_is_not_left(qapp: QApplication) -> None:
    before = shared()
    theme = Theme()
    circle: list[object] = [theme]
    circle.append(circle)
    del theme, circle
    assert put_back(before) == []
