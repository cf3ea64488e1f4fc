import string
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.requests import examples
from tests.support.rule_cases import CUSTOM, PRESETS, STANDARD, request

from session_composer.core.account.account_object import parse_account
from session_composer.core.account.facts import AccountFacts
from session_composer.core.request.form import encode
from session_composer.core.request.request import Request
from session_composer.core.rules.lint import lint
from session_composer.core.rules.problems import Problem, Severity, safe_changes, worst_first
from session_composer.core.rules.rulebook import Rulebook
from session_composer.core.rules.structure import find_structural
from session_composer.core.versions.availability import availability, versions_with
from session_composer.core.versions.catalog import Catalog, FieldType, make_component
from session_composer.core.versions.catalog_store import CatalogStore
from session_composer.core.wire.paths import WirePath, parse_wire_name, wire_name
from session_composer.core.wire.values import UNSET, Leaf, Map, Number

STORE = CatalogStore()
BOOK = Rulebook()
NEW = "2026-10-28.endive"
CLOVER = "2025-10-29.clover"
E, W, H = Severity.ERROR, Severity.WARNING, Severity.HINT
DSUA, EAC = "disable_stripe_user_authentication", "external_account_collection"

PREVIEW = Catalog(
    NEW,
    (
        make_component(
            "app_viewport",
            [
                ("allowed_apps", FieldType.ARRAY, True),
                ("blocked_apps", FieldType.ARRAY, False),
            ],
        ),
        make_component("bare", [("x", FieldType.BOOLEAN, False)], has_enabled=False),
    ),
)


def structural(asked: Request, catalog: Catalog | None = None) -> list[Problem]:
    return worst_first(find_structural(asked, catalog or STORE.catalog(asked.api_version), STORE))


def sent(name: str, value: Leaf, version: str = NEW) -> Request:
    """A good request with one more value."""
    return request(version, documents=True).with_values({parse_wire_name(name): value})


def only(asked: Request, catalog: Catalog | None = None) -> Problem:
    (problem,) = structural(asked, catalog)
    return problem


@pytest.mark.parametrize("version", [v.api_version for v in STORE.versions])
def test_everything_enabled_in_every_version_is_fine(version: str) -> None:
    params = dict.fromkeys(STORE.catalog(version).leaf_order, True)
    assert structural(Request(version, "acct_1032D82eZvKYlo2C", params)) == []


def test_no_account() -> None:
    problem = only(request(NEW, documents=True)._replace(account=""))
    assert (problem.severity, problem.rule, problem.path) == (E, "account-missing", ("account",))


@pytest.mark.parametrize(
    ("account", "words"),
    [
        ("acct_", "letters and digits"),
        ("acct", "letters and digits"),
        ("acct_a_b", "letters and digits"),
        ("ACCT_1", "letters and digits"),
        ("cus_123", "letters and digits"),
        (" acct_1", "white space at character 1"),
        ("acct_1 ", "white space at character 7"),
        ("acct_1\n", "white space at character 7"),
        ("acct_1\u00a0", "white space at character 7"),
        ("acct_\u200b1", "U+200B at character 6"),
        ("acct_1\u0430", "U+0430 at character 7"),
        ("acct_\uff11", "U+FF11 at character 6"),
        ("acct_\u0661", "U+0661 at character 6"),
        ("acct_1\ud800", "U+D800 at character 7"),
        ("acct_1\x00", "U+0000 at character 7"),
        ("acct-1", "- at character 5"),
    ],
)
def test_malformed_accounts(account: str, words: str) -> None:
    problem = only(request(NEW, documents=True)._replace(account=account))
    assert (problem.severity, problem.rule) == (E, "account-malformed")
    assert words in str(problem.message)


@pytest.mark.parametrize(
    "params",
    [
        {},
        {("components", "payments", "enabled"): None},
        {("components",): Map()},
        {("components", "payments", "features"): Map()},
    ],
)
def test_nothing_sent(params: dict[WirePath, Leaf]) -> None:
    rules = {problem.rule: problem for problem in structural(Request(NEW, "acct_1", params))}
    assert rules["nothing-sent"].severity is E
    assert rules["nothing-sent"].path == ("components",)


