"""API keys where they are kept: the operating system's keyring, or memory."""
