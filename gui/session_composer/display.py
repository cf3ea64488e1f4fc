"""Checks before Qt starts: where Qt would abort the process, the user hears what is missing.

Imports no Qt at the top, so that a missing system library is a sentence, too.
"""

import os
import re

from .core.platforms import displays
from .core.text.display_safe import printable
from .core.text.errors import InputError
from .pyside_import import lean_pyside

_PACKAGES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libxcb.so.1": "libxcb1",
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
_LIBRARY = r"(lib[\w.+-]{1,60}\.so[\w.]{0,20})"
_PLUGIN = r"libq(\w+)\.so"
_DISPLAY = r"(\w+/)?([A-Za-z0-9.-]*|\[[0-9A-Fa-f:]+\]):([0-9]{1,5})(?:\.[0-9]+)?"
_NEED_A_DISPLAY = ("xcb", "wayland")
_PLUGIN_FOLDERS = ("QT_PLUGIN_PATH", "QT_QPA_PLATFORM_PLUGIN_PATH")
# XCB_CONN_CLOSED_INVALID_SCREEN of xcb.h.
_NO_SUCH_SCREEN = 6
_X11_PORT = 6000
_PATIENCE = 2.0


def require_display() -> None:
    """Make sure that there is a screen to open a window on. Raises InputError."""
    if not displays.IS_OURS_TO_FIND:
        return
    wanted = _wanted_platforms()
    if any(not name.startswith(_NEED_A_DISPLAY) for name in wanted):
        return
    display = os.environ.get("DISPLAY", "") if not wanted or "xcb" in wanted else ""
    wayland = _wayland_name()
    if not display and not wayland:
        missing = "DISPLAY is not set" if wanted else "neither DISPLAY nor WAYLAND_DISPLAY is set"
        raise InputError(
            "There is no display: {missing}. The commands encode, lint, send and "
            "screenshot work without one; see session-composer --help.",
            missing=missing,
        )
    if _has_wayland():
        return
    trouble = _x11_trouble(display) if display else _wayland_trouble(wayland)
    if trouble:
        raise InputError("{trouble}", trouble=trouble)


def require_qt() -> None:
    """Make sure that Qt can be loaded. Raises InputError."""
    try:
        with lean_pyside():
            # Lazy: this is the first import of Qt in the process.
            from PySide6.QtWidgets import QApplication  # noqa: F401 - the import is the test
    except ModuleNotFoundError as error:
        # Lazy: it is there most of the time.
        from .packages import missing_module

        told = missing_module(error) or _missing(str(error))
        raise InputError("{missing}", missing=told) from error
    except ImportError as error:
        raise InputError("{missing}", missing=_missing(str(error))) from error


def require_platform() -> None:
    """Make sure that Qt has the platform that it is to use, and all it needs. Raises InputError."""
    if not displays.IS_OURS_TO_FIND:
        return
    # Lazy: require_qt has made sure that there is a Qt to ask.
    from PySide6.QtCore import QLibrary, QLibraryInfo

    folder = f"{QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath)}/platforms"
    wanted, there = _wanted_platforms(), _platforms_in(folder)
    # One plugin may serve several, as wayland and wayland-egl; others may be somewhere else.
    is_there = any(name.partition("-")[0] in there for name in wanted)
    if wanted and there and not is_there and not any(map(os.environ.get, _PLUGIN_FOLDERS)):
        raise InputError(
            "QT_QPA_PLATFORM asks for {wanted}, which Qt does not have here. It has {there}.",
            wanted=printable(";".join(wanted)),
            there=", ".join(there),
        )
    if platform_name() == "xcb":
        library = QLibrary(f"{folder}/libqxcb.so")
        if not library.load():
            raise InputError("{missing}", missing=_missing(library.errorString()))


def _platforms_in(folder: str) -> list[str]:
    """Names of the platforms whose plugins are in a folder."""
    try:
        names = sorted(os.listdir(folder))
    except OSError:
        return []
    found = [re.fullmatch(_PLUGIN, name) for name in names]
    return [match[1] for match in found if match is not None]


