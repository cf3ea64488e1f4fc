"""One running sandbox for the tests that only ask it things."""

from collections.abc import Iterator

import pytest

from session_composer.api.sandbox.server import SandboxServer
from session_composer.core.rules.rulebook import Rulebook
from session_composer.core.versions.catalog_store import CatalogStore


@pytest.fixture(scope="session")
def store() -> CatalogStore:
    return CatalogStore()


@pytest.fixture(scope="session")
def rulebook() -> Rulebook:
    return Rulebook()


@pytest.fixture(scope="session")
def port(store: CatalogStore, rulebook: Rulebook) -> Iterator[int]:
    with SandboxServer(store, rulebook) as server:
        yield server.port
