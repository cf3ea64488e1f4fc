"""Tells from its spelling which language source code is written in."""

import re
from functools import cache

# A name of the form body in a string, alone or behind others.
_FORM_NAME = r"[\"'`](?:[^\"'`\n]{0,200}[&?])?(?:components|expand)(?:\[|%5[Bb])"
_SDK = re.compile(
    r"\baccountSessions!?\s*+(?:\?\.|->|\?->|\.)\s*+create\b"
    r"|\baccount_sessions\s*+&?\.\s*+create|\bAccountSession\s*+(?:\.|::)\s*+create\b"
    r"|\bcomponents['\"]?\s*+(?::|=>?|,)\s*+(?:[{\[]|(?:array|dict|mapOf|Map\.of)\s*+\(|new\b)"
    r"|[{(,\[]\s*+:?['\"]?account['\"]?\s*+(?::|=>)"
    r"|\bCreateAccountSession\b|\bCURLOPT_POSTFIELDS\b"
)
_ABOUT = re.compile(rf"{_SDK.pattern}|{_FORM_NAME}")
_PIECE = 16 * 1024
_OVERLAP = 200
# So much is looked at: of the beginning, and around what the text was known by.
_HEAD = 4 * 1024
_BEFORE = 4 * 1024
_BEHIND = 8 * 1024
_SAMPLE = 64 * 1024
_SIGNS = {
    "php": (
        (r"<\?php|<\?=", 20),
        (r"accountSessions\s*+\??->\s*+create|AccountSession\s*+::\s*+create(?!\s*+\(\s*+&)", 20),
        (r"\$\w+\s*+(?:=(?![=>])|->)", 6),
        (r"(?m:^[ \t]*+\$\w++\s*+\.?=(?![=>]).*;[ \t]*+$)|['\"]\s*+\.\s*+\w++\s*+\(\s*+\$", 8),
        (r"['\"]\w+['\"]\s*+=>", 3),
        (r"\barray\s*+\(|\[\s*+['\"]\w+['\"]\s*+=>", 4),
        (r"\bwp_remote_post\b|\bhttp_build_query\b|\bcurl_setopt|\bHttp::", 15),
    ),
    "ruby": (
        (r"\bStripe::\w|\bStripe\.api_(?:key|version)\b", 15),
        (r"[{(,]\s*+:\w+\s*+=>", 8),
        (r"\bnil\b", 3),
        (r"(?m:^[ \t]*+end[ \t]*+$)|\bdo\s*+\|\w|\bunless\b|\bputs\b", 5),
        (r"(?m:^[ \t]*+def\s++[\w.]+[?!]?(?:\s*+\([^)\n]*\))?[ \t]*+$)", 6),
        (r"\baccount_sessions\s*+&?\.\s*+create\s*+(?:\(\s*+\{?\s*+)?\w+:\s", 10),
        (r"\bAccountSession\s*+\.\s*+create\s*+(?:\(\s*+\{?\s*+)?\w+:\s", 10),
        (r"\bFaraday\b|\bNet::HTTP\b|\bHTTParty\b|\bRestClient\b|\bTyphoeus\b", 15),
        (r"#\{|\.freeze\b|\.new\b|=>\s*+(?:\{|true|false|nil|['\"])", 3),
    ),
    "python": (
        (r"\b(?:True|False|None)\b", 8),
        (r"(?m:^[ \t]*+(?:async\s++)?def\s.*:[ \t]*+(?:#.*+)?$)", 6),
        (r"(?m:^[ \t]*+(?:import\s++\w[\w., ]*|from\s++[\w.]+\s++import\b.*)$)", 5),
        (r"\bstripe\.AccountSession\b|\bstripe\.api_(?:key|version)\s*+=", 8),
        (
            r"\baccount_sessions\s*+\.\s*+create(?:_async)?\s*+\(\s*+(?:params\s*+=\s*+)?\{?\s*+['\"]",
            6,
        ),
        (r"\b(?:account|components)=|\bcreate_async\b", 6),
        (r"\*\*\w|\bos\.environ\b|\bdict\s*+\(", 4),
        (
            r"\b(?:requests|httpx|session|aiohttp)\.(?:post|request|Client|FormData)\b|\burlencode\b",
            8,
        ),
        (r"\b(?:data|json|params|auth|headers)=|\basync\s++with\b", 4),
        (r"(?m:^[ \t]*+(?:for|if|elif|else|with|try)\b.*:[ \t]*+$)", 5),
    ),
    "node": (
        (r"\baccountSessions!?\s*+\??\.\s*+create\b", 20),
        (r"(?m:^[ \t]*+(?:export\s++)?(?:const|let|var)\s)|\bnew\s++Stripe\s*+\(", 8),
        (r"\bawait\b|\bprocess\.env\b|===|\bundefined\b|\)\s*+=>|\.\.\.\w", 4),
        (r"(?m:(?<!:)//\s)|/\*", 2),
        (r"[{,]\s*+\w+\s*+:\s*+(?:[{\[]|true|false|['\"])", 2),
        (r"[{,]\s*+(?:['\"]?)components(?:['\"]?)\s*+:\s*+\{", 1),
        (r"(?m:^[ \t]*+components\s*+:)", 1),
        (r"\bfunction\b|=>\s*+[{(]|\bexport\b", 3),
        (
            r"\bfetch\s*+\(|\$\.(?:post|ajax)\b|\bURLSearchParams\b|\baxios\b|\bFormData\b|\bUrlFetchApp\b",
            10,
        ),
    ),
    "go": (
        (r":=|\bfunc\s++(?:\(\w++\s++\*?\w++\)\s*+)?\w++\s*+\(", 10),
        (r"\bmap\[string\]|\burl\.Values\b|(?m:^package\s++\w++[ \t]*+$)", 15),
        (
            r"\bhttp\.(?:NewRequest|Post)|\bstrings\.\w|\burl\.QueryEscape\b|\bfmt\.\w|\bstripe\.(?:String|Bool)\(",
            10,
        ),
    ),
    "java": (
        (
            r"\bnew\s++(?:Hash|LinkedHash|Tree)Map\b|\bnew\s++ArrayList\b|\bnew\s++\w*NameValuePair\b",
            20,
        ),
        (r"Map<\w|\bMap\.(?:of|entry)\b|\bString\s++\w++\s*+=|\bStringBuilder\b", 12),
        (r"\bpublic\s++(?:static|class)\b|\bnew\s++\w++\(.*\);|\bRequestBody\s++\w++\s*+=", 8),
    ),
    "kotlin": (
        (
            r"\b(?:mutableM|hashM|linkedM|m)apOf\s*+[(<]|\bbuild(?:Map|List)\s*+\{|\blistOf\s*+\(",
            16,
        ),
        (r"\bval\s++\w++|\bfun\s++\w++\s*+\(", 13),
        (r"\bParameters\.build\b|\b(?:formP|p)arameters\s*+(?:=\s*+parameters\s*+)?\{", 16),
        (r"\"\s++to\s++", 6),
    ),
    "dotnet": (
        (
            r"\bnew\s++(?:Dictionary|KeyValuePair|FormUrlEncodedContent|StringContent|List\s*+<|\{)",
            20,
        ),
        (r"\$@?\"|\bDictionary<", 12),
        (
            r"\bvar\s++\w++\s*+=\s*+new\b|\bnamespace\s++\w|(?m:^[ \t]*+using\s++[\w.]++;)"
            r"|\bawait\s++[\w.]++Async\s*+\(",
            10,
        ),
    ),
    "Rust": (
        (
            r"\blet\s++mut\b|\bfn\s++\w|\bvec!|\bHashMap\b|\bjson!|::new\s*+\(|&\[\s*+\(|\.await\?",
            20,
        ),
        (r"\bCreateAccountSession\b|\bunwrap\(\)|\bformat!\s*+\(", 20),
    ),
    "Swift": (
        (r"\bURLQueryItem\b|\bURLRequest\b|\bURLComponents\b|\bguard\s++let\b", 24),
        (r"\[\s*+\"[^\"\n]*+\"\s*+:|\bAF\.request\b|\[String\s*+:\s*+\w++\]|\\\(\w", 20),
    ),
    "Dart": (
        (r"(?<!Map)(?<!Dictionary)<String,\s*+(?:String|dynamic|Object)>\s*+\{", 20),
        (r"\bfinal\s++\w++\s*+=|\bFuture<|\bUri\.(?:parse|https)\b|\bMap<String,\s*+dynamic>", 14),
    ),
    "Elixir": (
        (r"\|>|%\{|\{:\w++,|\bdefmodule\b|\bdefp?\s++\w++.*\bdo\b|\b[A-Z]\w++\.\w++!\s*+\(", 18),
    ),
    "Scala": (
        (r"\"\s*+->|\bdef\s++\w++\s*+\([^)\n]*+\)[^\n]*+=|\b(?:Map|Seq)\[", 16),
        (r"\bval\s++\w++", 13),
    ),
    "Lua": ((r"\blocal\s++\w++\s*+=", 20),),
    "Perl": ((r"\bmy\s++[$%@]\w", 30),),
    "Apex": ((r"\bHttpRequest\s++\w++\s*+=\s*+new\s++HttpRequest\b", 40),),
    "Terraform": ((r"(?m:^(?:resource|provider|locals|variable|data)\s++[\"{])", 30),),
}


