import json

import pytest

from session_composer.core.account.facts import AccountFacts, account_presets, parse_account
from session_composer.core.text.errors import DataError, InputError

FULL = {
    "id": "acct_1",
    "object": "account",
    "business_profile": {"name": "Rocket Rides", "mcc": None},
    "capabilities": {"card_payments": "active", "card_issuing": "inactive", "odd": 3},
    "controller": {
        "fees": {"payer": "application"},
        "is_controller": True,
        "losses": {"payments": "stripe"},
        "requirement_collection": "application",
        "stripe_dashboard": {"type": "none"},
        "type": "application",
    },
    "country": "DE",
    "type": "none",
}


def test_a_full_account_gives_all_facts() -> None:
    facts = parse_account(FULL)
    assert (facts.id, facts.country, facts.type) == ("acct_1", "DE", "none")
    assert facts.business_name == "Rocket Rides"
    assert facts.controller == {
        "fees.payer": "application",
        "losses.payments": "stripe",
        "requirement_collection": "application",
        "stripe_dashboard.type": "none",
        "type": "application",
    }
    assert facts.capabilities == {"card_payments": "active", "card_issuing": "inactive"}
    assert facts.lists_capabilities


def test_the_dashboard_name_stands_in_for_a_missing_business_name() -> None:
    data = {"business_profile": None, "settings": {"dashboard": {"display_name": "Rides"}}}
    assert parse_account(data).business_name == "Rides"


@pytest.mark.parametrize(
    "data",
    [
        {"object": "account"},
        {"type": None},
        {"id": 3, "country": None, "controller": [], "capabilities": "x", "settings": 1},
        {"business_profile": {"name": ["x"]}, "controller": {"losses": {"payments": None}}},
        {"controller": {"a": {"b": {"c": {"d": {"e": "too deep"}}}}}},
    ],
)
def test_missing_and_odd_parts_stay_empty(data: object) -> None:
    assert parse_account(data) == AccountFacts()


def test_an_account_that_lists_no_capability_is_told_from_one_that_is_not_known() -> None:
    assert parse_account({"capabilities": {}}).lists_capabilities
    assert not parse_account({"country": "US"}).lists_capabilities


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (None, "not a JSON object"),
        ({}, "not an Account object"),
        ({"format": "session-composer/1", "account": "acct_1"}, "not an Account object"),
        ([FULL], "not a JSON object"),
        ("acct_1", "not a JSON object"),
        ({"object": "list", "data": [FULL]}, "'list'; expected 'account'"),
        ({"object": 7}, "int; expected 'account'"),
        ({"object": "x" * 5000}, "…; expected 'account'"),
        ({"error": {"type": "invalid_request_error"}}, "error answer"),
    ],
)
def test_what_is_no_account_is_refused_in_one_sentence(data: object, words: str) -> None:
    with pytest.raises(InputError) as caught:
        parse_account(data)
    assert words in str(caught.value)
    assert len(str(caught.value)) < 120
    assert "\n" not in str(caught.value)


def test_presets_differ_in_who_bears_losses_and_who_collects_requirements() -> None:
    table = {
        preset.id: (
            preset.facts.controller["losses.payments"],
            preset.facts.controller["requirement_collection"],
            preset.facts.controller["stripe_dashboard.type"],
        )
        for preset in account_presets()
    }
    assert table == {
        "custom_like": ("application", "application", "none"),
        "express_like": ("application", "stripe", "express"),
        "standard_like": ("stripe", "stripe", "full"),
    }
    assert all(preset.title for preset in account_presets())


GOOD = {"id": "x", "title": "X", "controller": {"losses.payments": "stripe"}}


@pytest.mark.parametrize(
    ("presets", "words"),
    [
        ({}, "presets"),
        (["x"], "presets[0]"),
        ([GOOD, {**GOOD, "tilte": "X"}], "presets[1]"),
        ([{**GOOD, "title": 3}], "presets[0]"),
        ([{**GOOD, "controller": {"losses.payments": True}}], "presets[0].controller"),
    ],
)
def test_a_damaged_presets_file_names_the_place(
    tmp_path_factory: pytest.TempPathFactory, presets: object, words: str
) -> None:
    path = tmp_path_factory.mktemp("presets") / "presets.json"
    path.write_text(json.dumps({"format": 1, "presets": presets}))
    with pytest.raises(DataError) as caught:
        account_presets(path)
    assert "presets.json" in str(caught.value)
    assert words in str(caught.value)
