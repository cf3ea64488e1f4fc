"""Where the strings in source code end, and whether there is code in them.

In time that grows with the text only, whatever the text is.
"""

import re

from .source_dialects import Dialect

NEVER = -1
"""The end of what has none."""

# What may stand within a string before its end is found, by the quote.
_PLAIN_TO = {
    quote: re.compile(rf"[^{quote}\\\n]*+(?:\\.[^{quote}\\\n]*+)*+{quote}", re.DOTALL)
    for quote in "'\"`"
}
_SPANNING_TO = {
    quote: re.compile(rf"[^{quote}\\]*+(?:\\.[^{quote}\\]*+)*+{quote}", re.DOTALL)
    for quote in "'\"`"
}
_TRIPLE_TO = {
    quote: re.compile(
        rf"[^{quote}\\]*+(?:(?:\\.|{quote}(?!{quote}{quote}))[^{quote}\\]*+)*+{quote * 3}",
        re.DOTALL,
    )
    for quote in "'\""
}
# Where something happens in a text with code in it, and in that code.
_IN_TEXT = re.compile(r"[\"'`\\]|[#$]\{|\{\$")
_IN_CODE = re.compile(r"[\"'`{}]|\\.", re.DOTALL)
_VARIABLE = re.compile(r"(?<!\\)\$\w")


def end_of_string(
    source: str, dialect: Dialect, inside: int, quote: str, *, is_triple: bool
) -> tuple[int, bool]:
    """Where the string ends that begins at ``inside``, and whether there is code in it.

    The end is behind the quote, or :data:`NEVER`.
    """
    if is_triple:
        match = _TRIPLE_TO[quote].match(source, inside)
        return (match.end() if match else NEVER), False
    spans = dialect.quotes_span_lines or quote == "`"
    pattern = (_SPANNING_TO if spans else _PLAIN_TO)[quote]
    match = pattern.match(source, inside)
    if match is None:
        return NEVER, False
    has_code = quote == "`" or (quote == '"' and dialect.insert not in ("", "${"))
    if not has_code or quote in dialect.plain_quotes:
        return match.end(), False
    if dialect.insert not in match[0]:
        is_dynamic = dialect.insert == "{$" and _VARIABLE.search(match[0]) is not None
        return match.end(), is_dynamic
    return _end_of_template(source, dialect, inside, quote)


def end_of_search(source: str, dialect: Dialect, start: int, quote: str, *, is_triple: bool) -> int:
    """Up to where the end was looked for of a string that begins at ``start`` and has none."""
    if is_triple or quote == "`" or dialect.quotes_span_lines:
        return len(source)
    end = source.find("\n", start)
    return end if end >= 0 else len(source)


def _end_of_template(source: str, dialect: Dialect, place: int, quote: str) -> tuple[int, bool]:
    """Like :func:`end_of_string`, for one with code that may hold strings with code."""
    is_dynamic = False
    # Quotes of strings and the braces of the code in them, one within the other.
    stack = [quote]
    while stack:
        in_text = stack[-1] != "{"
        match = (_IN_TEXT if in_text else _IN_CODE).search(source, place)
        if match is None:
            return NEVER, False
        found, place = match[0], match.end()
        if found == "\\":
            place += 1
        elif in_text:
            if found == stack[-1]:
                stack.pop()
            elif found == dialect.insert and stack[-1] not in dialect.plain_quotes:
                is_dynamic = True
                stack.append("{")
            elif len(found) == 2:
                place -= 1
        elif found == "{":
            stack.append("{")
        elif found == "}":
            stack.pop()
        elif found in "\"'`":
            stack.append(found)
    return place, is_dynamic
