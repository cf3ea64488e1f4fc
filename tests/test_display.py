import builtins
import ctypes
import os
import secrets
import socket
import struct
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from session_composer.core.platforms import displays
from session_composer.core.text.errors import InputError
from session_composer.display import (
    _missing,
    platform_name,
    require_display,
    require_platform,
    require_qt,
)


@pytest.fixture(autouse=True)
def screenless(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(displays, "IS_OURS_TO_FIND", True)
    for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY", "XDG_RUNTIME_DIR"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def listener() -> Iterator[socket.socket]:
    with closing(socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)) as server:
        yield server


def sentence() -> str:
    with pytest.raises(InputError) as caught:
        require_display()
    return str(caught.value)


def test_no_display() -> None:
    assert sentence().startswith("There is no display")


@pytest.mark.parametrize(
    "display",
    [
        *(":987", "unix:987", ":987.0", "localhost:987", "[::1]:987", "foo", ":", ":x", "a..b:1"),
        *("unix/:987", "tcp/localhost:987", "unix/localhost:987", "/nowhere:0", "a/b/c:1", "é:1"),
    ],
)
def test_dead_displays(monkeypatch: pytest.MonkeyPatch, display: str) -> None:
    monkeypatch.setenv("DISPLAY", display)
    assert sentence() == f"The display {display} does not answer: no X server runs there."


# What an X server answers to a client that connects: yes, with one screen, or no, with a reason.
# https://www.x.org/releases/X11R7.7/doc/xproto/x11protocol.html#Encoding::Connection_Setup
WELCOME = struct.pack(
    "=BxHHHIIIIHHBBBBBBBB4x40x",
    *(1, 11, 0, (32 + 40) // 4),
    *(0, 1 << 21, (1 << 21) - 1, 256, 0, 0xFFFF),
    *(1, 0, 0, 0, 32, 32, 8, 255),
)
REFUSAL = struct.pack("=BBHHH8s", 0, 6, 11, 0, 2, b"Sorry.")


@contextmanager
def x_server(server: socket.socket, answer: bytes) -> Iterator[None]:
    """Answer whoever connects, as often as it happens."""

    def serve() -> None:
        while True:
            try:
                client, _ = server.accept()
            except OSError:
                return
            with client:
                # One that only looks whether somebody listens says nothing.
                if client.recv(4096):
                    client.sendall(answer)
                    client.recv(4096)

    server.listen()
    thread = Thread(target=serve)
    thread.start()
    try:
        yield
    finally:
        server.shutdown(socket.SHUT_RDWR)
        thread.join()


def test_a_local_display(monkeypatch: pytest.MonkeyPatch, listener: socket.socket) -> None:
    number = 1000 + secrets.randbelow(8000)
    listener.bind(f"\0/tmp/.X11-unix/X{number}")
    with x_server(listener, WELCOME):
        for display in (f":{number}", f"unix:{number}.0", f"unix/:{number}"):
            monkeypatch.setenv("DISPLAY", display)
            require_display()
        monkeypatch.setenv("DISPLAY", f":{number}.5")
        assert sentence() == f"The display :{number}.5 has no screen of that number."


def test_a5_a_display_of_another_user(
    monkeypatch: pytest.MonkeyPatch, listener: socket.socket
) -> None:
    """Somebody listens, but turns us away; Qt would abort."""
    number = 1000 + secrets.randbelow(8000)
    listener.bind(f"\0/tmp/.X11-unix/X{number}")
    monkeypatch.setenv("DISPLAY", f":{number}")
    with x_server(listener, REFUSAL):
        told = sentence()
    assert told.startswith(f"The X server of display :{number} does not let this program in.")
    assert "XAUTHORITY" in told


def test_without_libxcb_nothing_is_said_of_the_display(monkeypatch: pytest.MonkeyPatch) -> None:
    """The package that is missing is told where Qt's plugin is loaded."""

    def refuse(*_: object) -> None:
        raise OSError("libxcb.so.1: cannot open shared object file")

    monkeypatch.setattr(ctypes, "CDLL", refuse)
    monkeypatch.setenv("DISPLAY", ":987")
    require_display()


def test_a_socket_that_cannot_be_reached_is_no_display(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, listener: socket.socket
) -> None:
    """Somebody listens, and the kernel lists it; but its file is gone, and Qt would abort."""
    path = tmp_path / "wayland-5"
    listener.bind(str(path))
    listener.listen()
    path.unlink()
    monkeypatch.setenv("WAYLAND_DISPLAY", str(path))
    assert sentence().startswith(f"The Wayland display {path} does not answer")


def test_a_forwarded_display(monkeypatch: pytest.MonkeyPatch) -> None:
    """As ssh makes them."""
    # The highest ports are out of reach of its numbers.
    server = next(
        server
        for server in (socket.create_server(("127.0.0.1", 0)) for _ in range(50))
        if server.getsockname()[1] > 6000
    )
    with closing(server), x_server(server, WELCOME):
        number = server.getsockname()[1] - 6000
        for display in (f"127.0.0.1:{number}.0", f"tcp/127.0.0.1:{number}"):
            monkeypatch.setenv("DISPLAY", display)
            require_display()


def test_a_host_that_does_not_answer_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """By libxcb, for minutes."""
    monkeypatch.setattr("session_composer.display._ask_xcb", pytest.fail)
    monkeypatch.setenv("DISPLAY", "localhost:987")
    assert sentence().startswith("The display localhost:987 does not answer")


def test_wayland(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, listener: socket.socket) -> None:
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-5")
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    assert sentence().startswith("The Wayland display wayland-5 does not answer")
    # A stale one beside a dead X display.
    monkeypatch.setenv("DISPLAY", ":987")
    assert sentence().startswith("The display :987 does not answer")
    monkeypatch.delenv("DISPLAY")
    monkeypatch.chdir(tmp_path)
    listener.bind("wayland-5")
    listener.listen()
    require_display()
    monkeypatch.delenv("XDG_RUNTIME_DIR")
    monkeypatch.setenv("WAYLAND_DISPLAY", str(tmp_path / "wayland-5"))
    require_display()


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ("xcb", "There is no display: DISPLAY is not set."),
        ("xcb:some", "There is no display: DISPLAY is not set."),
        ("wayland", "The Wayland display wayland-0 does not answer"),
        ("wayland;xcb", "The Wayland display wayland-0 does not answer"),
        (";", "There is no display: neither DISPLAY nor WAYLAND_DISPLAY is set."),
    ],
)
def test_a5_a_platform_that_needs_a_display_where_there_is_none(
    monkeypatch: pytest.MonkeyPatch, wanted: str, expected: str
) -> None:
    """As where QT_QPA_PLATFORM is set for a desktop, and somebody comes by ssh."""
    monkeypatch.setenv("QT_QPA_PLATFORM", wanted)
    assert sentence().startswith(expected)


