"""Uses the program for a long time and tells what piles up.

Command: ``python -m tests.tools.soak [--sends N] [--dialogs N] [--windows N] [--seed N]``. Sends
over a server that fails in random ways, then opens and closes dialogs and whole windows. Prints
memory, descriptors, threads and windows at the beginning and the end, and their slopes; exit 1 when
one is too steep.
"""

import argparse
import ctypes
import gc
import os
import random
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import psutil
import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox
from tests.support.commands import commands_of
from tests.support.fakes import Hasty
from tests.support.fault_scripts import BAD, GOOD
from tests.support.fault_server import FaultServer, Script, Talk
from tests.support.pace import Heartbeat
from tests.support.qt import delete_later_now, dispose, settle
from tests.support.sentinel import ACCOUNT, TEST_KEY, session_answer
from tests.support.stored_keys import Heard

from session_composer.api.http.client import Client
from session_composer.api.keys.store import MemoryKeyStore
from session_composer.app import Program, build, make_application
from session_composer.core.versions.catalog_store import CatalogStore
from session_composer.core.wire.paths import component_path
from session_composer.state.keys.key_changes import KeyChanges
from session_composer.state.sending.targets import MakeClient

LIMITS = {"memory, MiB": 5.0, "descriptors": 0.5, "threads": 0.5, "windows": 0.5}
"""What may be added in a hundred rounds. The history of undo and that of the exchanges fill up to
their bounds in the first thousand; a leak of the answers would be more than that."""
DIALOGS = (
    "keysAction",
    "networkAction",
    "importAction",
    "compareAction",
    "compareVersionsAction",
    "accountAction",
    "pickAccountAction",
    "rolesAction",
    "aboutAction",
    "helpAction",
    "shortcutsAction",
    "paletteAction",
)
_DEADLINE_S = 0.4
_PATIENCE_S = 20.0


@dataclass
class Track:
    """Figures over the rounds of one kind of use."""

    title: str
    rounds: list[int] = field(default_factory=list)
    figures: dict[str, list[float]] = field(default_factory=lambda: {name: [] for name in LIMITS})
    worst_turn: float = 0.0

    def note(self, number: int) -> None:
        """Measure after a round, when everything that was to be deleted is."""
        _come_to_rest()
        process = psutil.Process()
        self.rounds.append(number)
        for name, value in zip(
            LIMITS,
            (
                process.memory_info().rss / 2**20,
                float(process.num_fds()),
                float(threading.active_count()),
                float(len(QApplication.topLevelWidgets())),
            ),
            strict=True,
        ):
            self.figures[name].append(value)

    def slope(self, name: str) -> float:
        """What is added in a hundred rounds, by least squares over the second half."""
        half = len(self.rounds) // 2
        xs, ys = self.rounds[half:], self.figures[name][half:]
        if len(xs) < 2:
            return 0.0
        mean_x, mean_y = sum(xs) / len(xs), sum(ys) / len(ys)
        above = sum((x - mean_x) * (y - mean_y) for x, y in zip(xs, ys, strict=True))
        return 100 * above / sum((x - mean_x) ** 2 for x in xs)

    def is_fine(self) -> bool:
        """Whether nothing grows faster than it may."""
        return all(self.slope(name) <= limit for name, limit in LIMITS.items())

    def table(self) -> str:
        """Lines for reading."""
        gap = f", most work in a turn {self.worst_turn:.0f} units" if self.worst_turn else ""
        lines = [f"{self.title}: {self.rounds[-1]} rounds{gap}"]
        for name, limit in LIMITS.items():
            values, slope = self.figures[name], self.slope(name)
            verdict = "fine" if slope <= limit else f"TOO STEEP (at most {limit:+.1f})"
            lines.append(
                f"  {name:<12} {values[0]:8.1f} -> {values[-1]:8.1f}   "
                f"{slope:+7.2f} in 100 rounds: {verdict}"
            )
        return "\n".join(lines)


def _come_to_rest() -> None:
    settle()
    delete_later_now()
    gc.collect()
    delete_later_now()
    # Free memory that the allocator holds back would look like a leak.
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).malloc_trim(0)


def _wait(condition: Callable[[], bool], what: str) -> None:
    end = time.monotonic() + _PATIENCE_S
    while not condition():
        if time.monotonic() > end:
            raise AssertionError(f"not within {_PATIENCE_S:g} s: {what}")
        QCoreApplication.processEvents()
        time.sleep(0.001)


def _stall(talk: Talk) -> None:
    """Say nothing until the client has had enough."""
    talk.read_request()
    while talk.socket.recv(1000):
        pass


def _forget_connections(server: FaultServer) -> None:
    """Wait for the server's own threads: they would count as ours."""
    _wait(lambda: not any(thread.is_alive() for thread in server._threads), "the server's threads")
    server._threads.clear()
    server._open.clear()
    server.requests.clear()


@contextmanager
def _program(
    folder: Path, store: CatalogStore, make_client: MakeClient | None = None
) -> Iterator[Program]:
    program = build(
        folder / "settings.ini",
        MemoryKeyStore(),
        store,
        lambda: folder / "recovery",
        make_client=make_client,
    )
    program.window.resize(1280, 800)
    program.window.show()
    settle()
    try:
        yield program
    finally:
        program.parts.workspace.undo_stack.setClean()
        program.window.close()
        dispose(program)
        settle()


