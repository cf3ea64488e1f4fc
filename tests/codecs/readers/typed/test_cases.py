"""Code for the SDKs with types: Go, Java, Kotlin and C#, as people write it."""

import json
from pathlib import Path
from typing import Any

import pytest
from tests.support.requests import STORE

from session_composer.codecs.readers.reading import detect, read
from session_composer.core.wire.values import thaw

CASES: list[dict[str, Any]] = json.loads(Path(__file__).with_name("cases.json").read_text())


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['kind']}-{case['name']}")
def test_what_people_write_is_read(case: dict[str, Any]) -> None:
    text = "\n".join(case["text"]) + "\n"
    found = read(text, STORE, STORE.newest, case["kind"])
    components: dict[str, Any] = {}
    for path, value in found.request.params.items():
        assert path[0] == "components", path
        inner = components
        for key in path[1:-1]:
            inner = inner.setdefault(key, {})
        inner[path[-1]] = thaw(value)
    assert components == case["components"]
    assert found.request.account == case.get("account", "")
    notes = [str(note) for note in found.notes]
    if code := case.get("code"):
        assert any("account" in note and code in note for note in notes)
    for note in case.get("notes", ()):
        assert note in notes


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['kind']}-{case['name']}")
def test_code_for_an_sdk_tells_its_language(case: dict[str, Any]) -> None:
    text = "\n".join(case["text"])
    if "AccountSession" in text or "Components" in text:
        assert detect(text) == case["kind"]