def test_only_the_display_of_the_wanted_platform_counts(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, listener: socket.socket
) -> None:
    listener.bind(str(tmp_path / "wayland-0"))
    listener.listen()
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.setenv("DISPLAY", ":987")
    monkeypatch.setenv("QT_QPA_PLATFORM", "wayland-egl;xcb")
    require_display()
    monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    assert sentence().startswith("The display :987 does not answer")
    monkeypatch.setenv("QT_QPA_PLATFORM", "xcb;offscreen")
    require_display()


def test_a5_a_platform_that_qt_does_not_have(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "non\x1bsense;other")
    with pytest.raises(InputError) as caught:
        require_platform()
    assert str(caught.value).startswith("QT_QPA_PLATFORM asks for non\\u001bsense;other, which Qt")
    assert " offscreen," in str(caught.value)
    for name in ("offscreen", "nonsense;offscreen", "wayland-egl"):
        monkeypatch.setenv("QT_QPA_PLATFORM", name)
        require_platform()
    # Somewhere else there may be more of them.
    monkeypatch.setenv("QT_QPA_PLATFORM", "nonsense")
    monkeypatch.setenv("QT_PLUGIN_PATH", "/somewhere")
    require_platform()
    monkeypatch.delenv("QT_PLUGIN_PATH")
    monkeypatch.setattr(os, "listdir", refuse)
    require_platform()


def refuse(*_: object) -> None:
    raise OSError


def test_other_platforms_are_not_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    require_display()
    monkeypatch.delenv("QT_QPA_PLATFORM")
    monkeypatch.setattr(displays, "IS_OURS_TO_FIND", False)
    require_display()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "libEGL.so.1: cannot open shared object file: No such file or directory",
            "Qt needs the system library libEGL.so.1, which is not installed. On Debian and Ubuntu "
            "it is in the package libegl1: sudo apt install libegl1",
        ),
        (
            "Cannot load library /x/PySide6/Qt/plugins/platforms/libqxcb.so: libxcb-cursor.so.0: "
            "cannot open shared object file: No such file or directory",
            "Qt needs the system library libxcb-cursor.so.0, which is not installed. On Debian and "
            "Ubuntu it is in the package libxcb-cursor0: sudo apt install libxcb-cursor0",
        ),
        (
            "libnothing-1.2+x.so.7: cannot open shared object file",
            "Qt needs the system library libnothing-1.2+x.so.7, which is not installed.",
        ),
        ("No module named 'PySide6'", "Qt cannot be loaded: No module named 'PySide6'."),
        ("DLL load failed.", "Qt cannot be loaded: DLL load failed."),
    ],
)
def test_missing_libraries(monkeypatch: pytest.MonkeyPatch, text: str, expected: str) -> None:
    """Fault row A5: the loader's text becomes the name of a package."""
    assert _missing(text) == expected
    load = builtins.__import__

    def refuse(name: str, *arguments: Any) -> Any:
        if name.startswith("PySide6"):
            raise ImportError(text)
        return load(name, *arguments)

    monkeypatch.setattr(builtins, "__import__", refuse)
    with pytest.raises(InputError) as caught:
        require_qt()
    assert str(caught.value) == expected


def test_the_plugin_for_x11_is_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    from PySide6.QtCore import QLibrary

    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setattr(QLibrary, "load", lambda _: False)
    monkeypatch.setattr(QLibrary, "errorString", lambda _: "libxcb-icccm.so.4: cannot open")
    with pytest.raises(InputError, match="in the package libxcb-icccm4"):
        require_platform()
    monkeypatch.delenv("DISPLAY")
    require_platform()
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    require_platform()


def test_qt_can_be_loaded_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    require_qt()
    assert "PySide6.QtWidgets" in sys.modules
    assert os.environ["QT_QPA_PLATFORM"] == "offscreen"


def test_on_other_systems_the_platform_is_not_our_affair(monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows has no such sockets, whatever WAYLAND_DISPLAY says there."""
    monkeypatch.setattr(displays, "IS_OURS_TO_FIND", False)
    monkeypatch.setattr(displays, "connects", pytest.fail)
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    assert platform_name() == ""


def test_the_name_of_the_platform(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, listener: socket.socket
) -> None:
    assert platform_name() == ""
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setenv("WAYLAND_DISPLAY", str(tmp_path / "wayland-5"))
    assert platform_name() == "xcb"
    listener.bind(str(tmp_path / "wayland-5"))
    listener.listen()
    assert platform_name() == "wayland"
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen:size=800x600;xcb")
    assert platform_name() == "offscreen"
