"""The request as a table in Markdown, for those who review a change of it."""

import re
from collections.abc import Iterator

from session_composer.core.request.form import pairs
from session_composer.core.request.sent import as_bool, sent_paths
from session_composer.core.rules.lint import lint
from session_composer.core.rules.problems import Problem
from session_composer.core.text.display_safe import printable
from session_composer.core.versions.catalog import Component
from session_composer.core.versions.catalog_store import CatalogStore
from session_composer.core.versions.compare import new_in
from session_composer.core.wire.json_text import write_json
from session_composer.core.wire.paths import (
    ACCOUNT,
    COMPONENTS,
    EXPAND,
    WirePath,
    enabled_path,
    wire_name,
)
from session_composer.core.wire.values import Leaf, thaw

from .snippet import Code, CodeLine, CodeSource, make_code

_HEAD = ("| Component | Feature | Sent | Default | Note |", "| --- | --- | --- | --- | --- |")
# Within a code span, these would end it or the cell, or be read in more than one way.
_AWKWARD = re.compile(r"[`|\\]|^ | $|^$")
_SIGN = re.compile(r"[!-/:-@\[-`{-~]| (?= )|^ | $")
_NOT_KNOWN = "not known in this version"


def markdown(source: CodeSource) -> Code:
    """Write a table of the components that are sent.

    It has every feature of a component that is enabled, sent or not: a reviewer sees what the
    session gives. Of other components it has what is sent.
    """
    return make_code(_Table(source).lines())


class _Table:
    """The rows for a request, and the notes to them."""

    def __init__(self, source: CodeSource) -> None:
        self._request, self._catalog = source.request, source.catalog
        self._facts, self._rulebook = source.facts, source.load_rulebook()
        store = CatalogStore()
        self._new = new_in(self._catalog, store)
        self._problems: dict[WirePath, list[Problem]] = {}
        for problem in lint(self._request, self._catalog, store, self._rulebook, self._facts):
            # What is not known has a note of its own.
            if problem.rule != "unknown-parameter":
                self._problems.setdefault(problem.path, []).append(problem)
        self._below: dict[str, list[WirePath]] = {}
        for path in sent_paths(self._request, self._catalog):
            if path[:1] == COMPONENTS and path[1:]:
                self._below.setdefault(path[1], []).append(path)

    def lines(self) -> Iterator[CodeLine]:
        account = self._request.account
        whose = f"for {_code(account)}" if account else "without an account"
        version = _code(self._catalog.header)
        yield CodeLine(f"Account session {whose}, API version {version}", ACCOUNT)
        yield CodeLine("")
        if self._below:
            yield from map(CodeLine, _HEAD)
        else:
            yield CodeLine("No component is sent.")
        unknown = sorted(self._below.keys() - self._catalog.component_by_name.keys())
        for name in [*self._catalog.component_by_name, *unknown]:
            if name in self._below:
                yield from self._rows(name, self._catalog.component_by_name.get(name))
        rest = list(self._rest())
        if rest:
            yield from (CodeLine(""), *rest)

    def _rows(self, name: str, component: Component | None) -> Iterator[CodeLine]:
        paths = list(self._paths(name, component))
        # What concerns a component as a whole stands beside its first row.
        for path in ((*COMPONENTS, name), (*COMPONENTS, name, "features")):
            if path not in paths and path in self._problems:
                self._problems.setdefault(paths[0], []).extend(self._problems.pop(path))
        for path in paths:
            feature = wire_name(path[3:] if path[2:3] == ("features",) else path[2:])
            is_new = path in self._new or (path == paths[0] and (*COMPONENTS, name) in self._new)
            cells = (
                _code(name),
                _code(feature) if feature else "",
                self._sent(path),
                self._default(path),
                self._note(path, is_new=is_new),
            )
            yield CodeLine(f"| {' | '.join(cells)} |", path)

    def _paths(self, name: str, component: Component | None) -> Iterator[WirePath]:
        sent = self._below[name]
        known: list[WirePath] = []
        if component is not None:
            is_on = not component.has_enabled
            if component.has_enabled:
                known.append(enabled_path(name))
                is_on = as_bool(self._request.get(known[0])) is True
            known += [one.path for one in component.features if is_on or one.path in sent]
        yield from known
        yield from (path for path in sent if path not in known)

    def _sent(self, path: WirePath) -> str:
        if path not in self._request.params:
            return "not sent"
        value = self._request.params[path]
        # As it arrives: the word true is the same bytes.
        truth = as_bool(value)
        return _value(value) if truth is None else _word(truth)

    def _default(self, path: WirePath) -> str:
        feature = self._catalog.feature_by_path.get(path)
        if feature is None:
            return _word(False) if self._catalog.knows(path) else ""
        found = self._rulebook.default(self._catalog, self._request, feature, self._facts)
        return str(found.text).replace("|", "\\|")

    def _note(self, path: WirePath, *, is_new: bool) -> str:
        notes = ["new in this version"] if is_new else []
        if not self._catalog.knows(path):
            notes.append(_NOT_KNOWN)
        notes += [_named(problem) for problem in self._problems.pop(path, ())]
        return "; ".join(notes)

    def _rest(self) -> Iterator[CodeLine]:
        """Tell what is sent besides components, and the problems that belong to no row."""
        for pair in pairs(self._request, self._catalog):
            if pair.path == ACCOUNT or (pair.path[:1] == COMPONENTS and len(pair.path) > 1):
                continue
            note = "" if pair.path == EXPAND else f" ({_NOT_KNOWN})"
            yield CodeLine(f"- {_code(pair.name)} = {_code(pair.value)}{note}", pair.path)
        for path, problems in self._problems.items():
            for problem in problems:
                place = f" ({_code(wire_name(path))})" if path else ""
                yield CodeLine(f"- {_named(problem)}{place}", path or None)


def _named(problem: Problem) -> str:
    return f"{problem.severity}: {_code(problem.rule)}"


def _word(value: bool) -> str:
    return "true" if value else "false"


def _value(value: Leaf) -> str:
    # Line breaks within texts are escaped, so that these are those between the entries of a list.
    return _code(re.sub(r"\n\s*", " ", write_json(thaw(value))))


def _code(text: str) -> str:
    """Show a text as it is, in one cell."""
    text = printable(text)
    if not _AWKWARD.search(text):
        return f"`{text}`"
    # In no other way does every renderer leave all signs alone.
    return f"<code>{_SIGN.sub(lambda match: f'&#{ord(match[0])};', text)}</code>"
