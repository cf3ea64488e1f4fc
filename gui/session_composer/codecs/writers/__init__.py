"""Writes a request as code, commands and tables."""
