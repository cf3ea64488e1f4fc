"""Versions of the modules in core/platforms for systems other than the one the tests run on."""

import importlib.util
import os
import sys
from contextlib import suppress
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
