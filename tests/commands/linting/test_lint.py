"""lint as a command: which files, exit codes, fixes."""

import json
import os
import stat
import sys
from functools import partial
from pathlib import Path

import pytest
from tests.support.command_line import ACCOUNT, call, content, session

from session_composer.commands.linting import needles, run
from session_composer.commands.linting.needles import with_needles
from session_composer.commands.linting.workers import spread

type Capture = pytest.CaptureFixture[bytes]

BAD = {"payments": {"features": {"refund_management": True}}}
CALL = "stripe.AccountSession.create(account=a, components={'pay': {'enabled': True}})\n"
linux = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is one process")


def lines(capture: Capture, *arguments: str) -> list[str]:
    return call(capture, "lint", "--format", "concise", *arguments).text.splitlines()


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "b").mkdir()
    session(tmp_path / "b", components=BAD)
    (tmp_path / "a.py").write_text(CALL)
    (tmp_path / "clean.go").write_text("package main\n")
    (tmp_path / "note.txt").write_text("accountSessions.create({})")
    return tmp_path


def test_files_and_folders_are_checked_once(capfdbinary: Capture, tree: Path) -> None:
    one, other = "a.py:1:53: error[unknown-parameter]", "b/a.session.json:"
    assert [line.partition(" c")[0] for line in lines(capfdbinary, "a.py", "./a.py")] == [one]
    found = lines(capfdbinary, str(tree / "b"), "b", ".", "./b/../a.py")
    assert len(found) == 2
    assert found[0].startswith(other)
    assert found[1].startswith(one)
    assert lines(capfdbinary, "clean.go") == []


def test_exit_codes(capfdbinary: Capture, tree: Path) -> None:
    def code(*arguments: str) -> int:
        return call(capfdbinary, "lint", *arguments).code

    assert code() == 1
    assert code("clean.go") == 0
    assert code("--fail-on", "never") == 0
    assert code("missing.session.json", "--fail-on", "never") == 2
    (tree / "hint.session.json").write_text(json.dumps(content("documents", expand=["a"])))
    assert code("hint.session.json") == code("hint.session.json", "--fail-on", "warning") == 0
    (tree / "warn.session.json").write_text(json.dumps(content("documents", expand=["", "a"])))
    assert code("warn.session.json") == 0
    assert code("warn.session.json", "--fail-on", "warning") == 1
    assert code("--fail-on", "hint") == 2
    assert code("--api-version", "yesterday") == 2


def test_what_cannot_be_read_is_told_and_the_rest_is_checked(
    capfdbinary: Capture, tree: Path
) -> None:
    (tree / "b" / "broken.session.json").write_text('{\n "format": }')
    outcome = call(capfdbinary, "lint", "--json", ".", "gone.session.json")
    assert outcome.code == 2
    assert outcome.err == "session-composer: 2 files cannot be checked.\n"
    found = json.loads(outcome.out)
    assert [(one["file"], one["rule"], one["line"], one["column"]) for one in found] == [
        ("a.py", "unknown-parameter", 1, 53),
        ("b/a.session.json", "enabled-missing", 1, found[1]["column"]),
        ("b/broken.session.json", "unreadable", 2, 12),
        ("gone.session.json", "unreadable", 1, 1),
    ]


@pytest.mark.parametrize(
    ("name", "value", "line"),
    [
        ("format", '"session-composer/9"', 2),
        ("api_version", '"yesterday"', 3),
        ("account", "5", 4),
        ("account", '"sk_test_51SentinelSentinelTest7391"', 4),
        ("components", "[]", 5),
        ("expand", "[1]", 6),
        ("lint_ignore", "[3]", 7),
        ("acc\\u006funt", '"acct_2"', 8),
    ],
)
def test_what_cannot_be_used_is_told_where_it_stands(
    capfdbinary: Capture, tmp_path: Path, name: str, value: str, line: int
) -> None:
    members = {
        "format": '"session-composer/1"',
        "api_version": '"2025-06-30.basil"',
        "account": '"acct_1"',
        "components": "{}",
        "expand": "[]",
        "lint_ignore": "[]",
        name: value,
    }
    file = tmp_path / "a.session.json"
    file.write_text("{\n" + ",\n".join(f'  "{key}": {members[key]}' for key in members) + "\n}\n")
    found = json.loads(call(capfdbinary, "lint", "--json", str(file)).out)
    places = [(one["rule"], one["line"], one["column"], one["end_column"]) for one in found]
    assert places == [("unreadable", line, 3, 4 + len(name))]
    assert "Sentinel" not in call(capfdbinary, "lint", str(file)).text


