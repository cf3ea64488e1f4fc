"""Settings: what is damaged or hostile gives defaults, and says so; nothing in it is executed."""

import base64
import json
import os
import pickle
import random
import shutil
import stat
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QByteArray, QSettings
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot
from tests.support.qt import wait_until

from session_composer.state.document import settings as settings_module
from session_composer.state.document.settings import RECENT_LIMIT, Profile, Settings, settings_path

PROFILE = Profile("work", "secret", "test", "sk_test_…abcd")
OTHER = Profile("ünïcødé “x”, =;\n", "restricted", "live", "rk_live_…%s\\")


@pytest.fixture
def path(qapp: object, tmp_path: Path) -> Path:
    return tmp_path / "settings.ini"


def stored(path: Path) -> Settings:
    """Open the settings a second time, as the next start does."""
    return Settings(path)


def test_everything_is_kept_until_the_next_start(path: Path) -> None:
    first = Settings(path)
    first.set_flag("on", True)
    first.set_flag("off", False)
    first.set_choice("target", 'name, with; signs = "quoted" \\ %5B é\n\t')
    first.set_layout("window", QByteArray(bytes(range(256))))
    first.add_recent_file(Path("/a/b, c.session.json"))
    first.set_profiles([PROFILE, OTHER])
    assert first.sync()
    second = stored(path)
    assert second.notice == ""
    assert second.flag("on", False) is True
    assert second.flag("off", True) is False
    assert second.choice("target") == 'name, with; signs = "quoted" \\ %5B é\n\t'
    assert second.layout("window") == bytes(range(256))
    assert second.recent_files() == [str(Path("/a/b, c.session.json"))]
    assert second.profiles() == [PROFILE, OTHER]


def test_defaults_when_there_is_nothing(path: Path) -> None:
    empty = Settings(path)
    assert empty.notice == ""
    assert empty.flag("x", True) is True
    assert empty.flag("x", False) is False
    assert empty.choice("x") == ""
    assert empty.layout("x") == b""
    assert empty.recent_files() == []
    assert empty.profiles() == []


def test_recent_files_are_few_and_latest_first(path: Path) -> None:
    settings = Settings(path)
    seen: list[None] = []
    settings.recent_changed.connect(lambda: seen.append(None))
    for number in range(RECENT_LIMIT + 3):
        settings.add_recent_file(Path(f"/f{number}"))
    settings.add_recent_file(Path("/f5"))
    names = settings.recent_files()
    assert names[0] == str(Path("/f5"))
    assert len(names) == len(set(names)) == RECENT_LIMIT
    settings.clear_recent_files()
    assert settings.recent_files() == []
    assert len(seen) == RECENT_LIMIT + 5


def test_profiles_announce_themselves(path: Path) -> None:
    settings = Settings(path)
    seen: list[None] = []
    settings.profiles_changed.connect(lambda: seen.append(None))
    settings.set_profiles([PROFILE])
    assert len(seen) == 1


def test_path_is_in_the_folder_for_configuration(qapp: object) -> None:
    assert settings_path().suffix == ".ini"
    assert settings_path().is_absolute()


# Damage


GARBAGE = {
    "unclosed section": b"[broken\nx=1",
    "unclosed section later": b"[flags]\nkept=false\n[unclosed",
    "no equals sign": b"no equals here\n",
    "JSON": b'{"flags": {"kept": true}}',
    "XML": b"<?xml version='1.0'?>\n<a/>",
    "binary": random.Random(3).randbytes(5000),
    "UTF-16": "[flags]\nkept=false\n".encode("utf-16"),
}


@pytest.mark.parametrize("data", GARBAGE.values(), ids=GARBAGE.keys())
def test_f8_a_damaged_file_is_moved_aside_and_the_next_start_keeps_settings(
    path: Path, data: bytes
) -> None:
    path.write_bytes(data)
    first = Settings(path)
    aside = path.with_suffix(".bad")
    assert aside.read_bytes() == data
    assert str(aside) in first.notice
    assert first.notice.endswith(".")
    assert first.flag("kept", True) is True
    first.set_flag("kept", False)
    first.set_profiles([PROFILE])
    assert first.sync()
    second = stored(path)
    assert second.notice == ""
    assert second.flag("kept", True) is False
    assert second.profiles() == [PROFILE]


def test_damage_that_cannot_be_moved_is_said(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: Path, target: Path) -> Path:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "replace", refuse)
    path.write_bytes(b"[broken\n")
    damaged = Settings(path)
    assert str(path) in damaged.notice
    assert "cannot be replaced" in damaged.notice
    assert damaged.flag("x", True) is True


