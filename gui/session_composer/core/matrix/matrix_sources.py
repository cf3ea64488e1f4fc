"""What a matrix is made of: requests of files and roles, accounts of files and lists of ids."""

import json
from collections.abc import Iterable, Iterator
from pathlib import PurePath

from session_composer.core.account.account_id import account_problem
from session_composer.core.account.account_object import accounts_in
from session_composer.core.files.data_files import file_name
from session_composer.core.files.read_write import read_bounded
from session_composer.core.request.request import Request
from session_composer.core.request.secret_request import refuse_secrets
from session_composer.core.roles.roles import built_in_roles, with_role
from session_composer.core.session.session_file import SUFFIX, read
from session_composer.core.text.display_safe import shorten
from session_composer.core.text.errors import InputError
from session_composer.core.text.message import Message
from session_composer.core.text.presentable import presentable
from session_composer.core.versions.catalog import Catalog
from session_composer.core.versions.catalog_store import CatalogStore

from .plan import MAX_ACCOUNTS, MatrixAccount, NamedRequest

_MAX_FILE = 128 * 1024 * 1024
_MAX_SHOWN = 60


def request_of_file(file: str, store: CatalogStore) -> NamedRequest:
    """Read a session file that holds no secret. Raises InputError."""
    request = read(file, store)
    refuse_secrets(request)
    return NamedRequest(name_of_file(file), request)


def name_of_file(file: str) -> str:
    """Name a request by its file."""
    return presentable(PurePath(file).name.removesuffix(SUFFIX))


def role_requests(base: Request, catalog: Catalog) -> list[NamedRequest]:
    """Make a request of each built-in role, with whatever another one sends besides components."""
    return [NamedRequest(role.title, with_role(base, role, catalog)) for role in built_in_roles()]


def accounts_of_file(name: str) -> list[MatrixAccount]:
    """Read accounts as Stripe gives them, or ids with blanks, commas or line breaks between.

    Raises InputError.
    """
    data = read_bounded(name, _MAX_FILE)
    try:
        if data.lstrip()[:1] in (b"{", b"["):
            found = [MatrixAccount(one.id, one) for one in accounts_in(json.loads(data))]
        else:
            text = data.decode("utf-8-sig").replace(",", " ")
            found = list(accounts_of_ids(text.split(None, MAX_ACCOUNTS + 1), file_name(name)))
    except InputError as error:
        raise InputError(
            "{name} cannot be used: {problem}", name=file_name(name), problem=error.message
        ) from error
    except (ValueError, RecursionError) as error:
        raise InputError(
            "{name} is neither JSON nor a list of account ids.", name=file_name(name)
        ) from error
    return found


def accounts_of_ids(ids: Iterable[str], source: Message | str) -> Iterator[MatrixAccount]:
    """Take accounts by their ids. Raises InputError, with the source, for what is no id."""
    for id_ in ids:
        problem = account_problem(id_)
        if problem:
            raise InputError(
                "{source}: {id_}: {problem}",
                source=source,
                # What is no id may be a key in its place.
                id_=repr(shorten(presentable(id_), _MAX_SHOWN)),
                problem=problem,
            )
        yield MatrixAccount(id_)
