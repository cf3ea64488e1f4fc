"""The accounts of the built-in sandbox, as they are offered."""

from session_composer.api.sandbox.sample_accounts import sample_accounts
from session_composer.state.language.translation import translate_name


def samples() -> list[tuple[str, str]]:
    """Ids and titles."""
    return [(account.id, translate_name(account.title)) for account in sample_accounts()]
