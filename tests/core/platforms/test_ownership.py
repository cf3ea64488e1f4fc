"""Files are the user's alone; on Windows by what they inherit, which nothing here undoes."""

import os
from pathlib import Path

import pytest
from tests.support.systems import version_for

from session_composer.core.files import read_write
from session_composer.core.session import recovery_files

# What Python has on Windows, by its own documentation, of what is used elsewhere.
_NOT_ON_WINDOWS = ("getuid", "O_NOFOLLOW", "O_DIRECTORY")


@pytest.mark.parametrize("system", ["linux", "macos"])
def test_modes_are_closed(system: str, tmp_path: Path) -> None:
    module = version_for(system, "ownership")
    path = tmp_path / "file"
    path.write_text("")
    path.chmod(0o644)
    module.close_to_others(path)
    assert path.stat().st_mode & 0o777 == 0o600
    assert module.belongs_to_us(path.stat())
    module.sync_folder(str(tmp_path))
    module.sync_folder(str(tmp_path / "nowhere"))


def test_a_file_of_another_user_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "getuid", lambda: os.stat(tmp_path).st_uid + 1)
    module = version_for("linux", "ownership")
    assert not module.belongs_to_us(os.stat(tmp_path))
    mode = os.stat(tmp_path).st_mode
    tmp_path.chmod(0o755)
    module.close_to_others(tmp_path)
    assert os.stat(tmp_path).st_mode & 0o777 == 0o755
    tmp_path.chmod(mode)


def test_files_are_written_and_places_kept_as_on_windows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    module = version_for("windows", "ownership")
    for name in _NOT_ON_WINDOWS:
        monkeypatch.delattr(os, name)
    monkeypatch.setattr(read_write, "close_to_others", module.close_to_others)
    monkeypatch.setattr(read_write, "sync_folder", module.sync_folder)
    for name in ("NO_FOLLOW", "belongs_to_us", "close_to_others"):
        monkeypatch.setattr(recovery_files, name, getattr(module, name))
    read_write.atomic_write(tmp_path / "a.json", b"text")
    read_write.touch_private(tmp_path / "b")
    place = recovery_files.new_place(tmp_path / "state" / "recovery")
    place.write(b"work", Path("/a/b.session.json"), "print")
    place.release()
    (found,) = recovery_files.places_left(tmp_path / "state" / "recovery")
    assert found.read() == b"work"
    found.release()
