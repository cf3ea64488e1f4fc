"""Wire paths: how a parameter is named inside the program and on the wire.

A path is a tuple of keys, ``("components", "payments", "enabled")``; on the wire it is written
``components[payments][enabled]``.
"""

import re
from collections.abc import Iterable

type WirePath = tuple[str, ...]

ACCOUNT: WirePath = ("account",)
COMPONENTS: WirePath = ("components",)
EXPAND: WirePath = ("expand",)
API_VERSION: WirePath = ("api_version",)
"""Stands for the version where parameters are listed; it is no parameter itself."""
KEY: WirePath = ("key",)
"""Stands for the key that a request is sent with, in the same way."""

_WIRE_NAME = r"([^\[\]]+)((?:\[[^\[\]]*\])*)"
_SEGMENT = r"\[([^\[\]]*)\]"


def component_path(component: str) -> WirePath:
    """Path of a component object."""
    return (*COMPONENTS, component)


def enabled_path(component: str) -> WirePath:
    """Path of a component's ``enabled``."""
    return (*COMPONENTS, component, "enabled")


def feature_path(component: str, feature: str) -> WirePath:
    """Path of one feature."""
    return (*COMPONENTS, component, "features", feature)


def wire_name(path: WirePath) -> str:
    """Write a path in brackets, as it stands on the wire before percent-encoding."""
    if len(path) < 2:
        return path[0] if path else ""
    return f"{path[0]}[{']['.join(path[1:])}]"


def wire_names(paths: Iterable[WirePath]) -> list[str]:
    """Write many paths so."""
    return [f"{path[0]}[{']['.join(path[1:])}]" if len(path) > 1 else path[0] for path in paths]


def parse_wire_name(name: str) -> WirePath:
    """Split a bracketed name into its keys.

    A name whose brackets do not pair up is one key: it cannot have come from nesting.
    """
    match = re.fullmatch(_WIRE_NAME, name)
    if match is None:
        return (name,)
    return (match[1], *re.findall(_SEGMENT, match[2]))


def parse_param(param: str) -> WirePath:
    """Split the ``param`` of an error, which stands in brackets or with dots."""
    if "[" not in param and "." in param:
        return tuple(key for key in param.split(".") if key)
    return parse_wire_name(param)
