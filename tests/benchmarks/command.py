"""``session-composer encode FILE`` next to a Python that only reads the file."""

import compileall
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.support.x11 import clean_env

import session_composer
from session_composer.core.session.session_file import save
from session_composer.core.versions.catalog_store import CatalogStore

from .figures import Figure, interleaved, ratios
from .in_process import full_request

AIM = 1.5
_READ = "import json, sys; json.load(open(sys.argv[1]))"


def measure(pairs: int) -> list[Figure]:
    """Measure the whole life of both processes."""
    compileall.compile_dir(Path(session_composer.__file__).parent, quiet=1)
    store = CatalogStore()
    catalog = store.catalog(store.newest)
    with tempfile.TemporaryDirectory() as folder:
        env = clean_env(Path(folder))
        file = Path(folder) / "account.session.json"
        save(file, full_request(catalog), catalog)
        installed = Path(sys.executable).with_name("session-composer")
        program = (
            [str(installed)] if installed.exists() else [sys.executable, "-m", "session_composer"]
        )

        def wall(*command: str) -> float:
            start = time.perf_counter()
            subprocess.run(command, env=env, check=True, stdout=subprocess.DEVNULL)
            return time.perf_counter() - start

        ours, theirs = interleaved(
            pairs,
            lambda: wall(*program, "encode", str(file)),
            lambda: wall(sys.executable, "-c", _READ, str(file)),
        )
    return [
        ratios("encode FILE / json.load(FILE)", ours, theirs, AIM),
        Figure("  session-composer encode FILE", "ms", tuple(value * 1e3 for value in ours)),
        Figure("  python -c json.load", "ms", tuple(value * 1e3 for value in theirs)),
    ]
