import pytest

from session_composer.api.loopback.answers import ApiError, LocalAnswer
from session_composer.api.sandbox.idempotency import IdempotencyStore, KeptAnswer

ANSWER = LocalAnswer(200, {"client_secret": "accs_secret__SIMULATED"})


def test_gives_back_what_was_kept() -> None:
    store = IdempotencyStore()
    with store.claim("k", "p") as kept:
        assert kept is None
        store.keep("k", KeptAnswer("p", ANSWER, "req_1"))
    with store.claim("k", "p") as kept:
        assert kept is not None
        assert kept.answer is ANSWER


def test_other_parameters_are_refused_and_the_key_stays_usable() -> None:
    store = IdempotencyStore()
    store.keep("k", KeptAnswer("p", ANSWER, "req_1"))
    with pytest.raises(ApiError) as caught, store.claim("k", "q"):
        pass
    assert (caught.value.status, caught.value.type) == (400, "idempotency_error")
    with store.claim("k", "p") as kept:
        assert kept is not None


def test_a_key_in_use_is_refused_until_it_is_free() -> None:
    store = IdempotencyStore()
    with store.claim("k", "p"), pytest.raises(ApiError) as caught, store.claim("k", "p"):
        pass
    assert (caught.value.status, caught.value.code) == (409, "idempotency_key_in_use")
    with store.claim("k", "p") as kept:
        assert kept is None


def test_a_failure_frees_the_key() -> None:
    store = IdempotencyStore()
    with pytest.raises(ZeroDivisionError), store.claim("k", "p"):
        raise ZeroDivisionError
    with store.claim("k", "other") as kept:
        assert kept is None


def test_drops_the_least_recently_used() -> None:
    store = IdempotencyStore(limit=2)
    for key in ("a", "b"):
        store.keep(key, KeptAnswer("p", ANSWER, "req_1"))
    with store.claim("a", "p"):
        pass
    store.keep("c", KeptAnswer("p", ANSWER, "req_1"))
    assert len(store) == 2
    with store.claim("a", "p") as kept:
        assert kept is not None
    with store.claim("b", "p") as kept:
        assert kept is None


def test_secret_is_not_in_the_repr() -> None:
    assert "accs_secret" not in repr(KeptAnswer("p", ANSWER, "req_1"))
