"""Ends the program very often, at any moment and under load, and tells every end that is not clean.

Command: ``python -m tests.tools.quits [--quits N] [--parallel N] [--burners N] [--seed N]``. Most
quits are signals to a window that has just been told to send, while the thread that sends still
imports what it needs; some come earlier, some twice and thrice, some end a command. Prints what was
tried and how it ended; exit 1 when one crashed, said something or did not end.
"""

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from queue import Queue

from tests.support.command_line import environment, session
from tests.support.x11 import end

SIGNALS = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)
_LONGEST_WAIT_S = 0.6
_BETWEEN_S = 0.25
_START_S = 1.2
_PATIENCE_S = 60.0
_PAUSES_MS = (0, 20, 60)
_SLOW = "acct_1SimSlow"
# Loads the program up to where it would make its window, and forks it there for each line that it
# reads: how long to wait before sending, and then which signals after which pauses. All that comes
# after that is the program's own way to its end.
_LANE = """
import json, os, signal, sys, time
from select import select
from session_composer.commands import window

def observed():
    require_qt()
    from PySide6.QtCore import QTimer
    from session_composer import app
    assert "requests" not in sys.modules
    for line in sys.stdin:
        pause, signals = json.loads(line)
        reader, writer = os.pipe()
        child = os.fork()
        if not child:
            os.dup2(writer, 1), os.dup2(writer, 2)
            break
        os.close(writer)
        watch(child, reader, signals)
    else:
        os._exit(0)
    go_on = app._go_on

    def sent(program):
        program.commands.answer.test_request()
        os.write(1, b"sent\\n")

    def then(program, file):
        go_on(program, file)
        QTimer.singleShot(pause, lambda: sent(program))

    app._go_on = then

def watch(child, reader, signals):
    said, ended, deadline = b"", False, time.monotonic() + 60
    while not ended:
        if signals and b"sent\\n" in said:
            wait, number = signals.pop(0)
            time.sleep(wait)
            os.kill(child, number)
        elif not select([reader], [], [], max(0, deadline - time.monotonic()))[0]:
            os.kill(child, signal.SIGKILL)
            said += b"did not end"
        else:
            piece = os.read(reader, 65536)
            said, ended = said + piece, not piece
    os.close(reader)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    print(json.dumps([code, said.replace(b"sent\\n", b"", 1).decode()]), flush=True)

require_qt, window.require_qt = window.require_qt, observed
from session_composer.__main__ import main
main()
"""


@dataclass(frozen=True)
class Quit:
    """One quit: what runs, and which signals it gets, each after a pause in seconds."""

    kind: str
    signals: tuple[tuple[float, signal.Signals], ...]


@dataclass(frozen=True)
class End:
    """How it ended."""

    quit: Quit
    code: int | None
    output: str

    @property
    def is_clean(self) -> bool:
        """Whether it ended in order, and in silence."""
        allowed = {0}
        if self.quit.kind != "window":
            # Nothing is under way yet, or a command is: the signal itself may end it.
            allowed |= {-number for number in SIGNALS} | {130}
        return self.code in allowed and not self.output


def plan(chance: random.Random) -> Quit:
    """Choose a quit."""
    kind = chance.choices(("window", "start", "send", "sandbox"), (80, 8, 6, 6))[0]
    first = {"window": _LONGEST_WAIT_S, "start": _START_S}.get(kind, _START_S)
    numbers = [chance.choice(SIGNALS) for _ in range(chance.choice((1, 1, 2, 3)))]
    if kind != "window":
        # Python itself tells of an interrupt while it starts.
        numbers = [number for number in numbers if number != signal.SIGINT] or [signal.SIGTERM]
    pauses = [chance.uniform(0, first), *(chance.uniform(0, _BETWEEN_S) for _ in numbers[1:])]
    return Quit(kind, tuple(zip(pauses, numbers, strict=True)))


