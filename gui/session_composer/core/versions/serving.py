"""Which known API version serves for a header that names another one, and how that is told."""

from collections.abc import Iterable

from session_composer.core.text.message import Message

from .version_header import VersionHeader, parse_header
from .version_info import VersionInfo


def nearest(header: VersionHeader, infos: Iterable[VersionInfo]) -> VersionInfo:
    """Return the last version of the header's kind that is not later, else the first of the kind.

    Kinds are the releases, the previews, and the previews with the flag of the private ones.
    """

    def is_alike(info: VersionInfo) -> bool:
        found = parse_header(info.header)
        return found is not None and (
            (found.is_preview, found.is_private) == (header.is_preview, header.is_private)
        )

    known = sorted(infos, key=lambda info: info.api_version)
    alike = list(filter(is_alike, known)) or known
    earlier = [info for info in alike if info.api_version[: len(header.date)] <= header.date]
    return earlier[-1] if earlier else alike[0]


def remark(
    api_version: str, header: VersionHeader, serving: VersionInfo, infos: Iterable[VersionInfo]
) -> Message:
    """Say which version serves for one that is not known as it stands."""
    if header.canonical != api_version and not parse_header(api_version):
        return Message(
            "{version} is not known here: import the OpenAPI document that describes it. "
            "Until then the parameters of {serving} serve for it.",
            version=api_version,
            serving=serving.api_version,
        )
    if header.version == serving.header:
        return Message(
            "What stands behind the API version, {flags}, is sent as it is. "
            "What it changes is not known here: the parameters are those of {serving}.",
            flags="; ".join(header.flags),
            serving=serving.api_version,
        )
    others = [info.header for info in infos if info.header.partition(";")[0] == header.version]
    if others:
        return Message(
            "The API version {version} is known here as {other} only. It is sent as it is; "
            "the parameters of {serving} serve for it.",
            version=header.canonical,
            other=others[0],
            serving=serving.api_version,
        )
    return Message(
        "The API version {version} is not known here. It is sent as it is; "
        "the parameters of {serving} serve for it.",
        version=header.canonical,
        serving=serving.api_version,
    )
