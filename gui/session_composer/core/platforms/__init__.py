"""What differs between Linux, macOS and Windows: one module for each concern.

Each has the same names on all three, and becomes one of them when it is imported. No other module
asks which system it runs on.
"""
