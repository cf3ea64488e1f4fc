"""What texts are wrapped in: fences of Markdown, cells, quotes of mail, diffs, numbers of lines.

What is taken out keeps its lines: the ones before it are left empty, so that the line numbers in
sentences are those of the whole text.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import pairwise

from session_composer.core.text.errors import InputError
from session_composer.core.wire.json_text import parse_json

MAX_PARTS = 200
"""Further fences of a text are not looked at."""
_MOST_PADDING = 256 * 1024

_FENCE = re.compile(r"(?P<indent>[ \t]*)(?P<sign>`{3,}|~{3,})[ \t]*(?:\{?\.?(?P<label>[\w+#.-]*))")
_QUOTE = re.compile(r"[ \t]{0,3}>[ \t]?")
_PROMPT = re.compile(r"[ \t]{0,80}(?:>>> |irb[^>\n]{0,80}> )")
_TYPED = re.compile(r"[ \t]{0,80}(?:>>> |\.\.\.(?: |\Z)|irb[^>\n]{0,80}[>*] )")
_NUMBER = re.compile(r"[ \t]{0,80}(\d{1,5})[ \t]{0,8}[:|.)\t ][ \t]?")
_TICKED = re.compile(r"`([^`]{20,2000})`")
_HUNK = re.compile(r"@@ .* @@|diff --git ")
_HEAD = re.compile(r"@@ |diff --git |index |--- |\+\+\+ ")

_COMMAND = re.compile(
    r"(?:[^\n]{0,200}?:[ \t]+|[ \t]*)(?:[$%>#][ \t]+)?"
    r"(?P<command>(?:curl|wget|stripe|https?|xhs?)(?:\.exe)?[ \t]+[-\w\"'$:\\^`].*)"
)


@dataclass(frozen=True, slots=True)
class Part:
    """What was taken out of a text, and the label of its fence, like ``bash``, if it has one."""

    label: str
    text: str


def parts(text: str) -> list[Part]:
    """List what a text wraps, in order; nothing when it wraps nothing."""
    if '"nbformat"' in text and (cells := _cells(text)):
        return cells
    lines = text.split("\n")
    found = list(_fenced(lines))
    if found:
        return found
    if (typed := _prompted(lines)) is not None:
        return [Part("", "\n".join(typed))]
    return [
        Part("", "\n".join(inner))
        for unwrap in (_quoted, _changed, _numbered)
        if (inner := unwrap(lines)) is not None
    ]


def _cells(text: str) -> list[Part]:
    """Take the cells of a Jupyter notebook."""
    with suppress(InputError, UnicodeEncodeError):
        content = parse_json(text.encode())
        cells = content.get("cells") if isinstance(content, dict) else None
        found = []
        for cell in cells[:MAX_PARTS] if isinstance(cells, list) else ():
            source = cell.get("source") if isinstance(cell, dict) else None
            lines = source if isinstance(source, list) else [source]
            found.append(Part("", "".join(line for line in lines if isinstance(line, str))))
        return found
    return []


def _fenced(lines: list[str]) -> Iterator[Part]:
    at = count = padding = 0
    while at < len(lines) and count < MAX_PARTS:
        start = _FENCE.match(lines[at])
        at += 1
        if start is None:
            continue
        first, sign, width = at, start["sign"], len(start["indent"])
        inner: list[str] = []
        while at < len(lines) and not _closes(lines[at], sign):
            line = lines[at]
            inner.append(line[min(width, len(line) - len(line.lstrip(" \t"))) :])
            at += 1
        at += 1
        count += 1
        padding += first
        # Beyond that the lines are counted from the fence: an empty line costs time as well.
        before = "\n" * first if padding <= _MOST_PADDING else ""
        yield Part(start["label"].lower(), before + "\n".join(inner))


def _closes(line: str, sign: str) -> bool:
    plain = line.strip(" \t\r>")
    return len(plain) >= len(sign) and plain == sign[0] * len(plain)


def _quoted(lines: list[str]) -> list[str] | None:
    """Take the quoted lines of a mail, without those of an answer between them."""
    return _unwrapped(lines, lambda line: line[m.end() :] if (m := _QUOTE.match(line)) else None, 2)


def _prompted(lines: list[str]) -> list[str] | None:
    """Take what was typed at the prompt of Python or Ruby, without what was answered."""
    if not any(map(_PROMPT.match, lines)):
        return None
    return _unwrapped(lines, lambda line: line[m.end() :] if (m := _TYPED.match(line)) else None, 1)


def _numbered(lines: list[str]) -> list[str] | None:
    """Take numbers from the beginnings of lines, when each is one more than the last."""
    numbers = [int(m[1]) for line in lines if line.strip() and (m := _NUMBER.match(line))]
    rising = all(after == before + 1 for before, after in pairwise(numbers))
    if not rising or len(numbers) < sum(1 for line in lines if line.strip()):
        return None
    return _unwrapped(lines, lambda line: _NUMBER.sub("", line, count=1), 2)


def _changed(lines: list[str]) -> list[str] | None:
    """Take what a diff leads to."""
    added = sum(1 for line in lines if line.startswith("+"))
    is_diff = added > 1 and all(line[:1] in " +-\r" for line in lines)
    if not is_diff and not any(map(_HUNK.match, lines)):
        return None

    def after(line: str) -> str:
        return "" if _HEAD.match(line) or line.startswith(("-", "\\")) else line[1:]

    return _unwrapped(lines, after, 1)


def _unwrapped(
    lines: list[str], unwrap: Callable[[str], str | None], least: int
) -> list[str] | None:
    inner = [unwrap(line) for line in lines]
    if sum(1 for line in inner if line is not None and line.strip()) < least:
        return None
    return [line or "" for line in inner]


def commands_alone(text: str) -> str:
    """Leave out the prose around commands of a shell; empty when that is all, or nothing of it."""
    kept: list[str] = []
    goes_on = False
    for line in text.split("\n"):
        found = _COMMAND.fullmatch(line)
        if found:
            line = found["command"]
        goes_on = bool(found) or (goes_on and bool(line.strip()) and _goes_on(kept[-1], line))
        kept.append(line if goes_on else "")
    alone = "\n".join(kept)
    return "" if alone.strip() in ("", text.strip()) else alone


def _goes_on(before: str, line: str) -> bool:
    return before.rstrip("\r").endswith(("\\", "`", "^")) or line.startswith((" ", "\t", "-", "&"))


def code_in_ticks(text: str) -> str:
    """Take the code within lines of prose; empty when there is none."""
    kept = [" ".join(_TICKED.findall(line)) for line in text.split("\n")]
    return "\n".join(kept) if any(kept) else ""


def without_ticks(text: str) -> str:
    """Leave out the signs of code within a line that were copied along with it.

    Where quotes are those of books only, which no program writes, straight ones are put in.
    """
    for straight, curly in (('"', "\u201c\u201d"), ("'", "\u2018\u2019")):
        if straight not in text:
            text = text.translate(dict.fromkeys(map(ord, curly), straight))
    ends = text.strip().startswith("`") + text.strip().endswith("`")
    return text.strip().strip("`") if ends and text.count("`") == ends else text
