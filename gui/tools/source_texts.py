"""Finds the texts of the program that can be translated, by reading its source and its data.

Three groups: what Qt classes say through ``tr()``; sentences that the layers without Qt build as
f-strings, as templates with a name for each value; and the texts of the data files.
"""

import ast
import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from session_composer.core.problems import Severity
from session_composer.core.request_diff import NOT_SENT
from session_composer.core.secrets import KeyKind
from session_composer.core.version_diff import AVAILABLE, NOT_AVAILABLE
from session_composer.state.row_texts import Choice

NAMES = "Names"
"""Context of the texts of data files."""
SENTENCES = "Sentences"
"""Context of the sentences that are found by their template."""

# Words that stand for values all over the program.
_WORDS = (*Choice, *Severity, *KeyKind, NOT_SENT, NOT_AVAILABLE, AVAILABLE)
# Single words that are put into sentences.
# How lists are written in words; found only where their parts are.
_PHRASES = ("saved", "deleted", "certificate", "certificates")
_LISTS = ("{first} and {second}", "{first} or {second}")

# Those that translate themselves; the last is given a tr() by them.
_TRANSLATING = ("ui", "state", "app.py", "core/rules_page.py")
# Looks up what is collected below as sentences and data.
_LOOKS_UP = "translation.py"
_NO_QT = ("core", "api", "codecs", "state/targets.py", "state/document.py", "state/key_service.py")
# Code that is written for others, Stripe's own words, and what is said of damaged program files.
_NOT_FOR_THE_WINDOW = re.compile(
    r"core/(conditions|data_files|rule_data|shape_data|help|help_pages|rules_page|process"
    r"|roles)\.py|api/sandbox/.*"
    r"|codecs/(curl|frontend|front_data|literal_syntax|literals|markdown|role_map|sdk_code|sdk_release|snippet"
    r"|snippet_data|snippet_files|stripe_cli|endpoint\w*)\.py"
)
# Patterns, source code, type names; file names of systems.
_NO_WORDS = re.compile(
    r"\\(?!u\{)|[|*^\n]|\(\?|;$|^-|^import |^\} from|^Application Support$|^rem |\bNone$|^Bearer "
    r"|^\{\w+\} \((items|content|default)\)$|^; embedded_connect"
)
# What these are given is a pattern or a type, for programmers, or translated already.
_NOT_SAID = frozenset(
    {"compile", "match", "search", "split", "cast", "DataError", "tr", "_tr", "translate"}
)
_NO_SENTENCES = frozenset(
    {
        "Tunnel connection failed",
        "not enough data",
        "Cancelled by user",
        "Extra data",
        "Expecting a key and ':'",
        "Expecting ',' or '}'",
        "local machine",
        "null backend of keyring",
        "{name}: presets[{number}]",
    }
)


class Text(NamedTuple):
    """A text to translate, and where it is used."""

    context: str
    source: str


class NotLiteralError(Exception):
    """Something computed is handed to ``tr()``, where it cannot be found."""


def all_texts(package: Path, resources: Path) -> list[Text]:
    """Every text once, sorted."""
    found = {*code_texts(package), *data_texts(resources)}
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
        texts = [node.args[1], *node.args[3:4]]
        texts += [keyword.value for keyword in node.keywords if keyword.arg == "tip"]
        yield from (Text("Actions", _literal(text, path)) for text in texts)
    elif name == "tr":
        yield Text(class_name, _literal(node.args[0], path))
    elif name == "_tr":
        yield Text(own, _literal(node.args[0], path))
    elif ast.unparse(node.func) == "QCoreApplication.translate":
        context = _literal(node.args[0], path)
        # Texts of tables and of other layers: found at their source.
        if context not in {"Actions", NAMES, SENTENCES}:
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


# Sentences of the layers without Qt


def templates(package: Path, resources: Path) -> list[str]:
    """Every template of a sentence, sorted."""
    found = {*_LISTS, *_PHRASES, *_rule_texts(resources)}
    found.update(message_templates(package))
    for path in _modules(package, _NO_QT):
        if not _NOT_FOR_THE_WINDOW.fullmatch(path.relative_to(package).as_posix()):
            found.update(_sentences(ast.parse(path.read_text("utf-8"))))
    return sorted(found)


