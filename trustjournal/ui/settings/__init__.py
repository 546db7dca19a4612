"""The settings, a page a subject.

Never here: a value that changes conclusions without the journal knowing (journal/parameters.py).
Read first: quick_entry.py.
"""
