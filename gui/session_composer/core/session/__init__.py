"""The session file, and unsaved work."""
