"""What can be done in the window, each thing once: for keys, the palette and the sheet of keys.

Never here: what is done; whoever can do it adds its command.
Read first: registry.py, then keys.py.
"""
