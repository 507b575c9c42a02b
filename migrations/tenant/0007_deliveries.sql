CREATE TABLE endpoint (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('webhook', 'dingtalk', 'wecom', 'feishu')),
  name TEXT NOT NULL,
  sealed_url TEXT NOT NULL,
  shown_url TEXT NOT NULL,
  sealed_headers TEXT NOT NULL,
  header_names TEXT NOT NULL CHECK (json_valid(header_names)),
  types TEXT NOT NULL CHECK (json_valid(types)),
  communities TEXT NOT NULL CHECK (json_valid(communities)),
  content TEXT NOT NULL CHECK (content IN ('thin', 'full')),
  signatures TEXT NOT NULL CHECK (json_valid(signatures)),
  sealed_keys TEXT NOT NULL,
  public_key TEXT NOT NULL,
  sealed_old_keys TEXT,
  old_keys_until INTEGER,
  rate INTEGER NOT NULL CHECK (rate >= 0),
  ordered INTEGER NOT NULL CHECK (ordered IN (0, 1)),
  days_kept INTEGER NOT NULL CHECK (days_kept BETWEEN 5 AND 90),
  handshake TEXT NOT NULL CHECK (handshake IN ('allowed', 'not-supported')),
  state TEXT NOT NULL CHECK (state IN ('active', 'paused', 'gone', 'failing')),
  from_sequence INTEGER NOT NULL,
  failing_since INTEGER,
  succeeded_at INTEGER,
  window_from INTEGER NOT NULL DEFAULT 0,
  window_used INTEGER NOT NULL DEFAULT 0,
  removed INTEGER NOT NULL CHECK (removed IN (0, 1)),
  version INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  updated_by TEXT NOT NULL
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE outbox (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  after INTEGER NOT NULL
) STRICT;
--> statement-breakpoint
INSERT INTO outbox SELECT 1, coalesce(max(sequence), 0) FROM event;
--> statement-breakpoint
CREATE TABLE message (
  sequence INTEGER NOT NULL,
  content TEXT NOT NULL CHECK (content IN ('thin', 'full')),
  body TEXT NOT NULL CHECK (json_valid(body)),
  keep_until INTEGER NOT NULL,
  PRIMARY KEY (sequence, content)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX message_by_end ON message (keep_until);
--> statement-breakpoint
CREATE TABLE delivery (
  endpoint TEXT NOT NULL REFERENCES endpoint (id),
  sequence INTEGER NOT NULL,
  message TEXT NOT NULL,
  type TEXT NOT NULL,
  community TEXT,
  subject TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'delivered', 'failed')),
  step INTEGER NOT NULL,
  attempts INTEGER NOT NULL,
  due_at INTEGER NOT NULL,
  leased_until INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  settled_at INTEGER,
  acknowledgement TEXT CHECK (acknowledgement IN ('synced', 'rejected')),
  acknowledged_at INTEGER,
  acknowledgement_reason TEXT,
  PRIMARY KEY (endpoint, sequence)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX delivery_due ON delivery (endpoint, due_at, sequence) WHERE state = 'waiting';
--> statement-breakpoint
CREATE INDEX delivery_queue ON delivery (endpoint, community, sequence) WHERE state = 'waiting';
--> statement-breakpoint
CREATE INDEX delivery_by_sequence ON delivery (sequence, endpoint);
--> statement-breakpoint
CREATE INDEX delivery_by_subject ON delivery (subject, sequence);
--> statement-breakpoint
CREATE INDEX delivery_by_settling ON delivery (endpoint, state, settled_at);
--> statement-breakpoint
CREATE TABLE attempt (
  endpoint TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  number INTEGER NOT NULL,
  at INTEGER NOT NULL,
  took INTEGER NOT NULL,
  status INTEGER,
  failure TEXT,
  answer TEXT NOT NULL,
  PRIMARY KEY (endpoint, sequence, number),
  FOREIGN KEY (endpoint, sequence) REFERENCES delivery (endpoint, sequence)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX event_by_time ON event (at);
