"""Roles: what a session should include for a kind of user, whatever the API version."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from session_composer.core.files.assets import RESOURCES
from session_composer.core.files.data_files import load_data, member, refuse_unknown_keys
from session_composer.core.request.request import Request
from session_composer.core.text.errors import DataError
from session_composer.core.versions.catalog import Catalog
from session_composer.core.wire.paths import COMPONENTS, WirePath, enabled_path, feature_path
from session_composer.core.wire.values import Leaf

FORMAT = 1
_LEFT = "left_to_default"


class Role(NamedTuple):
    """A kind of user.

    ``params`` holds what is sent below ``components``, for no version in particular. ``file`` is
    the name of the session file that it was read from, empty for the built-in ones.
    """

    name: str
    title: str
    summary: str
    params: Mapping[WirePath, Leaf]
    file: str = ""


class FittedRole(NamedTuple):
    """A role as one API version can take it.

    ``left_out`` are parameters that the version does not know; a whole component is one path.
    ``open`` are features of the role's components that the role does not decide: Stripe's default
    applies.
    """

    params: Mapping[WirePath, Leaf]
    left_out: tuple[WirePath, ...]
    open: tuple[WirePath, ...]


class RoleCell(NamedTuple):
    """What a role does with a component: ``enabled`` is None when it is not sent."""

    enabled: bool | None
    on: tuple[str, ...] = ()
    """Features that are sent as true."""
    off: tuple[str, ...] = ()
    """Features that are sent as false."""
    open: tuple[str, ...] = ()
    """Features that are left to Stripe's default, or sent as something else."""


@cache
def built_in_roles(folder: Path = RESOURCES / "roles") -> tuple[Role, ...]:
    """Read the roles that come with the program. Raises DataError when the file is damaged."""
    path, data = _load(folder)
    entries = member(path, data, "roles", list)
    found = tuple(_role(path, entry, f"roles[{number}]") for number, entry in enumerate(entries))
    names = [role.name for role in found]
    if len(set(names)) != len(names):
        raise DataError(f"{path.name}: two roles have the same name.")
    return found


def left_to_default(folder: Path = RESOURCES / "roles") -> frozenset[str]:
    """Name the features that whoever chooses many at once does not mean.

    They decide how users sign in and whose bank details they may change: Stripe's default fits the
    account, and no role decides them. Raises DataError when the file is damaged.
    """
    path, data = _load(folder)
    names = member(path, data, _LEFT, list)
    for number, name in enumerate(names):
        if not isinstance(name, str) or not name:
            raise DataError(f"{path.name}: {_LEFT}[{number}] is not the name of a feature.")
    return frozenset(names)


def role_of(request: Request, name: str, file: str, summary: str = "") -> Role:
    """Make a role of the components of a request."""
    params = {path: value for path, value in request.params.items() if path[:1] == COMPONENTS}
    return Role(name, name, summary, MappingProxyType(params), file)


def fit_role(role: Role, catalog: Catalog) -> FittedRole:
    """Leave out what an API version does not know."""
    params = {path: role.params[path] for path in catalog.leaf_order if path in role.params}
    known = catalog.component_by_name
    left_out = dict.fromkeys(
        path if len(path) < 2 or path[1] in known else path[:2]
        for path in role.params
        if path not in params
    )
    sent = {path[1] for path in params}
    still_open = tuple(
        feature.path
        for component in catalog.components
        if component.name in sent
        for feature in component.features
        if feature.path not in params
    )
    return FittedRole(MappingProxyType(params), tuple(sorted(left_out)), still_open)


def with_role(request: Request, role: Role, catalog: Catalog) -> Request:
    """Replace the components of a request by those of a role; everything else stays."""
    others = {path: value for path, value in request.params.items() if path[:1] != COMPONENTS}
    return request._replace(params=MappingProxyType({**fit_role(role, catalog).params, **others}))


def role_cell(fitted: FittedRole, catalog: Catalog, component: str) -> RoleCell:
    """Return what a role does with a component of a version."""
    known = catalog.component_by_name[component]
    params = fitted.params
    enabled = params.get(enabled_path(component))
    features = {feature.name: params.get(feature.path) for feature in known.features}
    is_sent = enabled is not None or any(value is not None for value in features.values())
    if not is_sent:
        return RoleCell(None)
    return RoleCell(
        # Preview components without the parameter are on when they are sent.
        enabled is not False,
        tuple(name for name, value in features.items() if value is True),
        tuple(name for name, value in features.items() if value is False),
        tuple(name for name, value in features.items() if not isinstance(value, bool)),
    )


def _load(folder: Path) -> tuple[Path, dict[str, Any]]:
    path = folder / "roles.json"
    return path, load_data(path, FORMAT, ["roles", _LEFT])


def _role(path: Path, entry: Any, place: str) -> Role:
    if not isinstance(entry, dict):
        raise DataError(f"{path.name}: {place} is not an object.")
    refuse_unknown_keys(path, entry, ["name", "title", "summary", "components"], place)
    params: dict[WirePath, Leaf] = {}
    components = member(path, entry, "components", dict, place)
    for component in components:
        features = member(path, components, component, dict, f"{place}.components")
        params[enabled_path(component)] = True
        for feature in features:
            params[feature_path(component, feature)] = member(
                path, features, feature, bool, f"{place}.components.{component}"
            )
    name, title, summary = (
        member(path, entry, key, str, place) for key in ("name", "title", "summary")
    )
    return Role(name, title, summary, MappingProxyType(params))
