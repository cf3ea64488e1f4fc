"""A matrix as text: tables, documents for programs, and what is read back."""
