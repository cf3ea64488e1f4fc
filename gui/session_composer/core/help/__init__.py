"""Help texts, pages of the help, and the languages that they are there in."""
