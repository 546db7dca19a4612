"""Which rows hold organisations and their people?"""

from trustjournal.domain.records import Client, Person
from trustjournal.storage.shapes import Shape

CLIENTS = Shape(Client, "client", order="r.alias")
PEOPLE = Shape(Person, "person", order="r.logged_at, r.rowid")
