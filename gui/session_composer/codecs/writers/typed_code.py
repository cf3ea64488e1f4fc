"""Parameters for SDKs that have a type for each component, and names for each feature."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from session_composer.core.request.form import Pair, pairs
from session_composer.core.text.errors import InputError
from session_composer.core.versions.catalog import Catalog, FieldType
from session_composer.core.wire.paths import ACCOUNT, EXPAND, WirePath, component_path
from session_composer.core.wire.values import Leaf

from .literal_syntax import Strings
from .snippet import CodeLine, CodeSource
from .snippet_data import MARKER, Typed

_NAME = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*", re.ASCII)
_FIELD = re.compile(r"\w+", re.ASCII)


def typed_blocks(
    source: CodeSource,
    strings: Strings,
    syntax: Typed,
    parts: Mapping[str, str],
    names: Catalog,
    first: Iterable[CodeLine],
) -> dict[str, list[CodeLine]]:
    """Write the parts of the code that depend on the request, by their markers in a template.

    ``names`` are the parameters that the SDK has a name for; all others are passed on as extra
    ones. ``first`` stands in place of a missing account. Raises InputError when two parameters have
    the same name on the wire: the SDKs keep one value a name.
    """
    return _Typed(source, strings, syntax, parts, names).blocks(list(first))


class _Typed:
    """Writes one request."""

    def __init__(
        self,
        source: CodeSource,
        strings: Strings,
        syntax: Typed,
        parts: Mapping[str, str],
        names: Catalog,
    ) -> None:
        self._request = source.request
        self._catalog = source.catalog
        self._names = names
        self._strings = strings
        self._typed = syntax
        self._parts = parts
        self._has_list = False

    def blocks(self, first: list[CodeLine]) -> dict[str, list[CodeLine]]:
        request = self._request
        named = self._named_components()
        known = {
            path for path, value in request.params.items() if self._is_typed(path, value, named)
        }
        found = {
            "account": first or self._part("account", ACCOUNT, value=self._text(request.account)),
            "components": self._components(known, named),
            "extras": self._extras(known),
            "expand": [
                line
                for text in request.expand
                for line in self._part("expand", EXPAND, value=self._text(text))
            ],
        }
        has_import = self._has_list and "list_import" in self._parts
        found["list_import"] = [CodeLine(self._parts["list_import"])] if has_import else []
        return found

    def _named_components(self) -> dict[str, str]:
        """Components that have a type, and the name that it is built with."""
        found: dict[str, str] = {}
        for component in self._names.components:
            name = pascal(component.name)
            if name and name not in found.values():
                found[component.name] = name
        return found

    def _is_typed(self, path: WirePath, value: Leaf, named: dict[str, str]) -> bool:
        if not self._names.knows(path) or path[1] not in named or not pascal(path[-1]):
            return False
        feature = self._names.feature_by_path.get(path)
        if feature is None or feature.type is FieldType.BOOLEAN:
            return isinstance(value, bool)
        # The words for an empty text differ much; as an extra parameter it is told alike.
        return (
            isinstance(value, tuple)
            and bool(value)
            and all(isinstance(item, str) for item in value)
        )

    def _components(self, known: set[WirePath], named: dict[str, str]) -> list[CodeLine]:
        leaves: dict[str, list[WirePath]] = {}
        for path in sorted(known, key=self._names.leaf_order.__getitem__):
            leaves.setdefault(path[1], []).append(path)
        written = [self._component(name, named[name], found) for name, found in leaves.items()]
        return self._block("components", None, {}, written) if written else []

    def _component(self, name: str, typed: str, leaves: list[WirePath]) -> list[CodeLine]:
        path = component_path(name)
        own = [self._leaf(leaf) for leaf in leaves if leaf[2:] == ("enabled",)]
        features = [self._leaf(leaf) for leaf in leaves if leaf[2:] != ("enabled",)]
        names = {"Component": typed}
        if features:
            own.append(self._block("features", path, names, features))
        return self._block("component", path, names, own)

    def _leaf(self, path: WirePath) -> list[CodeLine]:
        value = self._request.params[path]
        name = pascal(path[-1])
        if isinstance(value, bool):
            return self._part("boolean", path, Name=name, value=self._word(value))
        self._has_list = True
        texts = [self._text(str(item)) for item in value] if isinstance(value, tuple) else []
        if "list" in self._parts:
            return self._part("list", path, Name=name, values=", ".join(texts))
        singular = name.removesuffix("s")
        items = [self._part("item", path, Singular=singular, value=text) for text in texts]
        return [line for item in items for line in item]

    def _extras(self, known: set[WirePath]) -> list[CodeLine]:
        found = [
            pair
            for pair in pairs(self._request, self._catalog)
            if pair.path in self._request.params and pair.path not in known
        ]
        names = Counter(pair.name for pair in found)
        twice = next((name for name, count in names.items() if count > 1), None)
        if twice is not None:
            raise InputError("{twice} is sent twice, which this SDK cannot do.", twice=twice[:80])
        return [line for pair in found for line in self._extra(pair)]

    def _extra(self, pair: Pair) -> list[CodeLine]:
        value = self._request.params[pair.path]
        text = self._text(pair.value)
        shown = self._word(value) if isinstance(value, bool) else text
        return self._part("extra", pair.path, name=self._text(pair.name), value=shown, text=text)

    def _part(self, part: str, path: WirePath | None, **values: str) -> list[CodeLine]:
        return self._block(part, path, values, [])

    def _block(
        self, part: str, path: WirePath | None, values: dict[str, str], body: list[list[CodeLine]]
    ) -> list[CodeLine]:
        """Fill a part in; ``body`` are the entries that stand within it."""
        lines: list[CodeLine] = []
        is_end = False
        for text in self._parts[part].strip("\n").split("\n"):
            if text.strip() == "«body»":
                indent = text[: len(text) - len(text.lstrip())]
                inner = [line for entry in self._aligned(body) for line in entry]
                lines += [CodeLine(indent + line.text, line.path) for line in inner]
                is_end = True
            else:
                filled = MARKER.sub(lambda marker: values[marker[1]], text)
                lines.append(CodeLine(filled, None if is_end else path))
        return lines

    def _aligned(self, entries: list[list[CodeLine]]) -> list[list[CodeLine]]:
        """Align the values of neighbours that take one line each."""
        if not self._typed.align:
            return entries
        found, run = [], list[list[CodeLine]]()
        for entry in [*entries, []]:
            if len(entry) == 1:
                run.append(entry)
                continue
            width = max((len(_head(line.text)) for (line,) in run), default=0)
            for (line,) in run:
                head = _head(line.text) + self._typed.align.strip()
                rest = line.text[len(head) :].lstrip()
                padded = head.ljust(width + len(self._typed.align)) + rest
                found.append([CodeLine(padded, line.path)])
            run = []
            found.append(entry)
        return found

    def _text(self, text: str) -> str:
        return self._strings.literal(text)

    def _word(self, value: bool) -> str:
        return self._typed.constants[0 if value else 1]


def _head(text: str) -> str:
    match = _FIELD.match(text)
    return match[0] if match else ""


def pascal(name: str) -> str:
    """Name of a parameter in PascalCase; empty when the rule gives no clear one."""
    if not _NAME.fullmatch(name):
        return ""
    return "".join(word.capitalize() for word in name.split("_"))
