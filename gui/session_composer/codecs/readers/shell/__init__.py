"""Reads commands: cURL and the Stripe CLI, in the shells that they are written for."""
