"""The request being edited, its file, its recovery, and settings."""
