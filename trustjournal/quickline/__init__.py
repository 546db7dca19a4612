"""One typed line becomes a Draft: time expressions, grammar, chips.

Never here: SQL, widgets, the clock; the moment and the known names are handed in.
Read first: draft.py (what comes out), then read.py (how a line is read).
"""
