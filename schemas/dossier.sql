-- The dossier: Rapporteur's working file, one SQLite database (docs: architecture, "The dossier").
-- application_id is "Rptr" in ASCII; user_version counts the layouts of this file.
PRAGMA application_id = 0x52707472;
PRAGMA user_version = 1;

-- The document as it was opened, byte for byte. One row.
CREATE TABLE base (
    id      INTEGER PRIMARY KEY CHECK (id = 1),
    name    TEXT NOT NULL,
    sha256  TEXT NOT NULL,
    content BLOB NOT NULL
);

-- What was done, in order. `payload` is a packed Edit (zlib, JSON) for kind 'edit', else NULL: undoing and redoing
-- follow from the edits before them. `time` is ISO 8601 in UTC.
CREATE TABLE journal (
    seq     INTEGER PRIMARY KEY,
    time    TEXT NOT NULL,
    kind    TEXT NOT NULL CHECK (kind IN ('edit', 'undo', 'redo')),
    name    TEXT NOT NULL,
    payload BLOB
);

-- Who edits, whether edits are tracked, and the like; `value` is JSON.
CREATE TABLE settings (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;

-- Named versions: the document as it stood after journal entry `seq` (0: as it was opened).
CREATE TABLE versions (
    id   INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    time TEXT NOT NULL,
    seq  INTEGER NOT NULL
);
