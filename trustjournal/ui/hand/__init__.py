"""The program at hand while its window is not in sight: capture window, tray, other processes.

Never here: how a line is read (quickline), how processes speak (presence).
Read first: at_hand.py, then ways_in.py.
"""
