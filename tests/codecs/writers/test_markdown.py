import html
import re
from types import MappingProxyType

import pytest
from hypothesis import given
from tests.support.requests import ODD_TEXTS, SEED, STORE, requests

from session_composer.codecs.writers.markdown import markdown
from session_composer.codecs.writers.snippet import CodeSource
from session_composer.core.account.facts import AccountFacts
from session_composer.core.account.presets import account_presets
from session_composer.core.request.form import encode
from session_composer.core.request.request import Request
from session_composer.core.request.sent import sent_paths
from session_composer.core.rules.rulebook import Rulebook
from session_composer.core.wire.paths import WirePath, enabled_path, feature_path
from session_composer.core.wire.values import Leaf

RULEBOOK = Rulebook()
PRESETS = {preset.id: preset.facts for preset in account_presets()}
COLUMNS = ["Component", "Feature", "Sent", "Default", "Note"]
ERRORS = re.compile(r"\berror: `([a-z-]+)`")


def request_of(
    params: dict[WirePath, Leaf], version: str = SEED, account: str = "acct_1A"
) -> Request:
    return Request(version, account, MappingProxyType(params))


def source_of(request: Request, facts: AccountFacts | None = None) -> CodeSource:
    return CodeSource(request, STORE.catalog(request.api_version), lambda: RULEBOOK, facts)


def shown(cell: str) -> str:
    """What a reader sees of a cell or of a code span, by the rules of GitHub's Markdown."""
    if match := re.fullmatch(r"`([^`]*)`", cell):
        return match[1]
    if match := re.fullmatch(r"<code>(.*)</code>", cell):
        assert not re.search(r"[<>`|\\*_\[\]~]", match[1])
        return html.unescape(match[1])
    return cell


def table(request: Request, facts: AccountFacts | None = None) -> list[list[str]]:
    """Cells of the rows."""
    lines = [line.text for line in markdown(source_of(request, facts)).lines]
    rows = [line for line in lines if line.startswith("|")]
    found = [re.split(r" ?(?<!\\)\| ?", row)[1:-1] for row in rows]
    assert all(len(cells) == len(COLUMNS) for cells in found)
    assert not found or found[:2] == [COLUMNS, ["---"] * len(COLUMNS)]
    return [[shown(cell) for cell in cells] for cells in found[2:]]


def test_markdown() -> None:
    request = request_of(
        {
            enabled_path("documents"): False,
            enabled_path("payments"): True,
            feature_path("payments", "refund_management"): False,
        }
    )
    assert markdown(source_of(request)).text == (
        "Account session for `acct_1A`, API version `2025-06-30.basil`\n"
        "\n"
        "| Component | Feature | Sent | Default | Note |\n"
        "| --- | --- | --- | --- | --- |\n"
        "| `documents` | `enabled` | false | false |  |\n"
        "| `payments` | `enabled` | true | false |  |\n"
        "| `payments` | `capture_payments` | not sent | true |  |\n"
        "| `payments` | `destination_on_behalf_of_charge_management` | not sent | false |  |\n"
        "| `payments` | `dispute_management` | not sent | true |  |\n"
        "| `payments` | `refund_management` | false | true |  |\n"
    )


def test_default_depends_on_the_account() -> None:
    request = request_of({enabled_path("payouts"): True})

    def default(facts: AccountFacts | None) -> str:
        rows = {row[1]: row for row in table(request, facts)}
        return rows["instant_payouts"][3]

    assert default(None) == "true if Stripe bears losses"
    assert {default(facts) for facts in PRESETS.values()} == {"true", "false"}


def test_nothing_sent() -> None:
    text = markdown(source_of(request_of({}, account=""))).text
    assert text == (
        "Account session without an account, API version `2025-06-30.basil`\n"
        "\n"
        "No component is sent.\n"
        "\n"
        "- error: `account-missing` (`account`)\n"
        "- error: `nothing-sent` (`components`)\n"
    )


