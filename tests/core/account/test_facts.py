from session_composer.core.account.account_object import parse_account
from session_composer.core.account.facts import UNREQUESTED, known


def test_a_capability_that_is_not_listed_is_told_from_one_that_is_not_known() -> None:
    assert known({}, lists_capabilities=True).value("capabilities.treasury") == UNREQUESTED
    assert known({}).value("capabilities.treasury") == ""
    assert known({}, lists_capabilities=True).value("country") == ""


def test_what_is_set_by_hand_is_not_derived_any_more() -> None:
    facts = parse_account({"type": "express"})
    name = "controller.requirement_collection"
    same = facts.with_values({name: "stripe", "country": "DE"})
    assert same.derived(name) == facts.derived(name)
    other = facts.with_values({name: "application"})
    assert (other.value(name), other.derived(name)) == ("application", None)
    none = facts.with_values({name: ""})
    assert (none.value(name), none.derived(name)) == ("", None)


def test_a_kind_of_account_has_no_name_and_no_country() -> None:
    facts = parse_account(
        {
            "id": "acct_1",
            "type": "custom",
            "country": "US",
            "details_submitted": True,
            "capabilities": {"treasury": "active"},
        }
    ).of_any_account()
    assert (facts.id, facts.type, facts.country) == ("", "", "")
    assert facts.value("details_submitted") == ""
    assert facts.capabilities == {"treasury": "active"}
    assert facts.controller["losses.payments"] == "application"
