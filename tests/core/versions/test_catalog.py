from itertools import pairwise

import pytest

from session_composer.core.versions.catalog import Catalog, FieldType, make_component
from session_composer.core.versions.catalog_fields import Field, fields
from session_composer.core.versions.catalog_store import CatalogStore

DISPUTES = ["destination_on_behalf_of_charge_management", "dispute_management", "refund_management"]
PAYMENTS = ["capture_payments", *DISPUTES]
AUTHENTICATION = ["disable_stripe_user_authentication", "external_account_collection"]
PAYOUTS = [
    "disable_stripe_user_authentication",
    "edit_payout_schedule",
    "external_account_collection",
    "instant_payouts",
    "standard_payouts",
]
CARD = [
    "card_management",
    "card_spend_dispute_management",
    "cardholder_management",
    "spend_control_management",
]
SEED = {
    "account_management": AUTHENTICATION,
    "account_onboarding": AUTHENTICATION,
    "balances": PAYOUTS,
    "disputes_list": PAYMENTS,
    "documents": [],
    "financial_account": [*AUTHENTICATION, "send_money", "transfer_balance"],
    "financial_account_transactions": ["card_spend_dispute_management"],
    "issuing_card": CARD,
    "issuing_cards_list": [*CARD[:3], "disable_stripe_user_authentication", CARD[3]],
    "notification_banner": AUTHENTICATION,
    "payment_details": PAYMENTS,
    "payment_disputes": DISPUTES,
    "payments": PAYMENTS,
    "payouts": PAYOUTS,
    "payouts_list": [],
    "tax_registrations": [],
    "tax_settings": [],
}


@pytest.fixture(scope="module")
def store() -> CatalogStore:
    return CatalogStore()


@pytest.fixture(scope="module")
def seed(store: CatalogStore) -> Catalog:
    return store.catalog("2025-06-30.basil")


def test_seed_version_has_exactly_its_components_and_features(seed: Catalog) -> None:
    found = {c.name: [feature.name for feature in c.features] for c in seed.components}
    assert found == SEED
    assert list(found) == list(SEED), "the order is that of the body"
    assert len(seed.components) == 17
    assert len(seed.feature_by_path) == 45


def test_seed_version_has_99_fields(seed: Catalog) -> None:
    found = list(fields(seed))
    assert len(found) == 99
    assert len({field.path for field in found}) == 99
    assert found[0] == Field(("account",), FieldType.STRING, required=True)
    assert found[1] == Field(("components",), FieldType.OBJECT, required=True)
    assert found[-1] == Field(("expand",), FieldType.ARRAY, required=False)
    for field in found[2:-1]:
        match field.path:
            case ("components", _):
                assert (field.type, field.required) == (FieldType.OBJECT, False)
            case ("components", _, "enabled"):
                assert (field.type, field.required) == (FieldType.BOOLEAN, True)
            case ("components", _, "features"):
                assert (field.type, field.required) == (FieldType.OBJECT, False)
            case ("components", _, "features", _):
                assert (field.type, field.required) == (FieldType.BOOLEAN, False)
            case path:
                pytest.fail(f"{path} has an odd place")


@pytest.mark.parametrize(
    ("version", "components", "features"),
    [
        ("2023-08-16", 1, 0),
        ("2023-10-16", 5, 11),
        ("2024-04-10", 9, 19),
        ("2024-06-20", 11, 19),
        ("2024-09-30.acacia", 11, 19),
        ("2024-10-28.acacia", 11, 24),
        ("2025-01-27.acacia", 15, 38),
        ("2025-05-28.basil", 17, 45),
        ("2025-07-30.basil", 18, 48),
        ("2025-08-27.basil", 21, 48),
        ("2025-09-30.clover", 19, 48),
        ("2026-04-22.dahlia", 21, 48),
        ("2026-07-29.dahlia", 21, 52),
        ("2026-08-26.dahlia", 22, 53),
        ("2026-10-28.endive", 25, 53),
    ],
)
def test_size_of_each_shape(
    store: CatalogStore, version: str, components: int, features: int
) -> None:
    catalog = store.catalog(version)
    assert (len(catalog.components), len(catalog.feature_by_path)) == (components, features)
    top = 3
    objects = 2 * components - (version == "2023-08-16")
    assert len(list(fields(catalog))) == top + objects + components + features


def test_oldest_version_has_no_features_object(store: CatalogStore) -> None:
    paths = [field.path for field in fields(store.catalog("2023-08-16"))]
    assert paths == [
        ("account",),
        ("components",),
        ("components", "account_onboarding"),
        ("components", "account_onboarding", "enabled"),
        ("expand",),
    ]


def test_components_can_disappear_and_come_back(store: CatalogStore) -> None:
    versions = ("2025-08-27.basil", "2025-09-30.clover", "2026-03-25.dahlia", "2026-04-22.dahlia")
    known = [
        store.catalog(version).knows(("components", "balance_report", "enabled"))
        for version in versions
    ]
    assert known == [True, False, False, True]


def test_every_generally_available_feature_is_boolean(store: CatalogStore) -> None:
    catalogs = [store.catalog(info.api_version) for info in store.versions]
    features = [feature for catalog in catalogs for feature in catalog.feature_by_path.values()]
    assert features
    assert {(feature.type, feature.emptyable) for feature in features} == {
        (FieldType.BOOLEAN, False)
    }
    assert all(component.has_enabled for catalog in catalogs for component in catalog.components)


def test_components_and_features_are_in_alphabetical_order(store: CatalogStore) -> None:
    for info in store.versions:
        catalog = store.catalog(info.api_version)
        names = [component.name for component in catalog.components]
        assert names == sorted(names)
        for component in catalog.components:
            features = [feature.name for feature in component.features]
            assert features == sorted(features)


def test_leaf_order_is_the_order_of_the_body(seed: Catalog) -> None:
    ranks = seed.leaf_order
    assert list(ranks.values()) == list(range(17 + 45))
    assert all(earlier < later for earlier, later in pairwise(ranks.values()))
    enabled = ranks["components", "balances", "enabled"]
    assert enabled < ranks["components", "balances", "features", "edit_payout_schedule"]
    assert enabled > ranks["components", "account_onboarding", "enabled"]


def test_knows_leaves_only(seed: Catalog) -> None:
    assert seed.knows(("components", "payments", "enabled"))
    assert seed.knows(("components", "payments", "features", "refund_management"))
    assert not seed.knows(("components", "payments"))
    assert not seed.knows(("components", "payments", "features", "instant_payouts"))


def test_component_without_enabled_has_no_such_leaf() -> None:
    component = make_component("bills", [("x", FieldType.ARRAY, True)], has_enabled=False)
    catalog = Catalog("2026-01-01.preview", (component,))
    assert list(catalog.leaf_order) == [("components", "bills", "features", "x")]
    assert catalog.feature_by_path["components", "bills", "features", "x"].emptyable


def test_catalogs_are_frozen(seed: Catalog) -> None:
    component = seed.components[0]
    for thing, name in [
        (seed, "api_version"),
        (seed, "components"),
        (component, "features"),
        (component.features[0], "name"),
    ]:
        with pytest.raises(AttributeError):
            setattr(thing, name, None)
    assert isinstance(seed.components, tuple)
    assert isinstance(component.features, tuple)