def soak_sends(count: int, chance: random.Random, store: CatalogStore, folder: Path) -> Track:
    """Send with random faults, random cancels and random edits in between."""
    track = Track("sends")
    scripts: list[Script] = [
        *GOOD.values(),
        *_bad_scripts(),
        session_answer,
        session_answer,
        _stall,
    ]
    with (
        pytest.MonkeyPatch.context() as patch,
        FaultServer(session_answer) as server,
        _program(folder, store, lambda url: Hasty(Client(url), _DEADLINE_S)) as program,
    ):
        patch.setattr("session_composer.state.sending.targets.STRIPE_BASE_URL", server.base_url)
        said = Heard()
        KeyChanges(program.parts.keys, program.parts.jobs).add("soak", TEST_KEY, said.hear)
        _wait(lambda: bool(said), "the key")
        program.parts.workspace.set_account(ACCOUNT, "x")
        components = store.catalog(store.newest).components
        beat = Heartbeat()
        for number in range(1, count + 1):
            server.script = chance.choice(scripts)
            target = "soak" if chance.random() < 0.85 else ""
            program.parts.target.choose(target)
            path = component_path(chance.choice(components).name)
            program.parts.workspace.choose([path], chance.random() < 0.5, "x")
            program.parts.sender.start(target)
            if chance.random() < 0.2:
                program.parts.sender.cancel()
            _wait(lambda: not program.parts.sender.is_busy, f"the end of send {number}")
            if number % max(1, count // 50) == 0:
                _forget_connections(server)
                beat.stop()
                track.worst_turn = max(track.worst_turn, beat.worst_turn)
                track.note(number)
                beat = Heartbeat()
        beat.stop()
    return track


def _bad_scripts() -> list[Script]:
    return [script for script, *_ in BAD.values()]


def soak_dialogs(count: int, chance: random.Random, store: CatalogStore, folder: Path) -> Track:
    """Open and close the dialogs of one window, again and again."""
    track = Track("dialogs")
    with _dialogs_close_at_once(), _program(folder, store) as program:
        program.parts.workspace.choose([component_path("documents")], True, "x")
        # Caches of Qt and of the allocator fill up for some hundred dialogs.
        for name in DIALOGS * (count // 10):
            _open_dialog(program, name)
        for number in range(1, count + 1):
            _open_dialog(program, chance.choice(DIALOGS))
            if number % max(1, count // 40) == 0:
                track.note(number)
    return track


def soak_windows(count: int, chance: random.Random, store: CatalogStore, folder: Path) -> Track:
    """Make the whole program with its window and end it, again and again."""
    track = Track("windows")
    with _dialogs_close_at_once():
        for number in range(1, count + 1):
            place = folder / str(number)
            place.mkdir()
            with _program(place, store) as program:
                program.parts.workspace.choose([component_path("documents")], True, "x")
                if chance.random() < 0.3:
                    _open_dialog(program, chance.choice(DIALOGS))
            if number % max(1, count // 40) == 0:
                track.note(number)
    return track


@contextmanager
def _dialogs_close_at_once() -> Iterator[None]:
    """Have nobody wait for a user who is not there."""

    def show_and_close(dialog: QDialog) -> int:
        dialog.show()
        settle()
        dialog.done(0)
        return 0

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(QDialog, "exec", show_and_close)
        patch.setattr(QMessageBox, "exec", show_and_close)
        yield


def _open_dialog(program: Program, name: str) -> None:
    action = commands_of(program.window).actions_by_name.get(name)
    if action is None:
        raise AssertionError(f"there is no {name} any more")
    action.trigger()
    _wait(lambda: program.jobs.is_idle, f"the work of {name}")
    settle()
    for widget in QApplication.topLevelWidgets():
        if isinstance(widget, QDialog) and widget.isVisible():
            widget.done(0)
    settle()
    delete_later_now()


def main(arguments: list[str]) -> int:
    """Run both and print the tables; 0 when nothing piles up."""
    command = argparse.ArgumentParser(prog="python -m tests.tools.soak")
    command.add_argument("--sends", type=int, default=500)
    command.add_argument("--dialogs", type=int, default=200)
    command.add_argument("--windows", type=int, default=200)
    command.add_argument("--seed", type=int, default=int(time.time()))
    options = command.parse_args(arguments)
    print(f"seed {options.seed}", flush=True)
    chance = random.Random(options.seed)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for variable in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"):
            os.environ[variable] = name
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        if QApplication.instance() is None:
            make_application(["soak"])
        store = CatalogStore()
        tracks = []
        plan = (
            (soak_sends, options.sends),
            (soak_dialogs, options.dialogs),
            (soak_windows, options.windows),
        )
        for soak, count in plan:
            if not count:
                continue
            place = folder / soak.__name__
            place.mkdir()
            tracks.append(soak(count, chance, store, place))
            print(tracks[-1].table(), flush=True)
    return 0 if all(track.is_fine() for track in tracks) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
