"""lint of source code: every call, at its place, and no false alarm."""

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.support.command_line import ACCOUNT, call, content
from tests.support.growth import excess

from session_composer.codecs.writers.languages import language as code_language
from session_composer.codecs.writers.snippet import CodeSource
from session_composer.commands.linting.checking.check_context import Checks
from session_composer.commands.linting.checking.session_files import check_session_file
from session_composer.commands.linting.checking.source_files import check_source_file
from session_composer.core.request.request import Request
from session_composer.core.rules.rulebook import Rulebook
from session_composer.core.session.session_file import parse
from session_composer.core.versions.catalog_store import CatalogStore

STORE = CatalogStore()
CHECKS = Checks(STORE)
VERSION = STORE.newest

PYTHON = f"""import stripe
client = stripe.StripeClient(key, stripe_version="{VERSION}")
session = client.v1.account_sessions.create({{
    "account": "{ACCOUNT}",
    "components": {{
        "payments": {{"enabled": True, "features": {{"teapot": True}}}},
        "payouts": {{"features": {{"edit_payout_schedule": "ü"}}}},
    }},
}})
"""


def found(text: str, language: str, checks: Checks = CHECKS) -> list[tuple[int, int, int, str]]:
    report = check_source_file("a", text.encode(), language, checks)
    return [
        (one.span.line, one.span.column, one.span.end_column, one.problem.rule)
        for one in report.findings
    ]


def test_places_that_were_counted_by_hand() -> None:
    assert found(PYTHON, "python") == [
        (6, 52, 59, "unknown-parameter"),
        (7, 9, 17, "enabled-missing"),
        (7, 34, 55, "wrong-type"),
    ]
    node = (
        'await stripe.accountSessions.create({\n\t// "é"\n'
        "  components: {'payments': {enabled: 1}, 𝒳: {enabled: true}, teapot: {enabled: true}},"
        "\n});"
    )
    assert found(node, "node") == [
        (1, 30, 35, "account-missing"),
        (3, 29, 35, "wrong-type"),
        (3, 42, 42, "unknown-parameter"),
        (3, 62, 67, "unknown-parameter"),
    ]
    ruby = (
        f"Stripe::AccountSession.create(account: '{ACCOUNT}',\r\n"
        "  components: {pay: {enabled: true}})"
    )
    assert found(ruby, "ruby") == [(2, 16, 18, "unknown-parameter")]
    php = (
        "<?php\n$stripe->accountSessions->create(['account' => 'acct_x', 'components' => "
        "['payouts' => ['enabled' => 'no']]]);"
    )
    assert (2, 89, 97, "wrong-type") in found(php, "php")
    go = (
        "params := &stripe.AccountSessionParams{\n"
        f'\tAccount: stripe.String("{ACCOUNT}"),\n'
        "\tComponents: &stripe.AccountSessionComponentsParams{\n"
        "\t\tPayouts: &stripe.AccountSessionComponentsPayoutsParams{Features: "
        "&stripe.AccountSessionComponentsPayoutsFeaturesParams{Nope: stripe.Bool(true)}},\n"
        "\t},\n}\nresult, err := accountsession.New(params)"
    )
    assert found(go, "go") == [(4, 3, 9, "enabled-missing"), (4, 122, 125, "unknown-parameter")]


def test_every_call_of_a_file_is_checked() -> None:
    one = "stripe.AccountSession.create(account=a, components={'pay': {'enabled': True}})\n"
    assert [line for line, *_ in found(one * 60, "python")] == [*range(1, 61)]


@pytest.mark.parametrize("language", ["python", "go"])
def test_many_calls_take_time_in_proportion(language: str) -> None:
    request = parse(json.dumps(content("payouts")).encode(), STORE)
    text = written(language, request).replace("package main", "")

    def check(count: int) -> None:
        check_source_file("a", (text * count).encode(), language, CHECKS)

    assert excess(check, 300) == ""


def test_names_of_a_form_are_found_where_they_stand() -> None:
    text = (
        "fetch('https://api.stripe.com/v1/account_sessions', {method: 'POST', body: new "
        f"URLSearchParams({{\n account: '{ACCOUNT}', 'components[payouts][enabled]': 'yes'}})}});"
    )
    assert found(text, "node") == [(2, 32, 61, "wrong-type")]


UNKNOWN = json.loads(Path(__file__).with_name("not_known.json").read_text("utf-8"))


@pytest.mark.parametrize(
    ("language", "text"), [(language, text) for language in UNKNOWN for text in UNKNOWN[language]]
)
def test_what_is_code_is_no_problem(language: str, text: str) -> None:
    assert found(text, language) == []