_ABOUT_SESSIONS = re.compile(r"account_?-?sessions?\b|AccountSession", re.IGNORECASE)
_READ = frozenset(("php", "ruby", "python", "node", "go", "java", "kotlin", "dotnet"))
"""The languages that have readers of their own; the others are there by their titles."""


@cache
def _compiled() -> dict[str, tuple[tuple[re.Pattern[str], int], ...]]:
    """Compile the signs once they are looked for: of files their ending tells the language."""
    return {
        language: tuple((re.compile(pattern), weight) for pattern, weight in signs)
        for language, signs in _SIGNS.items()
    }


def detect_language(text: str, is_command: bool = False) -> str:
    """Name the language of code about an account session; empty when the text is none.

    ``is_command``: it looks like a command, in which names of the form tell of no program.
    JSON is read as JavaScript, too: what else a text could be is for the caller to ask first.
    """
    place = _about(text, _SDK if is_command else _ABOUT)
    if place < 0:
        return ""
    sample = f"{text[:_HEAD]}\n{text[max(_HEAD, place - _BEFORE) : max(_HEAD, place) + _BEHIND]}"
    best = _spelled(sample)
    if not best and re.search(_FORM_NAME, sample):
        return "code"
    return best if best in _READ or not best else "code"


def other_language(text: str) -> str:
    """Return the title of the language that code is in which has no reader of its own; or none."""
    best = _spelled(text[:_SAMPLE])
    return "" if best in _READ else best


def language_about_sessions(text: str) -> str:
    """Return the name or title of the language of a text that only speaks of account sessions."""
    return _spelled(text[:_SAMPLE]) if _ABOUT_SESSIONS.search(text[:_SAMPLE]) else ""


def _spelled(sample: str) -> str:
    """Name the language that most signs in a text are of; empty without any."""
    scores = {
        language: sum(weight for pattern, weight in signs if pattern.search(sample))
        for language, signs in _compiled().items()
    }
    best = max(scores, key=lambda language: scores[language])
    return best if scores[best] else ""


def _about(text: str, about: re.Pattern[str]) -> int:
    """Return the place of what tells that code is about an account session, -1 without one.

    The text is searched in pieces: one search of a long text would hold up the window.
    """
    for start in range(0, len(text), _PIECE):
        found = about.search(text[start : start + _PIECE + _OVERLAP])
        if found:
            return start + found.start()
    return -1
