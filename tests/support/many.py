"""Requests of a size that no one writes by hand, one of each kind."""

from collections.abc import Callable
from types import MappingProxyType

from session_composer.core.request.request import Request
from session_composer.core.wire.paths import WirePath, enabled_path, feature_path
from session_composer.core.wire.values import Leaf

ACCOUNT = "acct_1032D82eZvKYlo2C"


def _with(api_version: str, params: dict[WirePath, Leaf]) -> Request:
    return Request(api_version, ACCOUNT, MappingProxyType(params))


MANY: dict[str, Callable[[str, int], Request]] = {
    "expand": lambda version, count: Request(
        version, ACCOUNT, expand=tuple(f"field_{number}" for number in range(count))
    ),
    "parameters": lambda version, count: _with(
        version, {(f"parameter_{number:05}",): "x" for number in range(count)}
    ),
    "features": lambda version, count: _with(
        version, {feature_path("payments", f"feature_{n:05}"): True for n in range(count)}
    ),
    "components": lambda version, count: _with(
        version, {enabled_path(f"component_{number:05}"): True for number in range(count)}
    ),
    "features of components": lambda version, count: _with(
        version, {feature_path(f"component_{n:05}", "feature"): True for n in range(count)}
    ),
    "entries of a list": lambda version, count: _with(
        version, {("list",): tuple(f"entry_{number}" for number in range(count))}
    ),
}
"""Makes a request of an API version and a count."""
