"""Keeping unsaved work: what was there last survives, secrets do not, failures are told."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.support.command_line import environment
from tests.support.fakes import LIVE_KEY

from session_composer.core.request.limits import MAX_BYTES
from session_composer.core.request.request import Request
from session_composer.core.session.session_file import dump
from session_composer.core.session.unsaved_work import UnsavedWork, WorkKeeper
from session_composer.core.versions.catalog_store import CatalogStore
from session_composer.core.wire.paths import component_path

NOBODY = 65534
DOCUMENTS = component_path("documents")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "recovery"


@pytest.fixture
def keeper(folder: Path, store: CatalogStore) -> WorkKeeper:
    return WorkKeeper(folder, store)


@pytest.fixture
def work(store: CatalogStore) -> UnsavedWork:
    return work_on(store, True)


def work_on(
    store: CatalogStore, value: bool, path: Path | None = None, print_: str = ""
) -> UnsavedWork:
    request = Request(store.newest, "acct_1").with_values({DOCUMENTS: value})
    return UnsavedWork(request, store.catalog(store.newest), path, print_)


def session_files(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.session.json"))


def test_the_last_state_is_found_again(
    keeper: WorkKeeper, folder: Path, store: CatalogStore, tmp_path: Path
) -> None:
    path = tmp_path / "shop.session.json"
    assert keeper.keep(work_on(store, True)) is None
    last = work_on(store, False, path, "abc")
    assert keeper.keep(last) is None
    keeper.end(last)
    (found,) = WorkKeeper(folder, store).find()
    assert (found.request, found.path, found.fingerprint) == (last.request, path, "abc")
    assert found.problem is None


def test_what_is_saved_or_unwanted_is_not_kept(
    keeper: WorkKeeper, folder: Path, work: UnsavedWork
) -> None:
    assert keeper.drop() is None
    assert not folder.exists()
    keeper.keep(work)
    assert len(session_files(folder)) == 1
    assert keeper.drop() is None
    assert session_files(folder) == []
    keeper.end(None)
    assert list(folder.iterdir()) == []


def test_own_work_is_not_found(keeper: WorkKeeper, work: UnsavedWork) -> None:
    keeper.keep(work)
    assert keeper.find() == []
    keeper.end(None)


def test_taking_goes_on_in_the_same_place(
    keeper: WorkKeeper, folder: Path, store: CatalogStore, work: UnsavedWork
) -> None:
    keeper.end(work)
    heir = WorkKeeper(folder, store)
    heir.keep(work_on(store, False))
    (found,) = heir.find()
    assert len(session_files(folder)) == 2
    assert heir.take(found) is None
    assert session_files(folder) == [found.place.session_path]
    last = work_on(store, False)
    heir.end(last)
    assert session_files(folder) == [found.place.session_path]
    (again,) = WorkKeeper(folder, store).find()
    assert again.request == last.request


def test_discarding_and_leaving_for_later(
    keeper: WorkKeeper, folder: Path, store: CatalogStore, work: UnsavedWork
) -> None:
    keeper.end(work)
    other = WorkKeeper(folder, store)
    other.end(work_on(store, False))
    looking = WorkKeeper(folder, store)
    found = looking.find()
    assert len(found) == 2
    assert looking.discard(found[0]) is None
    looking.end(None)
    (later,) = WorkKeeper(folder, store).find()
    assert later.request == found[1].request


def test_work_that_its_file_holds_is_no_unsaved_work(
    keeper: WorkKeeper, folder: Path, store: CatalogStore, tmp_path: Path, work: UnsavedWork
) -> None:
    """Killed between saving and forgetting."""
    path = tmp_path / "shop.session.json"
    path.write_bytes(dump(work.request, work.catalog))
    keeper.end(work._replace(path=path))
    assert WorkKeeper(folder, store).find() == []
    assert list(folder.iterdir()) == []
    assert path.exists()


def test_nothing_is_written_after_the_end(
    keeper: WorkKeeper, folder: Path, work: UnsavedWork
) -> None:
    """A thread that was late must not bring work back that was discarded."""
    keeper.keep(work)
    keeper.end(None)
    assert keeper.keep(work) is None
    assert list(folder.iterdir()) == []


# Secrets


@pytest.mark.parametrize("where", ["account", "value", "expand"])
def test_e10_a_secret_is_not_written_and_the_state_before_stays(
    keeper: WorkKeeper, folder: Path, work: UnsavedWork, where: str
) -> None:
    before = work.request
    request = {
        "account": Request(before.api_version, LIVE_KEY),
        "value": before.with_values({("metadata", "x"): LIVE_KEY}),
        "expand": Request(before.api_version, "", before.params, (LIVE_KEY,)),
    }[where]
    keeper.keep(work)
    trouble = keeper.keep(work._replace(request=request))
    assert str(trouble).startswith("The request holds text that looks like an API key")
    (path,) = session_files(folder)
    assert path.read_bytes() == dump(before, work.catalog)
    assert all(b"Sentinel" not in file.read_bytes() for file in folder.iterdir())
    keeper.end(None)


def test_e10_a_secret_in_the_name_of_the_file_is_not_written(
    keeper: WorkKeeper, folder: Path, store: CatalogStore, work: UnsavedWork
) -> None:
    keeper.end(work._replace(path=Path(f"/tmp/{LIVE_KEY}/a.session.json"), fingerprint="x"))
    assert all(b"Sentinel" not in file.read_bytes() for file in folder.iterdir())
    (found,) = WorkKeeper(folder, store).find()
    assert (found.path, found.fingerprint) == (None, "")


# Damage


BAD = {
    "empty": (b"", "it is not valid JSON"),
    "cut off": (b'{"format": "session-composer/1", "api_ver', "it is not valid JSON"),
    "binary": (bytes(range(256)), "it is not UTF-8 text"),
    "another format": (b'{"format": "x"}', "it is not a session file"),
    "newer": (b'{"format": "session-composer/9"}', "a newer version of the program"),
    "too large": (b" " * (MAX_BYTES + 1), "is larger than"),
    "nested": (b"[" * 100_000, "nested"),
}


@pytest.mark.parametrize(("data", "words"), BAD.values(), ids=BAD)
def test_damaged_work_is_told_in_a_sentence(
    keeper: WorkKeeper,
    folder: Path,
    store: CatalogStore,
    work: UnsavedWork,
    data: bytes,
    words: str,
) -> None:
    keeper.end(work)
    session_files(folder)[0].write_bytes(data)
    heir = WorkKeeper(folder, store)
    (found,) = heir.find()
    assert found.request is None
    assert words in str(found.problem)
    assert str(found.problem).endswith(".")
    assert session_files(folder)[0].read_bytes() == data
    assert heir.discard(found) is None
    assert list(folder.iterdir()) == []


def test_a_link_is_neither_read_nor_removed_with_its_target(
    keeper: WorkKeeper, folder: Path, store: CatalogStore, work: UnsavedWork, tmp_path: Path
) -> None:
    victim = tmp_path / "victim.session.json"
    victim.write_bytes(dump(work.request, work.catalog))
    keeper.end(work)
    (path,) = session_files(folder)
    path.unlink()
    path.symlink_to(victim)
    heir = WorkKeeper(folder, store)
    (found,) = heir.find()
    assert found.request is None
    assert str(found.problem).endswith("was not written by this program.")
    heir.discard(found)
    assert victim.exists()


def test_a_folder_that_cannot_be_used_is_told(
    store: CatalogStore, tmp_path: Path, work: UnsavedWork
) -> None:
    (tmp_path / "file").write_text("")
    keeper = WorkKeeper(tmp_path / "file" / "recovery", store)
    assert str(keeper.keep(work)) == f"{tmp_path}/file/recovery: Not a directory."
    assert keeper.find() == []
    keeper.end(work)


@pytest.fixture
def powerless() -> Iterator[None]:
    """Root writes everywhere: it is somebody else meanwhile."""
    is_root = os.geteuid() == 0
    if is_root:
        os.setresuid(NOBODY, NOBODY, 0)
    yield
    if is_root:
        os.setresuid(0, 0, 0)


def test_a_read_only_folder_is_told(
    store: CatalogStore, work: UnsavedWork, powerless: None
) -> None:
    with tempfile.TemporaryDirectory() as base:
        folder = Path(base, "recovery")
        folder.mkdir(0o500)
        assert "Permission denied" in str(WorkKeeper(folder, store).keep(work))


FULL_DISK = """
import resource, sys
from pathlib import Path
from session_composer.core.versions.catalog_store import CatalogStore
from session_composer.core.session.unsaved_work import UnsavedWork, WorkKeeper
from session_composer.core.request.request import Request
store = CatalogStore()
keeper = WorkKeeper(Path(sys.argv[1]), store)
small = UnsavedWork(Request(store.newest, "acct_1"), store.catalog(store.newest), None, "")
print(keeper.keep(small))
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
print(keeper.keep(small._replace(request=Request(store.newest, "acct_" + "1" * 5000))))
print(*sorted(p.name[-13:] for p in Path(sys.argv[1]).iterdir()))
keeper.end(small)
"""


def test_e11_a_full_disk_is_told_and_the_state_before_stays(
    folder: Path, store: CatalogStore
) -> None:
    done = subprocess.run(
        [sys.executable, "-c", FULL_DISK, str(folder)],
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    first, second, names = done.stdout.splitlines()
    assert (first, second) == ("None", f"{folder}: File too large.")
    assert len(names.split()) == 3
    (found,) = WorkKeeper(folder, store).find()
    assert found.request == Request(store.newest, "acct_1")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary(max_size=200), origin=st.binary(max_size=100))
def test_no_file_makes_finding_fail(
    tmp_path_factory: pytest.TempPathFactory, store: CatalogStore, data: bytes, origin: bytes
) -> None:
    folder = tmp_path_factory.mktemp("any")
    name = "20260102T030405-0123abcd"
    (folder / f"{name}.session.json").write_bytes(data)
    (folder / f"{name}.origin.json").write_bytes(origin)
    keeper = WorkKeeper(folder, store)
    (found,) = keeper.find()
    assert found.request is None
    assert found.problem
    keeper.end(None)
    assert (folder / f"{name}.session.json").read_bytes() == data
