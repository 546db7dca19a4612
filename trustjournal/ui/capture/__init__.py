"""The quick line: typing, chips, doubts; in the window, in a mission, in the capture window.

Never here: a journal, a clock, the grammar (quickline reads; the line only shows).
Read first: line.py.
"""
