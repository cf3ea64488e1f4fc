import re

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from session_composer.core.text.errors import InputError
from session_composer.core.text.secrets import (
    MASK,
    KeyKind,
    KeyMode,
    classify_key,
    clean_pasted_key,
    mask_key,
)

RELAXED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
TAIL = "51HqLyjWDarjtT1zdp7dcAbC"


@pytest.mark.parametrize(
    ("key", "kind", "mode", "badge"),
    [
        (f"sk_test_{TAIL}", KeyKind.SECRET, KeyMode.TEST, "TEST"),
        (f"sk_live_{TAIL}", KeyKind.SECRET, KeyMode.LIVE, "LIVE"),
        (f"rk_test_{TAIL}", KeyKind.RESTRICTED, KeyMode.TEST, "TEST"),
        (f"rk_live_{TAIL}", KeyKind.RESTRICTED, KeyMode.LIVE, "LIVE"),
        (f"sk_org_test_{TAIL}", KeyKind.ORGANIZATION, KeyMode.TEST, "TEST"),
        (f"sk_org_live_{TAIL}", KeyKind.ORGANIZATION, KeyMode.LIVE, "LIVE"),
        (f"sk_org_{TAIL}", KeyKind.ORGANIZATION, KeyMode.UNKNOWN, "UNKNOWN MODE"),
        (f"sk_org{TAIL}", KeyKind.ORGANIZATION, KeyMode.UNKNOWN, "UNKNOWN MODE"),
        (f"rkcs_test_{TAIL}", KeyKind.CLI_SANDBOX, KeyMode.TEST, "TEST"),
        (f"rkcs_{TAIL}", KeyKind.CLI_SANDBOX, KeyMode.UNKNOWN, "UNKNOWN MODE"),
        (f"sk_test_secret_{TAIL}", KeyKind.SECRET, KeyMode.TEST, "TEST"),
        ("sk_test_abcd", KeyKind.SECRET, KeyMode.TEST, "TEST"),
    ],
)
def test_keys_that_can_make_the_request(key: str, kind: KeyKind, mode: KeyMode, badge: str) -> None:
    info = classify_key(key)
    assert (info.kind, info.mode, info.badge) == (kind, mode, badge)
    assert info.needs_live_guard is (mode is not KeyMode.TEST)
    assert info.hint == mask_key(key)
    assert key not in repr(info)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "No key"),
        (" \n\t", "No key"),
        (f"pk_test_{TAIL}", "publishable"),
        (f"whsec_{TAIL}", "webhook"),
        (f"accs_secret__{TAIL}", "client secret"),
        (f"pi_{TAIL}_secret_{TAIL}", "client secret"),
        (f"em_test_{TAIL}", "browser"),
        (f"ek_test_{TAIL}", "ephemeral"),
        (f"oak_{TAIL}", "CLI"),
        ("acct_1032D82eZvKYlo2C", "account id"),
        (f"ca_{TAIL}", "Connect platform"),
        (f"SK_TEST_{TAIL}", "lower case"),
        (f"sk_prod_{TAIL}", "neither test nor live"),
        ("sk_test_", "neither test nor live"),
        ("sk_test_abc", "11 characters"),
        (f"Bearer sk_test_{TAIL}", "Bearer"),
        (f"sk_test_{TAIL}:", "colon"),
        ("sk_test_***abcd", "masked copy"),
        ("sk_test_51H...abcd", "masked copy"),
        ("sk_test_51H…abcd", "masked copy"),
        (TAIL, "not a key"),
        ("x" * 513, "513 characters"),
        ("sk_test_abc\u200bdef12", "U+200B ZERO WIDTH SPACE at position 12"),
        ("sk_test_abc\ndef12", "U+000A LINE FEED at position 12"),
        ("sk_test_abc\tdef12", "U+0009 TAB at position 12"),
        ("sk_test_abc def12", "U+0020 SPACE at position 12"),
        ("sk_test_abc\xa0def12", "U+00A0 NO-BREAK SPACE at position 12"),
        ("sk_test_abc\x00def12", "U+0000 NULL at position 12"),
        ("sk_test_abcdef12\r\n", "U+000D CARRIAGE RETURN at position 17"),
        ("\u201csk_test_abcdef12\u201d", "U+201C LEFT DOUBLE QUOTATION MARK at position 1"),
        ("sk_test_abcd\u00e9f12", "U+00E9 LATIN SMALL LETTER E WITH ACUTE at position 13"),
        ("sk_test_\u0661\u0662\u0663abc", "U+0661 ARABIC-INDIC DIGIT ONE"),
        ("sk_test_abc\ud800def", "U+D800 at position 12"),
    ],
)
def test_b17_b18_everything_else_gets_its_own_sentence(text: str, words: str) -> None:
    with pytest.raises(InputError) as caught:
        classify_key(text)
    sentence = str(caught.value)
    assert words in sentence
    assert sentence.endswith(".")
    assert TAIL not in sentence


@RELAXED
@given(st.text(max_size=600))
@example("sk_test_" + "a" * 505)
def test_b17_classify_accepts_only_plain_keys_and_never_quotes(text: str) -> None:
    sentence = ""
    try:
        classify_key(text)
    except InputError as error:
        sentence = str(error)
    if sentence:
        assert len(text) < 12 or text not in sentence
    else:
        assert re.fullmatch(r"[A-Za-z0-9_]{12,512}", text)


@pytest.mark.parametrize(
    ("text", "cleaned", "removed"),
    [
        ("sk_test_abcd", "sk_test_abcd", ""),
        ("sk_test_abcd\n", "sk_test_abcd", "a line break"),
        ("  sk_test_abcd\r\n", "sk_test_abcd", "white space"),
        ("\u200bsk_test_abcd\xa0", "\u200bsk_test_abcd\xa0", ""),
        ("sk_test ab", "sk_test ab", ""),
    ],
)
def test_b17_only_ascii_space_around_a_paste_is_stripped(
    text: str, cleaned: str, removed: str
) -> None:
    result, sentence = clean_pasted_key(text)
    assert result == cleaned
    assert bool(sentence) is bool(removed)
    assert removed in str(sentence)


@RELAXED
@given(st.text())
@example("")
@example("x")
@example("sk_live_a")
def test_b19_mask_reveals_at_most_twelve_characters_and_half(text: str) -> None:
    masked = mask_key(text)
    shown = len(masked) - len(MASK)
    assert shown <= min(12, len(text) // 2)
    start, end = masked[: shown - shown // 3], masked[len(masked) - shown // 3 :]
    assert text.startswith(start)
    assert text.endswith(end)


def test_b19_mask_of_a_whole_key() -> None:
    assert mask_key(f"sk_test_{TAIL}") == "sk_test_***cAbC"
