"""The dialog of network settings."""
