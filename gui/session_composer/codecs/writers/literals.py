"""Values as the literals of Python and JavaScript."""

from session_composer.core.wire.values import JsonValue

from .literal_syntax import Literals
from .snippet_data import load_template


def python_literal(value: JsonValue, column: int = 0) -> list[str]:
    """Write a value in Python; its lines, but for the first, stand at a column or deeper.

    Takes what :func:`~.wire_value.wire_value` gives: null has no place in it.
    """
    return _texts("python", value, column)


def javascript_literal(value: JsonValue, column: int = 0) -> list[str]:
    """Write a value in JavaScript as :func:`python_literal` does in Python."""
    return _texts("node", value, column)


def _texts(language: str, value: JsonValue, column: int) -> list[str]:
    first, *others = _literals(language).lines(value, column)
    return [first.text, *(" " * column + line.text for line in others)]


def _literals(language: str) -> Literals:
    syntax = load_template(language).syntax
    if not isinstance(syntax, Literals):
        raise TypeError(f"{language} has no literals")
    return syntax
