"""What is said of a live key before and while it is used."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from session_composer.core.text.display_safe import printable
from session_composer.core.text.presentable import presentable
from session_composer.state.document.settings import Profile
from session_composer.state.document.workspace import Workspace
from session_composer.state.keys.key_service import KeyService
from session_composer.state.language.translation import translate

if TYPE_CHECKING:
    from session_composer.api.keys.key_check import KeyCheck


def _tr(text: str) -> str:
    return QCoreApplication.translate("Live", text)


def account_label(workspace: Workspace) -> str:
    """Id of the connected account, with its name where it was read from Stripe or the sandbox."""
    account = workspace.request.account
    if not account:
        return _tr("no account")
    facts = workspace.facts
    name = facts.business_name if facts is not None and facts.id == account else ""
    return presentable(f"{account} ({name})" if name else account)


def check_sentence(profile: str, check: "KeyCheck") -> str:
    """Say what Stripe told about a key."""
    if check.livemode is None:
        mode = _tr("mode unknown, treated as live")
    else:
        mode = _tr("live mode") if check.livemode else _tr("test mode")
    if check.refusal:
        return _tr(
            "{profile} works ({mode}) but may not read its own account. {reason} That is "
            "normal for a key restricted to account sessions."
        ).format(profile=profile, mode=mode, reason=translate(check.refusal))
    owner = f"{check.name} ({check.account})" if check.name else check.account
    place = f", {check.country}" if check.country else ""
    return _tr("{profile} works and belongs to {owner}{place}: {mode}.").format(
        profile=profile, owner=owner, place=place, mode=mode
    )


def owner_of(profile: Profile) -> str:
    """Say to which account a key belongs, or for which it acts, as far as that is known."""
    if profile.account_name:
        return printable(f"{profile.account_name} ({profile.account})")
    if profile.account or not profile.context:
        return printable(profile.account)
    return _tr("for {account}").format(account=printable(profile.context))


def owner_sentence(keys: KeyService, profile: str) -> str:
    """Say to which account a key belongs, as far as it was tested."""
    found = keys.profile(profile)
    if found is None or not found.account:
        return _tr("Whose key it is has not been checked; “Check key” under Keys does it.")
    return _tr("When it was tested, the key belonged to {owner}.").format(owner=owner_of(found))
