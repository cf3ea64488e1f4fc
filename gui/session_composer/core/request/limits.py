"""How large a request may be. What may be read may be written, and the other way round.

One limit for files, whatever they come from or go to: a request that would be larger is refused
when it is made, by an import, a paste or an edit.
"""

from collections.abc import Iterator
from itertools import chain
from json.encoder import encode_basestring
from typing import NamedTuple

from session_composer.core.text.errors import InputError
from session_composer.core.wire.paths import ACCOUNT, EXPAND, WirePath, wire_name
from session_composer.core.wire.values import JsonValue, Leaf, Map, Number, texts, thaw

from .request import Request

MAX_BYTES = 5 * 1024 * 1024
"""Of a session file, and of a body before it is percent-encoded."""
MAX_LEAVES = 20_000
"""Values that hold no others, the elements of lists and the fields to expand included."""
MAX_CONTAINERS = 4 * MAX_LEAVES
"""Objects and lists; real ones have two for each value at most."""
MAX_TEXT_CHARS = 20_000
"""Four times what Stripe takes for a text; much more in one line would hold the window up."""

_PLAIN_TYPES = frozenset({bool, str})
_MOST_MEASURED = 500
"""Values other than booleans and texts that are measured one by one to save the exact measure."""
_HEAD = 1024
"""What a file holds besides the parameters is shorter, the names of versions being bounded."""


class RequestSize(NamedTuple):
    """What a request takes, in values and in bytes; never less than it really is."""

    leaves: int
    containers: int
    file: int
    body: int

    def plus(self, other: "RequestSize") -> "RequestSize":
        """Size of two requests in one, at most."""
        return RequestSize(*(one + two for one, two in zip(self, other, strict=True)))

    @property
    def fits(self) -> bool:
        """Whether a request of that size may be."""
        return (
            self.leaves <= MAX_LEAVES
            and self.containers <= MAX_CONTAINERS
            and max(self.file, self.body) <= MAX_BYTES
        )


def refuse_large(request: Request) -> RequestSize:
    """Return the size of a request. Raises InputError that says what of it is too large."""
    _refuse_long_texts(request)
    size = size_of(request)
    if size.leaves > MAX_LEAVES or size.containers > MAX_CONTAINERS:
        raise InputError("it holds more than {max_leaves} parameters.", max_leaves=MAX_LEAVES)
    most = MAX_BYTES // 1024
    if size.file > MAX_BYTES:
        kib = size.file // 1024
        raise InputError(
            "it would take {kib} KiB as a session file; at most {most} are taken.",
            kib=kib,
            most=most,
        )
    if size.body > MAX_BYTES:
        kib = size.body // 1024
        raise InputError(
            "its body would take {kib} KiB; at most {most} are taken.", kib=kib, most=most
        )
    return size


def size_of(request: Request) -> RequestSize:
    """Measure a request without writing it: roughly where that tells that it fits."""
    rough = _at_most(request)
    return rough if rough is not None and rough.fits else _exactly(request)


def _at_most(request: Request) -> RequestSize | None:
    """Measure as if each parameter had lines of its own for all that it is in.

    Names and texts are looked at all together, since each edit of many waits for this; None where
    one of them is written longer than it is, or where the exact measure takes no longer.
    """
    params = request.params
    # By their types: asking isinstance of each takes as long as all the rest.
    others = [(path, leaf) for path, leaf in params.items() if type(leaf) not in _PLAIN_TYPES]
    words = "".join([leaf for leaf in params.values() if type(leaf) is str])
    names = "".join(chain.from_iterable(params))
    if len(others) > _MOST_MEASURED or _written(names + words) != len(names) + len(words) + 2:
        return None
    steps = sum(map(len, params))
    deepest = max(map(len, params), default=0)
    objects = len({path[:-1] for path in params}) * max(deepest - 1, 0)
    size, plain = len(names) + len(words), len(params)
    file = steps * (4 * deepest + 10) + size + 5 * plain
    body = size + 2 * steps + 7 * plain
    total = RequestSize(plain, objects, file, body).plus(_apart_from_params(request))
    for path, leaf in others:
        above = sum(map(len, path)) + 2 * len(path)
        total = total.plus(_measure(leaf, above, 2 * len(path)))
    return total


