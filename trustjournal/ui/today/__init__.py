"""Today, the home screen: who waits for me, what is due, what is worth a look.

Never here: a threshold, a query.
Read first: screen.py.
"""
