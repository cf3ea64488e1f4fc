"""Templates of code for pages and their servers."""

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from session_composer.core.files.assets import RESOURCES
from session_composer.core.text.errors import DataError

from .snippet import CodeLine

FOLDER = RESOURCES / "snippets" / "frontend"
_PLACEHOLDER = re.compile("«([a-z_]+)»")


def fill_template(
    name: str,
    texts: Mapping[str, str],
    blocks: Mapping[str, Sequence[CodeLine]],
    folder: Path = FOLDER,
) -> list[CodeLine]:
    """Fill in a template: ``«name»`` stands for a text, or for lines of code.

    Lines of code but the first bring their own indentation; without any, their line goes. Raises
    DataError when the file cannot be read or when its placeholders are others.
    """
    path = folder / f"{name}.template"
    try:
        template = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(f"{path.name} cannot be read: {error}.") from error
    known = texts.keys() | blocks.keys()
    unused = set(known)
    found: list[CodeLine] = []
    for number, line in enumerate(template.splitlines(), 1):
        names = set(_PLACEHOLDER.findall(line))
        unused -= names
        if names - known:
            raise DataError(f"{path.name}: line {number} has «{min(names - known)}».")
        block = next(iter(names & blocks.keys()), None)
        if block is None:
            found.append(CodeLine(_PLACEHOLDER.sub(lambda match: texts[match[1]], line)))
        else:
            found += _around(line, f"«{block}»", blocks[block])
    if unused:
        raise DataError(f"{path.name}: it lacks «{min(unused)}».")
    return found


def _around(line: str, placeholder: str, block: Sequence[CodeLine]) -> Iterator[CodeLine]:
    before, after = line.split(placeholder, 1)
    for number, inner in enumerate(block):
        start = "" if number else before
        end = after if number == len(block) - 1 else ""
        yield CodeLine(f"{start}{inner.text}{end}", inner.path)