def _apart_from_params(request: Request) -> RequestSize:
    head = _HEAD + len(request.account.encode(errors="replace"))
    bare = RequestSize(0, 0, head, head)
    return bare.plus(_measure(request.expand, len(EXPAND[0]), 2)) if request.expand else bare


def _exactly(request: Request) -> RequestSize:
    seen: set[WirePath] = set()
    leaves, containers, file, body = 0, 0, 0, 0
    parent: WirePath = ()
    above = 0
    for path, leaf in request.params.items():
        if path[:-1] != parent:
            parent = path[:-1]
            above = 2 * len(path) + len("".join(parent).encode(errors="replace"))
            # Each name stands once in the file, whatever is below it.
            for depth in range(len(parent), 0, -1):
                if path[:depth] in seen:
                    break
                seen.add(path[:depth])
                file += 4 * depth + 8 + _written(path[depth - 1])
        file += 2 * len(path) + 4 + _written(path[-1])
        if leaf is True or leaf is False:  # Nearly all.
            leaves += 1
            file += 5
            body += above + _plain(path[-1]) + 7
            continue
        if isinstance(leaf, str):
            leaves += 1
            file += _written(leaf)
            body += above + _plain(path[-1]) + _plain(leaf) + 2
            continue
        more = _measure(leaf, above + _plain(path[-1]), 2 * len(path))
        leaves += more.leaves
        containers += more.containers
        file += more.file
        body += more.body
    total = RequestSize(leaves, containers + len(seen), file, body)
    return total.plus(_apart_from_params(request))


def _measure(leaf: Leaf, name: int, indent: int) -> RequestSize:
    """Measure a value: bytes of its name on the wire, and of the space before its line in a file.

    Every value below others has a line of its own there, and a name of its own on the wire.
    """
    if isinstance(leaf, str):
        return RequestSize(1, 0, _written(leaf), name + _plain(leaf) + 2)
    if not isinstance(leaf, tuple | Map) or not (leaf.items if isinstance(leaf, Map) else leaf):
        length = len(leaf.text) if isinstance(leaf, Number) else 5
        return RequestSize(1, 0, length, name + length + 2)
    leaves, containers, file, body = 0, 1, indent + 4, 0
    for key, written, item in _entries(leaf):
        if isinstance(item, str):  # Nearly always, and lists may be long.
            leaves += 1
            file += _written(item) + indent + 4 + written
            body += name + key + _plain(item) + 4
            continue
        inner = _measure(item, name + key + 2, indent + 2)
        leaves += inner.leaves
        containers += inner.containers
        file += inner.file + indent + 4 + written
        body += inner.body
    return RequestSize(leaves, containers, file, body)


def _entries(leaf: tuple[Leaf, ...] | Map) -> Iterator[tuple[int, int, Leaf]]:
    """List what is below a value, with the lengths of its name on the wire and in a file."""
    if isinstance(leaf, Map):
        for key, item in leaf.items:
            yield _plain(key), 2 + _written(key), item
    else:
        for index, item in enumerate(leaf):
            yield len(str(index)), 0, item


def _plain(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode(errors="replace"))


def _written(text: str) -> int:
    """Bytes of a text in a file, its quotes included."""
    if text.isascii() and text.isprintable() and '"' not in text and "\\" not in text:
        return len(text) + 2
    return len(encode_basestring(text).encode(errors="replace"))


def _refuse_long_texts(request: Request) -> None:
    _refuse(ACCOUNT, request.account)
    for position, entry in enumerate(request.expand):
        _refuse((*EXPAND, str(position)), entry)
    params = request.params
    words = {leaf for leaf in params.values() if type(leaf) is str}
    words.update(*params)
    has_long = max(map(len, words), default=0) > MAX_TEXT_CHARS
    for path, leaf in params.items():
        if has_long:
            for name in path:
                _refuse(path[:1], name)
        if has_long or type(leaf) not in _PLAIN_TYPES:
            value: JsonValue = thaw(leaf)
            for text in texts(value):
                _refuse(path, text)


def _refuse(path: WirePath, text: str) -> None:
    if len(text) > MAX_TEXT_CHARS:
        raise InputError(
            "{path} holds a text of {text} characters; at most {max_text_chars} are taken.",
            path=wire_name(path),
            text=len(text),
            max_text_chars=MAX_TEXT_CHARS,
        )
