"""What is in sight, on paper for oneself: the entries found, a mission with its curve.

Never here: a document for a client (report), a journal.
Read first: leaves.py.
"""
