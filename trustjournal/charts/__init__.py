"""matplotlib drawings of analyses: plain functions draw_*(figure, values, words, style).

Never here: Qt, pyplot, files, a threshold (the domain has already decided).
Read first: style.py (colours and hatches), then trajectory.py (the main chart).
"""
