"""Reading what was pasted or chosen, in the background."""
