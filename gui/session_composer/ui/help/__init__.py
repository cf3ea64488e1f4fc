"""The help window and the welcome."""
