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
from collections.abc import Generator, Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from queue import Queue
from select import select

from tests.support.command_line import environment, session
from tests.support.x11 import end

SIGNALS = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)
_LONGEST_WAIT_S = 0.6
_BETWEEN_S = 0.25
_START_S = 1.2
_PATIENCE_S = 40.0
_PAUSES_MS = (0, 20, 60)
_SLOW = "acct_1SimSlow"
_LANE = Path(__file__).with_name("quit_lane.py")


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
            [sys.executable, str(_LANE), file],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=env,
            text=True,
        )

    def carry_out(self, chosen: Quit, pause: int, patience: float = _PATIENCE_S) -> End:
        """Show a window, have it send after some milliseconds, and end it."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(json.dumps([pause, chosen.signals, patience]) + "\n")
        self.process.stdin.flush()
        if not select([self.process.stdout], [], [], 2 * _PATIENCE_S)[0]:
            self.process.send_signal(signal.SIGABRT)
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
        process.send_signal(signal.SIGABRT)
        _, err = process.communicate()
        return End(chosen, None, f"did not end\n{err}")
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


@contextmanager
def surroundings() -> Iterator[tuple[str, dict[str, str]]]:
    """Give a session file and an environment: a home, no display, and stacks told on SIGABRT."""
    if signal.getsignal(signal.SIGHUP) is signal.SIG_IGN:
        # As under nohup; the programs would inherit that.
        signal.signal(signal.SIGHUP, signal.SIG_DFL)
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        changes = {"QT_QPA_PLATFORM": "offscreen", "PYTHONFAULTHANDLER": "1", "HOME": folder}
        changes |= {f"XDG_{name}_HOME": str(home / name) for name in ("CONFIG", "DATA", "STATE")}
        yield session(home, "payments", account=_SLOW), environment(changes)


@contextmanager
def running_lane(file: str, env: dict[str, str]) -> Iterator[Lane]:
    """Start a lane, and end it."""
    lane = Lane(file, env)
    # Closes its pipes.
    with lane.process:
        try:
            yield lane
        finally:
            end(lane.process)


def quit_often(count: int, parallel: int, seed: int) -> Generator[End]:
    """Carry quits out, several at a time; what was not begun when it is closed is left out."""
    chance = random.Random(seed)
    lanes: Queue[Lane] = Queue()
    with ExitStack() as stack:
        file, env = stack.enter_context(surroundings())

        def carry_out(chosen: Quit, pause: int) -> End:
            if chosen.kind != "window":
                return end_command(chosen, file, env)
            lane = lanes.get()
            try:
                return lane.carry_out(chosen, pause)
            finally:
                lanes.put(lane)

        for _ in range(parallel):
            lanes.put(stack.enter_context(running_lane(file, env)))
        pool = ThreadPoolExecutor(parallel)
        stack.callback(pool.shutdown, cancel_futures=True)
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
