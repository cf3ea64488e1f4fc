"""A few quits at any moment; for thousands, see tests/tools/quits.py."""

import random
import signal

from tests.tools.quits import End, Quit, plan, quit_often


def test_k6_k7_a_few_quits_are_clean() -> None:
    assert [end for end in quit_often(12, 2, 1) if not end.is_clean] == []


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
