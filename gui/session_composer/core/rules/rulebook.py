"""The rulebook: what Stripe does with a request for an account, and why."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from session_composer.core.account.facts import AccountFacts
from session_composer.core.files.assets import RESOURCES
from session_composer.core.request.request import Request
from session_composer.core.text.message import Message
from session_composer.core.versions.catalog import Catalog, Feature
from session_composer.core.wire.paths import WirePath

from .checks import Checker, subjects
from .conditions import Case, evaluate
from .defaults import Default, Defaults
from .granted_words import Granted, word_of
from .problems import Problem, Severity
from .rule_data import load_constraints, load_defaults
from .rule_types import Certainty, Constraint, Violation

_WITHHELD = Default(
    None,
    Message("nothing here"),
    Message("This account cannot have the component: a capability or configuration is missing."),
)

__all__ = ["Default", "RuleNote", "Rulebook"]


@dataclass(frozen=True, slots=True)
class RuleNote:
    """A rule that concerns a parameter, broken or not."""

    rule: str
    severity: Severity
    text: Message
    source: str
    source_name: Message


class Rulebook:
    """Defaults and constraints, read from data files when they are first asked for.

    Every method raises DataError when the files are damaged. Account facts may be None: what
    depends on them is then not known, and a rule that needs them finds nothing unless the request
    breaks it for every account.
    """

    def __init__(self, folder: Path = RESOURCES / "rules") -> None:
        self._folder = folder

    @cached_property
    def _defaults(self) -> Defaults:
        return Defaults(load_defaults(self._folder / "defaults.json"))

    @cached_property
    def constraints(self) -> tuple[Constraint, ...]:
        """Every constraint, in the order of the file."""
        return load_constraints(self._folder / "constraints.json")

    def default(
        self, catalog: Catalog, request: Request, feature: Feature, facts: AccountFacts | None
    ) -> Default:
        """Return what Stripe uses for a feature when it is not sent, and why."""
        if self.is_withheld(catalog, feature.component, facts):
            return _WITHHELD
        case = Case(catalog.api_version, request, facts)
        return self._defaults.default(case, feature.component, feature.name)

    def is_withheld(self, catalog: Catalog, component: str, facts: AccountFacts | None) -> bool:
        """Whether an account is known not to be able to have a component, whatever is sent."""
        case = Case(catalog.api_version, Request(catalog.api_version), facts)
        return facts is not None and any(
            component in constraint.components
            and catalog.api_version in constraint.span
            and isinstance(constraint.check, Violation)
            and constraint.check.must is not None
            and evaluate(constraint.check.must, self._defaults.scene(case, component)) is False
            for constraint in self._withholding
        )

    @cached_property
    def _withholding(self) -> list[Constraint]:
        return [constraint for constraint in self.constraints if constraint.withholds]

    def effective(
        self, catalog: Catalog, request: Request, feature: Feature, facts: AccountFacts | None
    ) -> bool | None:
        """Return the value that a feature has, sent or by default; None when it cannot be told."""
        case = Case(catalog.api_version, request, facts)
        return self._defaults.effective(case, feature.component, feature.name)

    def simulated_default(
        self, catalog: Catalog, request: Request, feature: Feature, facts: AccountFacts | None
    ) -> tuple[Granted, bool]:
        """Return a default that is never unknown, and whether it is a guess of ours."""
        case = Case(catalog.api_version, request, facts)
        if self.is_withheld(catalog, feature.component, facts):
            return False, True
        return self._defaults.simulated(case, feature.component, feature.name)

    def in_answer(self, catalog: Catalog, feature: Feature, *, asked: bool) -> Granted:
        """Return how an answer grants what was asked for: with a word, where it has words."""
        case = Case(catalog.api_version, Request(catalog.api_version), None)
        worded = self._defaults.is_worded(case, feature.component, feature.name)
        return word_of(asked) if worded else asked

    @cached_property
    def _refusing(self) -> list[Constraint]:
        """Constraints that tell whether there is an error: those, and what they depend on."""
        found = [one for one in self.constraints if one.severity is Severity.ERROR]
        names = {one.id for one in found}
        for one in reversed(self.constraints):
            if one.id in names:
                names.update(one.unless)
        return [one for one in self.constraints if one.id in names]

    def problems(
        self,
        catalog: Catalog,
        request: Request,
        facts: AccountFacts | None,
        *,
        only_errors: bool = False,
    ) -> list[Problem]:
        """Find the constraints that a request breaks, in the order of the file.

        With ``only_errors`` little but errors is looked for, in less time. Fixes are marked
        safe as the data says; :func:`~session_composer.core.rules.lint.lint` tries them out.
        """
        checker = Checker(catalog, Case(catalog.api_version, request, facts), self._defaults)
        found: list[Problem] = []
        broken: set[str] = set()
        for constraint in self._refusing if only_errors else self.constraints:
            if catalog.api_version in constraint.span and broken.isdisjoint(constraint.unless):
                problems = checker.problems(constraint)
                if problems:
                    broken.add(constraint.id)
                    found += problems
        return found

    def notes(self, catalog: Catalog, path: WirePath) -> list[RuleNote]:
        """Rules of this version that concern a parameter, whatever is sent."""
        return [
            RuleNote(
                constraint.id,
                constraint.severity,
                _graded(constraint),
                constraint.source.url,
                constraint.source.name,
            )
            for constraint in self.constraints
            if catalog.api_version in constraint.span and path in subjects(constraint, catalog)
        ]


def _graded(constraint: Constraint) -> Message:
    """Explanation of a rule, which says if no documentation does."""
    text = constraint.explanation
    match constraint.certainty:
        case Certainty.OBSERVED:
            return text + Message("(Seen in practice, documented nowhere.)")
        case Certainty.INFERRED:
            return text + Message("(Concluded from what is documented.)")
        case Certainty.DOCUMENTED:
            return text
