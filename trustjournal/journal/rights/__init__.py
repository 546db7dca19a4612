"""What people may ask of the journal that speaks of them: to read it, to leave it.

Never here: a page, a widget; what a fact means for trust.
Read first: erasing.py, then retention.py.
"""
