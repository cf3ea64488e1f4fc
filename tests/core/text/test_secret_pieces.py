"""What a text's own syntax leaves of a secret is found again."""

import random

import pytest
from tests.support.spellings import KINDS, TAIL

from session_composer.core.text import secret_pieces
from session_composer.core.text.errors import InputError
from session_composer.core.text.secret_pieces import SecretPieces

KEY = KINDS["secret key"]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        (f"a=sk&#95;live&#95;{TAIL}", f"#95;{TAIL}"),
        (f"a={KEY[:12]}&shy;{KEY[12:]}", KEY[12:]),
        (f"--key {KEY[:14]}\n{KEY[14:]}", KEY[14:]),
        (f"-d a=sk\\u005flive\\u005f{TAIL}", f"sku005fliveu005f{TAIL}"),
        ("".join(f"\\u{ord(letter):04x}" for letter in KEY),
         "".join(f"u{ord(letter):04x}" for letter in KEY)),
        (f"a={KEY[:12]}\"{KEY[12:]} b", KEY[12:]),
        (f"a={KEY[:12]}{{{KEY[12:]} b", KEY[12:]),
        (f"a={KEY[:12]}\\\n    {KEY[12:]}b", KEY[12:]),
        (f"a={KEY[:12]}\r\n{KEY[12:]}b: c", KEY[12:]),
        (f"stripe {KEY[:12]}'{KEY[12:]}post", f"{KEY[12:]}post"),
        (f"a={KEY}", f"x {TAIL[7:17]} y"),
        (f"a={KEY}", "".join(f"%{ord(letter):02x}" for letter in TAIL[3:15])),
    ],
)  # fmt: skip
def test_i1_ten_characters_of_a_secret_are_found(text: str, left: str) -> None:
    pieces = SecretPieces(text)
    assert pieces.stand_in(left)
    masked = pieces.mask(f"The word {left} é.")
    assert "***" in masked
    assert masked.startswith("The word ")
    assert masked.endswith(" é.")
    assert not any(TAIL[at : at + 10] in masked for at in range(len(TAIL) - 9))
    assert not pieces.stand_in(masked)


def test_i1_what_is_no_piece_stays() -> None:
    pieces = SecretPieces(f"curl -u {KEY}: -d account=acct_1032D82eZvKYlo2C")
    for text in (TAIL[:9], "acct_1032D82eZvKYlo2C", "sk_live_", "components[payments]", ""):
        assert not pieces.stand_in(text)
        assert pieces.mask(text) == text
    assert not SecretPieces("no secret").stand_in(TAIL)


def test_i1_more_than_can_be_remembered_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(secret_pieces, "_MAX_PIECES", 1000)
    letters = "ABCDEFGHabcdefgh01234567"
    lot = random.Random(1)
    keys = [f"sk_live_{''.join(lot.choices(letters, k=24))}" for _ in range(100)]
    SecretPieces(f"{KEY} " * 2000)
    with pytest.raises(InputError, match="too many keys and secrets"):
        SecretPieces(" ".join(keys))