@pytest.mark.parametrize(
    ("asked", "fires"),
    [
        (request(NEW, documents=False), True),
        (request(NEW, documents=False, payments=False), True),
        (request(NEW, documents={"enabled": "false"}), True),
        (request(NEW, documents=False, payments=True), False),
        (request(NEW, documents={"enabled": "yes"}), False),
    ],
)
def test_nothing_enabled(asked: Request, fires: bool) -> None:
    found = [one.severity for one in structural(asked) if one.rule == "nothing-enabled"]
    assert found == ([W] if fires else [])


def test_a_feature_without_enabled() -> None:
    asked = sent("components[payments][features][refund_management]", value=False)
    problem = only(asked)
    path = parse_wire_name("components[payments][enabled]")
    assert (problem.severity, problem.rule, problem.path) == (E, "enabled-missing", path)
    assert problem.fix is not None
    assert problem.fix.safe
    assert structural(asked.with_values(problem.fix.changes)) == []


def test_a_component_that_has_no_enabled_needs_none() -> None:
    asked = Request(NEW, "acct_1", {("components", "bare", "features", "x"): True})
    assert structural(asked, PREVIEW) == []


def test_features_of_a_component_that_is_off() -> None:
    asked = request(NEW, payments={"enabled": False, "refund_management": True}, documents=True)
    problem = only(asked)
    assert (problem.severity, problem.rule) == (H, "features-of-disabled")
    assert problem.fix is not None
    assert not problem.fix.safe
    assert structural(asked.with_values(problem.fix.changes)) == []


@pytest.mark.parametrize(
    ("version", "name", "words"),
    [
        ("2025-06-30.basil", "components[payment_method_settings]", "from 2026-08-26.dahlia on."),
        ("2026-08-26.preview", "components[terminal_hardware_shop]", "from 2026-10-28.endive on."),
        (
            CLOVER,
            "components[balance_report]",
            "in 2025-08-27.basil and from 2026-04-22.dahlia on.",
        ),
    ],
)
def test_what_a_later_release_has_is_not_certain_to_be_refused(
    version: str, name: str, words: str
) -> None:
    asked = sent(f"{name}[enabled]", True, version)
    (problem,) = [one for one in structural(asked) if one.rule == "unknown-parameter"]
    assert (problem.severity, wire_name(problem.path)) == (W, name)
    assert f"It exists {words} It is not documented whether Stripe refuses it here" in str(
        problem.message
    )


@pytest.mark.parametrize(
    ("version", "name", "subject", "words"),
    [
        (
            NEW,
            "components[recipients][enabled]",
            "components[recipients]",
            "It exists from 2026-01-28.preview on.",
        ),
        (
            CLOVER,
            "components[documents][features][x]",
            "components[documents][features][x]",
            "is not known to API version 2025-10-29.clover.",
        ),
        (
            NEW,
            "components[paymnts][enabled]",
            "components[paymnts]",
            "Did you mean components[payments]?",
        ),
        (
            NEW,
            "components[payments][features][refundManagement]",
            "components[payments][features][refundManagement]",
            "Did you mean components[payments][features][refund_management]?",
        ),
        (
            NEW,
            "components[documents][enabeld]",
            "components[documents][enabeld]",
            "Did you mean components[documents][enabled]?",
        ),
        (NEW, "metadata[a]", "metadata", "is not known"),
        (NEW, "zzz", "zzz", "is not known"),
    ],
)
def test_unknown_names(version: str, name: str, subject: str, words: str) -> None:
    asked = sent(name, True, version)
    problems = [one for one in structural(asked) if one.rule == "unknown-parameter"]
    (problem,) = problems
    assert (problem.severity, wire_name(problem.path)) == (E, subject)
    assert words in str(problem.message)
    assert problem.fix is not None
    assert problem.fix.changes == {parse_wire_name(name): UNSET}
    assert not problem.fix.safe


def test_an_unknown_component_is_one_finding_with_one_fix() -> None:
    asked = request(CLOVER, documents=True, reporting_chart={"a": True, "b": False})
    problem = only(asked)
    assert wire_name(problem.path) == "components[reporting_chart]"
    assert problem.fix is not None
    assert len(problem.fix.changes) == 3


