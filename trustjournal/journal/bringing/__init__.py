"""What comes into the journal from files, and leaves it whole.

Never here: a file's format (exchange), a widget.
Read first: importing.py, then archiving.py.
"""
