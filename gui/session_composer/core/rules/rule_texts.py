"""What each rule is about, whether data or the program checks it; in English, for reports."""

from functools import cache
from pathlib import Path
from typing import NamedTuple

from session_composer.core.files.assets import RESOURCES
from session_composer.core.files.data_node import load_nodes

from .problems import Severity
from .rule_data import FORMAT, load_constraints

_DOCUMENTATION = "https://docs.stripe.com/"


class RuleText(NamedTuple):
    """A rule in words; ``source`` is the address of the page that says so, empty without one."""

    id: str
    severity: Severity
    text: str
    help: str
    source: str


@cache
def rule_texts(folder: Path = RESOURCES / "rules") -> dict[str, RuleText]:
    """Return every rule by its name, those of form first. Raises DataError."""
    (nodes,) = load_nodes(folder / "form.json", FORMAT, "rules")
    found: dict[str, RuleText] = {}
    for node in nodes:
        name, page = node.text("id"), node.get("page", str, "")
        severity = Severity(node.text("severity"))
        source = _DOCUMENTATION + page if page else ""
        found[name] = RuleText(name, severity, node.text("text"), node.text("help"), source)
        node.done()
    for rule in load_constraints(folder / "constraints.json"):
        advice = f"{rule.repair.text}." if rule.repair else str(rule.explanation)
        found[rule.id] = RuleText(
            rule.id, rule.severity, str(rule.explanation), advice, rule.source.url
        )
    return found
