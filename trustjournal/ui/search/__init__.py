"""The journal: every entry newest first, a search as one types, and the bin.

Never here: a write, SQL; the screen hands up what is asked for.
Read first: screen.py, model.py.
"""
