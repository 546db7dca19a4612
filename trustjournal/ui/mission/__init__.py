"""One mission: where trust stands, how it moved, what happened, what would bring it back.

Never here: arithmetic on levels, a query.
Read first: screen.py.
"""
