"""From names in brackets, in a form body or as keys of an object, to one nested object."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import unquote

from session_composer.codecs import budget
from session_composer.core.text.errors import InputError
from session_composer.core.text.message import Message
from session_composer.core.wire.json_text import MAX_DEPTH
from session_composer.core.wire.paths import ACCOUNT, COMPONENTS, EXPAND, WirePath, parse_wire_name
from session_composer.core.wire.values import Number

from .raw_values import (
    PlacedText,
    RawValue,
    Variable,
    WireText,
    coded,
    parameter_name,
    placed_like,
    sentence_safe,
)


@dataclass(frozen=True, slots=True)
class _Leaf:
    value: RawValue


# An element that was appended, ``a[]``, is told from ``a[0]`` by the type of its key.
type _Node = dict[str | int, _Leaf | _Node]
type _Note = Callable[[Message], None]

_OPENING = ("[", "%5B", "%5b")
_BRACKETED = re.compile(r"[\w.-]++(?:(?:\[|%5[Bb])[\w.-]*+(?:\]|%5[Dd]))++")


def nest_pairs(
    pairs: Iterable[tuple[str, RawValue]], note: _Note, *, on_wire: bool = False
) -> dict[str, RawValue]:
    """Nest pairs whose names have brackets; ``a[]`` and ``a[0]``, ``a[1]`` make lists.

    A value may be an object, with such names in it again. What stands under a name in brackets
    becomes :class:`WireText`, with ``on_wire`` all. Of equal names the last one wins, which
    ``note`` is told. Raises InputError when a name has both a value and names below it, and beyond
    the limits of a session file.
    """
    root: _Node = {}
    values = budget.parameter_budget()
    for name, given in pairs:
        path = wire_path(name, note)
        for below, value, appends in _flat(path, given, note, on_wire=on_wire or len(path) > 1):
            values.spend()
            _insert(root, below, value, note, appends=appends)
    names = {key if isinstance(key, str) else str(key): item for key, item in root.items()}
    return {name: _finished(item, (name,), note) for name, item in names.items()}


def unfolded(parameters: Mapping[str, RawValue], note: _Note) -> Mapping[str, RawValue]:
    """Take names in brackets apart wherever they stand as a key. Raises InputError as nested does.

    Without any the object stays what it is.
    """
    return nest_pairs(parameters.items(), note) if _has_brackets(parameters) else parameters


def wire_path(name: str, note: _Note) -> WirePath:
    """Take a name apart; one that was percent-encoded once too often is decoded, and named."""
    if "[" not in name and any(sign in name for sign in _OPENING):
        decoded = unquote(name)
        path = parse_wire_name(decoded)
        if len(path) > 1:
            sentence = Message(
                "The name {name} is percent-encoded once too often; it is read as {path}.",
                name=sentence_safe(name, 120),
                path=parameter_name(path),
            )
            note(sentence)
            return _placed(path, name)
    return _placed(parse_wire_name(name), name)


def _placed(path: WirePath, name: str) -> WirePath:
    return tuple(placed_like(key, name) for key in path) if isinstance(name, PlacedText) else path


def is_own_name(name: str) -> bool:
    """Whether a key is a parameter of account sessions, with or without brackets behind it."""
    root = parse_wire_name(unquote(name) if "%" in name[:20] else name)[:1]
    return root in (ACCOUNT, COMPONENTS, EXPAND)


def _has_brackets(given: RawValue, depth: int = 0) -> bool:
    if not isinstance(given, dict) or depth > MAX_DEPTH:
        return False
    return any(_has_bracket(key) or _has_brackets(item, depth + 1) for key, item in given.items())


def _has_bracket(key: str) -> bool:
    """Whether a key of an object is a name that must have been meant for a form."""
    return _BRACKETED.fullmatch(key) is not None


def _flat(
    path: WirePath, given: RawValue, note: _Note, *, on_wire: bool
) -> Iterator[tuple[WirePath, RawValue, bool]]:
    """List the values at and below a path; ``on_wire`` once a name in brackets led there."""
    if len(path) > MAX_DEPTH:
        raise InputError(
            "The parameter {path} is nested more than {max_depth} levels deep.",
            path=parameter_name(path),
            max_depth=MAX_DEPTH,
        )
    if isinstance(given, dict) and given:
        for key, item in given.items():
            keys = wire_path(key, note) if _has_bracket(key) else (key,)
            yield from _flat((*path, *keys), item, note, on_wire=on_wire or len(keys) > 1)
    elif on_wire and isinstance(given, str):
        yield path, WireText(given), True
    elif on_wire and isinstance(given, Number):
        yield path, WireText(given.text), True
    else:
        yield path, given, on_wire


def is_index(key: str) -> bool:
    """Whether a key is a number as it stands in lists."""
    return key.isascii() and key.isdecimal() and len(key) < 10 and str(int(key)) == key


def is_map(path: WirePath) -> bool:
    """Whether a parameter holds others by name, never a list."""
    return path[:1] == COMPONENTS and (len(path) < 3 or (len(path) == 3 and path[2] == "features"))


def _insert(root: _Node, path: WirePath, value: RawValue, note: _Note, *, appends: bool) -> None:
    node = root
    for depth, name in enumerate(path):
        key = name if name or not depth or not appends else _appended(node, path[depth + 1 :])
        there = node.get(key)
        if isinstance(there, _Leaf) and isinstance(there.value, Variable):
            # What is written out says more than code.
            note(_replaced(path[: depth + 1], there.value))
            there = None
        if depth == len(path) - 1:
            if isinstance(there, dict):
                if isinstance(value, Variable):
                    note(_replaced(path, value))
                elif value != {}:
                    raise _two_sorts(path)
                return
            if there is not None:
                note(
                    Message(
                        "{path} stands there more than once; the last one is taken.",
                        path=parameter_name(path),
                    )
                )
            node[key] = {} if value == {} else _Leaf(value)
        elif isinstance(there, _Leaf):
            raise _two_sorts(path[: depth + 1])
        elif there is None:
            inner: _Node = {}
            node[key] = inner
            node = inner
        else:
            node = there


def _two_sorts(path: WirePath) -> InputError:
    return InputError(
        "The parameter {path} has a value and parameters below it.", path=parameter_name(path)
    )


def _replaced(path: WirePath, value: Variable) -> Message:
    return Message(
        "{path} is {value} in the text; only what is written out is taken.",
        path=parameter_name(path),
        value=coded(value),
    )


def _appended(node: _Node, rest: WirePath) -> int:
    """Key of the element that ``[]`` stands for: the last one, unless it has what comes next."""
    if node and rest:
        last = next(reversed(node))
        if isinstance(last, int) and isinstance(node[last], dict) and not _has(node[last], rest):
            return last
    # Beyond every number given before: a node never gets smaller.
    return len(node)


def _has(node: _Leaf | _Node, rest: WirePath) -> bool:
    for key in rest:
        if isinstance(node, _Leaf):
            return True
        if key not in node:
            return False
        node = node[key]
    return True


def _finished(node: _Leaf | _Node, path: WirePath, note: _Note) -> RawValue:
    if isinstance(node, _Leaf):
        return node.value
    if not node:
        return {}
    names = [key for key in node if isinstance(key, str)]
    appended = len(node) - len(names)
    if appended and (is_map(path) or not all(map(is_index, names))):
        raise InputError(
            "The parameter {path} has names below it, but also a list.", path=parameter_name(path)
        )
    if appended and names:
        note(
            Message(
                "{path} mixes numbers and empty brackets; the list is taken as it stands.",
                path=parameter_name(path),
            )
        )
    if appended:
        return [
            _finished(item, (*path, str(number)), note) for number, item in enumerate(node.values())
        ]
    found = {name: _finished(node[name], (*path, name), note) for name in names}
    if not is_map(path) and all(str(number) in found for number in range(len(found))):
        return [found[str(number)] for number in range(len(found))]
    return found
