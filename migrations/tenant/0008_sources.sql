CREATE TABLE source (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('standard', 'github', 'hmac', 'bearer')),
  receiving TEXT NOT NULL CHECK (json_valid(receiving)),
  secret TEXT NOT NULL,
  former TEXT NOT NULL CHECK (json_valid(former)),
  mapping TEXT NOT NULL CHECK (json_valid(mapping)),
  mapping_version INTEGER NOT NULL,
  communities TEXT NOT NULL CHECK (json_valid(communities)),
  sections TEXT NOT NULL CHECK (json_valid(sections)),
  state TEXT NOT NULL CHECK (state IN ('active', 'paused', 'removed')),
  version INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  updated_at INTEGER NOT NULL,
  updated_by TEXT NOT NULL
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE inbound_message (
  id TEXT PRIMARY KEY,
  source TEXT NOT NULL REFERENCES source (id),
  external_id TEXT NOT NULL,
  body_hash TEXT NOT NULL,
  once TEXT NOT NULL,
  received_at INTEGER NOT NULL,
  sealed_body TEXT,
  size INTEGER NOT NULL,
  mapping_version INTEGER NOT NULL,
  items_path TEXT NOT NULL,
  items INTEGER NOT NULL,
  done INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('accepted', 'partly', 'quarantined', 'dismissed')),
  outcome TEXT NOT NULL CHECK (json_valid(outcome)),
  dismissal TEXT NOT NULL,
  version INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  updated_by TEXT NOT NULL
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX inbound_message_once ON inbound_message (source, external_id);
--> statement-breakpoint
CREATE UNIQUE INDEX inbound_message_replayed ON inbound_message (source, once);
--> statement-breakpoint
CREATE INDEX inbound_message_of_source ON inbound_message (source, id);
--> statement-breakpoint
CREATE INDEX inbound_message_of_source_by_state ON inbound_message (source, state, id);
--> statement-breakpoint
CREATE INDEX inbound_message_by_state ON inbound_message (state, id);
--> statement-breakpoint
CREATE INDEX inbound_message_kept ON inbound_message (received_at) WHERE sealed_body IS NOT NULL;
--> statement-breakpoint
CREATE TRIGGER inbound_message_is_never_deleted BEFORE DELETE ON inbound_message BEGIN
  SELECT RAISE(ABORT, 'messages are kept');
END;
--> statement-breakpoint
CREATE TABLE source_figure (
  declared TEXT PRIMARY KEY REFERENCES declared (id),
  source TEXT NOT NULL REFERENCES source (id),
  version INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
