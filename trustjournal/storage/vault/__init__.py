"""How a journal is kept from other eyes: its key, who may have it, and lines sealed while locked.

Never here: tables, rows; a passphrase or a key in a log, an error or a representation.
Read first: key.py, then keyfile.py (who may have the key), sealing.py, converting.py.
"""
