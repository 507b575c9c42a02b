-- What other systems call the API with. Only a hash of the secret is kept, and how often it was used in the running minute.
CREATE TABLE api_token (
  id TEXT PRIMARY KEY,
  street TEXT NOT NULL REFERENCES street (id),
  name TEXT NOT NULL,
  shown TEXT NOT NULL,
  secret_hash TEXT NOT NULL UNIQUE,
  permissions TEXT NOT NULL CHECK (json_valid(permissions)),
  communities TEXT NOT NULL CHECK (json_valid(communities)),
  sections TEXT NOT NULL CHECK (json_valid(sections)),
  addresses TEXT NOT NULL CHECK (json_valid(addresses)),
  per_minute INTEGER NOT NULL CHECK (per_minute > 0),
  expires TEXT NOT NULL,
  expires_at INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  revoked_at INTEGER,
  revoked_by TEXT,
  last_used_at INTEGER,
  minute INTEGER NOT NULL DEFAULT 0,
  used INTEGER NOT NULL DEFAULT 0,
  version INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX api_token_by_street ON api_token (street, id);
--> statement-breakpoint
-- A revoked token stays as it is and never comes back.
CREATE TRIGGER api_token_stays_revoked BEFORE UPDATE ON api_token WHEN OLD.revoked_at IS NOT NULL
BEGIN
  SELECT RAISE(ABORT, 'the token is revoked');
END;
