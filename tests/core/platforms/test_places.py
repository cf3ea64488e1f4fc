"""Folders of the user, in the form that each system gives them."""

from pathlib import PurePath, PurePosixPath, PureWindowsPath

import pytest
from tests.support.systems import version_for

MAC = "~/Library/Application Support"
ROAMING = r"C:\Users\Ünal B\AppData\Roaming"
SHARE = r"\\server\profiles\b\AppData\Roaming"


@pytest.mark.parametrize(
    ("system", "kind", "environment", "expected"),
    [
        ("linux", "DATA", {"XDG_DATA_HOME": "/data"}, "/data"),
        ("linux", "DATA", {"XDG_DATA_HOME": "data"}, "~/.local/share"),
        ("linux", "DATA", {"XDG_DATA_HOME": ""}, "~/.local/share"),
        ("linux", "DATA", {"APPDATA": "/data"}, "~/.local/share"),
        ("linux", "STATE", {"XDG_STATE_HOME": "/state"}, "/state"),
        ("linux", "STATE", {}, "~/.local/state"),
        ("another Unix", "STATE", {}, "~/.local/state"),
        ("macos", "DATA", {"XDG_DATA_HOME": "/data"}, MAC),
        ("macos", "STATE", {"XDG_STATE_HOME": "/state"}, MAC),
        ("windows", "DATA", {"APPDATA": ROAMING, "LOCALAPPDATA": r"D:\x"}, ROAMING),
        ("windows", "DATA", {"APPDATA": SHARE}, SHARE),
        ("windows", "DATA", {"APPDATA": r"AppData\Roaming"}, r"~\AppData\Roaming"),
        # On the drive that happens to be the current one.
        ("windows", "DATA", {"APPDATA": r"\AppData"}, r"~\AppData\Roaming"),
        ("windows", "DATA", {"APPDATA": "C:AppData"}, r"~\AppData\Roaming"),
        ("windows", "STATE", {"LOCALAPPDATA": r"D:\Local"}, r"D:\Local"),
        ("windows", "STATE", {}, r"~\AppData\Local"),
    ],
)
def test_where_a_system_has_them(
    system: str, kind: str, environment: dict[str, str], expected: str
) -> None:
    flavour: type[PurePath] = PureWindowsPath if system == "windows" else PurePosixPath
    home = flavour(r"C:\Users\b" if system == "windows" else "/home/user")
    found = getattr(version_for(system, "places"), kind).find(environment, flavour, lambda: home)
    assert str(found) == expected.replace("~", str(home))


def test_a_folder_that_is_named_needs_no_home() -> None:
    def homeless() -> PureWindowsPath:
        raise RuntimeError

    found = version_for("windows", "places").DATA.find(
        {"APPDATA": ROAMING}, PureWindowsPath, homeless
    )
    assert str(found) == ROAMING
