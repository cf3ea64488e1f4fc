"""No finished sentence gets where a message belongs, held to by reading the source."""

import ast
import re
from collections.abc import Iterator

import pytest
from tests.support.command_line import GUI

PACKAGE = GUI / "session_composer"
# Made of the texts of rules, and of other messages.
TEMPLATES_FROM_ELSEWHERE = {
    "core/text/message.py",
    "core/text/errors.py",
    "core/rules/rule_data.py",
    "core/files/data_node.py",
    "codecs/writers/tool_format.py",
}
MAKERS = {"Message", "InputError"}
# What is in English for everybody takes a text.
TAKES_TEXT = {"DataError", "verbatim"}


def sources() -> Iterator[tuple[str, ast.Module]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        yield path.relative_to(PACKAGE).as_posix(), ast.parse(path.read_text("utf-8"))


def called(node: ast.Call) -> str:
    function = node.func
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def is_text(node: ast.expr) -> bool:
    """Whether an expression is plainly a text, and not a single literal."""
    match node:
        case ast.JoinedStr():
            return True
        case ast.BinOp(left=left, op=ast.Add() | ast.Mod(), right=right):
            return any(map(is_text_or_literal, (left, right)))
        case ast.Call(func=ast.Attribute(attr="format" | "join" | "replace")):
            return True
        case ast.Call(func=ast.Name(id="str" | "repr")):
            return True
        case ast.IfExp(body=one, orelse=other):
            return is_text(one) or is_text(other)
    return False


def is_text_or_literal(node: ast.expr) -> bool:
    literal = isinstance(node, ast.Constant) and isinstance(node.value, str)
    return literal or is_text(node)


def takes_only_messages(annotation: ast.expr | None) -> bool:
    if annotation is None:
        return False
    names = set(re.findall(r"\w+", ast.unparse(annotation)))
    return "Message" in names and names <= {"Message", "None", "Callable"}


def fields_of_messages(tree: ast.Module) -> dict[str, dict[str, int]]:
    """Names and places of the fields of classes, and arguments of functions, that are messages."""
    found: dict[str, dict[str, int]] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef):
            fields = [part for part in node.body if isinstance(part, ast.AnnAssign)]
            found[node.name] = {
                part.target.id: number
                for number, part in enumerate(fields)
                if isinstance(part.target, ast.Name) and takes_only_messages(part.annotation)
            }
            for part in node.body:
                if isinstance(part, ast.FunctionDef) and part.name == "__init__":
                    found[node.name] = arguments(part)
        elif isinstance(node, ast.FunctionDef) and not node.name.startswith("__"):
            found.setdefault(node.name, arguments(node))
    return {name: fields for name, fields in found.items() if fields}


def is_hidden(node: ast.stmt) -> bool:
    return isinstance(node, ast.ClassDef | ast.FunctionDef) and node.name.startswith("_")


def functions(node: ast.AST) -> Iterator[ast.ClassDef | ast.FunctionDef]:
    return (one for one in ast.walk(node) if isinstance(one, ast.ClassDef | ast.FunctionDef))


def arguments(node: ast.FunctionDef) -> dict[str, int]:
    given = [one for one in node.args.args if one.arg not in ("self", "cls")]
    return {
        one.arg: number for number, one in enumerate(given) if takes_only_messages(one.annotation)
    }


def bad_templates(place: str, tree: ast.Module) -> Iterator[str]:
    """Templates that are no literals, or whose places are not those of the values."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or called(node) not in MAKERS or not node.args:
            continue
        template = node.args[0]
        if not isinstance(template, ast.Constant):
            if place not in TEMPLATES_FROM_ELSEWHERE:
                yield f"{place}:{node.lineno} {ast.unparse(node)}"
            continue
        text = str(template.value)
        wanted = set(re.findall(r"\{(\w+)\}", text))
        given = {keyword.arg for keyword in node.keywords}
        if wanted != given or text != text.strip() or len(node.args) != 1:
            yield f"{place}:{node.lineno} {ast.unparse(node)}"


def finished_sentences(
    place: str, tree: ast.Module, messages: dict[str, dict[str, int]]
) -> Iterator[str]:
    """Texts that stand where a message belongs, or are one in the place of a value."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and takes_only_messages(node.returns):
            for part in ast.walk(node):
                returned = part.value if isinstance(part, ast.Return) else None
                if returned is not None and is_text_or_literal(returned):
                    yield f"{place}:{node.lineno} {ast.unparse(part)}"
        if not isinstance(node, ast.Call) or called(node) in TAKES_TEXT:
            continue
        if called(node) in MAKERS:
            for keyword in node.keywords:
                if is_sentence(keyword.value):
                    yield f"{place}:{node.lineno} {ast.unparse(keyword)}"
            continue
        fields = messages.get(called(node), {})
        for number, argument in enumerate(node.args):
            if number in fields.values() and is_text_or_literal(argument):
                yield f"{place}:{node.lineno} {ast.unparse(node)}"
        for keyword in node.keywords:
            if keyword.arg in fields and is_text_or_literal(keyword.value):
                yield f"{place}:{node.lineno} {ast.unparse(node)}"


