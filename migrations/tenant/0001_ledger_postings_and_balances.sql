CREATE TABLE community (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  short_name TEXT NOT NULL,
  initials TEXT NOT NULL,
  position INTEGER NOT NULL UNIQUE
) STRICT;
--> statement-breakpoint
CREATE TABLE settings (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  street_name TEXT NOT NULL,
  cut_off TEXT NOT NULL,
  opening TEXT NOT NULL,
  closing TEXT NOT NULL,
  version INTEGER NOT NULL,
  updated_at INTEGER NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE entry (
  id TEXT PRIMARY KEY,
  community TEXT NOT NULL REFERENCES community (id),
  kind TEXT NOT NULL,
  section TEXT NOT NULL,
  date TEXT NOT NULL,
  precision TEXT NOT NULL CHECK (precision IN ('day', 'month', 'half', 'year')),
  title TEXT NOT NULL,
  fields TEXT NOT NULL CHECK (json_valid(fields)),
  note TEXT NOT NULL,
  notable INTEGER NOT NULL CHECK (notable IN (0, 1)),
  searched TEXT NOT NULL,
  rule_version INTEGER NOT NULL,
  deleted INTEGER NOT NULL CHECK (deleted IN (0, 1)),
  version INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  created_by TEXT NOT NULL,
  updated_at INTEGER NOT NULL,
  updated_by TEXT NOT NULL
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX entry_by_date ON entry (community, deleted, date DESC, id DESC);
--> statement-breakpoint
CREATE INDEX entry_by_kind ON entry (community, kind, deleted, date DESC, id DESC);
--> statement-breakpoint
CREATE TABLE entry_version (
  entry TEXT NOT NULL REFERENCES entry (id),
  version INTEGER NOT NULL,
  change TEXT NOT NULL CHECK (change IN ('recorded', 'edited', 'deleted', 'restored')),
  content TEXT NOT NULL CHECK (json_valid(content)),
  at INTEGER NOT NULL,
  by TEXT NOT NULL,
  PRIMARY KEY (entry, version)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE posting (
  community TEXT NOT NULL,
  metric TEXT NOT NULL,
  dimension TEXT NOT NULL,
  date TEXT NOT NULL,
  entry TEXT NOT NULL REFERENCES entry (id),
  nature TEXT NOT NULL CHECK (nature IN ('flow', 'stock')),
  precision TEXT NOT NULL CHECK (precision IN ('day', 'month', 'half', 'year')),
  value INTEGER NOT NULL,
  bound TEXT NOT NULL CHECK (bound IN ('exact', 'at-least', 'at-most', 'about', 'estimated', 'unstated')),
  PRIMARY KEY (community, metric, dimension, date, entry)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX posting_by_entry ON posting (entry);
--> statement-breakpoint
CREATE TABLE flow_balance (
  span TEXT NOT NULL,
  community TEXT NOT NULL,
  metric TEXT NOT NULL,
  dimension TEXT NOT NULL,
  sum INTEGER NOT NULL,
  count INTEGER NOT NULL,
  at_least INTEGER NOT NULL,
  at_most INTEGER NOT NULL,
  about INTEGER NOT NULL,
  estimated INTEGER NOT NULL,
  unstated INTEGER NOT NULL,
  PRIMARY KEY (span, community, metric, dimension)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE stock_balance (
  community TEXT NOT NULL,
  metric TEXT NOT NULL,
  dimension TEXT NOT NULL,
  grain TEXT NOT NULL CHECK (grain IN ('month', 'half')),
  span TEXT NOT NULL,
  date TEXT NOT NULL,
  entry TEXT NOT NULL,
  precision TEXT NOT NULL,
  value INTEGER NOT NULL,
  bound TEXT NOT NULL,
  PRIMARY KEY (community, grain, metric, dimension, span)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TRIGGER posting_is_never_updated BEFORE UPDATE ON posting BEGIN
  SELECT RAISE(ABORT, 'postings are deleted and inserted anew');
END;
--> statement-breakpoint
CREATE TRIGGER posting_adds_to_month AFTER INSERT ON posting
WHEN NEW.nature = 'flow' AND NEW.precision IN ('day', 'month') BEGIN
  INSERT INTO flow_balance VALUES (
    substr(NEW.date, 1, 7), NEW.community, NEW.metric, NEW.dimension, NEW.value, 1,
    NEW.bound = 'at-least', NEW.bound = 'at-most', NEW.bound = 'about', NEW.bound = 'estimated', NEW.bound = 'unstated')
  ON CONFLICT DO UPDATE SET
    sum = sum + excluded.sum, count = count + 1,
    at_least = at_least + excluded.at_least, at_most = at_most + excluded.at_most, about = about + excluded.about,
    estimated = estimated + excluded.estimated, unstated = unstated + excluded.unstated;
END;
--> statement-breakpoint
CREATE TRIGGER posting_adds_to_half AFTER INSERT ON posting
WHEN NEW.nature = 'flow' BEGIN
  INSERT INTO flow_balance VALUES (
    substr(NEW.date, 1, 4) || CASE WHEN NEW.precision = 'year' THEN '' WHEN substr(NEW.date, 6, 2) < '07' THEN '-H1' ELSE '-H2' END,
    NEW.community, NEW.metric, NEW.dimension, NEW.value, 1,
    NEW.bound = 'at-least', NEW.bound = 'at-most', NEW.bound = 'about', NEW.bound = 'estimated', NEW.bound = 'unstated')
  ON CONFLICT DO UPDATE SET
    sum = sum + excluded.sum, count = count + 1,
    at_least = at_least + excluded.at_least, at_most = at_most + excluded.at_most, about = about + excluded.about,
    estimated = estimated + excluded.estimated, unstated = unstated + excluded.unstated;
END;
--> statement-breakpoint
CREATE TRIGGER posting_leaves_flows AFTER DELETE ON posting
WHEN OLD.nature = 'flow' BEGIN
  UPDATE flow_balance SET
    sum = sum - OLD.value, count = count - 1,
    at_least = at_least - (OLD.bound = 'at-least'), at_most = at_most - (OLD.bound = 'at-most'),
    about = about - (OLD.bound = 'about'), estimated = estimated - (OLD.bound = 'estimated'),
    unstated = unstated - (OLD.bound = 'unstated')
  WHERE community = OLD.community AND metric = OLD.metric AND dimension = OLD.dimension AND span IN (
    CASE WHEN OLD.precision IN ('day', 'month') THEN substr(OLD.date, 1, 7) END,
    substr(OLD.date, 1, 4) || CASE WHEN OLD.precision = 'year' THEN '' WHEN substr(OLD.date, 6, 2) < '07' THEN '-H1' ELSE '-H2' END);
  DELETE FROM flow_balance
  WHERE count = 0 AND community = OLD.community AND metric = OLD.metric AND dimension = OLD.dimension AND span IN (
    CASE WHEN OLD.precision IN ('day', 'month') THEN substr(OLD.date, 1, 7) END,
    substr(OLD.date, 1, 4) || CASE WHEN OLD.precision = 'year' THEN '' WHEN substr(OLD.date, 6, 2) < '07' THEN '-H1' ELSE '-H2' END);
END;
--> statement-breakpoint
CREATE TRIGGER posting_reads_month AFTER INSERT ON posting
WHEN NEW.nature = 'stock' AND NEW.precision IN ('day', 'month') BEGIN
  INSERT INTO stock_balance VALUES (
    NEW.community, NEW.metric, NEW.dimension, 'month', substr(NEW.date, 1, 7),
    NEW.date, NEW.entry, NEW.precision, NEW.value, NEW.bound)
  ON CONFLICT DO UPDATE SET
    date = excluded.date, entry = excluded.entry, precision = excluded.precision, value = excluded.value, bound = excluded.bound
  WHERE (excluded.date, excluded.entry) > (date, entry);
END;
--> statement-breakpoint
CREATE TRIGGER posting_reads_half AFTER INSERT ON posting
WHEN NEW.nature = 'stock' BEGIN
  INSERT INTO stock_balance VALUES (
    NEW.community, NEW.metric, NEW.dimension, 'half',
    substr(NEW.date, 1, 4) || CASE WHEN substr(NEW.date, 6, 2) < '07' THEN '-H1' ELSE '-H2' END,
    NEW.date, NEW.entry, NEW.precision, NEW.value, NEW.bound)
  ON CONFLICT DO UPDATE SET
    date = excluded.date, entry = excluded.entry, precision = excluded.precision, value = excluded.value, bound = excluded.bound
  WHERE (excluded.date, excluded.entry) > (date, entry);
END;
--> statement-breakpoint
CREATE TRIGGER posting_leaves_stocks AFTER DELETE ON posting
WHEN OLD.nature = 'stock' BEGIN
  DELETE FROM stock_balance
  WHERE entry = OLD.entry AND community = OLD.community AND metric = OLD.metric AND dimension = OLD.dimension
    AND grain IN ('month', 'half') AND span IN (
      substr(OLD.date, 1, 7), substr(OLD.date, 1, 4) || CASE WHEN substr(OLD.date, 6, 2) < '07' THEN '-H1' ELSE '-H2' END);
  INSERT INTO stock_balance
  SELECT community, metric, dimension, 'month', substr(OLD.date, 1, 7), date, entry, precision, value, bound
  FROM posting
  WHERE community = OLD.community AND metric = OLD.metric AND dimension = OLD.dimension AND nature = 'stock'
    AND precision IN ('day', 'month') AND date BETWEEN substr(OLD.date, 1, 7) || '-01' AND substr(OLD.date, 1, 7) || '-31'
  ORDER BY date DESC, entry DESC LIMIT 1
  ON CONFLICT DO NOTHING;
  INSERT INTO stock_balance
  SELECT community, metric, dimension, 'half',
    substr(OLD.date, 1, 4) || CASE WHEN substr(OLD.date, 6, 2) < '07' THEN '-H1' ELSE '-H2' END,
    date, entry, precision, value, bound
  FROM posting
  WHERE community = OLD.community AND metric = OLD.metric AND dimension = OLD.dimension AND nature = 'stock'
    AND date BETWEEN substr(OLD.date, 1, 4) || CASE WHEN substr(OLD.date, 6, 2) < '07' THEN '-01-01' ELSE '-07-01' END
                 AND substr(OLD.date, 1, 4) || CASE WHEN substr(OLD.date, 6, 2) < '07' THEN '-06-30' ELSE '-12-31' END
  ORDER BY date DESC, entry DESC LIMIT 1
  ON CONFLICT DO NOTHING;
END;
--> statement-breakpoint
CREATE TABLE declared (
  id TEXT PRIMARY KEY,
  community TEXT NOT NULL REFERENCES community (id),
  period TEXT NOT NULL,
  metric TEXT NOT NULL,
  dimension TEXT NOT NULL,
  value INTEGER NOT NULL,
  bound TEXT NOT NULL CHECK (bound IN ('exact', 'at-least', 'at-most', 'about', 'estimated', 'unstated')),
  said TEXT,
  source TEXT NOT NULL,
  reason TEXT NOT NULL,
  statement TEXT NOT NULL,
  withdrawn INTEGER NOT NULL CHECK (withdrawn IN (0, 1)),
  version INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  updated_by TEXT NOT NULL
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE UNIQUE INDEX declared_once ON declared (period, community, metric, dimension) WHERE withdrawn = 0;
--> statement-breakpoint
CREATE TABLE target (
  id TEXT PRIMARY KEY,
  community TEXT NOT NULL REFERENCES community (id),
  title TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('metric', 'checklist', 'coverage', 'milestone', 'duty')),
  level TEXT NOT NULL CHECK (level IN ('community', 'street', 'district', 'city', 'province')),
  due TEXT NOT NULL,
  metric TEXT,
  dimension TEXT NOT NULL,
  value INTEGER,
  unit TEXT NOT NULL,
  removed INTEGER NOT NULL CHECK (removed IN (0, 1)),
  version INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  updated_by TEXT NOT NULL
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX target_by_due ON target (community, removed, due, id);
--> statement-breakpoint
CREATE TABLE event (
  sequence INTEGER PRIMARY KEY,
  type TEXT NOT NULL,
  community TEXT,
  subject TEXT NOT NULL,
  actor TEXT NOT NULL,
  at INTEGER NOT NULL,
  data TEXT NOT NULL CHECK (json_valid(data))
) STRICT;
--> statement-breakpoint
CREATE TABLE seal (
  number INTEGER PRIMARY KEY,
  first INTEGER NOT NULL,
  last INTEGER NOT NULL,
  hash TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE idempotency (
  person TEXT NOT NULL,
  key TEXT NOT NULL,
  operation TEXT NOT NULL,
  request_hash TEXT NOT NULL,
  reply TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (person, key)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX idempotency_by_age ON idempotency (at);
