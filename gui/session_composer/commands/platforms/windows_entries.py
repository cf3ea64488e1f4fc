"""Entries in the user's part of the registry of Windows, by which Explorer offers the program.

A type of files is what stands behind the last dot of a name there: ours are .json, and whatever
opens those goes on doing so. The program is one more under *Open with*:
https://learn.microsoft.com/en-us/windows/win32/shell/how-to-include-an-application-on-the-open-with-dialog-box
"""

import ctypes
import subprocess
import sys
import winreg
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from session_composer.core.text.errors import InputError

# Known to the checker of types, too: it has no registry elsewhere.
assert sys.platform == "win32"  # noqa: S101 - nothing of this is loaded elsewhere

_ROOT = r"Software\Classes"
_TYPE = "SessionComposer.Request"
_OFFERS = rf"{_ROOT}\.json\OpenWithProgids"
# What stands in a key of ours, deepest last; "" is the key's own value.
_SHELL = rf"{_ROOT}\{_TYPE}\shell"
_KEYS = (rf"{_ROOT}\{_TYPE}", rf"{_ROOT}\{_TYPE}\DefaultIcon", _SHELL, rf"{_SHELL}\open")
_COMMAND = rf"{_SHELL}\open\command"
_SHCNE_ASSOCCHANGED = 0x08000000


def install(program: Path) -> Iterator[str]:
    """Write the entries, over older ones. Raises OSError, InputError."""
    words = _words(program)
    values = {
        _KEYS[0]: {"": "Session Composer request"},
        # Python's own icon says nothing.
        _KEYS[1]: {"": f'"{words[0]}",0'} if len(words) == 1 else {},
        _KEYS[3]: {"FriendlyAppName": "Session Composer"},
        _COMMAND: {"": f'{subprocess.list2cmdline(words)} "%1"'},
        # A name without a value: it takes the type from no other program.
        _OFFERS: {_TYPE: ""},
    }
    for key, entries in values.items():
        with winreg.CreateKeyEx(winreg.HKEY_CURRENT_USER, key, 0, winreg.KEY_SET_VALUE) as handle:
            for name, value in entries.items():
                winreg.SetValueEx(handle, name, 0, winreg.REG_SZ, value)
        yield rf"HKEY_CURRENT_USER\{key}"


def remove() -> Iterator[str]:
    """Take the entries away. Raises OSError."""
    with suppress(FileNotFoundError):
        ours = winreg.HKEY_CURRENT_USER
        with winreg.OpenKey(ours, _OFFERS, 0, winreg.KEY_SET_VALUE) as offers:
            winreg.DeleteValue(offers, _TYPE)
        yield rf"removed HKEY_CURRENT_USER\{_OFFERS}\{_TYPE}"
    # A key can only go when there are none in it.
    for key in (_COMMAND, *reversed(_KEYS)):
        with suppress(FileNotFoundError):
            winreg.DeleteKey(winreg.HKEY_CURRENT_USER, key)
            yield rf"removed HKEY_CURRENT_USER\{key}"


def refresh() -> Iterator[str]:
    """Have Explorer look at them now."""
    ctypes.windll.shell32.SHChangeNotify(_SHCNE_ASSOCCHANGED, 0, None, None)
    return iter(())


def _words(program: Path) -> list[str]:
    """Words that start the window, if possible without a console. Raises InputError."""
    windowed = program.with_name("Session Composer.exe")
    python = Path(sys.executable).with_name("pythonw.exe")
    words = [str(program)]
    if windowed.is_file():
        words = [str(windowed)]
    elif python.is_file():
        words = [str(python), "-P", "-m", "session_composer"]
    if "%" in words[0]:
        # Explorer would put the name of the file there.
        raise InputError("Explorer starts no program whose path has a percent sign.")
    return words
