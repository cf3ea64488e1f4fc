"""What people have at hand is read as the golden results say."""

from pathlib import Path

import pytest
from tests.support.corpus import golden, load, outcome, texts
from tests.support.requests import STORE

from session_composer.codecs.readers.reading import detect
from session_composer.core.text.secret_text import contains_secret

DIALECTS = {
    "form": "form",
    "curl": "curl",
    "curl-powershell": "curl",
    "curl-cmd": "curl",
    "stripe-cli": "stripe-cli",
    "json": "json",
    "session": "session",
    "tools-json": "json",
    "tools-yaml": "yaml",
    "http": "http",
    "bru": "bru",
    "httpie": "httpie",
    "wget": "wget",
    "powershell": "powershell",
}
TEXTS = texts(*DIALECTS)


def test_the_corpus_is_there() -> None:
    assert len(TEXTS) >= 60
    assert {path.parent.name for path in TEXTS} == set(DIALECTS)
    assert sum("error" in golden(path) for path in TEXTS) < len(TEXTS) // 3


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_golden_results(path: Path) -> None:
    """E1, E2, E6: templates, quoting and bodies as they come."""
    assert outcome(load(path), STORE) == golden(path)


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_the_kind_is_detected(path: Path) -> None:
    assert detect(load(path)) == DIALECTS[path.parent.name]


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_no_golden_result_holds_a_secret(path: Path) -> None:
    """E4: whatever keys a text holds, no result shows them."""
    assert not contains_secret(path.with_suffix(".json").read_text())


def test_errors_are_sentences() -> None:
    sentences = [golden(path)["error"] for path in TEXTS if "error" in golden(path)]
    assert sentences
    for sentence in sentences:
        assert sentence.endswith((".", ")."))
        assert sentence[0].isupper()
        assert "\n" not in sentence
