"""The pages behind the tabs of a mission: promises, replies, controls, planning, people, papers.

Never here: a query, a threshold; a page shows the analysis and the file it is handed.
Read first: page.py.
"""
