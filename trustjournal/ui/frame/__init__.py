"""The frame of the window: rail, top bar, status bar.

Never here: a screen, a journal.
Read first: ../window.py.
"""
