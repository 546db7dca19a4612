"""What is shown when there is no journal to show: the first run, or one that cannot be opened.

Never here: SQL, or the rules of backups; what is asked for is done by the journal's own intentions.
Read first: ways.py (which situation, which ways on), then arriving.py.
"""
