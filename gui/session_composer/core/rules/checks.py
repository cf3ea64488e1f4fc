"""Applies constraints to a request: one small interpreter for every kind of check."""

from collections.abc import Iterator
from functools import cached_property

from session_composer.core.request.edits import LeafChanges
from session_composer.core.request.sent import is_sent
from session_composer.core.text.message import Message, join_messages
from session_composer.core.versions.catalog import Catalog, Component
from session_composer.core.wire.paths import COMPONENTS, WirePath, component_path, feature_path
from session_composer.core.wire.values import UNSET, Leaf, Unset

from .conditions import Case, Condition, account_tests, evaluate
from .defaults import Defaults
from .problems import Fix, Problem, in_all
from .rule_data import plain_spelling
from .rule_types import (
    AllEqual,
    Certainty,
    Constraint,
    Remark,
    Repair,
    UnknownComponents,
    UnknownKeys,
    Violation,
)


class Checker:
    """Finds what breaks a constraint in one case."""

    def __init__(self, catalog: Catalog, case: Case, defaults: Defaults) -> None:
        self._catalog = catalog
        self._case = case
        self._defaults = defaults
        # What is asked for as empty is not sent, but a rule may have something to say about it.
        self._named = case.request.sent_components()
        self._sent: set[str] = set()
        unknown: list[WirePath] = []
        for path, value in case.request.params.items():
            if not is_sent(value):
                continue
            if len(path) > 1 and path[0] in COMPONENTS:
                self._sent.add(path[1])
            if not catalog.knows(path):
                unknown.append(path)
        self._unknown = sorted(unknown)

    @cached_property
    def _spelled(self) -> dict[str, list[tuple[int, int]]]:
        """Where the unknown paths have a key: number of the path, and how deep; by its spelling.

        Many rules look for one, and there may be any number of paths.
        """
        found: dict[str, list[tuple[int, int]]] = {}
        for number, path in enumerate(self._unknown):
            for depth, key in enumerate(path):
                found.setdefault(plain_spelling(key), []).append((number, depth))
        return found

    def problems(self, constraint: Constraint) -> list[Problem]:
        """Every finding of a constraint, in the order of the body."""
        match constraint.check:
            case Violation() as check:
                return self._violations(constraint, check)
            case AllEqual() as check:
                return self._differences(constraint, check)
            case UnknownComponents(names):
                return self._unknown_components(constraint, names)
            case UnknownKeys() as check:
                return self._unknown_keys(constraint, check)
            case Remark():
                return []

    def _in_scope(self, constraint: Constraint, names: set[str]) -> Iterator[Component]:
        known = self._catalog.component_by_name
        for name in constraint.components or known:
            if name in names and name in known:
                yield known[name]

    def _holds(self, condition: Condition, component: Component) -> bool | None:
        return evaluate(condition, self._defaults.scene(self._case, component.name))

    def _violations(self, constraint: Constraint, check: Violation) -> list[Problem]:
        broken = [
            component
            for component in self._in_scope(constraint, self._named)
            if _exists(check.path, component)
            and self._holds(check.condition, component) is True
            and (check.must is None or self._holds(check.must, component) is False)
        ]
        groups = [broken] if check.grouped and broken else [[one] for one in broken]
        return [
            self._problem(
                constraint,
                [(*component.path, *check.path) for component in group],
                self._fixes(constraint, group),
                by_account=check.must is not None and bool(account_tests(check.must)),
                component=group[0].name,
                components=_listed(group),
                **self._found(check),
            )
            for group in groups
        ]

    def _found(self, check: Violation) -> dict[str, str]:
        """Name and value of the property of the account that is not as ``must`` wants it."""
        facts = self._case.facts
        if facts is None or check.must is None:
            return {}
        scene = self._defaults.scene(self._case, "")
        tests = account_tests(check.must)
        test = next((one for one in tests if evaluate(one, scene) is False), None)
        return {"wanted": test.name, "found": facts.value(test.name)} if test is not None else {}

    def _derived(self, constraint: Constraint) -> Message | None:
        """Say which properties that the constraint asks for are derived, and from what."""
        facts, check = self._case.facts, constraint.check
        if facts is None or not isinstance(check, Violation):
            return None
        tests = account_tests(check.condition)
        tests += account_tests(check.must) if check.must is not None else []
        found = [
            Message(
                "Derived: {name} is {value}, since {why}.",
                name=name,
                value=facts.value(name),
                why=why,
            )
            for name in dict.fromkeys(test.name for test in tests)
            if (why := facts.derived(name)) is not None
        ]
        return join_messages(found) if found else None

    def _fixes(self, constraint: Constraint, broken: list[Component]) -> list[Fix]:
        repair, check = constraint.repair, constraint.check
        if repair is not None:
            changes: dict[WirePath, Leaf | Unset] = {
                (*component.path, *path): UNSET if value is None else value
                for component in broken
                for path, value in repair.values
            }
            return [self._fix(repair, changes)] if changes else []
        if isinstance(check, Violation) and check.path == ("enabled",):
            # Whatever it is that keeps the component from being there: it can be left out.
            names = {component.name for component in broken}
            changes = dict.fromkeys(self._case.request.paths_of(names), UNSET)
            return [Fix(Message("Do not send {name}", name=_listed(broken)), changes)]
        return []

    def _fix(self, repair: Repair, changes: LeafChanges, text: Message | None = None) -> Fix:
        untouched = all(path not in self._case.request.params for path in changes)
        return Fix(text or repair.text, changes, safe=repair.safe and untouched)

    def _differences(self, constraint: Constraint, check: AllEqual) -> list[Problem]:
        counted: dict[bool, list[Component]] = {True: [], False: []}
        for component in self._in_scope(constraint, self._sent):
            if _exists(("features", check.feature), component) and (
                check.among is None or self._holds(check.among, component) is True
            ):
                value = self._defaults.effective(self._case, component.name, check.feature)
                if value is not None:
                    counted[value].append(component)
        if not counted[True] or not counted[False]:
            return []
        fallback = bool(constraint.repair and constraint.repair.equalise)
        value = self._common_value(check.feature, counted, fallback)
        others = [feature_path(component.name, check.feature) for component in counted[not value]]
        agreeing = [feature_path(component.name, check.feature) for component in counted[value]]
        fixes: list[Fix] = []
        if constraint.repair is not None:
            count = len(others) + len(agreeing)
            fixes = [
                self._fix(constraint.repair, dict.fromkeys(paths, one), in_all(one, count))
                for one, paths in ((value, others), (not value, agreeing))
            ]
            fixes[1] = fixes[1]._replace(safe=False)
        return [
            self._problem(
                constraint,
                others + agreeing,
                fixes,
                name=check.feature,
                true=_listed(counted[True]),
                false=_listed(counted[False]),
            )
        ]

    def _common_value(
        self, feature: str, counted: dict[bool, list[Component]], fallback: bool
    ) -> bool:
        """Value to agree on: the one that is asked for, if no other is."""
        asked = {
            value
            for value, components in counted.items()
            if any(
                feature_path(one.name, feature) in self._case.request.params for one in components
            )
        }
        return asked.pop() if len(asked) == 1 else fallback

    def _unknown_components(self, constraint: Constraint, names: frozenset[str]) -> list[Problem]:
        found = dict.fromkeys(
            path[1]
            for path in self._unknown
            if len(path) > 1 and path[0] in COMPONENTS
            if path[1] in names and path[1] not in self._catalog.component_by_name
        )
        return [
            self._problem(constraint, [component_path(name)], [], component=name, name=name)
            for name in found
        ]

    def _unknown_keys(self, constraint: Constraint, check: UnknownKeys) -> list[Problem]:
        first = 0 if check.anywhere else len(COMPONENTS) + 1
        depths: dict[int, int] = {}
        for name in check.names:
            for number, depth in self._spelled.get(name, ()):
                if depth >= first:
                    depths[number] = min(depth, depths.get(number, depth))
        found: dict[WirePath, str] = {}
        for number in sorted(depths):
            path, depth = self._unknown[number], depths[number]
            if not check.anywhere and path[:1] != COMPONENTS:
                continue
            if constraint.components and path[1:2] != () and path[1] not in constraint.components:
                continue
            found[path[: depth + 1]] = path[depth]
        return [
            self._problem(constraint, [path], [], component=path[min(1, len(path) - 1)], name=name)
            for path, name in found.items()
        ]

    def _problem(
        self,
        constraint: Constraint,
        paths: list[WirePath],
        fixes: list[Fix],
        *,
        by_account: bool = False,
        **words: str,
    ) -> Problem:
        message = constraint.message.with_values(**words)
        if constraint.certainty is Certainty.INFERRED:
            message = Message("Not certain: {message}", message=message)
        elif constraint.certainty is Certainty.OBSERVED:
            message += Message("(Seen in practice, documented nowhere.)")
        message += self._derived(constraint)
        return Problem(
            constraint.severity,
            constraint.id,
            paths[0],
            message,
            constraint.source.url,
            fixes[0] if fixes else None,
            constraint.source.name,
            tuple(paths[1:]),
            tuple(fixes[1:]),
            by_account,
        )


def subjects(constraint: Constraint, catalog: Catalog) -> set[WirePath]:
    """Return the parameters of a version that a constraint is about."""
    components = [
        component
        for component in catalog.components
        if not constraint.components or component.name in constraint.components
    ]
    match constraint.check:
        case Violation(path=path) | Remark(path):
            return {(*one.path, *path) for one in components if _exists(path, one)}
        case AllEqual(feature):
            path = ("features", feature)
            return {(*one.path, *path) for one in components if _exists(path, one)}
        case UnknownComponents() | UnknownKeys():
            return set()


def _exists(path: tuple[str, ...], component: Component) -> bool:
    """Whether a version that has the component has this parameter of it."""
    if path[0] != "features":
        return component.has_enabled
    return len(path) == 1 or any(feature.name == path[1] for feature in component.features)


def _listed(components: list[Component]) -> str:
    return ", ".join(component.name for component in components)
