"""Says which release of an SDK code is for."""

import re

from .snippet_data import Template, load_releases


def first_release(template: Template, api_version: str) -> str:
    """First release for an API version, or only its major; empty when it is not known."""
    return load_releases().get(template.sdk, {}).get(api_version, "")


def major(template: Template, api_version: str) -> str:
    """Major of the release for an API version; the newest known one where that is not known."""
    release = first_release(template, api_version)
    known = [release] if release else load_releases()[template.sdk].values()
    return str(max(_key(entry)[0] for entry in known))


def requirement(template: Template, api_version: str, header: str) -> str:
    """Sentence on the release that the code needs."""
    release, package = first_release(template, api_version), template.package
    if template.pinned:
        return _pinned(release, package, header)
    if not release:
        return (
            f"Needs {package} {template.minimum} or newer. Which release is the first made for "
            f"API version {header} is not known here, but the call names the version."
        )
    if template.minimum and _key(template.minimum) > _key(release):
        return f"Needs {package} {template.minimum} or newer."
    return f"Needs {package} {release}, the first made for API version {header}, or newer."


def _pinned(release: str, package: str, header: str) -> str:
    start = f"{package} sends the API version that its release was made for."
    if not release:
        return f"{start} Which release is for {header} is not known here; its changelog tells."
    if "." not in release:
        return f"{start} For {header} it is one of major {release}; its changelog tells which."
    return f"{start} The first for {header} is {release}."


def _key(release: str) -> tuple[int, ...]:
    """Order of releases; pre-releases count as the release itself."""
    return tuple(int(number) for number in re.findall(r"\d+", release)[:3])
