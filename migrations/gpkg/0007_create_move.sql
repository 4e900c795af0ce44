-- What has come of a move from another store: one row for each table that is done. It holds nothing when no move is
-- under way.
CREATE TABLE satsing_move (
  fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  kilde TEXT NOT NULL,
  tabell TEXT NOT NULL UNIQUE
);
