"""How the languages differ whose source code is read: spelling of names, strings and pairs."""

import re
from dataclasses import dataclass

from session_composer.core.text.message import Message, Value

_SPACE = r"(?P<space>[^\S\n]+)|(?P<newline>\n)"
_NUMBER = r"(?P<number>0[xXbBoO][\da-fA-F_]+|\d[\d_]*(?:\.\d[\d_]*)?(?:[eE][+-]?\d+)?)"
_MARK = (
    r"(?P<mark>\.\.\.|\?->|===|!==|\*\*=|\|\|=|&&=|\?\?=|<=>|=>|->|::|\?\.|&\.|\*\*|==|!=|<=|>="
    r"|\?\?|&&|\|\||[-+*/%.:|&^~]=|=~|.)"
)
BLOCK = r"(?P<block>/\*)"


@dataclass(frozen=True, slots=True)
class Dialect:
    """A language, as far as reading literals needs to know it.

    ``pattern`` splits the source; the name of the group that matched says what was found.
    ``separators`` stand between a key and its value, ``argument_separators`` in calls.
    ``insert`` begins code within a string. ``quotes_span_lines``: strings may hold line breaks.
    ``plain_quotes`` are those whose strings know no escapes but of themselves and the backslash.
    ``keeps_unknown_escapes``: the backslash of an unknown escape stays. ``joiner`` puts two strings
    together.
    """

    name: str
    title: Value
    pattern: re.Pattern[str]
    separators: frozenset[str]
    argument_separators: frozenset[str]
    insert: str
    spread: str
    joiner: str = "+"
    quotes_span_lines: bool = False
    plain_quotes: str = ""
    raw_quotes: str = ""
    """Those whose strings know no escapes at all, and may hold line breaks."""
    code_quotes: str = ""
    """Those whose strings may hold code."""
    inserts_names: bool = False
    """Whether a dollar sign before a name in such a string is code, too."""
    command_quotes: str = ""
    """Those that hold a command of the shell."""
    keeps_unknown_escapes: bool = False
    names_are_keys: bool = False
    """Whether a bare name before the separator is the key itself, not a variable."""
    joins_adjacent: bool = False
    """Whether strings that stand side by side are one."""
    has_template_tags: bool = False
    """Whether code may stand between tags in a text."""
    has_initialisers: bool = False
    """Whether braces may hold values as well as pairs, and stand behind the name of a type."""
    ends_lines: bool = True
    """Whether a statement can end with its line."""


def pattern(*parts: str) -> re.Pattern[str]:
    """Make the pattern of a dialect of what is special in it."""
    return re.compile("|".join((_SPACE, *parts, _NUMBER, _MARK)), re.DOTALL)


PYTHON = Dialect(
    "python",
    "Python",
    pattern(
        r"(?P<comment>#[^\n]*)",
        r"(?P<continued>\\\n)",
        r"(?P<quote>(?P<prefix>(?i:[rbuft]{0,2}))(?:\"\"\"|'''|\"|'))",
        r"(?P<name>[^\W\d]\w*)",
    ),
    separators=frozenset(":"),
    argument_separators=frozenset("="),
    insert="",
    spread="**",
    keeps_unknown_escapes=True,
    joins_adjacent=True,
)

NODE = Dialect(
    "node",
    Message("Node.js or TypeScript"),
    pattern(
        r"(?P<comment>//[^\n]*)",
        BLOCK,
        r"(?P<quote>[\"'`])",
        r"(?P<regex>/)",
        r"(?P<name>#?(?:[^\W\d]|\$)[\w$]*)",
    ),
    separators=frozenset(":"),
    argument_separators=frozenset(),
    insert="${",
    spread="...",
    code_quotes="`",
    names_are_keys=True,
)

RUBY = Dialect(
    "ruby",
    "Ruby",
    pattern(
        r"(?P<ended>(?<![^\n])__END__(?:\n|\Z).*)",
        r"(?P<begin>(?<![^\n])=begin\b)",
        r"(?P<comment>\#[^\n]*)",
        r"(?P<continued>\\\n)",
        r"(?P<heredoc><<(?P<indent>[~-]?)"
        r"(?P<tag>[A-Z_][A-Z0-9_]*|[\"'`][A-Za-z_]\w*[\"'`])(?!\w))",
        r"(?P<words>%[wWiI][\[({<|!/])",
        r"(?P<percent>%[qQ]?[\[({<|!])",
        r"(?P<symbol>(?<![\w\"':?!]):(?=[A-Za-z_])(?P<symbol_name>\w+[?!]?))",
        r"(?P<quote>(?:(?<![\w\"':?!]):(?=[\"']))?[\"'`])",
        r"(?P<regex>/)",
        r"(?P<name>[@$]{0,2}[^\W\d]\w*(?:[?!](?![=:]))?)",
    ),
    separators=frozenset((":", "=>")),
    argument_separators=frozenset((":", "=>")),
    insert="#{",
    spread="**",
    quotes_span_lines=True,
    plain_quotes="'",
    code_quotes='"`',
    command_quotes="`",
    names_are_keys=True,
    joins_adjacent=True,
)

PHP = Dialect(
    "php",
    "PHP",
    pattern(
        r"(?P<closing_tag>\?>)",
        r"(?P<comment>//[^\n]*|\#(?!\[)[^\n]*)",
        BLOCK,
        r"(?P<heredoc><<<[ \t]*(?P<tag>[A-Za-z_]\w*|\"[A-Za-z_]\w*\"|'[A-Za-z_]\w*')(?!\w))",
        r"(?P<quote>[\"'`])",
        r"(?P<name>\$[^\W\d]\w*|\\?[^\W\d]\w*(?:\\[^\W\d]\w*)*)",
    ),
    separators=frozenset(("=>",)),
    argument_separators=frozenset(":"),
    insert="{$",
    spread="...",
    joiner=".",
    quotes_span_lines=True,
    plain_quotes="'",
    code_quotes='"`',
    inserts_names=True,
    command_quotes="`",
    keeps_unknown_escapes=True,
    has_template_tags=True,
    ends_lines=False,
)

OTHER = Dialect(
    "code",
    Message("Source"),
    pattern(
        r"(?P<comment>//[^\n]*|\#(?![\[!\w])[^\n]*)",
        BLOCK,
        r"(?P<lifetime>(?<=[<&])'[a-z_]\w*+(?!'))",
        r"(?P<quote>(?:\$@?|@)?(?:\"\"\"|\"|'|`))",
        r"(?P<name>(?:[^\W\d]|\$)[\w$]*)",
    ),
    separators=frozenset((":", "=>", "=", "->")),
    argument_separators=frozenset((":", "=>", "=", "->")),
    insert="${",
    spread="...",
    names_are_keys=True,
    has_initialisers=True,
)
"""A language that has no reader of its own: strings, comments and brackets as most have them."""
