"""Tells by its spelling in which language a text is that no reader takes."""

import re

_SAMPLE = 64 * 1024
_ABOUT = re.compile(r"account_?-?sessions?\b|AccountSession", re.IGNORECASE)
# In this order: what the first ones have, later ones may have, too.
_LANGUAGES = (
    ("Rust", r"\blet (?:mut )?\w+(?:: [\w<>:, ]+)? = |\bfn \w+\(|::new\(|\bunwrap\(\)|&\["),
    ("Go", r"(?m:^package \w+)|:= |\bfunc \(?\w|stripe\.(?:String|Bool)\(|\burl\.Values\{"),
    ("Kotlin", r"\b(?:val|fun) \w+[^\n;]*[^;\n]$|\bmapOf\(|\blistOf\("),
    ("Swift", r"\blet \w+(?:: \w+)? = |\bguard let\b|\bfunc \w+\(|\bURLRequest\("),
    ("C#", r"\bvar \w+ = new \w|\bnamespace \w|\busing \w[\w.]*;|\bnew \w+(?:<[^>\n]*>)?\s*\{"),
    (
        "Java",
        r"\bString \w+ = |\bpublic (?:static|class)\b|\bMap<|\.builder\(\)|\bnew \w+\(.*;",
    ),
    ("Dart", r"\bFuture<|\bawait http\.post\(|\bMap<String, dynamic>"),
    ("Elixir", r"\bdefmodule\b|\|> |%\{\w+: "),
    ("Perl", r"\bmy [$%@]\w+ = "),
    ("Terraform", r"(?m:^(?:resource|provider) \")"),
    ("Apex", r"\bHttpRequest \w+ = new HttpRequest\("),
)


def unread_language(text: str) -> str:
    """Name the language of a text about account sessions; empty when it is none that is known."""
    sample = text[:_SAMPLE]
    if not _ABOUT.search(sample):
        return ""
    found = (name for name, signs in _LANGUAGES if re.search(signs, sample, re.MULTILINE))
    return next(found, "")
