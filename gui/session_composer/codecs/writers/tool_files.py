"""The request as the files of a tool: API clients, workflow engines, editors and commands."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from session_composer.core.request.form import Pair, pairs
from session_composer.core.request.sent import is_sent
from session_composer.core.text.display_safe import escape_unprintable, printable
from session_composer.core.text.errors import InputError
from session_composer.core.versions.catalog_fields import fields
from session_composer.core.wire.json_text import write_json
from session_composer.core.wire.paths import ACCOUNT, WirePath, wire_name
from session_composer.core.wire.values import JsonValue, Number

from .json_parameters import with_paths
from .sdk_code import ACCOUNT_NOTE, parameter_value
from .shell_quote import shell_quoted
from .snippet import Code, CodeLine, CodeSource, Writer, make_code
from .tool_format import NO_ACCOUNT, PLACE, QUOTED, ROWS, ToolFile, ToolFormat, load_format

_ENDS_OF_TEXT = re.compile("['\u2018\u2019\u201a\u201b]")
"""All of them are single quotes to PowerShell."""


@dataclass(frozen=True, slots=True)
class WrittenFile:
    """A file of a tool; what is there already stays where ``keep`` is set."""

    name: str
    text: str
    keep: bool


def tool_writer(name: str) -> Writer:
    """Return the writer of the file of a tool that holds the request."""

    def write(source: CodeSource) -> Code:
        files = _Files(load_format(name), source)
        return make_code(files.lines(files.form.files[0]), files.form.notes)

    return write


def tool_files(name: str, source: CodeSource) -> list[WrittenFile]:
    """Write all files of a tool. Raises InputError where it cannot tell the request."""
    files = _Files(load_format(name), source)
    return [
        WrittenFile(one.name, make_code(files.lines(one)).text, one.keep)
        for one in files.form.files
    ]


class _Files:
    """Fills the files of one tool in for a request."""

    def __init__(self, form: ToolFormat, source: CodeSource) -> None:
        self.form = form
        self._source = source
        self._pairs = pairs(source.request, source.catalog)
        self._has_variable = "account" in form.rows or not form.rows
        self._others = [pair for pair in self._pairs if pair.path != ACCOUNT]
        account = source.request.account
        if account:
            self._check("account", account, "account")
        encoded = "".join(pair.encoded.partition("=")[2] for pair in self._pairs[: bool(account)])
        self._values = {
            "version": source.catalog.header,
            "account": account,
            "account_encoded": encoded or form.no_account,
            "more": "".join(pair.continued for pair in self._others),
        }
        self._refuse_twice()

    def lines(self, file: ToolFile) -> Iterator[CodeLine]:
        """Give the lines of a file."""
        for line in file.text.split("\n"):
            indent = line[: len(line) - len(line.lstrip())]
            if line.strip() == NO_ACCOUNT:
                if not self._source.request.account:
                    yield CodeLine(self.form.comment + ACCOUNT_NOTE, ACCOUNT)
            elif line.strip() == ROWS:
                for row in self._rows:
                    yield CodeLine(indent + row.text, row.path)
            else:
                is_account = "«account" in line
                yield CodeLine(self._filled(line, self._values), ACCOUNT if is_account else None)

    @cached_property
    def _rows(self) -> list[CodeLine]:
        rows = list(self._each_row())
        between = self.form.rows.get("between", "")
        for row in rows[:-1]:
            row[-1] = CodeLine(row[-1].text + between, row[-1].path)
        return [line for row in rows for line in row]

    def _each_row(self) -> Iterator[list[CodeLine]]:
        has_account = bool(self._source.request.account)
        key = "account" if has_account or "no_account" not in self.form.rows else "no_account"
        if key in self.form.rows:
            yield self._row(key, ACCOUNT, self._values)
        if self.form.tree:
            yield from self._tree()
            return
        at = 0
        found = self._others if self._has_variable else self._pairs
        order = self._source.catalog.leaf_order if "off" in self.form.rows else {}
        for path in order:
            start = at
            while at < len(found) and found[at].path == path:
                yield self._sent(found[at])
                at += 1
            if at == start and not is_sent(self._source.request.get(path)):
                yield self._off(path)
        yield from map(self._sent, found[at:])

    def _sent(self, pair: Pair) -> list[CodeLine]:
        values = {"encoded": pair.encoded}
        for key, text in (("name", pair.name), ("value", pair.value)):
            self._check(key, text, pair.name)
            escape = self.form.patterns.get(f"escape_{key}")
            values[key] = escape.sub(r"\\\g<0>", text) if escape else text
        return self._row("sent", pair.path, values)

    def _off(self, path: WirePath) -> list[CodeLine]:
        source = self._source
        feature = source.catalog.feature_by_path.get(path)
        text = "false"
        if feature is not None:
            rulebook = source.load_rulebook()
            found = rulebook.default(source.catalog, source.request, feature, source.facts)
            text = str(found.text).replace("'", "\u2019")
        is_list = path in self._lists
        name, value = (f"{wire_name(path)}[0]", "") if is_list else (wire_name(path), "true")
        values = {"name": name, "value": value, "encoded": f"{name}={value}"}
        return self._row("off", path, values | {"note": printable(f"not sent; default: {text}")})

    @cached_property
    def _lists(self) -> set[WirePath]:
        return {one.path for one in fields(self._source.catalog) if one.type == "array"}

    def _row(self, key: str, path: WirePath, values: dict[str, str]) -> list[CodeLine]:
        text = self.form.rows[key]
        return [CodeLine(self._filled(line, values), path) for line in text.split("\n")]

    def _tree(self) -> Iterator[list[CodeLine]]:
        tree = parameter_value(self._source)
        tree.pop("account", None)
        for pair in self._others:
            for key, text in (("name", pair.name), ("value", pair.value)):
                self._check(key, text, pair.name)
        plain = _plain(tree, self.form.title)
        if plain:
            text = escape_unprintable(write_json(plain))
            inner = list(with_paths(text.split("\n")))[1:-1]
            yield [CodeLine(line.text[2:], line.path) for line in inner]

    def _check(self, key: str, text: str, name: str) -> None:
        """Raise InputError where the format would change a name or a value."""
        pattern = self.form.patterns.get(f"refuses_{key}")
        is_odd = self.form.quote in ("none", "powershell") and not text.isprintable()
        is_odd = is_odd and "«encoded»" not in self.form.rows.get("sent", "")
        if is_odd or (pattern is not None and pattern.search(text)):
            raise self._refusal(name)
        if key == "account":
            self._check("value", text, name)

    def _refuse_twice(self) -> None:
        seen = set()
        for pair in self._pairs if self.form.unique else ():
            name = pair.name.casefold() if self.form.unique == "casefold" else pair.name
            if name in seen:
                raise self._refusal(pair.name)
            seen.add(name)

    def _refusal(self, name: str) -> InputError:
        return InputError(
            "{tool} cannot hold {name} as it is sent: in its files that would mean something else.",
            tool=self.form.title,
            name=repr(name[:80]),
        )

    def _filled(self, text: str, values: dict[str, str]) -> str:
        def fill(part: str) -> str:
            return PLACE.sub(lambda match: values[match[1]], part)

        pieces = QUOTED.split(text)
        return "".join(
            self._quoted(fill(piece)) if number % 2 else fill(piece)
            for number, piece in enumerate(pieces)
        )

    def _quoted(self, text: str) -> str:
        match self.form.quote:
            case "json":
                return escape_unprintable(write_json(text))
            case "shell":
                return shell_quoted(text)
            case "powershell":
                return "'" + _ENDS_OF_TEXT.sub(r"\g<0>\g<0>", text) + "'"
        return text


def _plain(value: JsonValue, title: str) -> JsonValue:
    """Spell numbers as they are sent. Raises InputError for lists that hold more than texts."""
    if isinstance(value, dict):
        return {key: _plain(item, title) for key, item in value.items()}
    if isinstance(value, Number):
        return value.text
    if isinstance(value, list):
        if any(isinstance(item, dict | list) for item in value):
            raise InputError("{tool} cannot send lists that hold lists or objects.", tool=title)
        return [_plain(item, title) for item in value]
    return value