def message_templates(package: Path) -> Iterator[str]:
    """Give the templates of messages that have words of their own. Raises NotLiteralError."""
    for path in _modules(package, ("core", "api", "codecs", "state")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and _called(node) == "Message" and node.args:
                if path.name == "message.py" and not isinstance(node.args[0], ast.Constant):
                    # What joins messages and changes their values.
                    continue
                template = _literal(node.args[0], path)
                if re.search(r"[^\W\d_]", re.sub(r"\{\w+\}", "", template)):
                    yield template


def _sentences(tree: ast.Module) -> Iterator[str]:
    passed_over = {id(node) for part in ast.walk(tree) for node in _no_texts(part)}
    for node in ast.walk(tree):
        if id(node) in passed_over:
            continue
        if isinstance(node, ast.JoinedStr):
            passed_over.update(map(id, node.values))
            literal = "".join(str(part.value) for part in _constants(node.values))
            text = _template(node)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            text = literal = node.value
        else:
            continue
        if " " in literal and re.search(r"[a-z]{2}", literal) and not _NO_WORDS.search(text):
            text = text.strip()
            if text not in _NO_SENTENCES and " " in text:
                yield text


def _constants(nodes: Iterable[ast.expr]) -> Iterator[ast.Constant]:
    return (node for node in nodes if isinstance(node, ast.Constant))


def _no_texts(node: ast.AST) -> Iterator[ast.AST]:
    """Give what is no sentence of the window: docstrings, patterns, types, program errors."""
    if isinstance(node, ast.Expr):
        yield node.value
    elif isinstance(node, ast.JoinedStr):
        yield from node.values
    elif isinstance(node, ast.Call) and (_called(node) in _NOT_SAID):
        for argument in node.args:
            yield from ast.walk(argument)
    elif isinstance(node, ast.arg | ast.AnnAssign) and node.annotation is not None:
        yield from ast.walk(node.annotation)
    elif isinstance(node, ast.FunctionDef) and node.returns is not None:
        yield from ast.walk(node.returns)


def _template(node: ast.JoinedStr) -> str:
    """Write an f-string with a plain, distinct name for each value."""
    taken: dict[str, int] = {}
    parts = []
    for part in node.values:
        if isinstance(part, ast.FormattedValue):
            name = _value_name(part.value)
            taken[name] = taken.get(name, 0) + 1
            parts.append("{%s}" % (name if taken[name] == 1 else f"{name}{taken[name]}"))
        elif isinstance(part, ast.Constant):
            parts.append(str(part.value))
    return "".join(parts)


def _value_name(node: ast.expr) -> str:
    """Name a value by what it is computed from."""
    match node:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name.lower().strip("_")
        case ast.IfExp(body=ast.Constant(), orelse=ast.Constant()):
            return "plural"
        case ast.BoolOp(values=[first, *_]) | ast.IfExp(body=first):
            return _value_name(first)
        case ast.Call(func=ast.Attribute(attr="join"), args=[first, *_]):
            return _value_name(first)
        case ast.Call(func=ast.Name(), args=[first, *_]):
            return _value_name(first)
        case ast.Call(func=ast.Attribute(value=value)):
            return _value_name(value)
        case ast.Subscript(value=value) | ast.BinOp(left=value):
            return _value_name(value)
    return "value"


def _rule_texts(resources: Path) -> Iterator[str]:
    constraints = _json(resources / "rules" / "constraints.json")["constraints"]
    for rule in constraints:
        yield from (rule["explanation"], rule["message"], rule["source"]["name"])
        if "fix" in rule:
            yield rule["fix"]["text"]
    for rule in _json(resources / "rules" / "defaults.json")["defaults"]:
        yield from (rule["explanation"], rule["source"]["name"])
        yield from (value for key, value in _strings(rule["default"]) if key == "text")


# Data


def data_texts(resources: Path) -> Iterator[Text]:
    """Give the names and descriptions that the data files hold."""
    yield from (Text(NAMES, str(word)) for word in _WORDS)
    helped = _json(resources / "help" / "components.json")
    for entry in (*helped["components"].values(), *helped["features"].values()):
        yield from (Text(NAMES, text) for _, text in _strings(entry))
    for entry in _json(resources / "roles" / "roles.json")["roles"]:
        yield from (Text(NAMES, entry["title"]), Text(NAMES, entry["summary"]))
    for preset in _json(resources / "accounts" / "presets.json")["presets"]:
        yield Text(NAMES, preset["title"])
    for account in _json(resources / "accounts" / "samples.json")["accounts"]:
        yield Text(NAMES, account["title"])


def _strings(data: object, key: str = "") -> Iterator[tuple[str, str]]:
    """Give every string below a value, with the key that it stands at."""
    if isinstance(data, str):
        yield key, data
    elif isinstance(data, dict):
        for name, value in data.items():
            yield from _strings(value, name)


def _json(path: Path) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return data


def _modules(package: Path, places: Iterable[str]) -> Iterator[Path]:
    for place in places:
        path = package / place
        yield from [path] if path.is_file() else sorted(path.rglob("*.py"))
