"""What is named in Stripe's API is data: no Python names a component or a feature."""

import ast
import re
from collections.abc import Iterator

from tests.support.command_line import GUI

from session_composer.core.help.help_texts import HelpTexts
from session_composer.core.versions.catalog_store import CatalogStore

PACKAGE = GUI / "session_composer"

ALLOWED = {
    ("api/sandbox/account_objects.py", "payouts"): "a member of the settings of an account",
}


def names() -> set[str]:
    """Components and features of every version, and their titles for people."""
    store, texts = CatalogStore(), HelpTexts()
    found = set()
    for version in store.versions:
        for component in store.catalog(version.api_version).components:
            help_texts = [texts.component(component.name)]
            found.add(component.name)
            for feature in component.features:
                help_texts.append(texts.feature(component.name, feature.name))
                found.add(feature.name)
            found |= {text.title for text in help_texts if text is not None}
    return found


def literals(source: str) -> Iterator[str]:
    """Give the texts of a program that are no documentation."""
    tree = ast.parse(source)
    documentation = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in ast.walk(tree):
        value = node.value if isinstance(node, ast.Constant) else None
        if isinstance(value, str) and id(node) not in documentation:
            yield value


def named(source: str, known: set[str]) -> set[str]:
    """Names in a source: whole texts, and words within a text that are no words of English."""
    found = set()
    for text in literals(source):
        words = {word for word in re.findall(r"\w+", text) if "_" in word or word.istitle()}
        found |= ({text} | words) & known
    return found


def test_no_python_names_a_component_or_a_feature() -> None:
    known = names()
    assert {"payments", "Payments", "refund_management"} <= known
    assert named('x = "payments"', known) == {"payments"}
    assert named('x = tr("Tick Payments")', known) == {"Payments"}
    assert named('x = f"{y}[refund_management]"', known) == {"refund_management"}
    assert named('"""payments"""\nx = "all payments"', known) == set()
    found = {
        (path.relative_to(PACKAGE).as_posix(), name)
        for path in sorted(PACKAGE.rglob("*.py"))
        for name in named(path.read_text("utf-8"), known)
    }
    assert found == ALLOWED.keys()
