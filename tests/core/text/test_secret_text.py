import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.support.growth import excess
from tests.support.sizes import whole
from tests.support.spellings import KINDS, SPELLINGS, TAIL, hidden_in

from session_composer.core.text import secret_text
from session_composer.core.text.secret_text import contains_secret, find_secrets, redact
from session_composer.core.text.secrets import mask_key

RELAXED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])

SECRETS = [
    f"sk_test_{TAIL}",
    f"sk_live_{TAIL}",
    f"rk_test_{TAIL}",
    f"rk_live_{TAIL}",
    f"sk_org_live_{TAIL}",
    f"sk_org_{TAIL}",
    f"rkcs_{TAIL}",
    f"ek_live_{TAIL}",
    f"em_test_{TAIL}",
    f"oak_{TAIL}",
    f"whsec_{TAIL}+/=",
    f"accs_secret__{TAIL}",
    f"seti_1abc_secret_{TAIL}",
]


@pytest.mark.parametrize("secret", SECRETS)
@pytest.mark.parametrize(
    "frame",
    [
        "{}",
        "({})",
        "Invalid header value: 'Bearer {}\\r\\n'",
        "Bearer {}",
        "key={}&x=1",
        "a%3D{}%0A",
        "line\\n{}",
        '{{"k": "{}"}}',
        "curl -u {}:",
        "\u00e9{}\u00e9",
        "KEY_{}",
        "://{}",
    ],
)
def test_c12_redact_masks_secrets_wherever_they_stand(secret: str, frame: str) -> None:
    text = frame.format(secret)
    redacted = redact(text)
    assert TAIL not in redacted
    assert contains_secret(text)
    assert not contains_secret(redacted)
    assert redact(redacted) == redacted


@pytest.mark.parametrize(
    ("text", "redacted"),
    [
        ("Authorization: Basic c2tfdGVzdF9hYmM6", "Authorization: Basic ***"),
        ("authorization: bearer abcDEF123456", "authorization: bearer ***"),
        ("Bearer 51HqLyjWDarjtT=Bearer 51HqLyjWDarjtT", "Bearer *** ***"),
        ("http://user:pa55word@proxy:3128/", "http://***@proxy:3128/"),
        ("xxsk_live_abcdefgh", "xxsk_liv***gh"),
        # Only a mask makes a login of these: it has no lines, and is short.
        ("https://c2tfbGl2ZV81\nMUhxTHlqV0Rhcmp0\nVDF6ZHA3=me:pass@host/", "https://***@host/"),
        (f"https://sk_live_{'1aB' * 150}!me:pass@host/", "https://***@host/"),
    ],
)
def test_c12_redact_masks_logins(text: str, redacted: str) -> None:
    assert redact(text) == redacted
    assert redact(redacted) == redacted


@pytest.mark.parametrize(
    "text",
    [
        "pk_test_51HqLyjWDarjtT1zdp7dc",
        "acct_1032D82eZvKYlo2C",
        "req_AbC123456789",
        "components[payments][features][refund_management]",
        "client_secret_expires_at",
        "secret_key_required",
        "task_organizer_names, disk_test, cloak_something",
        "Basic information is missing; bearer authentication is used.",
        "sk_test_***cAbC",
        "https://docs.stripe.com/a@b",
        "The key begins with sk_test_ or sk_live_.",
        "The key begins with sk_test_\nor sk_live_\nas always2",
        "sk_org_live_... and sk_org_test_... are keys of organizations",
        "STRIPE_SK_LIVE_KEY, $SK_TEST_KEY_2, STRIPE_CLIENT_SECRET_V2",
        "disk_test_results, network_live_data, task_live_update",
        "webhook_secret_verification, shared_secret_authentication",
        "Basic Authentication, Bearer Authentication, bearer TOKEN_FROM_ENVIRONMENT",
        'Authorization: Bearer $STRIPE_SECRET_KEY, -u "${STRIPE_SECRET_KEY}:"',
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJg",
        "c3Vic2NyaXB0aW9uX3VwZGF0ZSBhbmQgbW9yZQ==",
        "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        "c2tfdGVzdF8=",
    ],
)
def test_what_is_no_secret_stays(text: str) -> None:
    assert redact(text) == text
    assert not contains_secret(text)


