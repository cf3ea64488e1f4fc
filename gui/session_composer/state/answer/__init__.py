"""What an answer says, line by line and row by row."""
