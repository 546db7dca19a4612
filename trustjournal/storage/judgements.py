"""Which rows hold what people think: ratings, my own overrides, warnings put aside?"""

from trustjournal.domain.records import Override, Rating, WarningMark
from trustjournal.storage.shapes import Shape

RATINGS = Shape(Rating, "rating", order="r.given, r.rowid")
OVERRIDES = Shape(Override, "override", order="r.set_at, r.rowid")
MARKS = Shape(WarningMark, "mark", order="r.logged_at, r.rowid")
