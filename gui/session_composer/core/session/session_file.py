"""The session file: one request as JSON that reads and diffs well, and never holds a secret.

``components`` is exactly the shape of the API's own parameter. Whatever the chosen API version
does not know is kept: it is for the user to decide, not for the reader.
"""

from types import MappingProxyType
from typing import NamedTuple

from session_composer.core.files.data_files import file_name
from session_composer.core.files.read_write import AnyPath, atomic_write, read_bounded
from session_composer.core.request.limits import MAX_BYTES, MAX_CONTAINERS, MAX_LEAVES, refuse_large
from session_composer.core.request.lint_ignore import (
    LINT_IGNORE,
    MAX_IGNORES,
    VALUES_OF_EACH,
    read_ignores,
)
from session_composer.core.request.request import Request
from session_composer.core.text.errors import InputError, MemberError
from session_composer.core.versions.catalog import Catalog
from session_composer.core.versions.catalog_store import CatalogStore
from session_composer.core.wire.json_text import has_more_values, parse_json, write_json
from session_composer.core.wire.paths import (
    ACCOUNT,
    API_VERSION,
    COMPONENTS,
    EXPAND,
    WirePath,
    parse_wire_name,
    wire_name,
)
from session_composer.core.wire.values import JsonValue, Leaf, Map, freeze, thaw

SUFFIX = ".session.json"
_FORMAT_NAME = "session-composer"
_FORMAT_VERSION = 1
FORMAT = f"{_FORMAT_NAME}/{_FORMAT_VERSION}"
RESERVED_NAMES = ("format", "api_version", *LINT_IGNORE)
"""Members of the file that no parameter can be named like."""
# What stands under these keys is not a tree of parameters.
_OWN_KEYS = (*RESERVED_NAMES, *ACCOUNT, *EXPAND)
# Those, and "components", have a value even where there is no parameter.
_HEAD_KEYS = len(_OWN_KEYS) + 1 + MAX_IGNORES
_HEAD_VALUES = _HEAD_KEYS + MAX_IGNORES * VALUES_OF_EACH


class LoadedFile(NamedTuple):
    """A request read from a file, and the fingerprint of the bytes it was read from."""

    request: Request
    fingerprint: str


def fingerprint(data: bytes) -> str:
    """Digest by which a change on disk is noticed."""
    # Lazy: hashlib loads OpenSSL.
    from hashlib import sha256

    return sha256(data).hexdigest()


def load(path: AnyPath, store: CatalogStore) -> LoadedFile:
    """Read a session file.

    Raises InputError with the file's name and what is wrong where.
    """
    request, data = _read(path, store)
    return LoadedFile(request, fingerprint(data))


def read(path: AnyPath, store: CatalogStore) -> Request:
    """Read a session file that will not be written again. Raises InputError as load does."""
    return _read(path, store)[0]


def save(path: AnyPath, request: Request, catalog: Catalog) -> str:
    """Write a session file in one step and return its fingerprint.

    Raises InputError when the request holds a secret, OSError when the disk refuses.
    """
    data = dump(request, catalog)
    atomic_write(path, data)
    return fingerprint(data)


def parse(data: bytes, store: CatalogStore) -> Request:
    """Read the bytes of a session file. Raises InputError."""
    # Before it is read: the window waits for that.
    if has_more_values(data, MAX_LEAVES + _HEAD_VALUES, MAX_CONTAINERS + _HEAD_KEYS):
        raise InputError("it holds more than {max_leaves} parameters.", max_leaves=MAX_LEAVES)
    content = parse_json(data)
    if not isinstance(content, dict):
        raise InputError("it does not hold a JSON object.")
    at: WirePath = ("format",)
    try:
        _check_format(content.pop("format", None))
        at = API_VERSION
        api_version = content.pop("api_version", None)
        if not isinstance(api_version, str):
            raise InputError("api_version is missing or not a text.")
        api_version = api_version.strip(" ")
        store.catalog(api_version)
        at = ACCOUNT
        account = content.pop("account", "")
        if not isinstance(account, str):
            raise InputError("account is not a text.")
        at = COMPONENTS
        components = content.pop("components", {})
        if not isinstance(components, dict):
            raise InputError("components is not an object.")
        at = EXPAND
        expand = content.pop("expand", [])
        if not isinstance(expand, list):
            raise InputError("expand is not a list.")
        names = tuple(entry for entry in expand if isinstance(entry, str))
        if len(names) != len(expand):
            raise InputError("expand holds something that is not a text.")
        at = LINT_IGNORE
        ignores = read_ignores(content.pop(LINT_IGNORE[0], []))
        params: dict[WirePath, Leaf] = {}
        _collect(params, COMPONENTS, components)
        for key, value in content.items():
            # The SDKs send a key like components[x][enabled] as it is: it is that parameter.
            path = parse_wire_name(key)
            at = path = path if path[:1] == COMPONENTS else (key,)
            if path in params:
                raise InputError("{key} stands there more than once.", key=wire_name(path)[:80])
            _collect(params, path, value)
    except InputError as error:
        raise MemberError(error.message, at) from error
    request = Request(api_version, account, MappingProxyType(params), names, ignores=ignores)
    refuse_large(request)
    return request


