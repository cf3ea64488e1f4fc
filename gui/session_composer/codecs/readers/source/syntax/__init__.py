"""What source code is made of: its words and signs, functions, conditions and assignments."""
