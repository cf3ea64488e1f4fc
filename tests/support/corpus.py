"""Texts as people have them, and what reading them must give.

Each ``tests/codecs/corpus/<dialect>/<name>.txt`` has its golden result beside it. After a change
that is meant, ``python -m tests.support.corpus DIALECT ...`` writes them anew; read the difference.
"""

import json
import sys
from pathlib import Path
from typing import Any

from session_composer.codecs.readers.reading import read
from session_composer.core.text.errors import InputError
from session_composer.core.versions.catalog_store import CatalogStore
from session_composer.core.wire.json_text import write_json
from session_composer.core.wire.paths import wire_name
from session_composer.core.wire.values import JsonValue, thaw

FOLDER = Path(__file__).parents[1] / "codecs" / "corpus"
NEWEST = "2026-10-28.endive"
"""Not the newest of the store: a new version must not change what is expected."""


def texts(*dialects: str) -> list[Path]:
    """List the texts of some dialects."""
    return [path for dialect in dialects for path in sorted((FOLDER / dialect).glob("*.txt"))]


def load(path: Path) -> str:
    """Read a text to the letter."""
    return path.read_bytes().decode()


def golden(path: Path) -> dict[str, Any]:
    """Return what reading a text must give."""
    found: dict[str, Any] = json.loads(path.with_suffix(".json").read_text())
    return found


def outcome(text: str, store: CatalogStore) -> dict[str, Any]:
    """Read a text of any kind and tell the result in JSON."""
    try:
        found = read(text, store, NEWEST)
    except InputError as error:
        return {"error": str(error)}
    request = found.request
    return {
        "kind": found.kind,
        "api_version": request.api_version,
        "names_version": found.names_version,
        "has_key": bool(found.key),
        "account": request.account,
        "params": {
            wire_name(path): _plain(thaw(value)) for path, value in sorted(request.params.items())
        },
        "expand": list(request.expand),
        "understood": list(map(str, found.understood)),
        "ignored": list(map(str, found.ignored)),
        "notes": list(map(str, found.notes)),
    }


def _plain(value: JsonValue) -> Any:
    """Turn a value into JSON that tells numbers by their spelling."""

    def spelled(text: str) -> dict[str, str]:
        return {"number": text}

    return json.loads(write_json(value), parse_int=spelled, parse_float=spelled)


def main() -> None:
    """Write the golden results of the dialects that are named."""
    store = CatalogStore()
    for path in texts(*sys.argv[1:]):
        told = json.dumps(outcome(load(path), store), indent=2, ensure_ascii=False)
        path.with_suffix(".json").write_text(told + "\n")


if __name__ == "__main__":
    main()
