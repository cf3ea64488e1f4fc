"""Autosave: shortly after an edit the work is on the disk, and no longer than it is unsaved."""

import itertools
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from tests.support.fakes import LIVE_KEY
from tests.support.pace import UNNOTICED, Heartbeat
from tests.support.qt import settle, wait_until

from session_composer.core.request.request import Request
from session_composer.core.session.session_file import dump
from session_composer.core.session.unsaved_work import LeftWork, WorkKeeper
from session_composer.core.text.errors import InputError
from session_composer.core.versions.catalog import Catalog
from session_composer.core.versions.catalog_store import CatalogStore
from session_composer.core.wire.paths import component_path
from session_composer.core.wire.values import UNSET
from session_composer.state.document.document import Document
from session_composer.state.document.recovery import KEEP_AFTER_MS, Recovery
from session_composer.state.document.workspace import Workspace
from session_composer.state.jobs import JobRunner

DOCUMENTS = component_path("documents")
PAYOUTS = component_path("payouts")


class ProgramRun:
    """A workspace with its document and its autosave, which is in a hurry."""

    def __init__(self, workspace: Workspace, folder: Path) -> None:
        self.workspace = workspace
        self.folder = folder
        self.document = Document(workspace)
        self.jobs = JobRunner()
        self.recovery = Recovery(workspace, self.document, self.jobs, lambda: folder)
        self.recovery._timer.setInterval(20)
        self.troubles: list[str] = []
        self.found: list[LeftWork] = []
        self.recovery.trouble_changed.connect(self.troubles.append)
        self.recovery.found.connect(self.found.extend)

    def choose(self, path: tuple[str, ...], value: bool = True) -> None:
        self.workspace.choose([path], value, "x")

    def kept(self) -> list[Path]:
        return sorted(self.folder.glob("*.session.json"))

    def holds(self, word: str) -> bool:
        """Whether exactly one request is kept, and a word is in it."""
        kept = self.kept()
        return len(kept) == 1 and word in kept[0].read_text()

    def rest(self) -> None:
        """Wait until nothing is due and nothing under way."""
        recovery = self.recovery
        wait_until(lambda: not recovery._timer.isActive() and not recovery._is_busy)

    def end(self) -> None:
        self.recovery.close()
        self.jobs.close()
        self.workspace.undo_stack.blockSignals(True)

    def crash(self) -> None:
        """End as a kill does: the locks are gone, nothing else happens."""
        self.rest()
        self.recovery._timer.stop()
        self.jobs.close()
        keeper = self.recovery._keeper
        if keeper is not None and keeper._place is not None:
            keeper._place.release()


@pytest.fixture
def new_program(
    new_workspace: Callable[[], Workspace], tmp_path: Path
) -> Iterator[Callable[[], ProgramRun]]:
    made: list[ProgramRun] = []

    def make() -> ProgramRun:
        made.append(ProgramRun(new_workspace(), tmp_path / "recovery"))
        return made[-1]

    yield make
    for program in made:
        program.end()


@pytest.fixture
def program(new_program: Callable[[], ProgramRun]) -> ProgramRun:
    return new_program()


def look(program: ProgramRun) -> list[LeftWork]:
    program.recovery.look()
    wait_until(lambda: program.jobs.is_idle)
    return program.found


def test_an_edit_is_kept_within_a_second_or_so(program: ProgramRun) -> None:
    assert KEEP_AFTER_MS <= 1000
    program.choose(DOCUMENTS)
    assert program.recovery._timer.isActive()
    wait_until(lambda: program.holds("documents"))
    program.choose(PAYOUTS)
    wait_until(lambda: program.holds("payouts"))


def test_further_edits_do_not_put_it_off(program: ProgramRun) -> None:
    values = itertools.cycle((True, False))

    def edit_and_look() -> bool:
        program.choose(PAYOUTS, next(values))
        return program.holds("payouts")

    wait_until(edit_and_look)


def test_a_run_without_edits_touches_no_disk(program: ProgramRun) -> None:
    settle()
    program.end()
    assert not program.folder.exists()