@pytest.mark.parametrize("data", [b"", b"\n\n", b"; a comment\n", b"[General]\n"])
def test_a_file_without_settings_is_no_damage(path: Path, data: bytes) -> None:
    path.write_bytes(data)
    assert Settings(path).notice == ""


def test_a_folder_that_cannot_be_written_is_noticed(qapp: object, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    lost = Settings(tmp_path / "file" / "settings.ini")
    lost.set_flag("x", True)
    assert lost.sync() is False
    assert lost.flag("x", False) is True


# Wrong types


WRONG = [
    "@Invalid()",
    "@ByteArray(abc)",
    "@ByteArray(",
    "@Rect(1 2 3 4)",
    "@Size(1)",
    "@Variant(\\0\\0\\0\\x7f)",
    "@Variant(garbage)",
    "@DateTime(\\0\\0)",
    "a, b, c",
    "1",
    "null",
    "{}",
    "[1, null, {}]",
    '"[[[[[["',
    '"[\\"not json\\"]"',
    '"[\\"{}\\", \\"[]\\", \\"{\\\\\\"name\\\\\\": 1}\\"]"',
]


@pytest.mark.qt_log_ignore(
    "^QVariant::load: unknown user type with name", "^Trying to construct an instance of an invalid"
)
@pytest.mark.parametrize("value", WRONG)
def test_values_of_a_wrong_type_are_defaults(path: Path, value: str) -> None:
    lines = ["[flags]", f"x={value}", "[choices]", f"x={value}", "[layout]", f"x={value}"]
    lines += ["[files]", f"recent={value}", "[keys]", f"profiles={value}"]
    path.write_text("\n".join(lines))
    found = Settings(path)
    assert found.flag("x", True) is True
    assert found.flag("x", False) is False
    assert isinstance(found.choice("x"), str)
    assert isinstance(found.layout("x"), bytes)
    assert all(isinstance(name, str) for name in found.recent_files())
    assert found.profiles() == []


@pytest.mark.parametrize(
    "entry",
    [
        {"name": "a", "kind": "secret", "mode": "test"},
        {"name": "a", "kind": "secret", "mode": "test", "hint": "x", "key": "sk_test_1"},
        {"name": None, "kind": "secret", "mode": "test", "hint": "x"},
        {"name": 5, "kind": "secret", "mode": "test", "hint": "x"},
        {"name": ["a"], "kind": "secret", "mode": "test", "hint": "x"},
        {"name": "a", "kind": "secret", "mode": True, "hint": "x"},
        "text",
        7,
        None,
    ],
)
def test_an_entry_that_is_no_profile_is_left_out(path: Path, entry: object) -> None:
    good = {"name": "good", "kind": "secret", "mode": "test", "hint": "x"}
    settings = Settings(path)
    settings._store.setValue("keys/profiles", json.dumps([json.dumps(entry), json.dumps(good)]))
    assert [profile.name for profile in settings.profiles()] == ["good"]


def test_a_window_takes_any_layout(path: Path, qtbot: QtBot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    settings = Settings(path)
    for text in ("AAAA", "not base64 ä", "====", base64.b64encode(b"x" * 500).decode()):
        settings._store.setValue("layout/window", text)
        assert window.restoreGeometry(settings.layout("window")) is False


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary(max_size=300))
def test_no_file_makes_it_fail(qapp: object, tmp_path_factory: object, data: bytes) -> None:
    assert isinstance(tmp_path_factory, pytest.TempPathFactory)
    path = tmp_path_factory.mktemp("any") / "settings.ini"
    path.write_bytes(b"[keys]\nprofiles=" + data + b"\n[flags]\nx=" + data)
    found = Settings(path)
    assert found.flag("x", True) in {True, False}
    assert isinstance(found.profiles(), list)
    found.set_flag("y", False)
    assert found.flag("y", True) is False


# A2: a file that carries code


class _Trap:
    """Unpickling this makes a file."""

    def __init__(self, sentinel: Path) -> None:
        self.sentinel = sentinel

    def __reduce__(self) -> tuple[object, tuple[object, ...]]:
        return (Path.touch, (self.sentinel,))


GROUPS = {"flags": "x", "choices": "x", "layout": "x", "files": "recent", "keys": "profiles"}


def _read_everything(path: Path) -> None:
    found = Settings(path)
    assert found.flag("x", True) is True
    assert found.choice("x") == ""
    assert found.layout("x") == b""
    assert found.recent_files() == []
    assert found.profiles() == []
    found.sync()


def test_a2_a_pickle_in_the_file_is_not_executed(path: Path, tmp_path: Path) -> None:
    sentinel = tmp_path / "executed"
    foreign = QSettings(str(tmp_path / "other.ini"), QSettings.Format.IniFormat)
    for group, name in GROUPS.items():
        foreign.setValue(f"{group}/{name}", _Trap(sentinel))
    foreign.sync()
    assert b"Path.touch" in (tmp_path / "other.ini").read_bytes()
    # Qt keeps what it knows of a file by its name: each reader gets a file of its own.
    shutil.copy(tmp_path / "other.ini", path)
    reader = QSettings(str(path), QSettings.Format.IniFormat)
    with pytest.raises(RuntimeError):
        reader.value("flags/x")
    shutil.copy(path, tmp_path / "fresh.ini")
    _read_everything(tmp_path / "fresh.ini")
    assert not sentinel.exists()


def test_a2_a_pickle_as_bytes_stays_bytes(path: Path, tmp_path: Path) -> None:
    sentinel = tmp_path / "executed"
    trap = pickle.dumps(_Trap(sentinel))
    value = "".join(f"\\x{byte:x}" for byte in trap)
    lines = [f"[{group}]\n{name}=@ByteArray({value})" for group, name in GROUPS.items()]
    path.write_text("\n".join(lines))
    _read_everything(path)
    assert not sentinel.exists()


def test_no_secret_has_a_place_in_it(path: Path) -> None:
    settings = Settings(path)
    settings.set_profiles([PROFILE])
    settings.sync()
    assert set(json.loads(json.loads(settings._store.value("keys/profiles"))[0])) == {
        "name",
        "kind",
        "mode",
        "hint",
    }


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no modes of files")
@pytest.mark.parametrize("is_there", [False, True])
def test_i5_settings_are_private_whatever_the_umask(
    qapp: object, tmp_path: Path, is_there: bool
) -> None:
    path = tmp_path / "config" / "program" / "settings.ini"
    before = os.umask(0)
    try:
        if is_there:
            path.parent.mkdir(parents=True)
            path.write_text("")
        found = Settings(path)
        found.set_flag("x", value=True)
        assert found.sync()
    finally:
        os.umask(before)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert Settings(path).flag("x", default=False)


def test_i6_a_file_with_a_key_in_its_name_is_not_remembered(path: Path) -> None:
    settings = Settings(path)
    settings.add_recent_file(Path("/a/b.session.json"))
    settings.add_recent_file(Path("/a/sk%5Flive%5F51SentinelSentinel7391.session.json"))
    assert settings.recent_files() == ["/a/b.session.json"]
    assert settings.sync()
    assert "Sentinel" not in path.read_text()


# What cannot be written


@pytest.fixture
def unwritable(qapp: object, tmp_path: Path) -> Path:
    """Path below something that is no folder: there, not even root can write."""
    blocked = tmp_path / "blocked"
    blocked.write_text("")
    return blocked / "settings.ini"


@pytest.mark.parametrize(
    "write",
    [
        lambda s: s.set_flag("x", True),
        lambda s: s.set_choice("x", "y"),
        lambda s: s.set_layout("x", QByteArray(b"y")),
        lambda s: s.add_recent_file(Path("/x")),
        lambda s: s.set_profiles([PROFILE]),
    ],
)
def test_k3_whatever_cannot_be_written_is_said_once(
    unwritable: Path, write: Callable[[Settings], object]
) -> None:
    opened = Settings(unwritable)
    said: list[str] = []
    opened.trouble_changed.connect(said.append)
    write(opened)
    write(opened)
    wait_until(lambda: bool(said))
    assert len(said) == 1
    assert "settings.ini" in said[0]
    assert not opened.sync()
    unwritable.parent.unlink()
    unwritable.parent.mkdir()
    opened.set_choice("later", "z")
    wait_until(lambda: len(said) == 2)
    assert said[1] == ""
    assert stored(unwritable).choice("later") == "z"


def test_k3_one_function_writes_settings() -> None:
    source = Path(settings_module.__file__).read_text("utf-8")
    assert source.count(".setValue(") == source.count("_store.remove(") == 1


def test_k3_the_list_of_keys_tells_whether_it_is_kept(path: Path, unwritable: Path) -> None:
    assert Settings(path).set_profiles([PROFILE])
    assert not Settings(unwritable).set_profiles([PROFILE])
