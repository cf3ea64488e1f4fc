"""Where a command sends, and with which key."""

import os
from argparse import Namespace

from session_composer.api.keys.keyring_store import default_key_store
from session_composer.api.sandbox.host import SANDBOX_KEY
from session_composer.core.account.account_id import context_problem
from session_composer.core.platforms.processes import forbid_core_dumps, forbid_reading_memory
from session_composer.core.text.errors import InputError
from session_composer.core.text.secrets import KeyKind, classify_key


def chosen_key(options: Namespace) -> str:
    """Return the key that the options name, or that of the sandbox. Raises InputError."""
    if options.key_env is not None or options.profile is not None:
        forbid_core_dumps()
        forbid_reading_memory()
    if options.key_env is not None:
        key = os.environ.get(options.key_env, "")
        if not key:
            raise InputError(
                "The environment variable {key_env} is not set.", key_env=options.key_env
            )
    elif options.profile is not None:
        found = default_key_store().read(options.profile)
        if found is None:
            raise InputError(
                "The keyring has no key named {profile}.", profile=repr(options.profile)
            )
        key = found
    else:
        return SANDBOX_KEY
    classify_key(key)
    return key


def chosen_context(options: Namespace, key: str) -> str:
    """Return the account for which an organization key acts; no other key has one.

    Raises InputError.
    """
    context: str = options.context or ""
    if classify_key(key).kind is not KeyKind.ORGANIZATION:
        if options.context is not None:
            raise InputError("--context is for the keys of organizations only.")
        return ""
    problem = context_problem(context)
    if problem:
        raise InputError("{problem} Name it with --context.", problem=problem)
    return context
