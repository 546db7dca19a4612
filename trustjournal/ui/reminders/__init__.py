"""How a reminder reaches whoever has the window closed, and how their answer comes back.

Never here: what is worth a reminder (domain/reminders.py), a journal.
Read first: speaking.py, then session_bus.py.
"""
