"""What API keys, client secrets and logins look like in a text whose spelling is plain."""

import re
from binascii import Error, a2b_base64
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import NamedTuple

from .secrets import MASK, mask_key

# Publishable keys and account ids are no secrets: they stand in web pages.
_COMMON = r"[sre]k_(?:live|test)_"
_RARE = r"(?:sk_org_?+(?:(?:live|test)_)?+|rkcs_(?:(?:live|test)_)?+|oak_|em_(?:live|test)_)"
# What names do not have, however they are written. Every look-ahead is bounded, as the search has
# to stay linear.
_RANDOM = r"(?=[A-Za-z_]{0,40}[0-9])(?=[0-9_]{0,40}[A-Za-z])[A-Za-z0-9_]{10,}"
_RANDOM_WORD = r"(?=[A-Za-z]{0,40}[0-9])(?=[0-9]{0,40}[A-Za-z])[A-Za-z0-9]{10,}"
_KEY = (
    # disk_test_results, network_live_data: a word that ends in sk, rk or ek has a vowel there.
    rf"(?<![AEIOUaeiou]){_COMMON}[A-Za-z0-9_]{{4,}}"
    rf"|{_COMMON}(?=[a-z_]{{0,40}}[A-Z0-9])[A-Za-z0-9_]{{4,}}"
    rf"|(?<![A-Za-z0-9]){_RARE}[A-Za-z0-9_]{{6,}}|(?i:{_COMMON}|{_RARE}){_RANDOM}"
)
_SECRET = (
    # client_secret_expires_at is none: a secret has capitals or digits, or is one long word.
    r"(?:accs_secret_|whsec_|_secret_(?=[a-z_]{0,40}[A-Z0-9]))(?P<random>[A-Za-z0-9_+/=]{6,})"
    rf"|(?i:whsec_|_secret_)_?(?P<capital>{_RANDOM_WORD})"
    r"|_secret_(?P<plain>[a-z]{6,})"
)
# Bounded, as what begins after a secret that ends early is looked at again; see there.
_ACROSS = rf"(?P<prefix>(?i:{_COMMON}|{_RARE}|whsec_|_secret__?))[A-Za-z0-9_]{{10,1024}}"
# A login may end with the word before the next one: it is looked at, not taken.
_LOGIN = r"(?i:(?<![A-Za-z])(?P<scheme>bearer|basic)[\s+]++)(?=(?P<login>[A-Za-z0-9._~+/=-]{8,}))"
_USERINFO = r"""://(?P<userinfo>[^\s/@"'<>]{1,300})@"""

_WORD_LENGTH = 12
_LONGEST_WORD = 16
_WORD_END = r"(?:tion|ment|ing|it(?:y|ies)|able|ness|er|ed|[ae]nce|[ae]nt|al|ory|ive|ize|script)s?$"

# Two of three texts hold none of these: looked for first, being quicker than any pattern.
_KEY_NEEDLES = ("k_live_", "k_test_", "sk_org", "rkcs_", "oak_", "em_live_", "em_test_")
_SECRET_NEEDLES = ("whsec_", "_secret_")
_NEEDLES = (*_KEY_NEEDLES, *_SECRET_NEEDLES, "bearer", "basic", "://")


class SecretHit(NamedTuple):
    """A secret in a text: its place, what to show in its stead, and how it is spelled plainly."""

    start: int
    end: int
    mask: str
    plain: tuple[str, ...] = ()
    """One for each way in which it was found. Never shown."""


def may_hold_secret(small: str) -> bool:
    """Whether to look closer at a text in small letters."""
    return any(needle in small for needle in _NEEDLES)


def without_prefix(secret: str) -> str:
    """Return what tells a key, spelled plainly, from all others of its kind."""
    return re.sub(rf"\A(?i:{_COMMON}|{_RARE})", "", secret)


