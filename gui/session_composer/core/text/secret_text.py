"""Finds secrets in any text, however they are spelled: for masking, keeping and sending."""

import re
from binascii import Error, a2b_base64
from collections.abc import Collection, Iterator

from . import secret_shapes
from .secret_shapes import SecretHit
from .secret_views import TextView, join_lines, undo_spelling
from .secrets import MASK

# The name of a server's user is shorter, but where it is so short nobody asks for its secrecy.
_SHORTEST = 8
_PIECE = 32 * 1024
# No secret takes that many characters to be recognised as one, in the oddest spelling.
_OVERLAP = 8 * 1024
# What stands before a secret and tells that it is one.
_CONTEXT = 128

# Characters of base64 that take a key; and bytes that may be one's, or are UTF-8 or UTF-16 of it.
_BASE64 = r"[A-Za-z0-9+/_-]{16,}"
_TOLD = (
    rb"(?:[\0\t\n\r -~]|\xc2\xad|\xe2\x80[\x80-\xaf]|\xef\xbb\xbf|\xef[\xbc\xbd][\x80-\xbf]){12,}"
)
_LINES, _FEW = 64, 4
_ROUNDS = 8
_MAX_DEPTH = 3
"""How often base64 may be wrapped in base64."""
_STANDARD = str.maketrans("-_", "+/")
_PLAIN_SIGNS = str.maketrans("", "", " []_.-=,;&\n")


def redact(text: str, known: Collection[str] = ()) -> str:
    """Mask whatever in a text is an API key, a client secret or a login.

    ``known`` are further texts to mask, such as secrets that look like nothing in particular.
    """
    # A mask is shorter than what it hides, and on one line: it may bring together what is another.
    for _ in range(_ROUNDS):
        parts, place = [], 0
        for hit in find_secrets(text, known):
            parts += [text[place : hit.start], hit.mask]
            place = hit.end
        before, text = text, "".join([*parts, text[place:]])
        if text == before:
            break
    return text


def redact_lines(lines: list[str]) -> list[str]:
    """Mask the secrets of each line by itself; quick where most lines are names in small letters.

    What is harmless as a whole has no harmless-looking part that is not: capitals, other signs and
    the words that secrets have are absent from all of it.
    """
    found: list[str] = []
    for begin in range(0, len(lines), _LINES):
        found += _redact_some(lines[begin : begin + _LINES])
    return found


def _redact_some(lines: list[str]) -> list[str]:
    """Look at lines together, and at each half where that does not tell enough."""
    if _is_harmless("\n".join(lines)):
        return lines
    if len(lines) < _FEW:
        return list(map(redact, lines))
    middle = len(lines) // 2
    return _redact_some(lines[:middle]) + _redact_some(lines[middle:])


def contains_secret(text: str, known: Collection[str] = ()) -> bool:
    """Whether a text holds what :func:`redact` masks."""
    return next(find_secrets(text, known), None) is not None


def find_secrets(text: str, known: Collection[str] = ()) -> Iterator[SecretHit]:
    """List the secrets in a text in their order. Takes time in proportion to its length."""
    if not known and (len(text) < _SHORTEST or (len(text) < _PIECE and _is_harmless(text))):
        return
    begin = 0
    # In pieces: a single search of megabytes would hold up every other thread, the window's too.
    while begin < len(text):
        border = begin + _PIECE
        for hit in _piece(text, begin, border, known):
            yield hit
            begin = hit.end
        begin = max(begin, border)


def _piece(text: str, begin: int, border: int, known: Collection[str]) -> Iterator[SecretHit]:
    """List what begins between two places; it may end beyond."""
    start = max(0, begin - _CONTEXT)
    overlap = _OVERLAP
    while True:
        stop = border + overlap
        window = text[start:stop]
        hits = [
            hit._replace(start=hit.start + start, end=hit.end + start)
            for hit in _window(window, known)
        ]
        # Longer than any secret; it has to be masked to its end all the same.
        if stop >= len(text) or not any(hit.start < border and hit.end == stop for hit in hits):
            break
        overlap = 2 * overlap + _PIECE
    for hit in hits:
        if begin < hit.end and hit.start < border:
            yield hit._replace(start=max(begin, hit.start))


def _window(text: str, known: Collection[str]) -> list[SecretHit]:
    hits = list(_found(TextView(text), known, 0))
    if not hits:
        return []
    # Where some overlap, the longest tells what to show; of two alike the one that says least.
    hits.sort(key=lambda hit: (hit.start, -hit.end, len(hit.mask)))
    merged = [hits[0]]
    for hit in hits[1:]:
        last = merged[-1]
        if hit.start >= last.end:
            merged.append(hit)
            continue
        plain = (*last.plain, *(one for one in hit.plain if one not in last.plain))
        if hit.end > last.end:
            merged[-1] = SecretHit(last.start, hit.end, MASK, plain)
        else:
            merged[-1] = last._replace(plain=plain)
    return merged


def _found(view: TextView, known: Collection[str], depth: int) -> Iterator[SecretHit]:
    if not known and _is_harmless(view.text):
        return
    yield from _in(view, known)
    plain = undo_spelling(view)
    if plain is not view:
        yield from _in(plain, known)
    whole = join_lines(plain)
    if whole is not plain:
        for hit in secret_shapes.find_across_lines(whole.text, whole.replaced_within):
            yield _below(whole, hit)
    if depth < _MAX_DEPTH:
        yield from _in_base64(whole, known, depth)


def _in(view: TextView, known: Collection[str]) -> Iterator[SecretHit]:
    for hit in secret_shapes.find(view.text):
        yield _below(view, hit)
    for secret in known:
        place = view.text.find(secret)
        while place >= 0:
            yield SecretHit(*view.span(place, place + len(secret)), MASK)
            place = view.text.find(secret, place + len(secret))


def _below(view: TextView, hit: SecretHit) -> SecretHit:
    """Say where in the first text a hit in a view stands."""
    return SecretHit(*view.span(hit.start, hit.end), hit.mask, (view.text[hit.start : hit.end],))


def _in_base64(view: TextView, known: Collection[str], depth: int) -> Iterator[SecretHit]:
    for found in re.compile(_BASE64).finditer(view.text):
        # Names are in one case; the base64 of a key never is.
        if found[0].islower() or found[0].isupper():
            continue
        run = found[0].translate(_STANDARD)
        # It may begin anywhere in the run: something else of the same letters may stand before.
        for phase in range(4):
            size = (len(run) - phase) // 4 * 4
            rest = run[phase + size :]
            padded = run[phase:] + "=" * (4 - len(rest)) if len(rest) > 1 else run[phase:][:size]
            try:
                data = a2b_base64(padded)
            except Error:
                continue
            for encoded in re.compile(_TOLD).finditer(data):
                for hit in _found(TextView(encoded[0].decode("latin-1")), known, depth + 1):
                    first = found.start() + phase + (encoded.start() + hit.start) * 4 // 3
                    last = found.start() + phase - (-(encoded.start() + hit.end) * 4 // 3)
                    last = min(last, found.end())
                    plain = (*hit.plain, view.text[first:last])
                    yield SecretHit(*view.span(first, last), MASK, plain)


def _is_harmless(text: str) -> bool:
    """Whether a text is a name or a simple sentence that can hold no secret; quick."""
    return (
        text.isascii()
        and text.islower()
        and text.translate(_PLAIN_SIGNS).isalnum()
        and not secret_shapes.may_hold_secret(text)
    )
