"""Domain: catalog, request, encoding, rules, files. Imports no Qt and nothing slow."""
