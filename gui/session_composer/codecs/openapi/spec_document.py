"""Imports what an OpenAPI 3 document says of ``POST /v1/account_sessions``.

Everything but that operation is passed over. The document is data from outside: nothing but its
own bytes is read, and all that is taken from it is checked or made plain text.
"""

import html
import re
from collections.abc import Mapping
from difflib import get_close_matches
from itertools import islice
from types import MappingProxyType

from session_composer.core.request.form import CONTENT_TYPE
from session_composer.core.text.display_safe import printable, shorten
from session_composer.core.text.errors import InputError
from session_composer.core.text.message import Message, Value, join_messages, plural
from session_composer.core.versions.catalog import Catalog, Component, FieldType, make_component
from session_composer.core.versions.catalog_fields import fields
from session_composer.core.versions.user_catalogs import ImportedCatalog
from session_composer.core.versions.version_info import is_api_version
from session_composer.core.wire.paths import (
    COMPONENTS,
    WirePath,
    component_path,
    enabled_path,
    feature_path,
    wire_name,
)

from .spec_schema import Schema, Schemas, kind_of
from .spec_text import MAX_JSON_BYTES, parse_document

MAX_BYTES = MAX_JSON_BYTES
"""Size of the largest document that is read."""
PATH = "/v1/account_sessions"
MAX_COMPONENTS = 1000
MAX_FEATURES = 20_000
_METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
_NAME = re.compile(r"[A-Za-z0-9_-]{1,100}", re.ASCII)
_SHOWN = 60
_MAX_PATHS = 20_000
_MAX_DESCRIPTION = 1000
_BLOCK_TAG = re.compile(r"</?(?:p|br|li|ul|ol|div)\b[^<>]*>", re.IGNORECASE)
# A text that was cut may end within a tag.
_TAG = re.compile(r"</?[A-Za-z][^<>]*(?:>|\Z)")


def read_openapi(data: bytes, file_name: str) -> ImportedCatalog:
    """Read the catalog that an OpenAPI 3 document in JSON or YAML describes.

    Raises InputError with one sentence.
    """
    name = _one_line(file_name)
    try:
        return _Reader(parse_document(data)).catalog(name)
    except InputError as error:
        raise InputError(
            "{name} cannot be imported: {error}", name=name, error=error.message
        ) from error


