"""A lock keeps all others out, whichever call of the system it is."""

import os
from pathlib import Path

import pytest
from tests.support.systems import FakeMsvcrt, version_for

from session_composer.core.session import recovery_files


@pytest.mark.parametrize("system", ["linux", "macos"])
def test_a_second_handle_gets_no_lock(system: str, tmp_path: Path) -> None:
    take = version_for(system, "locks").take
    handles = [os.open(tmp_path / "lock", os.O_RDWR | os.O_CREAT) for _ in range(2)]
    take(handles[0])
    with pytest.raises(OSError, match="temporarily unavailable"):
        take(handles[1])
    os.close(handles[0])
    take(handles[1])
    os.close(handles[1])


def test_windows_locks_a_byte_and_does_not_wait(tmp_path: Path) -> None:
    """LK_LOCK would try for ten seconds."""
    fake = FakeMsvcrt()
    with open(tmp_path / "lock", "w") as file:
        version_for("windows", "locks", msvcrt=fake).take(file.fileno())
    assert fake.modes == [(fake.LK_NBLCK, 1)]


def test_f9_work_of_a_living_program_is_not_touched_on_windows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    take = version_for("windows", "locks", msvcrt=FakeMsvcrt()).take
    monkeypatch.setattr(recovery_files, "take", take)
    place = recovery_files.new_place(tmp_path)
    place.write(b"work", None, "")
    assert recovery_files.places_left(tmp_path) == []
    place.release()
    (found,) = recovery_files.places_left(tmp_path)
    assert found.read() == b"work"
    found.release()
