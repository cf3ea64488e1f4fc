"""Text: messages, what may be shown, and secrets in it."""