def test_a_feature_that_a_later_version_brings() -> None:
    asked = request("2026-06-24.dahlia", payments={"smart_disputes_management": True})
    assert "It exists from 2026-07-29.dahlia on." in str(only(asked).message)


def test_unknown_names_that_leave_no_trace_are_no_errors() -> None:
    assert structural(sent("components[zzz][enabled]", None)) == []


def test_very_many_unknown_names_are_quick_and_have_no_suggestions() -> None:
    paths = [("components", f"paymnts{number}", "enabled") for number in range(999)]
    problems = structural(Request(NEW, "acct_1", dict.fromkeys(paths, True)))
    assert len(problems) == 999
    assert not any("Did you mean" in str(problem.message) for problem in problems)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("components[payments]", "from 2023-10-16 on"),
        ("components[payments][features]", "from 2023-10-16 on"),
        ("components[account_onboarding]", "from 2023-08-16 on"),
        (
            "components[payout_reconciliation_report]",
            "in 2025-08-27.basil and from 2026-04-22.dahlia on",
        ),
        ("components[zzz]", ""),
        ("zzz", ""),
    ],
)
def test_availability(name: str, expected: str) -> None:
    found = availability(STORE, parse_wire_name(name))
    assert ("" if found is None else str(found)) == expected


def test_versions_with_a_parameter_come_newest_first() -> None:
    found = versions_with(STORE, parse_wire_name("components[balance_report][enabled]"))
    assert found == sorted(found, reverse=True)
    assert found[0] >= STORE.newest
    assert NEW in found
    assert found[-1] == "2025-08-27.basil"
    assert CLOVER not in found


BOOLEAN = "components[documents][enabled]"


@pytest.mark.parametrize(
    ("value", "severity", "safe", "words"),
    [
        ("true", W, True, "like the boolean true"),
        ("false", W, True, "like the boolean false"),
        ("True", E, False, 'the text "True"'),
        ("", E, False, "an empty text"),
        ("x" * 999, E, False, "…"),
        (Number("1"), E, False, "the number 1"),
        (None, E, True, "null, which is not sent"),
        ((), E, True, "an empty list, which is not sent"),
        (Map(), E, True, "an empty object, which is not sent"),
        ((True,), E, False, "a list"),
        (Map((("a", True),)), E, False, "an object"),
    ],
)
def test_wrong_types_where_a_boolean_is_expected(
    value: Leaf, severity: Severity, safe: bool, words: str
) -> None:
    asked = request(NEW, payments=True).with_values({parse_wire_name(BOOLEAN): value})
    problems = [one for one in structural(asked) if one.rule == "wrong-type"]
    (problem,) = problems
    assert problem.severity is severity
    assert words in str(problem.message)
    assert len(str(problem.message)) < 160
    assert problem.fix is not None
    assert problem.fix.safe is safe


@pytest.mark.parametrize("value", ["true", "false", None, (), Map()])
def test_the_safe_fix_of_a_wrong_type_leaves_the_bytes_alone(value: Leaf) -> None:
    catalog = STORE.catalog(NEW)
    asked = request(NEW, payments=True).with_values({parse_wire_name(BOOLEAN): value})
    assert encode(asked.with_values(safe_changes(structural(asked))), catalog) == encode(
        asked, catalog
    )


