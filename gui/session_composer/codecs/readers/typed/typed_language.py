"""Tells which language code is in that calls an SDK with types for the parameters."""

import re

_PIECE = 16 * 1024
_OVERLAP = 400
_SIGNS = {
    "go": re.compile(
        r"(?<!\bStripe)\.AccountSession\w*?Params\s*+\{|\baccountsession\.New\s*+\("
        r"|\bAccountSessions\s*+\.\s*+New\s*+\(|\bV1AccountSessions\s*+\.\s*+Create\s*+\("
    ),
    "java": re.compile(
        r"\bAccountSessionCreateParams(?:\s*+\.\s*+\w++){0,4}?\s*+\.\s*+[bB]uilder\b"
        r"|\bComponents(?:\s*+\.\s*+\w++){0,2}?\s*+\.\s*+builder\s*+\("
        r"|\bAccountSession\s*+\.\s*+create\s*+\(\s*+Map\s*+\."
        r"|\b(?:Map<String,\s*+Object>|(?:hashM|mutableM|m)apOf\s*+[(<])(?=[^\0]{0,400}?\bAccountSession\s*+\.\s*+create)"
    ),
    "dotnet": re.compile(
        r"\bAccountSession\w*?Options\b|\bAccountSessionService\b"
        r"|\bV1\s*+\.\s*+AccountSessions\s*+\.\s*+Create"
    ),
}
_KOTLIN = re.compile(
    r"(?m:^[ \t]*+(?:(?:private|internal|suspend|override|public|const)\s++)*+(?:val|fun)\s++\w)"
    r"|\b(?:hashM|mutableM|m)apOf\s*+[(<]|\.(?:apply|also|let)\s*+\{"
)


def detect_typed(text: str) -> str:
    """Name the language of code for such an SDK; empty for other texts.

    The text is searched in pieces: one search of a long text would hold up the window.
    """
    for start in range(0, len(text), _PIECE):
        piece = text[start : start + _PIECE + _OVERLAP]
        found = {name: sign.search(piece) for name, sign in _SIGNS.items()}
        places = {name: match.start() for name, match in found.items() if match}
        if places:
            name = min(places, key=lambda name: places[name])
            return "kotlin" if name == "java" and _KOTLIN.search(piece) else name
    return ""
