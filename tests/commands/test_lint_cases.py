"""What lint says of a request for an account, whatever shape the account is in: cases as data."""

import json
from pathlib import Path
from typing import Any

import pytest
from tests.support.command_line import call

from session_composer.core.session.session_file import FORMAT

CASES = json.loads(Path(__file__).with_name("lint_cases.json").read_text("utf-8"))["cases"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_lint(case: dict[str, Any], tmp_path: Path, capfdbinary: Any) -> None:
    session = tmp_path / "a.session.json"
    session.write_text(json.dumps({"format": FORMAT, **case["session"]}))
    arguments = ["lint", str(session), "--json"]
    if "account" in case:
        account = tmp_path / "account.json"
        account.write_text(json.dumps(case["account"]))
        arguments += ["--account", str(account)]
    outcome = call(capfdbinary, *arguments)
    assert outcome.err == ""
    found = json.loads(outcome.out)
    assert outcome.code == case.get("exit", outcome.code), found

    def at(path: str) -> list[str]:
        return [one["rule"] for one in found if f"{one['path']}[".startswith(f"{path}[")]

    assert [path for path in case.get("paths", []) if not at(path)] == [], found
    assert {path: at(path) for path in case.get("clean", []) if at(path)} == {}
    if "rules" in case:
        assert {one["rule"] for one in found} & set(case["rules"]), found
    text = "\n".join(one["message"] for one in found)
    for words in case.get("notes", []):
        assert any(word in text for word in ([words] if isinstance(words, str) else words)), text
    for word in case.get("lack", []):
        assert word not in text
