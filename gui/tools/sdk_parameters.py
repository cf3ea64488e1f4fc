"""Reads the account session's parameters out of an official Python SDK.

The sources are parsed, never imported or run, and only names and types are taken from them.
"""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from session_composer.core.text.errors import InputError, system_reason
from session_composer.core.text.message import Message
from session_composer.core.versions.catalog import Component, FieldType, make_component
from session_composer.core.versions.shape_data import FEATURE_TYPES
from session_composer.core.versions.version_info import is_api_version

_API_VERSION_FILES = ("_api_version.py", "api_version.py", "__init__.py")
_SDK_VERSION_FILES = ("_version.py", "version.py")
_PARAMETER_FILES = (
    "params/_account_session_create_params.py",  # from 13.0 on
    "_account_session.py",  # 7.9 to 12.x, nested in the resource's class
    "api_resources/account_session.py",  # 7.5 to 7.8, the same
)
_PARAMETER_CLASSES = ("AccountSessionCreateParams", "CreateParams")
SDK_VERSION = re.compile(r"(\d+)\.(\d+)\.(\d+)(?:-?(a|alpha\.|b|beta\.)(\d+))?", re.ASCII)
"""Number of a release, as Python writes it and as the other SDKs do."""
_PREVIEW = ".preview"

type Shape = tuple[Component, ...]


def release_order(number: str) -> tuple[int, ...]:
    """Order of releases: an alpha comes before a beta, and both before the release.

    Of a number that is known in part, its beginning counts.
    """
    match = SDK_VERSION.fullmatch(number)
    if match is None:
        return tuple(map(int, re.findall(r"\d+", number)))
    *numbers, stage, serial = match.groups()
    return (*map(int, numbers), "ab".index(stage[0]) if stage else 2, int(serial or 0))


@dataclass(frozen=True, slots=True)
class Sdk:
    """What an SDK says of the request."""

    version: str
    api_version: str
    shape: Shape

    @property
    def is_preview(self) -> bool:
        """Whether it is made for a preview version of the API."""
        return self.api_version.endswith(_PREVIEW)

    @property
    def is_private(self) -> bool:
        """Whether that is a private one: alphas are made for those."""
        return self.is_preview and "a" in self.version


@dataclass(frozen=True, slots=True)
class Parameter:
    """Type of one parameter; ``members`` names the class of an object."""

    type: FieldType
    required: bool
    emptyable: bool = False
    members: str = ""


class ParameterReader:
    """Reads the typed dictionaries of one source file of an SDK."""

    def __init__(self, name: str, tree: ast.Module) -> None:
        self._name = name
        self._classes = {
            node.name: node for node in ast.walk(tree) if isinstance(node, ast.ClassDef)
        }

    def root(self) -> str | None:
        """Name of the class of the whole request, None when the file has none."""
        return next((name for name in _PARAMETER_CLASSES if name in self._classes), None)

    def shape(self, root: str) -> Shape:
        """Components of the request, in the order of the body."""
        top = self._parameters(root, "")
        expected = {
            "account": Parameter(FieldType.STRING, required=True),
            "components": Parameter(FieldType.OBJECT, required=True),
            "expand": Parameter(FieldType.ARRAY, required=False),
        }
        if {name: replace(found, members="") for name, found in top.items()} != expected:
            raise InputError(
                "{name}: besides components there should be a required account and an "
                "optional expand; found {top}.",
                name=self._name,
                top=", ".join(top) or "nothing",
            )
        components = self._parameters(top["components"].members, "components")
        if not components:
            raise InputError("{name}: components has no members.", name=self._name)
        return tuple(self._component(name, found) for name, found in sorted(components.items()))

    def _component(self, name: str, found: Parameter) -> Component:
        place = f"components.{name}"
        parts = self._parameters(found.members, place)
        enabled = parts.pop("enabled", None)
        if enabled not in (None, Parameter(FieldType.BOOLEAN, required=True)):
            raise InputError(
                "{name}: {place}.enabled is not a required boolean.", name=self._name, place=place
            )
        features = parts.pop("features", None)
        if parts or (features and (features.required or not features.members)):
            raise InputError(
                "{name}: {place} has {parts}, which a catalog cannot describe.",
                name=self._name,
                place=place,
                parts=", ".join(parts) or Message("features of an odd type"),
            )
        found_features = self._parameters(features.members, f"{place}.features") if features else {}
        for feature, kind in found_features.items():
            if kind.required or (kind.type, kind.emptyable) not in FEATURE_TYPES.values():
                raise InputError(
                    "{name}: {place}.features.{feature} is neither an optional boolean "
                    "nor an optional array.",
                    name=self._name,
                    place=place,
                    feature=feature,
                )
        return make_component(
            name,
            [(key, kind.type, kind.emptyable) for key, kind in sorted(found_features.items())],
            has_enabled=enabled is not None,
            has_features=features is not None,
        )

    def _parameters(self, class_name: str, place: str) -> dict[str, Parameter]:
        found = self._classes.get(class_name)
        if found is None:
            raise InputError(
                "{name}: {place} is not an object described in this file.",
                name=self._name,
                place=place,
            )
        return {
            node.target.id: self._parameter(node.annotation, f"{place}.{node.target.id}".strip("."))
            for node in found.body
            if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name)
        }

    def _parameter(self, annotation: ast.expr, place: str) -> Parameter:
        inner = _subscript(annotation, "NotRequired")
        kinds = list(_alternatives(annotation if inner is None else inner))
        emptyable = [kind for kind in kinds if _is_empty_literal(kind)]
        rest = [kind for kind in kinds if not _is_empty_literal(kind)]
        parameter = self._plain(rest[0], required=inner is None) if len(rest) == 1 else None
        if parameter is None or (emptyable and parameter.type is not FieldType.ARRAY):
            raise InputError(
                "{name}: the type of {place} is not understood: {ast}.",
                name=self._name,
                place=place,
                ast=ast.unparse(annotation),
            )
        return replace(parameter, emptyable=bool(emptyable))

    def _plain(self, kind: ast.expr, *, required: bool) -> Parameter | None:
        items = _subscript(kind, "List") or _subscript(kind, "list")
        if items is not None:
            # The program edits arrays of texts only.
            return Parameter(FieldType.ARRAY, required) if _last_name(items) == "str" else None
        name = _last_name(kind)
        if name in self._classes:
            return Parameter(FieldType.OBJECT, required, members=name)
        plain = {"bool": FieldType.BOOLEAN, "str": FieldType.STRING}.get(name)
        return Parameter(plain, required) if plain else None


