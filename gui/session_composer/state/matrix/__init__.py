"""A matrix as the window has it: put together, sent, and shown as a table."""
