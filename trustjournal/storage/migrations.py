"""Which tables does a journal have, and how did they come to be?

Migrations are numbered and append-only, and import nothing of the program: what a journal of any
released version holds must stay readable here for ever. ``user_version`` is the number of
migrations a file has had.

Every table of records carries ``client_id`` (one relationship, one file), its times (``logged_at``,
``edited_at``), ``removed_at`` (removing is a tombstone) and a checksum. A moment takes five
columns: its start and end in UTC, the local day, the precision with which it was said, its zone.
"""

from typing import TypeAlias

from sqlite_utils import Database, Migrations

Columns: TypeAlias = dict[str, type]

migrations = Migrations("trustjournal")


@migrations()
def m0001_records(db: Database) -> None:
    """Lay the tables of a first journal."""
    db.table("journal").create(
        {"id": str, "created_at": str, "last_seq": int, "checksum": int},
        pk="id",
        not_null={"created_at", "last_seq"},
        strict=True,
    )
    _clients(db)
    _missions(db)
    _interactions(db)
    _promises(db)
    _judgements(db)
    _changes(db)
    _search(db)


def _clients(db: Database) -> None:
    client: Columns = {
        "name": str,
        "alias": str,
        "language": str,
        "standing": str,
        "tender_threshold": int,
        "reachable_by": str,
        "reply_clock": str,
    }
    _table(db, "client", client, required=set(client) - {"tender_threshold"})
    _unique_alive(db, "client", "alias")
    _table(
        db,
        "person",
        {"client_id": str, "name": str, "role": str, "is_requester": int},
        required={"name", "role", "is_requester"},
        owners={"client_id": "client"},
    )


def _missions(db: Database) -> None:
    _table(
        db,
        "mission",
        {
            "client_id": str,
            "alias": str,
            "title": str,
            "impression": str,
            "rhythm": str,
            "started_on": str,
            "closed_on": str,
            "objectives": str,
        },
        required={"alias", "title", "impression", "rhythm", "objectives"},
        owners={"client_id": "client"},
    )
    _unique_alive(db, "mission", "client_id, alias")
    period: Columns = {
        "client_id": str,
        "mission_id": str,
        "start": str,
        "end": str,
        "amount": int,
        "signed_on": str,
        "signed_by": str,
        "objectives": str,
        "results": str,
    }
    of_mission = {"client_id": "client", "mission_id": "mission"}
    _table(db, "period", period, required={"start", "objectives", "results"}, owners=of_mission)
    _table(
        db,
        "deliverable",
        {
            "client_id": str,
            "period_id": str,
            "text": str,
            "due": str,
            "delivered_on": str,
            "delivered_by": str,
            "dropped_on": str,
        },
        required={"text"},
        owners={"client_id": "client", "period_id": "period"},
    )
    milestone: Columns = {
        "client_id": str,
        "mission_id": str,
        "text": str,
        "due": str,
        "baseline": str,
        "is_deliverable": int,
        "done_on": str,
        "done_logged_at": str,
    }
    required = {"text", "due", "baseline", "is_deliverable"}
    _table(db, "milestone", milestone, required=required, owners=of_mission)


def _interactions(db: Database) -> None:
    columns: Columns = {
        "seq": int,
        "id": str,
        "client_id": str,
        "mission_id": str,
        **_moment("happened"),
        "logged_at": str,
        "kind": str,
        "channel": str,
        "direction": str,
        "minutes": int,
        "mood": int,
        "tags": str,
        "needs_reply": int,
        "note": str,
        "shareable": str,
        "raw": str,
        "grammar": int,
        "edited_at": str,
        "removed_at": str,
        "checksum": int,
    }
    optional = {"mission_id", "direction", "minutes", "mood", "shareable"}
    db.table("interaction").create(
        columns,
        pk="seq",
        not_null=set(columns) - optional - {"edited_at", "removed_at"},
        foreign_keys=[("client_id", "client", "id"), ("mission_id", "mission", "id")],
        strict=True,
    )
    db.execute("CREATE UNIQUE INDEX interaction_id ON interaction(id)")
    db.execute("CREATE INDEX interaction_client ON interaction(client_id, happened)")
    db.execute("CREATE INDEX interaction_mission ON interaction(mission_id, happened)")
    db.execute("CREATE INDEX interaction_happened ON interaction(happened, seq)")
    db.execute("CREATE INDEX interaction_awaiting ON interaction(client_id) WHERE needs_reply = 1")
    db.execute("CREATE INDEX interaction_planned ON interaction(happened) WHERE kind = 'planned'")
    of_entry = {"client_id": "client", "interaction_id": "interaction"}
    signal: Columns = {
        "client_id": str,
        "interaction_id": str,
        "place": int,
        "code": str,
        "quantity": float,
        "unit": str,
        "details": str,
        "text": str,
    }
    _table(db, "signal", signal, required={"place", "code", "details"}, owners=of_entry)
    db.execute("CREATE INDEX signal_code ON signal(code)")
    _table(
        db,
        "participant",
        {"client_id": str, "interaction_id": str, "place": int, "person_id": str},
        required={"place"},
        owners={**of_entry, "person_id": "person"},
    )


