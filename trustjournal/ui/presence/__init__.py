"""One window a journal, and the ways to it: who is there, what is said to it, what waits for it.

Never here: a widget, the grammar, SQL. Calling needs no Qt, so that a pressed key pays for none.
Read first: address.py, then message.py.
"""
