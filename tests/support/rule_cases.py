"""Short ways to write requests and accounts in tables of rule tests."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from session_composer.core.account.facts import known
from session_composer.core.account.presets import account_presets
from session_composer.core.request.request import Request
from session_composer.core.wire.paths import enabled_path, feature_path
from session_composer.core.wire.values import Leaf, freeze

PRESETS = {preset.id: preset.facts for preset in account_presets()}
CUSTOM, STANDARD = PRESETS["custom_like"], PRESETS["standard_like"]
EXPRESS = PRESETS["express_like"]
NO_ISSUING = known({"capabilities.transfers": "active"}, lists_capabilities=True)
ISSUING = known(
    {"capabilities.card_issuing": "active", "capabilities.treasury": "pending"},
    lists_capabilities=True,
)


def request(version: str, **components: Mapping[str, Any] | bool) -> Request:
    """Make a request; a component is True, False or its features (with ``enabled`` if it matters).

    A component given as features alone is enabled.
    """
    params = dict[tuple[str, ...], Leaf]()
    for name, spec in components.items():
        features = {} if isinstance(spec, bool) else dict(spec)
        enabled = spec if isinstance(spec, bool) else features.pop("enabled", True)
        params[enabled_path(name)] = enabled
        for feature, value in features.items():
            params[feature_path(name, feature)] = freeze(value)
    return Request(version, "acct_1", MappingProxyType(params))
