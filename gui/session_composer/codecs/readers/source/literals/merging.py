"""Puts objects together, and makes the pairs of a form out of lists and texts."""

import re
from collections.abc import Iterator, Sequence
from urllib.parse import unquote_plus

from session_composer.codecs.budget import Budget
from session_composer.codecs.readers.plain.raw_values import (
    RawValue,
    Variable,
    WireText,
    placed_like,
)

from .found import CODE, Found, Text

_CODE_SIGN = "\0"
_MARKS = re.compile(r"%[sdvitq]|\{\w{0,40}\}")
_OWN = ("account", "components", "expand", "body", "data")


def merged(under: RawValue, over: RawValue, steps: Budget, *, deep: bool = False) -> RawValue:
    """Put one object over another; with ``deep`` what is in both is put together, too."""
    if not isinstance(under, dict) or not isinstance(over, dict):
        return over
    steps.spend(len(under) + len(over))
    found = dict(under)
    for key, value in over.items():
        found[key] = merged(found[key], value, steps, deep=True) if deep and key in found else value
    return found


def put(found: dict[str, RawValue], key: str, value: RawValue) -> None:
    """Add a pair to a form: ``expand[]`` may stand there more than once."""
    is_list = key.endswith("[]") or (key.startswith("expand[") and key[7:-1].isdecimal())
    if is_list and not isinstance(value, list):
        name = placed_like(key.partition("[")[0] if key.startswith("expand[") else key[:-2], key)
        there = found.get(name)
        if isinstance(there, list):
            there.append(value)
        else:
            found[name] = [value]
    else:
        found[key] = value


def is_form_name(text: str) -> bool:
    """Whether a text is the name of a parameter in a form body."""
    return text.startswith(("components[", "expand[", "components%5B"))


def on_wire(value: RawValue) -> RawValue:
    """Mark the texts of a form body, so that their words may become booleans."""
    if isinstance(value, dict):
        return {key: on_wire(inner) for key, inner in value.items()}
    return WireText(value) if isinstance(value, str) else value


def paired(values: Sequence[RawValue]) -> dict[str, RawValue] | None:
    """Make an object of a list of pairs, or of names and values in turn; None when it is none."""
    if not values:
        return None
    pairs: list[tuple[str, RawValue]] = []
    both = [pair for entry in values if (pair := _pair(entry)) is not None]
    if len(both) == len(values):
        pairs = both
    elif len(values) % 2 == 0:
        for name, value in zip(values[::2], values[1::2], strict=True):
            if isinstance(name, str):
                pairs.append((name, value))
        if 2 * len(pairs) < len(values):
            return None
    if not any(is_form_name(name) or name in _OWN for name, _ in pairs):
        return None
    found: dict[str, RawValue] = {}
    for name, value in pairs:
        put(found, name, value)
    return found


def _pair(entry: RawValue) -> tuple[str, RawValue] | None:
    """Return a name and a value that stand together, in a list or under these words."""
    if isinstance(entry, dict) and 2 <= len(entry) <= 5 and "value" in entry:
        entry = [entry.get("name", entry.get("key")), entry["value"]]
    if isinstance(entry, list) and len(entry) == 2 and isinstance(entry[0], str):
        return entry[0], entry[1]
    return None


def is_form_text(found: Found) -> bool:
    """Whether a text looks like a form body with components in it."""
    texts = (found,) if isinstance(found, str) else found.pieces if isinstance(found, Text) else ()
    return any(
        isinstance(piece, str) and ("components[" in piece or "components%5" in piece)
        for piece in texts
    ) and any(isinstance(piece, str) and "=" in piece for piece in texts)


def joined_by(found: Sequence[RawValue], by: str = "&") -> Text:
    """Put texts together with a sign between them."""
    pieces: list[str | Variable] = []
    for one in found:
        if isinstance(one, Text) and one.pieces:
            pieces += [*one.pieces, by]
        elif isinstance(one, str | Variable):
            pieces += [one, by]
    return Text("", pieces=tuple(pieces))


def fill_marks(text: Found, values: Sequence[Found]) -> Found:
    """Put values into a text that has marks for them: ``%s``, ``{}``, ``{0}``, ``{name}``."""
    if not isinstance(text, str):
        return CODE
    pieces: list[str | Variable] = []
    end = 0
    following = iter(values)
    for match in _MARKS.finditer(text):
        value = next(following, CODE)
        value = str(value).lower() if isinstance(value, bool) else value
        pieces.append(text[end : match.start()])
        pieces.append(value if isinstance(value, str | Variable) else CODE)
        end = match.end()
    return Text("", pieces=(*pieces, text[end:]))


def form_pairs(found: Found) -> dict[str, RawValue]:
    """Split a form body with code in it into its names and values."""
    pieces = (found,) if isinstance(found, str) else getattr(found, "pieces", ())
    codes = [piece for piece in pieces if isinstance(piece, Variable)]
    text = "".join(
        piece.replace(_CODE_SIGN, "") if isinstance(piece, str) else _CODE_SIGN for piece in pieces
    )
    made: dict[str, RawValue] = {}
    following = iter(codes)
    body = text.strip()
    if "?" in text.partition("=")[0]:
        head, _, body = text.partition("?")
        for _ in range(head.count(_CODE_SIGN)):
            next(following, None)
    for part in body.split("&"):
        inside = _taken(following, part.count(_CODE_SIGN))
        name, equals, value = part.partition("=")
        if not equals or _CODE_SIGN in name:
            continue
        name = unquote_plus(name.strip())
        # With pieces nobody can tell which one a name is from.
        name = placed_like(name, found) if isinstance(found, str) else name
        if _CODE_SIGN in value:
            put(made, name, inside[0] if inside else "")
        else:
            put(made, name, unquote_plus(value))
    return made


def _taken(codes: Iterator[Variable], count: int) -> list[Variable]:
    return [code for _, code in zip(range(count), codes, strict=False)]
