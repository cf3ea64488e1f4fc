"""Sends each request of a matrix for each account."""
