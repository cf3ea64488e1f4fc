"""Servers on this computer for this computer: what they take, and how they answer."""
