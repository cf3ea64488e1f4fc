import json
from typing import Any

import pytest

from session_composer.core.account.account_object import account_in, not_asked_text, parse_account
from session_composer.core.account.facts import UNREQUESTED, AccountFacts
from session_composer.core.text.errors import InputError

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
    assert not any(facts.derived(name) for name in facts.values)
    assert facts.origins["controller.losses.payments"].path == "controller.losses.payments"
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
    assert parse_account(data) == AccountFacts(shape="v1")


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
        ({"object": "list", "data": [FULL]}, "'list'; expected 'account' or 'v2.core.account'"),
        ({"object": 7}, "int; expected 'account' or 'v2.core.account'"),
        ({"object": "x" * 5000}, "…; expected 'account' or 'v2.core.account'"),
        ({"error": {"type": "invalid_request_error"}}, "error answer"),
    ],
)
def test_what_is_no_account_is_refused_in_one_sentence(data: object, words: str) -> None:
    with pytest.raises(InputError) as caught:
        parse_account(data)
    assert words in str(caught.value)
    assert len(str(caught.value)) < 120
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("held", "words"),
    [
        ([], "no account"),
        ({"object": "list", "data": [3, None]}, "no account"),
        ({"data": [FULL, FULL | {"id": "acct_2"}]}, "2 accounts"),
        ({"data": {"object": 3}}, "int; expected"),
        ({"body": {"error": {}}}, "error answer"),
        ({"body": "x"}, "not an Account object"),
    ],
)
def test_a_list_without_the_account_is_refused(held: object, words: str) -> None:
    with pytest.raises(InputError, match=words):
        account_in(held, "acct_3")


NESTED = json.loads('{"a":' * 90 + "{}" + "}" * 90)
ACCOUNT_V2 = {
    "object": "v2.core.account",
    "id": "acct_1",
    "applied_configurations": ["merchant", "recipient", "card_creator"],
    "dashboard": "none",
    "display_name": "Rocket Rides",
    "identity": {"country": "de"},
    "defaults": {
        "responsibilities": {
            "losses_collector": "stripe",
            "fees_collector": "stripe",
            "requirements_collector": "stripe",
        }
    },
    "configuration": {
        "merchant": {"capabilities": {"card_payments": {"status": "restricted"}}},
        "recipient": {
            "capabilities": {
                "stripe_balance": {
                    "stripe_transfers": {
                        "status": "active",
                        "protections": {"psp_migration": {"status": "inactive"}},
                    }
                }
            }
        },
        "card_creator": {
            "capabilities": {
                "commercial": {
                    "celtic": {"spend_card": {"status": "restricted"}},
                    "stripe": {"prepaid_card": {"status": "pending"}},
                }
            }
        },
    },
}


def test_accounts_v2_give_the_same_facts_under_the_same_names() -> None:
    facts = parse_account(ACCOUNT_V2)
    assert (facts.id, facts.country, facts.business_name) == ("acct_1", "DE", "Rocket Rides")
    assert facts.controller == {
        "losses.payments": "stripe",
        "fees.payer": "account",
        "requirement_collection": "stripe",
        "stripe_dashboard.type": "none",
    }
    origin = facts.origins["controller.losses.payments"]
    assert origin.path == "defaults.responsibilities.losses_collector"
    assert not_asked_text(facts) is None


def test_statuses_of_capabilities_in_accounts_v2() -> None:
    facts = parse_account(ACCOUNT_V2)
    assert facts.value("capabilities.card_payments") == "restricted"
    assert facts.value("capabilities.transfers") == "active"
    assert facts.value("capabilities.card_issuing") == "pending"
    assert facts.value("money_manager.outbound_payments.cards") == UNREQUESTED
    # It stays where the first generation of the API has it.
    assert facts.value("capabilities.treasury") == ""
    assert facts.value("configurations.merchant") == "applied"
    assert facts.value("configurations.money_manager") == UNREQUESTED


def test_what_was_not_included_is_not_known_and_the_include_is_named() -> None:
    nothing = {"defaults": None, "identity": None, "configuration": None}
    facts = parse_account(ACCOUNT_V2 | nothing | {"applied_configurations": ["merchant"]})
    assert facts.value("controller.requirement_collection") == ""
    assert facts.value("capabilities.card_payments") == ""
    # It cannot have what no configuration of it can hold.
    assert facts.value("capabilities.transfers") == UNREQUESTED
    text = str(not_asked_text(facts))
    assert "include[0]=identity&include[1]=defaults&include[2]=configuration.merchant" in text
    assert "recipient" not in text


@pytest.mark.parametrize(
    ("data", "losses", "collection", "dashboard"),
    [
        ({"type": "standard"}, "stripe", "stripe", "full"),
        ({"type": "express"}, "application", "stripe", "express"),
        ({"type": "custom"}, "application", "application", "none"),
        ({"type": "none"}, "", "", ""),
        ({"controller": {"type": "account"}}, "stripe", "stripe", "full"),
        ({"controller": {"type": "application"}}, "", "", ""),
        ({"controller": {"losses": {"payments": "stripe"}}}, "stripe", "stripe", ""),
        ({"controller": {"losses": {"payments": "application"}}}, "application", "", ""),
        ({"controller": {"stripe_dashboard": {"type": "full"}}}, "", "stripe", "full"),
        (
            {"controller": {"stripe_dashboard": {"type": "express"}}},
            "application",
            "stripe",
            "express",
        ),
        (
            {"controller": {"requirement_collection": "application"}},
            "application",
            "application",
            "none",
        ),
    ],
)
def test_what_follows_is_derived_and_says_from_what(
    data: dict[str, Any], losses: str, collection: str, dashboard: str
) -> None:
    facts = parse_account({"object": "account"} | data)
    names = ("losses.payments", "requirement_collection", "stripe_dashboard.type")
    found = tuple(facts.controller.get(name, "") for name in names)
    assert found == (losses, collection, dashboard)
    assert all(
        (facts.derived(name) is None) == (facts.origins[name].path != "") for name in facts.values
    )
    assert facts.derived("type") is None


def test_what_is_given_stays_whatever_follows_from_something_else() -> None:
    facts = parse_account({"type": "custom", "controller": {"requirement_collection": "stripe"}})
    assert facts.value("controller.requirement_collection") == "stripe"
    assert facts.derived("controller.requirement_collection") is None


@pytest.mark.parametrize(("dashboard", "collection"), [("none", "application"), ("full", "stripe")])
def test_accounts_v2_compute_who_collects_requirements(dashboard: str, collection: str) -> None:
    defaults = {"responsibilities": {"losses_collector": "application"}}
    facts = parse_account(ACCOUNT_V2 | {"dashboard": dashboard, "defaults": defaults})
    assert facts.value("controller.requirement_collection") == collection
    assert facts.derived("controller.requirement_collection") is not None


@pytest.mark.parametrize(
    "data",
    [
        {"object": "v2.core.account"},
        {"object": "v2.core.account", "defaults": 3, "configuration": [], "identity": "x"},
        {"applied_configurations": {"merchant": 1}, "configuration": {"merchant": 3}},
        {"dashboard": ["none"], "defaults": {"responsibilities": []}},
        {"configuration": {"merchant": {"capabilities": NESTED}}},
    ],
)
def test_odd_parts_of_accounts_v2_say_nothing(data: dict[str, Any]) -> None:
    assert parse_account(data).values == {}
