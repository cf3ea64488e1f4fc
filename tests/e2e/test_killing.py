"""kill -9 and other rude ends: files are whole, and unsaved work is there at the next start."""

import os
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest
from tests.support.command_line import environment
from tests.support.running import TITLE, Running
from tests.support.x11 import Desktop, wait_until

KILLS = int(os.environ.get("SESSION_COMPOSER_KILLS", "60"))

SAVING = """
import os, random, signal, sys, time
from pathlib import Path
from session_composer.core.versions.catalog_store import CatalogStore
from session_composer.core.text.errors import InputError
from session_composer.core.wire.paths import component_path
from session_composer.core.session.unsaved_work import UnsavedWork, WorkKeeper
from session_composer.core.request.request import Request
from session_composer.core.session.session_file import load, save

folder, kills = Path(sys.argv[1]), int(sys.argv[2])
store = CatalogStore()
catalog = store.catalog(store.newest)
requests = [
    Request(store.newest, "acct_" + letter * 5).with_values(
        {component_path(component.name): True for component in catalog.components[:count]}
    )
    for letter, count in (("a", 2), ("b", 30))
]
path = folder / "shop.session.json"
save(path, requests[0], catalog)
found_work = 0
for kill in range(kills):
    ready, started = os.pipe()
    child = os.fork()
    if child == 0:
        keeper = WorkKeeper(folder / "recovery", store)
        os.write(started, b".")
        for number in range(1000000):
            request = requests[number % 2]
            assert keeper.keep(UnsavedWork(request, catalog, path, "x")) is None
            save(path, request, catalog)
            if number == 0:
                os.write(started, b".")
    # Every other one has kept something before it is killed, however slow the machine is.
    for _ in range(1 + kill % 2):
        os.read(ready, 1)
    os.close(ready)
    os.close(started)
    time.sleep(random.uniform(0, 0.03))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    assert load(path, store).request in requests
    keeper = WorkKeeper(folder / "recovery", store)
    works = keeper.find()
    for work in works:
        assert work.request in requests, work.problem
        assert work.path == path
        keeper.discard(work)
    found_work += len(works)
    keeper.end(None)
    # Killed at once, it had no time to make the folder.
    left = [entry.name for entry in folder.glob("recovery/*")]
    assert left == [], left
print(kills, "kills", found_work > 0)
"""


def test_e11_kill_while_saving_and_keeping(tmp_path: Path) -> None:
    """SESSION_COMPOSER_KILLS sets how often. The old or the new file, nothing else; F9, too."""
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", textwrap.dedent(SAVING), str(tmp_path), str(KILLS)],
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
        timeout=110 + KILLS,
    )
    assert done.stdout == f"{KILLS} kills True\n", done.stderr


def edit(desktop: Desktop, window: str) -> None:
    desktop.press("space")
    wait_until(lambda: "*" in desktop.title(window), "an edit")


def kept(home: Path) -> list[Path]:
    return list(home.rglob("recovery/*.session.json"))


@pytest.mark.x11
@pytest.mark.parametrize("how", ["kill -9", "abort", "SIGTERM at once"])
def test_f10_unsaved_work_is_offered_and_restored(desktop: Desktop, home: Path, how: str) -> None:
    """F9: the lock of the program that died does not count."""
    with Running(desktop, home) as program:
        window = program.wait_window()
        edit(desktop, window)
        if how == "SIGTERM at once":
            program.signal(signal.SIGTERM)
            assert program.exit_code(3) == 0
        else:
            wait_until(lambda: bool(kept(home)), "the work on the disk", 5)
            program.signal(signal.SIGKILL if how == "kill -9" else signal.SIGABRT)
            assert program.exit_code(3) != 0
    (file,) = kept(home)
    content = file.read_bytes()
    # The first account of the start board: it has the focus.
    assert b'"account": "acct_' in content

    with Running(desktop, home) as program:
        window = program.wait_window()
        # The offer comes after the window, and takes no focus.
        deadline = time.monotonic() + 10
        while "*" not in desktop.title(window):
            assert time.monotonic() < deadline, "the work was not restored"
            desktop.press("alt+o")
            time.sleep(0.1)
        desktop.shoot("restored")
        assert file.read_bytes() == content
        # It stays unsaved work: the end asks about it, and then it is gone.
        desktop.press("ctrl+q")
        wait_until(lambda: desktop.active_title() == TITLE, "the question")
        desktop.press("Tab", "space")
        assert program.exit_code(3) == 0
    assert kept(home) == []
