"""The Keys dialog, and the question before a live key is used."""
