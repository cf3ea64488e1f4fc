"""The regular expressions of the program, out of its source, and texts that are hard for them."""

import ast
import importlib
import re
import re._constants as sre  # type: ignore[import-not-found]
import re._parser as sre_parser  # type: ignore[import-not-found]
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

import session_composer

PACKAGE = Path(session_composer.__file__).parent
_FUNCTIONS = {"compile", "match", "search", "fullmatch", "sub", "subn", "split", "findall"} | {
    "finditer"
}
_FROM_ANYWHERE = {"search", "sub", "subn", "split", "findall", "finditer"}
# Those that sre_parser takes for a text.
_FLAGS = re.IGNORECASE | re.MULTILINE | re.DOTALL | re.VERBOSE | re.ASCII


class Use(NamedTuple):
    """A regular expression, where it stands, and whether a match is looked for anywhere."""

    place: str
    pattern: re.Pattern[Any]
    searches: bool


def uses() -> tuple[list[Use], list[str]]:
    """List the expressions of the package, and the places of those made while the program runs."""
    found: list[Use] = []
    made: list[str] = []
    for path in sorted(PACKAGE.rglob("*.py")):
        source = path.read_text()
        if "import re\n" not in source:
            continue
        tree = ast.parse(source)
        name = ".".join(path.relative_to(PACKAGE).with_suffix("").parts)
        module = vars(importlib.import_module(f"session_composer.{name}".removesuffix(".__init__")))
        searched = set(_names_searched(tree))
        kept = dict(_kept(module))
        for target, call in _calls(tree):
            function = call.func.attr if isinstance(call.func, ast.Attribute) else ""
            try:
                wanted = call.args if function == "compile" else call.args[:1]
                patterns = [re.compile(*(eval(_code(part), module) for part in wanted))]
            except (NameError, TypeError):
                patterns = kept.get(target, [])
            if not patterns:
                made.append(name)
            searches = function in _FROM_ANYWHERE or target in searched
            found += [Use(f"{name}:{call.lineno}", pattern, searches) for pattern in patterns]
    return found, made


def pieces(pattern: re.Pattern[Any], count: int) -> list[str]:
    """Short texts that are hard for a pattern: beginnings of what it matches, and its own signs."""
    text = pattern.pattern
    if isinstance(text, bytes):
        text = text.decode("latin-1")
    parsed = sre_parser.parse(text, pattern.flags & _FLAGS)
    signs = [*dict.fromkeys([*_signs(parsed), "a", " "])]
    random = Random(ascii(text))
    found = [*signs]
    for _ in range(count):
        beginning = _beginning(parsed, random)
        found += [beginning, beginning + random.choice(signs)]
        found.append("".join(random.choices(signs, k=random.randint(2, 4))))
    return [*dict.fromkeys(filter(None, found))]


def _calls(tree: ast.AST) -> Iterator[tuple[str, ast.Call]]:
    targets: dict[ast.AST, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            targets |= dict.fromkeys(ast.walk(node.value), node.targets[0].id)
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and isinstance(node.func.value, ast.Name)
            and node.func.value.id == "re"
            and node.func.attr in _FUNCTIONS
        ):
            yield targets.get(node, ""), node


def _names_searched(tree: ast.AST) -> Iterator[str]:
    """Names of expressions whose match may begin anywhere, also by way of a function."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in _FROM_ANYWHERE:
            yield from (part.id for part in ast.walk(node.value) if isinstance(part, ast.Name))
        elif isinstance(node, ast.Call):
            # Handed to something that may search with it.
            yield from (part.id for part in node.args if isinstance(part, ast.Name))


def _kept(module: dict[str, Any]) -> Iterator[tuple[str, list[re.Pattern[Any]]]]:
    for name, value in module.items():
        yield name, [*_patterns_in(value)]


def _patterns_in(value: object) -> Iterator[re.Pattern[Any]]:
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, dict | tuple | list):
        for item in value.values() if isinstance(value, dict) else value:
            yield from _patterns_in(item)


def _code(part: ast.expr) -> Any:
    return compile(ast.Expression(part), "<pattern>", "eval")


def _beginning(parsed: Any, random: Random) -> str:
    """Something that matches up to some place, and mostly no further."""
    whole = _all(parsed, random)
    length = len(whole)
    return whole[: max(random.randint(1, length), random.randint(1, length))] if whole else ""


def _match(part: Any, random: Random) -> str:
    operation, argument = part
    if operation is sre.LITERAL:
        return chr(argument)
    if operation is sre.NOT_LITERAL:
        return "x" if argument != ord("x") else "y"
    if operation is sre.IN:
        members = [*_members(argument)]
        return members[0] if argument[0][0] is sre.NEGATE else random.choice(members)
    if operation is sre.ANY:
        return "a"
    if operation is sre.BRANCH:
        return _all(random.choice(argument[1]), random)
    if operation in (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT):
        least, most, inner = argument
        times = random.randint(least, max(least, min(int(most), least + 2)))
        return "".join(_all(inner, random) for _ in range(times))
    inner = argument if isinstance(argument, sre_parser.SubPattern) else None
    if operation in (sre.SUBPATTERN, sre.ASSERT):
        inner = argument[-1]
    return _all(inner, random) if inner is not None else ""


def _all(parsed: Any, random: Random) -> str:
    return "".join(_match(part, random) for part in parsed)


def _signs(parsed: Any) -> Iterator[str]:
    """One of each class of characters, and the literals."""
    for operation, argument in parsed:
        if operation is sre.LITERAL or operation is sre.NOT_LITERAL:
            yield chr(argument)
        elif operation is sre.IN:
            yield from [*_members(argument)][:3]
        elif operation is sre.BRANCH:
            for branch in argument[1]:
                yield from _signs(branch)
        else:
            for part in argument if isinstance(argument, tuple | list) else (argument,):
                if isinstance(part, sre_parser.SubPattern):
                    yield from _signs(part)


_CATEGORIES = {sre.CATEGORY_DIGIT: "1", sre.CATEGORY_SPACE: " ", sre.CATEGORY_WORD: "a"}


def _members(members: Any) -> Iterator[str]:
    """Characters of a class; of a negated one, one that is in few."""
    if members[0][0] is sre.NEGATE:
        yield "é"
        members = members[1:]
    for operation, argument in members:
        if operation is sre.LITERAL:
            yield chr(argument)
        elif operation is sre.RANGE:
            yield chr(argument[0])
        elif operation is sre.CATEGORY:
            yield _CATEGORIES.get(argument, "-")
