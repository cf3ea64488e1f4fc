"""Asks whether the program that holds the X11 clipboard answers at all.

Qt waits for it, and with it the whole window: five seconds for each question, and a paste asks
several. So it is asked before, over a connection of its own, by what it offers; a program that
serves its text once only is left to serve it. Linux only, by libxcb, which Qt needs there anyway.
"""

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from select import select
from time import monotonic

PATIENCE_S = 0.15
"""Short enough for a window to wait without being seen to."""
# xproto.h: https://xcb.freedesktop.org/manual/group__XCB____API.html
_SELECTION_NOTIFY = 31
_INPUT_ONLY = 2
_EVENT_BITS = 0x7F
_ATOM_OFFSET = 8


class _Cookie(ctypes.Structure):
    _fields_ = (("sequence", ctypes.c_uint),)


class _Screens(ctypes.Structure):
    _fields_ = (
        ("data", ctypes.POINTER(ctypes.c_uint32)),
        ("rem", ctypes.c_int),
        ("index", ctypes.c_int),
    )


def answers(selection: str, patience: float = PATIENCE_S) -> bool:
    """Ask the owner of a selection, CLIPBOARD or PRIMARY, and wait for some seconds at most.

    True also where nobody owns it, and where it cannot be asked.
    """
    with suppress(OSError, AttributeError), _connection() as (xcb, connection):
        root = xcb.xcb_setup_roots_iterator(xcb.xcb_get_setup(connection)).data[0]
        window = xcb.xcb_generate_id(connection)
        xcb.xcb_create_window(connection, 0, window, root, 0, 0, 1, 1, 0, _INPUT_ONLY, 0, 0, None)
        name, targets = _atom(xcb, connection, selection), _atom(xcb, connection, "TARGETS")
        xcb.xcb_convert_selection(connection, window, name, targets, targets, 0)
        xcb.xcb_flush(connection)
        return _SELECTION_NOTIFY in _events(xcb, connection, monotonic() + patience)
    return True


@contextmanager
def _connection() -> Iterator[tuple[ctypes.CDLL, ctypes.c_void_p]]:
    """Connect to the display of the environment. Raises OSError."""
    xcb = ctypes.CDLL("libxcb.so.1")
    for name in ("xcb_connect", "xcb_get_setup", "xcb_intern_atom_reply", "xcb_poll_for_event"):
        getattr(xcb, name).restype = ctypes.c_void_p
    xcb.xcb_get_setup.argtypes = (ctypes.c_void_p,)
    xcb.xcb_setup_roots_iterator.argtypes = (ctypes.c_void_p,)
    xcb.xcb_setup_roots_iterator.restype = _Screens
    xcb.xcb_generate_id.restype = ctypes.c_uint32
    xcb.xcb_intern_atom.restype = _Cookie
    xcb.xcb_intern_atom_reply.argtypes = (ctypes.c_void_p, _Cookie, ctypes.c_void_p)
    connection = ctypes.c_void_p(xcb.xcb_connect(None, None))
    try:
        if xcb.xcb_connection_has_error(connection):
            raise OSError("no connection to the display")
        yield xcb, connection
    finally:
        xcb.xcb_disconnect(connection)


def _atom(xcb: ctypes.CDLL, connection: ctypes.c_void_p, name: str) -> int:
    cookie = xcb.xcb_intern_atom(connection, 0, len(name), name.encode("ascii"))
    reply = xcb.xcb_intern_atom_reply(connection, cookie, None)
    if not reply:
        raise OSError("the connection to the display is lost")
    atom = ctypes.c_uint32.from_address(reply + _ATOM_OFFSET).value
    _free(reply)
    return atom


def _events(xcb: ctypes.CDLL, connection: ctypes.c_void_p, deadline: float) -> Iterator[int]:
    """Yield the types of the events that arrive until then. Raises OSError."""
    handle = xcb.xcb_get_file_descriptor(connection)
    while True:
        while event := xcb.xcb_poll_for_event(connection):
            kind = ctypes.c_uint8.from_address(event).value & _EVENT_BITS
            _free(event)
            yield kind
        if xcb.xcb_connection_has_error(connection):
            raise OSError("the connection to the display is lost")
        remaining = deadline - monotonic()
        if remaining <= 0 or not select([handle], [], [], remaining)[0]:
            return


def _free(pointer: int) -> None:
    ctypes.CDLL(None).free(ctypes.c_void_p(pointer))
