"""Bringing files in and letting the journal out: what would come, what would go, and the way back.

Never here: file formats, the journal; they are asked by signal and told by a call.
Read first: arrival_table.py, then import_dialog.py.
"""
