"""What all screens share: theme, icons, toast, chips, cards, background work.

Never here: a journal, a query, a screen of its own.
Read first: theme.py.
"""
