"""Shared libraries, loaded by name while Python goes on. On Linux only; elsewhere nothing is."""

import sys
from collections.abc import Callable

type Load = Callable[[str], bool]
"""Loads a library, and says whether that worked."""

if sys.platform == "linux":
    import os

    try:
        import ctypes
    except ImportError:
        # A Python that was built without libffi.
        ctypes = None  # type: ignore[assignment]

    def loader() -> Load | None:
        """Give what loads libraries; None where nothing does. Raises OSError, AttributeError."""
        if ctypes is None:
            return None
        # Called as a foreign function it lets Python go on; CDLL(path) would not.
        function = ctypes.CDLL(None).dlopen
        function.argtypes = (ctypes.c_char_p, ctypes.c_int)
        function.restype = ctypes.c_void_p
        return lambda path: bool(function(os.fsencode(path), sys.getdlopenflags()))

    def find_fonts() -> None:
        """Read the list of fonts, if Qt's plugin has brought the library for it along.

        Qt does the same later, which is quick then. Raises OSError:
        https://manpages.debian.org/trixie/libfontconfig-doc/FcInit.3.en.html
        """
        ctypes.CDLL("libfontconfig.so.1", os.RTLD_NOLOAD | os.RTLD_NOW).FcInit()

else:

    def loader() -> Load | None:
        """Give what loads libraries; None where nothing does."""
        return None

    def find_fonts() -> None:
        """Read the list of fonts."""
