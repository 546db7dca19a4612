"""Help, offline: the pages, what the program is made of, what went wrong in it.

Never here: a journal, a network.
Read first: pages.py, then window.py.
"""
