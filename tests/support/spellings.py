"""The kinds of secrets, the ways to spell them, and a reader that tries to get them back."""

import base64
import html
import itertools
import random
import re
import sys
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from urllib.parse import quote, unquote

from hypothesis import settings
from tests.support.sizes import whole

TAIL = "51HqLyjWDarjtT1zdp7dcAbC"
KINDS = {
    "secret key": f"sk_live_{TAIL}",
    "test key": f"sk_test_{TAIL}",
    "restricted key": f"rk_live_{TAIL}",
    "ephemeral key": f"ek_live_{TAIL}",
    "organization key": f"sk_org_live_{TAIL}",
    "sandbox key": f"rkcs_{TAIL}",
    "access key": f"oak_{TAIL}",
    "embedded key": f"em_test_{TAIL}",
    "signing secret": f"whsec_{TAIL}",
    "session secret": f"accs_secret__{TAIL}",
    "intent secret": f"pi_3Mabc_secret_{TAIL}",
}


def _b64(data: str | bytes) -> str:
    return base64.b64encode(data.encode() if isinstance(data, str) else data).decode()


def _percent(text: str) -> str:
    return "".join(f"%{byte:02X}" for byte in text.encode())


def _wide(text: str) -> str:
    return "".join(chr(ord(character) + 0xFEE0) for character in text)


def _put(what: str, place: int) -> Callable[[str], str]:
    return lambda key: key[:place] + what + key[place:]


def _lines(text: str, size: int) -> str:
    return "\n".join(text[place : place + size] for place in range(0, len(text), size))


def _underscore(spelled: str) -> Callable[[str], str]:
    return lambda key: key.replace("_", spelled)


def _each(spell: Callable[[str], str]) -> Callable[[str], str]:
    return lambda key: "".join(map(spell, key))


SPELLINGS: dict[str, Callable[[str], str]] = {
    "plain": str,
    "percent": _underscore("%5F"),
    "percent, small": _underscore("%5f"),
    "percent twice": _underscore("%255F"),
    "percent four times": _underscore("%2525255F"),
    "all percent": _percent,
    "all percent twice": lambda key: quote(_percent(key)),
    "short escape": _underscore("\\u005f"),
    "short escape twice": _underscore("\\\\u005F"),
    "short escape three times": _underscore("\\\\\\\\u005f"),
    "all short escapes": _each(lambda character: f"\\u{ord(character):04x}"),
    "escape in braces": _underscore("\\u{5f}"),
    "long escape": _underscore("\\U0000005f"),
    "hex escape": _underscore("\\x5f"),
    "hex escape twice": _underscore("\\\\x5F"),
    "all hex escapes": _each(lambda character: f"\\x{ord(character):02x}"),
    "octal escape": _underscore("\\137"),
    "percent in an escape": _underscore("\\u00255f"),
    "entity": _underscore("&#95;"),
    "hex entity": _underscore("&#x5F;"),
    "named entity": _underscore("&lowbar;"),
    "entity twice": _underscore("&amp;#95;"),
    "entity three times": _underscore("&amp;amp;#x5f;"),
    "all entities": _each(lambda character: f"&#{ord(character)};"),
    "base64": _b64,
    "base64 without padding": lambda key: _b64(key).rstrip("="),
    "base64, second phase": lambda key: _b64("x" + key),
    "base64, third phase": lambda key: _b64("xy" + key),
    "base64 of a login": lambda key: _b64(key + ":"),
    "base64 among letters": lambda key: f"a/{_b64(key)}/b",
    "base64 after a letter": lambda key: "x" + _b64(key),
    "base64 of bytes": lambda key: _b64(b"\xff\0\x9c" + key.encode() + b"\xfe\x80"),
    "base64 of UTF-16": lambda key: _b64(key.encode("utf-16-le")),
    "base64 for URLs": lambda key: base64.urlsafe_b64encode(b"??>" + key.encode()).decode(),
    "base64 twice": lambda key: _b64(_b64(key)),
    "base64 of percent": lambda key: _b64(key.replace("_", "%5F")),
    "base64 in lines": lambda key: _lines(_b64(key), 8),
    "percent of base64": lambda key: quote(_b64(key + ":"), safe=""),
    "basic": lambda key: f"Authorization: Basic {_b64(key + ':')}",
    "basic with a plus": lambda key: f"Authorization=Basic+{_b64(key + ':')}",
    "basic in JSON": lambda key: f'{{\\"Authorization\\":\\"Basic {_b64(key + ":")}\\"}}',
    "bearer": lambda key: f"authorization: bearer {key}",
    "full width": _wide,
    "full width line": _underscore("\uff3f"),
    "full width in percent": lambda key: quote(_wide(key)),
    "bold": _each(lambda c: chr(ord(c) - 97 + 0x1D41A) if "a" <= c <= "z" else c),
    "capitals": lambda key: key[: -len(TAIL)].upper() + TAIL,
    "zero width space": _put("\u200b", 3),
    "soft hyphens": _each(lambda character: character + "\u00ad"),
    "joiner": _put("\u200d", 14),
    "byte order marks": _each(lambda character: "\ufeff" + character),
    "word joiner": _put("\u2060", 5),
    "nulls": _each(lambda character: character + "\0"),
    "delete": _put("\x7f", 4),
    "writing direction": _put("\u202e", 4),
    "zero width in percent": _put("%E2%80%8B", 4),
    "zero width escape": _put("\\u200b", 4),
    "zero width bytes": _put("\\xe2\\x80\\x8b", 4),
    "zero width entity": _put("&#8203;", 4),
    "soft hyphen entity": _put("&shy;", 4),
    "line break": _put("\n", 10),
    "line break early": _put("\n", 4),
    "line break late": _put("\n", -6),
    "CRLF": _put("\r\n", 12),
    "continued line": _put("\\\n    ", 16),
    "line break escape": _put("\\n", 14),
    "line break in percent": _put("%0D%0A", 14),
    "line separator": _put("\u2028", 14),
    "three lines": lambda key: f"{key[:9]}\n{key[9:15]}\n{key[15:]}",
    "after Bearer": lambda key: "Bearer" + key,
    "after a digit": lambda key: "7" + key,
    "after a letter": lambda key: "x" + key,
    "after a word": lambda key: "disk" + key,
    "after an escape": lambda key: "key\\u003d" + key,
    "after a quote": lambda key: "\\u0022" + key,
    "after percent": lambda key: "a%3D" + key,
    "after percent twice": lambda key: "a%253D" + key,
    "after a line break escape": lambda key: "line\\n" + key,
    "user of a URL": lambda key: f"https://{key}:@api.stripe.com",
    "password of a URL": lambda key: f"https://x:{key}@api.stripe.com",
    "escaped twice": lambda key: '{\\"k\\": \\"' + key.replace("_", "%5F") + '\\"}',
}


