"""Requests for accounts: what is to be sent, what the rules predict, what came of it."""
