"""What shows components in a page: the elements of Connect.js."""
