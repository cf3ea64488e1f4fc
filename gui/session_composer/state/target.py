"""Names of the targets that a request can be sent to."""

SANDBOX_TARGET = ""
"""Name of the target that is the simulated Stripe; any other target is the name of a key."""
