"""Which rows hold the documents that left, the choices made for them, and the days they count?"""

from trustjournal.domain.paperwork import Absence, DocumentChoice, HalfDay, IssuedDocument
from trustjournal.storage.shapes import Shape

DOCUMENTS = Shape(IssuedDocument, "document", order="r.logged_at, r.rowid")
CHOICES = Shape(DocumentChoice, "document_choice", order="r.logged_at, r.rowid")
HALF_DAYS = Shape(HalfDay, "half_day", order="r.day, r.half")
ABSENCES = Shape(Absence, "absence", order="r.day, r.rowid")