def test_a_folder_without_files_is_told(
    capfdbinary: Capture, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    outcome = call(capfdbinary, "lint")
    assert (outcome.code, outcome.out) == (0, b"")
    assert "no file to check" in outcome.err


def test_pipes_are_not_waited_for(capfdbinary: Capture, tree: Path) -> None:
    os.mkfifo(tree / "p.py")
    assert "is not a regular file" in call(capfdbinary, "lint", "p.py").failed(2)
    assert len(lines(capfdbinary)) == 2


def fixable(path: Path) -> Path:
    data = content(components={**BAD, "teapot": {"enabled": True}}, account=ACCOUNT)
    path.write_text(json.dumps(data, indent=2) + "\n")
    path.chmod(0o640)
    return path


def test_safe_fixes_are_made_and_shown(capfdbinary: Capture, tree: Path) -> None:
    path = fixable(tree / "c.session.json")
    before = (tree / "a.py").read_bytes()
    outcome = call(capfdbinary, "lint", "--fix", "--diff", "--format", "concise", "c.session.json")
    assert outcome.code == 1
    *diff, left = outcome.text.splitlines()
    assert diff[:2] == ["--- c.session.json", "+++ c.session.json"]
    assert [line for line in diff[2:] if line[:1] in "+-"] == ['+      "enabled": true,']
    assert "error[unknown-parameter] components[teapot]" in left
    assert json.loads(path.read_text())["components"]["payments"]["enabled"] is True
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert [one.name for one in tree.iterdir() if one.name.startswith(".")] == []
    # Nothing is left to do, and code is never touched.
    written = path.read_bytes()
    assert "@@" not in call(capfdbinary, "lint", "--fix", "--diff").text.partition("b/a")[0]
    assert (path.read_bytes(), (tree / "a.py").read_bytes()) == (written, before)


def test_a_report_for_programs_stays_one(capfdbinary: Capture, tree: Path) -> None:
    fixable(tree / "c.session.json")
    outcome = call(capfdbinary, "lint", "--fix", "--diff", "--json", "c.session.json")
    assert [one["rule"] for one in json.loads(outcome.out)] == ["unknown-parameter"]
    assert '+      "enabled": true,' in outcome.err


def test_what_is_meant_is_not_fixed(capfdbinary: Capture, tree: Path) -> None:
    path = tree / "c.session.json"
    path.write_text(json.dumps(content(components=BAD, lint_ignore=["enabled-missing"])))
    before = path.read_bytes()
    assert call(capfdbinary, "lint", "--fix", "c.session.json").code == 0
    assert path.read_bytes() == before


def test_standard_input_is_not_fixed(capfdbinary: Capture, tree: Path) -> None:
    assert "cannot be fixed" in call(capfdbinary, "lint", "--fix", "-").failed(2)
    assert "give both" in call(capfdbinary, "lint", "--diff", "a.py").failed(2)


@linux
def test_many_files_are_checked_by_many_processes(
    capfdbinary: Capture, tree: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(30):
        (tree / f"n{number:02}.py").write_text(CALL if number % 3 else "pass\n")
    alone = lines(capfdbinary)
    assert len(alone) == 22
    monkeypatch.setattr(needles, "processors", lambda: 4)
    monkeypatch.setattr(run, "processors", lambda: 4)
    monkeypatch.setattr(needles, "_WORTH_A_PROCESS", 4)
    assert lines(capfdbinary) == alone
    assert call(capfdbinary, "lint").code == 1


@linux
def test_a_process_that_fails_is_noticed(capfd: pytest.CaptureFixture[str]) -> None:
    def fails() -> bytes:
        raise ValueError("oh")

    assert spread([partial(bytes, 3), lambda: b"\n"]) == [b"\0\0\0", b"\n"]
    with pytest.raises(ChildProcessError):
        spread([fails, partial(bytes, 200_000)])
    assert "oh" in capfd.readouterr().err


def test_a_needle_is_found_wherever_it_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(needles, "_BUFFER", 64)
    paths = []
    for place in range(200):
        path = tmp_path / str(place)
        path.write_bytes(b"x" * place + b"accountSession" + b"y" * (200 - place))
        paths.append(str(path))
    assert with_needles(paths, list) == [*range(200)]
    for name in paths:
        Path(name).write_bytes(b"ccountSessio" * 20)
    assert with_needles([*paths, str(tmp_path / "gone")], list) == [200]
