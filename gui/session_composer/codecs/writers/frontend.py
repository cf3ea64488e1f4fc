"""Code for pages that show embedded components, and for the endpoint that such a page needs."""

from collections.abc import Iterator

from session_composer.core.elements.elements import (
    PREVIEW,
    RELEASE,
    Element,
    Elements,
    Need,
    load_elements,
)
from session_composer.core.request.sent import enabled_components
from session_composer.core.text.display_safe import printable, shorten
from session_composer.core.wire.paths import enabled_path

from .front_data import fill_template
from .sdk_code import writer
from .snippet import Code, CodeLine, CodeSource, make_code

_NOTHING = "// No component is enabled, so there is no element to place."
_SHOWN = 60
_WIDTH = 80
_INDENT = 6
"""Of the elements in the template for React."""
_ARROW = " =>"


def connectjs(source: CodeSource) -> Code:
    """Write a page's module with Connect.js; it is TypeScript as well."""
    shown = _Shown(source)
    elements: list[CodeLine] = []
    for name, element in shown.elements:
        elements += [CodeLine("")] if elements else []
        elements += [CodeLine(text, enabled_path(name)) for text in _created(element)]
    return make_code(
        fill_template(
            "connectjs",
            {"connect_js": shown.versions["connect_js"]},
            {"notes": shown.notes, "elements": elements or [CodeLine(_NOTHING)]},
        )
    )


def react(source: CodeSource) -> Code:
    """Write a module with a component for React; it is TypeScript (TSX) as well."""
    shown = _Shown(source)
    names = sorted({"ConnectComponentsProvider", *(one.react for _, one in shown.elements)})
    notes = shown.notes if shown.elements else [*shown.notes, CodeLine(_NOTHING)]
    elements: list[CodeLine] = []
    for name, element in shown.elements:
        for text in _tag(element):
            indented = f"{' ' * _INDENT}{text}" if elements else text
            elements.append(CodeLine(indented, enabled_path(name)))
    return make_code(
        fill_template(
            "react",
            dict(shown.versions),
            {
                "notes": notes,
                "imports": [CodeLine(line) for line in _imports(names)],
                # The provider must have something inside.
                "elements": elements or [CodeLine("{null}")],
            },
        )
    )


def node_server(source: CodeSource) -> Code:
    """Write an endpoint for Node.js that creates the session, with Express."""
    return writer("frontend/node_server")(source)


def python_server(source: CodeSource) -> Code:
    """Write an endpoint for Python that creates the session, with Flask."""
    return writer("frontend/python_server")(source)


class _Shown:
    """The components that a page shows, and what there is to say of them."""

    def __init__(self, source: CodeSource) -> None:
        data = load_elements()
        enabled = list(enabled_components(source.request, source.catalog))
        self.elements = [
            (name, data.by_component[name]) for name in enabled if name in data.by_component
        ]
        needs_preview = any(element.package == PREVIEW for _, element in self.elements)
        self.versions = data.packages[PREVIEW if needs_preview else RELEASE]
        self.notes = [
            CodeLine(f"// {note}", enabled_path(name))
            for name in enabled
            if (note := _note(name, data))
        ]


def _note(name: str, data: Elements) -> str:
    element = data.by_component.get(name)
    if element is None:
        shown = shorten(printable(name), _SHOWN)
        if name in data.without:
            return f"{shown}: Connect.js has no element for it."
        return f"{shown}: whether Connect.js has an element for it is not known."
    if element.package == PREVIEW:
        release = data.packages[RELEASE]["connect_js"]
        return f"{name}: only the preview of the npm packages has it, as of release {release}."
    return ""


def _created(element: Element) -> Iterator[str]:
    variable = _camel(element.tag)
    yield from _call(f"const {variable} = connect.create", f'"{element.tag}"')
    for need in element.needs:
        *first, last = _call(f"{variable}.{need.setter}", need.value)
        yield from first
        yield f"{last} // {need.meaning}" if need.meaning else last
    yield f"page.append({variable});"


def _call(function: str, argument: str) -> Iterator[str]:
    """Call a function in one line, or broken as Prettier does."""
    line = f"{function}({argument});"
    if len(line) <= _WIDTH:
        yield line
        return
    head, arrow, body = argument.partition(_ARROW)
    yield f"{function}({head}{arrow}" if arrow else f"{function}("
    yield f"  {body.strip() or argument},"
    yield ");"


def _imports(names: list[str]) -> list[str]:
    line = f'import {{ {", ".join(names)} }} from "@stripe/react-connect-js";'
    if len(line) <= _WIDTH:
        return [line]
    return ["import {", *(f"  {name}," for name in names), '} from "@stripe/react-connect-js";']


def _tag(element: Element) -> Iterator[str]:
    for need in element.needs:
        if need.meaning:
            yield f"{{/* {need.prop}: {need.meaning} */}}"
    properties = [_property(need) for need in element.needs]
    line = " ".join((f"<{element.react}", *properties, "/>"))
    if len(line) + _INDENT <= _WIDTH:
        yield line
        return
    yield f"<{element.react}"
    for text in properties:
        head, arrow, body = text.removesuffix("}").partition(_ARROW)
        if arrow and len(text) + _INDENT + 2 > _WIDTH:
            yield from (f"  {head}{arrow}", f"    {body.strip()}", "  }")
        else:
            yield f"  {text}"
    yield "/>"


def _property(need: Need) -> str:
    is_text = need.value.startswith('"')
    return f"{need.prop}={need.value if is_text else f'{{{need.value}}}'}"


def _camel(tag: str) -> str:
    first, *others = tag.split("-")
    return first + "".join(word.capitalize() for word in others)
