/** The tables of `passerelle.sqlite`. A migration that was released is never edited: the next one is added behind. */
export const MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE event (
    position INTEGER PRIMARY KEY,
    stream   TEXT NOT NULL,
    seq      INTEGER NOT NULL,
    json     TEXT NOT NULL,
    UNIQUE (stream, seq)
  ) STRICT;
  CREATE TRIGGER event_never_edited BEFORE UPDATE ON event BEGIN SELECT RAISE(ABORT, 'an event is never edited'); END;
  CREATE TRIGGER event_never_removed BEFORE DELETE ON event BEGIN SELECT RAISE(ABORT, 'an event is never removed'); END;

  CREATE TABLE stream (
    name  TEXT PRIMARY KEY,
    seq   INTEGER NOT NULL,
    hash  TEXT NOT NULL,
    epoch INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE outbox (
    rank         INTEGER PRIMARY KEY,
    id           TEXT NOT NULL UNIQUE,
    queue        TEXT NOT NULL,
    grp          TEXT NOT NULL,
    body         TEXT NOT NULL,
    put_at       TEXT NOT NULL,
    sends        INTEGER NOT NULL DEFAULT 0,
    last_sent_at TEXT
  ) STRICT;
  CREATE INDEX outbox_due ON outbox (last_sent_at, put_at, rank);

  CREATE TABLE echeance (
    id     TEXT PRIMARY KEY,
    type   TEXT NOT NULL,
    date   TEXT NOT NULL,
    stream TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX echeance_due ON echeance (date, id);

  CREATE TABLE claim (
    key    TEXT PRIMARY KEY,
    holder TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE object (
    bucket  TEXT NOT NULL,
    key     TEXT NOT NULL,
    version TEXT NOT NULL,
    sha256  TEXT NOT NULL,
    size    INTEGER NOT NULL,
    PRIMARY KEY (bucket, key, version)
  ) STRICT, WITHOUT ROWID;

  -- Small contents; the others are files.
  CREATE TABLE content (
    sha256 TEXT PRIMARY KEY,
    bytes  BLOB NOT NULL
  ) STRICT;

  -- AUTOINCREMENT: a handle holds the rank, which must never come back for another message.
  CREATE TABLE message (
    rank          INTEGER PRIMARY KEY AUTOINCREMENT,
    queue         TEXT NOT NULL,
    id            TEXT NOT NULL,
    grp           TEXT NOT NULL,
    body          TEXT NOT NULL,
    sent_at       TEXT NOT NULL,
    visible_at    TEXT NOT NULL,
    receive_count INTEGER NOT NULL DEFAULT 0,
    lease         INTEGER NOT NULL DEFAULT 0,
    dead          INTEGER NOT NULL DEFAULT 0
  ) STRICT;
  -- The last two columns spare counting the reading of every body.
  CREATE INDEX message_turn ON message (queue, dead, grp, visible_at, rank, receive_count, sent_at);
  `,
  `
  DROP INDEX echeance_due;
  CREATE INDEX echeance_due ON echeance (type, date, id);
  `,
  `
  -- Streams that have events which no seal holds, in the order in which they began to wait. The seals seal themselves.
  CREATE TABLE a_sceller (rank INTEGER PRIMARY KEY, stream TEXT NOT NULL UNIQUE) STRICT;
  CREATE TRIGGER event_to_seal AFTER INSERT ON event WHEN NEW.stream NOT GLOB 'sceau/*'
    BEGIN INSERT OR IGNORE INTO a_sceller (stream) VALUES (NEW.stream); END;
  INSERT INTO a_sceller (stream) SELECT name FROM stream WHERE name NOT GLOB 'sceau/*' ORDER BY name;

  CREATE TABLE marque (
    stream TEXT NOT NULL,
    jusqua INTEGER NOT NULL,
    sceau  INTEGER NOT NULL,
    PRIMARY KEY (stream, jusqua)
  ) STRICT, WITHOUT ROWID;

  CREATE INDEX object_content ON object (sha256);
  `,
  `
  -- What its handler last threw, for whoever finds it among the dead letters.
  ALTER TABLE message ADD COLUMN fault TEXT;
  `,
];
