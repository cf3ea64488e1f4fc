"""Reads the rule files, refusing whatever is not understood."""

import re
from collections.abc import Callable
from pathlib import Path

from session_composer.core.files.data_node import DataNode, load_nodes
from session_composer.core.text.errors import DataError
from session_composer.core.text.message import Message

from .conditions import Condition, parse_condition
from .granted_words import WORDS, Granted
from .problems import Severity
from .rule_types import (
    DATE_LENGTH,
    AllEqual,
    Certainty,
    Check,
    Conditional,
    Const,
    Constraint,
    DefaultRule,
    Remark,
    Repair,
    Resolution,
    RuleSource,
    Sibling,
    Unknown,
    UnknownComponents,
    UnknownKeys,
    VersionSpan,
    Violation,
)

FORMAT = 1
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*", re.ASCII)
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_PLACEHOLDER = re.compile(r"\{(\w*)\}")
_PLACEHOLDERS = {"component", "components", "found", "name", "wanted", "true", "false"}


def load_defaults(path: Path) -> tuple[DefaultRule, ...]:
    """Read the defaults. Raises DataError naming the file and the place."""
    rules = tuple(_default(node) for node in _entries(path, "defaults"))
    for number, rule in enumerate(rules):
        for other in rules[:number]:
            common = set(rule.components) & set(other.components)
            if rule.feature == other.feature and common and rule.span.overlaps(other.span):
                raise DataError(
                    f"{path.name}: {other.id} and {rule.id} both give a default for "
                    f"{min(common)}.{rule.feature} in the same versions."
                )
    _refuse_cycles(path, rules)
    return rules


def load_constraints(path: Path) -> tuple[Constraint, ...]:
    """Read the constraints. Raises DataError naming the file and the place."""
    rules = tuple(_constraint(node) for node in _entries(path, "constraints"))
    seen: set[str] = set()
    for rule in rules:
        if not seen.issuperset(rule.unless):
            raise DataError(f"{path.name}: {rule.id}.unless names no rule before it.")
        seen.add(rule.id)
    return rules


def _entries(path: Path, key: str) -> list[DataNode]:
    (nodes,) = load_nodes(path, FORMAT, key)
    ids: set[str] = set()
    for node in nodes:
        name = node.text("id")
        if not _ID.fullmatch(name) or name in ids:
            raise node.error(f"is {name!r}: not in kebab-case, or used twice", "id")
        ids.add(name)
        node.place = f"{node.place} ({name})"
    return nodes


def _condition(node: DataNode, key: str) -> Condition:
    return parse_condition(node.raw(key), lambda what: node.error(what, key))


def _span(node: DataNode) -> VersionSpan:
    since, until = node.get("since", str, ""), node.get("until", str, "")
    span = VersionSpan(since[:DATE_LENGTH], until[:DATE_LENGTH])
    for date in (span.since, span.until):
        if date and not _DATE.fullmatch(date):
            raise node.error(f"has {date!r} for an API version")
    return span


def _source(node: DataNode) -> RuleSource:
    inner = node.node("source")
    source = RuleSource(inner.message("name"), inner.text("url"))
    if not source.url.startswith("https://"):
        raise inner.error("is not an https address", "url")
    inner.done()
    return source


def _certainty(node: DataNode) -> Certainty:
    value = node.text("certainty")
    if value not in set(Certainty):
        raise node.error(f"is {value!r}; expected one of {sorted(Certainty)}", "certainty")
    return Certainty(value)


def _default(node: DataNode) -> DefaultRule:
    rule = DefaultRule(
        node.text("id"),
        node.text("feature"),
        node.names("components"),
        _span(node),
        _resolution(node.node("default")),
        node.message("explanation"),
        _source(node),
        _certainty(node),
    )
    node.done()
    return rule


def _resolution(node: DataNode) -> Resolution:
    key = node.one_of(("const", "same_as", "opposite_of", "if", "unknown"))
    resolution: Resolution
    if key == "const":
        resolution = Const(node.get("const", bool))
    elif key == "if":
        resolution = _choice(node, node.message("text"))
    elif key == "unknown":
        guess = node.node("simulated")
        simulated = (
            _choice(guess, Message("")) if guess.has("if") else Const(guess.get("const", bool))
        )
        guess.done()
        resolution = Unknown(node.message("unknown"), simulated)
    else:
        resolution = Sibling(node.text(key), opposite=key == "opposite_of")
    node.done()
    return resolution


