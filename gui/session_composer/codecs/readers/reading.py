"""Detects the kind of a text and reads the request that it holds."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace

from session_composer.codecs.readers.plain.candidates import Candidate, read_candidate
from session_composer.codecs.readers.plain.collector import Collector
from session_composer.codecs.readers.plain.imported import Imported
from session_composer.core.request.limits import refuse_large
from session_composer.core.text.errors import InputError
from session_composer.core.text.message import Message
from session_composer.core.text.secret_pieces import SecretPieces
from session_composer.core.text.secret_text import redact
from session_composer.core.versions.catalog_store import CatalogStore

from .plain import form_body, session
from .shell import curl, http_commands, powershell, stripe_cli
from .text_limits import MAX_BYTES, check_text
from .tools import bru, http_text, json_requests, yaml_requests
from .wrappings import Part, code_in_ticks, commands_alone, parts, without_ticks

__all__ = ["MAX_BYTES", "Reader", "TextKind", "detect", "kinds", "read"]

type Reader = Callable[[str], Sequence[Candidate]]
"""Lists the requests of a text. Raises InputError when there is none."""

# Scores from here on are beyond doubt; below, the source code of a program is asked for first.
_CERTAIN = 70
_LIKELY = 40
_UNCLEAR = Message(
    "It is not clear what this text is: no session file, JSON, cURL or Stripe CLI "
    "command, form body or code that creates an account session was recognised."
)
_NOT_CLEAR = Message("{problem}", problem=_UNCLEAR)
_MAX_WRAPPINGS = 3
# Of fences in Markdown.
_LABELS = {
    **dict.fromkeys(("js", "javascript", "jsx", "ts", "typescript", "tsx", "mjs"), "node"),
    **dict.fromkeys(("py", "python", "python3"), "python"),
    **dict.fromkeys(("rb", "ruby"), "ruby"),
    **dict.fromkeys(("cs", "csharp", "c#", "dotnet"), "dotnet"),
    **dict.fromkeys(("kt", "kotlin"), "kotlin"),
    **{name: name for name in ("php", "go", "java")},
}


@dataclass(frozen=True, slots=True)
class TextKind:
    """A kind of text, by its name on the command line and its title in the window."""

    name: str
    title: Message


@dataclass(frozen=True, slots=True)
class _TextReader:
    """A reader of what is no source code. ``score`` says how much a text looks like its kind."""

    kind: TextKind
    score: Callable[[str], int]
    read: Reader


_TEXT_READERS = {
    name: _TextReader(TextKind(name, title), score, read)
    for name, title, score, read in (
        (session.KIND, Message("Session file"), session.looks_like, session.read),
        (json_requests.KIND, Message("JSON text"), json_requests.looks_like, json_requests.read),
        (yaml_requests.KIND, Message("YAML text"), yaml_requests.looks_like, yaml_requests.read),
        (form_body.KIND, Message("Form body"), form_body.looks_like, form_body.read),
        (http_text.KIND, Message("HTTP request"), http_text.looks_like, http_text.read),
        (bru.KIND, Message("Bruno file"), bru.looks_like, bru.read),
        (curl.KIND, Message("cURL command"), curl.looks_like, curl.read),
        (
            http_commands.HTTPIE,
            Message("HTTPie command"),
            http_commands.looks_like_httpie,
            http_commands.read_httpie,
        ),
        (
            http_commands.WGET,
            Message("wget command"),
            http_commands.looks_like_wget,
            http_commands.read_wget,
        ),
        (
            powershell.KIND,
            Message("PowerShell command"),
            powershell.looks_like,
            powershell.read,
        ),
        (stripe_cli.KIND, Message("Stripe CLI command"), stripe_cli.looks_like, stripe_cli.read),
    )
}
_SOURCE_KINDS = (
    TextKind("python", Message("Python code")),
    TextKind("node", Message("Node.js or TypeScript code")),
    TextKind("ruby", Message("Ruby code")),
    TextKind("php", Message("PHP code")),
)
_TYPED_KINDS = (
    TextKind("go", Message("Go code")),
    TextKind("java", Message("Java code")),
    TextKind("kotlin", Message("Kotlin code")),
    TextKind("dotnet", Message("C# code")),
)
_OTHER_KIND = TextKind("code", Message("Code in another language"))


def kinds() -> tuple[TextKind, ...]:
    """List the kinds of text that can be read."""
    texts = (entry.kind for entry in _TEXT_READERS.values())
    return (*texts, *_SOURCE_KINDS, *_TYPED_KINDS, _OTHER_KIND)


def detect(text: str) -> str:
    """Name the kind of a text. Raises InputError when it is none."""
    check_text(text)
    scores = {name: entry.score(text) for name, entry in _TEXT_READERS.items()}
    kind = max(scores, key=lambda name: scores[name])
    if scores[kind] < _CERTAIN:
        # Lazy: source code is looked at only when nothing else is certain.
        from session_composer.codecs.readers.source.language import (
            detect_language,
            language_about_sessions,
        )
        from session_composer.codecs.readers.typed.typed_language import detect_typed

        is_command = scores[kind] >= _LIKELY
        found = detect_typed(text) or detect_language(text, is_command)
        kind = found or (kind if scores[kind] else "")
        if not kind and (language := language_about_sessions(text)):
            if all(language != one.name for one in (*_SOURCE_KINDS, *_TYPED_KINDS)):
                raise InputError(
                    "This looks like {language}, but no request was found in it.", language=language
                )
            kind = language if any(language == one.name for one in _TYPED_KINDS) else ""
    if not kind:
        raise InputError("{problem}", problem=_UNCLEAR)
    return kind


def read(
    text: str, store: CatalogStore, api_version: str, kind: str = "", pick: int = 0
) -> Imported:
    """Read a request; ``api_version`` is taken where the text names none.

    Of several it is the one with the number ``pick``, from 1; 0 stands for the first that can be
    read. Raises InputError with what is wrong where, and for nothing else.
    """
    store.catalog(api_version)
    check_text(text)
    pieces = SecretPieces(text)
    try:
        candidates = _candidates(text, kind, 0)
        found = read_candidate(
            candidates, lambda: Collector(kind, text, store, api_version, pieces), pick
        )
        refuse_large(found.request)
        return found
    except InputError as error:
        sentence = error.message.mapped(redact)
    # Outside of the handler: what the reader refused may hold a key, and is not to be kept.
    sentence = sentence.mapped(pieces.mask)
    if str(sentence)[0].islower():
        sentence = Message("The text cannot be used: {sentence}", sentence=sentence)
    raise InputError("{sentence}", sentence=sentence)


def _candidates(text: str, kind: str, depth: int) -> Sequence[Candidate]:
    """List the requests of a text, of what it wraps first. Raises InputError."""
    wrapped = parts(text) if depth < _MAX_WRAPPINGS else []
    problem: InputError | None = None
    inside: list[Candidate] = []
    for part in wrapped:
        if not part.text.strip():
            continue
        try:
            inside += _candidates(part.text, kind or _kind_of(part), depth + 1)
        except InputError as error:
            problem = problem or (None if error.message == _NOT_CLEAR else error)
    if inside:
        return inside
    try:
        text = without_ticks(text)
        name = kind or detect(text)
        if name == json_requests.KIND and not kind:
            json_requests.refuse_foreign(text)
        return [_of_kind(candidate, name) for candidate in _reader(name)(text)]
    except InputError as error:
        # What is wrapped is what was meant.
        problem = problem or error
    for alone in (commands_alone, code_in_ticks) if depth < _MAX_WRAPPINGS and not kind else ():
        if found := alone(text):
            with suppress(InputError):
                return _candidates(found, "", depth + 1)
    raise problem


def _kind_of(part: Part) -> str:
    """Name the language that a fence says its text is in; empty when it says none that is read."""
    name = _LABELS.get(part.label, "")
    if not name:
        return ""
    # Lazy: source code is looked at only when nothing else is certain.
    from session_composer.codecs.readers.source.language import detect_language

    return name if detect_language(part.text) else ""


def _of_kind(candidate: Candidate, name: str) -> Candidate:
    def fill(found: Collector) -> None:
        found.kind = found.kind or name
        candidate.fill(found)

    return replace(candidate, fill=fill)


def _reader(kind: str) -> Reader:
    if kind in _TEXT_READERS:
        return _TEXT_READERS[kind].read
    # Lazy: the same door, for a user who says that it is source code.
    from .source import reader as source
    from .typed.typed_reader import typed_reader

    readers: dict[str, Reader] = {
        "code": source.read_other,
        **{entry.name: source.source_reader(entry.name) for entry in _SOURCE_KINDS},
        **{entry.name: typed_reader(entry.name) for entry in _TYPED_KINDS},
    }
    if kind not in readers:
        names = ", ".join(entry.name for entry in kinds())
        raise InputError(
            "There is no kind of text named {kind}; the kinds are {names}.",
            kind=kind[:60],
            names=names,
        )
    return readers[kind]
