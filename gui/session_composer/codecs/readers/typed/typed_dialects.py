"""How the languages differ whose SDKs have types for the parameters."""

from session_composer.codecs.readers.source.syntax.dialects import BLOCK, Dialect, pattern

_LINE_COMMENT = r"(?P<comment>//[^\n]*)"
_NAME = r"(?P<name>@?[^\W\d][\w$]*)"

GO = Dialect(
    "go",
    "Go",
    pattern(_LINE_COMMENT, BLOCK, r"(?P<quote>[\"'`])", _NAME),
    separators=frozenset(":"),
    argument_separators=frozenset(),
    insert="",
    spread="...",
    raw_quotes="`",
)
JAVA = Dialect(
    "java",
    "Java",
    pattern(_LINE_COMMENT, BLOCK, r"(?P<quote>\"\"\"|[\"'])", _NAME),
    separators=frozenset(),
    argument_separators=frozenset(),
    insert="",
    spread="...",
    ends_lines=False,
)
KOTLIN = Dialect(
    "kotlin",
    "Kotlin",
    pattern(_LINE_COMMENT, BLOCK, r"(?P<quote>\"\"\"|[\"'])", _NAME),
    separators=frozenset(("to",)),
    argument_separators=frozenset("="),
    insert="${",
    spread="*",
    code_quotes='"',
    inserts_names=True,
)
CSHARP = Dialect(
    "dotnet",
    "C#",
    pattern(
        r"(?P<comment>//[^\n]*|\#[^\n]*)",
        BLOCK,
        r"(?P<quote>(?P<prefix>(?:\$?@\$?|\$+)?)(?:\"\"\"|[\"']))",
        _NAME,
    ),
    separators=frozenset("="),
    argument_separators=frozenset(":"),
    insert="",
    spread="..",
    ends_lines=False,
)