class _Reader:
    """Takes the catalog out of a document."""

    def __init__(self, document: object) -> None:
        self._root = _checked_root(document)
        self._schemas = Schemas(self._root)
        self._descriptions: dict[str, str] = {}
        self._notes: list[Message] = []
        self._features = 0

    def catalog(self, file_name: str) -> ImportedCatalog:
        parameters = self._parameters(self._operation())
        api_version, title = self._version()
        if COMPONENTS[0] not in parameters:
            raise InputError(
                "POST {path} takes {parameters}, but no {components}.",
                path=PATH,
                parameters=_listed(parameters),
                components=wire_name(COMPONENTS),
            )
        place = wire_name(COMPONENTS)
        found = self._schemas.one(parameters[COMPONENTS[0]], place)[0].properties
        if len(found) > MAX_COMPONENTS:
            raise InputError(
                "it describes more than {max_components} components.", max_components=MAX_COMPONENTS
            )
        read = [self._component(key, found[key]) for key in sorted(found)]
        components = tuple(component for component in read if component is not None)
        if not components:
            raise InputError(
                "POST {path} takes no components that this program understands.", path=PATH
            )
        known = {wire_name(field.path) for field in fields(Catalog(api_version, components))}
        kept = {name: text for name, text in self._descriptions.items() if name in known}
        return ImportedCatalog(
            api_version,
            components,
            MappingProxyType(kept),
            f"{file_name} ({title} {api_version})" if title else f"{file_name} ({api_version})",
            tuple(self._notes),
        )

    def _operation(self) -> Mapping[str, object]:
        paths = self._root.get("paths")
        if not isinstance(paths, dict):
            raise InputError("it describes no operations: the object paths is missing.")
        item = self._schemas.resolve(paths[PATH], f"paths[{PATH}]") if PATH in paths else {}
        if "post" in item:
            return self._schemas.resolve(item["post"], f"POST {PATH}")
        methods = [method.upper() for method in _METHODS if method in item]
        if methods:
            raise InputError(
                "it describes {path} for {methods} only, not for POST.",
                path=PATH,
                methods=_listed(methods),
            )
        known = [path for path in islice(paths, _MAX_PATHS) if len(path) <= _SHOWN]
        near = get_close_matches(PATH, known, 3)
        count = _count_operations(paths)
        found = Message(
            "it describes {count} operation{plural} but not POST {path}",
            count=count,
            plural=plural(count),
            path=PATH,
        )
        rest = Message("; paths that come near: {near}.", near=_listed(near)) if near else "."
        raise InputError("{found}{rest}", found=found, rest=rest)

    def _parameters(self, operation: Mapping[str, object]) -> Mapping[str, object]:
        place = Message("the body of POST {path}", path=PATH)
        body = self._schemas.resolve(operation.get("requestBody"), place)
        content = self._schemas.resolve(body.get("content"), join_messages([place, "(content)"]))
        form = next((key for key in content if _media_type(key) == CONTENT_TYPE), None)
        if form is None:
            raise InputError(
                "{place} is {content}, not {content_type}.",
                place=place,
                content=_listed(content),
                content_type=CONTENT_TYPE,
            )
        media = self._schemas.resolve(content[form], join_messages([place, f"({CONTENT_TYPE})"]))
        return self._schemas.one(media.get("schema"), place)[0].properties

    def _version(self) -> tuple[str, str]:
        info = self._root.get("info")
        version = info.get("version") if isinstance(info, dict) else None
        if not isinstance(version, str) or not is_api_version(version):
            shown = repr(_one_line(version)) if isinstance(version, str) else kind_of(version)
            raise InputError(
                "its version (info.version) is {shown}, which is not an API version such as "
                "2026-10-28.endive.",
                shown=shown,
            )
        title = info.get("title") if isinstance(info, dict) else None
        return version, _one_line(title) if isinstance(title, str) else ""

    def _component(self, name: str, node: object) -> Component | None:
        path = component_path(name)
        schema, _ = self._named(path, node)
        if schema is None:
            return None
        parts = dict(schema.properties)
        has_enabled, has_features = "enabled" in parts, "features" in parts
        if not has_enabled and not has_features:
            self._leave_out(path, Message("it has neither enabled nor features"))
            return None
        if has_enabled:
            enabled, _ = self._named(enabled_path(name), parts.pop("enabled"))
            if enabled is None or enabled.type != FieldType.BOOLEAN:
                self._leave_out(path, Message("its enabled is not a boolean"))
                return None
            if "enabled" not in schema.required:
                self._notes.append(
                    Message(
                        "{path}: enabled need not be sent, says the document; here it is "
                        "taken to be required.",
                        path=wire_name(path),
                    )
                )
        features: list[tuple[str, FieldType, bool]] = []
        if has_features:
            node = parts.pop("features")
            found = self._schemas.one(node, wire_name((*path, "features")))[0].properties
            self._features += len(found)
            if self._features > MAX_FEATURES:
                raise InputError(
                    "it describes more than {max_features} features.", max_features=MAX_FEATURES
                )
            read = [self._feature(name, key, found[key]) for key in sorted(found)]
            features = [feature for feature in read if feature is not None]
        for key in parts:
            self._leave_out((*path, key), Message("a component has enabled and features only"))
        return make_component(name, features, has_enabled=has_enabled, has_features=has_features)

    def _feature(
        self, component: str, name: str, node: object
    ) -> tuple[str, FieldType, bool] | None:
        path = feature_path(component, name)
        schema, emptyable = self._named(path, node)
        if schema is None:
            return None
        if schema.type == FieldType.BOOLEAN:
            if emptyable:
                self._notes.append(
                    Message("{path} is edited as a boolean, never as empty.", path=wire_name(path))
                )
            return name, FieldType.BOOLEAN, False
        if schema.type == FieldType.ARRAY and self._holds_texts(schema, path):
            return name, FieldType.ARRAY, emptyable
        self._leave_out(path, Message("it is neither a boolean nor a list of texts"))
        return None

    def _holds_texts(self, schema: Schema, path: WirePath) -> bool:
        items = self._schemas.one(schema.items or {}, f"{wire_name(path)} (items)")[0]
        return items.type in (FieldType.STRING, "")

    def _named(self, path: WirePath, node: object) -> tuple[Schema | None, bool]:
        """Return the schema of a parameter, None for an odd name, and whether it may be empty.

        Keeps the description.
        """
        if not _NAME.fullmatch(path[-1]):
            self._leave_out(path, Message("a name like this is not accepted"))
            return None, False
        schema, emptyable = self._schemas.one(node, wire_name(path))
        description = _plain(schema.description)
        if description:
            self._descriptions[wire_name(path)] = description
        return schema, emptyable

    def _leave_out(self, path: WirePath, reason: Message) -> None:
        self._notes.append(
            Message("{path} is left out: {reason}.", path=_one_line(wire_name(path)), reason=reason)
        )


def _checked_root(document: object) -> Mapping[str, object]:
    if not isinstance(document, dict):
        raise InputError(
            "it holds {document}, not an OpenAPI document.", document=kind_of(document)
        )
    if "swagger" in document:
        raise InputError("it is a Swagger 2 document; OpenAPI 3 is needed.")
    version = document.get("openapi")
    if version is None:
        raise InputError(
            "it is not an OpenAPI document: the key openapi is missing; found {document}.",
            document=_listed(document),
        )
    if not isinstance(version, str) or not version.startswith("3."):
        shown = repr(_one_line(version)) if isinstance(version, str) else kind_of(version)
        raise InputError("its openapi is {shown}; OpenAPI 3 is needed.", shown=shown)
    return document


def _count_operations(paths: Mapping[str, object]) -> int:
    return sum(
        method in item for item in paths.values() if isinstance(item, dict) for method in _METHODS
    )


def _media_type(text: str) -> str:
    return text.partition(";")[0].strip().lower()


def _listed(names: Mapping[str, object] | list[str]) -> Value:
    """Name the first few."""
    shown = [_one_line(name) for name in islice(names, 5)]
    more = len(names) - len(shown)
    if not shown:
        return Message("nothing")
    listed = ", ".join(shown)
    return join_messages([listed, Message("and {more} more", more=more)]) if more else listed


def _plain(text: str) -> str:
    """Make a description plain text on one line."""
    # Twice as much as is kept, since markup goes.
    text = _TAG.sub("", _BLOCK_TAG.sub(" ", text[: 2 * _MAX_DESCRIPTION]))
    return shorten(printable(" ".join(html.unescape(text).split())), _MAX_DESCRIPTION)


def _one_line(text: str) -> str:
    return shorten(printable(text[: 2 * _SHOWN]), _SHOWN)
