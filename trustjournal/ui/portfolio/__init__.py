"""Portfolio: every mission side by side, and each client's weeks.

Never here: a threshold, a query, arithmetic on levels.
Read first: screen.py, model.py.
"""
