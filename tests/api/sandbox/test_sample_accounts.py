import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.support.raw_http import get

from session_composer.api.sandbox.account_objects import INCLUDES
from session_composer.api.sandbox.sample_accounts import (
    GENERATED,
    NORMAL,
    SAMPLES,
    SLOW,
    AccountDirectory,
    sample_accounts,
)
from session_composer.api.stripe.known_errors import known_errors
from session_composer.core.account.account_object import not_asked_text, parse_account
from session_composer.core.text.errors import DataError

# What no account can bring about.
ONLY_KEYS = {"expired_key", "invalid_key"}


def test_there_is_a_sample_of_every_kind() -> None:
    samples = sample_accounts()
    normal = [sample for sample in samples if sample.behaviour == NORMAL]
    assert len(normal) >= 14
    # Each error that Stripe gives for an account or a key has an account of its own.
    told = {one.id for one in known_errors() if one.simulated is not None}
    assert {sample.behaviour for sample in samples} >= {NORMAL, SLOW} | told - ONLY_KEYS
    kinds = {
        (
            sample.facts.value("controller.losses.payments"),
            sample.facts.value("controller.requirement_collection"),
            sample.facts.value("controller.stripe_dashboard.type"),
        )
        for sample in normal
    }
    assert kinds >= {
        ("application", "application", "none"),
        ("application", "stripe", "express"),
        ("stripe", "stripe", "full"),
    }
    capabilities = [set(sample.facts.capabilities) for sample in normal]
    assert any(have >= {"card_issuing", "treasury"} for have in capabilities)
    assert any("card_issuing" in have and "treasury" not in have for have in capabilities)
    assert len({sample.facts.country for sample in normal}) >= 7
    assert len({sample.title for sample in samples}) == len(samples)
    assert samples[0].behaviour == NORMAL


def test_all_accounts_are_recognisable_and_stable() -> None:
    first, second = AccountDirectory(), AccountDirectory()
    assert list(first.by_id) == list(second.by_id)
    assert len(first.by_id) == len(sample_accounts()) + GENERATED
    assert all(id_.startswith("acct_1Sim") for id_ in first.by_id)


def edited(change: Callable[[Any], object]) -> str:
    data = json.loads(SAMPLES.read_text())
    change(data)
    return json.dumps(data)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("{", "not valid JSON"),
        ("[]", "does not hold an object"),
        ("{}", "format"),
        ('{"format": 1}', "accounts is missing"),
        ('{"format": 1, "accounts": []}', "no account with the behaviour 'normal'"),
        ('{"format": 1, "accounts": [1]}', r"accounts\[0\] is not an object"),
        (edited(lambda d: d.update(more=1)), "unknown key, 'more'"),
        (edited(lambda d: d["accounts"][2].update(more=1)), r"accounts\[2\] has an unknown key"),
        (edited(lambda d: d["accounts"][3].pop("title")), r"accounts\[3\]\.title"),
        (
            edited(lambda d: d["accounts"][0].update(behaviour="odd")),
            r"accounts\[0\]\.behaviour is 'odd'",
        ),
        (edited(lambda d: d["accounts"][0].pop("account")), r"accounts\[0\]\.account"),
        (
            edited(lambda d: d["accounts"][0]["account"].update(id="acct_ä")),
            r"accounts\[0\]\.account\.id is 'acct_ä'",
        ),
        (
            edited(lambda d: d["accounts"][0]["account"].pop("business_profile")),
            r"accounts\[0\]\.account has no business_name",
        ),
        (
            edited(lambda d: d["accounts"][0]["account"].update(object="person")),
            r"accounts\[0\]\.account is none: The account has object 'person'",
        ),
        (
            edited(lambda d: d["accounts"].append(d["accounts"][0])),
            "acct_1SimCustomUS is listed twice",
        ),
    ],
)
def test_damaged_samples_are_refused_with_the_place(tmp_path: Path, text: str, place: str) -> None:
    path = tmp_path / "samples.json"
    path.write_text(text)
    with pytest.raises(DataError, match=place) as caught:
        sample_accounts(path)
    assert str(caught.value).startswith("samples.json")


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="cannot be read"):
        sample_accounts(tmp_path / "samples.json")


@pytest.mark.parametrize("sample", sample_accounts(), ids=lambda sample: sample.id)
def test_retrieved_account_gives_the_sample_s_facts(sample: Any) -> None:
    answer = json.loads(json.dumps(AccountDirectory().v1_object(sample)))
    facts = parse_account(answer)
    assert facts.values.items() <= sample.facts.values.items()
    assert (facts.shape, facts.id) == ("v1", sample.id)
    only_v2 = [name for name in sample.facts.values if name not in facts.values]
    generation = ("card_creator.", "configurations.", "customer.", "money_manager.")
    assert all(name.startswith(generation) for name in only_v2)


@pytest.mark.parametrize("sample", sample_accounts(), ids=lambda sample: sample.id)
def test_the_second_shape_says_the_same(sample: Any) -> None:
    answer = json.loads(json.dumps(AccountDirectory().v2_object(sample, INCLUDES)))
    facts = parse_account(answer)
    assert facts.shape == "v2"
    assert not_asked_text(facts) is None
    for name in ("country", "business_name", "currency"):
        assert facts.value(name) == sample.facts.value(name)
    told = {name: value for name, value in sample.facts.controller.items() if name != "type"}
    assert facts.controller == told