def dump(request: Request, catalog: Catalog) -> bytes:
    """Bytes of a session file, keys in the order of the body.

    Raises InputError when a value or key looks like an API key or a client secret, and when the
    request cannot be told in this form.
    """
    # Lazy: reading a file does not look for secrets, and encode only reads.
    from session_composer.core.request.secret_request import refuse_secrets

    refuse_secrets(request)
    content = _content(request, catalog)
    try:
        data = (write_json(content) + "\n").encode()
    except UnicodeEncodeError as error:
        raise InputError(
            "The request holds half of a surrogate pair, which is not a character."
        ) from error
    if len(data) > MAX_BYTES:
        # What cannot be read again is lost.
        size, most = len(data) // 1024, MAX_BYTES // 1024
        raise InputError(
            "The request takes {size} KiB; a session file holds at most {most}.",
            size=size,
            most=most,
        )
    return data


def parameters(request: Request, catalog: Catalog) -> dict[str, JsonValue]:
    """Return the request's parameters as one nested object, in the order of the body.

    Raises InputError when one parameter lies below another that has a value itself.
    """
    order = catalog.leaf_order
    beyond = len(order)
    found: dict[str, JsonValue] = {"account": request.account} if request.account else {}
    for path in sorted(request.params, key=lambda path: (order.get(path, beyond), path)):
        _insert(found, path, thaw(request.params[path]), path)
    if request.expand:
        _insert(found, EXPAND, list(request.expand), EXPAND)
    return found


def _read(path: AnyPath, store: CatalogStore) -> tuple[Request, bytes]:
    data = read_bounded(path, MAX_BYTES)
    try:
        return parse(data, store), data
    except InputError as error:
        raise InputError(
            "{path} cannot be opened: {error}", path=file_name(path), error=error.message
        ) from error


def _content(request: Request, catalog: Catalog) -> dict[str, JsonValue]:
    for path in request.params:
        if path == COMPONENTS or path[0] in _OWN_KEYS:
            raise InputError(
                "A session file cannot hold the parameter {path}.", path=wire_name(path)[:80]
            )
    found = parameters(request, catalog)
    found.pop("account", None)
    found.pop("expand", None)
    ignores: dict[str, JsonValue] = {}
    if request.ignores:
        ignores[LINT_IGNORE[0]] = [ignore.as_json() for ignore in request.ignores]
    return {
        "format": FORMAT,
        "api_version": request.api_version,
        "account": request.account,
        "components": found.pop("components", {}),
        **found,
        "expand": list(request.expand),
        **ignores,
    }


def _insert(target: dict[str, JsonValue], keys: WirePath, value: JsonValue, path: WirePath) -> None:
    for key in keys[:-1]:
        inner = target.setdefault(key, {})
        if not isinstance(inner, dict):
            raise InputError(
                "{path} lies below a parameter that has a value itself.", path=wire_name(path)[:80]
            )
        target = inner
    if keys[-1] in target:
        raise InputError("{path} has a value and parameters below it.", path=wire_name(path)[:80])
    target[keys[-1]] = value


def _collect(params: dict[WirePath, Leaf], path: WirePath, value: JsonValue) -> None:
    if isinstance(value, dict) and value:
        for key, item in value.items():
            _collect(params, (*path, key), item)
        return
    leaf = freeze(value)
    if leaf == Map() and _is_shell(path):
        return
    params[path] = leaf


def _is_shell(path: WirePath) -> bool:
    """Whether an empty object at a path says nothing, on the wire or here."""
    if path[:1] != COMPONENTS:
        return False
    return len(path) < 3 or (len(path) == 3 and path[2] == "features")


def _check_format(found: JsonValue) -> None:
    if found == FORMAT:
        return
    if not isinstance(found, str) or not found.startswith(_FORMAT_NAME + "/"):
        raise InputError('it is not a session file ("format" is not "{format}").', format=FORMAT)
    version = found.removeprefix(_FORMAT_NAME + "/")
    if version.isascii() and version.isdecimal() and int(version[:6]) > _FORMAT_VERSION:
        raise InputError(
            "it was written by a newer version of the program ({found}; this one reads {format}).",
            found=found[:60],
            format=FORMAT,
        )
    raise InputError(
        "its format {found} is not known; this program reads {format}.",
        found=repr(found[:60]),
        format=FORMAT,
    )
