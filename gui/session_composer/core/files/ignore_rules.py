"""What a ``.gitignore`` says of files, by the rules of https://git-scm.com/docs/gitignore."""

import re
from typing import NamedTuple

_MAX_LINE = 1000
_CLASSES = {
    "alnum": "0-9A-Za-z",
    "alpha": "A-Za-z",
    "blank": r" \t",
    "digit": "0-9",
    "lower": "a-z",
    "space": r"\s",
    "upper": "A-Z",
    "word": r"\w",
    "xdigit": "0-9A-Fa-f",
}
_NEVER = "(?!)"


class _Rule(NamedTuple):
    pattern: str
    is_kept: bool
    """Whether the rule takes files out again that an earlier one ignores."""
    for_folders: bool


class IgnoreRules:
    """The rules of one file, for the paths below its folder."""

    def __init__(self, text: str) -> None:
        rules = [rule for line in text.splitlines() if (rule := _rule(line)) is not None]
        self._of_files = _Matcher([rule for rule in rules if not rule.for_folders])
        self._of_folders = _Matcher(rules)

    def says(self, path: str, *, is_folder: bool) -> bool | None:
        """Whether a path, with ``/`` in it, is ignored; None when no rule is about it."""
        return (self._of_folders if is_folder else self._of_files).says(path)


class _Matcher:
    """Rules of which the last that fits counts."""

    def __init__(self, rules: list[_Rule]) -> None:
        self._any = re.compile("|".join(rule.pattern for rule in rules) or _NEVER, re.DOTALL)
        self._only = not any(rule.is_kept for rule in rules)
        self._rules = [
            (re.compile(rule.pattern, re.DOTALL), rule.is_kept)
            for rule in ([] if self._only else reversed(rules))
        ]

    def says(self, path: str) -> bool | None:
        if not self._any.fullmatch(path):
            return None
        if self._only:
            return True
        return next(not kept for pattern, kept in self._rules if pattern.fullmatch(path))


def _rule(line: str) -> _Rule | None:
    line = re.sub(r"(?<!\\) ++$", "", line)
    if not line or line.startswith("#") or len(line) > _MAX_LINE:
        return None
    is_kept = line.startswith("!")
    line = line[is_kept:]
    for_folders = line.endswith("/")
    line = line.removesuffix("/")
    is_anchored = "/" in line
    parts = line.removeprefix("/").split("/")
    if not any(parts):
        return None
    # Without a slash inside it is about files in every folder.
    pattern = _path(parts if is_anchored else ["**", *parts])
    return _Rule(f"(?:{pattern})", is_kept, for_folders)


def _path(parts: list[str]) -> str:
    """Return the pattern of the parts between slashes.

    Of what stands between two ``**`` the first place is as good as any, and no other is tried.
    """
    groups: list[list[str]] = [[]]
    for part in parts:
        if part == "**":
            groups.append([])
        else:
            groups[-1].append(_segment(part))
    first, *rest = ["/".join(group) for group in groups]
    if not rest:
        return first
    pattern = f"{first}/" if first else ""
    pattern += "".join(f"(?>(?:[^/]+/)*?{group}/)" for group in rest[:-1] if group)
    return pattern + (f"(?:[^/]+/)*{rest[-1]}" if rest[-1] else ".+")


def _segment(glob: str) -> str:
    """Return the pattern of a part between slashes.

    What stands between two stars has a fixed length: its first place is as good as any, and no
    other is tried.
    """
    pieces = [""]
    place = 0
    while place < len(glob):
        sign = glob[place]
        place += 1
        if sign == "*":
            pieces.append("")
        elif sign == "?":
            pieces[-1] += "[^/]"
        elif sign == "[":
            pattern, place = _set(glob, place)
            pieces[-1] += pattern
        elif sign == "\\":
            pieces[-1] += re.escape(glob[place]) if place < len(glob) else _NEVER
            place += 1
        else:
            pieces[-1] += re.escape(sign)
    if len(pieces) == 1:
        return pieces[0]
    middle = "".join(f"(?>[^/]*?{piece})" for piece in pieces[1:-1] if piece)
    return f"{pieces[0]}{middle}[^/]*{pieces[-1]}"


def _set(glob: str, place: int) -> tuple[str, int]:
    """Return the pattern of a set of characters that begins at a place, and where it ends."""
    is_negated = glob[place : place + 1] in ("!", "^")
    place += is_negated
    start, members = place, ""
    while place < len(glob):
        sign = glob[place]
        if sign == "]" and place > start:
            negated = f"[^/{members}]"
            found = negated if is_negated else f"(?!/)[{members}]"
            return (found if _compiles(found) else _NEVER), place + 1
        named = re.compile(r"\[:(\w+):\]").match(glob, place)
        if named is not None:
            members += _CLASSES.get(named[1], "")
            place = named.end()
        elif sign == "\\" and place + 1 < len(glob):
            members += re.escape(glob[place + 1])
            place += 2
        else:
            members += sign if sign == "-" else re.escape(sign)
            place += 1
    return _NEVER, len(glob)


def _compiles(pattern: str) -> bool:
    try:
        re.compile(pattern)
    except re.error:
        return False
    return True
