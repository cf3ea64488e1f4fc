"""Requests made of what readers hand over."""

from types import MappingProxyType

import pytest
from tests.support.corpus import NEWEST
from tests.support.requests import SEED, STORE

from session_composer.codecs.readers.plain.collector import Collector
from session_composer.codecs.readers.plain.imported import Imported
from session_composer.codecs.readers.plain.raw_values import RawValue, Variable
from session_composer.codecs.readers.reading import read
from session_composer.core.request.limits import MAX_LEAVES
from session_composer.core.request.request import Request
from session_composer.core.session.session_file import dump
from session_composer.core.text.errors import InputError
from session_composer.core.text.message import Message
from session_composer.core.wire.values import Map, Number

KEY = "sk_test_" + "collector12345"
PAYMENTS = ("components", "payments", "enabled")
REFUNDS = ("components", "payments", "features", "refund_management")


def collected(parameters: dict[str, RawValue], version: str = NEWEST) -> Imported:
    found = Collector("json", "", STORE, version)
    found.take_parameters(parameters)
    return found.imported()


def paired(*pairs: tuple[str, str], version: str = NEWEST) -> Imported:
    found = Collector("form", "", STORE, version)
    found.take_pairs(pairs)
    return found.imported()


def test_parameters() -> None:
    found = collected(
        {
            "account": "acct_1",
            "components": {"payments": {"enabled": True, "features": {"refund_management": False}}},
            "expand": ["a"],
        }
    )
    params = MappingProxyType({PAYMENTS: True, REFUNDS: False})
    assert found.request == Request(NEWEST, "acct_1", params, ("a",))
    assert tuple(map(str, found.understood)) == (
        "Connected account acct_1.",
        "1 component: payments.",
        "2 values besides account and expand.",
        "Fields to expand: a.",
    )
    assert (found.ignored, found.notes, found.names_version, found.key) == ((), (), False, "")


def test_nothing() -> None:
    """E15: it is said."""
    notes = (Message("No parameter has a value: the request is empty."),)
    assert collected({}) == Imported("json", Request(NEWEST), notes=notes)
    assert paired() == Imported("form", Request(NEWEST), notes=notes)


def test_words_are_booleans_where_those_belong() -> None:
    found = paired(
        ("components[payments][enabled]", "true"),
        ("components[payments][features][refund_management]", "false"),
        ("components[new][enabled]", "true"),
        ("components[new][features][x]", "false"),
        ("components[documents][enabled]", "True"),
        ("components[payments][colour]", "true"),
        ("flag", "true"),
    )
    assert dict(found.request.params) == {
        PAYMENTS: True,
        REFUNDS: False,
        ("components", "new", "enabled"): True,
        ("components", "new", "features", "x"): False,
        ("components", "documents", "enabled"): True,
        ("components", "payments", "colour"): "true",
        ("flag",): "true",
    }
    # Where the text has types of its own they are kept.
    given_words: RawValue = {"payments": {"enabled": "true"}}
    assert collected({"components": given_words}).request.params == {PAYMENTS: "true"}


def test_arrays_of_a_preview() -> None:
    version = "2026-09-30.preview"
    apps = ("components", "app_install", "features", "allowed_apps")
    name = "components[app_install][features][allowed_apps]"
    assert paired((f"{name}[0]", "true"), version=version).request.params == {apps: ("true",)}
    assert paired((name, "false"), version=version).request.params == {apps: "false"}
    found = paired((f"{name}[4]", "b"), (f"{name}[1]", "a"), version=version)
    assert found.request.params == {apps: ("a", "b")}
    assert tuple(map(str, found.notes)) == (
        f"The numbers of {name} have gaps; the list is taken in their order.",
    )


def test_what_is_not_known_is_kept_and_flagged() -> None:
    found = collected(
        {
            "components": {"payments": {"enabled": True}, "later": {"enabled": Number("1e3")}},
            "x": {},
        },
        SEED,
    )
    assert dict(found.request.params) == {
        PAYMENTS: True,
        ("components", "later", "enabled"): Number("1e3"),
        ("x",): Map(),
    }
    assert tuple(map(str, found.notes)) == (
        f"components[later][enabled] is not known in {SEED}; it is kept.",
        f"x is not known in {SEED}; it is kept.",
    )


def test_code_leaves_fields_empty() -> None:
    found = collected(
        {
            "account": Variable("account.id"),
            "components": {
                "payments": {"enabled": Variable("is\nOn( )"), "features": Variable("rights")},
                "documents": {"enabled": True},
            },
            "expand": ["a", Variable("b")],
            "list": [Variable("c"), "d", {"e": Variable("f"), "g": "h"}],
        }
    )
    assert found.request.account == ""
    assert found.request.expand == ("a",)
    assert dict(found.request.params) == {
        ("components", "documents", "enabled"): True,
        ("list",): ("d", Map((("g", "h"),))),
    }
    assert tuple(map(str, found.notes[:-1])) == (
        "The account is the code account.id in the text; the field is left empty.",
        "One field to expand is the code b in the text; it is left out.",
        "components[payments][enabled] is the code is On( ) in the text; it is left empty.",
        "components[payments][features] is the code rights in the text; it is left empty.",
        "list[0] is the code c in the text; it is left empty.",
        "list[2][e] is the code f in the text; it is left empty.",
    )


