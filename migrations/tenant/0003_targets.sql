CREATE TABLE task (
  id TEXT PRIMARY KEY,
  title TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('metric', 'checklist', 'coverage', 'milestone', 'duty')),
  level TEXT NOT NULL CHECK (level IN ('community', 'street', 'district', 'city', 'province')),
  section TEXT NOT NULL,
  start TEXT NOT NULL,
  due TEXT NOT NULL CHECK (due >= start),
  plan TEXT NOT NULL CHECK (plan ->> 'kind' = kind),
  template TEXT,
  template_version INTEGER,
  notes TEXT NOT NULL,
  removed INTEGER NOT NULL CHECK (removed IN (0, 1)),
  version INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  updated_by TEXT NOT NULL
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE target_of_community (
  id TEXT PRIMARY KEY,
  community TEXT NOT NULL REFERENCES community (id),
  task TEXT REFERENCES task (id),
  title TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('metric', 'checklist', 'coverage', 'milestone', 'duty')),
  level TEXT NOT NULL CHECK (level IN ('community', 'street', 'district', 'city', 'province')),
  section TEXT NOT NULL,
  start TEXT NOT NULL,
  due TEXT NOT NULL CHECK (due >= start),
  plan TEXT NOT NULL CHECK (plan ->> 'kind' = kind),
  template TEXT,
  template_version INTEGER,
  figures TEXT NOT NULL CHECK (json_valid(figures)),
  owner TEXT NOT NULL,
  notes TEXT NOT NULL,
  carried INTEGER NOT NULL,
  removed INTEGER NOT NULL CHECK (removed IN (0, 1)),
  version INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  updated_by TEXT NOT NULL
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
INSERT INTO target_of_community
  SELECT id, community, NULL, title, kind, level, 'base', substr(due, 1, 4) || '-01-01', due,
    CASE kind
      WHEN 'metric' THEN json_patch('{}', json_object(
        'kind', kind, 'metric', metric, 'dimension', dimension, 'unit', unit, 'value', value, 'aim', 'at-least'))
      WHEN 'checklist' THEN json_object('kind', kind, 'items', json('[]'), 'ladder', json('[]'), 'bonusMost', 0)
      WHEN 'coverage' THEN json_object('kind', kind, 'phases', json('[]'))
      WHEN 'milestone' THEN json_object('kind', kind, 'steps', json('[]'))
      ELSE json_object('kind', kind, 'duties', json('[]'))
    END,
    NULL, NULL, iif(metric IS NULL, '[]', json_array(json_array(metric, dimension))), '', '', 0, removed, version, updated_at, updated_by
  FROM target;
--> statement-breakpoint
DROP TABLE target;
--> statement-breakpoint
ALTER TABLE target_of_community RENAME TO target;
--> statement-breakpoint
CREATE INDEX target_by_due ON target (community, removed, due, id);
--> statement-breakpoint
CREATE UNIQUE INDEX target_of_task ON target (task, community) WHERE task IS NOT NULL;
--> statement-breakpoint
CREATE TABLE target_mark (
  target TEXT NOT NULL REFERENCES target (id),
  item TEXT NOT NULL,
  met INTEGER CHECK (met IN (0, 1)),
  score INTEGER,
  deductions TEXT NOT NULL CHECK (json_valid(deductions)),
  planned TEXT,
  done TEXT,
  remark TEXT NOT NULL,
  verified_met INTEGER CHECK (verified_met IN (0, 1)),
  verified INTEGER,
  verified_remark TEXT NOT NULL,
  version INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  updated_by TEXT NOT NULL,
  PRIMARY KEY (target, item)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE target_evidence (
  target TEXT NOT NULL REFERENCES target (id),
  item TEXT NOT NULL,
  entry TEXT NOT NULL REFERENCES entry (id),
  amount INTEGER NOT NULL CHECK (amount >= 0),
  at INTEGER NOT NULL,
  by TEXT NOT NULL,
  PRIMARY KEY (target, item, entry)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX target_evidence_by_entry ON target_evidence (entry);
--> statement-breakpoint
CREATE TABLE tract (
  target TEXT NOT NULL REFERENCES target (id),
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  households INTEGER NOT NULL CHECK (households >= 0),
  enumerators INTEGER NOT NULL CHECK (enumerators >= 0),
  position INTEGER NOT NULL,
  PRIMARY KEY (target, code)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE coverage_day (
  target TEXT NOT NULL REFERENCES target (id),
  day TEXT NOT NULL,
  version INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  updated_by TEXT NOT NULL,
  PRIMARY KEY (target, day)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE coverage_count (
  target TEXT NOT NULL,
  day TEXT NOT NULL,
  tract TEXT NOT NULL,
  counter TEXT NOT NULL CHECK (counter IN ('listed', 'registered', 'checked')),
  households INTEGER NOT NULL CHECK (households >= 0),
  PRIMARY KEY (target, day, tract, counter),
  FOREIGN KEY (target, day) REFERENCES coverage_day (target, day),
  FOREIGN KEY (target, tract) REFERENCES tract (target, code)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE target_template (
  id TEXT NOT NULL,
  version INTEGER NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('checklist', 'coverage', 'milestone')),
  source TEXT NOT NULL,
  text TEXT NOT NULL,
  plan TEXT NOT NULL CHECK (plan ->> 'kind' = kind),
  removed INTEGER NOT NULL CHECK (removed IN (0, 1)),
  updated_at INTEGER NOT NULL,
  updated_by TEXT NOT NULL,
  PRIMARY KEY (id, version)
) STRICT, WITHOUT ROWID;
