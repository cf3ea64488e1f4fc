"""Says which release of an SDK code is for.

``sdk_versions.json`` tells for each SDK the first release that knows every parameter of an API
version: ``releases`` from Stripe's own lists and from code that was compiled, ``likely`` by the
numbering alone. Where only the beginning of a number is known, the rest is left out. The releases
for Python are those that the catalogs were read from, and stand with them.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import chain
from pathlib import Path

from session_composer.core.files.assets import RESOURCES
from session_composer.core.files.data_files import load_data, member, refuse_unknown_keys
from session_composer.core.text.errors import DataError
from session_composer.core.versions.catalog import Catalog
from session_composer.core.versions.catalog_store import CatalogStore
from session_composer.core.versions.version_header import parse_header
from session_composer.core.versions.version_info import is_api_version
from session_composer.core.wire.paths import WirePath

from .snippet_data import FOLDER, Template

FORMAT = 2
VERSIONS = "sdk_versions.json"
CATALOGS = RESOURCES / "catalogs"
_PYTHON = "python"
_NUMBER = re.compile(r"\d+(\.\d+(\.\d+(-?(a|b|alpha\.|beta\.)\d+)?)?)?", re.ASCII)
_WHOLE = 2
_PINNED = "sends the API version that its release was made for."
_TOLD = re.compile(
    r"(?:The first for|For|Which release is for) (.{1,200}?) (?:that knows|it is one|is not known)"
)
_NOT_SENT = ("It does not send ", ": add that to the header Stripe-Version.")
_MAX_TOLD = 1000


@dataclass(frozen=True, slots=True)
class Release:
    """A release of an SDK, or the beginning of its number, and the API version it is made for."""

    number: str
    api_version: str
    is_likely: bool = False

    @property
    def major(self) -> str:
        """Major version, which some languages import by."""
        return self.number.partition(".")[0]

    @property
    def train(self) -> str:
        """Name of the API version's train of releases; the oldest have none."""
        return self.api_version.partition(";")[0].partition(".")[2]

    @property
    def is_whole(self) -> bool:
        """Whether the number is known to its end."""
        return self.number.count(".") >= _WHOLE

    @property
    def shown(self) -> str:
        """The number as it is told."""
        number = self.number if self.is_whole else f"{self.number}.x"
        return f"{number} (told by its numbering, not seen)" if self.is_likely else number


@dataclass(frozen=True, slots=True)
class FittingRelease:
    """The release that code is written for; not exact when none is known for its API version."""

    release: Release
    is_exact: bool


@cache
def load_releases(
    folder: Path = FOLDER, catalogs: Path = CATALOGS
) -> Mapping[str, tuple[Release, ...]]:
    """Releases by SDK, oldest API version first. Raises DataError naming the file and the place."""
    path = folder / VERSIONS
    data = member(path, load_data(path, FORMAT, ["sdks"]), "sdks", dict)
    found: dict[str, dict[str, Release]] = {_PYTHON: _python(catalogs)}
    for sdk, entry in data.items():
        place = f"sdks.{sdk}"
        if not isinstance(entry, dict):
            raise DataError(f"{path.name}: {place} is not an object.")
        refuse_unknown_keys(path, entry, ["base", "releases", "likely"], place)
        base = entry.get("base")
        if base is not None and base not in found:
            raise DataError(f"{path.name}: {place}.base names no SDK that stands before it.")
        own = _releases(path, f"{place}.likely", entry.get("likely", {}), is_likely=True)
        own |= _releases(path, f"{place}.releases", entry.get("releases"), is_likely=False)
        found[sdk] = (found[base] if base is not None else {}) | own
        if not found[sdk]:
            raise DataError(f"{path.name}: {place} names no release.")
    return {
        sdk: tuple(sorted(releases.values(), key=lambda release: release.api_version))
        for sdk, releases in found.items()
    }


def find_release(sdk: str, header: str) -> FittingRelease:
    """Find the release for a ``Stripe-Version``, or the nearest one that is known.

    The nearest is one of the same train, if there is any, and the last one made for an API version
    that is not later, since newer ones may lack what is old; the first where there is none. Raises
    DataError for an unknown SDK.
    """
    releases = load_releases().get(sdk)
    if releases is None:
        raise DataError(f"{VERSIONS}: sdks does not hold {sdk!r}.")
    asked = parse_header(header)
    api_version = asked.version if asked else header
    by_version = {found.api_version: found for found in releases}
    exact = (asked and by_version.get(asked.canonical)) or by_version.get(api_version)
    if exact is not None:
        return FittingRelease(exact, is_exact=True)
    day, _, train = api_version.partition(".")
    alike = [found for found in releases if train and found.train == train]
    near = alike or [found for found in releases if found.train != "preview"]
    earlier = [found for found in near if found.api_version.partition(".")[0] <= day]
    return FittingRelease(earlier[-1] if earlier else near[0], is_exact=False)