def _promises(db: Database) -> None:
    for table in ("commitment", "waiting", "step"):
        columns: Columns = {
            "seq": int,
            "client_id": str,
            "mission_id": str,
            "interaction_id": str,
            "text": str,
            **_moment("made"),
            **_moment("due"),
        }
        if table == "commitment":
            columns["is_deliverable"] = int
        if table != "step":
            columns["client_visible"] = int
        optional = {"mission_id", "interaction_id", *_moment("due")}
        owners = {"client_id": "client", "mission_id": "mission", "interaction_id": "interaction"}
        _table(db, table, columns, required=set(columns) - optional, owners=owners)
    act: Columns = {
        "seq": int,
        "client_id": str,
        "kind": str,
        "subject_id": str,
        "interaction_id": str,
        **_moment("done"),
        **_moment("due"),
    }
    required = set(act) - {"interaction_id", *_moment("due")}
    owners = {"client_id": "client", "interaction_id": "interaction"}
    _table(db, "act", act, required=required, owners=owners)
    db.execute("CREATE INDEX act_subject ON act(subject_id, kind)")


def _judgements(db: Database) -> None:
    of_mission = {"client_id": "client", "mission_id": "mission"}
    of_entry = {**of_mission, "interaction_id": "interaction"}
    decision: Columns = {
        "client_id": str,
        "mission_id": str,
        "interaction_id": str,
        "text": str,
        **_moment("decided"),
    }
    _table(db, "decision", decision, required={"text", *_moment("decided")}, owners=of_entry)
    rating: Columns = {
        "client_id": str,
        "mission_id": str,
        "interaction_id": str,
        "value": float,
        "by": str,
        **_moment("given"),
    }
    _table(db, "rating", rating, required={"value", "by", *_moment("given")}, owners=of_entry)
    override: Columns = {
        "client_id": str,
        "mission_id": str,
        "level": float,
        "reason": str,
        **_moment("set_at"),
    }
    required = {"level", "reason", *_moment("set_at")}
    _table(db, "override", override, required=required, owners=of_mission)
    mark: Columns = {
        "client_id": str,
        "warning_id": str,
        "dismissed": int,
        "until": str,
        "fingerprint": str,
    }
    required = {"warning_id", "dismissed"}
    _table(db, "mark", mark, required=required, owners={"client_id": "client"})
    _table(db, "parameter", {"value": str}, required={"value"})


def _changes(db: Database) -> None:
    db.table("change").create(
        {
            "seq": int,
            "made_at": str,
            "intention": str,
            "undoes": int,
            "undone_by": int,
            "checksum": int,
        },
        pk="seq",
        not_null={"made_at", "intention", "checksum"},
        foreign_keys=[("undoes", "change", "seq"), ("undone_by", "change", "seq")],
        strict=True,
    )
    db.table("change_row").create(
        {
            "change_seq": int,
            "place": int,
            "table_name": str,
            "row_id": str,
            "before": str,
            "after": str,
            "checksum": int,
        },
        pk=("change_seq", "place"),
        not_null={"table_name", "row_id", "checksum"},
        foreign_keys=[("change_seq", "change", "seq")],
        strict=True,
    )
    db.execute("CREATE INDEX change_row_row ON change_row(row_id, table_name)")


def _search(db: Database) -> None:
    columns = ("note", "shareable", "raw")
    listed = ", ".join(columns)
    old, new = (", ".join(f"{side}.{name}" for name in columns) for side in ("old", "new"))
    db.execute(
        f"CREATE VIRTUAL TABLE interaction_fts USING fts5({listed}, content='interaction', "
        "content_rowid='seq', tokenize='unicode61 remove_diacritics 2', prefix='1 2 3')"
    )
    db.execute("INSERT INTO interaction_fts(interaction_fts, rank) VALUES ('secure-delete', 1)")
    index = "INSERT INTO interaction_fts"
    forget = f"{index}(interaction_fts, rowid, {listed}) VALUES ('delete', old.seq, {old});"
    learn = f"{index}(rowid, {listed}) VALUES (new.seq, {new});"
    for name, event, body in (
        ("ai", "INSERT", learn),
        ("ad", "DELETE", forget),
        ("au", f"UPDATE OF {listed}", forget + learn),
    ):
        db.execute(
            f"CREATE TRIGGER interaction_{name} AFTER {event} ON interaction BEGIN {body} END"
        )


def _table(
    db: Database,
    name: str,
    columns: Columns,
    *,
    required: set[str],
    owners: dict[str, str] | None = None,
) -> None:
    """Create a table of records, with an index on each owner but the ones nobody asks by."""
    owners = owners or {}
    compulsory = {"client_id", "interaction_id", "person_id", "period_id"}
    if name in {"commitment", "waiting", "step", "act", "decision", "rating"}:
        compulsory = {"client_id"}
    db.table(name).create(
        {
            "id": str,
            **columns,
            "logged_at": str,
            "edited_at": str,
            "removed_at": str,
            "checksum": int,
        },
        pk="id",
        not_null={*required, *(compulsory & set(columns)), "logged_at", "checksum"},
        foreign_keys=[(column, owner, "id") for column, owner in owners.items()],
        strict=True,
    )
    for column in owners:
        db.execute(f"CREATE INDEX {name}_{column} ON {name}({column})")


def _unique_alive(db: Database, table: str, columns: str) -> None:
    name = f"{table}_alive"
    db.execute(f"CREATE UNIQUE INDEX {name} ON {table}({columns}) WHERE removed_at IS NULL")


def _moment(name: str) -> Columns:
    """Name the five columns of a moment."""
    parts = ("", "_end", "_on", "_precision", "_zone")
    return dict.fromkeys((f"{name}{part}" for part in parts), str)