def test_a_component_that_is_not_enabled_has_only_what_is_sent() -> None:
    request = request_of({feature_path("payments", "refund_management"): True})
    assert table(request) == [
        ["payments", "enabled", "not sent", "false", "error: `enabled-missing`"],
        ["payments", "refund_management", "true", "true", ""],
    ]


def test_what_a_version_brought_and_what_it_does_not_know() -> None:
    version = "2026-10-28.endive"
    request = request_of(
        {
            enabled_path("reporting_chart"): True,
            enabled_path("balances"): True,
            feature_path("balances", "teleport"): True,
            ("components", "teapot", "features", "hot", "very"): "ja",
        },
        version,
    )
    notes = {(row[0], row[1]): row[4] for row in table(request)}
    assert notes["reporting_chart", "enabled"] == "new in this version"
    assert notes["balances", "enabled"] == ""
    assert notes["balances", "teleport"] == "not known in this version"
    assert notes["teapot", "hot[very]"] == "not known in this version"


def test_what_stands_beside_the_components() -> None:
    request = request_of({enabled_path("payments"): True, ("x", "y"): "a|b"})
    request = Request(SEED, "acct_1A", request.params, ("a",))
    lines = markdown(source_of(request)).lines
    rest = {line.text: line.path for line in lines if line.text.startswith("- ")}
    assert rest["- `x[y]` = <code>a&#124;b</code> (not known in this version)"] == ("x", "y")
    assert rest["- `expand[0]` = `a`"] == ("expand",)


def test_a_list_stands_in_one_cell() -> None:
    path = feature_path("app_install", "allowed_apps")
    request = request_of({enabled_path("app_install"): True, path: ("a|b", "c\n  d")})
    request = Request("2026-09-30.preview", request.account, request.params)
    (row,) = [row for row in table(request) if row[1] == "allowed_apps"]
    assert row[2] == '[ "a|b", "c\\n  d" ]'


def test_every_problem_is_named_once() -> None:
    request = request_of(
        {
            enabled_path("payouts"): True,
            feature_path("payouts", "disable_stripe_user_authentication"): True,
            feature_path("payouts", "external_account_collection"): True,
            enabled_path("balances"): True,
            feature_path("balances", "disable_stripe_user_authentication"): False,
            enabled_path("documents"): "maybe",
        },
        account="nobody",
    )
    found = ERRORS.findall(markdown(source_of(request)).text)
    assert sorted(found) == sorted(set(found))
    assert {"account-malformed", "dsua-same-everywhere"} <= set(found)


@pytest.mark.parametrize(
    "text", [*ODD_TEXTS, "a|b", "\\|", "`", "``a``", "a\\", "<b>", "*_*", "||"]
)
def test_text_is_shown_as_it_is(text: str) -> None:
    path = feature_path("payments", text)
    row = table(request_of({enabled_path("payments"): True, path: True}))[-1]
    spelled = text.replace("\r\n\t\0", "\\u000d\\u000a\\u0009\\u0000")
    assert row[1] == spelled.replace("\u202e", "\\u202e")
    first = markdown(source_of(request_of({}, account=f"x{text}"))).lines[0].text
    span = first.removeprefix("Account session for ").partition(", API version")[0]
    assert shown(span).removeprefix("x") == row[1]


@given(requests())
def test_everything_that_is_sent_has_a_line_of_its_own(request: Request) -> None:
    catalog = STORE.catalog(request.api_version)
    code = markdown(source_of(request))
    table(request)
    lines = [line.path for line in code.lines if line.text.startswith(("| `", "| <", "- `", "- <"))]
    for path in sent_paths(request, catalog):
        assert path in lines
    assert all(len(line.text.splitlines()) <= 1 for line in code.lines)
    for name in ("balances", "payments"):
        if f"components[{name}][enabled]=true" in encode(request, catalog).split("&"):
            component = catalog.component_by_name.get(name)
            assert component is None or {one.path for one in component.features} <= set(lines)
