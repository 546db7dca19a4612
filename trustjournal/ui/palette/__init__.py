"""One field over everything that can be done, opened or found.

Never here: what is done, a journal; offers are handed in.
Read first: offers.py, then palette.py.
"""
