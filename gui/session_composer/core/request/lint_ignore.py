"""Findings that are meant: what a request says of those it does not want to hear."""

from typing import NamedTuple

from session_composer.core.text.errors import InputError
from session_composer.core.wire.paths import WirePath, parse_wire_name, wire_name
from session_composer.core.wire.values import JsonValue

LINT_IGNORE: WirePath = ("lint_ignore",)
"""Where session files list them; no parameter can be named so."""
MAX_IGNORES = 100
VALUES_OF_EACH = 3
_KEYS = frozenset(("rule", "path", "reason"))


class LintIgnore(NamedTuple):
    """A rule that is not to be told of, at and below ``path`` only; empty for everywhere."""

    rule: str
    path: WirePath = ()
    reason: str = ""

    def covers(self, rule: str, path: WirePath) -> bool:
        """Whether it is about a rule at a path."""
        return rule == self.rule and path[: len(self.path)] == self.path

    def as_json(self) -> JsonValue:
        """Return it as a session file holds it."""
        if not self.path and not self.reason:
            return self.rule
        found: dict[str, JsonValue] = {"rule": self.rule}
        if self.path:
            found["path"] = wire_name(self.path)
        if self.reason:
            found["reason"] = self.reason
        return found


def read_ignores(content: JsonValue) -> tuple[LintIgnore, ...]:
    """Read what a session file lists. Raises InputError."""
    if not isinstance(content, list):
        raise InputError("lint_ignore is not a list.")
    if len(content) > MAX_IGNORES:
        raise InputError("lint_ignore holds more than {most} entries.", most=MAX_IGNORES)
    return tuple(_read(entry, number) for number, entry in enumerate(content, 1))


def _read(entry: JsonValue, number: int) -> LintIgnore:
    if isinstance(entry, str):
        entry = {"rule": entry}
    if isinstance(entry, dict) and "rule" in entry and entry.keys() <= _KEYS:
        texts = {key: value for key, value in entry.items() if isinstance(value, str)}
        if len(texts) == len(entry):
            path = texts.get("path", "")
            return LintIgnore(
                texts["rule"], parse_wire_name(path) if path else (), texts.get("reason", "")
            )
    raise InputError(
        "Entry {number} of lint_ignore is neither the name of a rule nor an object of the texts "
        "rule, path and reason.",
        number=number,
    )
