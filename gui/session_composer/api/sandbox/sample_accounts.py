"""The connected accounts of the sandbox: samples for every kind, and many generated ones."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from session_composer.api.stripe.known_errors import known_errors
from session_composer.core.account.account_object import parse_account
from session_composer.core.account.facts import AccountFacts
from session_composer.core.files.assets import RESOURCES
from session_composer.core.files.data_node import DataNode, load_nodes
from session_composer.core.text.errors import DataError, InputError

from .account_objects import V1, v1_object, v2_object

SAMPLES = RESOURCES / "accounts" / "samples.json"
GENERATED = 250
ACCOUNT_ID = re.compile(r"acct_[A-Za-z0-9]{1,250}")

# How requests are answered that name an account: like this, or with the error of that id.
NORMAL = "normal"
SLOW = "slow"
NOT_CONNECTED = "not_connected"

_FORMAT = 1
_NEWEST = 1_790_000_000
_APART = 5_400


@dataclass(frozen=True, slots=True)
class SampleAccount:
    """One simulated account. ``data`` is what is special about its Account object, in any shape."""

    id: str
    title: str
    behaviour: str
    facts: AccountFacts
    data: dict[str, Any] = field(repr=False, hash=False)


def sample_accounts(path: Path = SAMPLES) -> tuple[SampleAccount, ...]:
    """Load the samples in the order in which they are offered. Raises DataError."""
    (nodes,) = load_nodes(path, _FORMAT, "accounts")
    samples = tuple(map(_sample, nodes))
    ids = [sample.id for sample in samples]
    for id_ in ids:
        if ids.count(id_) > 1:
            raise DataError(f"{path.name}: the account {id_} is listed twice.")
    if not any(sample.behaviour == NORMAL for sample in samples):
        raise DataError(f"{path.name}: it lists no account with the behaviour 'normal'.")
    return samples


def _sample(node: DataNode) -> SampleAccount:
    title, behaviour = node.text("title"), node.text("behaviour")
    known = [NORMAL, SLOW, *(one.id for one in known_errors() if one.simulated is not None)]
    if behaviour not in known:
        raise node.error(f"is {behaviour!r}; expected one of {known}", "behaviour")
    data: dict[str, Any] = node.get("account", dict)
    node.done()
    try:
        own = parse_account(data)
        facts = parse_account(v1_object(data, own, _NEWEST)).with_facts_of(own)
    except InputError as error:
        raise node.error(f"is none: {error.message}", "account") from error
    if not ACCOUNT_ID.fullmatch(own.id):
        raise node.error(f"is {own.id!r}, not acct_ and letters and digits", "account.id")
    for name in ("country", "business_name"):
        if not facts.value(name):
            raise node.error(f"has no {name}", "account")
    return SampleAccount(own.id, title, behaviour, facts, data)


class AccountDirectory:
    """Finds and lists accounts, in one order that never changes: samples, then generated ones."""

    def __init__(self, path: Path = SAMPLES) -> None:
        self._path = path

    @cached_property
    def by_id(self) -> dict[str, SampleAccount]:
        """Every account, also those that the platform has no access to."""
        samples = sample_accounts(self._path)
        return {account.id: account for account in (*samples, *_generated(samples))}

    @cached_property
    def listed(self) -> tuple[str, ...]:
        """Ids of the accounts that are connected to the platform."""
        return tuple(
            account.id for account in self.by_id.values() if account.behaviour != NOT_CONNECTED
        )

    def known_facts(self, id_: str) -> AccountFacts | None:
        """Facts of an account that can be read, None for all others."""
        account = self.by_id.get(id_)
        return account.facts if account and account.behaviour in (NORMAL, SLOW) else None

    def v1_object(self, account: SampleAccount) -> dict[str, Any]:
        """Account object as ``/v1/accounts`` shows it, also one that was made as v2."""
        return v1_object(account.data, account.facts, self._created(account))

    def v2_object(self, account: SampleAccount, includes: tuple[str, ...]) -> dict[str, Any]:
        """Account object as ``/v2/core/accounts`` shows it."""
        return v2_object(account.data, account.facts, self._created(account), includes)

    def _created(self, account: SampleAccount) -> int:
        return _NEWEST - list(self.by_id).index(account.id) * _APART


def _generated(samples: tuple[SampleAccount, ...]) -> Iterator[SampleAccount]:
    """Accounts like the normal samples, so that paging has something to page through."""
    models = [
        sample
        for sample in samples
        if sample.behaviour == NORMAL and sample.data.get("object", V1) == V1
    ]
    for number in range(1, GENERATED + 1):
        model = models[number % len(models)]
        id_ = f"acct_1SimGenerated{number:04}"
        name = f"Generated business {number}"
        data = model.data | {"id": id_, "business_profile": {"name": name}}
        facts = replace(model.facts.with_values({"business_name": name}), id=id_)
        yield SampleAccount(id_, name, NORMAL, facts, data)