def drawn(*dimensions: Iterable[str], lot: str = "", part: int = 1) -> list[tuple[str, ...]]:
    """List combinations by lot: one for each value of the first dimension; of those one ``part``.

    On CI one for each pair of values of the first two, of those a third; all combinations there
    are in the profile ``long``. Another ``lot`` draws others.
    """
    product = list(itertools.product(*dimensions))
    if settings().max_examples > _FEW:
        return product
    draw = random.Random(f"secrets{lot}")
    groups = itertools.groupby(product, lambda combination: combination[: whole(2, 1)])
    found = [draw.choice(list(group)) for _, group in groups]
    return draw.sample(found, len(found) // whole(3, part))


_FEW = 100
_ESCAPE = (
    r"\\+(?:u\{(?P<brace>[0-9a-fA-F]{1,6})\}|u(?P<short>[0-9a-fA-F]{4})"
    r"|U(?P<long>[0-9a-fA-F]{8})|x(?P<hex>[0-9a-fA-F]{2}))"
)


def hidden_in(text: str) -> str:
    """Say which part of the secrets can be got back out of a text; empty for none."""
    for wanted in (TAIL[4:14], TAIL[-12:-3]):
        for form in _forms(text):
            if wanted in form:
                return wanted
    return ""


def _character(found: re.Match[str]) -> str:
    code = int(found[found.lastgroup or 0], 16)
    return chr(code) if code <= sys.maxunicode else found[0]


def _forms(text: str) -> Iterator[str]:
    plain = text
    yield text
    for _ in range(4):
        plain = html.unescape(unquote(plain))
        plain = re.sub(_ESCAPE, _character, plain)
        yield plain
    folded = unicodedata.normalize("NFKC", plain)
    yield "".join(character for character in folded if character.isalnum() or character in "_+/=-")
    joined = re.sub(r"\\n|\s|\\", "", plain)
    yield joined
    for form in (text, plain, joined):
        for run in re.findall("[A-Za-z0-9+/_-]{12,}", form):
            standard = run.replace("-", "+").replace("_", "/")
            for phase in range(4):
                part = standard[phase:]
                data = base64.b64decode(part[: len(part) // 4 * 4]).replace(b"\0", b"")
                inner = data.decode("latin-1")
                yield unquote(inner)
                if re.fullmatch("[A-Za-z0-9+/=]+", inner):
                    again = inner.rstrip("=")
                    yield base64.b64decode(again[: len(again) // 4 * 4]).decode("latin-1")
