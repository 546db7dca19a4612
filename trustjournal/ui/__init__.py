"""The window: Qt widgets, one sub-package a screen, and kit/ for what they share.

Never here: arithmetic on levels, SQL, thresholds, file formats.
Read first: window.py (the frame), then kit/theme.py (how everything looks).
"""
