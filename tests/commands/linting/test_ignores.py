"""Findings that are meant: in session files, in comments, in the settings of a repository."""

import json
from pathlib import Path

import pytest
from tests.support.command_line import ACCOUNT, call, content, session

from session_composer.commands.linting.checking.check_context import Checks
from session_composer.commands.linting.checking.source_files import check_source_file
from session_composer.core.rules.lint import lint
from session_composer.core.session.session_file import dump, parse
from session_composer.core.text.errors import InputError
from session_composer.core.versions.catalog_store import CatalogStore

type Capture = pytest.CaptureFixture[bytes]

STORE = CatalogStore()
CHECKS = Checks(STORE)
PARTS = {"teapot": {"enabled": True}, "payments": {"features": {"refund_management": True}}}
CALL = f"stripe.AccountSession.create(account='{ACCOUNT}', components={{\n"
PAY = "  'pay': {'enabled': True},\n"
COFFEE = "  'coffee': {'enabled': True},\n"


def told(capture: Capture, *arguments: str) -> list[tuple[str, str]]:
    found = json.loads(call(capture, "lint", "--json", *arguments).out)
    return [(one["rule"], one["path"]) for one in found]


def lines_of(text: str) -> list[tuple[int, str]]:
    report = check_source_file("a", text.encode(), "python", CHECKS)
    return [(one.span.line, one.problem.rule) for one in report.findings]


def test_a_session_file_says_what_is_meant(capfdbinary: Capture, tmp_path: Path) -> None:
    def linted(*ignores: object) -> list[tuple[str, str]]:
        return told(capfdbinary, session(tmp_path, components=PARTS, lint_ignore=[*ignores]))

    unknown = ("unknown-parameter", "components[teapot]")
    missing = ("enabled-missing", "components[payments][enabled]")
    assert linted() == [unknown, missing]
    assert linted("unknown-parameter") == [missing]
    below = {"rule": "enabled-missing", "path": "components[payments]", "reason": "later"}
    assert linted(below) == [unknown]
    elsewhere = {"rule": "enabled-missing", "path": "components[payouts]"}
    assert linted("unknown-parameter", elsewhere, "enabled-missing") == [
        ("unused-ignore", "lint_ignore[1]")
    ]


def test_what_is_meant_survives_saving_and_is_no_parameter() -> None:
    ignores = ["a", {"rule": "b", "path": "components[x][enabled]", "reason": "ü"}]
    data = json.dumps(content("payments", lint_ignore=ignores)).encode()
    request = parse(data, STORE)
    assert ("lint_ignore",) not in request.params
    catalog = STORE.catalog(request.api_version)
    again = dump(request, catalog)
    assert json.loads(again)["lint_ignore"] == ignores
    assert parse(again, STORE) == request
    assert b"lint_ignore" not in dump(request._replace(ignores=()), catalog)


@pytest.mark.parametrize(
    "ignores", ["a", {}, [1], [{}], [{"rule": 1}], [{"rule": "a", "x": ""}], ["a"] * 101, None]
)
def test_odd_lists_are_refused(ignores: object) -> None:
    with pytest.raises(InputError, match="lint_ignore"):
        parse(json.dumps(content(lint_ignore=ignores)).encode(), STORE)


def test_a_reason_holds_no_secret() -> None:
    key = "sk_test_" + "4eC39HqLyjWDarjtT1zdp7dc"
    data = json.dumps(content(lint_ignore=[{"rule": "a", "reason": key}])).encode()
    request = parse(data, STORE)
    with pytest.raises(InputError, match="lint_ignore"):
        dump(request, STORE.catalog(request.api_version))


def test_the_window_hears_the_same() -> None:
    data = json.dumps(content(components=PARTS, lint_ignore=["unknown-parameter", "x"])).encode()
    request = parse(data, STORE)
    found = lint(request, STORE.catalog(request.api_version), STORE, CHECKS.rulebook, None)
    assert [one.rule for one in found] == ["enabled-missing", "unused-ignore"]


def test_a_comment_is_about_its_line_or_the_next() -> None:
    unknown = "unknown-parameter"
    comment = f"# session-composer: ignore[{unknown}] beta"
    assert lines_of(f"{CALL}{PAY}{COFFEE}}})") == [(2, unknown), (3, unknown)]
    assert lines_of(f"{CALL}{PAY[:-1]}  {comment}\n{COFFEE}}})") == [(3, unknown)]
    assert lines_of(f"{CALL}  {comment}\n\n  # more\n{PAY}{COFFEE}}})") == [(6, unknown)]
    # Above a call, or on its line: all of it.
    assert lines_of(f"{comment}\n{CALL}{PAY}{COFFEE}}})") == []
    assert lines_of(f"{CALL[:-1]} {comment}\n{PAY}{COFFEE}}})") == []