def platform_name() -> str:
    """Which of its platforms Qt is going to use, as it names them; "" where that is its affair."""
    if not displays.IS_OURS_TO_FIND:
        return ""
    wanted = _wanted_platforms()
    if wanted:
        return wanted[0]
    return "wayland" if _has_wayland() else "xcb" if os.environ.get("DISPLAY") else ""


def _wanted_platforms() -> list[str]:
    """Platforms that the user wants Qt to try, in this order; none where the choice is Qt's."""
    wanted = os.environ.get("QT_QPA_PLATFORM", "").split(";")
    return [name for name in (one.partition(":")[0] for one in wanted) if name]


def _wayland_name() -> str:
    """Name of the Wayland display that comes into question, empty if there is none."""
    wanted = _wanted_platforms()
    is_wanted = any(name.startswith("wayland") for name in wanted)
    name = os.environ.get("WAYLAND_DISPLAY", "") if is_wanted or not wanted else ""
    # https://wayland.freedesktop.org/docs/html/apb.html#Client-classwl__display
    return name or ("wayland-0" if is_wanted else "")


def _has_wayland() -> bool:
    """Whether a Wayland compositor takes connections."""
    name = _wayland_name()
    if not name:
        return False
    folder = os.environ.get("XDG_RUNTIME_DIR", "")
    return displays.connects(os.path.join(folder, name), _PATIENCE)


def _wayland_trouble(name: str) -> str:
    return f"The Wayland display {name} does not answer: no compositor runs there."


def _x11_trouble(display: str) -> str:
    """Say why an X server would turn Qt away; empty if it would not."""
    silent = f"The display {display} does not answer: no X server runs there."
    # For a host that does not answer libxcb waits for minutes. Most displays name none.
    if not display.startswith(":") and _x11_address(display)[0] and not _x11_listens(display):
        return silent
    error = _ask_xcb()
    if not error:
        return ""
    if error == _NO_SUCH_SCREEN:
        return f"The display {display} has no screen of that number."
    if not _x11_listens(display):
        return silent
    return (
        f"The X server of display {display} does not let this program in. If another user started "
        "it, its cookie is in the file that XAUTHORITY names for that user."
    )


def _ask_xcb() -> int:
    """Connect to the X server as Qt is going to.

    Returns libxcb's number for the error; 0 for none, or where it cannot be tried.
    """
    try:
        # Lazy: only X11 needs it. A Python that was built without libffi has none.
        import ctypes

        xcb = ctypes.CDLL("libxcb.so.1")
    except (ImportError, OSError):
        # A missing library is told with its package where Qt's plugin is loaded.
        return 0
    xcb.xcb_connect.argtypes = (ctypes.c_char_p, ctypes.POINTER(ctypes.c_int))
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connection_has_error.argtypes = (ctypes.c_void_p,)
    xcb.xcb_disconnect.argtypes = (ctypes.c_void_p,)
    # The number of the screen is looked at only if it is asked for. Never NULL, by
    # https://xcb.freedesktop.org/manual/group__XCB__Core__API.html
    connection = xcb.xcb_connect(None, ctypes.byref(ctypes.c_int()))
    error = int(xcb.xcb_connection_has_error(connection))
    xcb.xcb_disconnect(connection)
    return error


def _x11_address(display: str) -> tuple[str, int | None]:
    """Host of a display, empty for this machine, and its number if it is written as usual."""
    found = re.fullmatch(_DISPLAY, display)
    if found is None:
        return "", None
    host = "" if found[1] == "unix/" or found[2] == "unix" else found[2]
    return host, int(found[3])


def _x11_listens(display: str) -> bool:
    """Whether somebody takes connections where a display is."""
    host, number = _x11_address(display)
    if number is None:
        return False
    if not host:
        path = f"/tmp/.X11-unix/X{number}"  # noqa: S108 - where X servers listen
        return any(displays.connects(address, _PATIENCE) for address in (path, f"\0{path}"))
    # Lazy: most displays are on this machine.
    import socket

    try:
        with socket.create_connection((host.strip("[]"), _X11_PORT + number), _PATIENCE):
            return True
    except (OSError, OverflowError, UnicodeError):
        return False


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
