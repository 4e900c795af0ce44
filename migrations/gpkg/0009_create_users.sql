-- Who may change things, and what they have done. None of it is versioned, and none of it is in a copy that is handed out.
-- Of everything that proves who somebody is only hashes are kept.
CREATE TABLE satsing_users (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  navn TEXT NOT NULL UNIQUE,
  visningsnavn TEXT NOT NULL,
  rolle TEXT NOT NULL CHECK (rolle IN ('leser', 'omradeteam', 'planlegger', 'administrator')),
  omrader TEXT NOT NULL DEFAULT '[]',
  passord TEXT,
  utsteder TEXT,
  subjekt TEXT,
  sperret BOOLEAN NOT NULL DEFAULT 0,
  feil INTEGER NOT NULL DEFAULT 0,
  stengt_til TEXT,
  laget TEXT NOT NULL,
  sist_inne TEXT,
  UNIQUE (utsteder, subjekt)
);

CREATE TABLE satsing_sessions (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  avtrykk TEXT NOT NULL UNIQUE,
  bruker INTEGER NOT NULL REFERENCES satsing_users (fid) ON DELETE CASCADE,
  laget TEXT NOT NULL,
  sist TEXT NOT NULL,
  utloper TEXT NOT NULL
);

-- Links that are used once: for the first administrator, for a new user, for a new password.
CREATE TABLE satsing_links (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  avtrykk TEXT NOT NULL UNIQUE,
  slag TEXT NOT NULL CHECK (slag IN ('forste-administrator', 'ny-bruker', 'nytt-passord')),
  bruker INTEGER REFERENCES satsing_users (fid) ON DELETE CASCADE,
  utloper TEXT NOT NULL
);

-- Keys of machines.
CREATE TABLE satsing_keys (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  avtrykk TEXT NOT NULL UNIQUE,
  bruker INTEGER NOT NULL REFERENCES satsing_users (fid) ON DELETE CASCADE,
  navn TEXT NOT NULL,
  rolle TEXT NOT NULL CHECK (rolle IN ('leser', 'omradeteam', 'planlegger', 'administrator')),
  laget TEXT NOT NULL,
  utloper TEXT NOT NULL,
  sist_brukt TEXT
);

-- Rows are only ever added.
CREATE TABLE satsing_audit (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  tid TEXT NOT NULL,
  hvem TEXT,
  hva TEXT NOT NULL,
  hvor TEXT,
  detaljer TEXT
);
