"""Code for the official SDKs, by a template for each language."""

from collections.abc import Callable, Mapping
from textwrap import wrap

from session_composer.core.request.request import Request
from session_composer.core.session.session_file import parameters
from session_composer.core.wire.paths import ACCOUNT, COMPONENTS, EXPAND, WirePath
from session_composer.core.wire.values import JsonValue

from .sdk_release import FittingRelease, find_release, is_lasting, requirement, typed_names
from .snippet import Code, CodeLine, CodeSource, Writer, make_code
from .snippet_data import MARKER, Template, Typed, load_template
from .typed_code import typed_blocks
from .wire_value import wire_value

ACCOUNT_NOTE = "No account is chosen yet: Stripe refuses the call without one."
_WIDTH = 80
_COMPONENT_SIZE = 2

type Blocks = Mapping[str, list[CodeLine]]


def writer(language: str) -> Writer:
    """Return the writer for a language that has a template."""
    return lambda source: _written(source, load_template(language))


def parameter_value(source: CodeSource) -> dict[str, JsonValue]:
    """Return the parameters of a request as every SDK sends them alike.

    Raises InputError when one parameter lies below another that has a value itself.
    """
    value = wire_value(dict(parameters(source.request, source.catalog)))
    return value if isinstance(value, dict) else {}


def path_finder(request: Request) -> Callable[[WirePath], WirePath | None]:
    """Return what tells the parameter that keys lead to: a leaf, or a component."""
    own = {ACCOUNT, EXPAND, *request.params}

    def find(keys: WirePath) -> WirePath | None:
        for size in range(1, len(keys) + 1):
            if keys[:size] in own:
                return keys[:size]
        return keys[:_COMPONENT_SIZE] if keys[:1] == COMPONENTS and len(keys) > 1 else None

    return find


def _written(source: CodeSource, template: Template) -> Code:
    request, catalog = source.request, source.catalog
    fit = find_release(template.sdk, catalog.header)
    text, parts = template.for_version(fit.release.api_version)
    note = CodeLine(template.comment + ACCOUNT_NOTE, ACCOUNT)
    first = () if request.account else (note,)
    is_typed = bool(template.cast) and _is_typed(source, fit)
    blocks: dict[str, list[CodeLine]] = {}
    inline = {
        "version": template.strings.literal(catalog.header),
        "major": fit.release.major,
    }
    comments = {"requirement": requirement(template, fit, catalog.header, is_typed=is_typed)}
    if isinstance(template.syntax, Typed):
        blocks |= typed_blocks(
            source, template.strings, template.syntax, parts, typed_names(fit), first
        )
    else:
        line = next(line for line in text.split("\n") if "«params»" in line)
        blocks["params"] = template.syntax.lines(
            parameter_value(source), len(line) - len(line.lstrip()), path_finder(request), first
        )
    if template.cast:
        comments["cast_note"] = "" if is_typed else template.cast["note"]
        inline["cast"] = "" if is_typed else template.cast["cast"]
        inline["annotation"] = template.cast["annotation"] if is_typed else ""
    return make_code(_filled(text, blocks, inline, comments))


def _is_typed(source: CodeSource, fit: FittingRelease) -> bool:
    """Whether the types of the package, of its release and of later ones, take the parameters."""
    request = source.request
    return (
        bool(request.account)
        and bool(request.sent_components())
        and fit.is_exact
        and all(
            isinstance(value, bool) and is_lasting(fit, path)
            for path, value in request.params.items()
        )
    )


def _filled(
    text: str, blocks: Blocks, inline: Mapping[str, str], comments: Mapping[str, str]
) -> list[CodeLine | str]:
    """Put blocks and texts in place of their markers; a block may be empty, its line goes then."""
    found: list[CodeLine | str] = []
    for line in text.strip("\n").split("\n"):
        names = MARKER.findall(line)
        before, _, after = line.partition(f"«{names[0]}»") if names else (line, "", "")
        if names and names[0] in comments:
            found += [before + part for part in wrap(comments[names[0]], _WIDTH - len(before))]
            continue
        name = next((name for name in names if name in blocks), None)
        if name is None:
            found.append(MARKER.sub(lambda marker: inline[marker[1]], line))
            continue
        before, _, after = line.partition(f"«{name}»")
        found += _placed(
            blocks[name],
            MARKER.sub(lambda marker: inline[marker[1]], before),
            MARKER.sub(lambda marker: inline[marker[1]], after),
        )
    return found


def _placed(block: list[CodeLine], before: str, after: str) -> list[CodeLine]:
    """Put a block between what stands before and after it on the line of the template."""
    if not block:
        return []
    indent = before[: len(before) - len(before.lstrip())]
    texts = [indent + line.text for line in block]
    texts[0] = before + block[0].text
    texts[-1] += after
    return [CodeLine(text, line.path) for text, line in zip(texts, block, strict=True)]