@RELAXED
@given(st.text(), st.sampled_from(SECRETS), st.text())
def test_c12_redact_any_context(before: str, secret: str, after: str) -> None:
    redacted = redact(f"{before} {secret} {after}")
    if TAIL not in before + after:
        assert TAIL not in redacted
    assert not contains_secret(redacted)


@pytest.mark.parametrize(
    "piece",
    [
        *[
            "a",
            "_secret_",
            "_",
            "://",
            "Bearer ",
            "Basic\t\t",
            "sk_test_",
            "%20",
            "://a:",
            "sk_org",
        ],
        *["\\", "\\u0041", "\\x41", "\\x41\\", "%25", "%2525", "&amp;", "&", "&#95;", "\n", "\\\n"],
        *["aB3", "aB\n", "sk_live_a\n", "sk_live_\na1\n", "\u200b", "\uff41", "sk_live_51a"],
    ],
)
def test_redact_is_linear(piece: str) -> None:
    assert not excess(lambda count: redact(piece * count), whole(400_000, 100_000) // len(piece))


@pytest.mark.parametrize(
    ("kind", "spelling"),
    # Else each spelling of some kinds, and each kind in some spellings.
    [
        (kind, spelling)
        for row, kind in enumerate(KINDS)
        for column, spelling in enumerate(SPELLINGS)
        if (row + column) % whole(1, 4) == 0
    ],
)
def test_i1_every_kind_in_every_spelling_is_found(kind: str, spelling: str) -> None:
    secret = SPELLINGS[spelling](KINDS[kind])
    assert hidden_in(secret)
    for frame in ("{}", "a {} b", '{{"k": "{}", "n": 1}}', "x={}&y=2"):
        text = frame.format(secret)
        redacted = redact(text)
        assert contains_secret(text)
        assert not hidden_in(redacted)
        assert not contains_secret(redacted)
        assert redact(redacted) == redacted
        before, after = frame.format("\0").split("\0")
        assert redacted.startswith(before)
        assert redacted.endswith(after)


@pytest.mark.parametrize(
    ("text", "redacted"),
    [
        (f"a=sk%5Flive%5F{TAIL}&b=%5B", "a=sk_live_***cAbC&b=%5B"),
        (f"x\\u003dsk\\u005flive_{TAIL}\\u0022", "x\\u003dsk_live_***cAbC\\u0022"),
        (f"<b>&#115;k_live_{TAIL}&lt;", "<b>sk_live_***cAbC&lt;"),
        (f"sk_live_{TAIL[:8]}\u200b{TAIL[8:]}\u200b.", "sk_live_***cAbC\u200b."),
        (f"é sk_l\xe2\x80\x8bive_{TAIL}\xc3\xa9", "é sk_live_***cAbC\xc3\xa9"),
        (
            f"sk_l\u00e2\u20ac\u2039ive_{TAIL}\u00e2\u20ac\u201d",
            "sk_live_***cAbC\u00e2\u20ac\u201d",
        ),
        (f"key = sk_live_{TAIL[:9]}\n  {TAIL[9:]}\nname = a1", "key = sk_live_***cAbC\nname = a1"),
        (f"sk_live_{TAIL}\nacct_1032D82eZvKYlo2C", "sk_live_***cAbC\nacct_1032D82eZvKYlo2C"),
        (f"sk_live_{TAIL}\nname: v1", "sk_live_***cAbC\nname: v1"),
        (f"sk_live_{TAIL[:6]}\n{TAIL[6:]} [", "sk_live_***cAbC ["),
        (f"sk_live_{TAIL}\nsk_test_{TAIL}", "sk_live_***cAbC\nsk_test_***cAbC"),
        ("eA/c2tfbGl2ZV81MUhxTHlqVw==.", "eA/***==."),
        ("x_secret_abcdefghijklmnop", "x_secret_***"),
        ("pi_12_secret_abcdefgh", "pi_12_secret_***"),
    ],
)
def test_i1_exactly_the_spelling_is_masked(text: str, redacted: str) -> None:
    assert redact(text) == redacted


@RELAXED
@given(st.text(), st.sampled_from(sorted(SPELLINGS)), st.sampled_from(sorted(KINDS)), st.text())
def test_i1_in_any_context(before: str, spelling: str, kind: str, after: str) -> None:
    redacted = redact(f"{before} {SPELLINGS[spelling](KINDS[kind])} {after}")
    if not hidden_in(before + after):
        assert not hidden_in(redacted)


def test_i1_a_known_secret_is_masked_in_every_spelling() -> None:
    text = "a=opaque%2Dvalue&b=opaque-value"
    assert redact(text) == text
    assert redact(text, ["opaque-value"]) == "a=***&b=***"


def test_i1_places_are_those_of_the_text() -> None:
    text = f"é sk%5Flive%5F{TAIL} e"
    (hit,) = find_secrets(text)
    assert text[hit.start : hit.end] == f"sk%5Flive%5F{TAIL}"


_FRAGMENTS = st.sampled_from(
    [
        f"sk_live_{TAIL}",
        f"accs_secret__{TAIL}",
        f"https://user:{TAIL}@host/",
        f"Bearer {TAIL}",
        f"bearer    {TAIL}=",
        "x" * 90,
        " ",
        "\n",
        "é",
        '","',
        "sk_",
        "_secret_",
        "://",
        "%5B",
    ]
)


@given(st.lists(_FRAGMENTS, max_size=30), st.integers(1, 70))
@RELAXED
def test_c12_a_long_text_is_redacted_like_a_short_one(fragments: list[str], piece: int) -> None:
    """A secret may stand across the border of two pieces."""
    text = "".join(fragments)
    whole = redact(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("session_composer.core.text.secret_text._PIECE", piece)
        patch.setattr("session_composer.core.text.secret_text._OVERLAP", 512)
        assert redact(text) == whole


@pytest.mark.parametrize("offset", range(-30, 31, 3))
def test_c12_a_key_at_the_border_of_two_pieces_is_masked(offset: int) -> None:
    key = f"sk_live_{TAIL}"
    text = "-" * (32 * 1024 + offset) + key + "-" * (40 * 1024)
    assert TAIL not in redact(text)
    assert len(redact(text)) == len(text) - len(key) + len(mask_key(key))


_PLAIN_LINES = st.lists(
    st.one_of(
        st.text("abkest_live0123 []_.-=,;&", max_size=40),
        st.text("0123456789_-", min_size=16, max_size=64),
        st.sampled_from(["sk_test_a1b2c3d4e5", "bearer abcdefgh12", "components[payments]=true"]),
        st.text(max_size=20),
    ),
    max_size=130,
)


@given(_PLAIN_LINES)
def test_j3_lines_are_masked_as_each_by_itself(lines: list[str]) -> None:
    assert secret_text.redact_lines(lines) == [secret_text.redact(line) for line in lines]


def test_j3_plain_lines_are_looked_at_together(monkeypatch: pytest.MonkeyPatch) -> None:
    looked_at: list[str] = []

    def look_at(text: str) -> str:
        looked_at.append(text)
        return text

    monkeypatch.setattr(secret_text, "redact", look_at)
    lines = [f"components[component_{number}][enabled]=true" for number in range(20_000)]
    secret_text.redact_lines([*lines, "Capitals"])
    assert len(looked_at) < 100
    looked_at.clear()
    secret_text.redact_lines(["account=acct_1A", *lines[:62], "Capitals"])
    assert len(looked_at) < 8