# What no account can bring about.
ONLY_KEYS = {"expired_key", "invalid_key"}


def test_there_is_a_sample_of_every_shape() -> None:
    samples = sample_accounts()
    assert {"account", "v2.core.account"} == {one.data.get("object", "account") for one in samples}
    assert any("controller" not in one.data for one in samples if one.facts.type == "express")
    assert any(one.data.get("controller") == {"type": "account"} for one in samples)
    applied = [set(one.data.get("applied_configurations", ())) for one in samples]
    assert {"customer"} in applied
    assert any("money_manager" in one for one in applied)
    statuses = {one.facts.value("capabilities.card_issuing") for one in samples}
    assert {"active", "pending", "unrequested"} <= statuses


def test_what_is_not_included_is_null(port: int) -> None:
    path = "/v2/core/accounts/acct_1SimV2Express"
    bare = get(port, path)
    assert bare.status == 200
    assert bare.json["object"] == "v2.core.account"
    assert bare.json["dashboard"] == "express"
    assert [bare.json[name] for name in ("defaults", "identity", "configuration")] == [None] * 3
    for query in ("include=defaults", "include[]=defaults", "include[0]=defaults"):
        some = get(port, f"{path}?{query}").json
        assert some["defaults"]["responsibilities"]["losses_collector"] == "application"
        assert some["identity"] is None
    one = get(port, f"{path}?include[0]=configuration.merchant&include[1]=identity").json
    assert one["configuration"]["merchant"]["capabilities"]["card_payments"]["status"] == "active"
    assert one["identity"]["country"] == "us"


@pytest.mark.parametrize(
    ("target", "status", "param"),
    [
        ("/acct_1SimV2Express?include[0]=teapot", 400, "include"),
        ("/acct_1SimV2Express?include[a]=defaults", 400, "include"),
        ("/acct_1SimV2Express?expand[]=defaults", 400, "expand"),
        ("/acct_1Nobody", 404, "account"),
    ],
)
def test_refusals_of_the_second_generation(port: int, target: str, status: int, param: str) -> None:
    answer = get(port, f"/v2/core/accounts{target}")
    assert (answer.status, answer.error.get("param")) == (status, param)


def test_retrieve(port: int) -> None:
    answer = get(port, "/v1/accounts/acct_1SimStandardJP")
    assert answer.status == 200
    assert (answer.json["id"], answer.json["object"]) == ("acct_1SimStandardJP", "account")
    assert answer.json["country"] == "JP"


def test_retrieve_of_an_unknown_account(port: int) -> None:
    answer = get(port, "/v1/accounts/acct_1Nobody")
    assert answer.status == 404
    assert answer.error["code"] == "resource_missing"


def ids(port: int, query: str) -> tuple[list[str], bool]:
    answer = get(port, f"/v1/accounts{query}")
    assert answer.status == 200
    assert (answer.json["object"], answer.json["url"]) == ("list", "/v1/accounts")
    return [account["id"] for account in answer.json["data"]], answer.json["has_more"]


def test_pages(port: int) -> None:
    everything: list[str] = []
    query, has_more = "?limit=100", True
    while has_more:
        page, has_more = ids(port, query)
        everything += page
        query = f"?limit=100&starting_after={page[-1]}"
    assert everything == list(AccountDirectory().listed)
    assert "acct_1SimNotConnected" not in everything
    assert ids(port, "") == (everything[:10], True)
    assert ids(port, "?limit=1") == (everything[:1], True)
    assert ids(port, f"?starting_after={everything[4]}&limit=2") == (everything[5:7], True)
    assert ids(port, f"?starting_after={everything[-1]}") == ([], False)
    assert ids(port, f"?starting_after={everything[-3]}&limit=2") == (everything[-2:], False)
    assert ids(port, f"?ending_before={everything[4]}&limit=2") == (everything[2:4], True)
    assert ids(port, f"?ending_before={everything[2]}&limit=2") == (everything[:2], False)
    assert ids(port, f"?ending_before={everything[0]}") == ([], False)


@pytest.mark.parametrize(
    ("target", "code", "param"),
    [
        ("?limit=0", "parameter_invalid_integer", "limit"),
        ("?limit=101", "parameter_invalid_integer", "limit"),
        ("?limit=-1", "parameter_invalid_integer", "limit"),
        ("?limit=ten", "parameter_invalid_integer", "limit"),
        ("?limit=%C2%B2", "parameter_invalid_integer", "limit"),
        ("?limit=" + "9" * 5000, "parameter_invalid_integer", "limit"),
        ("?limit[a]=1", "parameter_invalid_integer", "limit"),
        ("?starting_after=acct_1Nobody", "resource_missing", "starting_after"),
        ("?ending_before=", "resource_missing", "ending_before"),
        ("?ending_before[]=x", None, "ending_before"),
        ("?starting_after=acct_1SimCustomUS&ending_before=acct_1SimCustomGB", None, None),
        ("?teapot=1", "parameter_unknown", "teapot"),
        ("?teapot=%ff", None, None),
        ("/acct_1SimCustomUS?expand[]=x", "parameter_unknown", "expand"),
    ],
)
def test_odd_queries(port: int, target: str, code: str | None, param: str | None) -> None:
    answer = get(port, f"/v1/accounts{target}")
    assert answer.status == 400
    assert answer.error["type"] == "invalid_request_error"
    assert (answer.error.get("code"), answer.error.get("param")) == (code, param)