@pytest.mark.parametrize(
    ("feature", "value", "expected"),
    [
        ("allowed_apps", ("a", "b"), []),
        ("allowed_apps", "", []),
        ("allowed_apps", (), [("empty-list", W)]),
        ("blocked_apps", (), [("empty-list", W)]),
        ("blocked_apps", "", [("wrong-type", E)]),
        ("allowed_apps", None, [("wrong-type", E)]),
        ("allowed_apps", True, [("wrong-type", E)]),
        ("allowed_apps", "a", [("wrong-type", E)]),
        ("allowed_apps", ("a", ""), [("wrong-type", E)]),
        ("allowed_apps", ("\ud800",), [("wrong-type", E)]),
        ("allowed_apps", ("a", None), [("wrong-type", E)]),
        ("allowed_apps", ("a", True), [("wrong-type", E)]),
        ("allowed_apps", Number("1"), [("wrong-type", E)]),
    ],
)
def test_types_where_a_list_is_expected(
    feature: str, value: Leaf, expected: list[tuple[str, Severity]]
) -> None:
    asked = request(NEW, app_viewport={}).with_values(
        {("components", "app_viewport", "features", feature): value}
    )
    assert [(one.rule, one.severity) for one in structural(asked, PREVIEW)] == expected


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("components[payouts][enabled][x]", True, [("enabled-missing", E), ("wrong-type", E)]),
        ("components[documents]", "x", [("wrong-type", E)]),
        ("components[documents][features]", True, [("wrong-type", E)]),
        ("components", (True,), [("wrong-type", E)]),
        ("components[payouts]", Map(), [("empty-object", H)]),
        ("components[payouts][features]", Map(), [("empty-object", H)]),
        ("account", "acct_2", [("wrong-type", E)]),
        ("account[x]", "acct_2", [("wrong-type", E)]),
        ("expand[0]", "x", []),
        ("expand[x]", "x", [("wrong-type", E)]),
    ],
)
def test_values_where_objects_are_and_objects_where_values_are(
    name: str, value: Leaf, expected: list[tuple[str, Severity]]
) -> None:
    assert [(one.rule, one.severity) for one in structural(sent(name, value))] == expected


def test_a_list_may_be_given_by_its_indices() -> None:
    asked = request(NEW, app_viewport={}).with_values(
        {("components", "app_viewport", "features", "allowed_apps", "0"): "a"}
    )
    assert structural(asked, PREVIEW) == []


def test_expand() -> None:
    asked = request(NEW, documents=True)._replace(expand=("a", "", "a", " ", "\ud800"))
    found = [(one.severity, one.rule, wire_name(one.path)) for one in structural(asked)]
    assert found == [
        (E, "wrong-type", "expand[4]"),
        (W, "expand-empty", "expand[1]"),
        (W, "expand-duplicate", "expand[2]"),
        (W, "expand-empty", "expand[3]"),
        (H, "expand-nothing-expandable", "expand"),
    ]


def findings(asked: Request, facts: AccountFacts | None = None) -> list[Problem]:
    return lint(asked, STORE.catalog(asked.api_version), STORE, BOOK, facts)


def test_both_parts_are_sorted_worst_first_and_then_like_the_body() -> None:
    asked = Request(
        NEW,
        "",
        {
            parse_wire_name("zzz"): True,
            parse_wire_name(
                "components[payouts][features][disable_stripe_user_authentication]"
            ): True,
            parse_wire_name("components[payouts][enabled]"): True,
            parse_wire_name("components[account_management][enabled]"): "x",
            parse_wire_name("components[documents][enabled]"): "true",
            parse_wire_name("components[zzz][enabled]"): True,
        },
        ("a",),
    )
    found = [(one.severity, one.rule, wire_name(one.path)) for one in findings(asked, STANDARD)]
    login = "components[payouts][features][disable_stripe_user_authentication]"
    same = "components[account_management][features][disable_stripe_user_authentication]"
    assert found == [
        (E, "account-missing", "account"),
        (E, "wrong-type", "components[account_management][enabled]"),
        (E, "dsua-same-everywhere", same),
        (E, "dsua-true-needs-platform-requirements", login),
        (E, "unknown-parameter", "components[zzz]"),
        (E, "unknown-parameter", "zzz"),
        (W, "wrong-type", "components[documents][enabled]"),
        (H, "expand-nothing-expandable", "expand"),
    ]


def test_a_fix_that_would_bring_an_error_elsewhere_loses_its_safe_mark() -> None:
    # Sending false for payouts alone ends its own error, but then the two no longer agree.
    asked = request(NEW, payouts={EAC: False}, balances={DSUA: True})
    (relaxed,) = [one for one in findings(asked, STANDARD) if one.rule == "eac-false-relaxed"]
    assert relaxed.fix is not None
    assert not relaxed.fix.safe
    agreeing = request(NEW, payouts={EAC: False}, account_onboarding={EAC: False})
    (relaxed,) = [one for one in findings(agreeing, STANDARD) if one.rule == "eac-false-relaxed"]
    assert relaxed.fix is not None
    assert relaxed.fix.safe