class Lane:
    """Windows, one after the other, from a process that has loaded the program."""

    def __init__(self, file: str, env: dict[str, str]) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-c", _LANE, file],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=env,
            text=True,
        )

    def carry_out(self, chosen: Quit, pause: int) -> End:
        """Show a window, have it send after some milliseconds, and end it."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(json.dumps([pause, chosen.signals]) + "\n")
        self.process.stdin.flush()
        code, output = json.loads(self.process.stdout.readline())
        return End(chosen, code, output)


def end_command(chosen: Quit, file: str, env: dict[str, str]) -> End:
    """Start a program of its own and end it."""
    arguments = {
        "start": [file],
        "send": ["send", file, "--timeout", "5"],
        "sandbox": ["sandbox"],
    }[chosen.kind]
    process = subprocess.Popen(
        [sys.executable, "-m", "session_composer", *arguments],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env=env,
        text=True,
    )
    try:
        for pause, number in chosen.signals:
            time.sleep(pause)
            process.send_signal(number)
        _, err = process.communicate(timeout=_PATIENCE_S)
        return End(chosen, process.returncode, err)
    except subprocess.TimeoutExpired:
        return End(chosen, None, "did not end")
    finally:
        end(process)


@contextmanager
def burners(count: int) -> Iterator[None]:
    """Keep processors busy."""
    with ExitStack() as stack:
        for _ in range(count):
            process = subprocess.Popen([sys.executable, "-c", "while True: pass"])
            stack.callback(end, process)
        yield


def quit_often(count: int, parallel: int, seed: int) -> Iterator[End]:
    """Carry quits out, several at a time."""
    if signal.getsignal(signal.SIGHUP) is signal.SIG_IGN:
        # As under nohup; the programs would inherit that.
        signal.signal(signal.SIGHUP, signal.SIG_DFL)
    chance = random.Random(seed)
    lanes: Queue[Lane] = Queue()
    with ExitStack() as stack:
        home = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        changes = {"QT_QPA_PLATFORM": "offscreen", "HOME": str(home)}
        changes |= {f"XDG_{name}_HOME": str(home / name) for name in ("CONFIG", "DATA", "STATE")}
        env = environment(changes)
        file = session(home, "payments", account=_SLOW)

        def carry_out(chosen: Quit, pause: int) -> End:
            if chosen.kind != "window":
                return end_command(chosen, file, env)
            lane = lanes.get()
            try:
                return lane.carry_out(chosen, pause)
            finally:
                lanes.put(lane)

        for _ in range(parallel):
            lane = Lane(file, env)
            stack.enter_context(lane.process)  # Closes its pipes.
            stack.callback(end, lane.process)
            lanes.put(lane)
        pool = stack.enter_context(ThreadPoolExecutor(parallel))
        under_way = [
            pool.submit(carry_out, plan(chance), chance.choice(_PAUSES_MS)) for _ in range(count)
        ]
        for future in as_completed(under_way):
            yield future.result()


def main() -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--quits", type=int, default=2000)
    parser.add_argument("--parallel", type=int, default=4 * (os.cpu_count() or 1))
    parser.add_argument("--burners", type=int, default=1)
    parser.add_argument("--seed", type=int, default=random.randrange(10**6))
    options = parser.parse_args()
    started = time.monotonic()
    tried: Counter[str] = Counter()
    unclean = 0
    with burners(options.burners):
        for found in quit_often(options.quits, options.parallel, options.seed):
            tried[found.quit.kind] += 1
            if not found.is_clean:
                unclean += 1
                print(found, flush=True)
            if sum(tried.values()) % 100 == 0:
                print(f"{sum(tried.values())} quits, {unclean} unclean", flush=True)
    minutes = (time.monotonic() - started) / 60
    kinds = ", ".join(f"{number} {kind}" for kind, number in sorted(tried.items()))
    print(f"seed {options.seed}: {kinds}; {unclean} unclean; {minutes:.1f} minutes")
    return 1 if unclean else 0


if __name__ == "__main__":
    sys.exit(main())
