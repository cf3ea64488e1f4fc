"""Checks before Qt starts: where Qt would abort the process, the user hears what is missing.

Imports no Qt at the top, so that a missing system library is a sentence, too.
"""

import builtins
import os
import re
import sys

from session_composer.core.errors import InputError

_PACKAGES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libX11-xcb.so.1": "libx11-xcb1",
}
# Compiled when they are needed, which is when something is wrong.
_LIBRARY = r"(lib[\w.+-]+\.so[\w.]*)"
_DISPLAY = r"([A-Za-z0-9.-]*|\[[0-9A-Fa-f:]+\]):([0-9]{1,5})(?:\.[0-9]+)?"
_X11_PORT = 6000
_PATIENCE = 2.0


def require_display() -> None:
    """Make sure that there is a screen to open a window on. Raises InputError."""
    if sys.platform != "linux" or os.environ.get("QT_QPA_PLATFORM"):
        return
    display = os.environ.get("DISPLAY", "")
    wayland = os.environ.get("WAYLAND_DISPLAY", "")
    if not display and not wayland:
        raise InputError(
            "There is no display: neither DISPLAY nor WAYLAND_DISPLAY is set. The commands encode, "
            "lint, send and screenshot work without one; see session-composer --help."
        )
    if _has_wayland():
        return
    if display:
        trouble = _x11_trouble(display)
        if trouble:
            raise InputError(trouble)
        return
    raise InputError(f"The Wayland display {wayland} does not answer: no compositor runs there.")


def require_qt() -> None:
    """Make sure that Qt can be loaded. Raises InputError."""
    try:
        # Lazy: this is the first import of Qt in the process.
        from PySide6.QtWidgets import QApplication  # noqa: F401 - the import is the test
    except ImportError as error:
        raise InputError(_missing(str(error))) from error
    _import_plainly()


def require_platform() -> None:
    """Make sure that Qt finds what it needs to talk to the screen. Raises InputError."""
    if sys.platform != "linux" or os.environ.get("QT_QPA_PLATFORM") or not _uses_x11():
        return
    # Lazy: see require_qt.
    from PySide6.QtCore import QLibrary, QLibraryInfo

    plugins = QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath)
    library = QLibrary(f"{plugins}/platforms/libqxcb.so")
    if not library.load():
        raise InputError(_missing(library.errorString()))


def _import_plainly() -> None:
    """Take PySide's own import away again.

    It reads the source of every module that is imported, whosever it is, to see whether its
    ``from __feature__ import …`` might concern it. We use no such feature, and the reading is a
    fifth of what loading the modules takes.
    """
    plain = getattr(builtins, "__orig_import__", None)
    if plain is not None:
        builtins.__import__ = plain


def _uses_x11() -> bool:
    return bool(os.environ.get("DISPLAY")) and not _has_wayland()


def platform_name() -> str:
    """Which of its platforms Qt is going to use, as it names them; "" where that is its affair."""
    wanted = os.environ.get("QT_QPA_PLATFORM", "")
    if wanted:
        return wanted.partition(";")[0].partition(":")[0]
    return "wayland" if _has_wayland() else "xcb" if os.environ.get("DISPLAY") else ""


def _has_wayland() -> bool:
    """Whether a Wayland compositor takes connections."""
    name = os.environ.get("WAYLAND_DISPLAY", "")
    if not name:
        return False
    folder = os.environ.get("XDG_RUNTIME_DIR", "")
    return _connects(os.path.join(folder, name))


def _x11_trouble(display: str) -> str:
    """Say why an X server would turn Qt away; empty if it would not."""
    silent = f"The display {display} does not answer: no X server runs there."
    host = display.rpartition(":")[0]
    # For a host that does not answer libxcb waits for minutes.
    if host not in ("", "unix") and not _x11_listens(display):
        return silent
    if _xcb_connects():
        return ""
    if not _x11_listens(display):
        return silent
    return (
        f"The X server of display {display} does not let this user in. Its cookie is in the file "
        "that XAUTHORITY names for the user who started the server."
    )


def _xcb_connects() -> bool:
    """Connect to the X server as Qt is going to; True where that cannot be tried."""
    try:
        # Lazy: only X11 needs it. A Python that was built without libffi has none.
        import ctypes

        xcb = ctypes.CDLL("libxcb.so.1")
    except (ImportError, OSError):
        # A missing library is told with its package where Qt's plugin is loaded.
        return True
    xcb.xcb_connect.argtypes = (ctypes.c_char_p, ctypes.c_void_p)
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connection_has_error.argtypes = (ctypes.c_void_p,)
    xcb.xcb_disconnect.argtypes = (ctypes.c_void_p,)
    # Never NULL, by https://xcb.freedesktop.org/manual/group__XCB__Core__API.html
    connection = xcb.xcb_connect(None, None)
    error = xcb.xcb_connection_has_error(connection)
    xcb.xcb_disconnect(connection)
    return not error


def _x11_listens(display: str) -> bool:
    """Whether somebody takes connections where a display is."""
    found = re.fullmatch(_DISPLAY, display)
    if found is None:
        return False
    host, number = found[1], int(found[2])
    if host in ("", "unix"):
        path = f"/tmp/.X11-unix/X{number}"  # noqa: S108 - where X servers listen
        return any(_connects(address) for address in (path, f"\0{path}"))
    # Lazy: most displays are on this machine.
    import socket

    try:
        with socket.create_connection((host.strip("[]"), _X11_PORT + number), _PATIENCE):
            return True
    except (OSError, OverflowError, UnicodeError):
        return False


def _connects(address: str) -> bool:
    """Whether somebody takes connections at a Unix socket; an abstract one begins with NUL."""
    # Lazy: libxcb tells most of the time.
    import socket

    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as client:
        client.settimeout(_PATIENCE)
        try:
            client.connect(address)
        except OSError:
            return False
        return True


def _missing(text: str) -> str:
    found = [name for name in re.findall(_LIBRARY, text) if not name.startswith("libq")]
    if not found:
        return f"Qt cannot be loaded: {text.rstrip('.')}."
    package = _PACKAGES.get(found[0])
    advice = (
        f" On Debian and Ubuntu it is in the package {package}: sudo apt install {package}"
        if package
        else ""
    )
    return f"Qt needs the system library {found[0]}, which is not installed.{advice}"
