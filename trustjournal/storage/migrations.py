"""Which tables does a journal have, and how did they come to be?

Migrations are numbered and append-only, and import nothing of the program: what a journal of any
released version holds must stay readable here for ever. ``user_version`` is the number of
migrations a file has had.

Columns are written down as words: ``name`` is text, ``amount:int?`` a number that may be missing,
``client_id>client`` refers to a client's id, and ``due:moment?`` takes five columns: its start and
end in UTC, the local day, the precision with which it was said, its zone. Every table of records
has its times (``logged_at``, ``edited_at``), ``removed_at`` (removing is a tombstone) and a
checksum; all but a client's own carry ``client_id`` (one relationship, one file).
"""

import re
from collections.abc import Iterator

from sqlite_utils import Database, Migrations

WORD = re.compile(r"(?P<name>\w+)(:(?P<kind>\w+))?(>(?P<owner>\w+))?(?P<optional>\??)")
KINDS = {"int": int, "real": float}
MOMENT = ("", "_end", "_on", "_precision", "_zone")
RECORD = "logged_at edited_at? removed_at? checksum:int"
SILENCE = "'silent_agreement'"
GAPS = "'working_mode_gap', 'values_gap', 'beliefs_gap'"
LOSSES = (
    "'late_reply', 'working_mode_gap', 'late_delivery', 'superficial', 'error', 'disappointing', "
    "'values_gap', 'beliefs_gap', 'promise_broken', 'silence_revealed', 'major_error', "
    "'contract_breach', 'deception'"
)
PROMISE = (
    "id seq:int client_id>client mission_id>mission? interaction_id>interaction? text "
    "made:moment due:moment?"
)
FIRST_TABLES = {
    "journal": "id created_at last_seq:int checksum:int",
    "client": "id name alias language standing tender_threshold:int? reachable_by reply_clock",
    "person": "id client_id>client name role is_requester:int",
    "mission": (
        "id client_id>client alias title impression rhythm started_on? closed_on? objectives"
    ),
    "period": (
        "id client_id>client mission_id>mission start end? amount:int? signed_on? signed_by? "
        "objectives results"
    ),
    "deliverable": (
        "id client_id>client period_id>period text due? delivered_on? delivered_by? dropped_on?"
    ),
    "milestone": (
        "id client_id>client mission_id>mission text due baseline is_deliverable:int done_on? "
        "done_logged_at?"
    ),
    "interaction": (
        "seq:int id client_id>client mission_id>mission? happened:moment kind channel direction? "
        "minutes:int? mood:int? tags needs_reply:int note shareable? raw grammar:int"
    ),
    "signal": (
        "id client_id>client interaction_id>interaction place:int code quantity:real? unit? "
        "details text?"
    ),
    "participant": "id client_id>client interaction_id>interaction place:int person_id>person",
    "commitment": f"{PROMISE} is_deliverable:int client_visible:int",
    "waiting": f"{PROMISE} client_visible:int",
    "step": PROMISE,
    "act": (
        "id seq:int client_id>client kind subject_id interaction_id>interaction? done:moment "
        "due:moment?"
    ),
    "decision": (
        "id client_id>client mission_id>mission interaction_id>interaction? text decided:moment"
    ),
    "rating": (
        "id client_id>client mission_id>mission? interaction_id>interaction? value:real by "
        "given:moment"
    ),
    "override": "id client_id>client mission_id>mission level:real reason set_at:moment",
    "mark": "id client_id>client warning_id dismissed:int until? fingerprint?",
    "parameter": "id value",
    "change": ("seq:int made_at intention undoes:int>change? undone_by:int>change? checksum:int"),
    "change_row": ("change_seq:int>change place:int table_name row_id before? after? checksum:int"),
}
FIRST_INDEXES = (
    "UNIQUE INDEX client_alive ON client(alias) WHERE removed_at IS NULL",
    "UNIQUE INDEX mission_alive ON mission(client_id, alias) WHERE removed_at IS NULL",
    "UNIQUE INDEX interaction_id ON interaction(id)",
    "INDEX interaction_client ON interaction(client_id, happened)",
    "INDEX interaction_mission ON interaction(mission_id, happened)",
    "INDEX interaction_happened ON interaction(happened, seq)",
    "INDEX signal_code ON signal(code)",
    "INDEX act_subject ON act(subject_id, kind)",
    "INDEX mark_warning ON mark(warning_id)",
    "INDEX change_row_row ON change_row(row_id, table_name)",
)
PAPER_TABLES = {
    "milestone_move": "id client_id>client milestone_id>milestone was due reason",
    "half_day": "id client_id>client mission_id>mission day half is_worked:int",
    "absence": "id day reason",
    "document": (
        "id client_id>client mission_id>mission kind language span_start span_end written_on "
        "number:int replaces:int? file_name path sha256 size:int recipient included left_out "
        "accepted"
    ),
    "document_choice": (
        "id client_id>client mission_id>mission kind language? removed accepted included "
        "with_reply_times:int"
    ),
}
PERSON_COLUMNS = ("reachable TEXT", "reviewed_on TEXT", "merged_into TEXT")
ERASURE = "id kind at mark checksum:int"
OPEN = (
    "SELECT '{0}' AS kind, r.id AS subject_id, r.client_id AS client_id, r.{1} AS since "
    "FROM {2} r WHERE {3} AND NOT EXISTS (SELECT 1 FROM act a WHERE a.subject_id = r.id "
    "AND a.removed_at IS NULL AND a.kind IN ({4}))"
)
REOPEN = (
    "DELETE FROM open_thing WHERE subject_id = SUBJECT; "
    "INSERT INTO open_thing SELECT * FROM open_now WHERE subject_id = SUBJECT; "
)
OWN_TIMES = frozenset({"journal", "change", "change_row"})
OWN_INDEXES = frozenset({"interaction", "change", "change_row"})

