"""Each module has the same names, and functions the same signatures, on every system."""

import inspect
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest
from tests.support.command_line import GUI
from tests.support.systems import SYSTEMS, FakeMsvcrt, version_for

FOLDER = GUI / "session_composer" / "core" / "platforms"
MODULES = sorted(path.stem for path in FOLDER.glob("*.py") if path.stem != "__init__")


class _Sockets(ModuleType):
    """The constants of the module as Windows has them."""

    SOL_SOCKET, SO_REUSEADDR, SO_EXCLUSIVEADDRUSE = 65535, 4, -5
    socket = object


def version(system: str, name: str) -> ModuleType:
    made: ModuleType = version_for(
        system, name, msvcrt=FakeMsvcrt(), socket=_Sockets("socket"), winreg=ModuleType("winreg")
    )
    return made


def shapes(module: ModuleType) -> Iterator[tuple[str, str]]:
    """Public names that a module itself makes, and what they are."""
    for name, value in vars(module).items():
        if name.startswith("_") or inspect.ismodule(value):
            continue
        if inspect.isfunction(value) and value.__module__ == module.__name__:
            given = inspect.signature(value)
            kinds = [str(one.annotation) for one in given.parameters.values()]
            yield name, f"{kinds} -> {given.return_annotation}"
        elif name.isupper():
            yield name, type(value).__name__


@pytest.mark.parametrize("name", MODULES)
def test_every_system_has_the_same_names(name: str) -> None:
    found = {system: dict(shapes(version(system, name))) for system in SYSTEMS}
    assert found["linux"]
    # The system's own function is as good as one of ours.
    own = {"fork"}
    for system in SYSTEMS:
        assert {n: s for n, s in found[system].items() if n not in own} == {
            n: s for n, s in found["linux"].items() if n not in own
        }, system


def test_the_port_is_held() -> None:
    set_up: list[tuple[int, int, int]] = []
    listener = SimpleNamespace(setsockopt=lambda *given: set_up.append(given))
    for system in ("linux", "macos", "windows"):
        version(system, "ports").hold(listener)
    assert set_up == [(65535, 4, 1), (65535, 4, 1), (65535, -5, 1)]


def test_the_system_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {
        "mac_ver": ("14.7", ("", "", ""), "arm64"),
        "libc_ver": ("", ""),
        "system": "Windows",
        "release": "11",
        "machine": "AMD64",
    }.items():
        monkeypatch.setattr(f"platform.{name}", lambda value=value: value)
    assert version("macos", "systems").system_in_words() == "macOS 14.7, AMD64"
    assert version("windows", "systems").system_in_words() == "Windows 11, AMD64"


def test_displays_are_looked_for_on_linux_only(tmp_path: Path) -> None:
    for system in ("macos", "windows"):
        other = version(system, "displays")
        assert not other.IS_OURS_TO_FIND
        assert not other.connects(str(tmp_path / "socket"), 1.0)


def test_nothing_is_copied_elsewhere() -> None:
    for system in ("macos", "windows"):
        other = version(system, "processes")
        assert other.processors() == 1
        with pytest.raises(OSError, match="no copies"):
            other.fork()
        other.forbid_reading_memory()


def test_windows_ends_in_order_when_its_console_is_closed() -> None:
    assert version("windows", "processes").END_SIGNALS == ("SIGINT", "SIGTERM", "SIGBREAK")
    version("windows", "processes").forbid_core_dumps()
