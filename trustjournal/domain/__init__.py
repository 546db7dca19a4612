"""What trust is: values, the engine, phases, warnings, advice and the analysis of a mission.

Never here: files, rows, widgets, colours, the clock, a finished sentence.
Read first: records.py (the facts), then analysis.py (everything that follows from them).
"""
