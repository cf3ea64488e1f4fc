"""``session-composer lint`` over a tree of source files, next to ``grep -rlE`` over the same."""

import compileall
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from tests.support.x11 import clean_env

import session_composer

from .figures import Figure, interleaved, ratios

AIM = 3.0
PATTERN = "account_session|AccountSession|accountSession"
SUFFIXES = ("py", "js", "ts", "tsx", "rb", "php", "go", "java", "kt", "cs")
_MEAN_BYTES = 10_000
_WITH_CALL = 1000
"""One file of so many creates an account session."""
_FILES_OF_FOLDER = 40
_WORDS = """
    account amount async await balance buffer build charge client config const context count
    create customer data decode default delete email encode entry error event field fetch
    file filter format function handle header id import index input invoice item key
    label length list load map message method model module name node number object
    option order page params parse path payment payout price process promise query queue
    read refund render request response result return row save schema send session set
    size source state status store string table test text time token total transfer
    type update url user valid value write
""".split()  # noqa: SIM905 - to be read

_CALLS = {
    "py": 'client.v1.account_sessions.create({"account": account, "components": {"payouts": {}}})',
    "rb": "Stripe::AccountSession.create(account: id, components: {payouts: {enabled: true}})",
    "php": "$stripe->accountSessions->create(['account' => $id, 'components' => []]);",
    "go": "result, err := accountsession.New(&stripe.AccountSessionParams{Account: id})",
    "java": "AccountSession session = AccountSession.create(params);",
    "kt": "val session = AccountSession.create(params)",
    "cs": "var session = new AccountSessionService().Create(options);",
}
_CALL = "await stripe.accountSessions.create({ account, components: { payouts: { enabled } } });"


def make_tree(folder: Path, files: int) -> None:
    """Write files of realistic sizes in folders that nest."""
    dice = random.Random(17)
    lines = [_line(dice) for _ in range(4000)]
    here = folder
    for number in range(files):
        if number % _FILES_OF_FOLDER == 0:
            parts = [f"{dice.choice(_WORDS)}{dice.randrange(30)}" for _ in range(1 + number % 4)]
            here = folder.joinpath(*parts)
            here.mkdir(parents=True, exist_ok=True)
        suffix = SUFFIXES[number % len(SUFFIXES)]
        size = int(dice.lognormvariate(0, 1) * _MEAN_BYTES / 1.65) + 200
        text = "\n".join(_some(dice, lines, size))
        if number % _WITH_CALL == _WITH_CALL // 2:
            text += f"\n{_CALLS.get(suffix, _CALL)}\n"
        (here / f"{dice.choice(_WORDS)}_{number}.{suffix}").write_text(text)
    (folder / ".gitignore").write_text("node_modules/\n*.pyc\n/dist\nbuild/\n!build/keep\n")


def _line(dice: random.Random) -> str:
    words = [dice.choice(_WORDS) for _ in range(dice.randrange(2, 9))]
    return " " * 4 * dice.randrange(4) + dice.choice(
        ("{} = {}({})", "return {}.{}[{}]", "{}_{}.{}")
    ).format(words[0], "_".join(words[1:3]), ", ".join(words[2:]))


def _some(dice: random.Random, lines: list[str], size: int) -> Iterator[str]:
    while size > 0:
        start = dice.randrange(len(lines) - 50)
        for line in lines[start : start + 50]:
            yield line
            size -= len(line) + 1
            if size <= 0:
                return


def measure(pairs: int, files: int = 10_000) -> list[Figure]:
    """Measure both programs from start to exit on one tree, and ours on a tree half as large."""
    compileall.compile_dir(Path(session_composer.__file__).parent, quiet=1)
    with tempfile.TemporaryDirectory() as folder:
        whole, half = Path(folder) / "whole", Path(folder) / "half"
        make_tree(whole, files)
        make_tree(half, files // 2)
        env = clean_env(Path(folder))
        installed = Path(sys.executable).with_name("session-composer")
        program = (
            [str(installed)] if installed.exists() else [sys.executable, "-m", "session_composer"]
        )

        def wall(*command: str, where: Path) -> float:
            start = time.perf_counter()
            # 1 says that there are findings, or none.
            done = subprocess.run(command, env=env, cwd=where, capture_output=True, check=False)
            assert done.returncode in (0, 1), done.stderr
            return time.perf_counter() - start

        def lint(where: Path) -> float:
            return wall(*program, "lint", "--format", "concise", where=where)

        ours, theirs = interleaved(
            pairs, lambda: lint(whole), lambda: wall("grep", "-rlE", PATTERN, ".", where=whole)
        )
        again, halves = interleaved(pairs, lambda: lint(whole), lambda: lint(half))
        memory = [_peak_mib(program, where, env) for where in (whole, half)]
    return [
        ratios(f"lint / grep -rlE, {files} files", ours, theirs, AIM),
        Figure("  session-composer lint", "ms", tuple(value * 1e3 for value in ours)),
        Figure("  grep -rlE", "ms", tuple(value * 1e3 for value in theirs)),
        ratios("lint, twice as many files, time", again, halves, 2.2),
        Figure("lint, twice as many files, peak memory", "×", (memory[0] / memory[1],), 1.5),
    ]


_PEAK = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


def _peak_mib(program: list[str], where: Path, env: dict[str, str]) -> float:
    command = [sys.executable, "-c", _PEAK, *program, "lint", "--format", "concise"]
    done = subprocess.run(command, env=env, cwd=where, capture_output=True, check=True)
    return int(done.stdout) / 1024
