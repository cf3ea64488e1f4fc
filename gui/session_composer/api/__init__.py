"""Talking to Stripe: the HTTP client, keys, and the simulated Stripe. Imports no Qt."""
