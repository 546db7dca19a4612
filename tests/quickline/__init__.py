"""The typed line: every rule of quick entry, stated as a law."""
