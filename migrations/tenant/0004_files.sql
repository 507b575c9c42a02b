CREATE TABLE stored_object (
  community TEXT NOT NULL REFERENCES community (id),
  sha256 TEXT NOT NULL,
  size INTEGER NOT NULL CHECK (size >= 0),
  swept_at INTEGER,
  PRIMARY KEY (community, sha256)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX stored_object_swept ON stored_object (swept_at) WHERE swept_at IS NOT NULL;
--> statement-breakpoint
CREATE TABLE file_usage (
  community TEXT PRIMARY KEY REFERENCES community (id),
  bytes INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TRIGGER stored_object_is_counted AFTER INSERT ON stored_object BEGIN
  INSERT INTO file_usage VALUES (NEW.community, NEW.size)
  ON CONFLICT DO UPDATE SET bytes = bytes + excluded.bytes;
END;
--> statement-breakpoint
CREATE TRIGGER stored_object_counts_no_more AFTER DELETE ON stored_object BEGIN
  UPDATE file_usage SET bytes = bytes - OLD.size WHERE community = OLD.community;
END;
--> statement-breakpoint
CREATE TABLE file (
  id TEXT PRIMARY KEY,
  community TEXT NOT NULL REFERENCES community (id),
  entry TEXT REFERENCES entry (id),
  target TEXT,
  item TEXT,
  name TEXT NOT NULL,
  type TEXT NOT NULL CHECK (type IN ('jpeg', 'png', 'webp', 'heic', 'pdf', 'docx', 'xlsx')),
  size INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  picture TEXT NOT NULL,
  removed INTEGER NOT NULL CHECK (removed IN (0, 1)),
  kept INTEGER NOT NULL CHECK (kept IN (0, 1)),
  version INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  updated_at INTEGER NOT NULL,
  updated_by TEXT NOT NULL,
  CHECK ((entry IS NULL) = (target IS NOT NULL) AND (target IS NULL) = (item IS NULL))
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE UNIQUE INDEX file_once ON file (coalesce(entry, target), coalesce(item, ''), sha256) WHERE removed = 0;
--> statement-breakpoint
CREATE INDEX file_by_entry ON file (entry) WHERE entry IS NOT NULL;
--> statement-breakpoint
CREATE INDEX file_by_item ON file (target, item) WHERE target IS NOT NULL;
--> statement-breakpoint
CREATE INDEX file_by_content ON file (community, sha256);
--> statement-breakpoint
CREATE INDEX file_by_picture ON file (community, picture) WHERE picture <> '';
--> statement-breakpoint
CREATE INDEX file_removed ON file (updated_at) WHERE removed = 1 AND kept = 0;
--> statement-breakpoint
CREATE TABLE housekeeping (
  task TEXT PRIMARY KEY,
  at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
