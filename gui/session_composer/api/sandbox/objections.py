"""From the fields of a form to a request, with the objections that the API would have."""

from types import MappingProxyType

from session_composer.api.loopback.answers import ApiError
from session_composer.core.request.request import Request
from session_composer.core.versions.catalog import Catalog, Component, Feature, FieldType
from session_composer.core.wire.paths import (
    ACCOUNT,
    COMPONENTS,
    EXPAND,
    WirePath,
    enabled_path,
    wire_name,
)
from session_composer.core.wire.values import Leaf

from .form_parser import FormMap, FormValue, as_list
from .sample_accounts import ACCOUNT_ID

_SHOWN = 80
_BOOLEANS = {"true": True, "false": False}


def read_request(params: FormMap, catalog: Catalog) -> Request:
    """Make the request that the parameters of a new account session stand for. Raises ApiError."""
    _refuse_unknown(params, catalog)
    account = _account(params)
    _refuse_expand(params)
    found: dict[WirePath, Leaf] = {}
    for name, value in _map(params.get(COMPONENTS[0]), COMPONENTS).items():
        found |= _component(value, catalog.component_by_name[name])
    return Request(catalog.api_version, account, MappingProxyType(found))


def refuse_unknown(params: FormMap, known: frozenset[str], prefix: WirePath = ()) -> None:
    """Raise ApiError for the first name that is not known."""
    for name in params:
        if name not in known:
            param = wire_name((*prefix, name))
            raise ApiError(
                400,
                f"Received unknown parameter: {param}",
                code="parameter_unknown",
                param=param,
            )


def invalid(kind: str, value: FormValue, param: str) -> ApiError:
    """Error for a value of the wrong kind, saying what was sent."""
    shown = repr(value[:_SHOWN]) if isinstance(value, str) else "something nested"
    return ApiError(400, f"Invalid {kind}: {shown} was sent for {param}.", param=param)


def missing(path: WirePath) -> ApiError:
    """Error for a parameter that must be there."""
    param = wire_name(path)
    return ApiError(400, f"Missing required param: {param}.", code="parameter_missing", param=param)


def no_such_account(id_: str, param: str, status: int = 400) -> ApiError:
    """Error for an account id that nothing is known of."""
    return ApiError(
        status, f"No such account: '{id_[:_SHOWN]}'", code="resource_missing", param=param
    )


def _refuse_unknown(params: FormMap, catalog: Catalog) -> None:
    refuse_unknown(params, frozenset({*ACCOUNT, *COMPONENTS, *EXPAND}))
    components = params.get(COMPONENTS[0])
    if not isinstance(components, dict):
        return
    refuse_unknown(components, frozenset(catalog.component_by_name), COMPONENTS)
    for name, value in components.items():
        component = catalog.component_by_name[name]
        if isinstance(value, dict):
            keys = {"enabled", "features"} if component.has_enabled else {"features"}
            refuse_unknown(value, frozenset(keys), component.path)
            features = value.get("features")
            if isinstance(features, dict):
                known = frozenset(feature.name for feature in component.features)
                refuse_unknown(features, known, (*component.path, "features"))


def _account(params: FormMap) -> str:
    value = params.get(ACCOUNT[0])
    if value is None:
        raise missing(ACCOUNT)
    if not isinstance(value, str):
        raise invalid("string", value, "account")
    if not value:
        raise ApiError(
            400,
            "An empty text was sent for account, which must be the id of a connected account.",
            code="parameter_invalid_empty",
            param="account",
        )
    if not ACCOUNT_ID.fullmatch(value):
        raise no_such_account(value, "account")
    return value


def _refuse_expand(params: FormMap) -> None:
    value = params.get(EXPAND[0])
    if value is None:
        return
    entries = as_list(value)
    if entries is None:
        raise invalid("array", value, "expand")
    first = entries[0] if isinstance(entries[0], str) else "something nested"
    raise ApiError(400, f"This property cannot be expanded ({first[:_SHOWN]}).", param="expand")


def _map(value: FormValue | None, path: WirePath) -> FormMap:
    if value is None:
        raise missing(path)
    if not isinstance(value, dict):
        raise invalid("object", value, wire_name(path))
    return value


def _component(value: FormValue, component: Component) -> dict[WirePath, Leaf]:
    fields = _map(value, component.path)
    found: dict[WirePath, Leaf] = {}
    if component.has_enabled:
        path = enabled_path(component.name)
        if "enabled" not in fields:
            raise missing(path)
        found[path] = _boolean(fields["enabled"], path)
    features = _map(fields.get("features", {}), (*component.path, "features"))
    for feature in component.features:
        if feature.name in features:
            found[feature.path] = _feature(features[feature.name], feature)
    return found


def _feature(value: FormValue, feature: Feature) -> Leaf:
    if feature.type is not FieldType.ARRAY:
        return _boolean(value, feature.path)
    if value == "" and feature.emptyable:
        return ""
    entries = as_list(value)
    texts = tuple(entry for entry in entries or () if isinstance(entry, str))
    if entries is None or len(texts) != len(entries):
        raise invalid("array", value, wire_name(feature.path))
    return texts


def _boolean(value: FormValue, path: WirePath) -> bool:
    found = _BOOLEANS.get(value) if isinstance(value, str) else None
    if found is None:
        raise invalid("boolean", value, wire_name(path))
    return found
