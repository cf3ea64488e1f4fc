"""The checks, and the list of problems."""