@pytest.mark.parametrize("how", ["save", "undo", "new", "open"])
def test_nothing_is_kept_once_nothing_is_unsaved(
    program: ProgramRun, tmp_path: Path, how: str
) -> None:
    path = tmp_path / "shop.session.json"
    program.choose(DOCUMENTS)
    program.document.save(path)
    program.choose(PAYOUTS)
    wait_until(lambda: program.holds("payouts"))
    match how:
        case "save":
            program.document.save(path)
        case "undo":
            program.workspace.undo_stack.undo()
        case "new":
            program.document.new()
        case "open":
            program.document.open(path)
    wait_until(lambda: program.kept() == [])
    program.rest()
    program.end()
    assert list(program.folder.iterdir()) == []


def test_after_a_crash_the_work_is_found_and_goes_on(
    new_program: Callable[[], ProgramRun], tmp_path: Path
) -> None:
    path = tmp_path / "shop.session.json"
    first = new_program()
    first.document.save(path)
    first.choose(DOCUMENTS)
    wait_until(lambda: first.holds("documents"))
    first.crash()

    second = new_program()
    (found,) = look(second)
    second.recovery.restore(found)
    assert second.workspace.request == first.workspace.request
    assert second.document.path == path
    assert second.document.is_modified
    assert not second.document.changed_on_disk(path)
    second.rest()
    assert len(second.kept()) == 1
    second.choose(PAYOUTS)
    wait_until(lambda: second.holds("payouts"))
    second.document.save(path)
    wait_until(lambda: second.kept() == [])


def test_a_file_that_changed_since_the_crash_is_noticed(
    new_program: Callable[[], ProgramRun], tmp_path: Path
) -> None:
    """E12, across two runs."""
    path = tmp_path / "shop.session.json"
    first = new_program()
    first.document.save(path)
    first.choose(DOCUMENTS)
    wait_until(lambda: first.holds("documents"))
    first.crash()
    path.write_bytes(path.read_bytes() + b"\n")
    second = new_program()
    (found,) = look(second)
    second.recovery.restore(found)
    assert second.document.changed_on_disk(path)


def test_restored_work_survives_the_next_crash(new_program: Callable[[], ProgramRun]) -> None:
    first = new_program()
    first.choose(DOCUMENTS)
    wait_until(lambda: first.holds("documents"))
    first.crash()
    second = new_program()
    second.choose(PAYOUTS)
    wait_until(lambda: len(second.kept()) == 2)
    (found,) = look(second)
    second.recovery.restore(found)
    second.rest()
    second.crash()
    third = new_program()
    (again,) = look(third)
    assert again.request == first.workspace.request


def test_discarded_work_is_gone(new_program: Callable[[], ProgramRun]) -> None:
    first = new_program()
    first.choose(DOCUMENTS)
    wait_until(lambda: first.holds("documents"))
    first.crash()
    second = new_program()
    (found,) = look(second)
    second.recovery.discard(found)
    second.rest()
    assert list(second.folder.iterdir()) == []
    assert not second.document.is_modified


def test_f9_two_windows_do_not_take_each_others_work(new_program: Callable[[], ProgramRun]) -> None:
    one, two = new_program(), new_program()
    one.choose(DOCUMENTS)
    two.choose(PAYOUTS)
    wait_until(lambda: len(one.kept()) == 2)
    assert look(new_program()) == []
    one.end()
    assert len(two.kept()) == 2
    (left,) = look(new_program())
    assert left.request == one.workspace.request


# The end


def test_what_is_unsaved_at_the_end_is_kept(program: ProgramRun) -> None:
    """F10: a signal ends the program without a question, at any moment after an edit."""
    program.choose(DOCUMENTS)
    program.end()
    assert program.holds("documents")


def test_what_the_user_left_behind_is_not_kept(program: ProgramRun) -> None:
    program.choose(DOCUMENTS)
    wait_until(lambda: program.holds("documents"))
    program.choose(PAYOUTS)
    program.recovery.forget()
    program.end()
    assert list(program.folder.iterdir()) == []


