"""What is shown when there is no journal to show: none yet, or one that cannot be opened.

Never here: opening or creating anything; the screens ask upward.
Read first: screens.py.
"""
