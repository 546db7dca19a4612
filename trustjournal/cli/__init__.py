"""The command line: one module a family of commands, words of the user's language, one exit.

Never here: SQL, arithmetic on levels, Qt (a window is asked of the launcher, imported then).
Read first: main.py (the group and the way out), then session.py (what every command is handed).
"""
