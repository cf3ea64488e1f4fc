"""What every feature of a window is handed."""
