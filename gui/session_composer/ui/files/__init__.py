"""New, open, save, recovery, and importing an API version."""
