"""What the layers without Qt say of requests, keys, accounts and files, in German."""

import re
from collections.abc import Iterator
from pathlib import Path
from types import MappingProxyType

import pytest
from hypothesis import HealthCheck, given, settings
from PySide6.QtWidgets import QApplication
from tests.support.corpus import FOLDER, load, texts
from tests.support.fakes import FakeKeyStore
from tests.support.language import english_words, speaking
from tests.support.requests import SEED, requests
from tests.support.rule_cases import CUSTOM, EXPRESS, STANDARD

from session_composer.api.keys.store import KeyStoreError
from session_composer.codecs.readers.reading import read
from session_composer.core.account.account_id import (
    account_problem,
    context_problem,
    expand_problem,
)
from session_composer.core.files.read_write import read_bounded
from session_composer.core.help.help_pages import plain_text
from session_composer.core.request.request import Request
from session_composer.core.roles.roles import built_in_roles
from session_composer.core.rules.lint import lint
from session_composer.core.rules.rulebook import Rulebook
from session_composer.core.rules.rules_page import RulesPage
from session_composer.core.session.session_file import parse
from session_composer.core.text.errors import InputError
from session_composer.core.text.message import Message
from session_composer.core.text.secrets import classify_key
from session_composer.core.versions.catalog_store import CatalogStore
from session_composer.state.document.settings import Settings
from session_composer.state.jobs import JobRunner
from session_composer.state.keys.key_service import KeyService
from session_composer.state.language.translation import make_tr, role_title, translate

STORE = CatalogStore()
RULES = Rulebook()
# Names of rules, addresses and code.
AS_IT_IS = re.compile(r"^### .*$|\]\([^)]*\)|`[^`]*`", re.MULTILINE)


@pytest.fixture(autouse=True)
def _in_german(qapp: QApplication) -> Iterator[None]:
    with speaking(qapp, "de"):
        yield


def left(text: Message | None) -> str:
    """A sentence that is still English, as far as one can tell; empty for others."""
    shown = translate(text)
    return shown if english_words(shown) else ""


def is_german(text: Message) -> bool:
    """Whether a message has a translation."""
    return translate(text) != str(text)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(requests())
def test_problems_of_any_request(request: Request) -> None:
    catalog = STORE.catalog(request.api_version)
    for facts in (None, CUSTOM, EXPRESS, STANDARD):
        for problem in lint(request, catalog, STORE, RULES, facts):
            assert is_german(problem.message)
            # Names of a request may be anything, English too.
            if problem.rule != "unknown-parameter":
                assert not left(problem.source_name)
            if problem.fix is not None:
                assert is_german(problem.fix.text)


@pytest.mark.parametrize("version", [info.api_version for info in STORE.versions])
def test_defaults_and_notes_of_every_version(version: str) -> None:
    catalog = STORE.catalog(version)
    empty = Request(version)
    for feature in catalog.feature_by_path.values():
        for facts in (None, CUSTOM, STANDARD):
            found = RULES.default(catalog, empty, feature, facts)
            assert not left(found.why)
            assert not left(found.condition)
            assert not left(found.source_name)
        for note in RULES.notes(catalog, feature.path):
            assert not left(note.text)
            assert not left(note.source_name)


def test_the_page_about_rules() -> None:
    shown = RulesPage(STORE, make_tr("RulesPage"), translate).text()
    english = RulesPage(STORE).text()
    assert english_words(AS_IT_IS.sub("", shown)) == []
    # The same rules in the same order.
    assert re.findall("^### .+$", shown, re.MULTILINE) == re.findall(
        "^### .+$", english, re.MULTILINE
    )
    told = [rule.explanation for rule in RULES.constraints]
    told += [rule.explanation for rule in RULES._defaults._rules]
    for sentence in told:
        assert translate(sentence) in plain_text(shown)
        assert str(sentence) not in plain_text(shown)


@pytest.mark.parametrize(
    "key",
    [
        "",
        "Bearer sk_test_1",
        "sk_test_abc:",
        "sk_test_" + "a" * 600,
        "sk_test_a*b",
        "sk_test_ä",
        "pk_test_123456789",
        "whsec_1",
        "em_test_1",
        "ek_test_1",
        "oak_1",
        "acct_1",
        "ca_1",
        "SK_TEST_1",
        "sk_foo_1",
        "sk_test_1",
        "hello",
    ],
)
def test_refused_keys(key: str) -> None:
    with pytest.raises(InputError) as caught:
        classify_key(key)
    assert is_german(caught.value.message)
    assert not left(caught.value.message)


@pytest.mark.parametrize("text", ["", "sk_test_123456789012", "acct_", "acct_1 2", "acct_1-2", "x"])
def test_refused_accounts(text: str) -> None:
    for sentence in (account_problem(text), context_problem(text), expand_problem(text)):
        assert not left(sentence)


@pytest.mark.parametrize(
    "text",
    [
        "{",
        "[]",
        "{}",
        '{"format": "x"}',
        '{"format": "session-composer/9"}',
        '{"format": "session-composer/1"}',
        '{"format": "session-composer/1", "api_version": "never"}',
        '{"format": "session-composer/1", "api_version": "2025-06-30.basil", "account": 1}',
        '{"a": 1, "a": 2}',
    ],
)
def test_refused_session_files(text: str) -> None:
    with pytest.raises(InputError) as caught:
        parse(text.encode(), STORE)
    assert is_german(caught.value.message)
    assert not left(caught.value.message)


@pytest.mark.parametrize("dialect", sorted(path.name for path in FOLDER.iterdir()))
def test_what_import_says(dialect: str) -> None:
    told: list[Message] = []
    for path in texts(dialect):
        try:
            imported = read(load(path), STORE, SEED)
        except InputError as error:
            told.append(error.message)
        else:
            told += [*imported.understood, *imported.ignored, *imported.notes]
    assert told
    assert [sentence for sentence in told if not is_german(sentence)] == []
    assert [(str(sentence), left(sentence)) for sentence in told if left(sentence)] == []


# The user's own words are never taken for ours


@pytest.mark.parametrize("name", ["saved", "deleted", "certificate", "saved and deleted"])
def test_a_key_keeps_its_name(qapp: QApplication, tmp_path: Path, name: str) -> None:
    keys = KeyService(FakeKeyStore(), Settings(tmp_path / "s.ini"), JobRunner())
    with pytest.raises(KeyStoreError) as caught:
        keys.read_blocking(name)
    assert f" keinen Schlüssel namens {name}. " in translate(caught.value.message)


@pytest.mark.parametrize("name", ["saved", "deleted", "a list and an object"])
def test_a_file_keeps_its_name(tmp_path: Path, name: str) -> None:
    with pytest.raises(InputError) as caught:
        read_bounded(tmp_path / name, 1)
    assert translate(caught.value.message).startswith(f"{name} kann nicht gelesen werden: ")


@pytest.mark.parametrize("text", ["saved and deleted", "an object", "not documented"])
def test_a_value_keeps_its_words(text: str) -> None:
    path = ("components", "payments", "enabled")
    asked = Request(SEED, "acct_1", MappingProxyType({path: text}))
    found = lint(asked, STORE.catalog(SEED), STORE, RULES, None)
    message = next(problem.message for problem in found if problem.path == path)
    assert f'"{text}"' in translate(message)
    assert is_german(message)


def test_a_role_of_the_user_is_called_like_its_file() -> None:
    built_in = built_in_roles()[0]
    assert role_title(built_in) != built_in.title
    assert role_title(built_in._replace(file="x.session.json")) == built_in.title
