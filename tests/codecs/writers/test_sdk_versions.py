"""Catalogs next to the official Python SDKs of their versions, from the package registry.

All versions at once: ``python -m tests.tools.all_sdks``.
"""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.support.requests import STORE
from tests.support.sdk_wheels import RegistryError, differences
from tests.support.sizes import some

from tools.sdk_parameters import release_order

pytestmark = [pytest.mark.registry, pytest.mark.timeout(300)]


@pytest.fixture(scope="module")
def cache() -> Iterator[Path]:
    """Give a folder outside the home of the run, each file of which is searched for secrets."""
    with tempfile.TemporaryDirectory(prefix="composer-sdks-") as folder:
        yield Path(folder)


@pytest.mark.parametrize(
    ("api_version", "sdk"),
    some(
        [
            ("2023-10-16", "8.11.1"),
            ("2025-06-30.basil", "12.3.0"),
            ("2026-07-29.dahlia", "15.5.1"),
            ("2026-09-30.preview", "16.1.0b1"),
            ("2026-10-14.preview; embedded_connect_beta=v2", "16.1.0a4"),
        ],
        2,
    ),
)
def test_catalog_equals_the_sdk(cache: Path, api_version: str, sdk: str) -> None:
    info = STORE.info(api_version)
    assert info is not None
    # Where a newer one was read since, that one is compared.
    assert release_order(info.sdk_last) >= release_order(sdk)
    try:
        found = differences(api_version, STORE, cache)
    except RegistryError as error:
        if os.environ.get("CI"):
            pytest.fail(str(error), pytrace=False)
        pytest.skip(str(error))
    assert found == []


def test_a_difference_is_seen(tmp_path: Path) -> None:
    package = tmp_path / "8.11.1" / "stripe"
    package.mkdir(parents=True)
    (package / "__init__.py").write_text("")
    (package / "_version.py").write_text('VERSION = "8.11.1"')
    (package / "_api_version.py").write_text('CURRENT = "2023-10-16"')
    (package / "_account_session.py").write_text(
        "class CreateParams:\n"
        "    account: str\n"
        "    components: 'Parts'\n"
        "    expand: NotRequired[List[str]]\n"
        "class Parts:\n"
        "    payouts: NotRequired['Part']\n"
        "    zoo: NotRequired['Part']\n"
        "class Part:\n"
        "    enabled: bool\n"
    )
    found = differences("2023-10-16", STORE, tmp_path)
    assert "+ components[zoo][enabled] (boolean)" in found
    assert "- components[payouts][features][instant_payouts] (boolean)" in found
    assert "- components[documents] (object)" in found
    assert differences("2024-04-10", STORE, _moved(tmp_path, "9.12.1")) == [
        "stripe-python 8.11.1 is pinned to 2023-10-16"
    ]


def _moved(folder: Path, version: str) -> Path:
    (folder / "8.11.1").rename(folder / version)
    return folder
