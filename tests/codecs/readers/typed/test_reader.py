"""Go, Java, Kotlin and C#: texts with golden results, round trips, and what is refused."""

from pathlib import Path

import pytest
from hypothesis import assume, given
from tests.support.corpus import golden, load, outcome, texts
from tests.support.requests import STORE, VERSIONS, examples, requests
from tests.support.sizes import some

from session_composer.codecs.readers.plain.placeholders import is_open_account
from session_composer.codecs.readers.reading import detect, read
from session_composer.codecs.writers.languages import language
from session_composer.codecs.writers.snippet import CodeSource
from session_composer.core.request.form import pairs
from session_composer.core.request.request import Request
from session_composer.core.rules.rulebook import Rulebook
from session_composer.core.text.errors import InputError
from session_composer.core.text.secret_text import contains_secret
from session_composer.core.versions.catalog import FieldType
from session_composer.core.wire.paths import WirePath
from session_composer.core.wire.values import Leaf

KINDS = ("go", "java", "kotlin", "dotnet")
PRINTED = ("go", "java", "dotnet")
TEXTS = texts(*KINDS)


def test_the_corpus_is_there() -> None:
    assert all(len(texts(kind)) >= 5 for kind in KINDS)


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_golden_results(path: Path) -> None:
    assert outcome(load(path), STORE) == golden(path)
    assert not contains_secret(path.with_suffix(".json").read_text())


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_the_language_is_detected(path: Path) -> None:
    assert detect(load(path)) == path.parent.name
    assert detect(load(path).replace("\n", "\r\n")) == path.parent.name


def printed(request: Request, name: str) -> str:
    chosen = language(name)
    assert chosen is not None
    source = CodeSource(request, STORE.catalog(request.api_version), Rulebook)
    return chosen.write(source).text


def everything(api_version: str) -> Request:
    """Ask for all that a version knows."""
    params: dict[WirePath, Leaf] = {}
    for component in STORE.catalog(api_version).components:
        if component.has_enabled:
            params[(*component.path, "enabled")] = True
        for number, feature in enumerate(component.features):
            is_list = feature.type is FieldType.ARRAY
            params[feature.path] = ("a", "b") if is_list else number % 2 == 0
    return Request(api_version, "acct_1SimCustomUS", params, ("a", "b"))


@pytest.mark.parametrize("name", PRINTED)
@pytest.mark.parametrize("api_version", some(VERSIONS, 6))
def test_what_is_printed_comes_back_in_every_version(name: str, api_version: str) -> None:
    request = everything(api_version)
    found = read(printed(request, name), STORE, STORE.newest)
    assert found.kind == name
    assert found.request == request
    assert not found.notes


def _is_text(value: object) -> bool:
    return isinstance(value, str)


@pytest.mark.parametrize("name", PRINTED)
@given(request=requests(unknown=False, odd_values=False))
@examples(20)
def test_what_is_printed_sends_the_same_when_read(name: str, request: Request) -> None:
    texts_in = [request.account, *request.expand, *filter(_is_text, request.params.values())]
    assume(not any(is_open_account(str(text)) for text in texts_in))
    try:
        text = printed(request, name)
    except InputError:
        return
    found = read(text, STORE, request.api_version, name).request
    catalog = STORE.catalog(request.api_version)
    assert sorted((pair.name, pair.value) for pair in pairs(found, catalog)) == sorted(
        (pair.name, pair.value) for pair in pairs(request, catalog)
    )


@pytest.mark.parametrize("kind", KINDS)
def test_other_code_is_refused_by_a_sentence(kind: str) -> None:
    with pytest.raises(InputError, match="neither creates an account session nor holds"):
        read("func main() { fmt.Println(1) }\n", STORE, STORE.newest, kind)


def test_a_call_of_other_code_says_what_it_is_given() -> None:
    found = read("s, err := accountsession.New(build(shop))\n", STORE, STORE.newest)
    assert found.kind == "go"
    told = "The call is given build(shop) (line 1); no parameters are read."
    assert told in map(str, found.notes)


@pytest.mark.parametrize("setting", ["StripeConfiguration.ApiVersion", "Settings.StripeVersion"])
def test_a_setting_names_the_version(setting: str) -> None:
    code = 'var o = new AccountSessionCreateOptions { Account = "acct_1" };'
    found = read(f'{setting} = "2024-06-20";\n{code}', STORE, STORE.newest)
    assert (found.request.api_version, found.names_version) == ("2024-06-20", True)


def test_keys_go_nowhere() -> None:
    key = "sk_" + "test_" + "51TypedReader0000"
    code = f'stripe.Key = "{key}"\naccountsession.New(&stripe.AccountSessionParams{{}})\n'
    found = read(code, STORE, STORE.newest)
    assert found.key == key
    assert key not in str((found.request, found.understood, found.ignored, found.notes))
