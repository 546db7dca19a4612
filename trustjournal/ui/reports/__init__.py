"""Documents: which one, what it would say, how its pages look.

Never here: a journal, a query; the screen hands up a wish and shows what was prepared.
Read first: screen.py, wish.py.
"""
