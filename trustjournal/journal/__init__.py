"""Intentions: what a consultant does to the journal, atomic and announced; and its reading side.

Never here: SQL, pixels, arithmetic on levels.
Read first: journal.py (the open journal and its hub), then entries.py (recording a line).
"""
