"""How the journal is kept: copied, restored, salvaged, locked away and opened again.

Never here: bytes of SQLite, a key's arithmetic (storage does that), a widget.
Read first: safekeeping.py, then vault.py.
"""
