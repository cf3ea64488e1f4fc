"""What the command line can do without a window. Imports no Qt, except where a window is made."""
