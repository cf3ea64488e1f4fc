"""Linting many files: what there is to check, the checks, and how they are told."""
