"""Versions of the modules in core/platforms for systems other than the one the tests run on."""

import importlib.util
import os
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from types import ModuleType
from typing import Any
from unittest.mock import patch

SYSTEMS = {"linux": "linux", "macos": "darwin", "windows": "win32", "another Unix": "freebsd14"}
"""Names of systems, and what Python calls them."""


class FakeMsvcrt(ModuleType):
    """Locks as Windows has them: until its handle is closed, one keeps all others out."""

    LK_NBLCK = 2

    def __init__(self) -> None:
        super().__init__("msvcrt")
        self.modes: list[tuple[int, int]] = []
        self._owners: dict[int, int] = {}

    def locking(self, handle: int, mode: int, count: int) -> None:
        self.modes.append((mode, count))
        file = os.fstat(handle).st_ino
        owner = self._owners.get(file, -1)
        # Numbers of handles that were closed are given again.
        if owner != handle and self._is_open(owner, file):
            raise PermissionError(13, "Permission denied")
        self._owners[file] = handle

    @staticmethod
    def _is_open(handle: int, file: int) -> bool:
        with suppress(OSError):
            return os.fstat(handle).st_ino == file
        return False


class FakeWinreg(ModuleType):
    """A registry: keys by their paths, with values by their names."""

    HKEY_CURRENT_USER, KEY_SET_VALUE, REG_SZ = 0x80000001, 2, 1

    def __init__(self) -> None:
        super().__init__("winreg")
        self.keys: dict[str, dict[str, str]] = {}
        self.is_denied = False

    @contextmanager
    def CreateKeyEx(self, root: int, path: str, *_: int) -> Iterator[dict[str, str]]:  # noqa: N802
        assert root == self.HKEY_CURRENT_USER
        if self.is_denied:
            raise PermissionError(13, "Access is denied")
        parts = path.split("\\")
        for count in range(1, len(parts) + 1):
            self.keys.setdefault("\\".join(parts[:count]), {})
        yield self.keys[path]

    def OpenKey(  # noqa: N802
        self, root: int, path: str, *_: int
    ) -> AbstractContextManager[dict[str, str]]:
        if path not in self.keys:
            raise FileNotFoundError(2, "The system cannot find the file specified")
        return self.CreateKeyEx(root, path)

    def SetValueEx(  # noqa: N802
        self, key: dict[str, str], name: str, _: int, kind: int, value: str
    ) -> None:
        assert kind == self.REG_SZ
        key[name] = value

    def DeleteValue(self, key: dict[str, str], name: str) -> None:  # noqa: N802
        if key.pop(name, None) is None:
            raise FileNotFoundError(2, "The system cannot find the file specified")

    def DeleteKey(self, root: int, path: str) -> None:  # noqa: N802
        assert root == self.HKEY_CURRENT_USER
        if path not in self.keys:
            raise FileNotFoundError(2, "The system cannot find the file specified")
        if any(key.startswith(f"{path}\\") for key in self.keys):
            raise PermissionError(13, "Access is denied")
        del self.keys[path]


def version_for(
    system: str, name: str, package: str = "core.platforms", **fakes: ModuleType
) -> Any:
    """Import a module as it is on a system, beside the one in use; ``fakes`` are found there.

    What it does not import by then, it meets as it is here.
    """
    spec = importlib.util.find_spec(f"session_composer.{package}.{name}")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    with patch.object(sys, "platform", SYSTEMS[system]), patch.dict(sys.modules, fakes):
        spec.loader.exec_module(module)
    return module