def _choice(node: DataNode, text: Message) -> Conditional:
    then, otherwise = (_granted(node, key) for key in ("then", "else"))
    held, missed = (
        node.message(key) if node.has(key) else None for key in ("then_because", "else_because")
    )
    return Conditional(_condition(node, "if"), then, otherwise, text, (held, missed))


def _granted(node: DataNode, key: str) -> Granted:
    value = node.raw(key)
    if isinstance(value, bool) or (isinstance(value, str) and value in WORDS):
        return value
    raise node.error(f"is none of true, false, {', '.join(WORDS)}", key)


def _refuse_cycles(path: Path, rules: tuple[DefaultRule, ...]) -> None:
    """Make sure that a default that follows another comes to an end."""
    follows: dict[str, set[str]] = {}
    for rule in rules:
        if isinstance(rule.resolution, Sibling):
            follows.setdefault(rule.feature, set()).add(rule.resolution.feature)
    for start in follows:
        reached, todo = set[str](), [start]
        while todo:
            for feature in follows.get(todo.pop(), ()):
                if feature == start:
                    raise DataError(f"{path.name}: the default of {start} follows itself.")
                if feature not in reached:
                    reached.add(feature)
                    todo.append(feature)


def _constraint(node: DataNode) -> Constraint:
    severity, certainty = node.text("severity"), _certainty(node)
    if severity not in set(Severity):
        raise node.error(f"is {severity!r}; expected one of {list(Severity)}", "severity")
    if severity == Severity.ERROR and certainty is Certainty.INFERRED:
        raise node.error("cannot be an error: it is inferred")
    key = node.one_of(_CHECKS)
    explanation = node.message("explanation")
    rule = Constraint(
        node.text("id"),
        Severity(severity),
        node.names("components") if node.has("components") else (),
        _span(node),
        _CHECKS[key](node),
        explanation,
        node.message("message") if node.has("message") else explanation,
        _source(node),
        certainty,
        _repair(node.node("fix"), key) if node.has("fix") else None,
        node.names("unless") if node.has("unless") else (),
        node.get("code", str, ""),
        node.get("withholds", bool, default=False),
    )
    for name in _PLACEHOLDER.findall(rule.message.template):
        if name not in _PLACEHOLDERS:
            raise node.error(f"has an unknown placeholder, {name!r}", "message")
    node.done()
    return rule


def _violation(node: DataNode) -> Violation:
    return Violation(
        tuple(node.text("path").split(".")),
        _condition(node, "if"),
        _condition(node, "must") if node.has("must") else None,
        node.get("grouped", bool, default=False),
    )


def _all_equal(node: DataNode) -> AllEqual:
    return AllEqual(
        node.text("all_equal"), _condition(node, "among") if node.has("among") else None
    )


def _unknown_components(node: DataNode) -> UnknownComponents:
    return UnknownComponents(frozenset(node.names("unknown_components")))


def _unknown_keys(node: DataNode) -> UnknownKeys:
    anywhere = node.get("anywhere", bool, default=False)
    return UnknownKeys(frozenset(map(plain_spelling, node.names("unknown_keys"))), anywhere)


def _remark(node: DataNode) -> Remark:
    return Remark(tuple(node.text("remark").split(".")))


_CHECKS: dict[str, Callable[[DataNode], Check]] = {
    "if": _violation,
    "all_equal": _all_equal,
    "unknown_components": _unknown_components,
    "unknown_keys": _unknown_keys,
    "remark": _remark,
}


def _repair(node: DataNode, check: str) -> Repair:
    equalise, values = None, []
    if check == "all_equal":
        equalise = node.get("equalise", bool)
    else:
        for path, value in node.get("set", dict).items():
            if value is not None and not isinstance(value, bool):
                raise node.error("is not true, false or null", f"set.{path}")
            values.append((tuple(path.split(".")), value))
    repair = Repair(node.message("text"), tuple(values), equalise, node.get("safe", bool))
    node.done()
    return repair


def plain_spelling(name: str) -> str:
    """Spelling of a name without case, underscores and hyphens: ``collectionOptions`` and alike."""
    return name.replace("_", "").replace("-", "").lower()
