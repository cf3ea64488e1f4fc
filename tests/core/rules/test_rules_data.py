"""The rule files as they are shipped, and what the loader makes of damaged ones."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.support.requests import DESCRIBED, VERSIONS

from session_composer.core.files.assets import RESOURCES
from session_composer.core.request.request import Request
from session_composer.core.rules.problems import Severity
from session_composer.core.rules.rule_data import load_constraints, load_defaults
from session_composer.core.rules.rule_types import Certainty, VersionSpan
from session_composer.core.rules.rulebook import Rulebook
from session_composer.core.text.errors import DataError
from session_composer.core.versions.catalog_store import CatalogStore

DEFAULTS = load_defaults(RESOURCES / "rules" / "defaults.json")
CONSTRAINTS = load_constraints(RESOURCES / "rules" / "constraints.json")
STORE = CatalogStore()


@pytest.mark.parametrize("rule", [*DEFAULTS, *CONSTRAINTS], ids=lambda rule: rule.id)
def test_every_rule_names_a_page_of_stripe_or_a_public_repository(rule: Any) -> None:
    assert rule.source.name
    assert rule.source.url.startswith(("https://docs.stripe.com/", "https://github.com/"))
    assert str(rule.explanation).endswith(".")


def test_what_is_only_inferred_is_no_error_and_says_so() -> None:
    inferred = [rule for rule in CONSTRAINTS if rule.certainty is Certainty.INFERRED]
    assert len(inferred) >= 3
    assert all(rule.severity is not Severity.ERROR for rule in inferred)


@pytest.mark.parametrize("rule", [*DEFAULTS, *CONSTRAINTS], ids=lambda rule: rule.id)
def test_components_are_listed_in_the_order_of_the_body(rule: Any) -> None:
    assert list(rule.components) == sorted(rule.components)


def test_rules_name_only_components_and_features_that_some_version_has() -> None:
    known = {
        (component.name, feature.name)
        for version in STORE.all_versions
        for component in STORE.catalog(version.api_version).components
        for feature in component.features
    }
    names = {path[1] for path in STORE.versions_by_path if len(path) > 1}
    for rule in DEFAULTS:
        for component in rule.components:
            assert (component, rule.feature) in known
    for constraint in CONSTRAINTS:
        assert set(constraint.components) <= names, constraint.id


@pytest.mark.parametrize("version", [v for v in VERSIONS if v in DESCRIBED])
def test_every_feature_of_every_version_has_a_default_or_is_said_to_have_none(version: str) -> None:
    catalog = STORE.catalog(version)
    for feature in catalog.feature_by_path.values():
        rules = [
            rule
            for rule in DEFAULTS
            if rule.feature == feature.name
            and feature.component in rule.components
            and version in rule.span
        ]
        assert len(rules) == 1, feature.path


@pytest.mark.parametrize(
    ("span", "version", "inside"),
    [
        (VersionSpan("2025-01-27", "2025-06-30"), "2025-01-27.acacia", True),
        (VersionSpan("2025-01-27", "2025-06-30"), "2025-06-30.basil", True),
        (VersionSpan("2025-01-27", "2025-06-30"), "2024-12-18.acacia", False),
        (VersionSpan("2025-01-27", "2025-06-30"), "2025-07-30.basil", False),
        (VersionSpan("2024-06-20"), "2024-06-20", True),
        (VersionSpan("", "2024-06-20"), "2024-09-30.acacia", False),
        (VersionSpan("2026-09-30"), "2026-09-30.preview; embedded_connect_beta=v2", True),
        (VersionSpan(), "2023-08-16", True),
    ],
)
def test_spans_compare_versions_by_their_dates(
    span: VersionSpan, version: str, inside: bool
) -> None:
    assert (version in span) is inside


SOURCE = {"name": "A page", "url": "https://docs.stripe.com/api"}
DEFAULT = {
    "id": "a",
    "feature": "x",
    "components": ["payments"],
    "default": {"const": True},
    "explanation": "Because.",
    "source": SOURCE,
    "certainty": "documented",
}
CONSTRAINT = {
    "id": "c",
    "severity": "error",
    "components": ["payments"],
    "path": "features.x",
    "if": {"explicit": "features.x", "eq": True},
    "explanation": "No.",
    "source": SOURCE,
    "certainty": "documented",
}
ACCOUNT_TEST = {"account": "controller.losses.payments", "eq": "stripe"}
EQUAL = {
    **{key: value for key, value in CONSTRAINT.items() if key not in {"if", "path"}},
    "all_equal": "x",
}


def _load(folder: Path, key: str, entries: list[dict[str, Any]]) -> Any:
    path = folder / f"{key}.json"
    path.write_text(json.dumps({"format": 1, key: entries}))
    return (load_defaults if key == "defaults" else load_constraints)(path)


def test_the_small_examples_below_are_good(tmp_path: Path) -> None:
    assert len(_load(tmp_path, "defaults", [DEFAULT])) == 1
    assert len(_load(tmp_path, "constraints", [CONSTRAINT, {**EQUAL, "id": "d"}])) == 2


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"sinse": "2025-01-01"}, "'sinse'"),
        ({"id": "Not Kebab"}, "defaults[0].id"),
        ({"id": None}, "defaults[0].id"),
        ({"feature": ""}, "feature"),
        ({"components": []}, "components"),
        ({"components": ["payments", "payments"]}, "components"),
        ({"components": [3]}, "components"),
        ({"since": "soon"}, "'soon'"),
        ({"certainty": "sure"}, "certainty"),
        ({"explanation": "  "}, "explanation"),
        ({"source": {"name": "A page"}}, "source.url"),
        ({"source": {**SOURCE, "url": "http://docs.stripe.com"}}, "source.url"),
        ({"source": {**SOURCE, "page": "3"}}, "'page'"),
        ({"default": {}}, "default"),
        ({"default": True}, "default"),
        ({"default": {"const": True, "same_as": "y"}}, "default"),
        ({"default": {"const": "true"}}, "default.const"),
        ({"default": {"const": True, "else": False}}, "'else'"),
        ({"default": {"if": ACCOUNT_TEST, "then": True, "else": False}}, "default.text"),
        ({"default": {"unknown": "?"}}, "simulated"),
        ({"default": {"unknown": "?", "simulated": {"const": 1}}}, "simulated.const"),
        ({"default": {"same_as": "x"}}, "follows itself"),
    ],
)
def test_a_damaged_default_names_the_file_and_the_place(
    tmp_path: Path, change: dict[str, Any], place: str
) -> None:
    with pytest.raises(DataError) as caught:
        _load(tmp_path, "defaults", [{**DEFAULT, **change}])
    assert "defaults.json" in str(caught.value)
    assert place in str(caught.value)


def test_two_defaults_for_one_feature_in_one_version_are_refused(tmp_path: Path) -> None:
    old, new = {**DEFAULT, "until": "2025-01-01"}, {**DEFAULT, "id": "b", "since": "2025-01-02"}
    assert len(_load(tmp_path, "defaults", [old, new])) == 2
    with pytest.raises(DataError, match=r"a and b both .* payments\.x"):
        _load(tmp_path, "defaults", [old, {**new, "since": "2025-01-01"}])


def test_defaults_that_follow_each_other_in_a_circle_are_refused(tmp_path: Path) -> None:
    one = {**DEFAULT, "default": {"same_as": "y"}}
    two = {**DEFAULT, "id": "b", "feature": "y", "default": {"opposite_of": "x"}}
    with pytest.raises(DataError, match="follows itself"):
        _load(tmp_path, "defaults", [one, two])


def _condition(condition: object) -> dict[str, Any]:
    return {"if": condition}


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"wenn": {}}, "'wenn'"),
        ({"severity": "fatal"}, "severity"),
        ({"certainty": "inferred"}, "inferred"),
        ({"all_equal": "x"}, "exactly one"),
        ({"message": "{feature} is wrong."}, "'feature'"),
        ({"unless": ["later"]}, "unless"),
        ({"fix": {"text": "Do.", "set": {"features.x": "no"}, "safe": True}}, "set.features.x"),
        ({"fix": {"text": "Do.", "set": {}}}, "fix.safe"),
        ({"fix": {"text": "Do.", "equalise": True, "set": {}, "safe": True}}, "'equalise'"),
        (_condition({}), "c).if"),
        (_condition([]), "c).if"),
        (_condition({"all": []}), "all"),
        (_condition({"xor": []}), "'xor'"),
        (_condition({"all": [{"not": {"explicit": "enabled", "gt": True}}]}), "'gt'"),
        (_condition({"explicit": "enabled", "eq": "true"}), "'true'"),
        (_condition({"explicit": "enabled", "eq": True, "ne": False}), "keys"),
        (_condition({"eq": True, "ne": False}), "one must be"),
        (_condition({"explicit": 3, "eq": True}), "not a string"),
        (_condition({"effective": "enabled", "eq": True}), "'enabled'"),
        (_condition({"effective": "features.x", "sent": True}), "features.x"),
        (_condition({"account": "balance", "eq": "3"}), "'balance'"),
        (_condition({"account": "capabilities", "eq": "active"}), "capabilities"),
        (_condition({"account": "country", "in": "DE"}), "country"),
        (_condition({"account": "country", "eq": ["DE"]}), "country"),
        (_condition({"account": "capabilities.treasury", "in": [3]}), "capabilities"),
    ],
)
def test_a_damaged_constraint_names_the_file_and_the_place(
    tmp_path: Path, change: dict[str, Any], place: str
) -> None:
    with pytest.raises(DataError) as caught:
        _load(tmp_path, "constraints", [{**CONSTRAINT, **change}])
    assert "constraints.json" in str(caught.value)
    assert place in str(caught.value)


def _without_an_end(data: bytes) -> bytes:
    return data[:-20]


def _newer(data: bytes) -> bytes:
    return data.replace(b'"format": 1', b'"format": 2')


def _extra(data: bytes) -> bytes:
    return data.replace(b'"format": 1', b'"format": 1, "more": []')


@pytest.mark.parametrize("damage", [_without_an_end, _newer, _extra])
@pytest.mark.parametrize("name", ["defaults.json", "constraints.json"])
def test_a_rulebook_of_a_damaged_file_names_it(
    tmp_path: Path, name: str, damage: Callable[[bytes], bytes]
) -> None:
    for source in (RESOURCES / "rules").glob("*.json"):
        data = source.read_bytes()
        (tmp_path / source.name).write_bytes(damage(data) if source.name == name else data)
    catalog = STORE.catalog(STORE.newest)
    feature = next(iter(catalog.feature_by_path.values()))
    rulebook = Rulebook(tmp_path)
    request = Request(STORE.newest)

    def use() -> None:
        rulebook.default(catalog, request, feature, None)
        rulebook.problems(catalog, request, None)

    with pytest.raises(DataError, match=name):
        use()


def test_a_missing_rule_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"constraints\.json cannot be read"):
        _ = Rulebook(tmp_path).constraints
