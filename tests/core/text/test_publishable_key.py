import pytest

from session_composer.core.text.publishable_key import publishable_problem


@pytest.mark.parametrize("text", ["pk_test_123456", "pk_test_51Hx_" + "a" * 90])
def test_a_key_of_test_mode_is_taken(text: str) -> None:
    assert publishable_problem(text) is None


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "is needed"),
        ("pk_live_1234567", "live mode"),
        ("sk_test_1234567", "secret key"),
        ("rk_live_1234567", "secret key"),
        ("pk_test_", "begins with"),
        ("pk_test_12345 6", "no spaces"),
        ("pk_test_123456\n", "no spaces"),
        ("pk_test_" + "a" * 900, "begins with"),
        ("hello", "begins with"),
    ],
)
def test_what_is_none_is_refused_with_the_reason(text: str, reason: str) -> None:
    problem = publishable_problem(text)
    assert problem is not None
    assert reason in str(problem)
    assert len(text) < 9 or text not in str(problem)
