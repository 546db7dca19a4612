"""One writer a kind of document: material in, blocks and sections out.

Never here: a record, a note, Typst, a file.
Read first: progress.py.
"""
