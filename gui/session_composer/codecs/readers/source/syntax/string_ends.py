"""Where the strings in source code end, and whether there is code in them.

In time that grows with the text only, whatever the text is.
"""

import re

from .dialects import Dialect

# What may stand within a string, by the quote.
_PLAIN_TO = {
    quote: re.compile(rf"[^{quote}\\\n]*+(?:\\.[^{quote}\\\n]*+)*+", re.DOTALL) for quote in "'\"`"
}
_SPANNING_TO = {
    quote: re.compile(rf"[^{quote}\\]*+(?:\\.[^{quote}\\]*+)*+", re.DOTALL) for quote in "'\"`"
}
_TRIPLE_TO = {
    quote: re.compile(
        rf"[^{quote}\\]*+(?:(?:\\.|{quote}(?!{quote}{quote}))[^{quote}\\]*+)*+",
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

    The end is behind the quote. Of a string without an end it is where the search for it gave up,
    less than 0 for being none: no such string that begins before that has one either.
    """
    spans = dialect.quotes_span_lines or quote == "`"
    patterns = _TRIPLE_TO if is_triple else _SPANNING_TO if spans else _PLAIN_TO
    match = patterns[quote].match(source, inside)
    place = match.end() if match else inside
    closing = quote * 3 if is_triple else quote
    if not source.startswith(closing, place):
        return -place, False
    end = place + len(closing)
    if quote not in dialect.code_quotes:
        return end, False
    body = source[inside:place]
    if is_triple or dialect.insert not in body:
        has_code = dialect.insert in body or _VARIABLE.search(body) is not None
        return end, dialect.inserts_names and has_code
    return _end_of_template(source, dialect, inside, quote)


def end_of_raw_string(source: str, inside: int, quote: str) -> int:
    """Where a string ends in which only a doubled quote stands for itself; -1 without an end."""
    place = source.find(quote, inside)
    while place >= 0 and source.startswith(quote, place + 1):
        place = source.find(quote, place + 2)
    return place + 1 if place >= 0 else -len(source)


def _end_of_template(source: str, dialect: Dialect, place: int, quote: str) -> tuple[int, bool]:
    """Like :func:`end_of_string`, for one with code that may hold strings with code."""
    is_dynamic = False
    # Quotes of strings and the braces of the code in them, one within the other.
    stack = [quote]
    while stack:
        in_text = stack[-1] != "{"
        match = (_IN_TEXT if in_text else _IN_CODE).search(source, place)
        if match is None:
            return -len(source), False
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
