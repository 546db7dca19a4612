"""The battery: kills, power cuts, faults and hostile input, each row in two sizes.

``test_battery.py`` runs every row small; ``packaging/dev.py torture`` runs them whole.
Read first: row.py, then battery.py.
"""
