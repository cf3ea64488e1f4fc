"""Roles, and those of the user's own."""
