"""Proposes a name for the file of a request: after its account, and the role that it is."""

import re
from collections.abc import Iterable
from unicodedata import normalize

from session_composer.core.account.facts import AccountFacts
from session_composer.core.request.request import Request
from session_composer.core.roles.roles import Role, with_role
from session_composer.core.versions.catalog import Catalog

_WORDS = 2
_LONGEST = 40
_NO_NAME = "account"


def suggested_name(
    request: Request, facts: AccountFacts | None, roles: Iterable[Role], catalog: Catalog
) -> str:
    """Propose a name such as ``two-rivers-owner``: letters, digits and hyphens only."""
    name = "-".join(_words(facts.business_name if facts is not None else "")[:_WORDS])
    role = next(
        (one.name for one in roles if with_role(request, one, catalog).params == request.params), ""
    )
    parts = [part for part in (name, role.replace("_", "-") if request.params else "") if part]
    return "-".join(parts)[:_LONGEST].strip("-") or _NO_NAME


def _words(text: str) -> list[str]:
    plain = normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.findall(r"[a-z0-9]+", plain)
