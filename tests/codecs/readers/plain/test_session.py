import json

import pytest
from tests.support.command_line import content
from tests.support.corpus import NEWEST
from tests.support.requests import SEED, STORE

from session_composer.codecs.readers.plain.session import is_session, looks_like
from session_composer.codecs.readers.reading import read
from session_composer.core.text.errors import InputError
from session_composer.core.versions.catalog_store import CatalogStore
from session_composer.core.versions.version_header import BETA

KEY = "sk_test_" + "sessionreader1"


def test_a_session_file() -> None:
    found = read(json.dumps(content("payments")), STORE, NEWEST, "session")
    assert found.kind == "session"
    assert found.names_version
    assert found.request.api_version == SEED
    assert found.request.params == {("components", "payments", "enabled"): True}
    assert str(found.understood[0]) == f"API version {SEED}, from the file."


def test_a_preview_version(store: CatalogStore) -> None:
    text = json.dumps(content("app_install", api_version=f"2026-10-14.preview; {BETA}"))
    found = read(text, store, NEWEST, "session")
    assert found.request.api_version == f"2026-10-14.preview; {BETA}"
    assert found.notes == ()


def test_secrets_and_nulls() -> None:
    """E10: a file that somebody wrote by hand is no way in."""
    found = read(
        json.dumps(content(account=KEY, metadata={"a": None, KEY: 1})), STORE, NEWEST, "session"
    )
    assert found.request.account == ""
    assert found.request.params == {}
    assert KEY not in repr(found)


@pytest.mark.parametrize(
    "members", [{"format": "session-composer/2"}, {"components": []}, {"api_version": "latest"}]
)
def test_refusals(members: dict[str, object]) -> None:
    with pytest.raises(InputError):
        read(json.dumps({**content(), **members}), STORE, NEWEST, "session")


def test_likeness() -> None:
    assert looks_like(json.dumps(content())) == 100
    assert looks_like("\ufeff " + json.dumps(content(), indent=2)) == 100
    assert looks_like('{"format": "other/1"}') == 0
    assert looks_like('x = {"format": "session-composer/1"}') == 0
    assert is_session({"format": "session-composer/9"})
    assert not is_session({"format": True})
    assert not is_session({})
