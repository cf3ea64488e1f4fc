"""Finds the texts of the program that can be translated, by reading its source and its data.

Three groups: what Qt classes say through ``tr()``; the templates of messages; and the texts of the
data files.
"""

import ast
import json
import re
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from session_composer.core.help.available_languages import ENGLISH
from session_composer.core.rules.problems import Severity
from session_composer.core.text.secrets import KeyKind
from session_composer.core.versions.version_info import PREVIEW, PRIVATE
from session_composer.state.tree.tree_cells import RowState

NAMES = "Names"
"""Context of the texts of data files."""
LANGUAGE = "Language"
"""Context in which "en" is translated by the code of the language itself."""
SENTENCES = "Sentences"
"""Context of the templates of messages."""

# Words that stand for values all over the program.
_WORDS = (*RowState, *Severity, *KeyKind, PREVIEW, PRIVATE)

# Those that translate themselves; the last is given a tr() by them.
_TRANSLATING = ("ui", "state", "app.py", "core/rules/rules_page.py")
# Looks up what is collected below as messages and data.
_LOOKS_UP = "translation.py"
# Where messages are made that the window shows: the other commands are for terminals.
_WITH_MESSAGES = ("core", "api", "codecs", "state", "ui", "commands/catalog_additions.py")
_MESSAGES = ("Message", "InputError", "NoRequestError")
# These make messages of messages, and of the texts of rules, which are collected below.
_NO_LITERALS = (
    "core/files/data_node.py",
    "core/text/errors.py",
    "core/text/message.py",
    "codecs/writers/tool_format.py",
)


class Text(NamedTuple):
    """A text to translate, and where it is used."""

    context: str
    source: str


class NotLiteralError(Exception):
    """Something computed is handed to ``tr()``, where it cannot be found."""


def all_texts(package: Path, resources: Path) -> list[Text]:
    """Every text once, sorted."""
    found = {*code_texts(package), *data_texts(resources), Text(LANGUAGE, ENGLISH)}
    found |= {Text(SENTENCES, template) for template in templates(package, resources)}
    return sorted(found)


# What Qt classes say


def code_texts(package: Path) -> Iterator[Text]:
    """Give what goes through ``tr()`` and ``translate()``. Raises NotLiteralError."""
    for path in _modules(package, _TRANSLATING):
        if path.name == _LOOKS_UP:
            continue
        tree = ast.parse(path.read_text("utf-8"))
        yield from _calls(tree, path, "", _own_context(tree))


def _own_context(tree: ast.Module) -> str:
    """Context of a module's own ``_tr()``."""
    for node in tree.body:
        if isinstance(node, ast.FunctionDef) and node.name == "_tr":
            for part in ast.walk(node):
                if isinstance(part, ast.Call) and _called(part) == "translate":
                    return str(ast.literal_eval(part.args[0]))
    return ""


def _calls(node: ast.AST, path: Path, class_name: str, own: str) -> Iterator[Text]:
    if isinstance(node, ast.ClassDef):
        class_name = node.name
    if isinstance(node, ast.FunctionDef) and node.name == "_tr":
        return
    if isinstance(node, ast.Call):
        yield from _call(node, path, class_name, own)
    for child in ast.iter_child_nodes(node):
        yield from _calls(child, path, class_name, own)


def _call(node: ast.Call, path: Path, class_name: str, own: str) -> Iterator[Text]:
    name = _called(node)
    if name == "ActionSpec":
        texts = [node.args[1], *node.args[2:3]]
        texts += [keyword.value for keyword in node.keywords if keyword.arg == "tip"]
        yield from (Text("Actions", _literal(text, path)) for text in texts)
    elif name == "tr":
        yield Text(class_name, _literal(node.args[0], path))
    elif name == "_tr":
        yield Text(own, _literal(node.args[0], path))
    elif ast.unparse(node.func) == "QCoreApplication.translate":
        context = _literal(node.args[0], path)
        # Texts of tables and of other layers: found at their source. Names of keys are Qt's own.
        if context not in {"Actions", NAMES, SENTENCES, LANGUAGE, "QShortcut"}:
            yield Text(context, _literal(node.args[1], path))


