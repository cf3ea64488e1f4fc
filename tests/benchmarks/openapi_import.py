"""Import of an OpenAPI document of 10 MB next to ``json.load`` of the same file.

Command: ``python -m tests.benchmarks.openapi_import``.
"""

import json
import sys
import tempfile
from pathlib import Path

from tests.support.specs import big_json

from session_composer.codecs.openapi.spec_document import MAX_BYTES, read_openapi
from session_composer.core.files.read_write import read_bounded

from .figures import Figure, interleaved, ratios, seconds, table

_AIM = 2.0


def measure(pairs: int, size: int = 10_000_000) -> list[Figure]:
    """Measure in this process, with the garbage of one round gone before the next."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "spec.json"
        path.write_bytes(big_json(size))

        def ours() -> float:
            return seconds(lambda: read_openapi(read_bounded(path, MAX_BYTES), path.name))

        def plain() -> float:
            return seconds(lambda: _load(path))

        one, other = interleaved(pairs, ours, plain)
    return [
        ratios("import / json.load", one, other, _AIM),
        Figure("  import", "ms", tuple(value * 1e3 for value in one)),
        Figure("  json.load", "ms", tuple(value * 1e3 for value in other)),
    ]


def _load(path: Path) -> object:
    with path.open(encoding="utf-8") as file:
        found: object = json.load(file)
    return found


if __name__ == "__main__":
    print(table(measure(10)))
    sys.exit(0)