def find(text: str) -> Iterator[SecretHit]:
    """List the secrets in a text, in no order; they may overlap."""
    small = text.lower()
    if any(needle in small for needle in _KEY_NEEDLES):
        for found in re.compile(_KEY).finditer(text):
            yield SecretHit(*found.span(), mask_key(found[0]))
    if any(needle in small for needle in _SECRET_NEEDLES):
        for found in re.compile(_SECRET).finditer(text):
            if found.lastgroup != "plain" or _is_secret(text, found):
                # Nothing of the random part: unlike a key, nobody needs to tell two apart.
                yield SecretHit(*found.span(found.lastgroup or 0), MASK)
    if "bearer" in small or "basic" in small:
        for found in re.compile(_LOGIN).finditer(text):
            if _is_login(found):
                yield SecretHit(*found.span("login"), MASK)
    if "://" in text:
        for found in re.compile(_USERINFO).finditer(text):
            if found["userinfo"] != MASK:
                yield SecretHit(*found.span("userinfo"), MASK)


def find_across_lines(text: str, breaks: Callable[[int, int], list[int]]) -> Iterator[SecretHit]:
    """List the keys and client secrets that go on after a line break, which is taken out here.

    ``breaks`` lists the places of those inside of a span. More than chance has to speak for what
    is found, as what follows the break may be another word.
    """
    small = text.lower()
    if not any(needle in small for needle in (*_KEY_NEEDLES, *_SECRET_NEEDLES)):
        return
    place = 0
    while found := re.compile(_ACROSS).search(text, place):
        start, random = found.start(), found.end("prefix")
        end = _end_across(text, random, found.end(), breaks(start, found.end()))
        if end == found.end():
            whole = re.compile("[A-Za-z0-9_]*").match(text, end)
            end = whole.end() if whole else end
        place = max(end, random)
        is_random = re.compile(_RANDOM).match(text, random, end) is not None
        if breaks(start, end) and is_random:
            is_key = not found["prefix"].lower().endswith(("secret_", "whsec_"))
            yield SecretHit(start, end, mask_key(text[start:end]) if is_key else MASK)


def _end_across(text: str, random: int, end: int, breaks: list[int]) -> int:
    """Say where a secret ends whose last lines may be something else."""
    for place, after in pairwise([*breaks, end]):
        if place >= random and "_" in text[place:after]:
            end = place
            break
    for place in reversed(breaks):
        if place >= end:
            continue
        line = text[place:end]
        is_name = re.compile(r"[ \t]{0,8}[=:(\[]").match(text, end) and not _is_no_name(line)
        if re.search("[0-9]|[a-z][A-Z]", line) and not is_name:
            break
        end = place
    return end


def _is_no_name(line: str) -> bool:
    """Whether a line is random, whatever follows it: names are short or of one kind of letters."""
    has_both = line.lower() != line != line.upper()
    return len(line) >= _WORD_LENGTH and has_both and re.search("[0-9]", line) is not None


def _is_secret(text: str, found: re.Match[str]) -> bool:
    word = found["plain"]
    owner = re.search(r"[A-Za-z0-9_]*$", text[max(0, found.start() - 64) : found.start()])
    if owner is not None and re.search("[0-9]", owner[0]):
        return True
    if len(word) >= _LONGEST_WORD:
        return True
    return len(word) >= _WORD_LENGTH and not re.search(_WORD_END, word)


def _is_login(found: re.Match[str]) -> bool:
    login = found["login"]
    has_digit = re.search("[0-9]", login[:64]) is not None
    if found["scheme"].lower() == "bearer":
        return has_digit or re.search("[a-z][A-Z]", login[:64]) is not None
    # "Basic Authentication" is no login: one tells, decoded, a name and a password.
    beginning = login[:64].rstrip("=")
    try:
        decoded = a2b_base64(beginning + "=" * (-len(beginning) % 4))
    except Error:
        decoded = b""
    return re.match(rb"[ -~]*:", decoded) is not None or (has_digit and len(login) > _LONGEST_WORD)