def _called(node: ast.Call) -> str:
    function = node.func
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def _literal(node: ast.expr, path: Path) -> str:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    raise NotLiteralError(f"{path.name}, line {node.lineno}: {ast.unparse(node)} is no literal.")


# Messages


def templates(package: Path, resources: Path) -> Iterator[str]:
    """Give the templates that have words of their own. Raises NotLiteralError."""
    yield from _rule_texts(resources)
    for path in _modules(package, _WITH_MESSAGES):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and _called(node) in _MESSAGES and node.args:
                is_exempt = path.relative_to(package).as_posix() in _NO_LITERALS
                if is_exempt and not isinstance(node.args[0], ast.Constant):
                    continue
                template = _literal(node.args[0], path)
                if re.search(r"[^\W\d_]", re.sub(r"\{\w+\}", "", template)):
                    yield template


def _rule_texts(resources: Path) -> Iterator[str]:
    constraints = _json(resources / "rules" / "constraints.json")["constraints"]
    for rule in constraints:
        yield from (rule["explanation"], rule["source"]["name"])
        yield rule.get("message", rule["explanation"])
        if "fix" in rule:
            yield rule["fix"]["text"]
    for rule in _json(resources / "rules" / "defaults.json")["defaults"]:
        yield from (rule["explanation"], rule["source"]["name"])
        said = ("text", "then_because", "else_because")
        yield from (value for key, value in _strings(rule["default"]) if key in said)
    for error in _json(resources / "errors" / "errors.json")["errors"]:
        if "advice" in error:
            yield error["advice"]
    for path in sorted((resources / "snippets" / "tools").glob("*.toml")):
        yield from tomllib.loads(path.read_text("utf-8")).get("notes", ())
    for derived in _json(resources / "accounts" / "shapes.json")["derived"]:
        yield derived["why"]


# Data


def data_texts(resources: Path) -> Iterator[Text]:
    """Give the names and descriptions that the data files hold."""
    yield from (Text(NAMES, str(word)) for word in _WORDS)
    helped = _json(resources / "help" / "components.json")
    for entry in (*helped["components"].values(), *helped["features"].values()):
        yield from (Text(NAMES, text) for _, text in _strings(entry))
    for group in _json(resources / "help" / "groups.json")["groups"]:
        yield Text(NAMES, group["title"])
    for entry in _json(resources / "roles" / "roles.json")["roles"]:
        yield from (Text(NAMES, entry["title"]), Text(NAMES, entry["summary"]))
    for entry in _json(resources / "start" / "board.json")["roles"]:
        yield Text(NAMES, entry["text"])
    for preset in _json(resources / "accounts" / "presets.json")["presets"]:
        yield Text(NAMES, preset["title"])
    for entry in _json(resources / "accounts" / "properties.json")["controller"]:
        titles = (title for value, title in entry["values"].items() if title != value)
        yield from (Text(NAMES, text) for text in (entry["title"], *titles))
    yield from (
        Text(NAMES, text) for text in _json(resources / "browser" / "page.json")["texts"].values()
    )
    elements = _json(resources / "snippets" / "frontend" / "elements.json")["elements"]
    for need in (need for entry in elements.values() for need in entry.get("needs", ())):
        if "meaning" in need:
            yield Text(NAMES, need["meaning"])
    for account in _json(resources / "accounts" / "samples.json")["accounts"]:
        yield Text(NAMES, account["title"])


def _strings(data: object, key: str = "") -> Iterator[tuple[str, str]]:
    """Give every string below a value, with the key that it stands at."""
    if isinstance(data, str):
        yield key, data
    elif isinstance(data, dict):
        for name, value in data.items():
            yield from _strings(value, name)
    elif isinstance(data, list):
        for value in data:
            yield from _strings(value, key)


def _json(path: Path) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return data


def _modules(package: Path, places: Iterable[str]) -> Iterator[Path]:
    for place in places:
        path = package / place
        yield from [path] if path.is_file() else sorted(path.rglob("*.py"))
