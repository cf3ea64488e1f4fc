"""Go, Java, Kotlin and C#: texts with golden results, round trips, and what is refused."""

from pathlib import Path

import pytest
from tests.support.corpus import golden, load, outcome, texts
from tests.support.requests import STORE

from session_composer.codecs.readers.reading import detect, read
from session_composer.core.text.errors import InputError
from session_composer.core.text.secret_text import contains_secret

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
