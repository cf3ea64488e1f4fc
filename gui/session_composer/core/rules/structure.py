"""Problems of form: names, types and required parameters, told by the catalog alone."""

from collections.abc import Iterator
from enum import Enum, auto

from session_composer.core.account.account_id import account_problem
from session_composer.core.request.request import Request
from session_composer.core.request.sent import as_bool, is_sent, sent_paths
from session_composer.core.text.message import Message
from session_composer.core.versions.availability import availability, may_take, version_for
from session_composer.core.versions.catalog import Catalog, FieldType
from session_composer.core.versions.catalog_store import CatalogStore
from session_composer.core.wire.paths import (
    ACCOUNT,
    COMPONENTS,
    EXPAND,
    WirePath,
    enabled_path,
    wire_name,
)
from session_composer.core.wire.value_words import describe, is_text
from session_composer.core.wire.values import UNSET, Leaf, Unset

from .problems import Fix, Problem, Severity
from .spelling import similar_name

# Looking for similar names takes time: a request with more unknown names than this is of another
# kind altogether.
_MAX_SUGGESTIONS = 20

_CREATE = (Message("Stripe API reference, create an account session"), "account_sessions/create")
_ERRORS = (Message("Stripe error codes, parameter_unknown"), "errors")
_EXPANDING = (Message("Stripe API reference, expanding responses"), "expanding_objects")


def find_structural(request: Request, catalog: Catalog, store: CatalogStore) -> list[Problem]:
    """Find every problem of form, in no particular order."""
    on_wire = sent_paths(request, catalog)
    return [
        *([] if request.is_unknown(ACCOUNT) else _account_problems(request.account)),
        *_component_problems(request, catalog, on_wire),
        *_unknown_problems(catalog, store, on_wire),
        *_type_problems(request, catalog),
        *_expand_problems(request.expand),
    ]


def _problem(
    severity: Severity,
    rule: str,
    path: WirePath,
    message: Message,
    fix: Fix | None = None,
    page: tuple[Message, str] = _CREATE,
) -> Problem:
    name, place = page
    return Problem(severity, rule, path, message, f"https://docs.stripe.com/api/{place}", fix, name)


def _account_problems(account: str) -> Iterator[Problem]:
    if not account:
        message = Message("No connected account is given; Stripe requires one.")
        yield _problem(Severity.ERROR, "account-missing", ACCOUNT, message)
    elif trouble := account_problem(account):
        yield _problem(Severity.ERROR, "account-malformed", ACCOUNT, trouble)


def _component_problems(
    request: Request, catalog: Catalog, on_wire: list[WirePath]
) -> Iterator[Problem]:
    sent = [path for path in on_wire if path[:1] == COMPONENTS]
    if not sent and not request.has_unknown(COMPONENTS):
        message = Message("No component is sent, so the required parameter components is missing.")
        yield _problem(Severity.ERROR, "nothing-sent", COMPONENTS, message)
        return
    below: dict[str, list[WirePath]] = {}
    for path in sent:
        if len(path) > 2:
            below.setdefault(path[1], []).append(path)
    enabled = {name: as_bool(request.get(enabled_path(name))) for name in below}
    is_certain = not request.has_unknown(COMPONENTS)
    if below and is_certain and all(value is False for value in enabled.values()):
        message = Message(
            "Every component that is sent has enabled=false: the session can show nothing."
        )
        yield _problem(Severity.WARNING, "nothing-enabled", COMPONENTS, message)
    for name, paths in below.items():
        component = catalog.component_by_name.get(name)
        if component is None or not component.has_enabled:
            continue
        path = enabled_path(name)
        if path not in paths and not request.is_unknown(path):
            message = Message(
                "{name} is sent without enabled, which every component must have.", name=name
            )
            fix = Fix(Message("Send enabled=true for {name}", name=name), {path: True}, safe=True)
            yield _problem(Severity.ERROR, "enabled-missing", path, message, fix)
        features = [path for path in paths if path[2] == "features"]
        if enabled[name] is False and features and not request.is_unknown(path):
            message = Message(
                "{name} has enabled=false, so its features have nothing to act on.", name=name
            )
            changes: dict[WirePath, Leaf | Unset] = dict.fromkeys(features, UNSET)
            fix = Fix(Message("Do not send the features of {name}", name=name), changes)
            yield _problem(Severity.HINT, "features-of-disabled", path, message, fix)