def _subscript(node: ast.expr, name: str) -> ast.expr | None:
    """Return ``X`` of ``name[X]``."""
    if isinstance(node, ast.Subscript) and _last_name(node.value) == name:
        return node.slice
    return None


def _alternatives(node: ast.expr) -> Iterator[ast.expr]:
    """Yield the parts of ``A|B`` and ``Union[A, B]``, and the type that a string spells."""
    union = _subscript(node, "Union")
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        try:
            yield from _alternatives(ast.parse(node.value, mode="eval").body)
        except SyntaxError:
            yield node
    elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitOr):
        yield from _alternatives(node.left)
        yield from _alternatives(node.right)
    elif isinstance(union, ast.Tuple):
        for part in union.elts:
            yield from _alternatives(part)
    else:
        yield node


def _is_empty_literal(node: ast.expr) -> bool:
    value = _subscript(node, "Literal")
    return isinstance(value, ast.Constant) and value.value == ""


def _last_name(node: ast.expr) -> str:
    """Return ``B`` of ``A.B`` and of ``B``."""
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def read_sdk(folder: Path) -> Sdk:
    """Read an unpacked SDK. Raises InputError with a sentence."""
    package = folder / "stripe"
    if not (package / "__init__.py").is_file():
        raise InputError(
            "{folder} is no unpacked Python SDK: it holds no stripe package.", folder=str(folder)
        )
    version = _constant(package, _SDK_VERSION_FILES, "VERSION")
    api_version = _constant(package, _API_VERSION_FILES, "CURRENT", "api_version")
    if version is None or api_version is None or not is_api_version(api_version):
        missing = "SDK version" if version is None else "API version"
        raise InputError(
            "{folder} is no Python SDK that this tool knows: no {missing} was found.",
            folder=str(folder),
            missing=missing,
        )
    match = SDK_VERSION.fullmatch(version)
    if match is None or bool(match[4]) is not api_version.endswith(_PREVIEW):
        raise InputError(
            "stripe-python {version} ({api_version}) is a preview of one kind only: a "
            "release and its API version must be both generally available, or an alpha "
            "or beta and a .preview.",
            version=version,
            api_version=api_version,
        )
    for name in _PARAMETER_FILES:
        tree = _parse(package / name)
        reader = ParameterReader(f"stripe/{name}", tree) if tree else None
        root = reader.root() if reader else None
        if reader and root:
            return Sdk(version, api_version, reader.shape(root))
    raise InputError(
        "stripe-python {version} does not describe the account session's parameters; "
        "releases from 7.5.0 on do.",
        version=version,
    )


def _constant(package: Path, files: tuple[str, ...], *names: str) -> str | None:
    """Find the first text assigned to one of these names, also inside a class."""
    for file in files:
        tree = _parse(package / file)
        for node in ast.walk(tree) if tree else ():
            match node:
                case (
                    ast.Assign(targets=[ast.Name(id=name)], value=ast.Constant(value=str(text)))
                    | ast.AnnAssign(target=ast.Name(id=name), value=ast.Constant(value=str(text)))
                ) if name in names:
                    return text
    return None


def _parse(path: Path) -> ast.Module | None:
    """Parse a source file; None when there is none."""
    try:
        return ast.parse(path.read_bytes())
    except FileNotFoundError:
        return None
    except OSError as error:
        raise InputError(
            "{path} cannot be read: {strerror}.", path=str(path), strerror=system_reason(error)
        ) from error
    except (SyntaxError, ValueError, RecursionError) as error:
        raise InputError(
            "{path} is not Python source: {error}.", path=str(path), error=str(error)
        ) from error
