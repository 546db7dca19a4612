"""The lock, as the window shows it: choosing a passphrase, the recovery sheet, the way back in.

Never here: keys, files, derivation (journal/keeping/vault.py), a passphrase kept in a value.
Read first: passphrase_step.py, then unlock_screen.py and house_lock.py.
"""
