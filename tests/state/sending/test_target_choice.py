"""The chosen target: remembered, true to its key, and never another key than the one chosen."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.support.fakes import LIVE_KEY, OTHER_TEST_KEY, TEST_KEY, failed
from tests.support.stored_keys import KeyBench, key_bench

from session_composer.api.keys.store import KeyStoreErrorKind
from session_composer.state.document.settings import Settings
from session_composer.state.sending.target_choice import SANDBOX_TARGET, TargetChoice


@pytest.fixture
def bench(qapp: object, tmp_path: Path) -> Iterator[KeyBench]:
    with key_bench(tmp_path) as made:
        yield made


@pytest.fixture
def target(bench: KeyBench) -> TargetChoice:
    return TargetChoice(bench.keys, bench.settings)


class Told:
    """What a choice announces, in order."""

    def __init__(self, target: TargetChoice) -> None:
        self.all: list[str] = []
        target.changed.connect(lambda: self.all.append(f"changed to {target.name}"))
        target.lost.connect(lambda name: self.all.append(f"lost {name}"))


def restarted(bench: KeyBench) -> TargetChoice:
    """Give what is chosen at the next start of the program."""
    return TargetChoice(bench.restarted(), Settings(bench.path))


def test_the_sandbox_is_chosen_at_first(target: TargetChoice) -> None:
    assert target.name == SANDBOX_TARGET
    assert target.is_sandbox


def test_a_choice_is_told_once_and_remembered(bench: KeyBench, target: TargetChoice) -> None:
    bench.add("work", TEST_KEY)
    told = Told(target)
    target.choose("work")
    target.choose("work")
    assert told.all == ["changed to work"]
    assert not target.is_sandbox
    assert restarted(bench).name == "work"


def test_what_there_is_not_cannot_be_chosen(bench: KeyBench, target: TargetChoice) -> None:
    told = Told(target)
    target.choose("work")
    assert told.all == []
    assert target.is_sandbox


def test_a_forgotten_key_leaves_the_sandbox_and_that_is_told(
    bench: KeyBench, target: TargetChoice
) -> None:
    bench.add("work", TEST_KEY)
    target.choose("work")
    told = Told(target)
    bench.forget("work")
    assert told.all == ["changed to ", "lost work"]
    assert restarted(bench).is_sandbox


def test_another_key_of_a_forgotten_name_is_never_the_target(
    bench: KeyBench, target: TargetChoice
) -> None:
    """Least of all a live one: the user last saw the sandbox."""
    bench.add("work", TEST_KEY)
    target.choose("work")
    bench.forget("work")
    bench.add("work", LIVE_KEY)
    assert target.is_sandbox
    assert restarted(bench).is_sandbox


def test_another_key_of_the_name_of_one_that_was_in_memory_only_is_never_the_target(
    bench: KeyBench, target: TargetChoice
) -> None:
    bench.store.errors["save"] = failed(KeyStoreErrorKind.NO_BACKEND)
    bench.add("work", TEST_KEY)
    target.choose("work")
    bench.store.errors.clear()
    later = restarted(bench)
    assert later.is_sandbox
    later._settings.sync()
    bench.add("work", LIVE_KEY)
    assert restarted(bench).is_sandbox


def test_forgetting_another_key_changes_nothing(bench: KeyBench, target: TargetChoice) -> None:
    bench.add("work", TEST_KEY)
    bench.add("other", OTHER_TEST_KEY)
    target.choose("work")
    told = Told(target)
    bench.forget("other")
    assert told.all == []
    assert target.name == "work"


@pytest.mark.parametrize("only_in_memory", [False, True])
def test_a_renamed_key_stays_chosen(
    bench: KeyBench, target: TargetChoice, only_in_memory: bool
) -> None:
    if only_in_memory:
        bench.store.errors["save"] = failed(KeyStoreErrorKind.NO_BACKEND)
    bench.add("work", TEST_KEY)
    bench.add("other", OTHER_TEST_KEY)
    target.choose("work")
    told = Told(target)
    bench.rename("other", "unlike")
    assert told.all == []
    bench.rename("work", "shop")
    assert told.all == ["changed to shop"]
    assert bench.settings.choice("target") == "shop"
    bench.add("work", LIVE_KEY)
    assert target.name == "shop"


def test_a_rename_that_failed_leaves_the_choice(bench: KeyBench, target: TargetChoice) -> None:
    bench.add("work", TEST_KEY)
    target.choose("work")
    told = Told(target)
    bench.store.errors["save"] = failed(KeyStoreErrorKind.LOCKED)
    bench.rename("work", "shop")
    assert told.all == []
    assert target.name == "work"
