"""The help's page about rules and defaults, made from the data that the program itself uses."""

import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from session_composer.core.files.assets import RESOURCES
from session_composer.core.text.message import Message
from session_composer.core.versions.catalog_store import CatalogStore

from .problems import Severity
from .rule_data import load_constraints, load_defaults
from .rule_types import (
    Certainty,
    Const,
    Constraint,
    DefaultRule,
    Resolution,
    RuleSource,
    Sibling,
    VersionSpan,
)

_SPECIAL = re.compile(r"([\\`*_\[\]<>])")


class RulesPage:
    """Writes the page in any language.

    ``tr`` translates the page's own words, ``translate`` what comes out of the data; without them
    all is English.
    """

    def __init__(
        self,
        store: CatalogStore,
        tr: Callable[[str], str] = str,
        translate: Callable[[Message], str] = str,
        folder: Path = RESOURCES / "rules",
    ) -> None:
        self._store = store
        self.tr = tr
        self._translate = translate
        self._folder = folder

    def text(self) -> str:
        """Write the page as Markdown. Raises DataError when the data are damaged."""
        constraints = load_constraints(self._folder / "constraints.json")
        blocks = [
            f"# {self.tr('Rules and defaults')}",
            self.tr(
                "These are all the rules by which requests are checked, and all the defaults that "
                "the tree shows. The page is made from the same data files. The name of a rule is "
                "the one that `session-composer lint --json` prints."
            ),
        ]
        for severity, (title, text) in self._groups().items():
            blocks += [f"## {title}", text]
            for rule in constraints:
                if rule.severity is severity:
                    blocks += self._constraint(rule)
        blocks += [
            f"## {self.tr('Defaults')}",
            self.tr("What Stripe uses for a feature that is not sent."),
        ]
        for default in load_defaults(self._folder / "defaults.json"):
            blocks += self._default(default)
        return "\n\n".join(blocks) + "\n"

    def _groups(self) -> dict[Severity, tuple[str, str]]:
        return {
            Severity.ERROR: (
                self.tr("Errors"),
                self.tr("Stripe refuses a request that breaks one of these."),
            ),
            Severity.WARNING: (
                self.tr("Warnings"),
                self.tr("The request is accepted, but it may not do what is expected."),
            ),
            Severity.HINT: (
                self.tr("Hints"),
                self.tr("Nothing is wrong; this is good to know."),
            ),
        }

    def _constraint(self, rule: Constraint) -> Iterator[str]:
        yield f"### {rule.id}"
        yield self._shown(rule.explanation)
        lines = [self._components(rule.components)]
        if rule.repair is not None:
            lines.append(self.tr("Fix: {fix}").format(fix=self._shown(rule.repair.text)))
        yield _list([*lines, *self._facts(rule.span, rule.certainty, rule.source)])

    def _default(self, rule: DefaultRule) -> Iterator[str]:
        yield f"### {rule.id}"
        value = self._value(rule.resolution)
        yield f"`{rule.feature}`: **{value}**. {self._shown(rule.explanation)}"
        facts = self._facts(rule.span, rule.certainty, rule.source)
        yield _list([self._components(rule.components), *facts])

    def _components(self, names: Iterable[str]) -> str:
        listed = ", ".join(f"`{name}`" for name in names)
        return self.tr("Components: {names}").format(names=listed or self.tr("all"))

    def _facts(self, span: VersionSpan, certainty: Certainty, source: RuleSource) -> Iterator[str]:
        yield self.tr("API versions: {versions}").format(versions=self._versions(span))
        link = f"[{self._shown(source.name)}]({source.url})"
        certain = {
            Certainty.DOCUMENTED: self.tr("documented"),
            Certainty.OBSERVED: self.tr("seen in answers, not documented"),
            Certainty.INFERRED: self.tr("inferred from the documentation"),
        }
        yield self.tr("Source: {source}, {certainty}").format(
            source=link, certainty=certain[certainty]
        )

    def _value(self, resolution: Resolution) -> str:
        if isinstance(resolution, Const):
            return "true" if resolution.value else "false"
        if isinstance(resolution, Sibling):
            text = (
                self.tr("the opposite of {feature}")
                if resolution.opposite
                else self.tr("the same as {feature}")
            )
            return text.format(feature=escape_markdown(resolution.feature))
        return self._shown(resolution.text)

    def _versions(self, span: VersionSpan) -> str:
        versions = [info.api_version for info in self._store.versions]
        known = [version for version in versions if version in span]
        if not known:
            return self.tr("none of those known")
        if len(known) == len(versions):
            return self.tr("all")
        if known[0] == self._store.newest:
            return self.tr("{version} and newer").format(version=known[-1])
        if len(known) == 1:
            return known[0]
        return self.tr("{first} to {last}").format(first=known[-1], last=known[0])

    def _shown(self, text: Message) -> str:
        return escape_markdown(self._translate(text))


def escape_markdown(text: str) -> str:
    """Write a text so that Markdown shows it as it is."""
    return _SPECIAL.sub(r"\\\1", text)


def _list(lines: Iterable[str]) -> str:
    return "\n".join(f"- {line}" for line in lines)
