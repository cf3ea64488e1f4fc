"""The parameters as JSON."""

import json
import re
from collections.abc import Iterable, Iterator

from session_composer.core.session.session_file import parameters
from session_composer.core.text.display_safe import escape_unprintable
from session_composer.core.wire.json_text import write_json
from session_composer.core.wire.paths import COMPONENTS, WirePath

from .snippet import Code, CodeLine, CodeSource, make_code

_INDENT = 2
_MEMBER = re.compile(r' *("(?:[^"\\]|\\.)*"): ')


def json_parameters(source: CodeSource) -> Code:
    """Write the parameters as the object that the official SDKs take."""
    text = escape_unprintable(write_json(parameters(source.request, source.catalog)))
    return make_code(with_paths(text.split("\n")))


def with_paths(lines: Iterable[str]) -> Iterator[CodeLine]:
    """Tell the path of each line by its indent; what is inside a list belongs to the list."""
    above: list[str] = []
    list_path: WirePath | None = None
    for line in lines:
        depth = (len(line) - len(line.lstrip())) // _INDENT
        if list_path is not None and depth > len(list_path):
            yield CodeLine(line, list_path)
            continue
        list_path = None
        member = _MEMBER.match(line)
        if member is None:
            yield CodeLine(line)
            continue
        above[depth - 1 :] = [json.loads(member[1])]
        path = tuple(above)
        if line.endswith("["):
            list_path = path
        yield CodeLine(line, path if path != COMPONENTS else None)