@pytest.mark.parametrize("value", [Variable("x"), None])
def test_components_that_are_not_there(value: RawValue) -> None:
    found = collected({"components": value, "expand": value, "account": value})
    assert found.request == Request(NEWEST)
    assert any("components is" in str(note) for note in found.notes)


def test_null_is_not_sent() -> None:
    found = collected({"account": None, "a": None, "b": [None], "expand": None})
    assert dict(found.request.params) == {("b",): (None,)}
    assert str(found.notes[0]) == "a is null, which the SDKs do not send; it is left out."


def test_secrets_do_not_get_in() -> None:
    """E4, E10: neither values nor names."""
    found = collected(
        {
            "account": KEY,
            "expand": ["a", KEY],
            "client_secret": "accs_secret__Ab12345678",
            "list": [KEY, {KEY: "x", "y": KEY}],
            "components": {KEY: {"enabled": True}, "payments": {KEY: True, "enabled": True}},
            "web": "pk_live_" + "12345678",
        }
    )
    assert found.request.account == ""
    assert found.request.expand == ("a",)
    assert dict(found.request.params) == {
        ("client_secret",): "",
        ("list",): ("", Map((("y", ""),))),
        PAYMENTS: True,
        # Publishable keys are for everybody to see.
        ("web",): "pk_live_" + "12345678",
    }
    assert KEY not in repr(found)
    assert KEY[13:] not in repr(found)
    told = "\n".join(map(str, found.notes))
    for name in ("account", "expand", "client_secret", "list[0]", "list[1][y]"):
        assert f"{name} holds a key or a client secret; the value is left out." in told
    assert tuple(map(str, found.ignored)) == (
        "A parameter below list[1] has a secret for a name; it is left out.",
        "A parameter below components has a secret for a name; it is left out.",
        "A parameter below components[payments] has a secret for a name; it is left out.",
    )


@pytest.mark.parametrize("value", [True, Number("1"), "x"])
def test_components_of_another_type(value: RawValue) -> None:
    with pytest.raises(InputError, match=r"^The parameter components is not an object\.$"):
        collected({"components": value})


@pytest.mark.parametrize(
    ("parameters", "sentence"),
    [
        ({"account": {"a": "b"}}, "The parameter account is not a text."),
        ({"account": ["a"]}, "The parameter account is not a text."),
        ({"expand": {"a": "b"}}, "The parameter expand is not a list."),
        ({"expand": True}, "The parameter expand is not a list."),
        ({"expand": [True]}, "The parameter expand holds something that is not a text."),
        ({"a": "x\ud800"}, "The parameter a holds half of a surrogate pair, which is not a "
                           "character (position 2)."),
        ({"a": {"\udfff": True}}, "The parameter a holds half of a surrogate pair, which is "
                                  "not a character (position 1)."),
        ({"a": [True] * (MAX_LEAVES + 1)}, "The text holds more than 20000 parameters."),
    ],
)  # fmt: skip
def test_refusals(parameters: dict[str, RawValue], sentence: str) -> None:
    with pytest.raises(InputError) as caught:
        collected(parameters)
    assert str(caught.value) == sentence


@pytest.mark.parametrize("make", [lambda inner: {"a": inner}, lambda inner: [inner]])
def test_depth(make: object) -> None:
    """E6: no recursion without end."""
    assert callable(make)
    value: RawValue = "x"
    for _ in range(5000):
        value = make(value)
    with pytest.raises(InputError, match="nested more than 32 levels deep"):
        collected({"a": value})


def test_odd_accounts_and_expand() -> None:
    found = collected({"account": Number("12"), "expand": "a"})
    assert (found.request.account, found.request.expand) == ("12", ("a",))
    assert len(found.notes) == 2
    assert collected({"account": True}).request.account == "true"
    found = paired(("expand[5]", "b"), ("expand[1]", "a"))
    assert found.request.expand == ("a", "b")
    assert "have gaps" in str(found.notes[0])


@pytest.mark.parametrize("text", ["account=a&format=1&api_version=x", "account=a&format[x]=1"])
def test_k9_a_parameter_that_no_file_can_hold_is_told_and_left_out(text: str) -> None:
    found = read(text, STORE, STORE.newest, "form")
    assert not found.request.params
    assert str(found.ignored[0]) == (
        "The parameter format is left out: session files have a member of that name."
    )
    dump(found.request, STORE.catalog(STORE.newest))


@pytest.mark.parametrize("name", ["[", "[x]", "[]", "[1]", "[a", "]"])
def test_k10_a_name_may_begin_with_a_bracket(name: str) -> None:
    command = f"curl https://api.stripe.com/v1/account_sessions -d '{name}=1' -d account=acct_1"
    assert read(command, STORE, STORE.newest).request.account == "acct_1"
    assert read(f"{name}=1&account=acct_1", STORE, STORE.newest).request.account == "acct_1"


@pytest.mark.parametrize("body", ['["a=1"]', '[{"account": "a"}', "[1]", '{"a":1}', '{"a":1,}'])
def test_k10_json_in_a_command_is_still_refused(body: str) -> None:
    with pytest.raises(InputError, match="sends JSON"):
        read(f"curl https://api.stripe.com/v1/account_sessions -d '{body}'", STORE, STORE.newest)
