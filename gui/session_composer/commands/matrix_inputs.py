"""What a matrix is made of, as the command line names it."""

import os
from argparse import Namespace

from session_composer.api.matrix.matrix_accounts import all_accounts, known_accounts
from session_composer.api.matrix.matrix_run import MatrixTarget
from session_composer.api.stripe.accounts import AccountTrouble
from session_composer.core.matrix.matrix_sources import (
    accounts_of_file,
    accounts_of_ids,
    request_of_file,
    role_requests,
)
from session_composer.core.matrix.plan import (
    MatrixAccount,
    NamedRequest,
    own_accounts,
)
from session_composer.core.request.request import Request
from session_composer.core.text.display_safe import printable, shorten
from session_composer.core.text.errors import InputError
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
    found = [
        NamedRequest("standard input", read_session(file, store))
        if file == STANDARD_INPUT
        else request_of_file(file, store)
        for file in options.files
    ]
    if options.roles:
        # In the version of the first file.
        base = found[0].request if found else Request(store.newest)
        found += role_requests(base, store.catalog(base.api_version))
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
        named = accounts_of_file(options.accounts)
    else:
        named = list(accounts_of_ids(_listed(options.accounts), "--accounts"))
    return list(known_accounts(target, named, api_version))


def _is_file(text: str) -> bool:
    return os.path.lexists(text) or "." in text or os.sep in text


def _listed(text: str) -> list[str]:
    return [part for one in text.split(",") if (part := one.strip())]