migrations = Migrations("trustjournal")


@migrations()
def m0001_records(db: Database) -> None:
    """Lay the tables of a first journal."""
    for table, words in FIRST_TABLES.items():
        _create(db, table, words if table in OWN_TIMES else f"{words} {RECORD}")
    for index in FIRST_INDEXES:
        db.execute(f"CREATE {index}")
    _search(db)
    _open_things(db)


@migrations()
def m0002_paper(db: Database) -> None:
    """Keep why dates moved, half-days put right, absences, and what left as a document."""
    for table, words in PAPER_TABLES.items():
        _create(db, table, f"{words} {RECORD}")
    db.execute("CREATE INDEX document_sha256 ON document(sha256)")


@migrations()
def m0003_people(db: Database) -> None:
    """Keep how people are reached, when keeping them was reviewed, and who was erased."""
    for column in PERSON_COLUMNS:
        db.execute(f"ALTER TABLE person ADD COLUMN {column}")
    _create(db, "erasure", ERASURE)


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


def _open_things(db: Database) -> None:
    """Keep at hand which facts no act has closed: a cache that triggers keep true.

    ``open_now`` says what is open; dropping ``open_thing`` and filling it again from there changes
    nothing. A loss is a signal that lowers trust, or an act that says one.
    """
    told = " UNION ALL ".join(OPEN.format(*branch) for branch in _branches())
    db.execute(f"CREATE VIEW open_now AS {told}")
    db.execute(
        "CREATE TABLE open_thing (kind TEXT NOT NULL, subject_id TEXT NOT NULL, "
        "client_id TEXT NOT NULL, since TEXT NOT NULL, PRIMARY KEY (subject_id, kind)) "
        "STRICT, WITHOUT ROWID"
    )
    db.execute("CREATE INDEX open_thing_kind ON open_thing(kind, since)")
    for table, subjects in (
        ("interaction", ("new.id",)),
        ("commitment", ("new.id",)),
        ("waiting", ("new.id",)),
        ("step", ("new.id",)),
        ("signal", ("new.interaction_id",)),
        ("act", ("new.subject_id", "new.interaction_id")),
    ):
        body = "".join(REOPEN.replace("SUBJECT", subject) for subject in subjects)
        for event in ("INSERT", "UPDATE"):
            name = f"open_{table}_{event.lower()}"
            db.execute(f"CREATE TRIGGER {name} AFTER {event} ON {table} BEGIN {body} END")


def _branches() -> Iterator[tuple[str, str, str, str, str]]:
    """Yield what is open: its kind, since when, in which table, what holds, what closes it."""
    entry = "r.kind = 'log' AND r.removed_at IS NULL"
    signalled = (
        "EXISTS (SELECT 1 FROM signal s WHERE s.interaction_id = r.id AND s.removed_at IS NULL "
        "AND s.code IN ({}){})"
    )
    silence, gap = (f"{entry} AND {signalled.format(codes, '')}" for codes in (SILENCE, GAPS))
    lost = signalled.format(LOSSES, " AND instr(s.details, '\"acknowledged\"') = 0")
    said = (
        "EXISTS (SELECT 1 FROM act d WHERE d.interaction_id = r.id AND d.removed_at IS NULL "
        "AND d.kind IN ('reveal', 'break'))"
    )
    living = "r.removed_at IS NULL"
    yield "request", "happened", "interaction", f"r.needs_reply = 1 AND {entry}", "'answer'"
    yield "commitment", "made", "commitment", living, "'keep', 'break'"
    yield "waiting", "made", "waiting", living, "'receive'"
    yield "step", "made", "step", living, "'finish'"
    yield "silence", "happened", "interaction", silence, "'voice', 'reveal'"
    yield "gap", "happened", "interaction", gap, "'discuss'"
    yield "loss", "happened", "interaction", f"{entry} AND ({lost} OR {said})", "'acknowledge'"


def _create(db: Database, table: str, words: str) -> None:
    """Create a strict table, and an index on each column that refers to another."""
    columns: dict[str, type] = {}
    required: set[str] = set()
    owners: list[tuple[str, str, str]] = []
    for name, kind, owner, is_optional in _columns(words):
        columns[name] = kind
        if not is_optional:
            required.add(name)
        if owner:
            owners.append((name, owner, "seq" if owner == "change" else "id"))
    pk = ("change_seq", "place") if table == "change_row" else next(iter(columns))
    db.table(table).create(columns, pk=pk, not_null=required, foreign_keys=owners, strict=True)
    for name, _, _ in owners if table not in OWN_INDEXES else ():
        db.execute(f"CREATE INDEX {table}_{name} ON {table}({name})")


def _columns(words: str) -> Iterator[tuple[str, type, str | None, bool]]:
    for word in words.split():
        found = WORD.fullmatch(word)
        if found is None:
            message = f"no column: {word}"
            raise ValueError(message)
        name, kind, owner = found["name"], found["kind"], found["owner"]
        is_optional = bool(found["optional"])
        if kind == "moment":
            yield from ((f"{name}{part}", str, None, is_optional) for part in MOMENT)
        else:
            yield name, KINDS.get(kind, str), owner, is_optional