def typed_names(fit: FittingRelease) -> Catalog:
    """Return the parameters that have a name in the release."""
    return _built_in().catalog(fit.release.api_version)


def is_lasting(fit: FittingRelease, path: WirePath) -> bool:
    """Whether the release and all later ones have a name for a parameter."""
    store = _built_in()
    api_version = fit.release.api_version
    # Versions of one shape share a file: each shape is asked once.
    later = {info.shape: info for info in store.versions if info.api_version >= api_version}
    names = (store.catalog(info.api_version) for info in later.values())
    return all(catalog.knows(path) for catalog in chain([typed_names(fit)], names))


def requirement(
    template: Template, fit: FittingRelease, header: str, *, is_typed: bool = False
) -> str:
    """Sentence on the release that the code needs.

    ``is_typed`` code of an SDK that is not pinned relies upon types for its parameters.
    """
    release, package = fit.release, template.package
    if template.pinned:
        return f"{package} {_PINNED} {_pinned(fit, header)}"
    if is_typed and _order(release.number) > _order(template.minimum):
        return f"Needs {package} {release.shown} or newer, whose types know these parameters."
    needs = f"Needs {package} {template.minimum} or newer." if template.minimum else ""
    if _order(release.number) < _order(template.minimum):
        # What is below the minimum cannot run this code.
        return f"{needs} The call names the version."
    if fit.is_exact:
        return f"{needs} The first made for {header} is {release.shown}.".lstrip()
    return (
        f"{needs} Which release is the first made for {header} is not known here, but the call "
        f"names the version. The nearest known is {release.shown}, made for {release.api_version}."
    ).lstrip()


def told_version(code: str) -> tuple[str, int]:
    """Return the header that :func:`requirement` names in code, and where; empty without it.

    Code for an SDK that is pinned says it nowhere else.
    """
    place = code.find(_PINNED)
    lines = code[place + len(_PINNED) :][:_MAX_TOLD].split("\n") if place >= 0 else []
    text = " ".join(" ".join(line.strip(" /") for line in lines).split())
    found = _TOLD.match(text)
    if found is None:
        return "", -1
    before, end = _NOT_SENT
    flags, is_told, _ = text.partition(before)[2].partition(end)
    return (f"{found[1]}; {flags}" if is_told else found[1]), place


def _pinned(fit: FittingRelease, header: str) -> str:
    release, asked = fit.release, parse_header(header)
    version = asked.version if asked is not None else header
    if not fit.is_exact:
        is_of_train = asked is not None and bool(asked.train) and asked.train == release.train
        near = f"The nearest known for {release.train}" if is_of_train else "The nearest known"
        text = (
            f"Which release is for {version} is not known here. {near} is {release.shown}: "
            f"the code below is for that one, which sends {release.api_version}."
        )
    elif not release.is_whole:
        text = f"For {version} it is one of {release.shown}; its changelog tells which."
    else:
        text = f"The first for {version} that knows all of its parameters is {release.shown}."
    if asked is None or not asked.flags:
        return text
    return f"{text} {'; '.join(asked.flags).join(_NOT_SENT)}"


@cache
def _built_in() -> CatalogStore:
    return CatalogStore(CATALOGS)


def _python(catalogs: Path) -> dict[str, Release]:
    store = CatalogStore(catalogs)
    return {
        info.api_version: Release(info.sdk_first, info.api_version)
        for info in (*store.versions, *store.previews)
    }


def _releases(path: Path, place: str, value: object, *, is_likely: bool) -> dict[str, Release]:
    if not isinstance(value, dict):
        raise DataError(f"{path.name}: {place} is not an object.")
    for version, number in value.items():
        if not is_api_version(version):
            raise DataError(f"{path.name}: {place} has a key that is no API version, {version!r}.")
        if not isinstance(number, str) or not _NUMBER.fullmatch(number):
            raise DataError(f"{path.name}: {place}.{version} is no release.")
    return {version: Release(number, version, is_likely) for version, number in value.items()}


def _order(number: str) -> tuple[int, ...]:
    """Order of releases; pre-releases count as the release itself."""
    return tuple(int(part) for part in re.findall(r"\d+", number)[:3])