@pytest.fixture
def stuck(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """A disk that does not answer until the event is set, and nobody may wait for that."""
    free, gave_up = threading.Event(), threading.Event()

    def dump_late(request: Request, catalog: Catalog) -> bytes:
        if not free.wait(30):
            gave_up.set()
        return dump(request, catalog)

    monkeypatch.setattr("session_composer.core.session.unsaved_work.dump", dump_late)
    yield free
    free.set()
    assert not gave_up.is_set()


def test_f11_a_stuck_disk_stalls_neither_the_window_nor_the_end(
    program: ProgramRun, stuck: threading.Event, heartbeat: Heartbeat, qtbot: QtBot
) -> None:
    heartbeat.restart()
    program.choose(DOCUMENTS)
    wait_until(lambda: program.recovery._is_busy)
    for value in (False, True) * 10:
        program.choose(PAYOUTS, value)
        settle()
    qtbot.wait(100)
    assert heartbeat.worst_turn < UNNOTICED
    program.recovery.close()


def test_edits_during_a_write_are_written_next(program: ProgramRun, stuck: threading.Event) -> None:
    program.choose(DOCUMENTS)
    wait_until(lambda: program.recovery._is_busy)
    program.choose(PAYOUTS)
    wait_until(lambda: program.recovery._is_due)
    stuck.set()
    wait_until(lambda: program.holds("payouts"))


# Troubles


def test_e10_a_secret_is_told_once_and_the_work_is_kept_again_without_it(
    program: ProgramRun,
) -> None:
    program.choose(DOCUMENTS)
    wait_until(lambda: program.holds("documents"))
    for text in (LIVE_KEY, LIVE_KEY + "1"):
        program.workspace.set_account(text, "x")
        program.rest()
    assert len(program.troubles) == 1
    assert program.troubles[0].startswith("Unsaved changes are not kept for recovery. The request")
    assert "Sentinel" not in program.troubles[0]
    assert program.holds("documents")
    assert not program.holds("Sentinel")
    program.workspace.set_account("acct_1", "x")
    wait_until(lambda: program.holds("acct_1"))
    program.rest()
    assert program.troubles[1:] == [""]


def test_a_folder_that_cannot_be_used_is_told(
    new_workspace: Callable[[], Workspace], tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("")
    program = ProgramRun(new_workspace(), tmp_path / "file" / "recovery")
    program.choose(DOCUMENTS)
    program.rest()
    assert len(program.troubles) == 1
    assert program.troubles[0].endswith("Not a directory.")
    assert look(program) == []
    program.end()


def test_no_home_folder_is_told(new_workspace: Callable[[], Workspace], tmp_path: Path) -> None:
    program = ProgramRun(new_workspace(), tmp_path)

    def homeless() -> Path:
        raise InputError("The system does not say where your home folder is.")

    program.recovery._find_folder = homeless
    program.recovery.look()
    program.choose(DOCUMENTS)
    wait_until(lambda: not program.recovery._timer.isActive())
    assert len(program.troubles) == 1
    assert "home folder" in program.troubles[0]
    program.end()


def test_damaged_work_is_offered_with_what_is_wrong(
    program: ProgramRun, store: CatalogStore, tmp_path: Path
) -> None:
    program.folder.mkdir()
    (program.folder / "20260102T030405-0123abcd.session.json").write_bytes(b"{")
    (found,) = look(program)
    assert found.request is None
    before = program.workspace.request
    program.recovery.restore(found)
    assert program.workspace.request is before
    assert WorkKeeper(program.folder, store).find() == []


def test_undoing_after_a_restore_never_counts_as_saved(
    new_program: Callable[[], ProgramRun],
) -> None:
    first = new_program()
    first.choose(DOCUMENTS)
    wait_until(lambda: first.holds("documents"))
    first.crash()
    second = new_program()
    (found,) = look(second)
    second.recovery.restore(found)
    second.workspace.choose([DOCUMENTS], UNSET, "x")
    second.workspace.undo_stack.undo()
    assert second.document.is_modified
