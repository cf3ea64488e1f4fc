"""How the names of an SDK's types become those of parameters, by what its code is written with."""

import re
from functools import cache, lru_cache

from session_composer.codecs.writers.snippet_data import Typed, load_template
from session_composer.codecs.writers.typed_code import pascal
from session_composer.core.versions.catalog import Catalog, FieldType

_METHOD = re.compile(r"(?P<verb>(?i:set|addall|add|putall|put))(?P<rest>[A-Z]\w*)", re.ASCII)
_CALL = re.compile(r"\.(\w+)\(", re.ASCII)
_OF_TYPE = re.compile(r"^AccountSession(?:Create)?(?:Components)?(?=[A-Z])|(?:Params|Options)$")
_CAPITAL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_BASES = {"kotlin": "java"}
"""Languages that use the SDK of another one."""


class SdkNames:
    """The names that one SDK has for parameters, as far as they follow its rule."""

    def __init__(self, language: str) -> None:
        self._extras = _extras(_BASES.get(language, language))

    def wire(self, name: str) -> str:
        """Return the name on the wire of a member."""
        return _CAPITAL.sub("_", name).lower()

    def list_of(self, name: str) -> str:
        """Return the name on the wire of the list that a method adds to."""
        wire = self.wire(name)
        return wire if wire == "expand" or wire.endswith("s") else f"{wire}s"

    def of_type(self, name: str) -> str:
        """Return the name on the wire of what a type is for."""
        return self.wire(_OF_TYPE.sub("", name.rpartition(".")[2]))

    def method(self, name: str) -> tuple[str, str]:
        """Split the name of a method into what it does and to what.

        The first is one of set, add, addall, put, putall, extra and extras; empty for others.
        """
        match = _METHOD.fullmatch(name)
        if match is None:
            return "", name
        verb, rest = match["verb"].lower(), match["rest"]
        if rest in self._extras:
            return ("extras" if verb.endswith("all") else "extra"), rest
        return verb, rest


@lru_cache(maxsize=8)
def known_names(catalog: Catalog) -> dict[str, str]:
    """Names of a catalog that differ from what the rule makes of those in code, by the latter."""
    found: dict[str, str] = {}
    for component in catalog.components:
        names = [(component.name, False)]
        names += [(feature.name, feature.type is FieldType.ARRAY) for feature in component.features]
        for name, is_list in names:
            rule = _CAPITAL.sub("_", pascal(name)).lower()
            found |= {rule: name} if rule != name else {}
            if is_list and not name.endswith("s"):
                found[f"{rule}s"] = name
    return found


def is_of_sdk(type_name: str, catalog: Catalog) -> bool:
    """Whether a type is one of parameters of account sessions."""
    parts = type_name.split(".")
    return (
        any("AccountSession" in part or part == "Components" for part in parts)
        or _CAPITAL.sub("_", parts[0]).lower() in catalog.component_by_name
    )


@cache
def _extras(file: str) -> frozenset[str]:
    """Find how methods end that take a parameter under its name on the wire."""
    syntax = load_template(file).syntax
    parts = syntax.parts if isinstance(syntax, Typed) else {}
    found = _CALL.search(parts.get("extra", ""))
    method = _METHOD.fullmatch(found[1]) if found else None
    return frozenset((method["rest"],)) if method else frozenset()
