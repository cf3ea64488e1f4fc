"""Code for the request, and its highlighting."""
