"""The accounts used lately: for each target, and no longer than its key is there."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.support.fakes import OTHER_TEST_KEY, TEST_KEY, failed
from tests.support.stored_keys import KeyBench, key_bench

from session_composer.api.keys.store import KeyStoreErrorKind
from session_composer.state.account.recent_accounts import RecentAccounts
from session_composer.state.document.settings import Settings
from session_composer.state.document.workspace import Workspace
from session_composer.state.sending.exchanges import Exchanges

ACCOUNT = ("acct_1SimExpressUS", "Two Rivers Tutoring", "Express · US")
SANDBOX = ""


@pytest.fixture
def bench(new_workspace: Callable[[], Workspace], tmp_path: Path) -> Iterator[KeyBench]:
    with key_bench(tmp_path) as made:
        made.recent = RecentAccounts(  # type: ignore[attr-defined]
            new_workspace(), Exchanges(), made.settings, made.keys
        )
        yield made


def listed(bench: KeyBench) -> dict[str, int]:
    return {
        name: len(bench.settings.recent_accounts(name)) for name in (SANDBOX, "shop", "till", "bar")
    }


def test_what_was_used_with_a_key_goes_with_it_and_with_no_other(bench: KeyBench) -> None:
    bench.add("shop", TEST_KEY)
    bench.add("till", OTHER_TEST_KEY)
    for target in (SANDBOX, "shop", "till"):
        bench.settings.add_recent_account(target, *ACCOUNT)
    bench.rename("shop", "bar")
    assert listed(bench) == {SANDBOX: 1, "shop": 0, "till": 1, "bar": 1}
    assert bench.settings.recent_accounts("bar") == [ACCOUNT]
    bench.forget("bar")
    assert listed(bench) == {SANDBOX: 1, "shop": 0, "till": 1, "bar": 0}
    bench.settings.sync()
    assert b"bar".hex() not in bench.path.read_text("utf-8")


def test_what_was_used_with_a_key_in_memory_is_gone_at_the_next_start(
    bench: KeyBench, new_workspace: Callable[[], Workspace]
) -> None:
    bench.store.errors["save"] = failed(KeyStoreErrorKind.LOCKED)
    bench.add("shop", TEST_KEY)
    bench.settings.add_recent_account("shop", *ACCOUNT)
    keys = bench.restarted()
    settings = Settings(bench.path)
    RecentAccounts(new_workspace(), Exchanges(), settings, keys)
    assert settings.recent_accounts("shop") == []