class _Kind(Enum):
    """What the catalog has at a path."""

    LEAF = auto()
    OBJECT = auto()
    INSIDE_LEAF = auto()
    UNKNOWN = auto()


def _classify(path: WirePath, catalog: Catalog) -> tuple[_Kind, WirePath]:
    """Return what a path is, and the shortest part of it that makes it so."""
    if catalog.knows(path):
        return _Kind.LEAF, path
    if path[:1] in (ACCOUNT, EXPAND):
        return _Kind.INSIDE_LEAF, path[:1]
    if path[:1] != COMPONENTS:
        return _Kind.UNKNOWN, path[:1]
    if len(path) > 1 and path[1] not in catalog.component_by_name:
        return _Kind.UNKNOWN, path[:2]
    in_features = path[2:3] == ("features",)
    if len(path) < 3 or (in_features and len(path) == 3):
        return _Kind.OBJECT, path
    subject = path[:4] if in_features else path[:3]
    return (_Kind.INSIDE_LEAF if catalog.knows(subject) else _Kind.UNKNOWN), subject


def _unknown_problems(
    catalog: Catalog, store: CatalogStore, on_wire: list[WirePath]
) -> Iterator[Problem]:
    unknown: dict[WirePath, list[WirePath]] = {}
    for path in on_wire:
        if catalog.knows(path):
            continue
        kind, subject = _classify(path, catalog)
        if kind is _Kind.UNKNOWN:
            unknown.setdefault(subject, []).append(path)
    for subject, paths in unknown.items():
        name = wire_name(subject)
        severity = Severity.ERROR
        message = Message(
            "{name} is not known to API version {api_version}.",
            name=name,
            api_version=catalog.api_version,
        )
        where = availability(store, subject)
        if where:
            message += Message("It exists {where}.", where=where)
            if may_take(store, catalog, subject):
                severity = Severity.WARNING
                message += Message("It is not documented whether Stripe refuses it here.")
        elif len(unknown) <= _MAX_SUGGESTIONS and (other := similar_name(subject, catalog)):
            message += Message("Did you mean {other}?", other=other)
        changes: dict[WirePath, Leaf | Unset] = dict.fromkeys(paths, UNSET)
        fix = Fix(Message("Do not send {name}", name=name), changes)
        problem = _problem(severity, "unknown-parameter", subject, message, fix, _ERRORS)
        yield problem._replace(alternatives=_versions(store, catalog, subject) if where else ())


def _versions(store: CatalogStore, catalog: Catalog, path: WirePath) -> tuple[Fix, ...]:
    version = version_for(store, catalog, path)
    use = Message("Use {api_version}", api_version=version)
    return (Fix(use, {}, api_version=version),) if version else ()


def _type_problems(request: Request, catalog: Catalog) -> Iterator[Problem]:
    for path, value in request.params.items():
        feature = catalog.feature_by_path.get(path)
        is_boolean = feature is None or feature.type is FieldType.BOOLEAN
        if isinstance(value, bool) and is_boolean and catalog.knows(path):
            continue  # By far the most, and nothing to say.
        kind, subject = _classify(path, catalog)
        if kind is _Kind.LEAF:
            if feature is None or is_boolean:
                yield from _boolean_problems(path, value)
            elif value or not request.has_unknown(path):
                yield from _array_problems(path, value, emptyable=feature.emptyable)
        elif kind is _Kind.OBJECT and (is_sent(value) or not request.has_unknown(path)):
            yield from _object_problems(path, value, catalog)
        elif kind is _Kind.INSIDE_LEAF and not _is_index(path, subject, catalog):
            name, inside = wire_name(path), wire_name(subject)
            message = Message(
                "{path} is sent, but {subject} holds no parameters.", path=name, subject=inside
            )
            if path == subject:
                message = Message("{path} is given twice.", path=name)
            yield _wrong_type(path, message)


def _is_index(path: WirePath, subject: WirePath, catalog: Catalog) -> bool:
    """Whether a path is an element of a list, given by its index as on the wire."""
    feature = catalog.feature_by_path.get(subject)
    is_list = subject == EXPAND or (feature is not None and feature.type is FieldType.ARRAY)
    return is_list and len(path) == len(subject) + 1 and path[-1].isascii() and path[-1].isdigit()


