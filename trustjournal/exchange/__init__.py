"""Files of others: csv, ics, vcard, mail, json; bytes become drafts, values become bytes.

Never here: Qt, SQL.
Read first: opening.py for what comes in, exporting.py for what goes out.
"""
