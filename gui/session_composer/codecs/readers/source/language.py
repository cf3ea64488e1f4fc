"""Tells from its spelling which language source code is written in."""

import re
from functools import cache

# A name of the form body in a string, alone or behind others.
_FORM_NAME = r"[\"'`](?:[^\"'`\n]{0,200}[&?])?(?:components|expand)(?:\[|%5[Bb])"
_SDK = re.compile(
    r"\baccountSessions!?\s*+(?:\?\.|->|\?->|\.)\s*+create\b"
    r"|\baccount_sessions\s*+&?\.\s*+create|\bAccountSession\s*+(?:\.|::)\s*+create\b"
    r"|\bcomponents['\"]?\s*+(?::|=>?)\s*+(?:[{\[]|array\s*+\(|dict\s*+\()"
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
        (r"\b(?:requests|httpx|session|aiohttp)\.(?:post|request|Client)\b|\burlencode\b", 8),
        (r"\b(?:data|json|params|auth|headers)=", 4),
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
    "code": (
        (r"\bStringBuilder\b|\bURLQueryItem\b|\bURLRequest\b", 20),
        (r":=|\burl\.Values\b|\bfunc\s++\w++\s*+\(", 10),
        (
            r"\blet\s++mut\b|\bfn\s++\w|\bvec!|\bHashMap\b|::new\s*+\(|&\[\s*+\(|\.await\?|\bCreateAccountSession\b",
            20,
        ),
        (
            r"\bnew\s++(?:Hash|LinkedHash|Tree)Map\b|\bnew\s++(?:Array)?List\s*+<|\bNameValuePair\b|\bURLQueryItem\b"
            r"|\bnew\s++(?:Dictionary|KeyValuePair|FormUrlEncodedContent|BasicNameValuePair|FormBody)\b",
            20,
        ),
        (
            r"\b(?:Hash)?Map<|\bMap\.(?:of|entry)\b|\bmapOf\s*+\(|\bval\s++\w|\bString\s++\w++\s*+=",
            12,
        ),
        (r"\|>|%\{|\{:form\b|\bdefp?\s++\w++.*\bdo\b", 12),
        (r"\bfinal\s++\w++\s*+=|<String,\s*+(?:String|dynamic|Object)>", 12),
    ),
}


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
    scores = {
        language: sum(weight for pattern, weight in signs if pattern.search(sample))
        for language, signs in _compiled().items()
    }
    best = max(scores, key=lambda language: scores[language])
    if not scores[best] and re.search(_FORM_NAME, sample):
        return "code"
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
