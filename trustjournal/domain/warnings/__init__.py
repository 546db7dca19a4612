"""Which rules hold now? One small pure function a rule, each giving findings about one mission.

Never here: words, engine arithmetic, the clock.
Read first: finding.py (what a rule gives), then find.py (how findings become warnings).
"""
