"""The People screen: who is met at each client, one person at a time, and their rights.

Never here: SQL, files, what erasing does.
Read first: screen.py, then person_page.py.
"""
