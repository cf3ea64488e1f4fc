"""The Roles dialog."""
