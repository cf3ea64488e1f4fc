"""From the names and values of a form body to one nested object."""

from collections.abc import Callable, Iterable

from session_composer.codecs import budget
from session_composer.core.text.errors import InputError
from session_composer.core.text.message import Message
from session_composer.core.wire.json_text import MAX_DEPTH
from session_composer.core.wire.paths import COMPONENTS, WirePath, parse_wire_name

from .raw_values import Given, named

# An element that was appended, ``a[]``, is told from ``a[0]`` by the type of its key.
type _Node = dict[str | int, str | _Node]


def nested(pairs: Iterable[tuple[str, str]], note: Callable[[Message], None]) -> dict[str, Given]:
    """Nest pairs whose names have brackets; ``a[]`` and ``a[0]``, ``a[1]`` make lists.

    Of equal names the last one wins, which ``note`` is told. Raises InputError when a name has both
    a value and names below it, and beyond the limits of a session file.
    """
    root: _Node = {}
    values = budget.parameters()
    for name, value in pairs:
        values.spend()
        path = parse_wire_name(name)
        if len(path) > MAX_DEPTH:
            raise InputError(
                "The parameter {path} is nested more than {max_depth} levels deep.",
                path=named(path),
                max_depth=MAX_DEPTH,
            )
        _insert(root, path, value, note)
    return {str(key): _finished(item, (str(key),), note) for key, item in root.items()}


def is_index(key: str) -> bool:
    """Whether a key is a number as it stands in lists."""
    return key.isascii() and key.isdecimal() and len(key) < 10 and str(int(key)) == key


def is_map(path: WirePath) -> bool:
    """Whether a parameter holds others by name, never a list."""
    return path[:1] == COMPONENTS and (len(path) < 3 or (len(path) == 3 and path[2] == "features"))


def _insert(root: _Node, path: WirePath, value: str, note: Callable[[Message], None]) -> None:
    node = root
    for depth, name in enumerate(path):
        key = name if name or not depth else _appended(node, path[depth + 1 :])
        there = node.get(key)
        if depth == len(path) - 1:
            if isinstance(there, dict):
                raise InputError(
                    "The parameter {path} has a value and parameters below it.", path=named(path)
                )
            if there is not None:
                note(
                    Message(
                        "{path} stands there more than once; the last one is taken.",
                        path=named(path),
                    )
                )
            node[key] = value
        elif isinstance(there, str):
            raise InputError(
                "The parameter {path} has a value and parameters below it.",
                path=named(path[: depth + 1]),
            )
        elif there is None:
            inner: _Node = {}
            node[key] = inner
            node = inner
        else:
            node = there


def _appended(node: _Node, rest: WirePath) -> int:
    """Key of the element that ``[]`` stands for: the last one, unless it has what comes next."""
    if node and rest:
        last = next(reversed(node))
        if isinstance(last, int) and isinstance(node[last], dict) and not _has(node[last], rest):
            return last
    # Beyond every number given before: a node never gets smaller.
    return len(node)


def _has(node: str | _Node, rest: WirePath) -> bool:
    for key in rest:
        if isinstance(node, str):
            return True
        if key not in node:
            return False
        node = node[key]
    return True


def _finished(node: str | _Node, path: WirePath, note: Callable[[Message], None]) -> Given:
    if isinstance(node, str):
        return node
    names = [key for key in node if isinstance(key, str)]
    appended = len(node) - len(names)
    if appended and (is_map(path) or not all(map(is_index, names))):
        raise InputError(
            "The parameter {path} has names below it, but also a list.", path=named(path)
        )
    if appended and names:
        note(
            Message(
                "{path} mixes numbers and empty brackets; the list is taken as it stands.",
                path=named(path),
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
