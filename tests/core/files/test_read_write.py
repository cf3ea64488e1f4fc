import os
import stat
import subprocess
import sys
import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest

from session_composer.core.files.read_write import atomic_write, read_bounded
from session_composer.core.text.errors import InputError

KILLS = int(os.environ.get("SESSION_COMPOSER_KILLS", "60"))


def run_python(code: str, *arguments: str) -> str:
    """Run code in a process of its own and return what it prints."""
    return subprocess.run(
        [sys.executable, "-c", textwrap.dedent(code), *arguments],
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[3] / "gui")},
        capture_output=True,
        text=True,
        check=True,
        timeout=100,
    ).stdout


def read(path: Path) -> object:
    return read_bounded(path, 10)


def write(path: Path) -> None:
    atomic_write(path, b"new")


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_reading(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(b"\0\xff" * 50)
    assert read_bounded(path, 100) == b"\0\xff" * 50
    with pytest.raises(InputError, match=r"a\.json is larger than 0 KiB"):
        read_bounded(path, 99)


def test_an_endless_file_is_refused() -> None:
    with pytest.raises(InputError, match="zero is not a regular file"):
        read_bounded(Path("/dev/zero"), 10)


@pytest.mark.parametrize("use", [read, write])
def test_a_pipe_is_refused_at_once(tmp_path: Path, use: Callable[[Path], object]) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(InputError, match="pipe is not a regular file"):
        use(pipe)
    assert stat.S_ISFIFO(pipe.stat().st_mode)


@pytest.mark.parametrize("use", [read, write])
def test_a_folder_is_refused(tmp_path: Path, use: Callable[[Path], object]) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    with pytest.raises(InputError, match="folder is a folder, not a file"):
        use(folder)
    assert list(tmp_path.iterdir()) == [folder]


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("missing.json", "missing.json cannot be read: No such file or directory."),
        ("file/a.json", "a.json cannot be read: Not a directory."),
        ("x" * 300, "cannot be read: File name too long."),
        ("loop", "loop cannot be read: Too many levels of symbolic links."),
        ("a\0b", "is not a valid file name."),
        ("\ud800", "is not a valid file name."),
    ],
)
def test_unreadable_names(tmp_path: Path, name: str, sentence: str) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "loop").symlink_to("loop")
    with pytest.raises(InputError) as caught:
        read_bounded(tmp_path / name, 10)
    assert str(caught.value).endswith(sentence)


@pytest.mark.parametrize("name", ["", ".", "/", ".."])
def test_a_folder_without_a_name_is_named_all_the_same(name: str) -> None:
    with pytest.raises(InputError) as caught:
        read_bounded(Path(name), 10)
    assert not str(caught.value).startswith(" ")


def test_a_new_file_is_private(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    atomic_write(path, b"new")
    assert path.read_bytes() == b"new"
    assert mode(path) == 0o600


@pytest.mark.parametrize("old_mode", [0o644, 0o600, 0o660])
def test_the_mode_is_kept(tmp_path: Path, old_mode: int) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(b"old")
    path.chmod(old_mode)
    atomic_write(path, b"new")
    assert path.read_bytes() == b"new"
    assert mode(path) == old_mode
    assert list(tmp_path.iterdir()) == [path]


def test_a_link_is_kept_and_followed(tmp_path: Path) -> None:
    target = tmp_path / "elsewhere" / "target.json"
    target.parent.mkdir()
    target.write_bytes(b"old")
    target.chmod(0o640)
    middle, link = tmp_path / "middle.json", tmp_path / "link.json"
    middle.symlink_to("elsewhere/target.json")
    link.symlink_to(middle)
    atomic_write(link, b"new")
    assert link.is_symlink()
    assert middle.is_symlink()
    assert target.read_bytes() == b"new"
    assert mode(target) == 0o640
    assert list(target.parent.iterdir()) == [target]


def test_a_link_to_nothing_yet(tmp_path: Path) -> None:
    link = tmp_path / "link.json"
    link.symlink_to("later.json")
    atomic_write(link, b"new")
    assert link.is_symlink()
    assert (tmp_path / "later.json").read_bytes() == b"new"


@pytest.mark.parametrize(
    "name", ["missing/a.json", "file/a.json", "loop", "x" * 300, "missing-link"]
)
def test_failing_leaves_nothing_behind(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").write_bytes(b"old")
    (tmp_path / "loop").symlink_to("loop")
    (tmp_path / "missing-link").symlink_to("missing/a.json")
    before = sorted(tmp_path.iterdir())
    with pytest.raises(OSError):
        atomic_write(tmp_path / name, b"new")
    assert sorted(tmp_path.iterdir()) == before
    assert (tmp_path / "file").read_bytes() == b"old"


@pytest.mark.parametrize("name", ["a\0b", "\ud800"])
def test_names_that_no_file_can_have(tmp_path: Path, name: str) -> None:
    """E13."""
    with pytest.raises(InputError, match="is not a valid file name"):
        atomic_write(tmp_path / name, b"new")


@pytest.mark.parametrize("name", ["ü" * 120, "a\nb", "CON", "trailing.", "\u202egpj"])
def test_odd_names(tmp_path: Path, name: str) -> None:
    """E13."""
    atomic_write(tmp_path / name, b"new")
    assert read_bounded(tmp_path / name, 3) == b"new"


def test_a_write_that_breaks_off_keeps_the_old_file(tmp_path: Path) -> None:
    """E11: as on a full disk."""
    path = tmp_path / "a.json"
    path.write_bytes(b"old")
    printed = run_python(
        """
        import resource, sys
        from pathlib import Path
        from session_composer.core.files.read_write import atomic_write
        resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
        try:
            atomic_write(Path(sys.argv[1]), b"x" * 5000)
        except OSError as error:
            print(error.strerror)
        """,
        str(path),
    )
    assert printed == "File too large\n"
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_an_interrupt_keeps_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(b"old")

    def interrupt(_handle: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        atomic_write(path, b"new")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_killing_the_writer_leaves_the_old_file_or_the_new_one(tmp_path: Path) -> None:
    """Fault row E11. SESSION_COMPOSER_KILLS sets how often."""
    printed = run_python(
        """
        import os, random, signal, sys, time
        from pathlib import Path
        from session_composer.core.files.read_write import atomic_write

        path, kills, size = Path(sys.argv[1]), int(sys.argv[2]), 200_000
        contents = [letter * size for letter in (b"a", b"b")]
        path.write_bytes(contents[0])
        seen = set()
        for _ in range(kills):
            ready, started = os.pipe()
            child = os.fork()
            if child == 0:
                os.write(started, b".")
                for number in range(1000000):
                    atomic_write(path, contents[number % 2])
            os.read(ready, 1)
            os.close(ready)
            os.close(started)
            time.sleep(random.uniform(0, 0.02))
            os.kill(child, signal.SIGKILL)
            _, status = os.waitpid(child, 0)
            assert os.WTERMSIG(status) == signal.SIGKILL, status
            found = path.read_bytes()
            assert found in contents, (len(found), found[:10])
            seen.add(found[:1])
        print(kills, "kills", sorted(seen))
        """,
        str(tmp_path / "a.json"),
        str(KILLS),
    )
    assert printed.startswith(f"{KILLS} kills")
