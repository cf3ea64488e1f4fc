"""Reads source code: tokens, literals, and the call that creates an account session."""
