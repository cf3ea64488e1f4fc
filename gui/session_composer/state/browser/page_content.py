"""What the page in the browser shows, in the language of the window."""

from collections.abc import Callable, Iterable
from functools import cache
from typing import Any

from session_composer.api.browser.page_view import PageView
from session_composer.core.elements.elements import Element, load_elements
from session_composer.core.files.assets import RESOURCES
from session_composer.core.files.data_files import load_data
from session_composer.core.help.help_texts import HelpTexts
from session_composer.core.request.request import Request
from session_composer.core.request.sent import enabled_components
from session_composer.core.text.display_safe import printable, shorten
from session_composer.core.versions.catalog import Catalog
from session_composer.state.language.translation import current_language, translate_name

FORMAT = 1
_SHOWN = 80

type Grouping = Callable[[Iterable[str]], list[tuple[str, list[str]]]]
"""Puts names of components into groups with titles, in the order of the tree."""


def ungrouped(names: Iterable[str]) -> list[tuple[str, list[str]]]:
    """Put all into one group without a title."""
    return [("", list(names))]


def showable(request: Request, catalog: Catalog) -> list[str]:
    """Names of the enabled components that Connect.js has an element for."""
    known = load_elements().by_component
    return [name for name in enabled_components(request, catalog) if name in known]


def page_view(
    request: Request,
    catalog: Catalog,
    help_texts: HelpTexts,
    grouping: Grouping,
    told: dict[str, Any],
) -> PageView:
    """Describe the page of a request; ``told`` is what it shows besides."""
    data = _data()
    elements = load_elements().by_component
    names = list(enabled_components(request, catalog))
    shown = [name for name in names if name in elements]
    groups = [
        {
            "title": title,
            "components": [
                _component(name, elements[name], component_title(name, help_texts))
                for name in members
            ],
        }
        for title, members in grouping(shown)
    ]
    content = {
        **told,
        "language": current_language(),
        "groups": groups,
        "without": [component_title(name, help_texts) for name in names if name not in elements],
        "texts": {key: translate_name(text) for key, text in data["texts"].items()},
        "themes": data["themes"],
        "accentVariables": data["accent_variables"],
    }
    return PageView(content, {elements[name].tag: name for name in shown})


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
