"""Files of others: csv, ics, vcard, mail, json; bytes become drafts, values become bytes.

Never here: Qt, SQL.
Read first: the module named after the format.
"""
