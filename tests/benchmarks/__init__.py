"""Benchmarks; see README.md next to this file. Run: ``python -m tests.benchmarks``."""