def _wrong_type(path: WirePath, message: Message, *, safe: bool = False) -> Problem:
    fix = Fix(Message("Do not send {path}", path=wire_name(path)), {path: UNSET}, safe=safe)
    return _problem(Severity.ERROR, "wrong-type", path, message, fix)


def _boolean_problems(path: WirePath, value: Leaf) -> Iterator[Problem]:
    name, meant = wire_name(path), as_bool(value)
    if meant is not None:
        message = Message(
            '{name} is the text "{value}"; Stripe reads it like the boolean {value2}.',
            name=name,
            value=str(value),
            value2=str(value),
        )
        fix = Fix(Message("Send the boolean {value}", value=str(value)), {path: meant}, safe=True)
        yield _problem(Severity.WARNING, "wrong-type", path, message, fix)
    elif not is_sent(value):
        message = Message(
            "{name} is {value}, which is not sent at all; a boolean is expected.",
            name=name,
            value=describe(value),
        )
        yield _wrong_type(path, message, safe=True)
    else:
        text = describe(value)
        message = Message("{name} is {value}; a boolean is expected.", name=name, value=text)
        send = (Fix(Message("Send true"), {path: True}), Fix(Message("Send false"), {path: False}))
        yield _wrong_type(path, message)._replace(alternatives=send)


def _array_problems(path: WirePath, value: Leaf, *, emptyable: bool) -> Iterator[Problem]:
    name = wire_name(path)
    if value == () and isinstance(value, tuple):
        message = Message("{name} is an empty list, which leaves no trace in the body.", name=name)
        fix = None
        if emptyable:
            message += Message("An empty text clears it.")
            fix = Fix(Message("Send an empty text"), {path: ""})
        yield _problem(Severity.WARNING, "empty-list", path, message, fix)
    elif isinstance(value, tuple):
        odd = [item for item in value if not isinstance(item, str) or not is_text(item)]
        if odd:
            text = describe(odd[0])
            message = Message(
                "{name} holds {odd}; a list of texts is expected.", name=name, odd=text
            )
            yield _wrong_type(path, message)
    elif value == "" and emptyable:
        return
    elif not is_sent(value):
        message = Message(
            "{name} is {value}, which is not sent at all; a list is expected.",
            name=name,
            value=describe(value),
        )
        yield _wrong_type(path, message, safe=True)
    else:
        text = describe(value)
        message = Message("{name} is {value}; a list of texts is expected.", name=name, value=text)
        yield _wrong_type(path, message)


def _object_problems(path: WirePath, value: Leaf, catalog: Catalog) -> Iterator[Problem]:
    name = wire_name(path)
    if is_sent(value):
        yield _wrong_type(
            path,
            Message("{name} is {value}; an object is expected.", name=name, value=describe(value)),
        )
    elif len(path) < 3 or catalog.component_by_name[path[1]].features:
        message = Message("{name} is empty and leaves no trace in the body.", name=name)
        fix = Fix(Message("Drop the empty object"), {path: UNSET}, safe=True)
        yield _problem(Severity.HINT, "empty-object", path, message, fix)


def _expand_problems(expand: tuple[str, ...]) -> Iterator[Problem]:
    seen: set[str] = set()
    for number, entry in enumerate(expand):
        path = (*EXPAND, str(number))
        if not entry.strip():
            message = Message("Entry {number} of expand is empty.", number=number + 1)
            yield _problem(Severity.WARNING, "expand-empty", path, message, page=_EXPANDING)
        elif not is_text(entry):
            message = Message(
                "Entry {number} of expand holds half of a surrogate pair, not a character.",
                number=number + 1,
            )
            yield _problem(Severity.ERROR, "wrong-type", path, message, page=_EXPANDING)
        elif entry in seen:
            message = Message("Entry {number} of expand repeats an earlier one.", number=number + 1)
            yield _problem(Severity.WARNING, "expand-duplicate", path, message, page=_EXPANDING)
        seen.add(entry)
    if expand:
        message = Message(
            "Not certain: nothing in an account session seems expandable; Stripe may refuse."
        )
        rule = "expand-nothing-expandable"
        yield _problem(Severity.HINT, rule, EXPAND, message, page=_EXPANDING)
