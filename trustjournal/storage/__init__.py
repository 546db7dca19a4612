"""SQLite: the journal's file, its tables, migrations, backups and search index.

Never here: trust, levels, warnings, Qt; nothing above this room says SQL.
Read first: database.py (how a file is opened and written), then schema in migrations.py.
"""