def test_json_form() -> None:
    problem = findings(request(NEW, documents=True)._replace(account=""))[0]
    assert problem.as_json() == {
        "severity": "error",
        "rule": "account-missing",
        "path": "account",
        "message": str(problem.message),
        "source": problem.source,
        "fix": None,
    }


def test_messages_are_one_line_and_sources_are_pages() -> None:
    asked = sent("components[payments][features][refundManagement]", "no").with_values(
        {("components", "zzz\nzzz", "enabled"): True}
    )
    for problem in findings(asked._replace(expand=("", "")), CUSTOM):
        assert problem.source.startswith("https://")
        assert problem.source_name


LEAVES = st.recursive(
    st.booleans()
    | st.none()
    | st.sampled_from(["", "true", "false", "yes", "\ud800", "ä\n"])
    | st.builds(Number, st.sampled_from(["0", "1", "1e999"])),
    lambda inner: (
        st.lists(inner, max_size=2).map(tuple)
        | st.lists(st.tuples(st.text(max_size=2), inner), max_size=2).map(
            lambda items: Map(tuple(items))
        )
    ),
    max_leaves=4,
)
KEYS = st.sampled_from(
    [
        "components",
        "payouts",
        "payments",
        "features",
        "enabled",
        DSUA,
        EAC,
        "account",
        "expand",
        "0",
    ]
) | st.text(string.printable, max_size=4)
KNOWN = sorted(STORE.catalog(NEW).leaf_order)
LOGIN_ROWS = [path for path in KNOWN if path[-1] in {DSUA, EAC, "enabled"}]
PATHS = st.sampled_from(KNOWN) | st.lists(KEYS, max_size=5).map(tuple)
FACTS = st.sampled_from(
    [None, *PRESETS.values(), AccountFacts(), parse_account({"type": "custom"})]
)
VERSIONS = st.sampled_from([v.api_version for v in STORE.versions])


@examples(150)
@given(
    VERSIONS,
    st.text(max_size=8),
    st.dictionaries(PATHS, LEAVES, max_size=12),
    st.lists(st.text(max_size=3), max_size=3).map(tuple),
    FACTS,
)
def test_lint_never_raises(
    version: str,
    account: str,
    params: dict[WirePath, Leaf],
    expand: tuple[str, ...],
    facts: AccountFacts | None,
) -> None:
    problems = findings(Request(version, account, params, expand), facts)
    ranks = [list(Severity).index(problem.severity) for problem in problems]
    assert ranks == sorted(ranks)
    assert all("{" not in str(problem.message) or "{" in repr(params) for problem in problems)


def _errors(problems: list[Problem]) -> Counter[str]:
    return Counter(one.rule for one in problems if one.severity is E)


def _brings_no_error(asked: Request, problems: list[Problem], facts: AccountFacts | None) -> None:
    catalog = STORE.catalog(asked.api_version)
    fixed = asked.with_values(safe_changes(problems))
    assert _errors(findings(fixed, facts)) <= _errors(findings(asked, facts))
    # Every pair that was in the body still is; others may have come in between.
    assert set(encode(asked, catalog).split("&")) <= set(encode(fixed, catalog).split("&"))


@examples(250)
@given(
    st.sampled_from([NEW, "2026-02-25.clover", "2024-10-28.acacia"]),
    st.dictionaries(
        st.sampled_from(LOGIN_ROWS),
        st.booleans() | st.sampled_from(["true", "false", None, "no"]),
        max_size=16,
    ),
    FACTS,
)
def test_safe_fixes_bring_no_error_and_change_nothing_that_is_asked_for(
    version: str, params: dict[WirePath, Leaf], facts: AccountFacts | None
) -> None:
    asked = Request(version, "acct_1", params)
    problems = findings(asked, facts)
    _brings_no_error(asked, problems, facts)
    for problem in problems:
        _brings_no_error(asked, [problem], facts)
