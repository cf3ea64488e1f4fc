"""What the page in the browser shows, in the language of the window."""

from functools import cache
from typing import Any

from session_composer.api.browser.page_view import PageView
from session_composer.core.elements.elements import Element, load_elements
from session_composer.core.files.assets import RESOURCES
from session_composer.core.files.data_files import load_data
from session_composer.core.help.groups import component_groups
from session_composer.core.help.help_texts import HelpTexts
from session_composer.core.request.request import Request
from session_composer.core.request.sent import enabled_components
from session_composer.core.text.display_safe import printable, shorten
from session_composer.core.versions.catalog import Catalog
from session_composer.state.language.translation import current_language, translate_name

FORMAT = 1
_SHOWN = 80


def grouped(names: list[str]) -> list[tuple[str, list[str]]]:
    """Put components into the groups of the tree, each with its title; none is empty."""
    *named, rest = component_groups()
    found = [(group, [name for name in group.components if name in names]) for group in named]
    placed = {name for _, members in found for name in members}
    found.append((rest, [name for name in names if name not in placed]))
    return [(translate_name(group.title), members) for group, members in found if members]


def showable(request: Request, catalog: Catalog) -> list[str]:
    """Names of the enabled components that Connect.js has an element for."""
    known = load_elements().by_component
    return [name for name in enabled_components(request, catalog) if name in known]


def page_view(
    request: Request,
    catalog: Catalog,
    help_texts: HelpTexts,
    told: dict[str, Any],
) -> PageView:
    """Describe the page of a request; ``told`` is what it shows besides."""
    data = _data()
    elements = load_elements().by_component
    names = list(enabled_components(request, catalog))
    shown = [name for name in names if name in elements]
    groups = grouped(shown)
    sections = [
        {
            "title": title,
            "components": [
                _component(name, elements[name], component_title(name, help_texts))
                for name in members
            ],
        }
        for title, members in groups
    ]
    content = {
        **told,
        "language": current_language(),
        "groups": sections,
        "without": [component_title(name, help_texts) for name in names if name not in elements],
        "texts": {key: translate_name(text) for key, text in data["texts"].items()},
        "themes": data["themes"],
        "accentVariables": data["accent_variables"],
    }
    return PageView(
        content, {elements[name].tag: name for _, members in groups for name in members}
    )


def component_title(name: str, help_texts: HelpTexts) -> str:
    """Title of a component in the language of the window, or its name."""
    text = help_texts.component(name)
    return shorten(printable(name), _SHOWN) if text is None else text.title


def advice_on(error_type: str) -> str:
    """Say in the language of the window what to do about a load error, if that is known."""
    return translate_name(_data()["advice"].get(error_type, "")) if error_type else ""


def _component(name: str, element: Element, title: str) -> dict[str, Any]:
    fields = [
        {
            "setter": need.setter,
            "label": translate_name(need.meaning).capitalize(),
            "example": need.value.strip('"'),
        }
        for need in element.needs
        if need.meaning
    ]
    asked = {field["setter"] for field in fields}
    return {
        "name": name,
        "title": title,
        "tag": element.tag,
        "fields": fields,
        "collects": "setCollectionOptions" in element.setters,
        "listeners": [
            setter
            for setter in element.setters
            if setter.startswith(("setOn", "setHandle")) and setter not in asked
        ],
    }


@cache
def _data() -> dict[str, Any]:
    path = RESOURCES / "browser" / "page.json"
    return load_data(path, FORMAT, ["themes", "accent_variables", "texts", "advice"])
