"""The start board."""
