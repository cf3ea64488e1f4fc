"""Roles as a map from role to parameters, for the code that creates sessions."""

from collections.abc import Iterable
from types import MappingProxyType

from session_composer.core.request.request import Request
from session_composer.core.roles.roles import Role, fit_role
from session_composer.core.session.session_file import parameters
from session_composer.core.text.display_safe import printable
from session_composer.core.versions.catalog import Catalog
from session_composer.core.wire.values import JsonValue

from .literals import javascript_literal, python_literal
from .wire_value import wire_value

_NODE = """\
// Parameters of accountSessions.create by the role of the signed-in user.
// Made for Stripe-Version {header}.
//   const roleParameters = ROLE_PARAMETERS[role];
//   if (!roleParameters) throw new Error(`No session for the role ${{role}}`);
//   await stripe.accountSessions.create({{account, ...roleParameters}});
{missing}const ROLE_PARAMETERS = {literal};
"""
_PYTHON = """\
# Parameters of account_sessions.create by the role of the signed-in user.
# Made for Stripe-Version {header}.
#   client.v1.account_sessions.create({{"account": account, **ROLE_PARAMETERS[role]}})
{missing}ROLE_PARAMETERS = {literal}
"""


def role_map(roles: Iterable[Role], catalog: Catalog, language: str) -> str:
    """Write a map of roles as one API version can take them; ``language`` is "node" or "python"."""
    found: dict[str, JsonValue] = {}
    missing = []
    for role in roles:
        # A role of the user's may be called like a built-in one; file names differ from those.
        name = role.file if role.name in found else role.name
        request = Request(
            catalog.api_version, "", MappingProxyType(dict(fit_role(role, catalog).params))
        )
        value = wire_value(parameters(request, catalog))
        if value is None:
            missing.append(name)
        else:
            found[name] = value
    template, comment, literal = (
        (_PYTHON, "#", python_literal)
        if language == "python"
        else (_NODE, "//", javascript_literal)
    )
    words = ""
    if missing:
        names = printable(", ".join(missing))
        words = f"{comment} Not in here, since this version has nothing of them: {names}.\n"
    return template.format(
        header=catalog.header, missing=words, literal="\n".join(literal(found)) if found else "{}"
    )