def test_a_comment_that_suppresses_nothing_is_told_at_its_place() -> None:
    text = f"x = 1  # session-composer: ignore[wrong-type, nothing-sent] why\n{CALL}{PAY}}})"
    report = check_source_file("a", text.encode(), "python", CHECKS)
    unused = [one for one in report.findings if one.problem.rule == "unused-ignore"]
    assert [str(one.problem.message) for one in unused] == [
        "The ignore of wrong-type suppresses nothing.",
        "The ignore of nothing-sent suppresses nothing.",
    ]
    assert {one.span for one in unused} == {(1, 10, 1, 59)}


@pytest.mark.parametrize("sign", ["//", "/*", "#", " *"])
def test_comments_of_any_language(sign: str) -> None:
    comment = f"{sign} session-composer: ignore[account-missing] meant */"
    text = f"{comment}\nStripe.accountSessions.create({{}})"
    report = check_source_file("a", text.encode(), "node", CHECKS)
    assert [one.problem.rule for one in report.findings] == ["nothing-sent"]
    assert [reason for _, reason in report.suppressed] == ["meant"]


def test_settings_of_the_repository(
    capfdbinary: Capture, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "src").mkdir()
    (tmp_path / "other").mkdir()
    monkeypatch.chdir(tmp_path)
    session(tmp_path / "src", components=PARTS)
    session(tmp_path / "other", components=PARTS)
    (tmp_path / "src" / "a.py").write_text(
        f"stripe.AccountSession.create(account='{ACCOUNT}', "
        "components={'issuing_card': {'enabled': True}})"
    )
    project = tmp_path / "pyproject.toml"
    project.write_text('[project]\nname = "session-composer"\n')
    assert len(told(capfdbinary)) == 4
    table = '[tool.session-composer]\npaths = ["src"]\nignore = ["enabled-missing"]\n'
    project.write_text(table)
    assert told(capfdbinary) == [("unknown-parameter", "components[teapot]")]
    # From below, too; what is named on the command line counts more.
    monkeypatch.chdir(tmp_path / "other")
    assert len(told(capfdbinary)) == 1
    assert told(capfdbinary, ".") == [("unknown-parameter", "components[teapot]")]
    monkeypatch.chdir(tmp_path)
    project.write_text(f'{table}api-version = "2023-10-16"\n')
    assert ("unknown-parameter", "components[issuing_card]") in told(capfdbinary)
    assert len(told(capfdbinary, "--api-version", STORE.newest)) == 1
    own = tmp_path / "session-composer.toml"
    own.write_text('ignore = [\n  "unknown-parameter",\n  "wrong-type",\n]\n')
    found = json.loads(call(capfdbinary, "lint", "--json").out)
    unused = [(one["file"], one["line"], one["column"]) for one in found if "unused" in one["rule"]]
    assert unused == [("session-composer.toml", 3, 3)]
    # Of a part of the files nobody can tell.
    assert "unused-ignore" not in [rule for rule, _ in told(capfdbinary, "src")]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("a =", "session-composer.toml is not valid TOML: "),
        ("paths = 1", "session-composer.toml: paths is not a list of texts."),
        ("account = []", "session-composer.toml: account is not a text."),
        ("rules = []", "session-composer.toml has an unknown setting, rules; there are account"),
        ('api-version = "x"', "session-composer.toml: x is not an API version."),
        ("# \udcff", "session-composer.toml is not UTF-8 text (byte 3)."),
        ('ignore = ["nope"]', "session-composer.toml: there is no rule named nope."),
        ("[tool]\nsession-composer = 1", "session-composer.toml: tool.session-composer is not"),
    ],
)
def test_odd_settings_are_told(
    capfdbinary: Capture,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    text: str,
    sentence: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "session-composer.toml").write_text(text, "utf-8", "surrogateescape")
    assert call(capfdbinary, "lint").failed(2).startswith(sentence)


def test_settings_that_are_there_and_cannot_be_read_are_told(
    capfdbinary: Capture, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "session-composer.toml").symlink_to("gone.toml")
    assert "session-composer.toml cannot be read" in call(capfdbinary, "lint").failed(2)


def test_rules_on_the_command_line(capfdbinary: Capture, tmp_path: Path) -> None:
    file = session(tmp_path, components=PARTS)
    assert told(capfdbinary, file, "--ignore", "enabled-missing,unknown-parameter") == []
    assert call(capfdbinary, "lint", file, "--ignore", "x").failed(2) == "There is no rule named x."
