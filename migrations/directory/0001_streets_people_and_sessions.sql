CREATE TABLE street (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  database TEXT NOT NULL UNIQUE,
  schema_version INTEGER NOT NULL DEFAULT 0,
  created_at INTEGER NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE person (
  id TEXT PRIMARY KEY,
  login TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  password_hash TEXT NOT NULL,
  created_at INTEGER NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE membership (
  person TEXT NOT NULL REFERENCES person (id),
  street TEXT NOT NULL REFERENCES street (id),
  role TEXT NOT NULL CHECK (role IN ('worker', 'secretary', 'officer', 'viewer', 'admin', 'district-viewer')),
  communities TEXT NOT NULL CHECK (json_valid(communities)),
  sections TEXT NOT NULL CHECK (json_valid(sections)),
  PRIMARY KEY (person, street)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE session (
  id_hash TEXT PRIMARY KEY,
  person TEXT NOT NULL REFERENCES person (id),
  expires_at INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  device TEXT NOT NULL
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX session_by_person ON session (person);
--> statement-breakpoint
CREATE TABLE sign_in_attempt (
  bucket TEXT PRIMARY KEY,
  count INTEGER NOT NULL,
  until INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
