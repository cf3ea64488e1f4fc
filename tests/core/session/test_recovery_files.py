"""Places for unsaved work: private, locked by whoever lives, and few (row F9)."""

import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.support.command_line import GUI

from session_composer.core.session.recovery_files import (
    MAX_KEPT,
    RecoveryPlace,
    new_place,
    places_left,
)
from session_composer.core.text.errors import InputError

OWNER = """
import sys
from pathlib import Path
from session_composer.core.session.recovery_files import new_place
place = new_place(Path(sys.argv[1]))
place.write(b"work", Path("/a/b.session.json"), "print")
print(place.session_path, flush=True)
sys.stdin.read()
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "state" / "recovery"


@pytest.fixture
def owner(folder: Path) -> Iterator["subprocess.Popen[str]"]:
    """Another program with unsaved work, alive until its input ends."""
    with subprocess.Popen(
        [sys.executable, "-c", OWNER, str(folder)],
        env={**os.environ, "PYTHONPATH": str(GUI)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline().endswith(".session.json\n")
        yield process
        process.kill()


def left(folder: Path) -> Iterator[RecoveryPlace]:
    places = places_left(folder)
    yield from places
    for place in places:
        place.release()


def abandon(folder: Path, data: bytes = b"work") -> RecoveryPlace:
    """Leave work behind as a crash does: the lock is gone, the files are not."""
    place = new_place(folder)
    place.write(data, None, "")
    place.release()
    return place


def test_work_comes_back_with_what_it_belongs_to(folder: Path) -> None:
    place = new_place(folder)
    place.write(b"first", None, "")
    place.write(b"second", Path("/a/b.session.json"), "abc")
    place.release()
    (found,) = left(folder)
    assert found.read() == b"second"
    assert found.origin() == (Path("/a/b.session.json"), "abc")
    assert found.kept_at > 1_700_000_000


def test_paths_that_are_no_utf8(folder: Path) -> None:
    path = Path(os.fsdecode(b"/a/\xff\n\xe9.session.json"))
    place = new_place(folder)
    place.write(b"x", path, "")
    assert place.origin() == (path, "")
    place.remove()


def test_files_are_private(folder: Path) -> None:
    folder.mkdir(0o755, parents=True)
    place = new_place(folder)
    place.write(b"x", None, "")
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()} == {0o600}
    assert len(list(folder.iterdir())) == 3
    place.remove()
    assert list(folder.iterdir()) == []


def test_no_folder_is_made_by_looking(folder: Path) -> None:
    assert places_left(folder) == []
    assert not folder.exists()


def test_f9_work_of_a_living_program_is_not_touched(
    folder: Path, owner: "subprocess.Popen[str]"
) -> None:
    before = sorted(folder.iterdir())
    assert places_left(folder) == []
    assert sorted(folder.iterdir()) == before


def test_f9_a_kill_releases_the_lock(folder: Path, owner: "subprocess.Popen[str]") -> None:
    """Whatever the number or the host of the process was: the lock is the system's."""
    owner.kill()
    owner.wait(30)
    (found,) = left(folder)
    assert found.read() == b"work"


def test_two_who_look_do_not_get_the_same(folder: Path) -> None:
    abandon(folder)
    first = places_left(folder)
    assert len(first) == 1
    assert places_left(folder) == []
    first[0].release()
    assert len(list(left(folder))) == 1


def test_only_the_newest_are_kept(folder: Path) -> None:
    folder.mkdir(parents=True)
    for number in range(MAX_KEPT + 5):
        name = f"20260102T0304{number:02}-0123abcd"
        (folder / f"{name}.session.json").write_bytes(b"%d" % number)
    found = list(left(folder))
    assert [place.read() for place in found] == [b"%d" % n for n in range(MAX_KEPT + 4, 4, -1)]
    assert len(list(folder.glob("*.session.json"))) == MAX_KEPT


def test_empty_places_and_half_written_files_go(folder: Path) -> None:
    """A kill while a file is written leaves a temporary file beside it."""
    empty = new_place(folder)
    (folder / f".{empty.session_path.name}.x8s7d").write_bytes(b"half")
    empty.release()
    (folder / "notes.txt").write_text("of the user")
    assert places_left(folder) == []
    assert [path.name for path in folder.iterdir()] == ["notes.txt"]


def test_a_place_taken_away_while_it_is_made(folder: Path) -> None:
    """The cleaning of another program may come between making the lock and taking it."""
    place = abandon(folder)
    lock = next(folder.glob("*.lock"))
    (taken,) = places_left(folder)
    lock.unlink()
    taken.remove()
    assert not place.has_work
    assert places_left(folder) == []


@pytest.mark.parametrize("kind", ["link", "link to nothing", "folder", "pipe", "hard link", "gone"])
def test_what_is_no_file_of_ours_is_refused(folder: Path, tmp_path: Path, kind: str) -> None:
    place = new_place(folder)
    target = tmp_path / "target"
    target.write_bytes(b"something of the user")
    path = place.session_path
    match kind:
        case "link":
            path.symlink_to(target)
        case "link to nothing":
            path.symlink_to(tmp_path / "nothing")
        case "folder":
            path.mkdir()
        case "pipe":
            os.mkfifo(path)
        case "hard link":
            path.hardlink_to(target)
    with pytest.raises(InputError, match=r"not written by this program|No such file"):
        place.read()
    place.release()
    assert target.read_bytes() == b"something of the user"


@pytest.mark.skipif(os.getuid() != 0, reason="only root can give files away")
def test_files_of_another_user_are_refused(folder: Path) -> None:
    place = abandon(folder)
    os.chown(place.session_path, 12345, 12345)
    (found,) = left(folder)
    with pytest.raises(InputError, match="not written by this program"):
        found.read()
    os.chown(folder, 12345, 12345)
    with pytest.raises(InputError, match="belongs to another user"):
        places_left(folder)


def test_a_folder_that_is_a_link_is_refused(folder: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir(0o755)
    folder.parent.mkdir(parents=True)
    folder.symlink_to(elsewhere)
    with pytest.raises(InputError, match="is a link"):
        new_place(folder)
    with pytest.raises(InputError, match="is a link"):
        places_left(folder)
    assert stat.S_IMODE(elsewhere.stat().st_mode) == 0o755


def test_a_lock_that_is_a_link_is_left_alone(folder: Path, tmp_path: Path) -> None:
    place = abandon(folder)
    lock = next(folder.glob("*.lock"))
    lock.unlink()
    lock.symlink_to(tmp_path / "victim")
    assert places_left(folder) == []
    assert not (tmp_path / "victim").exists()
    assert place.has_work


@pytest.mark.parametrize(
    "origin",
    [
        b"",
        b"{",
        b"[" * 100_000,
        b"[]",
        b'"x"',
        b"{}",
        b'{"path": 1, "fingerprint": ""}',
        b'{"path": "/a", "fingerprint": null}',
        b'{"path": "a", "fingerprint": "x"}',
        b'{"path": "/a\\u0000b", "fingerprint": "x"}',
        b"\xff\xfe",
        b" " * 100_000,
    ],
)
def test_an_origin_that_makes_no_sense_is_none(folder: Path, origin: bytes) -> None:
    place = new_place(folder)
    place.write(b"x", Path("/a"), "x")
    next(folder.glob("*.origin.json")).write_bytes(origin)
    assert place.origin() == (None, "")
    place.remove()
