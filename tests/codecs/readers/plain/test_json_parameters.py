import pytest
from tests.support.corpus import NEWEST
from tests.support.requests import SEED, STORE

from session_composer.codecs.readers import reading
from session_composer.codecs.readers.plain.imported import Imported
from session_composer.codecs.readers.plain.json_parameters import looks_like
from session_composer.core.text.errors import InputError
from session_composer.core.wire.values import Number

PAYMENTS = ("components", "payments", "enabled")
PARAMETERS = '{"account": "a", "components": {"payments": {"enabled": true}}}'


def parameters(text: str) -> Imported:
    return reading.read(text, STORE, NEWEST, "json")


@pytest.mark.parametrize(
    "text",
    [
        PARAMETERS,
        "\ufeff \n" + PARAMETERS,
        f'{{"params": {PARAMETERS}}}',
        f'{{"request": {{"body": {PARAMETERS}}}}}',
        f'{{"data": {{"object": {PARAMETERS}}}}}',
        '{"payload": {"json": {"params": {"parameters": ' + PARAMETERS + "}}}}",
    ],
)
def test_where_the_parameters_stand(text: str) -> None:
    found = parameters(text)
    assert found.kind == "json"
    assert found.request.account == "a"
    assert found.request.params == {PAYMENTS: True}
    assert (found.ignored, found.notes) == ((), ())


def test_components_alone() -> None:
    found = parameters('{"payments": {"enabled": true}, "documents": {"enabled": false}}')
    assert found.request.params == {PAYMENTS: True, ("components", "documents", "enabled"): False}
    assert str(found.understood[0]) == "The object of the components alone."
    other = parameters('{"payments": {"enabled": true}, "else": 1}')
    assert dict(other.request.params) == {("payments", "enabled"): True, ("else",): Number("1")}


def test_what_stands_beside() -> None:
    key = "sk_test_" + "jsonreader123"
    found = parameters(
        f'{{"id": "req_1", "params": {PARAMETERS}, "options": {{"apiVersion": "{SEED}", '
        f'"apiKey": "{key}", "timeout": 1}}}}'
    )
    assert tuple(map(str, found.ignored)) == ("id stands beside the parameters and is left out.",)
    assert found.names_version
    assert found.request.api_version == SEED
    assert found.key == key


@pytest.mark.parametrize("name", ["api_version", "stripe_version", "Stripe-Version"])
def test_versions(name: str) -> None:
    found = parameters(PARAMETERS[:-1] + f', "{name}": "{SEED}"}}')
    assert found.request.api_version == SEED
    assert found.request.params == {PAYMENTS: True}
    assert ("stripe_version",) in parameters('{"stripe_version": 1}').request.params


def test_an_answer_of_the_api() -> None:
    """D3: its client secret goes nowhere."""
    found = parameters(
        '{"object": "account_session", "client_secret": "accs_secret__Abc1234567", "livemode": '
        'false, "expires_at": 1, ' + PARAMETERS[1:]
    )
    assert found.request.params == {PAYMENTS: True}
    assert tuple(map(str, found.ignored)) == (
        "What only an answer holds is left out: object, client_secret, expires_at, livemode.",
    )
    assert "Abc1234567" not in repr(found)


def test_numbers_keep_their_spelling() -> None:
    found = parameters('{"a": 1.50e+3, "b": -0, "c": ' + "9" * 5000 + "}")
    assert dict(found.request.params) == {
        ("a",): Number("1.50e+3"),
        ("b",): Number("-0"),
        ("c",): Number("9" * 5000),
    }


def test_a_session_file_is_read_as_one() -> None:
    found = parameters(f'{{"format": "session-composer/1", "api_version": "{SEED}"}}')
    assert found.kind == "session"
    assert found.request.api_version == SEED


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("[]", "The JSON holds no object with parameters."),
        ("1", "The JSON holds no object with parameters."),
        ("[" + "{}," * 1000 + "{}]", "The list holds more than 1000 entries"),
        ('{"a": 1, "a": 2}', "the key 'a' stands twice in one object."),
        ('{"a": Infinity}', "Infinity is not a JSON value."),
        ('{"a": "\\udc00"}', "a holds half of a surrogate pair"),
        ('{"a": ' * 50_000, "it is nested more than 32 levels deep."),
        ("[" * 40 + "]" * 40, "it is nested more than 32 levels deep."),
        ('{"a"', "it is not valid JSON: Expecting ':' delimiter (line 1, column 5)."),
    ],
)
def test_refusals(text: str, sentence: str) -> None:
    """E9: odd JSON, with its place."""
    with pytest.raises(InputError) as caught:
        parameters(text)
    assert sentence in str(caught.value)


@pytest.mark.parametrize(
    ("text", "score"),
    [
        (PARAMETERS, 90),
        ("[]", 90),
        (" \n{}", 90),
        ('{"a": 1', 80),
        ('{"a": True}', 20),
        ('{"a": 1,}', 20),
        ("{a: 1}", 0),
        ("{'a': 1}", 0),
        ("{{x}}", 0),
        ("a=b", 0),
        ("[" * 100_000, 20),
    ],
)
def test_likeness(text: str, score: int) -> None:
    assert looks_like(text) == score
