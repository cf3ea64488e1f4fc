"""Random edits of a workspace, as values that hypothesis can shrink and print."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from session_composer.core.versions.catalog_files import INDEX
from session_composer.core.versions.catalog_store import CatalogStore
from session_composer.core.wire.paths import WirePath, feature_path
from session_composer.core.wire.values import UNSET, Leaf, Number, Unset
from session_composer.state.document.workspace import Workspace

SEED = "2025-06-30.basil"
OLDEST = "2023-08-16"
SHRUNK = "2025-09-30.clover"
"""A version that lacks two components of the one before."""

ACCOUNTS = ("", "acct_1", "acct_12", "acct_1SimCustomUS", "acct_é +&=%[]", "  ", "账户")
LEAVES: tuple[Leaf, ...] = (True, False, "text", "", Number("1.0"), ("a", "b"), (), None)


@dataclass(frozen=True)
class World:
    """Names that edits draw from."""

    versions: tuple[str, ...]
    known: tuple[WirePath, ...]
    """Rows that some version knows."""
    unknown: tuple[WirePath, ...]
    """Leaves that none does."""
    components: tuple[str, ...]

    @property
    def unknown_rows(self) -> tuple[WirePath, ...]:
        """Rows that the unknown leaves have; ``enabled`` belongs to its component's."""
        return tuple(path[:2] if path[-1] == "enabled" else path for path in self.unknown)


REAL = World(
    versions=("2026-10-28.endive", SEED, OLDEST, SHRUNK, "2025-08-27.basil"),
    known=(
        ("components", "payments"),
        ("components", "documents"),
        ("components", "balance_report"),
        feature_path("payments", "refund_management"),
        feature_path("payments", "dispute_management"),
        feature_path("payouts", "external_account_collection"),
        feature_path("payouts", "disable_stripe_user_authentication"),
        feature_path("account_management", "external_account_collection"),
        feature_path("payment_disputes", "refund_management"),
    ),
    unknown=(
        ("components", "future_thing", "enabled"),
        ("components", "future_thing", "features", "glow"),
        ("components", "aaa_first", "features", "deep", "er"),
        ("components", "payments", "features", "aaa_time_travel"),
        ("components", "payments", "options", "colour"),
        ("metadata",),
        ("preview", "list", "of", "things"),
        ("preview", "mode"),
    ),
    components=("payments", "payouts", "documents", "balance_report", "reporting_chart"),
)

_SHAPES: dict[str, dict[str, dict[str, str]]] = {
    "2024-01-01": {"alpha": {"a1": "boolean", "a2": "boolean"}, "gamma": {}},
    "2025-01-01": {"alpha": {"a1": "boolean", "a3": "boolean"}, "beta": {"b1": "boolean"}},
    "2026-01-01": {
        "beta": {"b1": "boolean", "b2": "boolean"},
        "delta": {"d1": "array, emptyable", "d2": "boolean"},
    },
}

SMALL = World(
    versions=tuple(_SHAPES),
    known=tuple(
        path
        for name, features in {
            name: features for shape in _SHAPES.values() for name, features in shape.items()
        }.items()
        for path in (("components", name), *(feature_path(name, one) for one in features))
    ),
    unknown=(
        ("components", "beta", "features", "a_new"),
        ("components", "beta", "options", "colour"),
        ("components", "zeta", "enabled"),
        ("components", "zeta", "features", "z1"),
        ("components", "aaa", "features", "deep", "er"),
        ("metadata",),
        ("preview", "mode"),
        ("preview", "some", "thing"),
    ),
    components=("alpha", "beta", "gamma", "delta"),
)
"""Few names, so that random edits meet each other."""


def write_small_catalogs(folder: Path) -> CatalogStore:
    """Write the catalogs of :data:`SMALL` and open them."""
    texts = ("released", "sdk_first", "sdk_last", "source")
    index = {
        "format": 1,
        "versions": [
            {"api_version": version, "shape": version} | dict.fromkeys(texts, "-")
            for version in _SHAPES
        ],
    }
    (folder / INDEX).write_text(json.dumps(index))
    for version, shape in _SHAPES.items():
        components = {
            name: {"enabled": True, "features": features} for name, features in shape.items()
        }
        text = json.dumps({"format": 1, "components": components})
        (folder / f"{version}.json").write_text(text)
    return CatalogStore(folder)


@dataclass(frozen=True)
class Edit:
    """One call of a method of the workspace; the text of the undo step is left out."""

    method: str
    arguments: tuple[Any, ...] = ()

    def apply(self, workspace: Workspace) -> None:
        """Do it, unless the user could not: the tree offers only what the version knows."""
        if self.method in {"undo", "redo"}:
            getattr(workspace.undo_stack, self.method)()
            return
        known = workspace.catalog.component_by_name
        if self.method != "enable_all" or self.arguments[0] in known:
            getattr(workspace, self.method)(*self.arguments, self.method)


def choices() -> st.SearchStrategy[bool | Unset]:
    """What a box can say."""
    return st.sampled_from([True, False, UNSET])


def edits(world: World = REAL, *, with_undo: bool = False) -> st.SearchStrategy[Edit]:
    """Any edit there is."""
    kinds: list[st.SearchStrategy[Edit]] = [
        st.builds(
            lambda found, value: Edit("choose", (tuple(found), value)),
            st.lists(
                st.sampled_from(world.known + world.unknown_rows),
                min_size=1,
                max_size=4,
                unique=True,
            ),
            choices(),
        ),
        st.builds(lambda account: Edit("set_account", (account,)), st.sampled_from(ACCOUNTS)),
        st.builds(
            lambda version: Edit("set_api_version", (version,)), st.sampled_from(world.versions)
        ),
        st.builds(
            lambda entries: Edit("set_expand", (tuple(entries),)),
            st.lists(st.sampled_from(["account", "a.b", "&=<b>", "é"]), max_size=3, unique=True),
        ),
        st.builds(lambda name: Edit("enable_all", (name,)), st.sampled_from(world.components)),
        st.just(Edit("drop_unknown")),
        st.builds(
            lambda path, leaf: Edit("set_leaf", (path, leaf)),
            st.sampled_from(world.unknown),
            st.sampled_from([*LEAVES, UNSET]),
        ),
    ]
    if with_undo:
        kinds += [st.just(Edit("undo")), st.just(Edit("redo"))]
    return st.one_of(kinds)


def a_feature() -> WirePath:
    """Path of a feature that every version since 2023-10-16 knows."""
    return feature_path("payments", "refund_management")
