"""What a matrix is made of, as the command line names it."""

import json
import os
from argparse import Namespace
from collections.abc import Iterator
from pathlib import PurePath

from session_composer.api.matrix.matrix_accounts import all_accounts, known_accounts
from session_composer.api.matrix.matrix_run import MatrixTarget
from session_composer.api.stripe.accounts import AccountTrouble
from session_composer.core.account.account_id import account_problem
from session_composer.core.account.account_object import accounts_in
from session_composer.core.files.data_files import file_name
from session_composer.core.files.read_write import read_bounded
from session_composer.core.matrix.plan import (
    MAX_ACCOUNTS,
    MatrixAccount,
    NamedRequest,
    own_accounts,
)
from session_composer.core.request.request import Request
from session_composer.core.roles.roles import built_in_roles, with_role
from session_composer.core.session.session_file import SUFFIX
from session_composer.core.text.display_safe import printable, shorten
from session_composer.core.text.errors import InputError
from session_composer.core.text.presentable import presentable
from session_composer.core.versions.catalog_store import CatalogStore
from session_composer.core.versions.version_header import parse_header

from .sources import STANDARD_INPUT, read_session

ALL = "all"
_MAX_FILE = 128 * 1024 * 1024
_MAX_SHOWN = 60


def named_requests(options: Namespace, store: CatalogStore) -> list[NamedRequest]:
    """Read the requests of files, and make those of the roles. Raises InputError."""
    if options.files.count(STANDARD_INPUT) > 1:
        raise InputError("Standard input can be read once only.")
    found = [NamedRequest(_name(file), read_session(file, store)) for file in options.files]
    if options.roles:
        # In the version of the first file, and with whatever it sends besides components.
        base = found[0].request if found else Request(store.newest)
        catalog = store.catalog(base.api_version)
        found += [
            NamedRequest(role.title, with_role(base, role, catalog)) for role in built_in_roles()
        ]
    if not found:
        raise InputError("There is no request to send: name session files, or add --roles.")
    return found


def versions(options: Namespace) -> list[str]:
    """Return the versions that are named. Raises InputError for what is none."""
    found = _listed(options.versions)
    for version in found:
        if parse_header(version) is None:
            raise InputError(
                "{version} is not an API version: one reads like 2025-06-30.basil.",
                version=repr(shorten(printable(version), _MAX_SHOWN)),
            )
    return found


def named_accounts(
    options: Namespace, requests: list[NamedRequest], target: MatrixTarget, api_version: str
) -> list[MatrixAccount]:
    """Find the accounts, and what there is to know of them. Raises InputError."""
    if options.accounts == ALL:
        found = all_accounts(target, api_version)
        if isinstance(found, AccountTrouble):
            raise InputError("{problem}", problem=found.message)
        return found
    if options.accounts is None:
        named = own_accounts(requests)
    elif _is_file(options.accounts):
        named = _from_file(options.accounts)
    else:
        named = list(_from_ids(_listed(options.accounts), "--accounts"))
    return list(known_accounts(target, named, api_version))


def _name(file: str) -> str:
    if file == STANDARD_INPUT:
        return "standard input"
    return presentable(PurePath(file).name.removesuffix(SUFFIX))


def _is_file(text: str) -> bool:
    return os.path.lexists(text) or "." in text or os.sep in text


def _from_file(name: str) -> list[MatrixAccount]:
    """Read accounts as Stripe gives them, or ids with blanks, commas or line breaks between."""
    data = read_bounded(name, _MAX_FILE)
    try:
        if data.lstrip()[:1] in (b"{", b"["):
            found = [MatrixAccount(one.id, one) for one in accounts_in(json.loads(data))]
        else:
            text = data.decode("utf-8-sig").replace(",", " ")
            found = list(_from_ids(text.split(None, MAX_ACCOUNTS + 1), file_name(name)))
    except InputError as error:
        raise InputError(
            "{name} cannot be used: {problem}", name=file_name(name), problem=error.message
        ) from error
    except (ValueError, RecursionError) as error:
        raise InputError(
            "{name} is neither JSON nor a list of account ids.", name=file_name(name)
        ) from error
    return found


def _from_ids(ids: list[str], source: str) -> Iterator[MatrixAccount]:
    for id_ in ids:
        problem = account_problem(id_)
        if problem:
            raise InputError(
                "{source}: {id_}: {problem}",
                source=source,
                id_=repr(shorten(printable(id_), _MAX_SHOWN)),
                problem=problem,
            )
        yield MatrixAccount(id_)


def _listed(text: str) -> list[str]:
    return [part for one in text.split(",") if (part := one.strip())]
