"""What the window is about, as Qt objects without widgets."""
