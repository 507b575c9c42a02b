CREATE TABLE member (
  id TEXT PRIMARY KEY,
  community TEXT NOT NULL REFERENCES community (id),
  sealed_name TEXT NOT NULL,
  mask TEXT NOT NULL,
  name_hash TEXT NOT NULL,
  since TEXT,
  until TEXT,
  removed INTEGER NOT NULL CHECK (removed IN (0, 1)),
  version INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  updated_by TEXT NOT NULL
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX member_by_name ON member (community, name_hash);
--> statement-breakpoint
CREATE TRIGGER entry_names_a_member BEFORE INSERT ON entry
WHEN NEW.kind = 'party_duty' AND NEW.fields ->> 'member' IS NOT NULL AND NOT EXISTS (
  SELECT 1 FROM member WHERE id = NEW.fields ->> 'member' AND community = NEW.community AND removed = 0) BEGIN
  SELECT RAISE(ABORT, 'no such member');
END;
--> statement-breakpoint
CREATE TRIGGER entry_comes_to_name_a_member BEFORE UPDATE OF fields ON entry
WHEN NEW.kind = 'party_duty' AND NEW.fields ->> 'member' IS NOT NULL
  AND NEW.fields ->> 'member' IS NOT OLD.fields ->> 'member' AND NOT EXISTS (
  SELECT 1 FROM member WHERE id = NEW.fields ->> 'member' AND community = NEW.community AND removed = 0) BEGIN
  SELECT RAISE(ABORT, 'no such member');
END;
