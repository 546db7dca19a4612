"""The quick line: typing, chips, doubts. Used by the window's top bar, a mission's journal, and
the capture window.

Never here: a journal, a clock, the grammar (quickline reads; the line only shows).
Read first: line.py.
"""
