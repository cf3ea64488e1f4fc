"""The name that is proposed for the file of a request."""

import pytest

from session_composer.core.account.facts import known
from session_composer.core.request.request import Request
from session_composer.core.roles.roles import built_in_roles, with_role
from session_composer.core.roles.suggested_name import suggested_name
from session_composer.core.versions.catalog_store import CatalogStore


@pytest.mark.parametrize(
    ("business", "role", "name"),
    [
        ("Two Rivers Tutoring", "owner", "two-rivers-owner"),
        ("Two Rivers Tutoring", "read_only", "two-rivers-read-only"),
        ("Café Größe & Söhne", "", "cafe-groe"),
        ("../../etc", "", "etc"),
        ("川辺茶屋", "", "account"),
        ("", "support", "support"),
        ("", "", "account"),
        ("A" * 300, "owner", "a" * 40),
    ],
)
def test_it_names_account_and_role(
    store: CatalogStore, business: str, role: str, name: str
) -> None:
    catalog = store.catalog(store.newest)
    request = Request(store.newest)
    if role:
        chosen = next(one for one in built_in_roles() if one.name == role)
        request = with_role(request, chosen, catalog)
    facts = known({"business_name": business})
    assert suggested_name(request, facts, built_in_roles(), catalog) == name
