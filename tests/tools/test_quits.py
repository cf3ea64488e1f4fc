"""A few quits at any moment; for thousands, see tests/tools/quits.py."""

import random
import signal
from contextlib import closing

from tests.tools.quits import End, Quit, plan, quit_often, running_lane, surroundings


def test_k6_k7_a_few_quits_are_clean() -> None:
    with closing(quit_often(12, 2, 1)) as ends:
        # The first one tells enough, and each that hangs takes its time.
        assert next((end for end in ends if not end.is_clean), None) is None


def test_a_window_that_hangs_is_ended_and_tells_where_it_is() -> None:
    """One that waits for a signal which never comes, as behind a message of an error."""
    with surroundings() as (file, env), running_lane(file, env) as lane:
        found = lane.carry_out(Quit("window", ()), 0, patience=2)
    assert found.code == -signal.SIGABRT
    assert found.output.startswith("did not end\n")
    assert "app.py" in found.output
    assert not found.is_clean


def test_plans_have_every_kind_and_order() -> None:
    chance = random.Random(0)
    plans = [plan(chance) for _ in range(300)]
    assert {found.kind for found in plans} == {"window", "start", "send", "sandbox"}
    assert {len(found.signals) for found in plans} == {1, 2, 3}


def test_what_is_unclean_is_told() -> None:
    window = Quit("window", ((0.1, signal.SIGTERM),))
    assert End(window, 0, "").is_clean
    assert not End(window, -signal.SIGSEGV, "").is_clean
    assert not End(window, -signal.SIGTERM, "").is_clean
    assert not End(window, 0, "Traceback").is_clean
    assert not End(window, None, "").is_clean
    assert End(Quit("send", window.signals), -signal.SIGTERM, "").is_clean
