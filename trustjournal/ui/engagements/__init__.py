"""Forms for what a journal is about: clients, missions, dates agreed anew.

Never here: a journal; a form hands up what was entered, and shows the problems it is told.
Read first: client_form.py.
"""