SPELLED = {
    "python": ("python", "True"),
    "typescript": ("node", "true"),
    **{name: (name, "true") for name in ("node", "ruby", "php", "go", "java", "dotnet")},
}
REQUESTS = {
    "clean": {"payouts": {"enabled": True, "features": {"instant_payouts": True}}},
    "without enabled": {"payments": {"features": {"refund_management": True}}},
    "nothing enabled": {"payments": {"enabled": False}},
    "differing": {
        "payouts": {"enabled": True, "features": {"external_account_collection": True}},
        "account_onboarding": {
            "enabled": True,
            "features": {"external_account_collection": False},
        },
    },
    "disputes": {
        "payments": {
            "enabled": True,
            "features": {
                "destination_on_behalf_of_charge_management": True,
                "dispute_management": False,
                "refund_management": False,
            },
        }
    },
}


WEAKER = {rule.id for rule in CHECKS.rulebook.constraints if rule.unless}


def written(language: str, request: Request) -> str:
    entry = code_language(language)
    assert entry is not None
    return entry.write(CodeSource(request, STORE.catalog(VERSION), Rulebook)).text


def rules(findings: object) -> list[tuple[str, str]]:
    return sorted((one.problem.rule, str(one.problem.path)) for one in findings)  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", REQUESTS)
@pytest.mark.parametrize("language", SPELLED)
def test_code_is_told_the_same_as_its_session_file(language: str, name: str) -> None:
    data = json.dumps(
        content(components=REQUESTS[name], api_version=VERSION, account=ACCOUNT)
    ).encode()
    session = check_session_file("a", data, CHECKS)
    request = parse(data, STORE)
    text = written(language, request)
    reader, word = SPELLED[language]
    report = check_source_file("a", text.encode(), reader, CHECKS)
    assert rules(report.findings) == rules(session.findings)
    # With code in place of a value there may be less to say, but nothing new.
    for place in range(text.count(word)):
        head, *rest = text.split(word)
        parts = [head, *rest]
        changed = word.join(parts[: place + 1]) + "isWanted" + word.join(parts[place + 1 :])
        less = check_source_file("a", changed.encode(), reader, CHECKS)
        told = set(rules(report.findings))
        # A rule may speak instead of one that says the same and more.
        more = {(rule, path) for rule, path in rules(less.findings) if rule not in WEAKER}
        assert more <= told, changed
        assert {path for _, path in rules(less.findings)} <= {path for _, path in told}, changed


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, 3), st.integers(0, 3), st.sampled_from(["#", "# é 𝒳", "x = 1 # ü"]))
def test_what_is_added_before_moves_a_finding_by_as_much(
    lines: int, spaces: int, line: str
) -> None:
    before = found(PYTHON, "python")
    moved = PYTHON.replace('"components": {', " " * spaces + '"components": {')
    moved = moved.replace('"payments"', " " * spaces + '"payments"')
    after = found(f"{line}\n" * lines + moved, "python")
    assert after == [
        (row + lines, start + spaces * (row == 6), end + spaces * (row == 6), rule)
        for row, start, end, rule in before
    ]


def test_the_version_is_that_of_the_code_or_the_one_that_is_given() -> None:
    # Known since 2025-04-30.basil only.
    text = (
        f"stripe.AccountSession.create(account='{ACCOUNT}', "
        "components={'issuing_card': {'enabled': True}})"
    )
    assert found(text, "python") == []
    old = Checks(STORE, api_version="2023-10-16")
    told = f'stripe.api_version = "{VERSION}"\n{text}'
    assert found(text, "python", old) != []
    assert found(told, "python", old) == []


def test_files_of_code_on_the_command_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "src").mkdir()
    (tmp_path / "src" / "a.py").write_text(PYTHON)
    (tmp_path / "src" / "latin.py").write_bytes(PYTHON.replace("ü", "é").encode("latin-1"))
    (tmp_path / "src" / "wide.py").write_text(PYTHON, "utf-16")
    (tmp_path / "src" / "b.py").write_text("print('nothing of the kind')")
    (tmp_path / "src" / "huge.js").write_text("// accountSessions.create(\n" + " " * 2_000_000)
    outcome = call(capfdbinary, "lint", "--format", "concise")
    assert outcome.code == 1
    assert outcome.text.count("src/a.py:") == outcome.text.count("src/latin.py:") == 3
    lines = outcome.text.splitlines()
    wide = [line.replace("wide", "a", 1) for line in lines if line.startswith("src/wide.py:")]
    assert wide == [line for line in lines if line.startswith("src/a.py:")]
    assert "src/huge.js:1:1: hint[call-not-read] The call is not checked: The text is larger" in (
        outcome.text
    )
    assert "b.py" not in outcome.text
