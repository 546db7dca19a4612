"""Where an open journal meets the window: what is asked on a screen is done to the journal here.

Never here: how a screen is laid out, SQL, arithmetic on levels.
Read first: desk.py, then deeds.py.
"""
