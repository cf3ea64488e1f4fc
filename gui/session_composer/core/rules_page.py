"""The help's page about rules and defaults, made from the data that the program itself uses."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from .assets import RESOURCES
from .catalog_store import CatalogStore
from .problems import Severity
from .rule_data import load_constraints, load_defaults
from .rule_types import (
    Certainty,
    Const,
    Constraint,
    DefaultRule,
    Resolution,
    Sibling,
    Source,
    Span,
)

_SPECIAL = re.compile(r"([\\`*_\[\]<>])")
_GROUPS = {
    Severity.ERROR: ("Errors", "Stripe refuses a request that breaks one of these."),
    Severity.WARNING: ("Warnings", "The request is accepted, but it may not do what is expected."),
    Severity.HINT: ("Hints", "Nothing is wrong; knowing this helps."),
}
_CERTAINTY = {
    Certainty.DOCUMENTED: "documented",
    Certainty.OBSERVED: "seen in answers, documented nowhere",
    Certainty.INFERRED: "concluded from what is documented",
}
_INTRODUCTION = """# Rules and defaults

These are all the rules by which requests are checked, and all the defaults that the tree shows.
The page is made from the same data files. The name of a rule is the one that
`session-composer lint --json` prints.
"""


def rules_page(store: CatalogStore, folder: Path = RESOURCES / "rules") -> str:
    """Write the page as Markdown. Raises DataError when the data are damaged."""
    constraints = load_constraints(folder / "constraints.json")
    blocks = [_INTRODUCTION]
    for severity, (title, text) in _GROUPS.items():
        blocks += [f"## {title}", text]
        for rule in constraints:
            if rule.severity is severity:
                blocks += _constraint(rule, store)
    blocks += ["## Defaults", "What Stripe uses for a feature that is not sent."]
    for default in load_defaults(folder / "defaults.json"):
        blocks += _default(default, store)
    return "\n\n".join(blocks) + "\n"


def escaped(text: str) -> str:
    """Write a text so that Markdown shows it as it is."""
    return _SPECIAL.sub(r"\\\1", text)


def _constraint(rule: Constraint, store: CatalogStore) -> Iterator[str]:
    yield f"### {rule.id}"
    yield escaped(rule.explanation)
    about = _names(rule.components) if rule.components else "all"
    fix = [f"Fix: {escaped(rule.repair.text)}"] if rule.repair is not None else []
    facts = _facts(rule.span, rule.certainty, rule.source, store)
    yield _list([f"Components: {about}", *fix, *facts])


def _default(rule: DefaultRule, store: CatalogStore) -> Iterator[str]:
    yield f"### {rule.id}"
    yield f"`{rule.feature}`: **{escaped(_value(rule.resolution))}**. {escaped(rule.explanation)}"
    facts = _facts(rule.span, rule.certainty, rule.source, store)
    yield _list([f"Components: {_names(rule.components)}", *facts])


def _facts(span: Span, certainty: Certainty, source: Source, store: CatalogStore) -> Iterator[str]:
    yield f"API versions: {_versions(span, store)}"
    yield f"Source: [{escaped(source.name)}]({source.url}), {_CERTAINTY[certainty]}"


def _value(resolution: Resolution) -> str:
    if isinstance(resolution, Const):
        return "true" if resolution.value else "false"
    if isinstance(resolution, Sibling):
        opposite = "the opposite of " if resolution.opposite else "the same as "
        return opposite + resolution.feature
    return resolution.text


def _versions(span: Span, store: CatalogStore) -> str:
    known = [info.api_version for info in store.versions if info.api_version in span]
    if not known:
        return "none of those known"
    if known[0] == store.newest:
        is_all = len(known) == len(store.versions)
        return "all" if is_all else f"{known[-1]} and newer"
    return f"{known[-1]} to {known[0]}" if len(known) > 1 else known[0]


def _names(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _list(lines: Iterable[str]) -> str:
    return "\n".join(f"- {line}" for line in lines)
