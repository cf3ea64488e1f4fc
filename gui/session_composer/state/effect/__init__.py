"""What the user gets, in the language of the window."""