def is_sentence(node: ast.expr) -> bool:
    """Whether a value has words of ours in it, which no translation would reach."""
    match node:
        case ast.JoinedStr(values=parts):
            literals = [str(part.value) for part in parts if isinstance(part, ast.Constant)]
            return any(re.search(r"[^\W\d_]{2}", text) and " " in text for text in literals)
        case ast.Constant(value=str(text)):
            return " " in text.strip()
        case ast.BinOp(left=left, right=right):
            return is_sentence(left) or is_sentence(right)
        case ast.IfExp(body=one, orelse=other):
            return is_sentence(one) or is_sentence(other)
        case ast.BoolOp(values=values):
            return any(map(is_sentence, values))
        case ast.Call(func=ast.Attribute(value=ast.Constant(value=str(text)), attr="format")):
            return True
    return False


def errors_as_texts(place: str, tree: ast.Module) -> Iterator[str]:
    """``str(error)`` of one of our errors, whose message is then lost."""
    for handler in ast.walk(tree):
        if not isinstance(handler, ast.ExceptHandler) or handler.type is None:
            continue
        caught = set(re.findall(r"\w+", ast.unparse(handler.type)))
        if handler.name is None or caught.isdisjoint(
            {"ComposerError", "InputError", "KeyStoreError"}
        ):
            continue
        for part in ast.walk(handler):
            match part:
                case ast.Call(func=ast.Name(id="str" | "repr"), args=[ast.Name(id=name)]):
                    is_lost = name == handler.name
                case ast.FormattedValue(value=ast.Name(id=name)):
                    is_lost = name == handler.name
                case _:
                    is_lost = False
            if is_lost:
                yield f"{place}:{handler.lineno} {ast.unparse(part)}"


def offenders(read: list[tuple[str, ast.Module]]) -> list[str]:
    own = {place: fields_of_messages(tree) for place, tree in read}
    public: dict[str, dict[str, int]] = {}
    for place, tree in read:
        hidden = {part.name for node in tree.body if is_hidden(node) for part in functions(node)}
        hidden |= {name for name in own[place] if name.startswith("_")}
        public |= {name: own[place][name] for name in own[place].keys() - hidden}
    found: list[str] = []
    for place, tree in read:
        found += bad_templates(place, tree)
        found += finished_sentences(place, tree, public | own[place])
        # What is asked on the terminal is answered there.
        if place not in {"commands/self_test.py", "core/files/data_files.py"}:
            found += errors_as_texts(place, tree)
    return found


def test_no_finished_sentence_gets_where_a_message_belongs() -> None:
    assert offenders(list(sources())) == []


DEFINITIONS = """
class Failure:
    kind: str
    message: Message
    detail: str = ""
def note(sentence: Message) -> None: ...
"""


@pytest.mark.parametrize(
    "line",
    [
        "raise InputError(f'{name} is bad.')",
        "raise InputError('{} is bad.'.format(name))",
        "raise InputError(name + ' is bad.')",
        "raise InputError('%s is bad.' % name)",
        "raise InputError(problem)",
        "Message('{name} is bad.', names=name)",
        "Message('{name} is bad. ', name=name)",
        "Message('{what} is bad.', what=f'the file {name}')",
        "Message('{what} is bad.', what='the file' if name else name)",
        "Failure('x', f'{name} is bad.')",
        "Failure('x', message=str(error))",
        "Failure('x', 'It is bad.')",
        "note(name + ' is bad.')",
        "def say() -> Message | None:\n    return f'{name} is bad.'",
        "try:\n    pass\nexcept InputError as error:\n    x = str(error)",
        "try:\n    pass\nexcept (InputError, OSError) as error:\n    x = f'bad: {error}'",
    ],
)
def test_the_reader_of_sources_finds_them(line: str) -> None:
    assert offenders([("api/x.py", ast.parse(DEFINITIONS + line))])


@pytest.mark.parametrize(
    "line",
    [
        "raise InputError('{name} is bad.', name=name)",
        "raise InputError('{problem}', problem=problem)",
        "Message('{name} is bad.', name=f'{name}.json')",
        "Message('{reason}.', reason=str(error))",
        "Failure('x', Message('It is bad.'), f'{name} is bad.')",
        "try:\n    pass\nexcept OSError as error:\n    x = str(error)",
    ],
)
def test_what_is_right_is_let_through(line: str) -> None:
    assert offenders([("api/x.py", ast.parse(DEFINITIONS + line))]) == []
